"""``text-sum``: parts that the text puts under a total add up to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result, Severity
from drafting.checks.rule import (
    ERROR,
    INFO,
    SECTIONS,
    WARNING,
    PerProfile,
    Rule,
    Subject,
    difference,
    part_name,
)
from drafting.checks.text import cells_of, sentence_at, sum_of
from drafting.figures import Number, format_number
from drafting.mentions import Claim, Enumeration, NumberMention, enumerations
from drafting.tables import cell_name, outcome_rows, parts_of

_DOUBTFUL = PerProfile(Severity.ERROR, Severity.WARNING)
_TOLD = 4
"""How many left out parts a message names."""
_RECEIVED, _CARRIED_IN, _CARRIED_OUT = "t3.received.total", "t3.carried_in.total", "t3.carried_out.total"


@dataclass(frozen=True)
class _List:
    """An enumeration in a section's text, with its sums."""

    section: int
    text: str
    found: Enumeration
    number: NumberMention
    total: Number
    parts: Number

    @classmethod
    def of(cls, section: int, text: str, found: Enumeration) -> "_List | None":
        """The enumeration summed; ``None`` where its total is vague."""
        number = found.total.number if isinstance(found.total, Claim) else found.total
        if number.value is None:
            return None
        return cls(section, text, found, number, number.value, _added(found.parts))

    @property
    def instance(self) -> str:
        """Its name among the rule's instances: section and place."""
        return f"{self.section}:{self.found.span[0]}"

    @property
    def said(self) -> str:
        """The words that state the total."""
        if isinstance(self.found.total, Claim):
            return self.text[slice(*self.found.total.clause)].strip()
        return self.number.text


@dataclass(frozen=True, kw_only=True)
class TextSum(Rule):
    """Parts are not more than their total, and a complete list adds up to it.

    收到87件，其中… may list what was closed, those carried in included: a gap that equals 上年结转 is told
    with the words that would mend it. A list that leaves out parts which the tables have is only a hint; one
    outcome alone (其中不予处理9件, 其中被纠正1件) is picked out, no list.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each enumeration."""
        for section in SECTIONS:
            text = subject.report.text(section)
            for found in enumerations(text, year=subject.report.year, organ=subject.report.organ):
                listed = _List.of(section, text, found)
                if listed is None:
                    continue
                joined = listed.total + _added(tuple(claim.number for claim in found.joined))
                beside = listed.total + _added(tuple(claim.number for claim in found.beside))
                left = listed.total - _added(tuple(claim.number for claim in found.left))
                if listed.parts in (listed.total, joined, beside, left):
                    yield self.passed(listed.instance)
                elif isinstance(found.total, Claim) and found.claims:
                    yield self._bound(subject, listed, found.total.measure.id, max(listed.total, joined))
                else:
                    yield self._unbound(subject, listed)

    def _bound(self, subject: Subject, listed: _List, measure: str, most: Number) -> Result:
        """A list of known measures: the tables tell what it leaves out."""
        unnamed = _unnamed(subject, measure, listed.found.claims)
        missing = None if unnamed is None else sum_of(subject, unnamed)
        carried_in = sum_of(subject, (_CARRIED_IN,))
        if measure == _RECEIVED and listed.parts > most and carried_in and missing is not None:
            key = "carried_in_and_others" if missing else "carried_in"
            if listed.parts + missing == listed.total + carried_in:
                ids = (measure, _CARRIED_IN)
                return self._fail(subject, listed, key, _DOUBTFUL, ids, unnamed or ())
        if listed.parts > most:
            return self._fail(subject, listed, "more", ERROR, (measure,))
        if unnamed and len(listed.found.claims) == 1 and _is_outcome(listed.found.claims[0]):
            return self.passed(listed.instance)
        if unnamed:
            return self._fail(subject, listed, "incomplete", INFO, (measure,), unnamed)
        if unnamed is None and not listed.found.complete:
            return self.not_assessable(listed.instance)
        return self._fail(subject, listed, "gap", ERROR, (measure,))

    def _unbound(self, subject: Subject, listed: _List) -> Result:
        """Of a list of unknown things: one part is more than the whole, or it says that it is complete."""
        if max(part.value or 0 for part in listed.found.parts) > listed.total:
            return self._fail(subject, listed, "more", WARNING)
        if listed.found.by_channel and listed.parts == sum_of(subject, (_RECEIVED, _CARRIED_IN)):
            return self.passed(listed.instance)
        if listed.found.complete:
            return self._fail(subject, listed, "gap", ERROR if listed.found.summed else _DOUBTFUL)
        if listed.found.by_channel and listed.parts > listed.total:
            return self._fail(subject, listed, "more", ERROR)
        return self.passed(listed.instance)

    def _fail(
        self,
        subject: Subject,
        listed: _List,
        key: str,
        severity: PerProfile,
        ids: tuple[str, ...] = (),
        unnamed: tuple[str, ...] = (),
    ) -> Result:
        span = sentence_at(listed.text, listed.found.span)
        message = self.messages[key].format(
            part=part_name(listed.section),
            said=listed.said,
            total=f"{format_number(listed.total)}{listed.number.unit}",
            parts=listed.parts,
            unit=listed.number.unit,
            delta=difference(listed.parts, listed.total),
            carried_in=subject.value(_CARRIED_IN),
            unnamed=_named(subject, unnamed),
        )
        return self.failed(
            subject,
            message,
            instance=listed.instance,
            cells=cells_of(subject, ids),
            section=listed.section,
            span=span,
            excerpt=listed.text[slice(*span)],
            expected=listed.total,
            actual=listed.parts,
            severity=severity,
        )


