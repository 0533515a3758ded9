"""TF-IDF over character grams, rows of length 1, over all parts of an index as if they were one."""

from itertools import combinations

import numpy as np

from drafting.precedents.parts import Parts
from drafting.precedents.postings import Counts, Floats, Keys, Postings, damped


class Lexicon:
    """How many of all texts have each gram, and how long each row's vector is by it.

    Made of the parts in little time: what takes long, taking the texts apart, is the segments' own.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._texts = parts.count
        self._frequency = _frequencies(parts)
        postings = [part.segment.postings for part in parts]
        self._lengths = [
            of.lengths(self._idf(counts)) for of, counts in zip(postings, self._frequency, strict=True)
        ]

    def scores(self, text: str) -> Floats:
        """The cosine of the text with every row: 0 to 1. Grams that no row has count in the text's length."""
        asked = Postings.of([text])
        times = damped(asked.times)
        weight = times * self._idf(np.zeros(len(asked.keys), dtype=np.int64))
        found = []
        for part, frequency in zip(self._parts, self._frequency, strict=True):
            at, known = part.segment.postings.places(asked.keys)
            weight[known] = (times * self._idf(frequency[at] if len(frequency) else at))[known]
            found.append((at, known))
        length = float(np.sqrt(np.sum(weight**2)))
        scores = np.zeros(self._parts.rows)
        for number, (part, (at, known)) in enumerate(zip(self._parts, found, strict=True)):
            own = scores[self._parts.starts[number] : self._parts.starts[number + 1]]
            idf = self._idf(self._frequency[number][at[known]])
            for gram, worth in zip(at[known].tolist(), (weight[known] * idf).tolist(), strict=True):
                part.segment.postings.add_to(own, gram, worth)
            own /= self._lengths[number] * (length or 1)
        return scores

    def _idf(self, frequency: Counts) -> Floats:
        idf: Floats = np.log((1 + self._texts) / (1 + frequency)) + 1
        return idf


def _frequencies(parts: Parts) -> list[Counts]:
    """For each part's grams, how many of the rows that are still there in all parts have them."""
    postings = [part.segment.postings for part in parts]
    totals = [of.frequency.copy() for of in postings]
    gone: list[tuple[Keys, Counts]] = [part.gone for part in parts if part.gone is not None]
    for one, total in zip(postings, totals, strict=True):
        for keys, counts in gone:
            at, known = one.places(keys)
            total[at[known]] -= counts[known]
    for pair in combinations(range(len(postings)), 2):
        # The shorter list is looked up in the longer.
        small, large = sorted(pair, key=lambda number: len(postings[number].keys))
        at, known = postings[large].places(postings[small].keys)
        totals[small][known] += postings[large].frequency[at[known]]
        totals[large][at[known]] += postings[small].frequency[known]
    return totals
