"""What the ranking is measured against: BM25 over words or over bigrams, and exact TF-IDF over grams."""

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Tokens = Callable[[str], Iterable[str]]
Floats = NDArray[np.float64]

_K1, _B = 1.5, 0.75


class BM25:
    """Okapi BM25 over the tokens, k1 1.5 and b 0.75, the idf as in Lucene (never below 0)."""

    def __init__(self, texts: Sequence[str], tokens: Tokens) -> None:
        self._tokens = tokens
        counts = [Counter(tokens(text)) for text in texts]
        lengths = np.array([sum(count.values()) for count in counts], dtype=float)
        relative = 1 - _B + _B * lengths / lengths.mean()
        frequency = Counter(token for count in counts for token in count)
        self._size = len(texts)
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for row, count in enumerate(counts):
            for token, times in count.items():
                idf = math.log(1 + (len(texts) - frequency[token] + 0.5) / (frequency[token] + 0.5))
                weight = idf * times * (_K1 + 1) / (times + _K1 * relative[row])
                self._postings[token].append((row, weight))

    def scores(self, text: str) -> Floats:
        """The score of each row."""
        scores = np.zeros(self._size)
        for token in self._tokens(text):
            for row, weight in self._postings.get(token, ()):
                scores[row] += weight
        return scores


class TfIdf:
    """The cosine of tf·idf vectors over every run of 1 to 3 characters, as scikit-learn has it."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(grams(text)) for text in texts]
        frequency = Counter(gram for count in counts for gram in count)
        self._idf = {gram: math.log((1 + len(texts)) / (1 + n)) + 1 for gram, n in frequency.items()}
        self._size = len(texts)
        self._postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for row, count in enumerate(counts):
            for gram, weight in self._vector(count).items():
                self._postings[gram].append((row, weight))

    def scores(self, text: str) -> Floats:
        """The score of each row: 0 to 1."""
        scores = np.zeros(self._size)
        for gram, weight in self._vector(Counter(grams(text))).items():
            for row, other in self._postings[gram]:
                scores[row] += weight * other
        return scores

    def _vector(self, count: Counter[str]) -> dict[str, float]:
        weights = {gram: times * self._idf[gram] for gram, times in count.items() if gram in self._idf}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {gram: weight / length for gram, weight in weights.items()}


def grams(text: str, shortest: int = 1, longest: int = 3) -> Iterable[str]:
    """Every run of ``shortest`` to ``longest`` characters, blanks as one blank."""
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    for length in range(shortest, longest + 1):
        for start in range(len(plain) - length + 1):
            yield plain[start : start + length]


def bigrams(text: str) -> Iterable[str]:
    """Every run of two characters."""
    return grams(text, 2, 2)
