"""How much two texts resemble each other: by their runs of characters, figures all the same."""

import re
import unicodedata
from collections.abc import Iterator

NEAR_DUPLICATE = 0.6
"""From this resemblance on an item repeats a better one of the same organ: problems return every year."""

_LONGEST_GRAM = 3
_SEGMENT = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")


def grams_of(text: str) -> Iterator[str]:
    """Runs of 1 to 3 characters within punctuation; every number the same, for a figure is no topic."""
    for segment in _SEGMENT.findall(_DIGITS.sub("0", unicodedata.normalize("NFKC", text).lower())):
        for length in range(1, _LONGEST_GRAM + 1):
            for start in range(len(segment) - length + 1):
                yield segment[start : start + length]


def resemblance_of(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of their grams that two texts have both: 0 to 1."""
    return len(one & other) / (len(one | other) or 1)
