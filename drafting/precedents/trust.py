"""How much an embeddings model is to be trusted with this field's Chinese: as much as it adds to the words.

A model that was made for another language puts everything near to everything, and mixed into the search it
makes it worse (measured: an English model alone finds a fifth of what words and themes find). So a model is
tried first on pairs that say the same in other words: how well it finds each one's partner, alone or mixed
into the search, beside how well the search does without. One that alone finds less than words do may still
add to them what they miss.
"""

import tomllib
from functools import cache
from importlib.resources import files

import numpy as np

from drafting.errors import DataFileError
from drafting.precedents.postings import Floats
from drafting.precedents.precedent import Embedder, Precedent
from drafting.precedents.ranking import MEANING_WEIGHT, Ranking, mixed, nearness
from drafting.precedents.rows import vector_of
from drafting.precedents.themes import themes_of

_FILE = "paraphrases.toml"
_SPARE = np.finfo(np.float64).tiny


def weight_of(embedder: Embedder) -> float:
    """The model's share in a search's score, 0 where it adds nothing, at most ``MEANING_WEIGHT``.

    Raises:
        ModelError: the model cannot be used.
    """
    said, otherwise = zip(*pairs(), strict=True)
    words, cosines = _by_words(said, otherwise), _by_model(embedder, said, otherwise)
    both = np.array(
        [mixed(score, nearness(near), MEANING_WEIGHT) for score, near in zip(words, cosines, strict=True)]
    )
    without, with_it = _found(words), max(_found(cosines), _found(both))
    return MEANING_WEIGHT * max(with_it - without, 0) / (1 - without)


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """What says the same in other words, pair by pair.

    Raises:
        DataFileError: the file is damaged.
    """
    try:
        text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
        return tuple((one, other) for one, other in tomllib.loads(text)["pairs"])
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"近义语句 {_FILE} 有误：{error}") from error


def _by_words(said: tuple[str, ...], otherwise: tuple[str, ...]) -> Floats:
    """What the search without a model scores: a row a text, a column a candidate."""
    items = [Precedent(str(n), text, "", "", None, 5, "problem", "", "") for n, text in enumerate(otherwise)]
    ranking = Ranking.of(items, np.array([vector_of(themes_of(text))[:-1] for text in otherwise]))
    scores = np.zeros((len(said), len(otherwise)))
    every = np.arange(len(otherwise))
    for row, text in enumerate(said):
        for hit in ranking.search(text, np.array(vector_of(themes_of(text))[:-1]), every, len(otherwise)):
            scores[row, int(hit.precedent.id)] = hit.score
    return scores


def _by_model(embedder: Embedder, said: tuple[str, ...], otherwise: tuple[str, ...]) -> Floats:
    vectors = np.array(embedder.documents([*said, *otherwise]))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + _SPARE
    cosines: Floats = vectors[: len(said)] @ vectors[len(said) :].T
    return cosines


def _found(scores: Floats) -> float:
    """The mean over the rows of one by the rank of the partner; among equals the partner stands last."""
    own = np.diag(scores)[:, None]
    return float(np.mean(1 / (scores >= own).sum(axis=1)))
