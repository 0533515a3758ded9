"""Which items are nearest to a query: an exact scan, TF-IDF over characters plus themes, then diversity.

Measured before choosing: over the Chinese of this field, TF-IDF of character 1- to 3-grams ranks better than
BM25 and than hashed vectors of useful size, and themes added with a small weight better still.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter, itemgetter

import numpy as np

from drafting.precedents.lexicon import Lexicon
from drafting.precedents.likeness import NEAR_DUPLICATE, grams_of, resemblance_of
from drafting.precedents.parts import Part, Parts, Rows
from drafting.precedents.postings import Floats
from drafting.precedents.precedent import Hit, Precedent
from drafting.precedents.segment import Segment

THEME_WEIGHT = 0.25
"""Weight of the themes' cosine beside the lexical one, which has 1."""

MEANING_WEIGHT = 0.5
"""The largest share of an embeddings model's cosine (``trust``); words and themes have the rest."""

# So many times as many items as are wanted are ordered at first; most searches need no more.
_FIRST_LOOK = 20
_SAMPLE = 16
# Chroma gives vectors back a little other than it took them: what differs by less is equal.
_TOLD_APART = 1e-6


@dataclass(frozen=True)
class Meant:
    """The cosine of every item by an embeddings model, and the model's share in the score."""

    cosines: Floats
    weight: float


class Ranking:
    """Searches what an index holds at a moment; a row of themes has length 1, or 0 where there is none."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._lexicon = Lexicon(parts)

    @classmethod
    def of(cls, items: Sequence[Precedent], themes: Floats) -> "Ranking":
        """A ranking of these items; ``themes`` has a row an item, a column a theme."""
        return cls(Parts([Part.whole(Segment.of(items, themes))]))

    def search(
        self, text: str, themes: Floats, rows: Rows, k: int, meaning: Meant | None = None
    ) -> list[Hit]:
        """The at most ``k`` items of ``rows`` nearest to the text, best first, the newer first among equals.

        ``meaning`` is what an embeddings model says, where there is one; models differ in how near to each
        other they put everything, so it counts from its mean.
        An item that nearly repeats a better one of the same organ is put back by as much as it resembles it.
        Items that have nothing in common with the query, or nothing new, are left out.
        """
        lexical = self._lexicon.scores(text)[rows]
        scores = (lexical + THEME_WEIGHT * self._thematic(themes)[rows]) / (1 + THEME_WEIGHT)
        if meaning is not None and len(rows):
            scores = mixed(scores, nearness(meaning.cosines)[rows], meaning.weight)
        looked_at = _FIRST_LOOK * k
        while True:
            # As good as the last of them, too: equals are told apart by year.
            least = _largest(scores, looked_at) if looked_at < len(scores) else 0.0
            hits = _diverse(self._ranked(rows, scores, max(least, 0.0)), k)
            if least <= 0 or (len(hits) == k and hits[-1].score >= least):
                return hits
            looked_at *= _FIRST_LOOK

    def _thematic(self, themes: Floats) -> Floats:
        """The cosine with every item's themes; a query is of a few, and only these are looked at."""
        near = np.zeros(self._parts.rows)
        # Column by column, so that items of the same themes score the same to the last digit.
        for theme in np.flatnonzero(themes):
            near += self._parts.theme(int(theme)) * themes[theme]
        return near

    def _ranked(self, rows: Rows, scores: Floats, least: float) -> Iterator[tuple[Precedent, float]]:
        """The items whose score is above 0 and at least ``least``, best first, each made in its turn."""
        places = np.flatnonzero((scores >= least - _TOLD_APART) & (scores > 0))
        rows, years = rows[places], self._parts.years[rows[places]]
        rounded = np.round(scores[places] / _TOLD_APART) * _TOLD_APART
        order = np.lexsort((-years, -rounded))
        ranked = zip(rounded[order].tolist(), years[order].tolist(), rows[order].tolist(), strict=True)
        for (score, _), equal in groupby(ranked, key=itemgetter(0, 1)):
            items = sorted((self._parts[row] for _, _, row in equal), key=attrgetter("id"))
            yield from ((item, score) for item in items)


def _largest(scores: Floats, number: int) -> float:
    """The score that so many are at least as good as; ``number`` is below their count.

    Ordering all takes the better part of a search: one in ``_SAMPLE`` tells below which score none is asked.
    """
    sample = scores[::_SAMPLE]
    # Twice as many as the sample's share, and some: seldom too few, and then all are ordered.
    likely = 2 * number // _SAMPLE + _SAMPLE
    if likely < len(sample):
        best = scores[scores >= np.partition(sample, -likely)[-likely]]
        if len(best) >= number:
            scores = best
    return float(np.partition(scores, -number)[-number])


def mixed(scores: Floats, near: Floats, weight: float) -> Floats:
    """What words and themes score and what a model says is near (0 to 1), this part of it the model's."""
    return (1 - weight) * _spread(scores, 0) + weight * near


def nearness(cosines: Floats) -> Floats:
    """How much nearer than the mean of all, 0 to 1: models differ in how near they put everything."""
    return _spread(cosines, float(cosines.mean()))


def _spread(scores: Floats, least: float) -> Floats:
    """From ``least`` and what is less, 0, to the best, 1."""
    width = float(scores.max()) - least
    return np.maximum(scores - least, 0) / width if width > 0 else np.zeros(len(scores))


def _diverse(ranked: Iterable[tuple[Precedent, float]], k: int) -> list[Hit]:
    """The first ``k`` after near-duplicates of the same organ were put back; ``ranked`` is best first."""
    chosen: list[tuple[float, int, Hit]] = []
    seen: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for place, (item, score) in enumerate(ranked):
        # Putting back only lowers a score: once k hits are at least as good as the next, nothing changes.
        if len(chosen) >= k and -chosen[k - 1][0] >= score:
            break
        grams = frozenset(grams_of(item.text))
        resemblance = max((resemblance_of(grams, other) for other in seen[item.organ]), default=0.0)
        seen[item.organ].append(grams)
        if resemblance >= NEAR_DUPLICATE:
            score *= 1 - resemblance
        if score > 0:
            insort(chosen, (-score, place, Hit(item, score)), key=lambda entry: entry[:2])
    return [hit for _, _, hit in chosen[:k]]
