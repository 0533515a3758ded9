"""Rows whose cells are known but not where the columns are: a head or rows that are ragged.

Copied as tabs or pipes, a table keeps its blank cells, but the rest of merged cells stays or goes as the
program pleases. Behind a label of table three stand its seven values, before them as many blanks as the label
reaches over, or none. Which it is, most rows say together; a row with a cell more or less is left alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafting.figures import Kind
from drafting.reading.document import Cell, Grid
from drafting.reading.placing.header import DEPTHS, DISPUTE_COLUMNS, Header
from drafting.reading.placing.sums import balances
from drafting.reading.placing.values import is_value_like, read_value
from drafting.tables import APPLICANTS

_CODES = (*APPLICANTS, "total")
_DEEPEST = max(DEPTHS.values())
_MIXED = 3
"""Rows; fewer that end otherwise than most were damaged."""

_SEVERAL = 2
"""Rows; one alone that has its label's rest before its values may be damaged."""


@dataclass(frozen=True)
class _Row:
    """A row: where its label ends, how deep that stands, the cells behind it."""

    row: int
    first: int
    depth: int
    cells: tuple[Cell, ...]

    def spare(self, merged: bool) -> int:
        """How many cells it has over, negative where it has too few."""
        return len(self.cells) - self._lead(merged) - len(_CODES)

    def fits(self, merged: bool) -> bool:
        """Whether its values are seven, where they should be, and at most one blank behind them."""
        lead, end = self._lead(merged), self._lead(merged) + len(_CODES)
        outside = (*self.cells[:lead], *self.cells[end:])
        return (
            self.spare(merged) in (0, 1)
            and not any(cell.text.strip() for cell in outside)
            and all(is_value_like(cell.text) for cell in self.cells[lead:end])
        )

    def header(self, merged: bool) -> Header:
        """The head that the row would have for itself."""
        left = self.first + self._lead(merged)
        end = self.first + len(self.cells)
        return Header("t3", {left + i: code for i, code in enumerate(_CODES)}, end, end=end)

    def total(self, merged: bool) -> Cell:
        """The cell of 总计."""
        return self.cells[self._lead(merged) + len(_CODES) - 1]

    @property
    def reaches_over(self) -> int:
        """Over how many columns its label reaches besides its own."""
        return _DEEPEST - self.depth

    def rest_behind(self) -> bool:
        """Whether the blanks that its label reaches over may stand behind its seven values as well.

        Of a row without any value that makes no difference.
        """
        values, behind = self.cells[: len(_CODES)], self.cells[len(_CODES) :]
        return (
            len(behind) - self.reaches_over in (0, 1)
            and self.reaches_over > 0
            and not any(cell.text.strip() for cell in behind)
            and any(cell.text.strip() for cell in values)
            and all(is_value_like(cell.text) for cell in values)
        )

    def _lead(self, merged: bool) -> int:
        return self.reaches_over if merged else 0


def own_heads(
    grid: Grid, labelled: Sequence[tuple[int, str | None, Cell | None]], header: Header
) -> Mapping[int, tuple[Header, bool]]:
    """The head of each row by itself, and whether the row is in order; by the number of the row.

    Empty where the printed head serves.

    Args:
        grid: a table of tabs or pipes.
        labelled: its rows below the head: number, row code, the label's cell.
        header: the head, without columns where none was printed.
    """
    rows = [
        _Row(row, label.column + 1, DEPTHS[code], tuple(c for c in grid.rows[row] if c.column > label.column))
        for row, code, label in labelled
        if code in DEPTHS and label is not None
    ]
    ends = {row.first + len(row.cells) for row in rows}
    if (
        not header.in_form_order
        or header.codes != _CODES
        or (set(header.columns.values()) == set(_CODES) and ends == {header.end})
    ):
        return {}
    found = {merged: [row for row in rows if row.fits(merged)] for merged in (True, False)}
    merged = len(found[True]) >= len(found[False])
    if 2 * len(found[merged]) <= len(rows) or _disagree(found):
        return {row.row: (row.header(merged), False) for row in rows}
    placed = {row.row for row in _whole(found[merged], merged)}
    alone = [row.row for row in found[merged] if row not in found[not merged]]
    against = len(found[not merged]) - (len(found[merged]) - len(alone))
    if len(alone) < _MIXED * against:  # rows that lost their last cell pass for rows of the other way
        placed.difference_update(alone)
    placed.difference_update(_of_two_readings(found[True]) if merged else _short_of_their_rest(rows))
    return {row.row: (row.header(merged), row.row in placed) for row in rows}


def _whole(rows: Sequence[_Row], merged: bool) -> Iterator[_Row]:
    """Those of these rows that surely lost no cell and gained none.

    A few that end otherwise than the rest have; where many do, one whose last cell is empty may have.
    """
    counts = Counter(row.spare(merged) for row in rows)
    usual, most = counts.most_common(1)[0]
    mixed = len(rows) - most >= _MIXED
    for row in rows:
        if row.total(merged).text.strip() if mixed else row.spare(merged) == usual:
            yield row


def _of_two_readings(rows: Sequence[_Row]) -> set[int]:
    """The rows whose label's rest may stand before their values or behind them.

    None where others say that it is before: in a table that has it behind, only a damaged row could.
    """
    either = {row.row for row in rows if row.rest_behind()}
    others = [row for row in rows if row.reaches_over and row.row not in either]
    before = sum(any(cell.text.strip() for cell in row.cells) for row in others)
    return either if before < _SEVERAL or _MIXED * before < len(either) else set()


def _short_of_their_rest(rows: Sequence[_Row]) -> set[int]:
    """The rows without their label's rest where others have it behind their values: they lost a cell."""
    most = max(row.reaches_over for row in rows)
    behind = [row for row in rows if row.reaches_over == row.spare(False) == most > 1]
    if len(behind) < _SEVERAL:
        return set()
    return {row.row for row in rows if row.reaches_over and row.spare(False) != row.reaches_over}


def _disagree(found: Mapping[bool, Sequence[_Row]]) -> bool:
    """Whether both ways fit as many rows and say different things of one."""
    if len(found[True]) != len(found[False]):
        return False
    return any(row.header(True).columns != row.header(False).columns for row in (*found[True], *found[False]))


def dispute_head(grid: Grid, body: Sequence[int], header: Header) -> Header:
    """The head of table four as its rows have it: under the form's words, 15 cells are its columns.

    Not where a row begins or ends with a blank and its sums are against it: it has moved by a cell.
    """
    width = len(DISPUTE_COLUMNS)
    if header.spelled and all(len(grid.rows[row]) == width for row in body):
        if any(_has_moved([cell.text for cell in grid.rows[row]]) for row in body):
            return header
        return Header("t4", dict(enumerate(DISPUTE_COLUMNS)), width, end=width)
    return header


def _has_moved(texts: Sequence[str]) -> bool:
    """Whether 15 cells, a blank at one end, do not add up as the three parts of table four."""
    if texts[0].strip() and texts[-1].strip():
        return False
    numbers = [read_value(text, Kind.COUNT).number for text in texts]
    breadth = len(numbers) // 3
    return any(
        balances(numbers[first : first + breadth]) is False for first in range(0, len(numbers), breadth)
    )
