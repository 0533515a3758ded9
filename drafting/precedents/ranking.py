"""Which items are nearest to a query: an exact scan, TF-IDF over characters plus themes, then diversity.

Measured before choosing: over the Chinese of this field, TF-IDF of character 1- to 3-grams ranks better than
BM25 and than hashed vectors of useful size, and themes added with a small weight better still.
"""

import re
import unicodedata
from array import array
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drafting.precedents.precedent import Hit, Precedent

Floats = NDArray[np.float64]
Rows = NDArray[np.intp]

THEME_WEIGHT = 0.25
"""Weight of the themes' cosine beside the lexical one, which has 1."""

MEANING_WEIGHT = 0.5
"""The largest share of an embeddings model's cosine (``trust``); words and themes have the rest."""

NEAR_DUPLICATE = 0.6
"""From this resemblance on an item repeats a better one of the same organ: problems return every year."""

_LONGEST_GRAM = 3
# So many times as many items as are wanted are ordered at first; most searches need no more.
_FIRST_LOOK = 20
_SEGMENT = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Meant:
    """The cosine of every item by an embeddings model, and the model's share in the score."""

    cosines: Floats
    weight: float


class Ranking:
    """A collection's items made ready to be scored; a snapshot, to be rebuilt when the collection changes.

    ``themes`` has a row an item, a column a theme; a row has length 1, or 0 for an item without theme. Theme
    by theme in memory (Fortran's order) it is quicker.
    """

    def __init__(self, items: Sequence[Precedent], themes: Floats) -> None:
        self._items = items
        self._themes = themes
        self._lexicon = _Lexicon([item.text for item in items])

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
            scores = (1 - meaning.weight) * _spread(scores, 0)
            scores += meaning.weight * _spread(meaning.cosines, float(meaning.cosines.mean()))[rows]
        looked_at = _FIRST_LOOK * k
        while True:
            # As good as the last of them, too: equals are told apart by year.
            least = np.partition(scores, -looked_at)[-looked_at] if looked_at < len(scores) else 0.0
            hits = _diverse(self._ranked(rows, scores, max(float(least), 0.0)), k)
            if least <= 0 or (len(hits) == k and hits[-1].score >= least):
                return hits
            looked_at *= _FIRST_LOOK

    def _thematic(self, themes: Floats) -> Floats:
        """The cosine with every item's themes; a query is of a few, and only these are looked at."""
        of = np.flatnonzero(themes)
        return self._themes[:, of] @ themes[of]

    def _ranked(self, rows: Rows, scores: Floats, least: float) -> list[tuple[Precedent, float]]:
        """The items whose score is above 0 and at least ``least``, best first."""
        places = np.flatnonzero((scores >= least) & (scores > 0))
        found = [(self._items[rows[place]], float(scores[place])) for place in places]
        return sorted(found, key=lambda hit: (-hit[1], -(hit[0].year or 0), hit[0].id))


def _spread(scores: Floats, least: float) -> Floats:
    """From ``least`` and what is less, 0, to the best, 1."""
    width = float(scores.max()) - least
    return np.maximum(scores - least, 0) / width if width > 0 else np.zeros(len(scores))


class _Lexicon:
    """TF-IDF over character grams, rows of length 1, kept gram by gram (compressed sparse columns)."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._column: dict[str, int] = {}
        columns, times, sizes = array("i"), array("f"), array("i")
        for text in texts:
            counts = Counter(_grams(text))
            columns.extend(self._column.setdefault(gram, len(self._column)) for gram in counts)
            times.extend(counts.values())
            sizes.append(len(counts))
        column = np.frombuffer(columns, dtype=np.intc)
        row = np.repeat(np.arange(len(texts), dtype=np.intc), np.frombuffer(sizes, dtype=np.intc))
        frequency = np.bincount(column, minlength=len(self._column))
        self._texts = len(texts)
        self._idf = np.log((1 + len(texts)) / (1 + frequency)) + 1
        weight = (1 + np.log(np.frombuffer(times, dtype=np.single))) * self._idf[column].astype(np.single)
        length = np.sqrt(np.bincount(row, weight * weight, minlength=len(texts)))
        weight /= length[row].astype(np.single)
        order = np.argsort(column, kind="stable")
        self._row, self._weight = row[order], weight[order]
        self._start = np.concatenate(([0], np.cumsum(frequency)))

    def scores(self, text: str) -> Floats:
        """The cosine of the text with every row: 0 to 1. Grams that no row has count in the text's length."""
        scores = np.zeros(self._texts)
        rarest = float(np.log(1 + self._texts) + 1)
        squares = 0.0
        for gram, times in Counter(_grams(text)).items():
            column = self._column.get(gram)
            weight = (1 + np.log(times)) * (rarest if column is None else self._idf[column])
            squares += weight * weight
            if column is not None:
                postings = slice(self._start[column], self._start[column + 1])
                scores[self._row[postings]] += weight * self._weight[postings]
        return scores / np.sqrt(squares) if squares else scores


def _grams(text: str) -> Iterator[str]:
    """Runs of 1 to 3 characters within punctuation; every number the same, for a figure is no topic."""
    for segment in _SEGMENT.findall(_DIGITS.sub("0", unicodedata.normalize("NFKC", text).lower())):
        for length in range(1, _LONGEST_GRAM + 1):
            for start in range(len(segment) - length + 1):
                yield segment[start : start + length]


def _diverse(ranked: Sequence[tuple[Precedent, float]], k: int) -> list[Hit]:
    """The first ``k`` after near-duplicates of the same organ were put back; ``ranked`` is best first."""
    chosen: list[tuple[float, int, Hit]] = []
    seen: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for place, (item, score) in enumerate(ranked):
        # Putting back only lowers a score: once k hits are at least as good as the next, nothing changes.
        if len(chosen) >= k and -chosen[k - 1][0] >= score:
            break
        grams = frozenset(_grams(item.text))
        resemblance = max((_resemblance(grams, other) for other in seen[item.organ]), default=0.0)
        seen[item.organ].append(grams)
        if resemblance >= NEAR_DUPLICATE:
            score *= 1 - resemblance
        if score > 0:
            insort(chosen, (-score, place, Hit(item, score)), key=lambda entry: entry[:2])
    return [hit for _, _, hit in chosen[:k]]


def _resemblance(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / (len(one | other) or 1)
