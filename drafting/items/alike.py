"""How much a measure's words say about which problem it answers."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_PAIR, _CHARACTER, _THEME, _COMMON = 1.0, 0.25, 0.6, 0.5
_SHORT = 0.15
"""What share of the shorter text the shared words are, for them to tell in a text of a few characters."""
TELLS = 1.0
"""What is shared from which on it tells: one word that is no stock word, or two themes."""
_LEAST_SAID = 0.5
"""What share of its characters are no stock words in a measure that is no commonplace."""


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("alike.toml").read_text(encoding="utf-8"))


@cache
def _known() -> tuple[re.Pattern[str], frozenset[str]]:
    """A pattern for the stock and the common words, the longest first, and the common ones."""
    stock, common = _lists()["stock"], _lists()["common"]
    return re.compile("|".join(sorted([*stock, *common], key=len, reverse=True))), frozenset(common)


def _pieces(text: str) -> list[str]:
    return re.findall(r"[\u4e00-\u9fff]+", _known()[0].sub(" ", text))


@lru_cache(maxsize=512)
def _features(text: str) -> dict[str, float]:
    empty = _lists()["empty"]
    found: dict[str, float] = {}
    for piece in _pieces(text):
        for at, character in enumerate(piece):
            pair = piece[at : at + 2]
            if character not in empty:
                found[character] = _CHARACTER
            if len(pair) == 2 and not all(c in empty for c in pair):
                found[pair] = _PAIR if not any(c in empty for c in pair) else _PAIR / 2
    pattern, common = _known()
    for word in common.intersection(pattern.findall(text)):
        found[word] = _COMMON
    for theme, listed in _lists()["themes"].items():
        if any(word in text for word in listed):
            found[f"#{theme}"] = _THEME
    return found


def says_nothing_special(text: str) -> bool:
    """Whether a measure is a commonplace (加强组织领导，强化监督考核) that would answer any problem."""
    return sum(map(len, _pieces(text))) < _LEAST_SAID * len(re.findall(r"[\u4e00-\u9fff]", text))


def answers_by_training_alone(measures: Sequence[str]) -> bool:
    """Whether nothing in a problem's measures answers it but training, learning and commonplaces.

    True of no measure at all. Training answers almost any problem; a measure is good when it names what
    else is to change.
    """
    training = re.compile("|".join(_lists()["training_alone"]))
    clauses = [clause for what in measures for clause in re.split("[，。；：]", what) if clause]
    return all(training.search(clause) or says_nothing_special(clause) for clause in clauses)


def likeness(problems: Sequence[str], measures: Sequence[str]) -> list[list[float]]:
    """What each measure (row) shares with each problem (column); 0 is nothing, from ``TELLS`` on it tells.

    What several problems have in common tells the less, and nothing where all of them have it.
    """
    spread = Counter(feature for problem in problems for feature in _features(problem))
    return [
        [_shared(measure, problem, spread, len(problems)) for problem in problems] for measure in measures
    ]


def _shared(measure: str, problem: str, spread: Counter[str], count: int) -> float:
    of_measure, of_problem = _features(measure), _features(problem)
    shared = sum(
        of_measure[feature] * _telling(spread[feature], count)
        for feature in of_measure.keys() & of_problem.keys()
    )
    whole = min(sum(of_measure.values()), sum(of_problem.values())) or 1
    return max(shared, TELLS) if shared / whole >= _SHORT and whole < 10 else shared


def _telling(holders: int, count: int) -> float:
    return 1.0 if count == 1 else max(0.0, 1 - (holders - 1) / (count - 1)) / max(1, holders) ** 0.5
