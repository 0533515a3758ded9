"""Stretches of items that may be rows → the rows that leave least over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_START = -1


_OUT_OF_ORDER = 4.0
"""What a row pays that stands before one that the form has before it."""


@dataclass(frozen=True)
class Candidate:
    """Items ``start`` up to ``end`` as a row: its code, which item its numbers are, and what it costs.

    ``patched``: its label is put together from several lines, and misprinted.
    """

    start: int
    end: int
    code: str
    numbers: int | None
    cost: float
    patched: bool


@dataclass(frozen=True)
class Order:
    """The rows of a table or block, in each way in which the form may have them; ``width`` values each."""

    ways: tuple[tuple[str, ...], ...]
    width: int

    def place(self, code: str) -> int:
        """Where the row stands in the first of the ways that has it; behind all where none has."""
        return next((way.index(code) for way in self.ways if code in way), len(self.ways[0]))

    def has(self, before: str, code: str) -> bool:
        """Whether the second follows the first at once; an empty code is the beginning, or the end."""
        return any((before, code) in pairwise(("", *way, "")) for way in self.ways)


class Parse:
    """The items as rows with least left over, and what a parse through any other candidate would cost."""

    def __init__(self, skipped: Sequence[float], candidates: Sequence[Candidate], order: Order) -> None:
        self._skip = skipped
        self._size = len(skipped)
        self._place = {candidate.code: order.place(candidate.code) for candidate in candidates}
        self._by_start: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            self._by_start.setdefault(candidate.start, []).append(candidate)
        # From an item on, with the place of the row before: the least cost.
        self._rest: list[dict[int, float]] = [{} for _ in range(self._size + 1)]
        places = (_START, *set(self._place.values()))
        self._rest[self._size] = dict.fromkeys(places, 0.0)
        for index in reversed(range(self._size)):
            for place in places:
                costs = [self._skip[index] + self._rest[index + 1][place]]
                costs += [self._through(each, place) for each in self._by_start.get(index, ())]
                self._rest[index][place] = min(costs)
        self.cost = self._rest[0][_START] if self._size else 0.0
        self.rows = self._walk()

    def _own_cost(self, candidate: Candidate, before: int) -> float:
        return candidate.cost + (0.0 if self._place[candidate.code] > before else _OUT_OF_ORDER)

    def _through(self, candidate: Candidate, before: int) -> float:
        return self._own_cost(candidate, before) + self._rest[candidate.end][self._place[candidate.code]]

    def _walk(self) -> list[Candidate]:
        found: list[Candidate] = []
        index, place = 0, _START
        while index < self._size:
            best = min(
                self._by_start.get(index, ()), key=lambda each: self._through(each, place), default=None
            )
            if best and self._through(best, place) <= self._skip[index] + self._rest[index + 1][place]:
                found.append(best)
                index, place = best.end, self._place[best.code]
            else:
                index += 1
        return found

    def within(self, limit: float) -> Iterator[Candidate]:
        """The candidates through which a parse of no more than this cost leads."""
        if self.cost > limit:
            return
        reached: list[dict[int, float]] = [{} for _ in range(self._size + 1)]
        reached[0] = {_START: 0.0}
        for index in range(self._size):
            for place, spent in reached[index].items():
                _lower(reached[index + 1], place, spent + self._skip[index])
                for each in self._by_start.get(index, ()):
                    if spent + self._through(each, place) <= limit:
                        yield each
                    _lower(reached[each.end], self._place[each.code], spent + self._own_cost(each, place))


def _lower(costs: dict[int, float], place: int, cost: float) -> None:
    costs[place] = min(cost, costs.get(place, cost))
