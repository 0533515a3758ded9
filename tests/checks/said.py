"""What each rule says of its examples, as data; run as a script, it writes ``said.json`` anew."""

import json
from pathlib import Path
from typing import Any

from drafting.checks.engine import CATALOGUE, check
from drafting.checks.examples import examples

SAID = Path(__file__).with_name("said.json")
RULES = {rule.id: rule for rule in CATALOGUE}


def said(id: str) -> dict[str, list[Any]]:
    """Every result of a rule on its passing and its failing example, findings with their spans."""
    return {
        name: [
            {
                "instance": result.instance,
                "status": result.status.value,
                "note": result.note,
                "finding": result.finding and result.finding.to_json() | {"span": result.finding.span},
            }
            for result in check(subject, [RULES[id]]).results
        ]
        for name, subject in (("passes", examples()[id].passes), ("fails", examples()[id].fails))
    }


if __name__ == "__main__":
    data = {id: said(id) for id in RULES}
    SAID.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
