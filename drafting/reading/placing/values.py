"""What a single cell's text states: a number, blank, or nothing that can be read.

The source's own errors stay as printed (12.5 or -4 in a column of counts): a rule finds them. What could be
read in two ways is not read.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from drafting.errors import FigureError
from drafting.figures import BLANK_MARKS, STROKE, Kind, Number, parse_number, squeeze
from drafting.report import Why

_FOOTNOTE = re.compile(
    r"[\u00b9\u00b2\u00b3\u2070-\u2079\u2460-\u2487*\uff0a※]+$"
    r"|[\[\uff3b〔]注?\d*[\]\uff3d〕]$|[(（]?注\d*[)）]?$"
)
_SPLIT_DIGITS = re.compile(r"(?<=[\d.,])[\s|]+(?=(?:[+-]|增加?|减少?)?\d)")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+", re.ASCII)
"""A count with a point before each three digits: thousands as some programs set them, or decimals."""

_REMARK = re.compile(r"[(〔\[][^()〔〕\[\]]*[)〕\]]$")
_LEADING_ZERO = re.compile(r"[+-]?0\d")
_CHANGES = {"增加": "", "增": "", "+": "", "减少": "-", "减": "-"}

APART = " | "
"""Between what may be two values or one, or before a text whose cell may end elsewhere: no number can be read
across it."""

COUNTED = ("件次", "件", "条", "宗", "份", "个", "项", "起")
"""Units of a count."""

_OWN_UNITS = {
    Kind.COUNT: COUNTED,
    Kind.CHANGE: ("件", "条", "个", "项"),
    Kind.AMOUNT: ("万元",),
}
_REMEMBERED = 4096
"""Texts of cells: most are 0, and the labels recur."""

_DECIMAL = re.compile(r"\d+\.\d+", re.ASCII)
_VALUE_LIKE = re.compile(r"(?:[+-]|增加?|减少?)?[\d.,]+(?:万?元|[件条宗份个项起次]{1,2})?(?:[(〔\[].*)?")


class Value(NamedTuple):
    """A number; or ``None`` with the reason why there is none."""

    number: Number | None
    why: Why | None = None


BLANK = Value(None, Why.BLANK)


@lru_cache(maxsize=_REMEMBERED)
def read_value(text: str, kind: Kind) -> Value:
    """The number that a cell of this kind states.

    ``22（其中修订16件）`` is 22: what stands in brackets is a remark; a unit that is the cell's own is left
    out, any other (``251000元`` where 万元 is due) makes the cell unreadable. Digits apart from each other,
    or with a leading zero, may be several cells run together: ambiguous. So is a count of 1.234, which may be
    1234. A sign or 增, 减 counts only where the cell is a change (edition 2019).
    """
    printed = strip_footnote(text)
    if is_blank(text):
        return BLANK
    if not printed:  # a footnote's mark alone
        return Value(None, Why.NOT_A_NUMBER)
    if _SPLIT_DIGITS.search(printed):
        return Value(None, Why.AMBIGUOUS)
    bare = _without_unit(without_remark(printed), kind)
    if kind is Kind.CHANGE:
        word = next((word for word in _CHANGES if bare.startswith(word)), "")
        bare = _CHANGES.get(word, "") + bare[len(word) :]
    elif bare.startswith("+"):
        return Value(None, Why.NOT_A_NUMBER)
    if _LEADING_ZERO.match(bare) or (kind is Kind.COUNT and _DOTTED.fullmatch(bare)):
        return Value(None, Why.AMBIGUOUS)
    try:
        number = parse_number(bare) if bare not in BLANK_MARKS else None
    except (FigureError, ValueError):  # ValueError: more digits than Python turns into an int
        return Value(None, Why.NOT_A_NUMBER)
    return Value(number) if number is not None else Value(None, Why.NOT_A_NUMBER)


@lru_cache(maxsize=_REMEMBERED)
def is_blank(text: str) -> bool:
    """Whether the cell holds nothing, or a mark that says so."""
    return squeeze(text) in BLANK_MARKS or (
        squeeze(printed := strip_footnote(text)) in BLANK_MARKS and bool(printed)
    )


@lru_cache(maxsize=_REMEMBERED)
def is_value_like(text: str) -> bool:
    """Whether the text looks like a cell's content rather than a label: a blank mark, digits, with remark."""
    bare = squeeze(strip_footnote(_without_strokes(text)))
    return bare in BLANK_MARKS or bool(_VALUE_LIKE.fullmatch(bare))


def are_several(text: str) -> bool:
    """Whether the text is numbers apart from each other: one with gaps, or several cells run together."""
    return bool(_SPLIT_DIGITS.search(strip_footnote(text)))


def is_number(text: str) -> bool:
    """Whether the text is a single number without a sign: digits, or digits with decimals."""
    return text.isdecimal() or _DECIMAL.fullmatch(text) is not None


def strip_footnote(text: str) -> str:
    """The text without a footnote's mark at its end; before NFKC, which would make ``22①`` 221."""
    return _FOOTNOTE.sub("", text.strip()).strip()


def without_remark(text: str) -> str:
    """The text without a remark in brackets at its end."""
    return _REMARK.sub("", squeeze(text))


def _without_unit(bare: str, kind: Kind) -> str:
    return next((bare.removesuffix(unit) for unit in _OWN_UNITS[kind] if bare.endswith(unit)), bare)


def _without_strokes(text: str) -> str:
    """The text as it was before it was struck out."""
    return text.replace(STROKE, "") if STROKE in text else text
