"""The rows of a table of which only texts and the pipes between them are known.

Every row has as many pipes as the table has columns, wherever lines end, and one more where a pipe opens each
row. With the right number each row begins with its labels, and no label stands behind a value. A row that has
more or fewer pipes, or whose pipes do not stand as its columns have it, has merged or lost cells: it is told
and not read. What cannot be cut into rows so is left to the other readers of text.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from drafting.reading.document import Cell, Grid
from drafting.reading.placing.header_reading import table_of
from drafting.reading.placing.sums import is_intact
from drafting.reading.placing.values import APART, is_value_like
from drafting.reading.placing.wording import row_of

_FEWEST_KNOWN = 3
"""Rows with a label of the form; a table with fewer is another's."""

_MOST_COLUMNS = 40
_MOST_WIDTHS = 6
"""So many numbers of columns are tried."""

_MOST_PIPES = 4000
"""Of a table; the statutory ones have less than a thousand."""

_WIDTHS = {"t3": 7, "t4": 15}
"""Values of a row."""


@dataclass(frozen=True)
class _Row:
    """A row: its labels, what stands behind them, how many pipes at its end have nothing between.

    A ``broken`` one has more or fewer pipes than the table has columns.
    """

    labels: tuple[str, ...]
    cells: tuple[str, ...]
    closed: int
    broken: bool = False

    def printed(self, width: int) -> tuple[str, ...]:
        """The labels and the ``width`` cells behind them; fewer, or more, where those are not all."""
        if self.broken:
            return (*self.labels, *[APART + " ".join(filter(None, self.cells))] * width)
        spans = len(self.cells) - width
        if self.closed == max(spans - 1, 0) and not any(self.cells[width:]):
            return (*self.labels, *self.cells[:width])
        return (*self.labels, *self.cells[: len(self.cells) - (self.closed + 1 if self.closed else 0)])


def grid_of(text: str) -> Grid | None:
    """The table that the text is; ``None`` where it is none of the form's, or cannot be cut into rows."""
    *pieces, _ = text.split("|")
    if not 2 <= len(pieces) <= _MOST_PIPES:
        return None
    texts = [_joined(piece) for piece in pieces]
    tight = [bool(index) and piece == "" for index, piece in enumerate(pieces)]
    stream = _Stream(texts, tight, opened=not texts[0])
    if not any(stream.tight):  # no span is written: it may be as many blank cells
        return None
    ways = [(sum(row.broken for row in way), way) for way in map(stream.rows, stream.widths)]
    if not ways:
        return None
    fewest, *others = sorted(ways, key=lambda way: way[0])
    if 4 * fewest[0] > len(fewest[1]) + 4 or (others and others[0][0] == fewest[0]):
        return None
    printed = _printed(fewest[1])
    if printed is None:
        return None
    return Grid(
        tuple(tuple(Cell(t, r, c) for c, t in enumerate(cells)) for r, cells in enumerate(printed)),
        spans=False,
        lines=tuple(" | ".join(cells) for cells in printed),
    )


def _joined(piece: str) -> str:
    """What stands in a cell; numbers on two lines stay two."""
    lines = [line.strip() for line in piece.split("\n") if line.strip()]
    return (" " if any(map(is_value_like, lines)) else "").join(lines)


