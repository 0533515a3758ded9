"""Whose wording a text is: its runs that stand word for word in some precedent, figures and names masked.

Exact for a run that has some stretch of ``LEAST_RUN`` characters which at most ``_MOST_OWNERS`` precedents
share: it is found at its full length. What more than that share throughout is said of one of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drafting.overlap import FIGURE, LEAST_RUN, mask, names_of
from drafting.precedents.parts import Part, Parts
from drafting.precedents.precedent import Precedent
from drafting.precedents.segment import Segment, Shingled, masked
from drafting.shingles import Hashes, Points, points_of, shingles

LEAST_SAID = 20
"""Fewer characters, names of laws not counted, are nobody's wording."""

WORDS_A_FIGURE = 10
"""Characters that a run has for each of its figures, at least."""

_MOST_OWNERS = 256
"""Places that are followed up for one stretch."""

_LOOK = 64
"""Characters compared at once, to see how far a run goes on."""

_OTHER_END = np.array([0xFFFFFFFF], dtype=np.uint32)
"""What stands before and behind the text that is asked about: neither a character nor ``END``."""

_NONE = np.empty(0, dtype=bool)

_TITLE = re.compile(r"《[^《》]*》?")
_NO_WORD = re.compile(r"[\W_]")

Places = NDArray[np.int64]


@dataclass(frozen=True)
class SharedRun:
    """``span`` [start, end) of a text stands word for word in ``item``, there at ``there``.

    ``characters`` is how many, each masked figure or name as one, white space not counted; ``others`` how
    many more precedents have its rarest stretch: many mean that it is a set phrase.
    """

    span: tuple[int, int]
    item: Precedent
    there: tuple[int, int]
    characters: int
    others: int


