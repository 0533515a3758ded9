"""Heads of table two's blocks whose labels are cut short or broken: the place says which is meant.

Under a whole head a row that the form does not have is known by having a value for each column, too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from drafting.reading.placing.printed_lines import PrintedLine, is_wording
from drafting.reading.placing.wording import columns, heads, plain, rows
from drafting.tables import EDITIONS, edition

_SHORTEST = 3
"""Characters of a label that is cut short: 本年新."""

_LONG = 60
"""Characters; a longer line is taken for a sentence."""

_MOST_PIECES = 4
"""Of a label."""

_FORMS = tuple(
    (tuple(column.code for column in block.columns), tuple(plain(column.label) for column in block.columns))
    for code in EDITIONS
    for block in edition(code).table("t2").blocks
)

_CORNER = edition("2019").table("t2").blocks[0].corner

Groups = tuple[tuple[int, int], ...]
"""From where up to where the pieces of each label stand."""


class Named(NamedTuple):
    """A block's columns, the form's labels of them, and which of the printed pieces are each one's."""

    codes: tuple[str, ...]
    labels: tuple[str, ...]
    groups: Groups


def named_by_place(pieces: Sequence[str]) -> Named | None:
    """The one block whose labels these are.

    A label is whole, in one piece or several one after the other, or it is the beginning of the form's at
    its place (本年新, 本年新). ``None`` where no block has these labels, or several have, or a label that is
    whole stands at another's place.
    """
    given = tuple(map(plain, pieces))
    found = [
        Named(codes, labels, groups)
        for codes, labels in _FORMS
        if len(labels) <= len(given) <= _MOST_PIECES * len(labels)
        and (groups := _grouped(codes, labels, given, 0)) is not None
    ]
    return found[0] if len({named.codes for named in found}) == 1 else None


@lru_cache(maxsize=256)
def _grouped(
    codes: tuple[str, ...], labels: tuple[str, ...], pieces: tuple[str, ...], at: int
) -> Groups | None:
    """Which of the pieces from ``at`` on are each label's."""
    if not labels:
        return () if at == len(pieces) else None
    for end in range(at + 1, len(pieces) - len(labels) + 2):
        text = "".join(pieces[at:end])
        stated = columns("t2").exact(text)
        cut = end == at + 1 and len(text) >= _SHORTEST and labels[0].startswith(text) and not stated
        if stated == codes[0] or cut:
            rest = _grouped(codes[1:], labels[1:], pieces, end)
            if rest is not None:
                return ((at, end), *rest)
    return None


def with_whole_heads(lines: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Table two's lines, the labels of a block's head whole that are printed in pieces or cut short."""
    done = 0
    for first, end in _heads(lines):
        pieces = lines[first:end]
        named = named_by_place([piece.label for piece in pieces if not piece.values])
        if named and not all(columns("t2").exact(piece.label) for piece in pieces):
            yield from lines[done:first]
            for label, (start, _) in zip(named.labels, named.groups, strict=True):
                yield replace(pieces[start], words=(label,))
            done = end
    yield from lines[done:]


def unexplained(line: PrintedLine) -> PrintedLine:
    """The line; a row's label without the remark that makes it as long as a sentence."""
    bare, _, remark = plain(line.label).partition("(")
    explained = len(line.label) > _LONG and remark.endswith(")") and rows("t2").exact(bare)
    return replace(line, words=(bare,)) if explained and not line.values else line


def _heads(lines: Sequence[PrintedLine]) -> Iterator[tuple[int, int]]:
    """From where up to where the labels of each head stand, a line each, up to its block's first row."""
    for index, line in enumerate(lines):
        if heads("t2").exact(line.label) == _CORNER:
            end = index + 1
            while end < len(lines) and lines[end].words and not rows("t2").match(lines[end].label):
                end += 1
            yield index + 1, end


def other_rows(lines: Sequence[PrintedLine]) -> frozenset[int]:
    """The numbers of the lines of rows that the form does not have, each cell a line.

    Behind a label that is none of the form's stand as many values as its block has columns, then a label.
    """
    found: set[int] = set()
    ends = [*_heads(lines), (len(lines), len(lines))]
    for (first, end), (after, _) in pairwise(ends):
        named = named_by_place([line.label for line in lines[first:end]])
        size = 1 + len(named.codes) if named else 0
        for index in range(end, after) if named else ():
            row, behind = lines[index : index + size], lines[index + size : index + size + 1]
            whole = len(row) == size and all(len(line.values) == 1 and not line.words for line in row[1:])
            alone = row[0].words and not row[0].values and not is_wording("t2", row[0].label)
            if alone and whole and all(line.words for line in behind):
                found |= {line.index for line in row}
    return frozenset(found)
