"""Words by their places on a page: what stands under each other, and what goes on beside it."""

from collections.abc import Iterable
from dataclasses import dataclass

PAGE_STEP = 1e5
"""Points from a page's top to the next one's: no page is longer."""


@dataclass(frozen=True)
class Word:
    """A run of characters and its place in points; ``top`` counts on from page to page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2

    def overlaps(self, x0: float, x1: float) -> bool:
        """Whether it stands above or below what reaches from ``x0`` to ``x1``."""
        return self.x0 < x1 and x0 < self.x1

    def joined(self, other: "Word") -> "Word":
        """The word with another that goes on with it."""
        return Word(
            self.text + other.text,
            min(self.x0, other.x0),
            max(self.x1, other.x1),
            min(self.top, other.top),
            max(self.bottom, other.bottom),
        )


Words = tuple[Word, ...]
"""A printed line, from left to right."""

Band = tuple[float, float]


def merged(words: Iterable[Word]) -> list[Band]:
    """What these words cover from left to right, those that stand under each other taken together."""
    bands: list[Band] = []
    for x0, x1 in sorted((word.x0, word.x1) for word in words):
        if bands and x0 < bands[-1][1]:
            bands[-1] = (bands[-1][0], max(x1, bands[-1][1]))
        else:
            bands.append((x0, x1))
    return bands
