"""What the rules say of cases at their edges, as data; run as a script, it writes ``cases/*.json`` anew.

``cases/<kind>.toml`` describes each case: its rule, what is special about it, and the report. Cells not given are
0, ``""`` is blank; sections not given are empty; ``footed`` has the sums computed.
"""

import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from drafting.checks.engine import CATALOGUE, Subject, check
from drafting.checks.findings import Profile, Result, Severity
from drafting.checks.house_words import HouseWord
from drafting.facts import Aspect, Fact, Requirement
from drafting.ledger import Ledger, render
from drafting.report import HEADINGS, AnnualReport, OrganType, Section, Unread, Why, title_of
from drafting.roster import Unit, Units
from drafting.tables import STATUTORY_CODES, edition, recompute

FOLDER = Path(__file__).with_name("cases")
RULES = {rule.id: rule for rule in CATALOGUE}
ORGAN = "云岭市青禾区人民政府"
YEAR = 2023

Described = Mapping[str, Any]


def cases() -> dict[str, Described]:
    """Every case, by ``<kind>: <rule>: <name>``."""
    return {
        f"{file.stem}: {case['rule']}: {case['name']}": case
        for file in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)["case"]
    }


def told(case: Described) -> list[Described]:
    """What its rule says: a line for each finding and each note, one for those between that came out alike."""
    outcome = check(subject_of(case), [RULES[case["rule"]]])
    assert outcome.broken == (), outcome.broken
    lines: list[Described] = []
    for result in outcome.results:
        alike = None if result.note or result.finding else result.status.value
        if alike is None:
            lines.append(_line(result))
        elif lines and list(lines[-1]) == [alike] and isinstance(lines[-1][alike], list):
            lines[-1][alike].append(result.instance)
        else:
            lines.append({alike: [result.instance]})
    return lines


def _line(result: Result) -> Described:
    said = {result.status.value: result.instance, "note": result.note}
    if result.finding:
        said |= result.finding.to_json()
        assert (said.pop("rule"), said.pop("instance")) == (result.rule, result.instance)
        assert said.pop("status") == result.status.value
        assert said.pop("basis") == RULES[result.rule].basis
    return {
        key: value for key, value in said.items() if key == result.status.value or value not in ("", None, [])
    }


def subject_of(case: Described) -> Subject:
    """The subject that a case describes."""
    facts = tuple(Fact(**{**fact, "aspect": Aspect(fact["aspect"])}) for fact in case.get("facts", ()))
    sources = {int(number): source for number, source in case.get("sources", {}).items()}
    previous = _report({"year": YEAR - 1, **case["previous"]}) if "previous" in case else None
    report = _report(case)
    if sources:
        ledger = Ledger.of(report.figures, previous=previous.figures if previous else None, facts=facts)
        report = _report(
            {**case, "texts": {number: render(text, ledger) for number, text in sources.items()}}
        )
    return Subject(
        report,
        Profile(case.get("profile", "published")),
        previous=previous,
        organ_type=OrganType(case["organ_type"]) if "organ_type" in case else None,
        level=case.get("level"),
        facts=facts,
        sources=sources or None,
        house_words=tuple(
            HouseWord(**{**word, "severity": Severity(word.get("severity", "warning"))})
            for word in case.get("house_words", ())
        ),
        requirements=tuple(Requirement(**one) for one in case.get("requirements", ())),
        reasons=case.get("reasons", {}),
        confirmed=frozenset(case.get("confirmed", ())),
        neighbours=tuple(_report(one) for one in case.get("neighbours", ())),
        units=_units(case) if "units" in case else None,
    )


def _units(case: Described) -> Units:
    return Units(
        tuple(_report(one) for one in case["units"]), tuple(Unit(**unit) for unit in case.get("roster", ()))
    )


def _report(described: Described) -> AnnualReport:
    organ, year = described.get("organ", ORGAN), described.get("year", YEAR)
    headings = {
        **HEADINGS,
        **{int(number): heading for number, heading in described.get("headings", {}).items()},
    }
    texts = {int(number): text for number, text in described.get("texts", {}).items()}
    figures = dict.fromkeys(STATUTORY_CODES, 0) | {
        code: None if value == "" else value for code, value in described.get("figures", {}).items()
    }
    return AnnualReport(
        described.get("title", title_of(organ, year)),
        organ,
        year or None,
        described.get("edition", "2021"),
        tuple(
            Section(number, headings.get(number, ""), texts.get(number, ""))
            for number in described.get("order", range(7))
        ),
        recompute(figures, edition("2021")) if described.get("footed") else figures,
        tuple(Unread(where, "", Why(why)) for where, why in described.get("unread", {}).items()),
    )


if __name__ == "__main__":
    said: dict[str, dict[str, Any]] = {}
    for key, one in cases().items():
        kind, _, name = key.partition(": ")
        said.setdefault(kind, {})[name] = told(one)
    for kind, results in said.items():
        # A line for each of a case's: what changed is read in the diff.
        listed = {
            name: ",".join(f"\n  {json.dumps(line, ensure_ascii=False)}" for line in lines)
            for name, lines in results.items()
        }
        pages = (f" {json.dumps(name, ensure_ascii=False)}: [{lines}]" for name, lines in listed.items())
        FOLDER.joinpath(f"{kind}.json").write_text("{\n" + ",\n".join(pages) + "\n}\n", encoding="utf-8")
