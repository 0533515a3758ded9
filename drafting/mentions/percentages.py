"""Changes on last year that the prose puts a number to, and last year's figures that it states."""

import re
from dataclasses import dataclass
from functools import cache

from drafting.errors import DataFileError
from drafting.mentions.direction_claims import DirectionClaim
from drafting.mentions.directions import changing, directions
from drafting.mentions.measures import Measure, for_year
from drafting.mentions.numbers import NumberMention, data_file
from drafting.mentions.prose import Prose
from drafting.mentions.readings import Readings
from drafting.mentions.scope import before_start, before_target, is_comparison, scope_of
from drafting.mentions.slot import COUNTING, MONEY, Slot, standing, way_between
from drafting.mentions.slots import slots

_BETWEEN = re.compile(r"\s*(?:了|约|大约|近|超过?|逾|率|幅|幅度|为|达|达到)*\s*")
_BASES = COUNTING | {"倍", *MONEY}
_FEES = "t2.fees.amount"
_CHANGES = COUNTING - {""} | {"%", "成", "倍"}
_POINTS = "个百分点"
"""How a share has changed."""

_OF_SHARES = frozenset({"%", _POINTS})
_OF_FEES = frozenset({*MONEY, "%", "成", "倍"})


@dataclass(frozen=True)
class ChangeClaim:
    """A percentage or a number by which a measure changed on last year, which the sentence names."""

    number: NumberMention
    direction: DirectionClaim


@dataclass(frozen=True)
class BaseClaim:
    """A number that the text says was last year's value of the measure that it has just told of, or names.

    One of 倍 (是上年的三倍) says instead how many times last year's this year's is. ``now`` is this year's as
    the text states it of a share (纠错率由上年的25%降至16%), ``None`` of anything else.
    """

    number: NumberMention
    readings: Readings
    now: NumberMention | None = None


@cache
def _base(year: int | None) -> re.Pattern[str]:
    return _pattern("base", year)


@cache
def _own_base(year: int | None) -> re.Pattern[str]:
    return _pattern("own_base", year)


def _pattern(key: str, year: int | None) -> re.Pattern[str]:
    try:
        return for_year(data_file("percentages.toml")[key], year)
    except (KeyError, re.error) as error:
        raise DataFileError(f"percentages.toml 有误：{error}") from error


@cache
def _last(year: int | None) -> re.Pattern[str]:
    try:
        return for_year(data_file("percentages.toml")["last"], year)
    except (KeyError, re.error) as error:
        raise DataFileError(f"percentages.toml 有误：{error}") from error


def change_claims(text: str, *, year: int | None, organ: str = "") -> tuple[ChangeClaim, ...]:
    """The changes on last year that the text puts a number to, in order.

    Only where the sentence names last year as the base, and no other (环比, a quarter, an average).
    """
    told = directions(text, year=year, organ=organ)
    if not told:
        return ()
    words = {slot.number: slot.before for slot in slots(Prose.of(text), year, organ) if slot.number}
    found: list[ChangeClaim] = []
    for direction in told:
        end = direction.span[1]
        number = direction.stated or next((n for n in words if n.span[0] >= end), None)
        stated = direction.stated or (number and _BETWEEN.fullmatch(text, end, number.span[0]))
        if not (direction.based and stated) or number is None or number.value is None:
            continue
        if direction.word.endswith("至") or before_target(words[number], year) is not None:
            continue  # what it rose to, not by how much
        share = direction.measure.id.endswith(("share", ".change"))
        if number.unit == _POINTS and not share:
            number = number._replace(unit="%")  # 申请量同比增长40个百分点: of a count nothing else is meant
        fee = direction.measure.id == _FEES
        if number.unit in (_OF_SHARES if share else _OF_FEES if fee else _CHANGES):
            found.append(ChangeClaim(number, direction))
    return tuple(found)


def base_claims(text: str, *, year: int | None, organ: str = "") -> tuple[BaseClaim, ...]:
    """The numbers that the text says were last year's of what its sentence tells of, in order."""
    found: list[BaseClaim] = []
    placed = slots(Prose.of(text), year, organ)
    for at, slot in enumerate(placed):
        number = slot.number
        if number is not None and number.unit == "%" and _leads(placed, at, year):
            share = changing(
                before_start(slot.before, year) or "", year=year, organ=organ, about=slot.context
            )
            if share and share.id.endswith("share"):
                found.append(BaseClaim(number, share.readings, placed[at + 1].number))
            continue
        if number is None or number.unit not in _BASES:
            continue
        if slot.named and slot.elsewhere and _last(year).fullmatch(slot.before):
            found.append(BaseClaim(number, slot.named.readings))  # 2023年收到申请98件，2024年收到145件
            continue
        base = _base(year).search(slot.before)
        if not base and not _leads(placed, at, year):
            if slot.named and _is_last_years(slot, year, organ):
                found.append(BaseClaim(number, slot.named.readings))
            continue
        told = (_named(slot, base, organ, year) if base else None) or _told(placed, at, year)
        if told and (told.id == _FEES or number.unit not in MONEY):
            found.append(BaseClaim(number, told.readings))
    return tuple(found)


def _is_last_years(slot: Slot, year: int | None, organ: str) -> bool:
    """Whether a figure's own words give it for the whole of last year: 去年收到申请300件，今年收到263件."""
    last = _own_base(year).match(slot.before)
    if year is None or slot.measure or not last:
        return False
    scope = scope_of(slot.before[last.end() :], year=year, organ=organ)
    return not (scope.narrowed or scope.part)


def _named(slot: Slot, base: re.Match[str], organ: str, year: int | None) -> Measure | None:
    """What the words of a figure's own clause say it was last year's of: 申请量是上年的1.3倍."""
    words = slot.before[: base.start()]
    return changing(words, year=year, organ=organ, about=slot.context) if words else None


def _leads(placed: tuple[Slot, ...], at: int, year: int | None) -> bool:
    """Whether a figure is where the next one has come from, whatever year that was: 由115件增长到145件."""
    return at + 1 < len(placed) and way_between(placed[at], placed[at + 1], year) is not None


def _told(placed: tuple[Slot, ...], at: int, year: int | None) -> Measure | None:
    """What the sentence has told of before a figure; where it is the first, the next: 由115件增至145件."""
    here = placed[at]
    if before_start(here.before, year) and _leads(placed, at, year):
        return placed[at + 1].measure
    earlier = [slot for slot in standing(placed[:at], here.at[0]) if slot.sentence == here.sentence]
    if not earlier:
        after = (slot.measure for slot in placed[at + 1 :] if slot.sentence == here.sentence)
        return next(filter(None, after), None)
    for slot in reversed(earlier):
        counted = slot.number and slot.number.unit in COUNTING - {""}
        if slot.measure or (counted and not is_comparison(slot.before, year)):
            return slot.measure
    return None
