"""How well the ranking finds, on the labelled set, beside what it has to beat."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random
from statistics import fmean
from typing import Protocol

import numpy as np

from drafting.precedents.baselines import BM25, TfIdf, Tokens, bigrams
from drafting.precedents.labelled import LabelledQuery, LabelledSet
from drafting.precedents.meaning import unit
from drafting.precedents.parts import Rows
from drafting.precedents.postings import Floats
from drafting.precedents.precedent import Embedder
from drafting.precedents.ranking import Meant, Ranking
from drafting.precedents.rows import batches
from drafting.precedents.themes import ThemeTable, main_theme

DEPTH = 10

Order = Callable[[LabelledQuery, Rows], Sequence[int]]
"""The at most ``DEPTH`` best rows for a query among these, best first."""


Nearness = Callable[[str], Floats]
"""The cosine of every item by an embeddings model, for a query of the set."""

_BATCH = 64


class Scorer(Protocol):
    """Scores every row against a text."""

    def scores(self, text: str) -> Floats:
        """The score of each row."""


@dataclass(frozen=True)
class Quality:
    """nDCG@10 with gains 3 and 1, recall@10 of what is graded 2, and one by the rank of the first such."""

    ndcg: float
    recall: float
    mrr: float

    @classmethod
    def mean(cls, several: Sequence["Quality"]) -> "Quality":
        """The mean of each figure."""
        return cls(
            fmean(one.ndcg for one in several),
            fmean(one.recall for one in several),
            fmean(one.mrr for one in several),
        )


def measure(labelled: LabelledSet, order: Order) -> dict[LabelledQuery, Quality]:
    """How well ``order`` does on each query."""
    found = {}
    for query in labelled.queries:
        rows = labelled.rows(query)
        grades = {row: labelled.grade(query, labelled.items[row]) for row in rows}
        best = order(query, np.array(rows, dtype=np.intp))
        found[query] = _quality([grades[row] for row in best], list(grades.values()))
    return found


def _quality(found: Sequence[int], every: Sequence[int]) -> Quality:
    ideal = sorted(every, reverse=True)[:DEPTH]
    wanted = min(every.count(2), DEPTH)
    first = next((place for place, grade in enumerate(found, 1) if grade == 2), None)
    return Quality(_dcg(found) / _dcg(ideal), found.count(2) / wanted, 1 / first if first else 0.0)


def _dcg(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(place + 1) for place, grade in enumerate(grades, 1))


def shipped_order(
    labelled: LabelledSet, table: ThemeTable, nearness: Nearness | None = None, weight: float = 0
) -> Order:
    """The shipped ranking with this table of themes, and with a model's say of this weight."""
    names = {name: column for column, name in enumerate(table.names)}

    def vector(themes: Mapping[str, float]) -> Floats:
        dense = np.zeros(len(names))
        for name, weight in themes.items():
            dense[names[name]] = weight
        return dense

    themes = [
        table.themes_of_measure(item.precedent.text, item.answers)
        if item.precedent.kind == "measure"
        else table.themes_of(item.precedent.text)
        for item in labelled.items
    ]
    items = [
        replace(item.precedent, theme=main_theme(of)) for item, of in zip(labelled.items, themes, strict=True)
    ]
    ranking = Ranking.of(items, np.array([vector(of) for of in themes]))
    row = {item.id: place for place, item in enumerate(items)}

    def order(query: LabelledQuery, rows: Rows) -> list[int]:
        themes = vector(table.themes_of(query.text))
        meant = Meant(nearness(query.text), weight) if nearness and weight else None
        hits = ranking.search(query.text, themes, rows, DEPTH, meant)
        return [row[hit.precedent.id] for hit in hits]

    return order


def nearness_by(labelled: LabelledSet, embedder: Embedder) -> Nearness:
    """What the model says of every item, for each query of the set; it is asked for each text once.

    Raises:
        ModelError: the model cannot be used.
    """
    texts = [item.precedent.text for item in labelled.items]
    vectors = np.array([unit(v) for batch in batches(texts, _BATCH) for v in embedder.documents(batch)])
    asked = {query.text: unit(embedder.query(query.text)) for query in labelled.queries}
    return lambda text: vectors @ asked[text]


def nearest_order(nearness: Nearness) -> Order:
    """By the model's cosine alone."""

    def order(query: LabelledQuery, rows: Rows) -> list[int]:
        cosines = nearness(query.text)[rows]
        return [int(rows[place]) for place in np.argsort(-cosines, kind="stable")[:DEPTH]]

    return order


def scored_order(scorer: Scorer) -> Order:
    """By the scorer's score, rows with none left out; among equals the first."""

    def order(query: LabelledQuery, rows: Rows) -> list[int]:
        scores = scorer.scores(query.text)[rows]
        best = np.argsort(-scores, kind="stable")[:DEPTH]
        return [int(rows[place]) for place in best if scores[place] > 0]

    return order


def baselines(labelled: LabelledSet, words: Tokens) -> dict[str, Order]:
    """What the ranking is measured against, by name; ``words`` cuts a text into words."""
    texts = [item.precedent.text for item in labelled.items]
    return {
        "BM25·词": scored_order(BM25(texts, words)),
        "BM25·二字": scored_order(BM25(texts, bigrams)),
        "TF-IDF·一至三字": scored_order(TfIdf(texts)),
    }


def thinned_words(table: ThemeTable, share: float, seed: int) -> ThemeTable:
    """The table without that share of its trigger words, drawn by ``seed``."""
    gone = set(Random(seed).sample(sorted(table.words), round(share * len(table.words))))  # noqa: S311 - drawn by a seed, to measure
    return ThemeTable({word: of for word, of in table.words.items() if word not in gone}, table.names)


def thinned_themes(table: ThemeTable, share: float, seed: int) -> ThemeTable:
    """The table without that share of its themes, drawn by ``seed``."""
    gone = set(Random(seed).sample(table.names, round(share * len(table.names))))  # noqa: S311 - drawn by a seed, to measure
    words = {word: tuple(one for one in of if one not in gone) for word, of in table.words.items()}
    return ThemeTable(
        {word: of for word, of in words.items() if of}, tuple(one for one in table.names if one not in gone)
    )


def by_type(measured: Mapping[LabelledQuery, Quality], half: str) -> Iterator[tuple[str, Quality]]:
    """The mean over the half's queries of each type; overall, under the empty name, first."""
    of_half = {query: quality for query, quality in measured.items() if query.half == half}
    yield "", Quality.mean(list(of_half.values()))
    for type_ in sorted({query.type for query in of_half}):
        yield type_, Quality.mean([quality for query, quality in of_half.items() if query.type == type_])
