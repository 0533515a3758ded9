"""Every rule has an example that passes and one that fails; ``docs/checks.md`` prints the same data."""

import re
from pathlib import Path

import pytest

from drafting.checks.engine import CATALOGUE, check
from drafting.checks.examples import examples
from drafting.checks.findings import Status
from drafting.figures import from_json
from drafting.report import HEADINGS

SHARED = Path(__file__).parents[3] / "shared" / "checks.md"
RULES = {rule.id: rule for rule in CATALOGUE}


def test_every_rule_has_its_examples_and_no_example_lacks_its_rule():
    assert set(examples()) == set(RULES)


@pytest.mark.parametrize("id", RULES)
def test_the_passing_example_passes(id):
    outcome = check(examples()[id].passes, [RULES[id]])
    assert outcome.broken == ()
    assert outcome.findings == ()
    assert outcome.count(Status.PASSED) > 0


@pytest.mark.parametrize("id", RULES)
def test_the_failing_example_fails(id):
    outcome = check(examples()[id].fails, [RULES[id]])
    assert outcome.broken == ()
    assert {finding.rule for finding in outcome.findings} == {id}


@pytest.mark.parametrize("id", RULES)
@pytest.mark.parametrize("which", ["passes", "fails"])
def test_an_example_is_what_its_data_says(id, which):
    example = examples()[id]
    written, subject = example.written[which], getattr(example, which)
    assert (example.rule, example.says) == (id, example.written["says"])
    assert subject.profile.value == written.get("profile", "published")
    assert subject.level == written.get("level")
    assert [(f.id, f.aspect.value, f.statement) for f in subject.facts] == [
        (f["id"], f["aspect"], f["statement"]) for f in written.get("facts", ())
    ]
    assert [(r.id, r.text, r.source) for r in subject.requirements] == [
        (r["id"], r["text"], r["source"]) for r in written.get("requirements", ())
    ]
    assert [(w.word, w.instead) for w in subject.house_words] == [
        (w["word"], w["instead"]) for w in written.get("house_words", ())
    ]
    assert subject.sources == ({int(n): s for n, s in written.get("sources", {}).items()} or None)
    assert (subject.organ_type is None) == ("organ" in written)
    assert_is_written(subject.report, written, year=2023)
    assert (subject.previous is None) == ("previous" not in written)
    if subject.previous:
        assert_is_written(subject.previous, written["previous"], year=2022 if "year" not in written else 2023)
    for report, said in zip(subject.neighbours, written.get("neighbours", ()), strict=True):
        assert_is_written(report, said, year=2023)
    for report, said in zip(
        subject.units.returns if subject.units else (), written.get("units", ()), strict=True
    ):
        assert_is_written(report, said, year=2023)


def assert_is_written(report, written, *, year):
    year, organ = written.get("year", year), written.get("organ", "云岭市青禾区人民政府")
    assert (report.year, report.organ, report.edition) == (year, organ, "2021")
    assert report.title == f"{organ}{year}年政府信息公开工作年度报告"
    assert [s.number for s in report.sections] == [n for n in range(7) if n not in written.get("without", ())]
    for section in report.sections:
        heading = HEADINGS.get(section.number, "")
        assert section.heading == written.get("headings", {}).get(str(section.number), heading)
        if "sources" not in written and str(section.number) in written.get("texts", {}):
            assert section.text == written["texts"][str(section.number)]
    given = {
        code: None if value == "" else from_json(value) for code, value in written.get("figures", {}).items()
    }
    assert {code: value for code, value in report.figures.items() if value != 0} == {
        code: value for code, value in given.items() if value != 0
    }


@pytest.mark.shared
def test_the_catalogue_has_every_id_of_the_reference():
    if not SHARED.exists():
        pytest.skip("no shared documents")
    named = re.findall(r"^\| `([a-z0-9-]+)`", SHARED.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(named) > 40
    assert set(named) == set(RULES)
