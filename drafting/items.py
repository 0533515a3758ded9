"""Section five as items: problems, measures, and which measure answers which problem.

Published texts put them in three ways (read in 36 sections of 24 organs): each problem followed by its
measure; two lists, paired by their order; one measure, or one paragraph of them, for all. Last year's
problems and what became of them often come first, sometimes last; they are no item of this year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from drafting.numerals import parse_numeral

Kind = Literal["problem", "measure"]


@dataclass(frozen=True)
class Item:
    """One problem or one measure.

    ``text`` is ``section[span[0]:span[1]]``, without the ordinal or cue (一是, 措施：) that introduces it;
    ``number`` counts from 1 within its kind.
    """

    kind: Kind
    text: str
    span: tuple[int, int]
    number: int


@dataclass(frozen=True)
class Pair:
    """A problem with the measures that answer it; ``None`` where measures stand without a problem."""

    problem: Item | None
    measures: tuple[Item, ...]


@dataclass(frozen=True)
class _Paragraph:
    """A paragraph behind its heading or ordinal; ``numbered`` where it has an ordinal of its own."""

    start: int
    end: int
    says: Literal["problem", "measure", "last_year"]
    numbered: bool


@dataclass(frozen=True)
class _Part:
    """A stretch of one kind; ``marked`` where an ordinal or a cue introduces it.

    ``target`` is the problem that a measure names (对第二个问题).
    """

    kind: Kind
    start: int
    end: int
    marked: bool
    target: int | None = None


_NUMERAL = "[一二三四五六七八九十]"
_ORDINAL = re.compile(
    rf"(?:[(（](?:{_NUMERAL}{{1,3}}|\d{{1,2}})[)）]|{_NUMERAL}{{1,3}}、|\d{{1,2}}(?:[.．](?!\d)|、)|[①-⑳]|◆)\s*"
)
"""What can begin a paragraph: （一） 一、 1. ① ◆."""

_IN_LINE = re.compile(
    rf"(?:^|(?<=[。；;：:，,！？!?◆]))\s*"
    rf"(?:{_NUMERAL}{{1,2}}是(?![否非])|第{_NUMERAL}(?:[件条个项点]|方面)?[，、：]|其{_NUMERAL}[，、：]|◆|[①-⑳]"
    rf"|问题(?:之)?{_NUMERAL}[：，、]|[(（](?:{_NUMERAL}|\d)[)）]|\d[.．](?!\d)|\d、)"
)
"""What can begin an item in the middle of a paragraph: 一是 第一， 其一， 问题一："""

_MEASURE_CUE = re.compile(
    r"(?:^|(?<=[。；;！？◆]))\s*[(（]?(?:"
    r"(?:下一步|今后)?的?(?:改进|整改|解决|应对|今后)?的?(?:具体)?(?:措施|办法|对策|做法|举措|打算)(?:是|如下)?[：:]"
    r"|(?:改进|整改|解决)[：:]"
    r"|(?:对此|为此)[，,]"
    rf"|(?:针对|围绕|对于?)(?:上述|以上)?第(?P<target>{_NUMERAL})[个件条项点][^，,：:。]{{0,8}}[，,：:]"
    r"|针对(?!上述|以上|这些|存在)[^，,。：:；]{2,24}[，,：:])"
)
_MEASURES_BEGIN = re.compile(
    r"(?:^|(?<=[。；;]))(?:针对|对于?|围绕)(?:上述|以上|这些|存在的?)[^，,。：:；]{0,14}[，,：:]"
    r"|(?:^|(?<=[。；;]))(?:下一步|下一阶段|今后)(?:工作)?[，,：:]"
)
"""What leads from the list of problems to that of measures: 针对上述问题， 下一步，"""

_THIS_YEAR = re.compile(
    r"(?:^|(?<=[。；;]))(?:但|同时)?[，,]?(?:今年|本年|目前|当前|20\d\d年度?(?:还|仍)?存在)"
)
_FUTURE = re.compile(
    r"(?<=[。；！？”])(?:今后|下一步|拟|[本我][局办区市县镇委厅]拟|明年|从?20\d\d年(?:\d{1,2}月)?起)"
)
"""A sentence that turns from a problem to what will be done, in a text that has no cues at all."""

_LAST_YEAR_HEAD = re.compile(r"上一?年|去年|往年|20\d\d年度?(?=[^，。]*(?:整改|改进情况))")
_LAST_YEAR = re.compile(
    r"^(?:先说|先报告|先谈|回头看|关于|至于|对于?|针对)?[，,]?"
    r"(?:旧账|上一?年度?|去年|20\d\d年度?(?:报告|年报)?中?(?=列出|提出|反映|查出|查摆|指出|整改))"
)
_PROBLEM_HEAD = re.compile(
    r"(?:当前|目前|今年|本年度?|20\d\d年度?)?的?(?:还|仍)?(?:存在|面临)?的?(?:主要|突出|新)?的?"
    r"(?:问题|不足|短板|困难|薄弱环节|差距)(?:[和与及](?:不足|原因|困难))?"
)
_MEASURE_HEAD = re.compile(
    r"(?:下一步|今后)[^，,]{0,12}(?:打算|措施|安排|计划|方向|思路)"
    r"|(?:下一步|今后)?的?(?:改进|整改|解决|应对|对应)的?(?:具体)?(?:措施|情况|办法|打算|方向|思路|计划|举措|做法|对策)"
    r"(?:是|如下|及成效)?"
    r"|(?:主要|具体)?(?:措施|对策|做法|打算)(?:是|如下)?"
)
_LEAD_IN = re.compile(r"(?:下一步|今后)[，,].{0,16}")
_ANNOUNCES = re.compile(r"以下|下列|如下|[几两二三四五六](?:个|大)?(?:方面|项|点|条)")
_FOR_PROBLEMS = re.compile(r"针对.{2,24}")
_LONGEST_HEAD = 30
_LONGEST_TITLE = 30
_NOTHING = re.compile(r"\W*(?:暂?无|没有)?\W*")
_EDGES = " \t\r\n\u3000◆（(，,：:"


def paragraphs(text: str) -> tuple[tuple[int, int, str], ...]:
    """The non-empty paragraphs: start, end, and the text between, without white space at either end."""
    return tuple((m.start(), m.end(), m.group()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))


def split_items(text: str) -> tuple[Pair, ...]:
    """The problems of section five in their order, each with its measures.

    Understands 一是/二是, （一）（二）, 1. 2., 第一，其一，问题一：, and cues (措施： 对此，). Two lists
    are paired by order, or by the problem that a measure names; a problem may have no measure, and a measure
    no problem. What became of last year's problems is left out (see ``last_year``).
    """
    parts = list(_parts(text, future=False))
    if not any(part.kind == "measure" for part in parts):
        parts = list(_parts(text, future=True))
    problems = [_item(part, number, text) for number, part in enumerate(_kept("problem", parts, text), 1)]
    answers = _kept("measure", parts, text)
    if len(answers) == 1 < len(problems):
        answers = _clauses(answers[0], len(problems), text)
    measures = [_item(part, number, text) for number, part in enumerate(answers, 1)]
    places = _places(problems, answers)
    pairs = [
        Pair(problem, tuple(m for m, place in zip(measures, places, strict=True) if place == index))
        for index, problem in enumerate(problems)
    ]
    left = tuple(m for m, place in zip(measures, places, strict=True) if not 0 <= place < len(problems))
    return (*pairs, *([Pair(None, left)] if left else []))


def last_year(text: str) -> str:
    """What the text says became of last year's problems, a paragraph a line; empty where it says nothing."""
    said = (text[p.start : p.end] for p in _paragraphs(text) if p.says == "last_year")
    return "\n".join(filter(None, said))


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    """The paragraphs with what they speak of: what their heading says, else the last heading above."""
    says: Literal["problem", "measure", "last_year"] = "problem"
    for _, end, paragraph in paragraphs(text):
        ordinal = _ORDINAL.match(paragraph)
        content = paragraph[ordinal.end() :] if ordinal else paragraph
        head = _head(content, numbered=ordinal is not None)
        start = end - len(content)
        if head is None and says != "last_year" and not _LAST_YEAR.match(content):
            if _MEASURES_BEGIN.match(content) and (_IN_LINE.search(content) or content[-1] in "：:"):
                says = "measure"
            yield _Paragraph(start, end, says, ordinal is not None)
            continue
        opened = head[1] if head else "last_year"
        rest = content[head[0] :].lstrip("。：: ") if head else content
        # “改进措施：…” under one problem speaks for its paragraph; as a heading of a list, or with an ordinal
        # of its own, it speaks until the next.
        if head and (ordinal or not rest or _IN_LINE.search(rest) or _MEASURE_CUE.match(rest)):
            says = opened
        start = end - len(rest)
        turn = _THIS_YEAR.search(rest) if opened == "last_year" else None
        if turn and _IN_LINE.search(rest, turn.end()):
            yield _Paragraph(start, start + turn.start(), opened, numbered=False)
            start, opened, says = start + turn.start(), "problem", "problem"
        yield _Paragraph(start, end, opened, numbered=False)