def _added(numbers: tuple[NumberMention, ...]) -> Number:
    total: Number = 0
    for number in numbers:
        total += number.value or 0
    return total


def _named(subject: Subject, cells: tuple[str, ...]) -> str:
    """The cells with what they hold; of many, the first and how many there are."""
    told = "、".join(f"{cell_name(cell)}{subject.value(cell)}" for cell in cells[:_TOLD])
    return told if len(cells) <= _TOLD else f"{told}等{len(cells)}项"


def _unnamed(subject: Subject, total: str, parts: tuple[Claim, ...]) -> tuple[str, ...] | None:
    """The cells not 0 that could stand under the total and are not named; ``None`` where one is blank."""
    named = {cell for claim in parts for cell in _named_by(subject, claim)}
    rest = [cell for cell in _universe(subject, total, parts[0].measure.id) if cell not in named]
    if any(subject.value(cell) is None for cell in rest):
        return None
    return tuple(cell for cell in rest if subject.value(cell))


def _named_by(subject: Subject, claim: Claim) -> tuple[str, ...]:
    """The cells that a part is: of what may be several (企业), those whose sum it has, else all of them."""
    own = claim.measure.own
    meant = next((ids for ids in own if sum_of(subject, ids) == claim.number.value), None)
    return cells_of(subject, meant) if meant else tuple(c for ids in own for c in cells_of(subject, ids))


def _universe(subject: Subject, total: str, part: str) -> tuple[str, ...]:
    """The cells that share out the total in the way of this part."""
    if part.startswith("organisations.") or (part.startswith("t3.") and not part.endswith(".total")):
        return _applicants(total)
    if total.startswith("t4."):
        return parts_of(total)
    if not total.startswith("t3."):
        return cells_of(subject, (total,))
    rows = tuple(f"t3.{row}.total" for row in outcome_rows(subject.report.figures))
    return (*rows, _CARRIED_OUT) if total == _RECEIVED else rows


def _applicants(total: str) -> tuple[str, ...]:
    """The applicant columns of a row: all six, or the five of 法人或其他组织."""
    if total.startswith("organisations."):
        return parts_of(f"t3.{total.removeprefix('organisations.')}.total")[1:]
    return parts_of(total)


def _is_outcome(claim: Claim) -> bool:
    """Whether the claim is of one outcome, of applications or of disputes, and of no applicant."""
    return claim.measure.id.endswith(".total") or claim.measure.id.startswith(("t4.", "litigation."))
