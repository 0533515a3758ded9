"""Scope: whether a clause speaks of the whole organ and the whole year, as the tables do (``scope.toml``)."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from drafting.errors import DataFileError
from drafting.mentions.measures import for_year, names
from drafting.mentions.numbers import data_file
from drafting.mentions.organs import (
    is_government,
    is_own,
    is_own_zone,
    may_name_itself,
    own_area,
    place_of,
    without_own_names,
)
from drafting.mentions.prose import without_titles
from drafting.patterns import Sieve, Sought

_GOVERNMENT = re.compile("[省市县区镇乡州旗](?=政府)")
_TOWARDS = "向由对给"
_ONE_LEVEL = re.compile("(?:本级|[省市])?政府(?:及|和|以及)(?:其|所属|各|工作|组成)*(?:部门|单位)")


class Scope(NamedTuple):
    """What a clause says of its scope.

    ``year`` is whether it speaks of the whole report year, ``organ`` whether of the whole organ (全区, 我局)
    and no other; ``None`` where it says nothing, and what the sentence said before goes on. ``part`` is
    whether it speaks of a channel, a subject or an average, which narrows this clause only.
    """

    year: bool | None = None
    organ: bool | None = None
    part: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether it speaks of less than the whole, or of something else."""
        return self.year is False or self.organ is False

    def following(self, earlier: "Scope") -> "Scope":
        """The scope of this clause behind another.

        全年 returns to the whole organ, too; 全区 does not return to the whole year.
        """
        year = earlier.year if self.year is None else self.year
        organ = self.organ
        if organ is None and not self.year:
            organ = earlier.organ
        return Scope(year, organ, self.part)


@dataclass(frozen=True)
class _Words:
    comparing: Sought
    part_of_year: Sought
    part_of_organ: Sought
    government: Sought
    areas: Sought
    whole_of_year: Sought
    whole_of_organ: Sought
    whole_year: Sought
    once: Sought
    channels: Sought
    denied: Sought
    target: Sought
    start: Sought
    other_side: Sought
    comparison: Sought
    changed: Sought
    elsewhere: Sought
    last_year: Sought
    everybody: Sought
    members: Sought
    helped: Sought
    authority: Sought
    organ: Sought

    @cached_property
    def telling(self) -> Sieve[None]:
        """All that tells something of a clause's scope, for one look: most clauses say nothing of it."""
        year = (self.comparing, self.part_of_year, self.whole_of_year)
        organ = (self.part_of_organ, self.government, self.areas, self.whole_of_organ)
        others = (self.organ, self.authority, self.members, self.once, self.elsewhere)
        return Sieve((sought.pattern, None) for sought in (*year, *organ, *others, self.everybody))


@cache
def _words(year: int | None) -> _Words:
    data = data_file("scope.toml")
    try:
        joined = {key: "|".join([v] if isinstance(v, str) else v) for key, v in data.items()}
        return _Words(**{key: Sought(for_year(pattern, year)) for key, pattern in joined.items()})
    except (TypeError, re.error) as error:
        raise DataFileError(f"scope.toml 有误：{error}") from error


@lru_cache(maxsize=2048)
def scope_of(clause: str, *, year: int | None, organ: str) -> Scope:
    """The scope of a folded clause.

    Args:
        clause: the words up to the figure.
        year: the report year.
        organ: the reporting organ's name, empty where unknown: then every organ named is another one.
    """
    words = _words(year)
    if _tells_nothing(clause, year, organ):
        return Scope()
    own, rest = _others(clause, year, organ)
    rest = words.comparing.sub("", rest)
    own_part = words.helped.sub(lambda match: match["helping"], rest)
    helped, rest = own_part != rest, own_part
    others = (
        words.part_of_organ.search(rest)
        or _other_organ(rest, organ, words)
        or _other_area(rest, organ, words)
        or (is_government(organ) and words.government.search(rest))
    )
    return Scope(
        year=_said(words.part_of_year.search(rest), words.whole_of_year.search(rest)),
        organ=_said(others, own or words.whole_of_organ.search(rest)),
        part=helped or bool(words.once.search(rest) and not words.channels.search(rest)),
    )


def _said(narrowed: object, whole: object) -> bool | None:
    return False if narrowed else True if whole else None


