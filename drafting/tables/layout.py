"""The printed layout of a table: a grid of merged cells, drawn from its ``TableSpec``."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from drafting.tables.spec import Block, CellSpec, TableSpec


@dataclass(frozen=True)
class PrintedCell:
    """One cell of the printed grid; ``row`` and ``column`` count from 0, spans are at least 1.

    ``cell`` is the statutory cell, or ``None`` for a label (then ``text`` is the label, ``header`` whether
    it stands in the head of a block rather than at the left of a row).
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str
    cell: CellSpec | None = None
    header: bool = False


@cache
def layout(table: TableSpec) -> tuple[PrintedCell, ...]:
    """Every cell of the printed table, row by row; together they tile the grid without a gap."""
    width = max(_stub_width(block) + len(block.columns) for block in table.blocks)
    printed: list[PrintedCell] = []
    top = 0
    for block in table.blocks:
        cells = _block(table, block, top, width)
        printed += cells
        top = max(cell.row + cell.rowspan for cell in cells)
    return tuple(sorted(printed, key=lambda cell: (cell.row, cell.column)))


def _stub_width(block: Block) -> int:
    if block.corner is None:
        return 0
    return 1 + max(len(row.group) for row in block.rows)


def _block(table: TableSpec, block: Block, top: int, width: int) -> list[PrintedCell]:
    printed: list[PrintedCell] = []
    if block.title:
        printed.append(PrintedCell(top, 0, 1, width, block.title, header=True))
        top += 1
    stub = _stub_width(block)
    depth = 1 + max(len(column.group) for column in block.columns)
    if block.corner is not None:
        printed.append(PrintedCell(top, 0, depth, stub, block.corner, header=True))
    spans = [1] * len(block.columns)
    spans[-1] += width - stub - len(block.columns)  # a narrower block's last column takes the rest
    lefts = [stub + sum(spans[:i]) for i in range(len(spans))]
    paths = [(*column.group, column.label) for column in block.columns]
    for start, end, level, text, last in _runs(paths):
        height = depth - level if last else 1
        printed.append(
            PrintedCell(top + level, lefts[start], height, sum(spans[start:end]), text, header=True)
        )
    body = top + depth
    if stub:
        for start, end, level, text, last in _runs([(*row.group, row.label) for row in block.rows]):
            printed.append(PrintedCell(body + start, level, end - start, stub - level if last else 1, text))
    for r, row in enumerate(block.rows):
        for c, column in enumerate(block.columns):
            cell = CellSpec(table.code_of(row, column), table, row, column)
            printed.append(PrintedCell(body + r, lefts[c], 1, spans[c], "", cell))
    return printed


def _runs(paths: Sequence[tuple[str, ...]]) -> list[tuple[int, int, int, str, bool]]:
    """Neighbours that share a heading: (start, end, level, text, whether it is a leaf)."""
    runs: list[tuple[int, int, int, str, bool]] = []
    for level in range(max(len(path) for path in paths)):
        start = 0
        while start < len(paths):
            end = start + 1
            if len(paths[start]) > level:
                last = len(paths[start]) == level + 1
                while not last and end < len(paths) and paths[end][: level + 1] == paths[start][: level + 1]:
                    end += 1
                runs.append((start, end, level, paths[start][level], last))
            start = end
    return runs
