"""A statutory table as organs print it: cells with their text in place, from the one ``TableSpec``."""

from dataclasses import dataclass

from drafting.figures import Figures, format_number
from drafting.tables import PrintedCell, TableSpec, layout


@dataclass(frozen=True)
class Grid:
    """A filled table: its printed cells with the text each shows, and the size of the grid."""

    cells: tuple[tuple[PrintedCell, str], ...]
    rows: int
    columns: int

    def by_row(self) -> list[list[tuple[PrintedCell, str]]]:
        """The cells that start in each row, left to right."""
        return [[(cell, text) for cell, text in self.cells if cell.row == row] for row in range(self.rows)]

    def lines(self) -> list[list[str]]:
        """A text a grid column in every row; a merged cell shows in its first place, the rest is empty."""
        lines = [[""] * self.columns for _ in range(self.rows)]
        for cell, text in self.cells:
            lines[cell.row][cell.column] = text
        return lines


def fill(table: TableSpec, figures: Figures, *, sign: bool = False) -> Grid:
    """The table with its figures in place; ``sign`` prints 本年增/减 with a plus where it grew."""
    printed = layout(table)
    cells = tuple((cell, _text(cell, figures, sign)) for cell in printed)
    return Grid(
        cells,
        max(cell.row + cell.rowspan for cell in printed),
        max(cell.column + cell.colspan for cell in printed),
    )


def _text(cell: PrintedCell, figures: Figures, sign: bool) -> str:
    if cell.cell is None:
        return cell.text
    value = figures[cell.cell.code]
    grew = sign and cell.cell.kind == "change" and value is not None and value > 0
    return f"+{value}" if grew else format_number(value)
