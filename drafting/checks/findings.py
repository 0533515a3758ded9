"""What a rule says about a report: results and findings. Values, never exceptions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """必须改"""
    WARNING = "warning"
    """请核实"""
    INFO = "info"
    """提示"""


SEVERITY_NAMES: Mapping[Severity, str] = MappingProxyType(
    {Severity.ERROR: "必须改", Severity.WARNING: "请核实", Severity.INFO: "提示"}
)
"""What people call each."""


class Status(StrEnum):
    """How one instance of a rule came out."""

    PASSED = "passed"
    """相符"""
    FAILED = "failed"
    """不相符"""
    NOT_ASSESSABLE = "not_assessable"
    """缺数，无法核对: something the rule needs is blank or unread."""


class Profile(StrEnum):
    """Whose report is checked: one's own, being written, or somebody's published one."""

    DRAFTING = "drafting"
    PUBLISHED = "published"


class Finding(NamedTuple):
    """A failed instance of a rule.

    ``cells`` are cell codes, this year's first, last year's as ``previous:<code>``; ``section`` the section's
    number and ``span`` [start, end) in its text where the finding is about text; ``instance`` tells the
    instances of one rule apart (a column, a row, a block); ``expected`` and ``actual`` are the two values as
    text; ``suspect`` the one cell that a failing row and a failing column share.
    """

    rule: str
    severity: Severity
    message: str
    basis: str = ""
    cells: tuple[str, ...] = ()
    section: int | None = None
    instance: str = ""
    excerpt: str = ""
    span: tuple[int, int] | None = None
    expected: str | None = None
    actual: str | None = None
    suspect: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The finding as the contract of ``nianbao check --json`` has it."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "status": Status.FAILED.value,
            "cells": list(self.cells),
            "section": self.section,
            "instance": self.instance,
            "excerpt": self.excerpt,
            "span": list(self.span) if self.span else None,
            "expected": self.expected,
            "actual": self.actual,
            "suspect": self.suspect,
            "message": self.message,
            "basis": self.basis,
        }


class Result(NamedTuple):
    """One instance of a rule: how it came out, and the finding where it failed.

    A report has some two hundred, and of many reports each goes from process to process: hence a tuple.
    """

    rule: str
    instance: str
    status: Status
    finding: Finding | None = None
    note: str = ""
    """What a reader may want to know of a result that is no finding (which reading of 收到 matched)."""


@dataclass(frozen=True)
class Broken:
    """A rule that raised instead of answering; a fault of ours, never of the report."""

    rule: str
    message: str


@dataclass(frozen=True)
class CheckOutcome:
    """Everything one run of the rules said about one report."""

    results: tuple[Result, ...]
    broken: tuple[Broken, ...] = field(default=())

    def __reduce__(self) -> tuple[Callable[..., "CheckOutcome"], tuple[object, ...]]:
        """To another process: as plain tuples, which take half the time."""
        return _outcome, (tuple(map(tuple, self.results)), self.broken)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, gravest first, in the catalogue's order within a severity."""
        found = [r.finding for r in self.results if r.finding]
        order = list(Severity)
        return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error (必须改)."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def count(self, status: Status) -> int:
        """How many instances came out so."""
        return sum(result.status is status for result in self.results)


def _outcome(rows: Iterable[Iterable[Any]], broken: tuple[Broken, ...]) -> CheckOutcome:
    return CheckOutcome(tuple(map(_result, rows)), broken)


_result: Callable[[Iterable[Any]], Result] = partial(tuple.__new__, Result)
"""As ``Result._make``, without its look at the length: there are two hundred a report."""
