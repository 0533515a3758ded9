"""Character grams of many texts at once, and where each stands: an inverted file in plain arrays.

A gram is a run of 1 to 3 characters within punctuation; every number is the same, for a figure is no topic.
It is kept as one number, 21 bits a character, so that texts are taken apart without a loop over them.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Counts = NDArray[np.int64]
Floats = NDArray[np.float64]

_BITS = np.uint64(21)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]")
_END = "\x00"
_MOST_TIMES = np.iinfo(np.uint16).max
_AT_ONCE = 1 << 22
"""Postings that are weighed together: their intermediate numbers take 8 bytes each."""

_DAMPED: Floats = 1 + np.log(np.maximum(np.arange(_MOST_TIMES + 1), 1))
"""What a gram counts that stands so many times in a text."""


@dataclass(frozen=True, eq=False)
class Postings:
    """For each gram of ``keys`` (rising) the rows that have it, rising too, and how often.

    Those of gram ``g`` stand in ``rows`` and ``times`` from ``start[g]`` to ``start[g + 1]``; ``texts`` is
    how many rows there are.
    """

    keys: Keys
    start: Counts
    rows: NDArray[np.int32]
    times: NDArray[np.uint16]
    texts: int

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Postings":
        """The texts taken apart; a row a text."""
        points, row = _normalised(texts)
        is_word = _is_word(points)
        wide = points.astype(np.uint64)
        found = [_occurrences(wide, row, is_word, length) for length in (1, 2, 3)]
        key, row = (np.concatenate(parts) for parts in zip(*found, strict=True))
        new = np.ones(len(key), dtype=bool)
        new[1:] = (key[1:] != key[:-1]) | (row[1:] != row[:-1])
        at = np.flatnonzero(new)
        times = np.minimum(np.diff(at, append=len(key)), _MOST_TIMES).astype(np.uint16)
        key, row = key[at], row[at]
        first = np.ones(len(key), dtype=bool)
        first[1:] = key[1:] != key[:-1]
        start = np.append(np.flatnonzero(first), len(key)).astype(np.int64)
        return cls(key[first], start, row, times, len(texts))

    @cached_property
    def frequency(self) -> Counts:
        """How many rows have each gram."""
        return np.diff(self.start)

    def places(self, keys: Keys) -> tuple[Counts, NDArray[np.bool_]]:
        """Where each of these grams stands in ``keys``, and whether it does."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys), dtype=bool)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return at, self.keys[at] == keys

    def lengths(self, weight: Floats) -> Floats:
        """The length of each row's vector, where a gram has this weight; 1 for a row without grams."""
        squares = np.zeros(self.texts)
        damped, weight = _DAMPED**2, weight**2
        begin = 0
        while begin < len(self.keys):
            # Whole grams, as many as are weighed together, at least one.
            end = int(np.searchsorted(self.start, self.start[begin] + _AT_ONCE, "right")) - 1
            end = max(end, begin + 1)
            part = slice(self.start[begin], self.start[end])
            each = np.repeat(weight[begin:end], self.frequency[begin:end])
            each *= damped[self.times[part]]
            squares += np.bincount(self.rows[part], each, minlength=self.texts)
            begin = end
        return np.sqrt(np.where(squares > 0, squares, 1))

    def add_to(self, scores: Floats, gram: int, weight: float) -> None:
        """Add what one gram is worth to the score of each row that has it."""
        part = slice(self.start[gram], self.start[gram + 1])
        scores[self.rows[part]] += weight * _DAMPED[self.times[part]]


def damped(times: NDArray[np.uint16]) -> Floats:
    """What grams count that stand so many times in a text."""
    return _DAMPED[times]


def _normalised(texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """The characters of all texts as they are compared, and the row of each."""
    joined = _END.join(text.replace(_END, " ") for text in texts)
    plain = _DIGITS.sub("0", unicodedata.normalize("NFKC", joined).lower())
    points = np.frombuffer(plain.encode("utf-32-le", "surrogatepass"), np.uint32)
    return points, np.cumsum(points == 0, dtype=np.int32)


def _is_word(points: NDArray[np.uint32]) -> NDArray[np.bool_]:
    known = np.zeros(0x110000, dtype=bool)
    for point in np.unique(points):
        known[point] = _WORD.match(chr(point)) is not None
    return known[points]


def _occurrences(
    points: Keys, row: NDArray[np.int32], is_word: NDArray[np.bool_], length: int
) -> tuple[Keys, NDArray[np.int32]]:
    """Every occurrence of a gram of that length, sorted by gram, then row. What ends a text is no word."""
    count = max(len(points) - length + 1, 0)
    key = np.zeros(count, dtype=np.uint64)
    whole = np.ones(count, dtype=bool)
    for k in range(length):
        key = (key << _BITS) | points[k : k + count]
        whole &= is_word[k : k + count]
    key, row = key[whole], row[:count][whole]
    order = np.argsort(key, kind="stable")
    return key[order], row[order]