def _head(content: str, *, numbered: bool) -> tuple[int, Literal["problem", "measure", "last_year"]] | None:
    """The heading that begins a paragraph: its length and what it opens; ``None`` where it has none."""
    match = re.match(rf"[^。：:；]{{2,{_LONGEST_HEAD}}}(?=[。：:]|$)", content)
    if match is None:
        return None
    words = match.group()
    alone = content[match.end() : match.end() + 1] != "。"
    if _LAST_YEAR_HEAD.search(words) and (alone or (numbered and not re.search("[，,]", words))):
        return match.end(), "last_year"
    if _PROBLEM_HEAD.fullmatch(words):
        return match.end(), "problem"
    leads_in = _LEAD_IN.fullmatch(words) and (
        alone or _ANNOUNCES.search(words) or _IN_LINE.match(content, match.end() + 1)
    )  # 下一步，由办公室按月巡查栏目。 leads in to nothing: it is the measure
    if leads_in or _MEASURE_HEAD.fullmatch(words) or (alone and _FOR_PROBLEMS.fullmatch(words)):
        return match.end(), "measure"
    return None


def _parts(text: str, *, future: bool) -> Iterator[_Part]:
    """The paragraphs cut where an ordinal or a cue begins another item.

    With ``future``, a problem's paragraph is also cut where it turns to what will be done.
    """
    for paragraph in _paragraphs(text):
        if paragraph.says == "last_year":
            continue
        content = text[paragraph.start : paragraph.end]
        cuts: list[tuple[int, int, Kind, int | None]] = [
            (m.start(), m.end(), "measure", parse_numeral(m["target"] or ""))
            for m in _MEASURE_CUE.finditer(content)
        ]
        begin = _MEASURES_BEGIN.search(content)
        if begin:
            cuts.append((begin.start(), begin.end(), "measure", None))
        if not paragraph.numbered:  # behind an ordinal a paragraph is one item, whatever it lists inside
            turned = begin.end() if begin else len(content)
            cuts += [
                (m.start(), m.end(), "measure" if m.start() >= turned else paragraph.says, None)
                for m in _IN_LINE.finditer(content)
            ]
        turn = _FUTURE.search(content) if future else None
        if turn:
            cuts.append((turn.start(), turn.start(), "measure", None))
        part = _Part(paragraph.says, paragraph.start, paragraph.end, paragraph.numbered)
        for at, end, kind, target in sorted(cuts, key=lambda cut: cut[:2]):
            if paragraph.start + at < part.start:
                continue
            yield replace(part, end=paragraph.start + at)
            marked = begin is None or (at, end) != begin.span()
            part = _Part(kind, paragraph.start + end, paragraph.end, marked, target)
        yield part


