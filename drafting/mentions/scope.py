"""Scope: whether a clause speaks of the whole organ and the whole year, as the tables do (``scope.toml``)."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from drafting.errors import DataFileError
from drafting.mentions.measures import for_year, names
from drafting.mentions.numbers import data_file


class Scope(Enum):
    """What a clause says of its scope."""

    UNSAID = "unsaid"
    """Nothing: what the sentence said before goes on."""
    WHOLE = "whole"
    """全区, 我局, the report year."""
    NARROWED = "narrowed"
    """Another organ, a part of the organ, another year or a part of the year: until the sentence ends."""
    PART = "part"
    """A channel, a subject, an average: this clause only."""


@dataclass(frozen=True)
class _Words:
    lasting: re.Pattern[str]
    government: re.Pattern[str]
    whole: re.Pattern[str]
    whole_year: re.Pattern[str]
    once: re.Pattern[str]
    channels: re.Pattern[str]
    comparison: re.Pattern[str]
    changed: re.Pattern[str]
    elsewhere: re.Pattern[str]
    everybody: re.Pattern[str]
    members: re.Pattern[str]
    organ: re.Pattern[str]


@cache
def _words(year: int | None) -> _Words:
    data = data_file("scope.toml")
    try:
        joined = {key: "|".join([v] if isinstance(v, str) else v) for key, v in data.items()}
        return _Words(**{key: for_year(pattern, year) for key, pattern in joined.items()})
    except (TypeError, re.error) as error:
        raise DataFileError(f"scope.toml 有误：{error}") from error


def scope_of(clause: str, *, year: int | None, organ: str) -> Scope:
    """The scope of a folded clause.

    Args:
        clause: the words up to the figure.
        year: the report year.
        organ: the reporting organ's name, empty where unknown: then every organ named is another one.
    """
    words = _words(year)
    own, rest = _others(clause, year, organ, words)
    if words.lasting.search(rest) or _other_organ(rest, organ, words):
        return Scope.NARROWED
    if _is_government(organ) and words.government.search(rest):
        return Scope.NARROWED
    if words.once.search(rest) and not words.channels.search(rest):
        return Scope.PART
    return Scope.WHOLE if own or words.whole.search(rest) else Scope.UNSAID


def is_elsewhere(clause: str, *, year: int | None, organ: str) -> bool:
    """Whether the words up to a figure say for certain that it is not the organ's own for the whole year.

    Narrower than ``scope_of``, which leaves a number unbound in any doubt: this one contradicts a reference.
    """
    words = _words(year)
    _, rest = _others(clause, year, organ, words)
    if words.elsewhere.search(rest):
        return not words.channels.search(rest)
    partial = _other_organ(rest, organ, words) or bool(words.members.search(rest))
    return partial and not words.whole.search(rest)


def _others(clause: str, year: int | None, organ: str, words: _Words) -> tuple[bool, str]:
    """Whether the organ itself is named, and the clause without that, without row names and the period."""
    rest = _without_names(words.whole_year.sub("", words.everybody.sub("全区", clause)), year)
    own = bool(organ) and organ in rest
    return own, rest.replace(organ, "") if own else rest


def is_comparison(segment: str, year: int | None) -> bool:
    """Whether the words right before a figure make it a difference or another year's figure."""
    words = _words(year)
    return bool(words.comparison.search(segment) or words.changed.search(segment))


def _without_names(clause: str, year: int | None) -> str:
    """The clause with the words that name a row taken out: 上年结转 is not last year."""
    pieces, at = [], 0
    for name in names(clause, year):
        if name.kind in ("row", "block", "outcome", "column"):
            pieces.append(clause[at : name.start])
            at = name.end
    return "".join([*pieces, clause[at:]])


def _is_government(organ: str) -> bool:
    return organ.endswith(("人民政府", "管委会", "管理委员会", *"省市区县旗镇乡"))


def _other_organ(clause: str, organ: str, words: _Words) -> bool:
    """Whether an organ is named whose last three characters are not the reporting organ's."""
    for match in words.organ.finditer(clause):
        token = match[0]
        if re.search(r"[我本全](?:局|委|厅|中心|街道|镇|乡|学院|医院|大队|支队|管委会)$", token):
            continue
        if not (organ and organ.endswith(token[-3:])):
            return True
    return False
