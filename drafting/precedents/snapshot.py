"""The items of an index as they were at one moment; what they are asked by is made when first asked."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from drafting.precedents.ranking import Floats, Ranking, Rows
from drafting.precedents.rows import Filter, Row, vector_of
from drafting.precedents.wording import Wording


class Snapshot:
    """The rows as they were at ``stamp``; threads may share one."""

    def __init__(self, stamp: str, rows: Sequence[Row]) -> None:
        self.stamp = stamp
        self.items = [row.item for row in rows]
        width = len(vector_of({})) - 1
        vectors = np.array([row.vector for row in rows], dtype=np.float64).reshape(len(rows), width + 1)
        self._themes: Floats = np.asfortranarray(vectors[:, :width])
        self._columns: dict[str, NDArray[np.object_]] = {}

    @cached_property
    def ranking(self) -> Ranking:
        """What searches the items."""
        return Ranking(self.items, self._themes)

    @cached_property
    def wording(self) -> Wording:
        """What tells whose wording a text is."""
        return Wording(self.items)

    def rows_with(self, wanted: Filter) -> Rows:
        """The rows of the items that have all the wanted values."""
        mask = np.ones(len(self.items), dtype=bool)
        for key, value in wanted.items():
            column = self._columns.get(key)
            if column is None:
                column = np.array([getattr(item, key) for item in self.items], dtype=np.object_)
                self._columns[key] = column
            mask &= column == value
        return np.flatnonzero(mask)

    def retheme(self, stamp: str, row: Row) -> None:
        """Take in an item's other themes; what was made of the texts stays, for they are the same."""
        place = next(place for place, item in enumerate(self.items) if item.id == row.item.id)
        self.items[place] = row.item
        self._themes[place] = row.vector[:-1]
        self._columns.pop("theme", None)
        self.stamp = stamp
