"""Rows with pipes at both ends that a mail or an editor broke: a piece that no pipe opens is the rest."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

_PIPE = re.compile(r"(?<!\\)[|｜]")
_FEWEST_ROWS = 3
"""With pipes at both ends, and as many cells."""

_FEWEST_CELLS = 4
_MOST_PIECES = 6


def with_whole_rows(lines: Sequence[str]) -> Iterator[str]:
    """The lines, the pieces of a row put together where they have as many cells as most rows of the table."""
    for piped, group in groupby(lines, key=lambda line: bool(_PIPE.search(line))):
        run = list(group)
        yield from _joined(run) if piped and len(run) > _FEWEST_ROWS else run


def _joined(lines: Sequence[str]) -> Iterator[str]:
    bare = [line.strip() for line in lines]
    widths = Counter(_cells(line) for line in bare if _is_closed(line))
    usual, rows = widths.most_common(1)[0] if widths else (0, 0)
    if rows < _FEWEST_ROWS or usual < _FEWEST_CELLS or all(map(_is_closed, bare)):
        yield from lines
        return
    index = 0
    while index < len(lines):
        end = _end_of_row(bare, index, usual)
        yield " ".join(bare[index:end]) if end > index + 1 else lines[index]
        index = end


def _end_of_row(bare: Sequence[str], first: int, usual: int) -> int:
    """Behind which line the row ends that begins in this one; the next where its pieces make no row."""
    whole = bare[first]
    if not _PIPE.match(whole) or (_is_closed(whole) and _cells(whole) >= usual):
        return first + 1
    for end in range(first + 1, min(first + _MOST_PIECES, len(bare))):
        if _PIPE.match(bare[end]):  # two rows that lost cells
            break
        whole = f"{whole} {bare[end]}"
        if _is_closed(whole) and _cells(whole) == usual:
            return end + 1
    return first + 1


def _is_closed(line: str) -> bool:
    """Whether a pipe stands at both ends."""
    return len(line) > 1 and bool(_PIPE.match(line)) and line.endswith(("|", "｜"))


def _cells(line: str) -> int:
    """How many cells a line has between its pipes at both ends."""
    return len(_PIPE.findall(line)) - 1
