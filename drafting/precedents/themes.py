"""Themes of the field: which of sixty a text speaks of, by the words of ``themes.toml``."""

import math
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from typing import Self

from drafting.errors import DataFileError

Themes = dict[str, float]
"""Theme → weight above 0; the squares add up to 1. Empty where no theme's words occur."""

_FILE = "themes.toml"
_FEWEST, _MOST = 15, 40
_MOST_THEMES_A_WORD = 2
# A long word says more than a short one (结果纠正 against 纠正), but not without end.
_LONGEST_WEIGHT = 4
# An item of a report says in its first sentence what it is about.
_HEAD = re.compile(r"[^。；;]+")
_HEAD_WEIGHT = 2
# What a measure is for is its problem's theme: training and inspection answer almost any problem.
_OWN_SHARE = 0.5


@dataclass(frozen=True)
class ThemeTable:
    """The themes and their words: ``words`` has each normalised word with the one or two themes it is of."""

    words: dict[str, tuple[str, ...]]
    names: tuple[str, ...]

    @classmethod
    def of(cls, themes: Mapping[str, Sequence[str]]) -> Self:
        """The table of these themes.

        Raises:
            ValueError: a word occurs twice in a theme, or in more than two themes.
        """
        return cls(_themes_by_word(themes), tuple(themes))

    @cached_property
    def _lengths(self) -> dict[str, list[int]]:
        """First character → the lengths of the words that begin with it, the longest first."""
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for word in self.words:
            lengths[word[0]].add(len(word))
        return {first: sorted(of, reverse=True) for first, of in lengths.items()}

    def themes_of(self, text: str) -> Themes:
        """The themes the text speaks of, as a vector of length 1; empty where it names none.

        At each place the longest word counts; a word of the first sentence counts double; a repeated word
        counts by the root of its number; a word of two themes counts half for each.
        """
        normalised = _normalised(text)
        head = _HEAD.match(normalised)
        in_head = set() if head is None else set(self._words_in(head.group()))
        weights: defaultdict[str, float] = defaultdict(float)
        for word, times in Counter(self._words_in(normalised)).items():
            themes = self.words[word]
            for theme in themes:
                weight = min(len(word), _LONGEST_WEIGHT) * math.sqrt(times) / len(themes)
                weights[theme] += weight * (_HEAD_WEIGHT if word in in_head else 1)
        return _unit(weights)

    def words_of(self, text: str, theme: str) -> tuple[str, ...]:
        """The theme's words that the text has, in order, each once."""
        found = (word for word in self._words_in(_normalised(text)) if theme in self.words[word])
        return tuple(dict.fromkeys(found))

    def themes_of_measure(self, text: str, problem: str) -> Themes:
        """A measure's themes: those of the problem it answers, and with half the weight its own."""
        weights = defaultdict(float, self.themes_of(problem))
        for theme, weight in self.themes_of(text).items():
            weights[theme] += weight * _OWN_SHARE
        return _unit(weights)

    def _words_in(self, text: str) -> Iterator[str]:
        """The table's words in the text: from the left, the longest at each place."""
        start = 0
        while start < len(text):
            for length in self._lengths.get(text[start], ()):
                word = text[start : start + length]
                if word in self.words:
                    yield word
                    start += len(word)
                    break
            else:
                start += 1


def theme_names() -> tuple[str, ...]:
    """The names of all themes, in the order of the table: what ``--theme`` and signals may use."""
    return shipped_themes().names


def fingerprint() -> str:
    """Eight hex digits that change with the table; part of the collection's name."""
    return sha256(_content()).hexdigest()[:8]


def themes_of(text: str) -> Themes:
    """``ThemeTable.themes_of`` by the shipped table."""
    return shipped_themes().themes_of(text)


def themes_of_measure(text: str, problem: str) -> Themes:
    """``ThemeTable.themes_of_measure`` by the shipped table."""
    return shipped_themes().themes_of_measure(text, problem)


def main_theme(themes: Themes) -> str:
    """The theme of most weight; empty where there is none."""
    return max(themes, key=themes.__getitem__, default="")


def _unit(weights: Themes) -> Themes:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {theme: weight / length for theme, weight in weights.items()}


def _normalised(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


@cache
def shipped_themes() -> ThemeTable:
    """The table ``themes.toml``.

    Raises:
        DataFileError: it is damaged, or a theme has too few or too many words.
    """
    try:
        themes = {name: theme["words"] for name, theme in tomllib.loads(_content().decode())["theme"].items()}
        for name, words in themes.items():
            if not _FEWEST <= len(words) <= _MOST:
                raise ValueError(f"主题“{name}”有{len(words)}个词，应为{_FEWEST}至{_MOST}个")
        return ThemeTable.of(themes)
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileError(f"主题词表 {_FILE} 有误：{error}") from error


@cache
def _content() -> bytes:
    return files(__package__).joinpath(_FILE).read_bytes()


def _themes_by_word(themes: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    by_word: dict[str, tuple[str, ...]] = {}
    for name, listed in themes.items():
        for word in map(_normalised, listed):
            if name in by_word.get(word, ()):
                raise ValueError(f"主题“{name}”中“{word}”重复")
            by_word[word] = (*by_word.get(word, ()), name)
            if len(by_word[word]) > _MOST_THEMES_A_WORD:
                raise ValueError(f"“{word}”属于{len(by_word[word])}个主题，至多{_MOST_THEMES_A_WORD}个")
    return by_word