class Wording:
    """What an index holds at a moment, to be asked whose wording a text is."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._alive, self._years = parts.alive, parts.years
        self._gone = parts.rows - parts.count
        every = [part.segment.shingled for part in parts]
        sizes = np.cumsum([0, *(len(one.points) for one in every)])
        self._indexes = tuple(zip(every, sizes.tolist(), strict=False))
        self._starts = np.concatenate([np.empty(0, np.int64), *(one.start + at for one, at in self._indexes)])
        points = [one.points for one in every]
        self._points: Points = points[0] if len(points) == 1 else np.concatenate([_OTHER_END[:0], *points])

    @classmethod
    def of(cls, items: Sequence[Precedent]) -> "Wording":
        """These items, to be asked."""
        return cls(Parts([Part.whole(Segment.of(items, np.zeros((len(items), 0))))]))

    def shared(self, text: str, organ: str, year: int | None) -> tuple[SharedRun, ...]:
        """The text's runs that some precedent has too, the longest first; none within another.

        Args:
            text: as it is read.
            organ: whose text it is; it may call itself by other names than the precedent's organ.
            year: of which year; that organ's report on that year is the text itself, and left out; ``None``:
                nothing is left out.
        """
        mine = mask(text, names_of(organ))
        points = points_of(mine.text)
        hashes = shingles(points)
        points = np.concatenate((_OTHER_END, points, _OTHER_END))
        stretches = [_Stretches(index, first, hashes) for index, first in self._indexes]
        counts = np.sum([np.zeros(len(hashes), np.int64), *(of.counts for of in stretches)], axis=0)
        foreign = self._alive
        if year is not None:
            foreign = foreign & ~(self._parts.column("organ", organ) & self._parts.column("year", year))
        known = np.flatnonzero(counts)
        covered = np.zeros(len(hashes), dtype=bool)
        runs = []
        for at in known[np.argsort(counts[known], kind="stable")]:
            if covered[at]:
                continue
            places = np.concatenate([of.places(int(at), _MOST_OWNERS + self._gone) for of in stretches])
            rows = np.searchsorted(self._starts, places, "right") - 1
            told = np.flatnonzero(foreign[rows])[:_MOST_OWNERS]
            places, rows = places[told], rows[told]
            if not len(rows):
                continue
            row, start, end, there = self._longest(points, int(at), places, rows)
            covered[start : end - LEAST_RUN + 1] = True
            lead, end = _edges(mine.text[start:end], start)
            start, there = start + lead, there + lead
            if _says_something(mine.text[start:end]):
                item = self._parts[row]
                theirs = masked(item).span(there, there + end - start)
                others = len(np.unique(rows)) - 1
                runs.append(SharedRun(mine.span(start, end), item, theirs, end - start, others))
        return _outermost(runs)

    def _longest(self, points: Points, at: int, places: Places, rows: Places) -> tuple[int, int, int, int]:
        """Row, start and end in the text, and start in the masked item, of the longest run through ``at``.

        The text stands in ``points`` from 1 on. The newest among equals.
        """
        before = self._agreeing(points, at, places - 1, -1)
        behind = self._agreeing(points, at + LEAST_RUN + 1, places + LEAST_RUN, 1)
        best = np.lexsort((rows, -self._years[rows], -(before + behind)))[0]
        row, start = int(rows[best]), at - int(before[best])
        there = int(places[best] - before[best] - self._starts[row])
        return row, start, at + LEAST_RUN + int(behind[best]), there

    def _agreeing(self, points: Points, at: int, places: Places, step: int) -> Places:
        """How many characters agree, from ``at`` and from each of the places on, ahead (1) or back (-1)."""
        agreeing = np.zeros(len(places), dtype=np.int64)
        going = np.arange(len(places))
        ahead = np.arange(_LOOK) * step
        while len(going):
            # Past either end stands what agrees with nothing, so that clipping lets no run go on.
            mine = points.take(at + ahead, mode="clip")
            theirs = self._points.take(places[going, None] + ahead, mode="clip")
            same = theirs == mine
            all_same = same.all(axis=1)
            agreeing[going] += np.where(all_same, _LOOK, np.argmin(same, axis=1))
            going = going[all_same]
            at, places = at + _LOOK * step, places + _LOOK * step
        return agreeing


class _Stretches:
    """Where the stretches of a text, by their ``hashes``, stand in an index with points from ``first`` on."""

    def __init__(self, index: Shingled, first: int, hashes: Hashes) -> None:
        self._index, self._first = index, first
        self._begin = np.searchsorted(index.hashes, hashes, "left")
        self.counts = np.zeros(len(hashes), dtype=np.int64)
        # Most stretches stand nowhere: only for those that do is it looked for where they end.
        is_known = index.hashes.take(self._begin, mode="clip") == hashes if len(index.hashes) else _NONE
        known = np.flatnonzero(is_known)
        ends = np.searchsorted(index.hashes, hashes[known], "right")
        self.counts[known] = ends - self._begin[known]

    def places(self, at: int, most: int) -> Places:
        """The first so many places of one stretch."""
        begin = self._begin[at]
        found = self._index.places[begin : begin + min(int(self.counts[at]), most)]
        return found.astype(np.int64) + self._first


def _edges(words: str, start: int) -> tuple[int, int]:
    """How many marks a run from ``start`` begins with, and where it ends without a comma."""
    return len(words) - len(words.lstrip("、，。；：！？")), start + len(words.rstrip("、，；："))


def _says_something(words: str) -> bool:
    """Whether there is enough beside names of laws (《政府信息公开条例》), figures and marks.

    A row of figures with what they count (予以公开■件、部分公开■件) is the form's wording.
    """
    said = _NO_WORD.sub("", _TITLE.sub("", words))
    return len(said) >= max(LEAST_SAID, WORDS_A_FIGURE * words.count(FIGURE))


def _outermost(runs: Sequence[SharedRun]) -> tuple[SharedRun, ...]:
    """Without those that stand within a longer one, the longest first."""
    kept: list[SharedRun] = []
    for run in sorted(runs, key=lambda run: (run.span[0] - run.span[1], run.span)):
        if not any(one.span[0] <= run.span[0] and run.span[1] <= one.span[1] for one in kept):
            kept.append(run)
    return tuple(kept)
