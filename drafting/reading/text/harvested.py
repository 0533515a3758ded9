"""Tables of web pages as harvesters write them: a pipe behind each cell, and one for each column spanned.

    规章 | 0 | 0 | 0 |
    行政许可 | 0 | ||

Lines may end anywhere, before a pipe or behind it; a pipe may also open each row. Which lines may be such a
table is found here; ``pipe_rows.py`` cuts it into rows.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from drafting.reading.document import Grid
from drafting.reading.placing.header_reading import table_of
from drafting.reading.placing.values import is_value_like
from drafting.reading.placing.wording import columns, heads, row_groups, rows
from drafting.reading.sections.headings import is_heading
from drafting.reading.text.pipe_rows import grid_of

_PIPES_ALONE = re.compile(r"[|\s]+")
_CELLS = re.compile(r"[^|\s][^|]*\|.*\|")
_CELL = re.compile(r"[^|\s][^|]*\|[|\s]*")
_ENDS = "。；：;:"
_LONGEST_LABEL = 80
_MOST_LINES = 4
"""Lines of a label that its cell breaks."""


def parts(lines: Sequence[str]) -> Iterator[Sequence[str] | Grid]:
    """The lines, the tables among them that are printed so as grids."""
    done = 0
    for start, end in _runs(lines):
        grid = grid_of("\n".join(lines[start:end]))
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
    values = len(list(takewhile(is_value_like, reversed(texts))))
    return values or (1 if inside or table_of(lines[-1:]) else 0)


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
