"""The cues of section five: headings and labels, references to a problem, what turns to the measures."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from drafting.items.marks import NUMERAL
from drafting.numerals import parse_numeral

Opens = Literal["problem", "measure", "last_year"]
_LONGEST_HEAD = 30
_LONGEST_LABEL = 24
_LONGEST_SUBJECT = 12


@cache
def words(table: str) -> Any:
    """A table of ``cues.toml``."""
    return tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))[table]


def any_of(listed: Sequence[str]) -> str:
    """A pattern for any of the words, the longest first; a word may itself be a pattern."""
    return "|".join(sorted(listed, key=len, reverse=True))


@dataclass(frozen=True)
class Reference:
    """The problems that a measure names: by their numbers, or by words that stand at ``span``."""

    numbers: tuple[int, ...] = ()
    span: tuple[int, int] | None = None


@dataclass(frozen=True)
class Cue:
    """What opens a stretch of the text without an ordinal.

    ``stretch`` is heading (alone on its line, or before a list), label (改进措施：), plan (下一步，), or
    reference (针对…，). ``among_measures``: among problems the same words are no cue.
    """

    start: int
    end: int
    opens: Opens
    stretch: Literal["heading", "label", "plan", "reference"]
    reference: Reference | None = None
    among_measures: bool = False


ORGAN = r"我们|[我本该各全](?:单位|中心|街道|机关|系统|[局办委厅区市县镇乡村院处站所关行部署会队馆])"
_NUMBER = rf"{NUMERAL}{{1,3}}|\d{{1,2}}"


@dataclass(frozen=True)
class Phrase:
    """What the words of a heading say: what it opens, and the year it names."""

    opens: Opens | None
    year: int | None = None


@cache
def _vocabulary() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for a word of a heading, the longest first, and the table that each word is from."""
    tables = {word: table for table, listed in words("heading").items() for word in listed}
    pattern = rf"(?P<dated>20\d\d)年度?|{any_of(list(tables))}|{ORGAN}|{_NUMBER}|[ \u3000]"
    return re.compile(pattern), tables


@cache
def heading(phrase: str) -> Phrase | None:
    """What a phrase opens that consists of heading words; ``None`` where it says anything else."""
    pattern, tables = _vocabulary()
    kinds: list[str] = []
    year = None
    place = 0
    while place < len(phrase):
        match = pattern.match(phrase, place)
        if match is None:
            return None
        kinds += [tables[match.group()]] if match.group() in tables else []
        year = int(match["dated"]) if match["dated"] else year
        place = match.end()
    if "year" in kinds:
        return Phrase("last_year", year)
    if "problem" not in kinds:
        return Phrase("measure" if "measure" in kinds else None, year)
    behind = kinds[kinds.index("problem") + 1 :]
    if "by" in kinds[: kinds.index("problem")]:
        return Phrase("measure", year)
    answers = "measure" in kinds and not (
        "measure" in behind and "joins" in behind[: behind.index("measure")]
    )
    return Phrase("measure" if answers else "problem", year)


_HEAD = re.compile(rf"[【\[]?(?P<words>[^。：:；;，,【】]{{2,{_LONGEST_HEAD}}})[】\]]?(?P<stop>[。：:]?)\s*")
_LABEL = re.compile(
    rf"(?:[（(【\[]|[—-]{{1,2}})?(?P<words>[^。：:；;，,（(【】—]{{2,{_LONGEST_LABEL}}})(?:[：:]|】[：:]?)\s*"
)


def head_at(text: str, start: int, end: int, *, numbered: bool) -> tuple[int, Phrase] | None:
    """The heading at the beginning of a paragraph: where it ends, and what it says."""
    match = _HEAD.match(text, start, end)
    if match is None or not (match["stop"] or match.end() == end or "】" in match.group()):
        return None
    if _by_number().match(text, start, end):  # 针对问题二：
        return None
    said = heading(match["words"])
    if said and said.opens:
        return match.end(), said
    if (match["stop"] != "。" or numbered) and re.search(any_of(words("heading")["year"]), match["words"]):
        return match.end(), Phrase("last_year")
    return None


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
    if match is None or said is None or said.opens not in ("problem", "measure"):
        return None
    return Cue(start, match.end(), said.opens, "label")


