"""An example that passes and one that fails for every rule (``examples.toml``), for the documentation too."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from drafting.checks.findings import Profile
from drafting.checks.house_words import HouseWord
from drafting.checks.rule import Subject
from drafting.errors import DataFileError
from drafting.facts import Aspect, Fact, Requirement
from drafting.figures import Number, from_json
from drafting.ledger import Ledger, render
from drafting.report import HEADINGS, AnnualReport, OrganType, Section, title_of
from drafting.roster import Units
from drafting.tables import STATUTORY_CODES


@dataclass(frozen=True)
class Example:
    """A rule in a sentence, what it passes and what it fails; ``written`` is either as the data has it."""

    rule: str
    says: str
    passes: Subject
    fails: Subject
    written: Mapping[str, Mapping[str, Any]]


@cache
def examples() -> Mapping[str, Example]:
    """The examples by the id of their rule.

    Raises:
        DataFileError: the file breaks its own rules.
    """
    try:
        data = tomllib.loads(files(__package__).joinpath("examples.toml").read_text(encoding="utf-8"))
        base = data["base"]
        return {
            rule: Example(rule, e["says"], _subject(base, e["passes"]), _subject(base, e["fails"]), e)
            for rule, e in data["rules"].items()
        }
    except (KeyError, ValueError, TypeError) as error:
        raise DataFileError(f"examples.toml 有误：{error}") from error


def _subject(base: Mapping[str, Any], changed: Mapping[str, Any]) -> Subject:
    facts = tuple(Fact(f["id"], Aspect(f["aspect"]), f["statement"]) for f in changed.get("facts", ()))
    sources = _by_number(changed.get("sources", {}))
    report = _report(base, changed)
    if sources:
        ledger = Ledger.of(report.figures, facts=facts)
        report = _report(base, {**changed, "texts": {n: render(s, ledger) for n, s in sources.items()}})
    previous = changed.get("previous")
    year = report.year or 0
    return Subject(
        report,
        Profile(changed.get("profile", "published")),
        previous=_report(base, {"year": year - 1, **previous}) if previous else None,
        organ_type=OrganType(base["organ_type"]) if report.organ == base["organ"] else None,
        level=changed.get("level"),
        facts=facts,
        sources=sources or None,
        house_words=tuple(HouseWord(**word) for word in changed.get("house_words", ())),
        requirements=tuple(Requirement(**r) for r in changed.get("requirements", ())),
        neighbours=tuple(_report(base, n) for n in changed.get("neighbours", ())),
        units=Units(tuple(_report(base, u) for u in changed["units"])) if "units" in changed else None,
    )


def _report(base: Mapping[str, Any], changed: Mapping[str, Any]) -> AnnualReport:
    organ, year = changed.get("organ", base["organ"]), changed.get("year", base["year"])
    texts = {**_by_number(base["texts"]), **_by_number(changed.get("texts", {}))}
    headings = {**HEADINGS, **_by_number(changed.get("headings", {}))}
    sections = tuple(
        Section(number, headings.get(number, ""), text)
        for number, text in sorted(texts.items())
        if number not in changed.get("without", ())
    )
    figures: dict[str, Number | None] = dict.fromkeys(STATUTORY_CODES, 0)
    figures |= {code: from_json(None if v == "" else v) for code, v in changed.get("figures", {}).items()}
    return AnnualReport(title_of(organ, year), organ, year, "2021", sections, figures)


def _by_number(texts: Mapping[Any, str]) -> dict[int, str]:
    return {int(number): text for number, text in texts.items()}
