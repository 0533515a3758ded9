"""Footing: the cells that the form defines as sums of others.

In table three the column 总计 and the row （七）总计, in table four the column 总计 of each block. A sum is a
number only where every part is one: blank is never zero.
"""

from collections.abc import Mapping
from functools import cache

from drafting.figures import Figures, Number
from drafting.tables.spec import APPLICANTS, CellSpec, Edition, cell_spec, edition

UNDIVIDED = "closed"
"""The row code of （六）其他处理 where a report prints it undivided."""


@cache
def parts_of(code: str) -> tuple[str, ...]:
    """The cells whose sum the cell is by the form; empty where it is entered.

    Where row and column are both sums (``t3.processed.total``), the parts are those of its row.
    """
    spec = cell_spec(code)
    if spec is None:
        return ()
    table, row, column = spec.table, spec.row, spec.column
    if column.sum_of:
        return tuple(".".join(p for p in (table.code, row.code, part) if p) for part in column.sum_of)
    return tuple(".".join((table.code, part, column.code)) for part in row.sum_of)


def outcome_rows(figures: Figures) -> tuple[str, ...]:
    """The row codes whose sum is （七）总计 in this report.

    The 21 rows of the form; where （六）其他处理 is undivided (``t3.closed.*`` present) that one row stands
    for its three.
    """
    rows = edition("2021").cells["t3.processed.natural"].row.sum_of
    if not is_undivided(figures):
        return rows
    return (*(row for row in rows if not row.startswith(f"{UNDIVIDED}_")), UNDIVIDED)


def is_undivided(figures: Figures) -> bool:
    """Whether （六）其他处理 is one undivided row in this report."""
    return any(f"t3.{UNDIVIDED}.{column}" in figures for column in (*APPLICANTS, "total"))


def complete(figures: Figures, form: Edition) -> dict[str, Number | None]:
    """The figures with every blank sum computed where its parts are all numbers.

    A sum that was given is kept, right or wrong: a rule will find it.
    """
    return _foot(figures, form, overwrite=False)


def recompute(figures: Figures, form: Edition) -> dict[str, Number | None]:
    """The figures with every sum computed anew; blank where a part is blank."""
    return _foot(figures, form, overwrite=True)


def _foot(figures: Figures, form: Edition, *, overwrite: bool) -> dict[str, Number | None]:
    filled: dict[str, Number | None] = {**dict.fromkeys(form.codes), **figures}
    # Row sums (（七）总计 of a column) come before column sums, which add them up.
    for cell in sorted((c for c in form.cells.values() if c.computed), key=lambda c: bool(c.column.sum_of)):
        if overwrite or filled[cell.code] is None:
            filled[cell.code] = _sum(filled, _parts(cell, filled))
    return filled


def _parts(cell: CellSpec, figures: Figures) -> tuple[str, ...]:
    if cell.row.sum_of and not cell.column.sum_of:
        return tuple(f"t3.{row}.{cell.column.code}" for row in outcome_rows(figures))
    return parts_of(cell.code)


def _sum(figures: Mapping[str, Number | None], codes: tuple[str, ...]) -> Number | None:
    total: Number = 0
    for code in codes:
        value = figures.get(code)
        if value is None:
            return None
        total += value
    return total