def _kept(kind: Kind, parts: Sequence[_Part], text: str) -> list[_Part]:
    """The parts of one kind that are items.

    Where some are marked, the others lead in to them or close, except the body under an item that is only a
    title; a part that ends with a colon always leads in.
    """
    kept: list[_Part] = []
    own = [part for part in parts if part.kind == kind and not _NOTHING.fullmatch(text, part.start, part.end)]
    any_marked = any(part.marked for part in own)
    for part in own:
        if part.marked or (not any_marked and not text[part.start : part.end].rstrip().endswith(("：", ":"))):
            kept.append(part)
        elif kept and _is_title(text[kept[-1].start : kept[-1].end]) and _adjoin(kept[-1], part, text):
            kept[-1] = replace(kept[-1], end=part.end)
    return kept


def _is_title(words: str) -> bool:
    return len(words.strip()) <= _LONGEST_TITLE and words.strip()[-1:] not in "。；"


def _adjoin(part: _Part, following: _Part, text: str) -> bool:
    return not text[part.end : following.start].strip()


def _clauses(part: _Part, count: int, text: str) -> list[_Part]:
    """A single measure cut at its semicolons, where that gives one clause for every problem."""
    ends = [part.start + m.end() for m in re.finditer("；", text[part.start : part.end])]
    bounds = [part.start, *ends, part.end]
    clauses = [replace(part, start=start, end=end) for start, end in pairwise(bounds)]
    if len(clauses) != count or any(_NOTHING.fullmatch(text, c.start, c.end) for c in clauses):
        return [part]
    return clauses


def _places(problems: Sequence[Item], answers: Sequence[_Part]) -> list[int]:
    """The index of the problem that each measure answers; outside the problems where it answers none.

    A measure that stands before a later problem answers the one before it. Behind all the problems, measures
    are taken by order, or by the problem they name; a single problem takes them all.
    """
    in_turn = any(answer.start < problem.span[0] for answer in answers for problem in problems[1:])
    if in_turn:
        return [sum(problem.span[0] < answer.start for problem in problems) - 1 for answer in answers]
    if len(problems) == 1:
        return [0] * len(answers)
    return [answer.target - 1 if answer.target else index for index, answer in enumerate(answers)]


def _item(part: _Part, number: int, text: str) -> Item:
    """The part as an item, without white space and loose marks around it."""
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip(_EDGES))
    end = part.end - (len(words) - len(words.rstrip(_EDGES)))
    if text[start:end].count("）") > text[start:end].count("（") and text[start:end].endswith("）"):
        end -= 1  # the bracket that closes “（改进办法：…）”
    return Item(part.kind, text[start:end], (start, end), number)
