"""The engine: runs the rules over one report."""

from collections.abc import Sequence

from drafting.checks.catalogue import CATALOGUE
from drafting.checks.findings import Broken, CheckOutcome, Result
from drafting.checks.rule import Rule, Subject
from drafting.errors import NianbaoError

__all__ = ["CATALOGUE", "Subject", "check"]

_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NianbaoError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What a broken rule raises; memory and interrupts are the caller's."""


def check(subject: Subject, rules: Sequence[Rule] = CATALOGUE) -> CheckOutcome:
    """Everything the rules say about a report.

    A rule whose severity is ``None`` in the subject's profile is not run. A rule that raises is recorded
    under ``broken``, with none of its results: a fault of ours never looks like bad data.
    """
    results: list[Result] = []
    broken: list[Broken] = []
    for rule in rules:
        if rule.severity.of(subject.profile) is None:
            continue
        try:
            results += list(rule.examine(subject))
        except _FAULTS as fault:
            broken.append(Broken(rule.id, f"{type(fault).__name__}: {fault}"))
    return CheckOutcome(tuple(results), tuple(broken))
