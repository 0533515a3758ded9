"""Some precedents made ready to be searched, for good: what is changed is taken out and put into another."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from drafting.overlap import LEAST_RUN, Masked, mask, names_of
from drafting.precedents.columns import Columns
from drafting.precedents.postings import Postings
from drafting.precedents.precedent import Precedent
from drafting.shingles import Hashes, Points, points_of, shingles

Arrays = dict[str, NDArray[np.generic]]
Themes = NDArray[np.float32]

END = "\x00"
"""What stands between the masked texts: no run goes over it."""


class Shingled:
    """The masked texts in one run of ``points``, and where each stretch of ``LEAST_RUN`` characters stands.

    ``start`` is where each text begins; ``hashes`` (rising) are the stretches, ``places`` where they begin.
    """

    def __init__(self, points: Points, start: NDArray[np.int64], hashes: Hashes, places: NDArray[np.int32]):
        self.points, self.start, self.hashes, self.places = points, start, hashes, places

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Shingled":
        """These texts, masked already."""
        start = np.cumsum([1, *(len(text) + 1 for text in texts)], dtype=np.int64)[:-1]
        points = points_of(END + "".join(text + END for text in texts) + END * LEAST_RUN)
        hashes = shingles(points)
        is_end = points == 0
        ends = np.cumsum(is_end)
        whole = np.flatnonzero(ends[LEAST_RUN - 1 :] == ends[: len(hashes)] - is_end[: len(hashes)])
        order = np.argsort(hashes[whole], kind="stable")
        places = whole[order].astype(np.int32)
        return cls(points, start, hashes[places], places)


class Segment:
    """Items with their themes; ``themes`` has a row an item and a column a theme."""

    def __init__(self, columns: Columns, themes: Themes) -> None:
        self.columns = columns
        # Theme by theme in memory (Fortran's order): a query is of a few.
        self.themes: Themes = np.asfortranarray(themes, dtype=np.float32)

    @classmethod
    def of(cls, items: Sequence[Precedent], themes: NDArray[np.floating]) -> "Segment":
        """These items, a row each."""
        return cls(Columns.of(items), themes.astype(np.float32))

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def postings(self) -> Postings:
        """Which rows have which gram."""
        return Postings.of(list(self.columns.texts))

    @cached_property
    def shingled(self) -> Shingled:
        """Which stretch of the masked texts stands where."""
        return Shingled.of([masked(self.columns[row]).text for row in range(len(self))])

    def arrays(self) -> Arrays:
        """All of it, to be kept."""
        postings, shingled = self.postings, self.shingled
        return {
            **self.columns.arrays,
            "themes": self.themes,
            "grams.keys": postings.keys,
            "grams.start": postings.start,
            "grams.rows": postings.rows,
            "grams.times": postings.times,
            "wording.points": shingled.points,
            "wording.start": shingled.start,
            "wording.hashes": shingled.hashes,
            "wording.places": shingled.places,
        }

    @classmethod
    def from_arrays(cls, arrays: Arrays) -> "Segment":
        """What ``arrays`` gave.

        Raises:
            KeyError: an array is missing.
        """
        parts = {name: dict[str, NDArray[np.generic]]() for name in ("grams", "wording")}
        own: Arrays = {}
        for key, array in arrays.items():
            of, _, name = key.partition(".")
            parts.get(of, own)[name if of in parts else key] = array
        themes = own.pop("themes")
        segment = cls(Columns(own), themes.view(np.float32))
        segment.__dict__["postings"] = Postings(**parts["grams"], texts=len(segment))  # type: ignore[arg-type]
        segment.__dict__["shingled"] = Shingled(**parts["wording"])  # type: ignore[arg-type]
        return segment


def masked(item: Precedent) -> Masked:
    """The item's text as it is compared."""
    return mask(item.text, names_of(item.organ))
