"""The labelled set for retrieval: items, queries, and how relevant an item is to a query.

``corpus/retrieval/README.md`` says how the files are to be read and what a label means.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, count, zip_longest
from pathlib import Path
from typing import Any

from drafting.errors import DataFileError
from drafting.precedents.precedent import Precedent

HALVES = ("dev", "held-out")
"""The half that weights and words are settled on, and the half that is only measured."""

QUERY_TYPES = ("keywords", "paraphrases", "half_written", "questions")

_SECTION = {"problem": 5, "measure": 5, "work": 1}
_KINDS = {"problems": "problem", "measures": "measure", "works": "work"}
_ORGANS = tuple(
    f"{place}{organ}"
    for place in ("澄江市", "澄江市北屏县", "白苇市", "白苇市苇南区", "松岭县", "鹿原市")
    for organ in ("人民政府", "卫生健康局", "交通运输局", "财政局", "农业农村局", "东桥镇人民政府")
)
_YEARS = range(2019, 2025)


@dataclass(frozen=True)
class LabelledItem:
    """An item, the problem it answers (empty: none), and the matters it speaks of (empty: nobody asks)."""

    precedent: Precedent
    answers: str
    topics: frozenset[str]


@dataclass(frozen=True)
class LabelledQuery:
    """What somebody types, of which type, looking for which kind of item about which matter."""

    text: str
    type: str
    kind: str
    topic: str
    half: str


@dataclass(frozen=True)
class LabelledSet:
    """Items and queries; ``near`` has the matters next to a matter, both ways."""

    items: tuple[LabelledItem, ...]
    queries: tuple[LabelledQuery, ...]
    near: dict[str, frozenset[str]]

    def grade(self, query: LabelledQuery, item: LabelledItem) -> int:
        """2: of the matter and the kind; 1: of the matter or, in the same kind, of one next to it; else 0."""
        same_kind = item.precedent.kind == query.kind
        if query.topic in item.topics:
            return 2 if same_kind else 1
        return 1 if same_kind and self.near[query.topic] & item.topics else 0

    def rows(self, query: LabelledQuery) -> list[int]:
        """The rows a clerk looks through: section 5 for a problem or a measure, else the work."""
        if query.kind == "work":
            return [row for row, item in enumerate(self.items) if item.precedent.kind == "work"]
        return [row for row, item in enumerate(self.items) if item.precedent.section == _SECTION[query.kind]]


def labelled_set(folder: Path, corpus: Sequence[tuple[Precedent, str]]) -> LabelledSet:
    """The set in ``folder``, its invented items put beside those of ``corpus`` (item, problem it answers).

    Raises:
        DataFileError: an excerpt fits no item of the corpus, or more than one; a file is damaged.
    """
    topics = {half: _topics(folder / f"{half}.toml") for half in HALVES}
    every = [topic for half in HALVES for topic in topics[half]]
    near: dict[str, set[str]] = {topic["id"]: set() for topic in every}
    for topic in every:
        for other in topic["near"]:
            near[topic["id"]].add(other)
            near[other].add(topic["id"])
    places = count()
    invented = chain.from_iterable(_invented(topic, places) for topic in every)
    return LabelledSet(
        (*_of_corpus(every, corpus), *invented),
        tuple(
            LabelledQuery(text, type_, kind, topic["id"], half)
            for half in HALVES
            for topic in topics[half]
            for type_, kind, text in topic["queries"]
        ),
        {topic: frozenset(others) for topic, others in near.items()},
    )


def _topics(path: Path) -> list[dict[str, Any]]:
    try:
        topics: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["topic"]
    except (OSError, KeyError, ValueError) as error:
        raise DataFileError(f"检索标注集 {path} 读不出：{error}") from error
    return topics


def _of_corpus(
    topics: Sequence[dict[str, Any]], corpus: Sequence[tuple[Precedent, str]]
) -> Iterator[LabelledItem]:
    about: dict[str, set[str]] = {item.id: set() for item, _ in corpus}
    for topic in topics:
        for excerpt in topic["corpus"]:
            named = [item.id for item, _ in corpus if excerpt in item.text]
            if len(named) != 1:
                raise DataFileError(f"标注“{topic['id']}”的“{excerpt}”应在语料里正好一处，实有{len(named)}处")
            about[named[0]].add(topic["id"])
    for item, answers in corpus:
        yield LabelledItem(item, answers, frozenset(about[item.id]))


def _invented(topic: dict[str, Any], places: Iterator[int]) -> Iterator[LabelledItem]:
    """The matter's items, each of another organ and year; the first measure answers the first problem."""
    about = frozenset({topic["id"]})
    answers = (problem for problem, _ in zip_longest(topic["problems"], topic["measures"], fillvalue=""))
    for key, kind in _KINDS.items():
        for text in topic.get(key, ()):
            place = next(places)
            item = Precedent(
                id=sha256(text.encode()).hexdigest()[:32],
                text=text,
                organ=_ORGANS[place * 7 % len(_ORGANS)],
                level="",
                year=_YEARS[place % len(_YEARS)],
                section=_SECTION[kind],
                kind=kind,
                theme="",
                source="",
            )
            yield LabelledItem(item, next(answers, "") if kind == "measure" else "", about)
