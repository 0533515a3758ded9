"""The lists of words that ship beside the rules (``words/*.toml``)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from drafting.checks.folded import bare


@cache
def word_list(name: str) -> Mapping[str, Any]:
    """The list ``words/<name>.toml``."""
    return tomllib.loads(files(__package__).joinpath("words", f"{name}.toml").read_text(encoding="utf-8"))


def any_of(words: list[str]) -> str:
    """A pattern for any of these words as they stand in a folded text, the longest first."""
    return "|".join(re.escape(word) for word in sorted(map(bare, words), key=len, reverse=True))


@dataclass(frozen=True)
class Misprints:
    """The wrong forms of a list as one pattern, and what was meant by each."""

    pattern: re.Pattern[str]
    right: Mapping[str, str]


@cache
def misprints(name: str, table: str) -> Misprints:
    """The wrong forms (``wrong``) of a list's entries, and the right form (``right``) of each.

    With them its ``words`` and right forms with one character taken for another, as its ``taken_for`` says.
    """
    data = word_list(name)
    right = {bare(wrong): entry["right"] for entry in data[table] for wrong in entry["wrong"]}
    meant = [*data.get("words", ()), *(entry["right"] for entry in data[table])]
    right = {**_mistaken(meant, data.get("taken_for", {})), **right}
    return Misprints(re.compile(any_of(list(right))), right)


def _mistaken(words: list[str], taken_for: Mapping[str, str]) -> Mapping[str, str]:
    """Each of the words with one of its characters taken for another, and the word that was meant."""
    return {
        bare(word[:at] + wrong + word[at + 1 :]): word
        for word in words
        for at, character in enumerate(word)
        for wrong in taken_for.get(character, "")
    }
