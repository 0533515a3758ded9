"""Labelled sentences: what the rules of text should say of each, and how well they say it.

A folder holds ``reports.toml`` (the reports that the sentences stand in) and files of sentences, each right,
wrong or quiet (a figure of something else, which must not alarm). In a wrong one ⟦…⟧ marks what is wrong; the
marks are taken off before checking.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from drafting.checks.catalogue import CATALOGUE
from drafting.checks.engine import check
from drafting.checks.findings import Finding, Profile, Severity
from drafting.checks.rule import Kind, Subject
from drafting.checks.text import meets
from drafting.errors import DataFileError
from drafting.figures import Number
from drafting.report import AnnualReport, OrganType, Section, title_of
from drafting.tables import STATUTORY_CODES, edition, recompute

_MARK = re.compile("⟦([^⟧]*)⟧")
_RULES = tuple(rule for rule in CATALOGUE if rule.kind in (Kind.TEXT, Kind.WORDING))
_ALARMING_AS_WARNING = frozenset({"text-percent"})
"""Rules whose finding is about a figure for certain, though in a published report it is only a warning."""

Span = tuple[int, int]


@dataclass(frozen=True)
class LabelledSentence:
    """A sentence in its report.

    ``marks`` are the spans of what is wrong in it, ``rule`` is the one that should say so, empty where none.
    """

    pattern: str
    subject: Subject
    section: int
    text: str
    label: str
    rule: str
    marks: tuple[Span, ...]


@dataclass(frozen=True)
class Judgement:
    """What the rules said of a sentence: alarms about what is wrong, and false ones."""

    sentence: LabelledSentence
    true: tuple[Finding, ...]
    false: tuple[Finding, ...]

    @property
    def missed(self) -> bool:
        """Whether the sentence is wrong and nothing said so."""
        return bool(self.sentence.marks) and not self.true


@dataclass(frozen=True)
class Score:
    """How well the rules judge a set of sentences."""

    judgements: tuple[Judgement, ...]

    @cached_property
    def wrong(self) -> tuple[Judgement, ...]:
        """The wrong sentences."""
        return tuple(j for j in self.judgements if j.sentence.marks)

    @property
    def recall(self) -> float:
        """The share of wrong sentences with a finding about what is wrong; 1 where none is wrong."""
        return 1 - sum(j.missed for j in self.wrong) / len(self.wrong) if self.wrong else 1.0

    @property
    def precision(self) -> float:
        """The share of findings that are about what is wrong; 1 where there is none."""
        true, false = (sum(len(getattr(j, name)) for j in self.judgements) for name in ("true", "false"))
        return true / (true + false) if true + false else 1.0

    def by_rule(self) -> Mapping[str, tuple[int, int, int]]:
        """Per rule: wrong sentences labelled with it, how many of these were found, its false findings."""
        labelled = Counter(j.sentence.rule for j in self.wrong)
        found = Counter(j.sentence.rule for j in self.wrong if not j.missed)
        false = Counter(f.rule for j in self.judgements for f in j.false)
        return {rule: (labelled[rule], found[rule], false[rule]) for rule in sorted({*labelled, *false})}


def labelled_sentences(file: Path) -> tuple[LabelledSentence, ...]:
    """The sentences of a file, which stands beside its ``reports.toml``.

    Raises:
        DataFileError: one of the two breaks its form.
    """
    try:
        reports = {row["id"]: row for row in _toml(file.parent / "reports.toml")["report"]}
        rows = _toml(file)["sentence"]
        return tuple(_sentence(row, reports[row["report"]]) for row in rows)
    except (KeyError, ValueError) as error:
        raise DataFileError(f"{file} 有误：{error}") from error


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"), parse_float=Decimal)


def _sentence(row: Mapping[str, Any], report: Mapping[str, Any]) -> LabelledSentence:
    section = row.get("section", 1)
    text = _MARK.sub(r"\1", row["text"])
    marked = enumerate(_MARK.finditer(row["text"]))
    marks = tuple((match.start() - 2 * n, match.end() - 2 * n - 2) for n, match in marked)
    if bool(marks) != (row["label"] == "wrong"):
        raise ValueError(f"{row['pattern']}: {row['text']}")
    year = report["year"]
    subject = Subject(
        _report(report["organ"], year, report["figures"], {section: text}),
        Profile.PUBLISHED,
        previous=_report(report["organ"], year - 1, report["previous"]) if "previous" in report else None,
        organ_type=OrganType(report["organ_type"]),
    )
    return LabelledSentence(row["pattern"], subject, section, text, row["label"], row.get("rule", ""), marks)


def _report(
    organ: str, year: int, cells: Mapping[str, Number], texts: Mapping[int, str] | None = None
) -> AnnualReport:
    return AnnualReport(
        title=title_of(organ, year),
        organ=organ,
        year=year,
        edition="2021",
        sections=tuple(Section(number, "", text) for number, text in (texts or {}).items()),
        figures=recompute({**dict.fromkeys(STATUTORY_CODES, 0)} | dict(cells), edition("2021")),
    )


def judge(sentence: LabelledSentence) -> Judgement:
    """What the rules of text and wording say of a sentence, told apart by what is marked in it.

    Raises:
        RuntimeError: a rule broke.
    """
    outcome = check(sentence.subject, _RULES)
    if outcome.broken:
        raise RuntimeError(f"{sentence.text}: {outcome.broken}")
    alarms = [f for f in outcome.findings if f.span and f.section == sentence.section and _alarms(f)]
    true = tuple(f for f in alarms if any(f.span and meets(f.span, mark) for mark in sentence.marks))
    return Judgement(sentence, true, tuple(f for f in alarms if f not in true))


def _alarms(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR or finding.rule in _ALARMING_AS_WARNING


def score(sentences: Iterable[LabelledSentence]) -> Score:
    """The rules' judgement of each sentence."""
    return Score(tuple(judge(sentence) for sentence in sentences))
