"""Table four set the other way round: results down and disputes across, disputes down, or fifteen rows.

Each value has its dispute and its result from the labels at its left and over it. One that is named twice, a
row of another length than most, and a code that two cells claim are told, not read; where a value has no name
at all, or a label stands twice over rows that are one cell short, labels and values do not stand as they
should, and none is read.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from drafting.reading.document import Cell, Grid
from drafting.reading.placing.header_reading import WIDEST_GROUP, dispute_named, result_named
from drafting.reading.placing.readings import Readings
from drafting.reading.placing.values import is_blank, is_value_like
from drafting.reading.placing.wording import heads
from drafting.report import Why

_LEAST_LABELS = 2
"""Rows with label and number from which a table is set so: the form's own has none."""


def read_crossed(grid: Grid, first: int, dispute: str | None, readings: Readings) -> int | None:
    """Read table four where labels stand at the left of its values.

    Args:
        grid: the table.
        first: its row in which table four begins.
        dispute: the one that the paragraph over the grid names, if any.
        readings: takes what is read.

    Returns:
        The row after the last one that was read, ``None`` where the table is set as the form has it.
    """
    end = first
    while end < len(grid.rows) and _is_labelled(grid, end):
        end += 1
    table = _Crossed(grid, first, end, dispute)
    if len(table.body) < _LEAST_LABELS or not table.names_all:
        return None
    table.read(readings)
    return end


def _is_labelled(grid: Grid, row: int) -> bool:
    """Whether a row prints a word of table four, and no other word but at its left."""
    words = [cell for cell in grid.rows[row] if _is_word(cell)]
    known = [cell for cell in words if _is_known(cell.text)]
    return bool(known) and all(cell in known or cell.column == 0 for cell in words)


def _is_word(cell: Cell) -> bool:
    return not cell.is_empty and not is_value_like(cell.text)


def _is_known(text: str) -> bool:
    return bool(result_named(text) or dispute_named(text) or heads("t4").match(text))


@dataclass(frozen=True)
class _Crossed:
    """The rows ``first`` up to ``end`` of a grid, each with a word of table four."""

    grid: Grid
    first: int
    end: int
    dispute: str | None

    @cached_property
    def left(self) -> int:
        """The first column in which values stand; the labels are before it."""
        filled = (
            cell.column
            for row in range(self.first, self.end)
            for cell in self.grid.rows[row]
            if is_value_like(cell.text) and not is_blank(cell.text)
        )
        return min(filled, default=0)

    @cached_property
    def _printed(self) -> frozenset[int]:
        """The columns from ``left`` on in which anything begins that is printed; a sheet has empty ones."""
        cells = (cell for row in range(self.first, self.end) for cell in self.grid.rows[row])
        return frozenset(cell.column for cell in cells if cell.column >= self.left and not cell.is_empty)

    @cached_property
    def body(self) -> tuple[int, ...]:
        """The rows whose words all stand before the values."""
        return tuple(
            row
            for row in range(self.first, self.end)
            if all(cell.column + cell.colspan <= self.left for cell in self.grid.rows[row] if _is_word(cell))
        )

    @property
    def names_all(self) -> bool:
        """Whether a value has both its names, or would have if nothing were doubled."""
        return self.left > 0 and any(len(self._codes(row, cell)) == 1 for row, cell in self._values())

    def read(self, readings: Readings) -> None:
        """Give each value to the readings under the code that its labels make."""
        usual = Counter(self.grid.ends[row] for row in self.body).most_common(1)[0][0]
        found: dict[str, list[tuple[int, Cell]]] = {}
        for row, cell in self._values():
            for code in self._codes(row, cell) or [""]:
                found.setdefault(code, []).append((row, cell))
        stray = [row for row, cell in found.pop("", ()) if not (cell.is_empty or self._is_sum(row, cell))]
        for row in dict.fromkeys(stray):
            readings.place("第四部分表格", self._said(row), Why.NO_ROW)
        short = usual < max(self.grid.ends[row] for row in range(self.first, self.end))
        doubled = any(len(claims) > 1 for claims in found.values())
        for code, claims in found.items():
            row, cell = claims[0]
            sound = (
                not stray
                and not (doubled and short)
                and len(claims) == 1
                and len(self._codes(row, cell)) == 1
                and self.grid.ends[row] == usual
            )
            if sound and not self._may_run_together(row, cell):
                readings.read(f"t4.{code}", cell.text)
            else:
                text = "；".join(self._said(row) for row, _ in claims)
                readings.refuse(f"t4.{code}", f"原文：{text}", Why.AMBIGUOUS)

    def _values(self) -> Iterator[tuple[int, Cell]]:
        for row in self.body:
            for cell in self.grid.rows[row]:
                if cell.column in self._printed:
                    yield row, cell

    def _codes(self, row: int, cell: Cell) -> list[str]:
        """The codes that the labels of a value make: one, unless something is missing or double."""
        sides = self._at_left(row)
        found: list[str] = []
        for column in cell.columns:
            over = self._over(row, column)
            results = _distinct(map(result_named, (*sides, *over)))
            if len(results) > 1 and result_named("".join(sides[-1:])) == "total":
                results = _distinct(map(result_named, over))  # the row of the numbers under a whole head
            disputes = _distinct(map(dispute_named, (*sides, *over))) or _distinct([self.dispute])
            found += [f"{dispute}.{result}" for dispute in disputes for result in results]
        return list(dict.fromkeys(found))

    def _is_sum(self, row: int, cell: Cell) -> bool:
        """Whether a value stands in a row or column 合计 that the form does not have."""
        words = (*self._at_left(row), *self._over(row, cell.column))
        return any(result_named(word) == "total" for word in words)

    def _at_left(self, row: int) -> list[str]:
        """The labels before a row's values; a dispute named only in the first of its rows holds for all."""
        words: list[str] = []
        for column in range(self.left):
            for up in range(row, max(self._head_end(row), row - WIDEST_GROUP + 1) - 1, -1):
                cell = self.grid.at(up, column)
                if cell is not None and not cell.is_empty:
                    if (up == row or dispute_named(cell.text)) and cell.text not in words:
                        words.append(cell.text)
                    break
        return words

    def _over(self, row: int, column: int) -> list[str]:
        """The labels over a column: those of the rows of head that come before this row."""
        end = self._head_end(row)
        start = end
        while start > self.first and start - 1 not in self.body:
            start -= 1
        cells = dict.fromkeys(self.grid.at(up, column) for up in range(start, end))
        return [cell.text for cell in cells if cell is not None and _is_word(cell)]

    def _head_end(self, row: int) -> int:
        """The first of the rows of numbers among which this one stands."""
        while row - 1 in self.body:
            row -= 1
        return row

    def _may_run_together(self, row: int, cell: Cell) -> bool:
        """Whether a row's only value has a digit for each of its columns."""
        cells = [cell for cell in self.grid.rows[row] if cell.column in self._printed]
        others = any(not other.is_empty for other in cells if other is not cell)
        return cell is cells[0] and not others and 1 < len(cells) <= sum(map(str.isdigit, cell.text))

    def _said(self, row: int) -> str:
        return " | ".join(" ".join(cell.text.split()) for cell in self.grid.rows[row])


def _distinct(names: Iterator[str | None] | list[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
