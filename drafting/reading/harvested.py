"""Tables of web pages as harvesters write them: a pipe behind each cell, and one for each column spanned.

    规章 | 0 | 0 | 0 |
    行政许可 | 0 | ||

Lines may end anywhere, before a pipe or behind it; a pipe may also open each row. But every row has as many
pipes as the table has columns. A table is told by that number: with the right one each row begins with its
labels, and no label stands behind a value. What cannot be cut into rows so is left to the other readers of
text. A row that has more or fewer pipes, or whose pipes do not stand as its columns have it, has merged or
lost cells: it is told and not read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from drafting.reading.document import Cell, Grid
from drafting.reading.headers import table_of
from drafting.reading.headings import is_heading
from drafting.reading.unruled import APART
from drafting.reading.values import is_value_like
from drafting.reading.wording import columns, heads, row_groups, row_of, rows

_PIPES_ALONE = re.compile(r"[|\s]+")
_CELLS = re.compile(r"[^|\s][^|]*\|.*\|")
_CELL = re.compile(r"[^|\s][^|]*\|[|\s]*")
_ENDS = "。；：;:"
_LONGEST_LABEL = 80
_FEWEST_KNOWN = 3
"""Rows with a label of the form; a table with fewer is another's."""

_MOST_COLUMNS = 40
_MOST_PIPES = 4000
"""Of a table; the statutory ones have less than a thousand."""

_MOST_LINES = 4
"""Lines of a label that its cell breaks."""

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


def parts(lines: Sequence[str]) -> Iterator[Sequence[str] | Grid]:
    """The lines, the tables among them that are printed so as grids."""
    done = 0
    for start, end in _runs(lines):
        grid = _grid("\n".join(lines[start:end]))
        if grid is not None:
            yield lines[done:start]
            yield grid
            done = end
    yield lines[done:]


def _runs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where up to where lines may be such a table."""
    start = last = -1
    texts: list[int] = []
    for index, line in enumerate(lines):
        bare = line.strip()
        if bare and "|" not in bare:
            texts.append(index)
        elif bare and not any(each.fullmatch(bare) for each in (_PIPES_ALONE, _CELL, _CELLS)):
            if start >= 0:
                yield start, last + 1
            start, texts = -1, []
        elif bare:
            before, beginning = [lines[i].strip() for i in texts], bare.partition("|")[0]
            own = _own(before, beginning, inside=start >= 0)
            if start >= 0 and own < len(texts):  # prose stands between two tables
                yield start, last + 1
                start, own = -1, _own(before, beginning, inside=False)
            if start < 0:
                start = texts[-own] if own else index
            last, texts = index, []
    if start >= 0:
        yield start, last + 1


def _own(texts: Sequence[str], beginning: str, *, inside: bool) -> int:
    """How many of the lines before a pipe, the last ones, stand in its cell; ``beginning`` does beside it."""
    lines = list(takewhile(lambda text: not _is_prose(text), reversed(texts[-_MOST_LINES:])))[::-1]
    for first in range(len(lines)):
        if _is_known("".join(lines[first:]) + beginning):
            return len(lines) - first
    if beginning or not lines:
        return 0
    return 1 if inside or is_value_like(lines[-1]) or table_of(lines[-1:]) else 0


def _is_prose(text: str) -> bool:
    return text[-1] in _ENDS or is_heading(text)


@lru_cache(maxsize=4096)
def _is_known(text: str) -> bool:
    """Whether the text is a label of the form, word for word."""
    if len(text) > _LONGEST_LABEL:
        return False
    wordings = (columns, heads, rows, row_groups)
    return any(wording(table).exact(text) for table in ("t2", "t3") for wording in wordings) or any(
        wording("t4").exact(text) for wording in (columns, heads)
    )


def _grid(text: str) -> Grid | None:
    """The table that the text is; ``None`` where it is none of the form's, or cannot be cut into rows."""
    *pieces, _ = text.split("|")
    if not 2 <= len(pieces) <= _MOST_PIPES:
        return None
    texts = [_joined(piece) for piece in pieces]
    stream = _Stream(texts, [piece == "" for piece in pieces], opened=not texts[0])
    ways = [stream.rows(columns_) for columns_ in range(2, min(_MOST_COLUMNS, len(pieces)) + 1)]
    fewest, *others = sorted(
        ((sum(row.broken for row in way), way) for way in ways), key=lambda each: each[0]
    )
    if 4 * fewest[0] > len(fewest[1]) or (others and others[0][0] == fewest[0]):
        return None
    if fewest[0] and not any(stream.tight):  # no span is written: rows of other lengths are whole, too
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
        labels = next((i for i, cell in enumerate(cells) if is_value_like(cell)), len(cells))
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
        row = self._row(at + self.opened, end, broken=False)
        if not row.labels or not all(map(is_value_like, row.cells)):
            return False
        return last or self._begins(end) or self._is_unlabelled(end, columns_)

    def _is_unlabelled(self, at: int, columns_: int) -> bool:
        """Whether a row of table four begins here: all its columns have values."""
        cells = self.texts[at + self.opened : at + self.opened + columns_]
        return len(cells) == columns_ >= _WIDTHS["t4"] and any(cells) and all(map(is_value_like, cells))

    def _begins(self, at: int) -> bool:
        """Whether a label stands where a row would begin."""
        first = at + self.opened
        return (
            first < len(self.texts) and not is_value_like(self.texts[first]) and not any(self.texts[at:first])
        )

    def _goes_on(self, at: int) -> bool:
        """Whether a row begins behind another's values."""
        return self._begins(at) and is_value_like(self.texts[at - 1])


def _printed(found: Sequence[_Row]) -> list[tuple[str, ...]] | None:
    """What each row prints; ``None`` where too few are the form's, or one stands under no head."""
    table: str | None = None
    width = known = 0
    printed: list[tuple[str, ...]] = []
    for row in found:
        headed = table_of(row.labels)
        stated = row_of(table, row.labels[-1]) if table in ("t2", "t3") and row.labels else None
        if headed and not stated:
            table, known = headed, known + 1
            width = _WIDTHS.get(table, len(row.labels) - 1)
            if row.broken and table == "t2":
                return None
            printed.append(row.labels)
        elif table is None or (not row.labels and table != "t4"):
            return None
        else:
            known += stated is not None
            printed.append(row.printed(width))
    return printed if known >= _FEWEST_KNOWN else None
