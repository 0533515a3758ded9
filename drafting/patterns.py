"""Patterns that are looked for only where the characters stand that each of their matches needs.

A report is held against some hundreds of patterns, nearly all of which have no match in a given clause. What
characters a match must have follows from the pattern itself; a text without them is passed over, and what is
found in the others is what the pattern alone would find.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from re import _constants as op  # type: ignore[attr-defined]  # what the pattern is parsed into
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

T = TypeVar("T")

Pieces = frozenset[str]
"""Single characters, or pairs of neighbours."""

_COMMON = frozenset("政府信息公开工作申请行年本区市机关单位部门的一件在等不为全和")
"""Characters of most clauses in this field: that one of them stands there tells little."""

_EVERYWHERE = frozenset({"政府", "政务", "信息", "公开", "工作"})
"""And the words of which most sentences have one."""

_WIDEST = 64
"""A range of more characters than this is as good as any character."""

_MOST_PAIRS = 40


def needed(pattern: str | re.Pattern[str]) -> tuple[Pieces, ...]:
    """Sets of which every match, with what it looks ahead to, has a piece each, the most telling set first.

    None where the pattern does not tell.
    """
    flags = pattern.flags if isinstance(pattern, re.Pattern) else 0
    source = pattern.pattern if isinstance(pattern, re.Pattern) else pattern
    found = () if flags & re.IGNORECASE else _sets(list(_elements(_parser.parse(source))))
    return tuple(sorted(dict.fromkeys(found), key=_weight))


_Gap = Pieces()
"""What any character, or none, may stand for."""


def _elements(parsed: Any) -> Iterator[Pieces | list[Pieces]]:
    """What stands one after the other: a class of characters, a gap, or what a branch needs."""
    for kind, value in parsed:
        if kind is op.LITERAL:
            yield frozenset(chr(value))
        elif kind is op.IN:
            yield _class(value)
        elif kind is op.SUBPATTERN and not value[1] & op.SRE_FLAG_IGNORECASE:
            yield from _elements(value[3])
        elif kind is op.ATOMIC_GROUP:
            yield from _elements(value)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0]:
            yield from _elements(value[2])
        elif kind is op.BRANCH:
            each = [_sets(list(_elements(branch))) for branch in value[1]]
            yield [frozenset().union(*(min(sets, key=_weight) for sets in each))] if all(each) else _Gap
        elif kind is op.ASSERT and value[0] > 0:
            yield _sets(list(_elements(value[1])))
        elif kind not in (op.AT, op.ASSERT, op.ASSERT_NOT):
            yield _Gap


def _class(members: Any) -> Pieces:
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _WIDEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return _Gap
    return frozenset(found)


def _sets(elements: Sequence[Pieces | list[Pieces]]) -> list[Pieces]:
    found = [e for e in elements if e and not isinstance(e, list)]
    found += [pieces for e in elements if isinstance(e, list) for pieces in e]
    for a, b in pairwise(elements):
        if a and b and not isinstance(a, list) and not isinstance(b, list) and len(a) * len(b) <= _MOST_PAIRS:
            found.append(frozenset(x + y for x in a for y in b))
    return found


def _class_of(characters: Pieces) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]" if characters else "(?!)"


def _are_pairs(pieces: Pieces) -> bool:
    return min(map(len, pieces)) == 2


def _weight(pieces: Pieces) -> int:
    """How little it tells that one of them stands there."""
    return sum(map(_weight_of, pieces))


def _weight_of(piece: str) -> int:
    if len(piece) == 1:
        return 12 if piece in _COMMON else 4
    return 6 if piece in _EVERYWHERE else 3 if _COMMON.issuperset(piece) else 1


class Sought:
    """A pattern behind a quick look for a piece that it needs.

    Its methods are those of ``re.Pattern``, over whole texts.
    """

    __slots__ = ("_piece", "fullmatch", "match", "pattern")

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self.pattern = re.compile(pattern)
        self.match, self.fullmatch = self.pattern.match, self.pattern.fullmatch
        sets = needed(self.pattern)
        self._piece = re.compile("|".join(map(re.escape, sorted(sets[0])))).search if sets else None

    def may(self, text: str) -> bool:
        """Whether the text, or some stretch of it, may have a match."""
        return self._piece is None or self._piece(text) is not None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, if any."""
        return None if self._piece and not self._piece(text) else self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in order."""
        return iter(()) if self._piece and not self._piece(text) else self.pattern.finditer(text)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with each match replaced."""
        return text if self._piece and not self._piece(text) else self.pattern.sub(by, text)


class Sieve(Generic[T]):
    """Patterns, each with what it stands for, found by the pieces of a text."""

    def __init__(self, patterns: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self._always = 0
        self._places: dict[str, int] = {}
        self._patterns: list[tuple[tuple[re.Pattern[str], T], tuple[Pieces, ...]]] = []
        for place, pattern in enumerate(patterns):
            first, *others = needed(pattern[0]) or [_Gap]
            for piece in first:
                self._places[piece] = self._places.get(piece, 0) | 1 << place
            self._always |= 0 if first else 1 << place
            self._patterns.append((pattern, tuple(pieces for pieces in others if _are_pairs(pieces))))
        every = Pieces().union(self._places, *(pieces for _, others in self._patterns for pieces in others))
        self._characters = Pieces(piece for piece in every if len(piece) == 1)
        self._pairs = every - self._characters
        heads, tails = (_class_of(Pieces(pair[at] for pair in self._pairs)) for at in (0, 1))
        self._likely_pairs = re.compile(f"(?=({heads}{tails}))").findall
        self._singles = re.compile(_class_of(self._characters)).findall
        self._any = re.compile("|".join(map(re.escape, sorted(self._places)))).search

    def _pieces_of(self, text: str) -> Pieces:
        pairs = self._pairs.intersection(self._likely_pairs(text))
        return pairs | self._characters.intersection(self._singles(text))

    def __iter__(self) -> Iterator[tuple[re.Pattern[str], T]]:
        return (pattern for pattern, _ in self._patterns)

    def may(self, text: str) -> bool:
        """Whether the text may have a match of one of them, by a quicker look than ``over``'s."""
        return self._always > 0 or self._any(text) is not None

    def over(self, text: str) -> Iterator[tuple[re.Pattern[str], T]]:
        """Those that may have a match in the text, in their order."""
        if not self.may(text):
            return
        pieces = self._pieces_of(text)
        places, places_of = self._always, self._places
        for piece in pieces:
            if piece in places_of:
                places |= places_of[piece]
        while places:
            least = places & -places
            pattern, others = self._patterns[least.bit_length() - 1]
            for needed_too in others:
                if pieces.isdisjoint(needed_too):
                    break
            else:
                yield pattern
            places ^= least
