"""Reconciliations (勾稽): two sums of cells that must agree, as data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from drafting.checks.findings import Result
from drafting.checks.rule import Rule, Subject, difference, total
from drafting.figures import Figures, Number
from drafting.tables import APPLICANTS, DISPUTES, cell_spec, edition, outcome_rows

COLUMNS = (*APPLICANTS, "total")
"""The seven columns of table three."""

OUTCOMES = "t3.<outcomes>.{}"
"""Stands in a formula for the rows between 上年结转 and （七）总计, as the report divides them."""


@dataclass(frozen=True)
class Instances:
    """What a formula runs over: the keys for its ``{}``, by the outcomes' rows; and how people call each."""

    keys: Callable[[tuple[str, ...]], tuple[str, ...]]
    label: Callable[[str], str]


class Side(NamedTuple):
    """One instance of an identity: its key, and the cells on either side."""

    key: str
    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True)
class Identity:
    """A formula: Σ left = Σ right; both are cell codes in which ``{}`` is the instance's key."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    over: Instances

    def sides(self, figures: Figures) -> tuple[Side, ...]:
        """Every instance in a report's figures."""
        return _sides(self, outcome_rows(figures))


@cache
def _sides(identity: Identity, outcomes: tuple[str, ...]) -> tuple[Side, ...]:
    def codes(formula: tuple[str, ...], key: str) -> tuple[str, ...]:
        rows = {OUTCOMES: tuple(f"t3.{row}.{key}" for row in outcomes)}
        return tuple(code for template in formula for code in rows.get(template, (template.format(key),)))

    keys = identity.over.keys(outcomes)
    return tuple(Side(key, codes(identity.left, key), codes(identity.right, key)) for key in keys)


def _column_label(column: str) -> str:
    return edition("2021").cells[f"t3.received.{column}"].column.label


def _row_label(row: str) -> str:
    spec = cell_spec(f"t3.{row}.total")
    return spec.row.path if spec else row


def _block_label(block: str) -> str:
    return " ".join(edition("2021").cells[f"t4.{block}.total"].column.group)


def _rows(outcomes: tuple[str, ...]) -> tuple[str, ...]:
    return ("received", "carried_in", *outcomes, "processed", "carried_out")


T3_COLUMNS = Instances(lambda _: COLUMNS, _column_label)
T3_ROWS = Instances(_rows, _row_label)
T4_BLOCKS = Instances(lambda _: DISPUTES, _block_label)

BALANCE = Identity(
    left=("t3.received.{}", "t3.carried_in.{}"),
    right=("t3.processed.{}", "t3.carried_out.{}"),
    over=T3_COLUMNS,
)
SUM_OF_OUTCOMES = Identity(left=(OUTCOMES,), right=("t3.processed.{}",), over=T3_COLUMNS)
SUM_OF_APPLICANTS = Identity(
    left=tuple(f"t3.{{}}.{column}" for column in APPLICANTS), right=("t3.{}.total",), over=T3_ROWS
)
SUM_OF_RESULTS = Identity(
    left=("t4.{}.upheld", "t4.{}.corrected", "t4.{}.other", "t4.{}.pending"),
    right=("t4.{}.total",),
    over=T4_BLOCKS,
)


@dataclass(frozen=True, kw_only=True)
class Reconciliation(Rule):
    """A rule that an identity holds, once for each instance; a blank on either side is not assessable.

    The template ``failed`` has {label}, {left}, {right} and {delta} (without sign). ``crossed_by`` are the
    identities that run across this one: the one cell shared with their failing instances is the suspect.
    """

    identity: Identity
    crossed_by: tuple[Identity, ...] = ()

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each column, row or block."""
        for side in self.identity.sides(subject.report.figures):
            left, right = total(subject, side.left), total(subject, side.right)
            if left is None or right is None:
                yield self.not_assessable(side.key)
            elif left == right:
                yield self.passed(side.key)
            else:
                cells = (*side.left, *side.right)
                delta = difference(left, right)
                label = self.identity.over.label(side.key)
                yield self.failed(
                    subject,
                    self.messages["failed"].format(label=label, left=left, right=right, delta=delta),
                    instance=side.key,
                    cells=cells,
                    section=3 if cells[0].startswith("t3") else 4,
                    expected=left,
                    actual=right,
                    suspect=self._suspect(subject, cells, delta),
                )

    def _suspect(self, subject: Subject, cells: tuple[str, ...], delta: Number) -> str | None:
        """The one cell shared with what fails across, by the same amount; ``None`` where none or several."""
        shared: set[str] = set()
        for identity in self.crossed_by:
            for side in identity.sides(subject.report.figures):
                left, right = total(subject, side.left), total(subject, side.right)
                if left is not None and right is not None and difference(left, right) == delta:
                    shared.update({*side.left, *side.right}.intersection(cells))
        return shared.pop() if len(shared) == 1 else None
