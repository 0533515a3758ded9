"""Patterns that are looked for only where the characters stand that each of their matches needs.

A report is held against some hundreds of patterns, nearly all of which have no match in a given clause. What
characters a match must have follows from the pattern itself; a text without them is passed over, and what is
found in the others is what the pattern alone would find.
"""

import re
from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined]  # what the pattern is parsed into
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_COMMON = frozenset("政府信息公开工作申请行年本区市机关单位部门的一件在等不为全和")
"""Characters of most clauses in this field: that one of them stands there tells little."""

_WIDEST = 12
"""A class of more characters than this is as good as any character."""


def needed(pattern: str | re.Pattern[str]) -> tuple[frozenset[str], ...]:
    """Sets of characters of which every match, with what it looks ahead to, has one each; none: unknown."""
    flags = pattern.flags if isinstance(pattern, re.Pattern) else 0
    source = pattern.pattern if isinstance(pattern, re.Pattern) else pattern
    return () if flags & re.IGNORECASE else tuple(_sets(_parser.parse(source)))


def _sets(parsed: Any) -> Iterator[frozenset[str]]:
    for kind, value in parsed:
        if kind is op.LITERAL:
            yield frozenset(chr(value))
        elif kind is op.IN:
            yield from _of_class(value)
        elif kind is op.SUBPATTERN:
            yield from () if value[1] & op.SRE_FLAG_IGNORECASE else _sets(value[3])
        elif kind is op.ATOMIC_GROUP:
            yield from _sets(value)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from _sets(value[2]) if value[0] else ()
        elif kind is op.BRANCH:
            each = [list(_sets(branch)) for branch in value[1]]
            if all(each):
                yield frozenset().union(*(min(sets, key=_weight) for sets in each))
        elif kind is op.ASSERT and value[0] > 0:
            yield from _sets(value[1])


def _of_class(members: Any) -> Iterator[frozenset[str]]:
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < _WIDEST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return
    yield frozenset(found)


def _weight(characters: frozenset[str]) -> int:
    return sum(8 if character in _COMMON else 1 for character in characters)


class Sought:
    """A pattern behind a quick look for a character that it needs.

    Its methods are those of ``re.Pattern``, over whole texts.
    """

    __slots__ = ("_may", "fullmatch", "match", "pattern")

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self.pattern = re.compile(pattern)
        self.match, self.fullmatch = self.pattern.match, self.pattern.fullmatch
        sets = needed(self.pattern)
        least = min(sets, key=_weight) if sets else frozenset()
        self._may = re.compile(f"[{re.escape(''.join(sorted(least)))}]").search if least else None

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, if any."""
        return None if self._may and not self._may(text) else self.pattern.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in order."""
        return iter(()) if self._may and not self._may(text) else self.pattern.finditer(text)

    def sub(self, by: str, text: str) -> str:
        """The text with each match replaced."""
        return text if self._may and not self._may(text) else self.pattern.sub(by, text)


class Sieve(Generic[T]):
    """Patterns, each with what it stands for, found by the characters of a text."""

    def __init__(self, patterns: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self._patterns = tuple(patterns)
        self._always = 0
        self._by_character: dict[str, int] = {}
        for place, (pattern, _) in enumerate(self._patterns):
            sets = needed(pattern)
            for character in min(sets, key=_weight) if sets else ():
                self._by_character[character] = self._by_character.get(character, 0) | 1 << place
            self._always |= 0 if sets else 1 << place

    def over(self, text: str) -> Iterator[tuple[re.Pattern[str], T]]:
        """Those that may have a match in the text, in their order."""
        places, found = self._always, self._by_character.get
        for character in set(text):
            places |= found(character, 0)
        while places:
            least = places & -places
            yield self._patterns[least.bit_length() - 1]
            places ^= least
