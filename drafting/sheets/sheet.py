"""A sheet of a workbook, whatever program wrote it."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_ROWS, MOST_COLUMNS = 2000, 60
"""A sheet that reaches farther is no report; one cell in Excel's last corner spans 17 billion."""


@dataclass(frozen=True)
class Uncomputed:
    """What stands in a cell whose formula has no result in the file: neither blank nor a number."""

    formula: str


@dataclass(frozen=True)
class Area:
    """A merged cell: where it starts, from 0, and how many rows and columns it covers."""

    row: int
    column: int
    height: int
    width: int


@dataclass(frozen=True)
class Sheet:
    """A sheet's values, row by row, each row as far as it goes: ``None`` is blank.

    A number is int or float; a text is as it stands, a number stored as text too; an error is its sign
    (``#DIV/0!``). ``rows`` may end before ``height`` and ``width``, how far the sheet reaches.
    ``pictures`` are the rows, from 0 and in order, over which a picture begins that is no sign.
    ``hidden_rows`` and ``hidden_columns`` are those, from 0, that the program does not show.
    """

    title: str
    rows: Sequence[Sequence[object]]
    height: int
    width: int
    merged: tuple[Area, ...] = ()
    visible: bool = True
    pictures: tuple[int, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    def at(self, row: int, column: int) -> object:
        """The value at this place, counted from 0; ``None`` where nothing stands."""
        inside = row < len(self.rows) and column < len(self.rows[row])
        return self.rows[row][column] if inside else None
