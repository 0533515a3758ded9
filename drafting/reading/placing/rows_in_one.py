"""Rows of the form that stand in one row of the table, a line each: labels under labels, values under values.

Editors write a group so: （三）不予公开 beside one cell of eight labels, and cells of eight numbers. They are
taken apart only where every cell behind the labels has a value for each of them: a blank line is lost.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from drafting.reading.document import Cell, Grid
from drafting.reading.placing.values import is_value_like
from drafting.reading.placing.wording import row_of

_TABLES = ("t2", "t3")


def with_rows_apart(grid: Grid) -> Grid:
    """The table with such rows as rows of their own; the same table where it has none."""
    parts = [_lines(cells) for cells in grid.rows]
    if all(count == 1 for count, _ in parts):
        return grid
    begins = [0, *accumulate(count for count, _ in parts)]
    rows: list[list[Cell]] = [[] for _ in range(begins[-1])]
    for cells, (count, label) in zip(grid.rows, parts, strict=True):
        for cell in cells:
            first, end = begins[cell.row], begins[min(cell.row + cell.rowspan, len(parts))]
            if count == 1 or cell.column < label:
                rows[first].append(cell._replace(row=first, rowspan=end - first))
                continue
            for row, text in enumerate(cell.text.split("\n"), start=first):
                rows[row].append(cell._replace(text=text, row=row))
    return Grid(tuple(map(tuple, rows)), spans=grid.spans, lines=grid.lines)


def _lines(cells: Sequence[Cell]) -> tuple[int, int]:
    """How many rows of the form a row holds, and the column of their labels; 1 and 0 where it holds one."""
    for place, cell in enumerate(cells):
        lines = cell.text.split("\n")
        beside = cells[place:]
        if len(lines) > 1 and len(beside) > 1 and _are_rows(lines):
            whole = all(other.rowspan == 1 for other in beside) and all(_valued(beside[1:], len(lines)))
            return (len(lines), cell.column) if whole else (1, 0)
    return 1, 0


def _are_rows(lines: Sequence[str]) -> bool:
    """Whether each line is the label of another row."""
    return any(
        None not in codes and len(set(codes)) == len(codes)
        for codes in ([row_of(table, line) for line in lines] for table in _TABLES)
    )


def _valued(cells: Sequence[Cell], count: int) -> Iterator[bool]:
    for cell in cells:
        values = cell.text.split("\n")
        yield len(values) == count and all(map(is_value_like, values))
