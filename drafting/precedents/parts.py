"""What an index holds at a moment: segments, less the rows that were taken out of them since.

Rows are numbered through all segments, those taken out among them.
"""

from collections.abc import Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from drafting.precedents.postings import Counts, Keys, Postings
from drafting.precedents.precedent import Precedent
from drafting.precedents.segment import Segment

Rows = NDArray[np.intp]


class Part:
    """A segment; ``alive`` says of each row whether it is still there.

    ``gone`` is in how many of the rows taken out each gram stands: they no longer count.
    """

    def __init__(
        self, segment: Segment, alive: NDArray[np.bool_], gone: tuple[Keys, Counts] | None = None
    ) -> None:
        self.segment, self.alive, self.gone = segment, alive, gone
        self.count = int(np.count_nonzero(alive))

    @classmethod
    def whole(cls, segment: Segment) -> "Part":
        """The segment with every row."""
        return cls(segment, np.ones(len(segment), dtype=bool))

    def ids(self) -> Iterator[tuple[str, bool]]:
        """The id of each row, and whether the row is still there."""
        return zip(self.segment.columns.place_of, self.alive.tolist(), strict=True)

    def without(self, ids: Collection[str]) -> "Part":
        """Less the rows of these ids."""
        places = self.segment.columns.place_of
        rows = [places[id_] for id_ in ids if id_ in places and self.alive[places[id_]]]
        if not rows:
            return self
        alive = self.alive.copy()
        alive[rows] = False
        out = Postings.of([self.segment.columns[row].text for row in rows])
        return Part(self.segment, alive, _together(self.gone, (out.keys, out.frequency)))


class Parts:
    """The parts of an index, as one run of rows."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)
        sizes = [len(part.segment) for part in parts]
        self.starts = np.cumsum([0, *sizes])
        self.count = sum(part.count for part in parts)

    def __iter__(self) -> Iterator[Part]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)

    def __getitem__(self, row: int) -> Precedent:
        """The item of a row."""
        of = int(np.searchsorted(self.starts, row, "right")) - 1
        return self._parts[of].segment.columns[int(row - self.starts[of])]

    @property
    def rows(self) -> int:
        """How many rows there are, those taken out among them."""
        return int(self.starts[-1])

    def column(self, key: str, value: object) -> NDArray[np.bool_]:
        """Which rows have this value in the field ``key``."""
        return _joined([part.segment.columns.equal(key, value) for part in self])

    def theme(self, column: int) -> NDArray[np.float64]:
        """What each row has of a theme."""
        columns = [part.segment.themes[:, column] for part in self]
        return np.concatenate([np.empty(0), *columns])

    @property
    def alive(self) -> NDArray[np.bool_]:
        """Which rows are still there."""
        return _joined([part.alive for part in self])

    @property
    def years(self) -> NDArray[np.int32]:
        """The year of each row, -1 where it is not known."""
        return np.concatenate([part.segment.columns.years for part in self] or [np.empty(0, np.int32)])


def _together(one: tuple[Keys, Counts] | None, other: tuple[Keys, Counts]) -> tuple[Keys, Counts]:
    if one is None:
        return other
    keys, of = np.unique(np.concatenate((one[0], other[0])), return_inverse=True)
    counts = np.bincount(of, np.concatenate((one[1], other[1]))).astype(np.int64)
    return keys, counts


def _joined(columns: Sequence[NDArray[np.bool_]]) -> NDArray[np.bool_]:
    return columns[0] if len(columns) == 1 else np.concatenate([np.empty(0, dtype=bool), *columns])