@cache
def _by_number() -> re.Pattern[str]:
    more = rf"(?:(?:[、和及与，,]|以及)第?(?:{_NUMBER}))*"
    return re.compile(
        rf"(?:{any_of(words('reference')['by'])})(?:上述|以上|前述)?的?(?:(?:主要)?(?:问题|不足)(?:之)?|第|[（(])"
        rf"(?P<numbers>(?:{_NUMBER}){more})[)）]?[^，,：:。；]{{0,10}}[，,：:]\s*"
    )


def _numbered_at(text: str, start: int, end: int) -> Cue | None:
    """针对第一、三个问题，"""
    match = _by_number().match(text, start, end)
    if match is None:
        return None
    numbers = [int(n) if n.isdecimal() else parse_numeral(n) for n in re.findall(_NUMBER, match["numbers"])]
    return Cue(start, match.end(), "measure", "reference", Reference(tuple(n for n in numbers if n)))


@cache
def _by_name() -> re.Pattern[str]:
    by = any_of(words("reference")["by_name"])
    return re.compile(rf"(?P<by>{by})(?!性)(?P<words>[^，,。：:；]{{2,36}})(?P<stop>[，,：:。])\s*")


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
    listed = words("reference")
    pointed = match["by"] == "针对"
    named = re.search(rf"[的等]*(?:{any_of(listed['to'] if pointed else ['问题'])})$", match["words"])
    lacking = pointed and re.search(any_of(words("turn")["lacks"]), match["words"])
    subject = pointed and len(match["words"]) <= _LONGEST_SUBJECT
    aspect = match["by"] == "关于" and re.search(rf"(?:{any_of(listed['aspect'])})$", match["words"])
    if not (named or lacking or subject or aspect) or (match["stop"] == "。" and not aspect):
        return None
    place = match.start("words")
    stop = place + named.start() if named else match.end("words")
    reference = Reference(span=(place, max(stop, place + 1)))
    return Cue(start, match.end(), "measure", "reference", reference, not (named or lacking))


@cache
def _plan() -> tuple[re.Pattern[str], re.Pattern[str]]:
    plan = words("plan")
    soon = any_of(plan["soon"])
    return (
        re.compile(rf"(?:{soon})(?:的?工作)?[中里]?[，,：:]\s*|(?:{any_of(plan['therefore'])})[，,：:]?\s*"),
        re.compile(rf"(?=(?:{soon})(?:{ORGAN})?(?:将|拟|要|计划|准备))"),
    )


def _plan_at(text: str, start: int, end: int) -> Cue | None:
    for pattern in _plan():
        match = pattern.match(text, start, end)
        if match:
            return Cue(start, match.end(), "measure", "plan")
    return None


def lead_opens(sentence: str, *, first: bool = False) -> Literal["problem", "measure"] | None:
    """What kind of list a sentence leads in to; ``None`` where no word tells.

    The last telling word decides, but the ``first`` list is of problems wherever problems are spoken of
    (有三处不足，改进的办法写在后面：).
    """
    listed = words("lead")
    reference = words("reference")
    of_problems = rf"(?:{any_of(reference['by'])}|解决)[^，,。：:；]*?(?:{any_of(reference['to'])})"
    rest = re.sub(of_problems, " ", sentence)
    problem = [m.end() for m in re.finditer(any_of(listed["problem"]), rest)]
    measure = [m.end() for m in re.finditer(any_of(listed["measure"]), rest)]
    if not problem and not measure:
        return None
    if first and problem:
        return "problem"
    return "problem" if max(problem, default=-1) > max(measure, default=-1) else "measure"
