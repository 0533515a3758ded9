"""Table three set otherwise: its rows across and its applicants down, or its applicants in several tables.

It is set as the form has it, and then read as any other: what cannot be told there is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile

from drafting.figures import Kind
from drafting.reading.document import Block, Cell, Grid, place_cells
from drafting.reading.placing.header import Header
from drafting.reading.placing.header_reading import read_header, table_of
from drafting.reading.placing.sums import balances
from drafting.reading.placing.values import is_value_like, read_value
from drafting.reading.placing.wording import columns, row_of
from drafting.tables import edition

_FORM = edition("2021").table("t3").blocks[0]
_COLUMNS = tuple(column.code for column in _FORM.columns)
_SHARED = ("closed_other", "processed")
"""Rows whose labels (其他, 总计) the head has, too."""

_LEAST_ROWS = 20
"""Labels of rows that a table holds, or it is not the whole of table three; no form is so wide."""


def upright(grid: Grid) -> Grid:
    """The table as the form has it, where it names the form's rows across and the applicants down."""
    if grid.width < _LEAST_ROWS or not grid.spans or not _is_turned(grid):
        return grid
    rows: list[list[Cell]] = [[] for _ in range(grid.width)]
    for cells in grid.rows:
        for cell in cells:
            rows[cell.column].append(Cell(cell.text, cell.column, cell.row, cell.colspan, cell.rowspan))
    return Grid(tuple(tuple(sorted(cells, key=lambda cell: cell.column)) for cells in rows))


def _is_turned(grid: Grid) -> bool:
    """Whether labels of most rows stand over the first value, and each applicant's at the left.

    No row may have lost a cell or gained one: what follows it would stand under other labels.
    """
    if set(grid.ends) != {grid.width}:
        return False
    cells = [cell for row in grid.rows for cell in row]
    values = [cell.row for cell in cells if is_value_like(cell.text) and not cell.is_empty]
    head = [cell for cell in cells if cell.row < min(values, default=0)]
    across = {code for cell in head if (code := row_of("t3", cell.text))}
    down = [code for cell in cells if (code := columns("t3").exact(cell.text))]
    return len(across) >= _LEAST_ROWS and set(_COLUMNS) <= set(down)


def with_one_table_three(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks; tables that each hold all rows and some of the applicants are one, where the first stood.

    Each has to say of every number whose it is, and the whole to add up, citizens' numbers among it: the 总计
    of a part may be its own.
    There are as many blocks as before: the others are tables without a cell.
    """
    tall = [
        (index, block)
        for index, block in enumerate(blocks)
        if isinstance(block, Grid) and block.spans and block.height >= _LEAST_ROWS
    ]
    parts = {index: part for index, grid in tall if (part := _part_of(grid))} if len(tall) > 1 else {}
    whole = _joined(list(parts.values())) if len(parts) > 1 else None
    for index, block in enumerate(blocks):
        if whole is None or index not in parts:
            yield block
        else:
            yield whole if index == min(parts) else Grid(())


@dataclass(frozen=True)
class _Part:
    """A table with all rows of table three and not all its columns: labels and values of each row."""

    header: Header
    labels: tuple[str, ...]
    codes: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that it has, one value each in every row."""
        return tuple(self.header.columns.values())


def _part_of(block: Grid) -> _Part | None:
    named = [(row, code) for row in range(block.height) if (code := _code(block, row))]
    rows = list(dropwhile(lambda each: each[1] in _SHARED, named))
    if len({code for _, code in rows}) != len(rows) or len(rows) < _LEAST_ROWS:
        return None
    head = rows[0][0] - 1
    if head < 0 or all(table_of([c.text for c in cells]) != "t3" for cells in block.rows[: head + 1]):
        return None
    header = read_header("t3", block, 0, head)
    found = tuple(header.columns.values())
    if not found or len(set(found)) != len(found) or len(found) == len(_COLUMNS) or header.strange:
        return None
    labels, values = [], []
    for row, _ in rows:
        cells = block.rows[row][-len(found) :]
        if [(c.column, c.colspan, c.rowspan) for c in cells] != [(column, 1, 1) for column in header.columns]:
            return None
        before = [cell for cell in block.rows[row][: -len(found)] if not cell.is_empty]
        if not before or not all(is_value_like(cell.text) or cell.is_empty for cell in cells):
            return None
        labels.append(before[-1].text)
        values.append(tuple(cell.text for cell in cells))
    return _Part(header, tuple(labels), tuple(code for _, code in rows), tuple(values))


def _code(grid: Grid, row: int) -> str | None:
    """The row of the form that a row's last text names."""
    labels = [cell for cell in grid.rows[row] if not cell.is_empty and not is_value_like(cell.text)]
    return row_of("t3", labels[-1].text) if labels else None


def _joined(parts: Sequence[_Part]) -> Grid | None:
    """The form's table, ``None`` where the parts are not its columns, each once, or it does not add up."""
    named = [column for part in parts for column in part.columns]
    if sorted(named) != sorted(_COLUMNS) or len({part.codes for part in parts}) > 1:
        return None
    order = [named.index(column) for column in _COLUMNS]
    rows = []
    for place, label in enumerate(parts[0].labels):
        texts = [text for part in parts for text in part.values[place]]
        rows.append([label, *[texts[at] for at in order]])
    numbers = [[read_value(text, Kind.COUNT).number for text in row[1:]] for row in rows]
    shown = any(row[0] and row[-1] == sum(n or 0 for n in row[:-1]) for row in numbers) or not any(
        row[0] for row in numbers
    )
    if not shown or any(balances(row) is False for row in numbers):
        return None
    head = ["项目", *(column.label for column in _FORM.columns)]
    return place_cells([[(text, 1, 1) for text in row] for row in (head, *rows)])
