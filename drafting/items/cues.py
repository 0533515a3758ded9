"""The cues inside a paragraph: labels, references to a problem, and what turns to the measures."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from drafting.items.headings import heading
from drafting.items.item import Kind
from drafting.items.turning import is_plan
from drafting.items.words import NUMBER, ORGAN, any_word
from drafting.numerals import parse_numeral

_LONGEST_LABEL = 24
_LONGEST_SUBJECT = 12
_LABEL = re.compile(
    rf"(?:[（(【\[]|[—-]{{1,2}})?(?P<words>[^。：:；;，,（(【】—]{{2,{_LONGEST_LABEL}}})(?:[：:]|】[：:]?)\s*"
)

_MEASURE_IS = re.compile(rf"(?P<words>[^。：:；;，,（(【】—]{{2,{_LONGEST_LABEL}}}?[是为])(?=[^。：:；;，,])")
"""改进措施是…, without a colon."""


@dataclass(frozen=True)
class Reference:
    """The problems that a measure names: by their numbers, or by words that stand at ``span``."""

    numbers: tuple[int, ...] = ()
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Cue:
    """What opens a stretch of the text without an ordinal.

    ``form`` is label (改进措施：), plan (下一步，) or reference (针对…，). ``among_measures``: among problems
    the same words are no cue.
    """

    start: int
    end: int
    opens: Kind
    form: Literal["label", "plan", "reference"]
    reference: Reference | None = None
    among_measures: bool = False


def cue_at(text: str, start: int, end: int) -> Cue | None:
    """The cue at a place where a clause begins."""
    return (
        _numbered_at(text, start, end)
        or _named_at(text, start, end)
        or _label_at(text, start, end)
        or _plan_at(text, start, end)
    )


def _label_at(text: str, start: int, end: int) -> Cue | None:
    match = _LABEL.match(text, start, end)
    said = heading(match["words"]) if match else None
    if match and said and said.opens and said.opens != "last_year":
        return Cue(start, match.end(), said.opens, "label")
    match = _MEASURE_IS.match(text, start, end)
    said = heading(match["words"]) if match else None
    return Cue(start, match.end(), "measure", "label") if match and said and said.opens == "measure" else None


@cache
def _by_number() -> re.Pattern[str]:
    more = rf"(?:(?:[、和及与，,]|以及)第?(?:{NUMBER}))*"
    return re.compile(
        rf"(?:{any_word('reference', 'by')})(?:上述|以上|前述)?的?(?:(?:主要)?(?:问题|不足)(?:之)?|第|[（(])"
        rf"(?P<numbers>(?:{NUMBER}){more})[)）]?[^，,：:。；]{{0,10}}[，,：:]\s*"
    )


def _numbered_at(text: str, start: int, end: int) -> Cue | None:
    """针对第一、三个问题，针对后者，"""
    match = _the_former().match(text, start, end)
    if match:
        return Cue(
            start, match.end(), "measure", "reference", Reference((1 if match["which"] == "前者" else 2,))
        )
    match = _by_number().match(text, start, end)
    if match is None:
        return None
    numbers = [int(n) if n.isdecimal() else parse_numeral(n) for n in re.findall(NUMBER, match["numbers"])]
    return Cue(start, match.end(), "measure", "reference", Reference(tuple(n for n in numbers if n)))


@cache
def _the_former() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_word('reference', 'by')})(?P<which>前者|后者)[，,：:]\s*")


@cache
def _by_name() -> re.Pattern[str]:
    by = any_word("reference", "by_name")
    return re.compile(rf"(?P<by>{by})(?!性)(?P<words>[\w“《][^，,。：:；]{{1,36}})(?P<stop>[，,：:。])\s*")


def _named_at(text: str, start: int, end: int) -> Cue | None:
    """针对答复超期的问题， or, of all of them, 针对存在的问题，

    Behind 针对 a short subject will do among measures, behind 关于 an aspect; otherwise it takes 问题.
    """
    match = _by_name().match(text, start, end)
    if match is None:
        return None
    said = heading(match["words"])
    if said:
        return Cue(start, match.end(), "measure", "plan") if said.opens == "problem" else None
    pointed = match["by"] == "针对"
    named = re.search(rf"[的等]*(?:{any_word('reference', 'to') if pointed else '问题'})$", match["words"])
    lacking = pointed and re.search(any_word("turn", "lacks"), match["words"])
    subject = pointed and len(match["words"]) <= _LONGEST_SUBJECT
    aspect = match["by"] == "关于" and re.search(rf"(?:{any_word('reference', 'aspect')})$", match["words"])
    if not (named or lacking or subject or aspect):
        return None
    if match["stop"] == "。" and not aspect and not (named and is_plan(text[match.end() : end])):
        return None
    place = match.start("words")
    stop = place + named.start() if named else match.end("words")
    reference = Reference(span=(place, max(stop, place + 1)))
    return Cue(start, match.end(), "measure", "reference", reference, not (named or lacking))


@cache
def _plan() -> tuple[re.Pattern[str], ...]:
    soon, therefore = any_word("plan", "soon"), any_word("plan", "therefore")
    return (
        re.compile(rf"(?:{soon})(?:的?工作)?[中里]?[，,：:]\s*|(?:{therefore})[，,：:]?\s*"),
        re.compile(rf"为了?(?:{any_word('plan', 'in_order_to')})[^，,。；：:]{{2,16}}[，,]\s*"),
        re.compile(rf"(?=(?:{soon}|20\d\d ?年[，,]?)(?:{ORGAN})?(?:将|拟|要|计划|准备))"),
    )


def _plan_at(text: str, start: int, end: int) -> Cue | None:
    for pattern in _plan():
        match = pattern.match(text, start, end)
        if match:
            return Cue(start, match.end(), "measure", "plan")
    return None


def goes_over(text: str, start: int, end: int) -> bool:
    """Whether what will be done may begin here without a stop: 下一步将…, 我局拟….

    The one cue without words of its own, and all that ``cue_at`` finds of use behind a comma.
    """
    return _plan()[-1].match(text, start, end) is not None


def names_by_number(text: str, start: int, end: int) -> bool:
    """Whether a problem is named here by its number (针对问题二：)."""
    return _by_number().match(text, start, end) is not None
