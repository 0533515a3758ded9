"""docs/files.md names every column, word and key that a file may hold, and its examples are read."""

import re
from pathlib import Path

import pytest
from builders import report

from drafting.cli import search
from drafting.facts import Aspect
from drafting.intake import facts, roster
from drafting.report import OrganType, report_to_json
from drafting.roster import LEVELS

TEXT = (Path(__file__).parents[1] / "docs" / "files.md").read_text(encoding="utf-8")
PARTS = dict(re.findall(r"^## ([^\n,]+)[^\n]*\n(.*?)(?=^## |\Z)", TEXT, re.S | re.M))


def examples(part: str) -> bytes:
    return "\n".join(re.findall(r"^    (.+)$", PARTS[part], re.M)).encode()


@pytest.mark.parametrize(
    ("part", "names"),
    [
        pytest.param("FACTS.csv", [*facts.COLUMNS, *Aspect], id="素材"),
        pytest.param("ROSTER.csv", [*roster.COLUMNS, *OrganType, *LEVELS], id="花名册"),
        pytest.param("JSON", ["id", "query", *search._FILTERS], id="一批查询"),
    ],
)
def test_every_name_is_written_down(part, names):
    assert [name for name in names if not re.search(rf"\b{re.escape(name)}\b", PARTS[part])] == []


def test_every_key_of_a_report_is_written_down():
    assert [
        key for key in report_to_json(report()) if f"`{key}`" not in PARTS["JSON"] and key != "format"
    ] == []


def test_the_example_of_a_fact_is_read():
    (fact,) = facts.read_facts(examples("FACTS.csv"))
    assert (fact.reference, fact.aspect, fact.stated) == ("fact.12", Aspect.ON_REQUEST, "举办业务培训3期")


def test_the_example_of_a_roster_is_read():
    (unit,) = roster.read_roster(examples("ROSTER.csv"))
    assert (unit.aliases, unit.summed, unit.published) == (("区财政局", "财政局"), True, None)
