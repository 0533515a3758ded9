"""What a proposal changes in a text, place by place, so that each can be accepted or not.

Compared are references and support marks as wholes, and single characters: whatever subset of the changes
is accepted, no reference is torn.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafting.references import REFERENCE, SUPPORT

_ATOM = re.compile(f"{REFERENCE.pattern}|{SUPPORT.pattern.replace('?P<id>', '?:')}|.", re.DOTALL)
_TOO_LITTLE = 4
"""Characters between two changes below which they are read as one."""


@dataclass(frozen=True)
class Change:
    """One place: ``span`` [start, end) of the text as it stands, and what would stand there."""

    span: tuple[int, int]
    text: str


def changes(old: str, new: str) -> tuple[Change, ...]:
    """The places, in order, at which ``new`` differs from ``old``; none where they are the same."""
    before, after = _atoms(old), _atoms(new)
    starts = [0]
    for atom in before:
        starts.append(starts[-1] + len(atom))
    found: list[tuple[int, int, int, int]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if found and i1 - found[-1][1] < _TOO_LITTLE:
            found[-1] = (found[-1][0], i2, found[-1][2], j2)
        else:
            found.append((i1, i2, j1, j2))
    return tuple(Change((starts[i1], starts[i2]), "".join(after[j1:j2])) for i1, i2, j1, j2 in found)


def accept(old: str, accepted: Iterable[Change]) -> str:
    """The text with these of its changes made."""
    pieces, at = [], 0
    for change in sorted(accepted, key=lambda change: change.span):
        start, end = change.span
        pieces += [old[at:start], change.text]
        at = end
    return "".join([*pieces, old[at:]])


def _atoms(text: str) -> list[str]:
    return [match[0] for match in _ATOM.finditer(text)]
