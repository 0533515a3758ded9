"""Figures: what a cell of the statutory tables holds.

A cell is *blank* (``None``) or a number. Blank is never zero: nobody has said anything yet.
Counts are ``int``; the fee (万元) is a ``Decimal`` of at most six places. A number read from somebody
else's report is kept as printed even where it is no valid count (12.5, -4), so that a rule can find it.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from drafting.errors import FigureError

Number = int | Decimal
"""A number in a cell: an ``int`` where it has no decimals, else a ``Decimal`` with its printed digits."""

Figures = Mapping[str, Number | None]
"""Cell code (``t3.received.natural``) → number, or ``None`` where blank. A missing code is blank."""

BLANK_MARKS = frozenset({"", "/", "-", "—", "——", "－", "–", "\\", "无", "不适用"})
"""What published reports print in a cell that holds nothing (after NFKC and removal of white space)."""

AMOUNT_PLACES = 6

MOST_DIGITS = 18
"""More digits than any figure of an office has: a number beyond is a fault of the file."""

LONGEST_QUOTED = 40
"""Characters of what somebody typed that a message repeats."""

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_SPACES = re.compile(r"[\s\u200b\ufeff]+")
_PLAIN = re.compile("[\u4e00-\u9fff!-~、。“”‘’《》〈〉【】〔〕「」—–·，：；！？（）]*")
"""What NFKC leaves as it is, but for the marks that are narrowed: most of a text."""
_BARE = re.compile("[\u4e00-\u9fff!-~、。]*")
"""What is so already: most numbers and names."""
_NARROWED = tuple(zip("，：；！？（）", ",:;!?()", strict=True))


STROKE = "\u0336"
"""What stands behind every digit that is struck out."""

_STRUCK = {ord(digit): digit + STROKE for digit in "0123456789０１２３４５６７８９"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def struck(text: str) -> str:
    """The text, a stroke behind each of its digits: they stay to be seen and are no number any more."""
    return text.translate(_STRUCK)


def raised(text: str) -> str:
    """The text with superscript signs for its digits, so that a note's mark is no part of a number."""
    return text.translate(_RAISED)


class Kind(StrEnum):
    """What a cell can hold."""

    COUNT = "count"
    """A non-negative integer, 件."""
    AMOUNT = "amount"
    """A non-negative decimal of at most six places, 万元."""
    CHANGE = "change"
    """An integer that may be negative (the 2019 edition's 本年增/减)."""


def squeeze(text: str) -> str:
    """The text after NFKC (full width → half width, radicals → characters), without white space."""
    if _BARE.fullmatch(text):
        return text
    bare = "".join(text.split())
    if not _PLAIN.fullmatch(bare):
        return _SPACES.sub("", unicodedata.normalize("NFKC", text)).replace("−", "-")
    for wide, narrow in _NARROWED:
        bare = bare.replace(wide, narrow)
    return bare


def shortened(text: str, most: int = LONGEST_QUOTED) -> str:
    """The text as a message can quote it: its first ``most`` characters and … where it has more."""
    return text if len(text) <= most else f"{text[:most]}…"


def parse_number(text: str) -> Number | None:
    """The number a cell's text states, exactly as printed; ``None`` where the text is a blank mark.

    Thousands separators, full-width digits and white space are understood; nothing else is. An integral
    value is an ``int`` unless decimals were printed (``12.50`` stays ``Decimal("12.50")``).

    Raises:
        FigureError: the text is neither a number nor a blank mark, or has more digits than any figure.
    """
    bare = squeeze(text)
    if bare in BLANK_MARKS:
        return None
    if not _NUMBER.fullmatch(bare):
        raise FigureError(f"“{shortened(text.strip())}”不是数字。请只填阿拉伯数字，没有发生的填0。")
    digits = bare.replace(",", "")
    if len(digits) > MOST_DIGITS:
        raise FigureError(f"“{shortened(bare)}”有{len(digits)}位，大得不可能。请核对后改正。")
    return Decimal(digits) if "." in digits else int(digits)


def check_number(value: Number, kind: Kind, where: str) -> None:
    """Refuse a number that the cell cannot hold.

    Args:
        value: the number.
        kind: what the cell holds.
        where: the place as people know it, e.g. ``表三“予以公开”（自然人）``.

    Raises:
        FigureError: with the place, the value and the remedy.
    """
    problem = invalid(value, kind)
    if problem:
        raise FigureError(f"{where}应为{problem}，现为“{value}”。请改正。")


def invalid(value: Number, kind: Kind) -> str | None:
    """What the number should have been (“非负整数”), or ``None`` where the cell can hold it."""
    if kind is Kind.AMOUNT:
        exponent = Decimal(value).as_tuple().exponent
        fits = value >= 0 and isinstance(exponent, int) and -exponent <= AMOUNT_PLACES
        return None if fits else f"非负数，最多{AMOUNT_PLACES}位小数（单位：万元）"
    if value != int(value):
        return "非负整数" if kind is Kind.COUNT else "整数"
    return "非负整数" if kind is Kind.COUNT and value < 0 else None


def format_number(value: Number | None) -> str:
    """The number as a table prints it: its own digits, no thousands separators; blank is empty."""
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def to_json(value: Number | None) -> int | float | None:
    """The number as JSON carries it: an integer without decimals, else a float of the same digits."""
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def from_json(value: object) -> Number | None:
    """The number that ``to_json`` wrote, or that another program put there (a string of digits too).

    Raises:
        FigureError: the value is no number.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | str):
        raise FigureError(f"“{value}”不是数字。")
    if isinstance(value, int):
        if abs(value) >= 10**MOST_DIGITS:
            raise FigureError(f"数字超过{MOST_DIGITS}位，大得不可能。请核对后改正。")
        return value
    if isinstance(value, str):
        return parse_number(value)
    number = Decimal(repr(value)) if isinstance(value, float) else value
    if not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS:
        raise FigureError(f"“{shortened(str(value))}”不是数字，或者大得不可能。请核对后改正。")
    return int(number) if number == number.to_integral_value() else number
