"""Sums of a published report that do not come out, and the cells that may therefore be misprinted.

Of the tables that are written here all sums are computed; last year's report is as somebody printed it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.figures import Figures, Number
from drafting.tables.footing import outcome_rows
from drafting.tables.spec import APPLICANTS, DISPUTES, cell_spec, edition

_COLUMNS = (*APPLICANTS, "total")
_RESULTS = ("upheld", "corrected", "other", "pending")


@dataclass(frozen=True)
class Unbalanced:
    """A sum that is not the sum of its parts: its cells, and ``told``, where and by how much, for people."""

    cells: tuple[str, ...]
    told: str


@dataclass(frozen=True)
class _Identity:
    """Σ parts = Σ whole; ``told`` has {parts}, {whole} and {delta}."""

    parts: tuple[str, ...]
    whole: tuple[str, ...]
    told: str
    implied: bool = False
    """Where it fails another fails, too, that names the place: people are told of that one."""

    @property
    def cells(self) -> tuple[str, ...]:
        return (*self.parts, *self.whole)


def unbalanced(figures: Figures) -> tuple[Unbalanced, ...]:
    """The sums that do not come out; of one with a blank on either side nothing can be said."""
    return tuple(
        Unbalanced(one.cells, one.told.format(parts=parts, whole=whole, delta=abs(parts - whole)))
        for one in _identities(figures)
        if not one.implied and (sums := _sums(one, figures)) and (parts := sums[0]) != (whole := sums[1])
    )


def in_doubt(figures: Figures) -> frozenset[str]:
    """The cells of sums that do not come out, but for those that stand in a sum that does."""
    failing: set[str] = set()
    holding: set[str] = set()
    for one in _identities(figures):
        if sums := _sums(one, figures):
            (holding if sums[0] == sums[1] else failing).update(one.cells)
    return frozenset(failing - holding)


def _sums(identity: _Identity, figures: Figures) -> tuple[Number, Number] | None:
    parts, whole = (_sum(figures, cells) for cells in (identity.parts, identity.whole))
    return None if parts is None or whole is None else (parts, whole)


def _sum(figures: Figures, cells: tuple[str, ...]) -> Number | None:
    values = [figures.get(cell) for cell in cells]
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _identities(figures: Figures) -> Iterator[_Identity]:
    rows = outcome_rows(figures)
    for row in ("received", "carried_in", *rows, "processed", "carried_out"):
        yield _Identity(
            tuple(f"t3.{row}.{applicant}" for applicant in APPLICANTS),
            (f"t3.{row}.total",),
            f"表三“{_row_label(row)}”行不平：各类申请人合计{{parts}}，总计为{{whole}}，相差{{delta}}",
        )
    for column in _COLUMNS:
        label = edition("2021").cells[f"t3.received.{column}"].column.label
        implied = column == "total"
        yield _Identity(
            tuple(f"t3.{row}.{column}" for row in rows),
            (f"t3.processed.{column}",),
            f"表三“{label}”列不平：各项办理结果合计{{parts}}，（七）总计为{{whole}}，相差{{delta}}",
            implied,
        )
        yield _Identity(
            (f"t3.received.{column}", f"t3.carried_in.{column}"),
            (f"t3.processed.{column}", f"t3.carried_out.{column}"),
            f"表三“{label}”列不平：新收＋上年结转为{{parts}}，办理总计＋结转下年为{{whole}}，相差{{delta}}",
            implied,
        )
    for block in DISPUTES:
        group = " ".join(edition("2021").cells[f"t4.{block}.total"].column.group)
        yield _Identity(
            tuple(f"t4.{block}.{result}" for result in _RESULTS),
            (f"t4.{block}.total",),
            f"表四“{group}”不平：各项合计{{parts}}，总计为{{whole}}，相差{{delta}}",
        )


def _row_label(row: str) -> str:
    spec = cell_spec(f"t3.{row}.total")
    return spec.row.path if spec else "（六）其他处理"
