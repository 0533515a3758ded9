"""Lines that may be a table's: the words that each begins with, the values that it ends with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafting.reading.document import EMPTY_CELL
from drafting.reading.placing.values import COUNTED, is_value_like
from drafting.reading.placing.wording import columns, heads, row_groups, rows

_SPACED = re.compile(r"(?<![^\s|｜])(?!无)[\u4e00-\u9fff](?:[ \t\u3000](?!无)[\u4e00-\u9fff])+(?![^\s|｜])")
"""A label set with a space between its characters: 结 果 维 持."""

_UNITS = frozenset(COUNTED)
_ORDINAL = re.compile(r"\d[.、．]")
"""A label's, cut off from it."""


@dataclass(frozen=True)
class PrintedLine:
    """A line of the section: its number, its words, the values at its end."""

    index: int
    words: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def label(self) -> str:
        """The words put together."""
        return "".join(self.words)


def split_line(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A line's words and the values at its end."""
    if line == EMPTY_CELL:
        return (), ("",)
    words = [word for word in re.split(r"[\s|｜]+", _SPACED.sub(_closed_up, line.strip())) if word]
    if not _UNITS.isdisjoint(words):
        words = list(_with_units(words))
    end = len(words)
    while end and is_value_like(words[end - 1]) and not _ORDINAL.fullmatch(words[end - 1]):
        end -= 1
    return tuple(words[:end]), tuple(words[end:])


def _with_units(words: Sequence[str]) -> Iterator[str]:
    """The words, a unit that stands by itself again with the number before it."""
    before = ""
    for word in words:
        if word in _UNITS and before[-1:].isdecimal():
            before += word
        else:
            if before:
                yield before
            before = word
    yield before


def _closed_up(spaced: re.Match[str]) -> str:
    return "".join(spaced[0].split())


def is_wording(table: str, label: str) -> bool:
    """Whether a text is one that the table's head or left side prints."""
    return any(
        wording.match(label) is not None
        for wording in (columns(table), heads(table), row_groups(table), rows(table))
    )


def stand_twice(lines: Iterable[PrintedLine]) -> bool:
    """Whether a label stands twice in a row: so may a number."""
    return any(before.words and before.words == after.words for before, after in pairwise(lines))


def may_be_doubled(values: Sequence[str]) -> bool:
    """Whether two values that follow one another are the same and not 0, of which most rows are."""
    return any(before == after != "0" for before, after in pairwise(values))
