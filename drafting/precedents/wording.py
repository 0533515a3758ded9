"""Whose wording a text is: its runs that stand word for word in some precedent, figures and names masked.

Exact for a run that has some stretch of ``LEAST_RUN`` characters which at most ``_MOST_OWNERS`` precedents
share: it is found at its full length. What more than that share throughout is said of one of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drafting.overlap import FIGURE, LEAST_RUN, Masked, mask, names_of
from drafting.precedents.precedent import Precedent
from drafting.shingles import Points, points_of, shingles

LEAST_SAID = 20
"""Fewer characters, names of laws not counted, are nobody's wording."""

WORDS_A_FIGURE = 10
"""Characters that a run has for each of its figures, at least."""

_MOST_OWNERS = 256
"""Places that are followed up for one stretch."""

_LOOK = 64
"""Characters compared at once, to see how far a run goes on."""

_END = "\x00"
"""What stands between the precedents: no run goes over it."""

_OTHER_END = np.array([0xFFFFFFFF], dtype=np.uint32)
"""What stands before and behind the text that is asked about: no character, and not ``_END``."""

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
    """The precedents made ready to be asked; a snapshot, to be built anew when they change."""

    def __init__(self, items: Sequence[Precedent]) -> None:
        self._items = items
        self._years = np.array([item.year or 0 for item in items], dtype=np.int32)
        self._organs = np.array([item.organ for item in items], dtype=np.object_)
        texts = [_masked(item).text for item in items]
        self._starts = np.cumsum([1, *(len(text) + 1 for text in texts)])[:-1]
        self._points = points_of(_END + "".join(text + _END for text in texts) + _END * LEAST_RUN)
        hashes = shingles(self._points)
        is_end = self._points == 0
        ends = np.cumsum(is_end)
        whole = np.flatnonzero(ends[LEAST_RUN - 1 :] == ends[: len(hashes)] - is_end[: len(hashes)])
        order = np.argsort(hashes[whole], kind="stable")
        self._places = whole[order].astype(np.int32)
        self._hashes = hashes[self._places]

    def shared(self, text: str, organ: str, year: int | None) -> tuple[SharedRun, ...]:
        """The text's runs that some precedent has too, the longest first; none within another.

        Args:
            text: as it is read.
            organ: whose text it is; it may call itself by other names than the precedent's organ.
            year: of which year; that organ's report on that year is the text itself, and left out; ``None``:
                nothing is left out.
        """
        masked = mask(text, names_of(organ))
        points = points_of(masked.text)
        hashes = shingles(points)
        points = np.concatenate((_OTHER_END, points, _OTHER_END))
        begins = np.searchsorted(self._hashes, hashes, "left")
        counts = np.searchsorted(self._hashes, hashes, "right") - begins
        known = np.flatnonzero(counts)
        foreign = (self._organs != organ) | (self._years != year)
        covered = np.zeros(len(hashes), dtype=bool)
        runs = []
        for at in known[np.argsort(counts[known], kind="stable")]:
            if covered[at]:
                continue
            places = self._places[begins[at] : begins[at] + min(counts[at], _MOST_OWNERS)].astype(np.int64)
            rows = np.searchsorted(self._starts, places, "right") - 1
            places, rows = places[foreign[rows]], rows[foreign[rows]]
            if not len(rows):
                continue
            row, start, end, there = self._longest(points, int(at), places, rows)
            covered[start : end - LEAST_RUN + 1] = True
            lead, end = _edges(masked.text[start:end], start)
            start, there = start + lead, there + lead
            if _says_something(masked.text[start:end]):
                theirs = _masked(self._items[row]).span(there, there + end - start)
                others = len(np.unique(rows)) - 1
                runs.append(SharedRun(masked.span(start, end), self._items[row], theirs, end - start, others))
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
            mine = points[np.clip(at + ahead, 0, len(points) - 1)]
            theirs = self._points[np.clip(places[going, None] + ahead, 0, len(self._points) - 1)]
            same = theirs == mine
            all_same = same.all(axis=1)
            agreeing[going] += np.where(all_same, _LOOK, np.argmin(same, axis=1))
            going = going[all_same]
            at, places = at + _LOOK * step, places + _LOOK * step
        return agreeing


def _masked(item: Precedent) -> Masked:
    return mask(item.text, names_of(item.organ))


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
