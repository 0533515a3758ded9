"""Spoken words in what staff typed: an offline draft tells facts word for word, so they are hinted at."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from drafting.errors import DataFileError
from drafting.facts import Fact


def spoken_in(text: str) -> tuple[tuple[str, str], ...]:
    """(the word, what a report writes instead) of every spoken word, in the text's order."""
    found = [(match.start(), match[0], right) for word, right in _words() for match in word.finditer(text)]
    return tuple((word, right) for _, word, right in sorted(found))


def hint_of(fact: Fact) -> str:
    """What staff are told of a fact that has spoken words; empty where it has none."""
    told = "，".join(f"“{word}”一般写作“{right}”" for word, right in dict.fromkeys(spoken_in(fact.stated)))
    return f"口语：{told}" if told else ""


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = files(__package__).joinpath("spoken.toml").read_text(encoding="utf-8")
    try:
        entries = tomllib.loads(text)["spoken"]
        return tuple((re.compile("|".join(entry["wrong"])), entry["right"]) for entry in entries)
    except (KeyError, TypeError, ValueError, re.error) as error:
        raise DataFileError(f"spoken.toml 有误：{error}") from error
