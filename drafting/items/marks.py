"""The ordinals that begin an item: （一） 一、 1. ① where a paragraph begins, 一是 第一， also inside it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafting.items.item import Kind
from drafting.numerals import parse_numeral

NUMERAL = "[一二三四五六七八九十]"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Mark(NamedTuple):
    """An ordinal: its place, the system it belongs to, its number (``None``: ◆), and what it names itself."""

    start: int
    end: int
    system: str
    number: int | None
    kind: Kind | None = None


_LINE = {
    "（一）": rf"[(（]({NUMERAL}{{1,3}})[)）]",
    "（1）": r"[(（](\d{1,2})[)）]",
    "一、": rf"({NUMERAL}{{1,3}})、",
    "1.": r"(\d{1,2})(?:[.．](?!\d)|、)",
    "①": rf"([{_CIRCLED}])",
    "◆": "(◆)",
}
_LABELS: dict[str, Kind] = {"问题一": "problem", "措施一": "measure"}
_IN_LINE = {
    "一是": rf"({NUMERAL}{{1,2}})(?:是(?!否)|要(?!求))",
    "第一": rf"第({NUMERAL})(?:[件条个项点]|方面)?(?:的)?(?:主要)?(?:问题|不足|措施)?(?:是|[，、：,:])",
    "其一": rf"其({NUMERAL})[，、：,:]",
    "首先": "(首先|其次|再次|再者|最后)[，,]?",
    "一方面": "(一方面|另一方面|一[类种个]是|另一[类种个]是)[，,]?",
    "问题一": rf"问题(?:之)?({NUMERAL}|\d)(?:是|[：，、:])",
    "措施一": rf"(?:改进|整改)?(?:措施|举措|办法|对策)(?:之)?({NUMERAL}|\d)(?:是|[：，、:])",
    "方面": r"(?=在[^，,。；：:]{2,12}(方面)[，,：:])",
}
_NUMBERS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 9, "一方面": 1, "另一方面": 2}
_NUMBERS |= {f"一{word}是": 1 for word in "类种个"} | {f"另一{word}是": 2 for word in "类种个"}
_NUMBERS |= {c: i for i, c in enumerate(_CIRCLED, 1)}
_BOUNDARY = re.compile(r"[。；;：:，,！？!?◆]\s*")
_SPACE = re.compile(r"\s*")
_NEEDS = {"首先": "首先", "一方面": "另一"}
"""Systems whose words are no ordinals in a section that lacks this one."""


def _any_of(patterns: dict[str, str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for all systems, the first that matches first: its only group tells which it is."""
    return re.compile("|".join(rf"(?:{pattern})\s*" for pattern in patterns.values())), tuple(patterns)


_AT_LINE = _any_of(_LINE)
_INSIDE = _any_of(_IN_LINE | {k: _LINE[k] for k in ("（一）", "（1）", "1.", "①", "◆")})


def line_mark(text: str, start: int, end: int) -> Mark | None:
    """The ordinal that the paragraph begins with."""
    return _mark_at(_AT_LINE, text, start, end)


def marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The ordinals inside a paragraph: at its beginning, and behind any punctuation mark."""
    boundaries = (_SPACE.match(text, start, end), *_BOUNDARY.finditer(text, start, end))
    for boundary in filter(None, boundaries):
        found = _mark_at(_INSIDE, text, boundary.end(), end)
        if found and _is_ordinal(found, text):
            yield found


def labels(text: str, start: int, end: int) -> bool:
    """Whether an ordinal stands here that says what it is of: 问题一："""
    mark = _mark_at(_INSIDE, text, start, end)
    return mark is not None and mark.kind is not None


def _is_ordinal(mark: Mark, text: str) -> bool:
    if mark.system == "方面":
        return _has_aspects(text)
    return mark.system not in _NEEDS or _NEEDS[mark.system] in text


@lru_cache(maxsize=64)
def _has_aspects(text: str) -> bool:
    """Whether two clauses at least begin with their aspect (在内容方面，)."""
    return len(re.findall(r"(?:[：:；;。\n]|^)在[^，,。；：:]{2,12}方面[，,：:]", text)) > 1


def _mark_at(
    any_of_them: tuple[re.Pattern[str], tuple[str, ...]], text: str, start: int, end: int
) -> Mark | None:
    pattern, systems = any_of_them
    match = pattern.match(text, start, end)
    if match is None:
        return None
    place = match.lastindex or 1
    system = systems[place - 1]
    return Mark(start, match.end(), system, _number(match[place]), _LABELS.get(system))


def _number(word: str) -> int | None:
    if word in _NUMBERS:
        return _NUMBERS[word]
    return int(word) if word.isdecimal() else parse_numeral(word)
