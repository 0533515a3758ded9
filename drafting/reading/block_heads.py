"""Heads of table two's blocks whose labels are cut short or broken: the place says which is meant."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from drafting.reading.wording import columns, plain
from drafting.tables import EDITIONS, edition

_SHORTEST = 3
"""Characters of a label that is cut short: 本年新."""

_MOST_PIECES = 4
"""Of a label."""

_FORMS = tuple(
    (tuple(column.code for column in block.columns), tuple(plain(column.label) for column in block.columns))
    for code in EDITIONS
    for block in edition(code).table("t2").blocks
)

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
