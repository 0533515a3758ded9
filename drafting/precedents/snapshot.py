"""The items of an index as they were at one moment; what they are asked by is made when first asked."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cached_property

import numpy as np

from drafting.precedents.parts import Part, Parts, Rows
from drafting.precedents.precedent import Precedent
from drafting.precedents.ranking import Meant, Ranking
from drafting.precedents.rows import Filter, Row, vector_of
from drafting.precedents.segment import Segment
from drafting.precedents.wording import Wording

_LOOSE_SHARE, _LOOSE = 8, 500
"""From so many rows on outside the first segment, or taken out of it, all are put into one anew."""


class Snapshot:
    """Rows put in and taken out so far; it never changes, a change gives another. Threads may share one.

    The first segment is the large one, made seldom and kept; what came since is in small ones behind it.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = Parts(parts)

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Snapshot":
        """These rows; no id may occur twice."""
        return cls([Part.whole(_segment(rows))])

    @classmethod
    def of_segment(cls, segment: Segment) -> "Snapshot":
        """The rows of a segment that was kept."""
        return cls([Part.whole(segment)])

    @cached_property
    def ranking(self) -> Ranking:
        """What searches the items."""
        return Ranking(self.parts)

    @cached_property
    def wording(self) -> Wording:
        """What tells whose wording a text is."""
        return Wording(self.parts)

    def rows_with(self, wanted: Filter) -> Rows:
        """The rows of the items that have all the wanted values."""
        mask = self.parts.alive
        for key, value in wanted.items():
            mask = mask & self.parts.column(key, value)
        return np.flatnonzero(mask)

    def spread(self, meant: Meant) -> Meant:
        """What a model says of every item, row by row; of a row that was taken out, the mean."""
        cosines = np.full(self.parts.rows, meant.cosines.mean() if len(meant.cosines) else 0.0)
        cosines[self.parts.alive] = meant.cosines
        return Meant(cosines, meant.weight)

    def items(self) -> list[Precedent]:
        """Every item, row by row."""
        return [self.parts[int(row)] for row in np.flatnonzero(self.parts.alive)]

    def ids(self) -> list[str]:
        """The id of every item, row by row."""
        return [id_ for part in self.parts for id_, is_there in part.ids() if is_there]

    def reports(self) -> Counter[tuple[str, int | None, str]]:
        """How many items there are by organ, year and source."""
        sizes: Counter[tuple[str, int | None, str]] = Counter()
        for part in self.parts:
            sizes.update(part.segment.columns.reports(part.alive))
        return sizes

    def organs(self) -> frozenset[str]:
        """The organs that have items."""
        return frozenset[str]().union(*(part.segment.columns.organs(part.alive) for part in self.parts))

    def newest_year(self) -> int:
        """The newest year that has items; 0 where no item has a year."""
        return max(int(self.parts.years[self.parts.alive].max(initial=0)), 0)

    def changed(self, gone: Collection[str], rows: Sequence[Row]) -> "Snapshot":
        """Without the rows of these ids, and with these rows, whose ids are among them or new."""
        out = {*gone, *(row.item.id for row in rows)}
        parts = [part.without(out) for part in self.parts]
        if rows:
            parts.append(Part.whole(_segment(rows)))
        return Snapshot(parts)

    def tidied(self) -> "Snapshot":
        """The same items, a small segment joined to the one before it that is not much larger.

        So there are never many of them, and each item is put anew a few times at most.
        """
        parts = list(self.parts)
        while len(parts) > 2 and parts[-2].count <= 2 * parts[-1].count:
            parts[-2:] = [_joined(parts[-2:])]
        return Snapshot(parts) if len(parts) < len(self.parts) else self

    def make_ready(self) -> None:
        """Make now what the next question is asked of."""
        _ = self.ranking, self.wording

    @property
    def is_loose(self) -> bool:
        """Whether so much has changed since the first segment was made that it is worth making it anew."""
        size = len(self.first)
        untouched = next(iter(self.parts)).count
        return (self.parts.rows - untouched) > _LOOSE + size // _LOOSE_SHARE

    @property
    def first(self) -> Segment:
        """The large segment."""
        return next(iter(self.parts)).segment

    def compact(self) -> "Snapshot":
        """The same items in one segment."""
        return Snapshot([_joined(list(self.parts))])


def _segment(rows: Sequence[Row]) -> Segment:
    width = len(vector_of({})) - 1
    vectors = np.array([row.vector for row in rows], dtype=np.float32).reshape(len(rows), width + 1)
    return Segment.of([row.item for row in rows], vectors[:, :width])


def _joined(parts: Sequence[Part]) -> Part:
    """The rows that are still there in one segment."""
    items = Snapshot(parts).items()
    themes = np.concatenate([part.segment.themes[part.alive] for part in parts])
    return Part.whole(Segment.of(items, themes))
