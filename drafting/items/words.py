"""The words of ``cues.toml`` as patterns."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from drafting.items.marks import NUMERAL

ORGAN_KIND = r"(?:单位|中心|街道|机关|系统|[局办委厅区市县镇乡村院处站所关行部署会队馆])"
ORGAN = rf"我们|[我本该各全]{ORGAN_KIND}"
NUMBER = rf"{NUMERAL}{{1,3}}|\d{{1,2}}"
"""Patterns: the last word of an organ's name, how an organ calls itself, a number in either script."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))


def words(table: str) -> Any:
    """A table of ``cues.toml``."""
    return _data()[table]


@cache
def any_word(table: str, key: str) -> str:
    """A pattern for any of the words that a table lists under a key."""
    return any_of(words(table)[key])


def any_of(listed: Sequence[str]) -> str:
    """A pattern for any of the words, the longest first; a word may itself be a pattern."""
    return "|".join(sorted(listed, key=len, reverse=True))