@dataclass(frozen=True)
class _Stream:
    """The texts before each pipe, which pipes have nothing before them, whether one opens each row."""

    texts: Sequence[str]
    tight: Sequence[bool]
    opened: bool

    @cached_property
    def filled(self) -> int:
        """Up to where anything but blanks stands."""
        return max((i + 1 for i, text in enumerate(self.texts) if text), default=0)

    @cached_property
    def is_value(self) -> Sequence[bool]:
        """Which texts are values or blank."""
        return [is_value_like(text) for text in self.texts]

    @cached_property
    def widths(self) -> Sequence[int]:
        """How many columns there may be: what lies between most of the places where a row begins."""
        begins = [i for i in range(self.filled) if self._begins(i) and (i == 0 or self.is_value[i - 1])]
        steps = Counter(after - before - self.opened for before, after in pairwise(begins))
        return [width for width, _ in steps.most_common(_MOST_WIDTHS) if 1 < width <= _MOST_COLUMNS]

    def rows(self, columns_: int) -> list[_Row]:
        """The rows, where each has this many columns; one that has not is broken up to the next label."""
        found: list[_Row] = []
        at, step = 0, columns_ + self.opened
        while at < self.filled:
            broken = not self._is_row(at, columns_)
            behind = range(at + 1, len(self.texts))
            end = next((i for i in behind if self._goes_on(i)), len(self.texts)) if broken else at + step
            found.append(self._row(at + self.opened, min(end, len(self.texts)), broken))
            at = end
        return found

    def _row(self, first: int, end: int, broken: bool) -> _Row:
        cells, tight = self.texts[first:end], self.tight[first:end]
        labels = next((i for i, value in enumerate(self.is_value[first:end]) if value), len(cells))
        closed = next((i for i, each in enumerate(reversed(tight)) if not each), len(tight))
        return _Row(tuple(cells[:labels]), tuple(cells[labels:]), closed, broken)

    def _is_row(self, at: int, columns_: int) -> bool:
        """Whether a row begins here and ends before a label, a row without one, or nothing but blank rows."""
        end = at + columns_ + self.opened
        if self.opened and self.texts[at]:
            return False
        last = end >= self.filled and max(len(self.texts) - end, 0) % (end - at) == 0
        if self._is_unlabelled(at, columns_):
            return last
        values = self.is_value[at + self.opened : end]
        labels = values.index(True) if True in values else len(values)
        if not labels or not all(values[labels:]):
            return False
        return last or self._begins(end) or self._is_unlabelled(end, columns_)

    def _is_unlabelled(self, at: int, columns_: int) -> bool:
        """Whether a row of table four begins here: all its columns have values."""
        first, end = at + self.opened, at + self.opened + columns_
        whole = columns_ >= _WIDTHS["t4"] and end <= len(self.texts)
        return whole and all(self.is_value[first:end]) and any(self.texts[first:end])

    def _begins(self, at: int) -> bool:
        """Whether a label stands where a row would begin."""
        first = at + self.opened
        return (
            first < len(self.texts) and not is_value_like(self.texts[first]) and not any(self.texts[at:first])
        )

    def _goes_on(self, at: int) -> bool:
        """Whether a row begins behind another's values."""
        return self.is_value[at - 1] and self._begins(at)


def _beside(found: Sequence[_Row]) -> list[bool]:
    """Of each row whether one beside it is broken: what that one lost may be among its own cells."""
    broken = [False, *(row.broken for row in found), False]
    return [before or behind for before, behind in zip(broken, broken[2:], strict=False)]


def _printed(found: Sequence[_Row]) -> list[tuple[str, ...]] | None:
    """What each row prints; ``None`` where too few are the form's, or one stands under no head."""
    table: str | None = None
    width = known = 0
    printed: list[tuple[str, ...]] = []
    for row, beside in zip(found, _beside(found), strict=True):
        headed = table_of(row.labels)
        stated = row_of(table, row.labels[-1]) if table in ("t2", "t3") and row.labels else None
        if headed and not stated:
            table, known = headed, known + 1
            width = _WIDTHS.get(table, len(row.labels) - 1)
            short = len(row.labels) + len(row.cells) < _WIDTHS.get(table, 0)
            if (row.broken and table == "t2") or (short and not row.broken):
                return None
            printed.append(row.labels)
        elif table is None or (not row.labels and table != "t4"):
            return None
        else:
            known += stated is not None
            whole = not beside or table != "t3" or is_intact(row.cells[:width], width)
            printed.append((row if whole else replace(row, broken=True)).printed(width))
    return printed if known >= _FEWEST_KNOWN else None
