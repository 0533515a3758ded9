"""Tables of web pages as harvesters write them: a pipe behind each cell, and one for each column spanned.

    规章 | 0 | 0 | 0 |
    行政许可 | 0 | ||

Lines may end anywhere, before a pipe or behind it; a pipe may also open each row. But every row has as many
pipes as the table has columns. A table is told by that number: with the right one each row begins with its
labels, and no label stands behind a value. What cannot be cut into rows so is left to the other readers of
text. A row whose pipes do not stand as its columns have it has merged or lost cells: only what it prints is
kept of it, so that it is told and not read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from drafting.reading.document import Cell, Grid
from drafting.reading.headers import table_of
from drafting.reading.headings import is_heading
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
    """A row: its labels, what stands behind them, and how many pipes at its end have nothing between."""

    labels: tuple[str, ...]
    cells: tuple[str, ...]
    closed: int

    def printed(self, width: int) -> tuple[str, ...]:
        """The labels and the ``width`` cells behind them; fewer, or more, where those are not all."""
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
    if len(pieces) > _MOST_PIPES:
        return None
    closed = [piece == "" for piece in pieces]
    texts = ["".join(line.strip() for line in piece.split("\n")) for piece in pieces]
    opened = not texts[0]
    ways = [
        found
        for columns_ in range(2, min(_MOST_COLUMNS, len(pieces)) + 1)
        if (found := _rows(texts, closed, columns_, opened)) is not None
    ]
    printed = _printed(ways[0]) if len(ways) == 1 else None
    if printed is None:
        return None
    return Grid(
        tuple(tuple(Cell(t, r, c) for c, t in enumerate(cells)) for r, cells in enumerate(printed)),
        spans=False,
        lines=tuple(" | ".join(cells) for cells in printed),
    )


def _rows(texts: Sequence[str], closed: Sequence[bool], columns_: int, opened: bool) -> list[_Row] | None:
    """The rows, if each has this many columns; blank ones stand only at the end."""
    found: list[_Row] = []
    ended = False
    step = columns_ + opened
    for start in range(0, len(texts), step):
        cells, tight = texts[start : start + step], closed[start : start + step]
        if opened:
            if cells[0]:
                return None
            cells, tight = cells[1:], tight[1:]
        if not any(cells):
            ended = True
            continue
        labels = next((i for i, cell in enumerate(cells) if is_value_like(cell)), len(cells))
        if ended or not all(map(is_value_like, cells[labels:])):
            return None
        if not labels and columns_ < _WIDTHS["t4"]:
            return None
        open_ = next((i for i, each in enumerate(reversed(tight)) if not each), len(tight))
        found.append(_Row(tuple(cells[:labels]), tuple(cells[labels:]), open_))
    return found


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
            printed.append(row.labels)
        elif table is None or (not row.labels and table != "t4"):
            return None
        else:
            known += stated is not None
            printed.append(row.printed(width))
    return printed if known >= _FEWEST_KNOWN else None
