"""The ranking's formula said otherwise, text by text in a loop: what a search of the index is compared with.

It shares nothing with the index but the formula: neither the store nor what is made ready of the rows.
"""

import re
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from drafting.precedents.baselines import Floats

_LONGEST_GRAM = 3
_SEGMENT = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")


class Lexicon:
    """TF-IDF over character grams, rows of length 1, kept gram by gram (compressed sparse columns)."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._column: dict[str, int] = {}
        columns, times, sizes = array("i"), array("f"), array("i")
        for text in texts:
            counts = Counter(grams(text))
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
        for gram, times in Counter(grams(text)).items():
            column = self._column.get(gram)
            weight = (1 + np.log(times)) * (rarest if column is None else self._idf[column])
            squares += weight * weight
            if column is not None:
                postings = slice(self._start[column], self._start[column + 1])
                scores[self._row[postings]] += weight * self._weight[postings]
        return scores / np.sqrt(squares) if squares else scores


def grams(text: str) -> Iterator[str]:
    """Runs of 1 to 3 characters within punctuation; every number the same, for a figure is no topic."""
    for segment in _SEGMENT.findall(_DIGITS.sub("0", unicodedata.normalize("NFKC", text).lower())):
        for length in range(1, _LONGEST_GRAM + 1):
            for start in range(len(segment) - length + 1):
                yield segment[start : start + length]
