"""The word lists by which a clause is told to state a piece of work (``deeds.toml``)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from drafting.errors import DataFileError

_PATTERNS = (
    *("lacking", "planned", "done", "finished", "already"),
    *("report", "basis", "law", "counted", "tabled", "governing", "among"),
)

_Data = Mapping[str, Any]


@cache
def words() -> Mapping[str, re.Pattern[str]]:
    """The compiled lists by their keys in the file.

    Raises:
        DataFileError: the file breaks its own rules.
    """
    data = _data()
    try:
        listed = _longest_first([*data["verbs"], *data["soft"]])
        return {
            **{key: re.compile(data[key].replace("<verbs>", listed)) for key in _PATTERNS},
            **{key: _verbs(data, key) for key in ("verbs", "soft")},
            "stock": re.compile(_longest_first(data["stock"])),
        }
    except (KeyError, ValueError, re.error) as error:
        raise DataFileError(f"deeds.toml 有误：{error}") from error


@cache
def named_work() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The verbs that are a piece of work by themselves, each with the words by which a fact tells of it.

    Raises:
        DataFileError: the file breaks its own rules.
    """
    try:
        return tuple((re.compile(verbs), re.compile(told)) for verbs, told in _data()["named"].items())
    except (KeyError, re.error) as error:
        raise DataFileError(f"deeds.toml 有误：{error}") from error


@cache
def evidence() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The verbs of work that the tables count, each with the cells whose figures are evidence of it.

    Raises:
        DataFileError: the file breaks its own rules.
    """
    try:
        return tuple(
            (re.compile(verbs), re.compile(rf"(?:{cells})\.")) for verbs, cells in _data()["evidence"].items()
        )
    except (KeyError, re.error) as error:
        raise DataFileError(f"deeds.toml 有误：{error}") from error


def _data() -> _Data:
    text = files(__package__).joinpath("deeds.toml").read_text(encoding="utf-8")
    try:
        return tomllib.loads(text)
    except ValueError as error:
        raise DataFileError(f"deeds.toml 有误：{error}") from error


def _verbs(data: _Data, key: str) -> re.Pattern[str]:
    return re.compile(f"(?<![{data['modal']}])(?:{_longest_first(data[key])})(?!{data['noun']})")


def _longest_first(patterns: list[str]) -> str:
    return "|".join(sorted(patterns, key=len, reverse=True))