def is_elsewhere(clause: str, *, year: int | None, organ: str) -> bool:
    """Whether the words up to a figure say for certain that it is not the organ's own for the whole year.

    Narrower than ``scope_of``, which leaves a number unbound in any doubt: this one contradicts a reference.
    """
    words = _words(year)
    if _tells_nothing(clause, year, organ):
        return False
    _, rest = _others(clause, year, organ)
    if words.elsewhere.search(rest):
        return not words.channels.search(rest)
    partial = _other_organ(rest, organ, words) or bool(words.members.search(rest))
    return partial and not words.whole_of_year.search(rest) and not words.whole_of_organ.search(rest)


def _tells_nothing(clause: str, year: int | None, organ: str) -> bool:
    """Whether a clause says nothing of its scope, as most do, by a quick look."""
    return not _words(year).telling.may(clause) and not may_name_itself(clause, organ)


@lru_cache(maxsize=2048)
def _others(clause: str, year: int | None, organ: str) -> tuple[bool, str]:
    """Whether the organ itself is named, and the clause without that, without row names and the period."""
    words = _words(year)
    said = words.everybody.sub(
        lambda match: "全系统" if _is_everybody(match[0], organ) else match[0], without_titles(clause)
    )
    rest = _without_names(words.whole_year.sub("", said), year)
    without = without_own_names(rest, organ)
    return without != rest, without


def _is_everybody(said: str, organ: str) -> bool:
    """Whether all parts of the reporting organ are meant: 全省各级 is not a bureau's whole."""
    if organ and (level := _GOVERNMENT.match(said)):
        own = own_area(organ)
        if level[0] != own or (own in "省市" and _ONE_LEVEL.fullmatch(said)):
            return False  # a city's table sums its districts, too
    if said[0] == "全" and said[1] in "省市县区镇乡旗":
        return not organ or own_area(organ) == said[1]
    return said[0] == "全" or not organ or is_government(organ)


def is_last_year(clause: str, year: int | None) -> bool:
    """Whether the words before a figure only say that it was last year's: 上年为15件."""
    return bool(_words(year).last_year.fullmatch(clause))


def is_denied(segment: str, year: int | None) -> bool:
    """Whether the words before a figure say that there was no such thing."""
    return bool(_words(year).denied.search(segment))


def before_target(segment: str, year: int | None) -> str | None:
    """The words before 增至, 减少到 right before a figure; ``None`` where it is no such figure."""
    match = _words(year).target.search(segment)
    return segment[: match.start()] if match else None


def before_start(segment: str, year: int | None) -> str | None:
    """The words before 由, 从 right before a figure; ``None`` where it is no such figure."""
    match = _words(year).start.search(segment)
    return segment[: match.start()] if match else None


def is_comparison(segment: str, year: int | None) -> bool:
    """Whether the words right before a figure make it a difference or another year's figure."""
    words = _words(year)
    return bool(words.comparison.search(segment) or words.changed.search(segment))


def other_side(segment: str, year: int | None) -> str:
    """What a figure right behind it is compared with, other than last year; empty where nothing."""
    match = _words(year).other_side.search(segment)
    return match["what"] if match else ""


def before_comparison(segment: str, year: int | None) -> str:
    """The words before the first one that compares: 政府信息公开申请较上年增加 names what has changed."""
    words = _words(year)
    matches = (words.comparison.search(segment), words.changed.search(segment))
    found = [match.start() for match in matches if match]
    return segment[: min(found, default=0)]


def _without_names(clause: str, year: int | None) -> str:
    """The clause with the words that name a row taken out: 上年结转 is not last year."""
    pieces, at = [], 0
    for name in names(clause, year):
        if name.kind in ("row", "block", "outcome", "column"):
            pieces.append(clause[at : name.start])
            at = name.end
    return "".join([*pieces, clause[at:]])


def _other_area(clause: str, organ: str, words: _Words) -> bool:
    """Whether 全市 or 我省 is said in the report of an organ that is not that area's government."""
    if not organ:
        return False
    return any(match["area"] != own_area(organ) for match in words.areas.finditer(clause))


def _other_organ(clause: str, organ: str, words: _Words) -> bool:
    """Whether an organ is named whose last three characters are not the reporting organ's."""
    if any(not is_own(match[0], organ) for match in words.organ.finditer(clause)):
        return True
    governed = organ.replace("人民", "")
    own = place_of(organ)
    for match in words.authority.finditer(clause):
        place = clause[match.start() - 2 : match.end()].replace("人民", "")
        if place[1] in _TOWARDS and own_area(organ) == place[2]:
            continue  # 向县政府提出的, in the county's own report
        if not (governed.endswith(place[-4:]) or own.endswith(place[-3:]) or is_own_zone(place, organ)):
            return True
    return False
