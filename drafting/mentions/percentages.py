"""Percentages: a measure's share of a whole, and its change on last year, as the prose states them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from drafting.errors import DataFileError
from drafting.mentions.directions import DirectionClaim, directions
from drafting.mentions.enumerations import divides
from drafting.mentions.measures import Measure, Readings, for_year
from drafting.mentions.numbers import NumberMention, data_file
from drafting.mentions.prose import Prose
from drafting.mentions.resolving import resolve
from drafting.mentions.slots import COUNTING, Slot, slots

_BETWEEN = re.compile(r"\s*(?:了|约|大约|近|超过?|逾|率|幅|幅度|为|达|达到)*\s*")
_CHANGES = COUNTING - {""} | {"%"}
_OPEN = re.compile(r"[（(]\s*(?:占比?)?\s*[:：]?\s*$")


@dataclass(frozen=True)
class ShareClaim:
    """A percentage that is a measure's share of a whole.

    ``part`` and ``whole`` are the sums of ledger ids that the words may mean; ``whole`` is empty where the
    text does not say of what the percentage is. Any reading of one over any of the other makes it true.
    """

    number: NumberMention
    part: Readings
    whole: Readings


@dataclass(frozen=True)
class ChangeClaim:
    """A percentage or a number by which a measure changed on last year, which the sentence names."""

    number: NumberMention
    direction: DirectionClaim


@dataclass(frozen=True)
class BaseClaim:
    """A number that the text says was last year's value of the measure that it has just told of."""

    number: NumberMention
    readings: Readings


@dataclass(frozen=True)
class _Words:
    share: re.Pattern[str]
    filler: re.Pattern[str]
    lead: re.Pattern[str]
    base: re.Pattern[str]
    both: re.Pattern[str]
    wholes: tuple[tuple[re.Pattern[str], Readings], ...]


@cache
def _words(year: int | None) -> _Words:
    data = data_file("percentages.toml")
    try:
        wholes = tuple(
            (re.compile(entry["words"]), tuple(tuple(reading) for reading in entry["readings"]))
            for entry in data["whole"]
        )
        share, filler, lead, both = (re.compile(data[key]) for key in ("share", "filler", "lead", "both"))
        return _Words(share, filler, lead, for_year(data["base"], year), both, wholes)
    except (KeyError, re.error) as error:
        raise DataFileError(f"percentages.toml 有误：{error}") from error


def change_claims(text: str, *, year: int | None, organ: str = "") -> tuple[ChangeClaim, ...]:
    """The changes on last year that the text puts a number to, in order.

    Only where the sentence names last year as the base, and no other (环比, a quarter, an average).
    """
    figures = [slot.number for slot in slots(Prose.of(text), year, organ) if slot.number]
    found: list[ChangeClaim] = []
    for direction in directions(text, year=year, organ=organ):
        end = direction.span[1]
        number = next((n for n in figures if n.span[0] >= end), None)
        stated = number and _BETWEEN.fullmatch(text, end, number.span[0])
        to = direction.word.endswith("至")  # what it rose to, not by how much
        if not (direction.based and stated) or to or number is None or number.value is None:
            continue
        if number.unit in _CHANGES:
            found.append(ChangeClaim(number, direction))
    return tuple(found)


def share_claims(text: str, *, year: int | None, organ: str = "") -> tuple[ShareClaim, ...]:
    """The shares that the text states of exactly one known measure, in order."""
    prose = Prose.of(text)
    by_paragraph: dict[tuple[int, int], list[Slot]] = {}
    for slot in slots(prose, year, organ):
        paragraph = next(span for span in prose.paragraphs if span[0] <= slot.at[0] < span[1])
        by_paragraph.setdefault(paragraph, []).append(slot)
    return tuple(claim for said in by_paragraph.values() for claim in _shares(prose, said, year))


def _shares(prose: Prose, said: Sequence[Slot], year: int | None) -> Iterator[ShareClaim]:
    """The shares of one paragraph: the total that a list divides may stand in the sentence before."""
    remembered: Readings = ()
    sentence = (0, 0)
    for at, slot in enumerate(said):
        remembered = remembered if slot.sentence == sentence else ()
        sentence = slot.sentence
        number = slot.number
        if number is None or number.unit != "%" or number.value is None:
            continue
        earlier = said[at - 1] if at and said[at - 1].sentence == slot.sentence else None
        between = prose.text[earlier.at[1] if earlier else slot.sentence[0] : slot.at[0]]
        stated = _words(year).share.search(between)
        if not (stated or _OPEN.fullmatch(between)):
            continue
        words = between[: stated.start()] if stated else ""
        part = _part(words, [s for s in said[:at] if s.sentence == slot.sentence], slot, year)
        if part:
            lead = prose.text[slot.sentence[0] : slot.at[0]]
            named = f"{stated['within'] or ''}{stated['whole']}" if stated else ""
            remembered = _whole(named, lead, year) or remembered
            yield ShareClaim(number, part.readings, remembered or _total(said[:at], part, year))


def base_claims(text: str, *, year: int | None, organ: str = "") -> tuple[BaseClaim, ...]:
    """The numbers that the text says were last year's of what its sentence tells of, in order."""
    found: list[BaseClaim] = []
    told: Measure | None = None
    placed = slots(Prose.of(text), year, organ)
    for before, slot, after in zip((None, *placed), placed, (*placed[1:], None), strict=False):
        number = slot.number
        if before is None or before.sentence != slot.sentence:  # 由115件增至145件
            told = after.measure if after and after.sentence == slot.sentence else None
        if told and number and number.unit in COUNTING and _words(year).base.search(slot.before):
            found.append(BaseClaim(number, told.readings))
        told = slot.measure or told
    return tuple(found)


def _part_beside(earlier: Slot | None) -> Measure | None:
    """The measure of the figure right before, unless that is itself a percentage."""
    return earlier.measure if earlier and earlier.number and earlier.number.unit != "%" else None


def _part(words: str, before: Sequence[Slot], slot: Slot, year: int | None) -> Measure | None:
    """The measure that a percentage is the share of: the figure right before, two of them, or one named."""
    last = before[-1] if before else None
    if last and last.number and _words(year).both.fullmatch(last.number.text + words):
        two = [s.measure for s in before[-3:-1] if s.measure]
        joined = tuple(id for measure in two for id in measure.readings[0])
        return Measure(two[0].id, (joined,)) if len(two) == 2 else None
    if _words(year).filler.fullmatch(words):
        return _part_beside(last)
    return _part_named(words, slot, year)


def _part_named(words: str, slot: Slot, year: int | None) -> Measure | None:
    """The measure that the words before 占 name in the figure's own clause."""
    clause = re.split("[，;,]", words)[-1]
    return None if slot.excluded else resolve(clause, slot.context, year=year, clause=clause)


def _whole(named: str, lead: str, year: int | None) -> Readings:
    """What the words of the whole mean; the clause 答复的申请中 says it for its sentence."""
    for said in (named, *(match["whole"] for match in _words(year).lead.finditer(lead))):
        for words, readings in _words(year).wholes:
            if words.search(said):
                return readings
    return ()


def _total(before: Sequence[Slot], part: Measure, year: int | None) -> Readings:
    """The readings of the last total in the sentence that the measure is a part of."""
    for slot in reversed(before):
        if slot.measure and divides(slot.measure.id, part.id):
            table = slot.measure.id.split(".")[0]
            return _words(year).wholes[-1][1] if table == "t3" else slot.measure.readings
    return ()
