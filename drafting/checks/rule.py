"""What a rule is, and what it examines."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from drafting.checks.findings import Finding, Profile, Result, Severity, Status
from drafting.checks.house_words import HouseWord
from drafting.facts import Fact, Requirement
from drafting.figures import Number, format_number
from drafting.ledger import Ledger
from drafting.numerals import format_numeral
from drafting.report import AnnualReport, OrganType
from drafting.roster import Units

FORM_SINCE = 2019
"""The first report year of the form: its six parts, its tables, article 50 of the revised 条例."""

BEFORE_FORM = "2019年以前的年度报告不适用现行格式"

PREVIOUS = "previous:"
"""Before a cell code: last year's cell."""

SECTIONS = range(7)
"""The sections that have text: 0 (导语) to 6."""

NOTICE = "国办公开办函〔2021〕30号"
"""The notice that prescribes the form."""


@dataclass(frozen=True)
class Subject:
    """What is examined.

    ``report`` with rendered text; ``previous`` last year's report (its corrected version if there is one);
    ``organ_type`` and ``level`` (province, city, county, township) where known; ``facts`` of the year;
    ``sources`` the stored text with references by section, for one's own report only; ``house_words`` the
    office's own list; ``requirements`` the items of the year's notice; ``reasons`` the 变动原因 noted, by
    cell; ``confirmed`` the statements of work that somebody vouches for without a fact (``squeeze``d);
    ``neighbours`` other organs' reports of the year; ``units`` the roster and what its units handed in.
    """

    report: AnnualReport
    profile: Profile
    previous: AnnualReport | None = None
    organ_type: OrganType | None = None
    level: str | None = None
    facts: tuple[Fact, ...] = ()
    sources: Mapping[int, str] | None = None
    house_words: tuple[HouseWord, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    confirmed: frozenset[str] = frozenset()
    neighbours: tuple[AnnualReport, ...] = ()
    units: Units | None = None

    @cached_property
    def ledger(self) -> Ledger:
        """All that the text may state."""
        previous = self.last_year.figures if self.last_year else None
        return Ledger.of(self.report.figures, previous=previous, facts=self.facts)

    @property
    def last_year(self) -> AnnualReport | None:
        """The previous report where it is the year before this one's, else ``None``."""
        year, previous = self.report.year, self.previous
        return previous if previous and year and previous.year == year - 1 else None

    @property
    def has_form(self) -> bool:
        """Whether the form of 2019 and after is this report's; before, parts were others and tables none."""
        return self.report.year is None or self.report.year >= FORM_SINCE

    def value(self, code: str) -> Number | None:
        """A cell's value: this year's, or last year's where the code has the prefix ``previous:``."""
        value = self.report.figures.get(code)
        if value is None and self.previous and code.startswith(PREVIOUS):
            return self.previous.figures.get(code.removeprefix(PREVIOUS))
        return value


class Kind(StrEnum):
    """What a rule holds against what."""

    TABLES = "tables"
    YEARS = "years"
    UNITS = "units"
    TEXT = "text"
    STRUCTURE = "structure"
    WORDING = "wording"


@dataclass(frozen=True)
class PerProfile:
    """A rule's severity: in one's own report, and in somebody's published one; ``None``: not run."""

    drafting: Severity | None
    published: Severity | None

    def of(self, profile: Profile) -> Severity | None:
        """The severity in this profile."""
        return self.drafting if profile is Profile.DRAFTING else self.published


ERROR = PerProfile(Severity.ERROR, Severity.ERROR)
WARNING = PerProfile(Severity.WARNING, Severity.WARNING)
INFO = PerProfile(Severity.INFO, Severity.INFO)
ERROR_OR_WARNING = PerProfile(Severity.ERROR, Severity.WARNING)
ERROR_OR_INFO = PerProfile(Severity.ERROR, Severity.INFO)
WARNING_OR_INFO = PerProfile(Severity.WARNING, Severity.INFO)
ONLY_DRAFTING = PerProfile(Severity.ERROR, None)
WARNING_ONLY_DRAFTING = PerProfile(Severity.WARNING, None)


@dataclass(frozen=True, kw_only=True)
class Rule(ABC):
    """One rule of the catalogue; ``messages`` are its Chinese templates by name (``failed`` where one).

    ``keepable``: a finding may stand with a name and a reason (保留并说明); else it can only be mended.
    """

    id: str
    kind: Kind
    severity: PerProfile
    basis: str
    messages: Mapping[str, str] = field(default_factory=dict)
    keepable: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "messages", MappingProxyType(dict(self.messages)))

    @abstractmethod
    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each instance of the rule in the subject."""

    def passed(self, instance: str = "", note: str = "") -> Result:
        """相符"""
        return Result(self.id, instance, Status.PASSED, None, note)

    def not_assessable(self, instance: str = "", note: str = "") -> Result:
        """缺数，无法核对"""
        return Result(self.id, instance, Status.NOT_ASSESSABLE, None, note)

    def failed(
        self,
        subject: Subject,
        message: str,
        *,
        instance: str = "",
        cells: tuple[str, ...] = (),
        section: int | None = None,
        span: tuple[int, int] | None = None,
        excerpt: str = "",
        expected: Number | str | None = None,
        actual: Number | str | None = None,
        suspect: str | None = None,
        severity: PerProfile | None = None,
    ) -> Result:
        """不相符, with its finding; ``severity`` where this failure is graver or lighter than the rule's."""
        grade = (severity or self.severity).of(subject.profile)
        finding = Finding(
            rule=self.id,
            severity=grade or Severity.INFO,
            message=message,
            basis=self.basis,
            cells=cells,
            section=section,
            instance=instance,
            excerpt=excerpt,
            span=span,
            expected=as_text(expected),
            actual=as_text(actual),
            suspect=suspect,
        )
        return Result(self.id, instance, Status.FAILED, finding)


def as_text(value: Number | str | None) -> str | None:
    """A value as a finding carries it."""
    return value if value is None or isinstance(value, str) else format_number(value)


_PART_NAMES = ("导语", *(f"第{format_numeral(section)}部分" for section in SECTIONS[1:]))


def part_name(section: int) -> str:
    """The section as people call it: 导语, 第一部分 …"""
    return _PART_NAMES[section]


def total(subject: Subject, codes: tuple[str, ...]) -> Number | None:
    """The sum of cells, blank where one of them is."""
    values = [*map(subject.report.figures.get, codes)]
    if None in values:  # blank, or last year's
        values = [*map(subject.value, codes)]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(codes) else None


def difference(a: Number, b: Number) -> Number:
    """By how much two numbers differ, without sign."""
    return a - b if a > b else b - a
