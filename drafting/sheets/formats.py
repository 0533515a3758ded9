"""How a workbook shows what its cells hold: by a format of numbers, or in white on white.

A format may show a share, thousands, a word in a number's place, or nothing: what people read is then not
what the file holds.
"""

import re
from functools import lru_cache

from drafting.figures import struck

_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)')
_SKIPPED = re.compile(r"[_*].|\[(?![<>=])[^\]]*\]")
_CONDITION = re.compile(r"\[[<>=]+[^\]]*\]")
_GENERAL = re.compile(r"general|g/通用格式|@", re.IGNORECASE)
_LARGE = re.compile(r"[万千百亿](?!元)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_BY_POWERS = 1e11
"""From here on programs show numbers by powers of ten; no figure is as large."""

_PLACES = frozenset("0#?")


@lru_cache(maxsize=512)
def shows_itself(code: str, sign: int) -> bool:
    """Whether a number that is positive (1) or negative (-1) is shown as itself; a zero always passes.

    Zeros that are shown as a stroke, or not at all, are zeros.
    """
    if sign == 0:
        return True
    sections = code.split(";") if '"' not in code else _sections(code)
    if any(_CONDITION.search(section) for section in sections):
        return all(map(_is_plain, sections))
    at = 1 if sign < 0 and len(sections) > 1 else 0
    return _is_plain(sections[at])


def _sections(code: str) -> list[str]:
    """The parts of a format; a semicolon between quotation marks is text."""
    found, quoted = [""], False
    for character in code:
        quoted ^= character == '"'
        if character == ";" and not quoted:
            found.append("")
        else:
            found[-1] += character
    return found


def _is_plain(section: str) -> bool:
    """Whether a part shows a number by its digits: no shares, no thousands, no sign between digits."""
    bare = _CONDITION.sub("", _SKIPPED.sub("", section))
    said = [found[1] if found[1] is not None else found[2] for found in _LITERAL.finditer(bare)]
    digits = _LITERAL.sub("\0", bare)
    if _GENERAL.search(digits):
        return not any(_LARGE.search(text) for text in said)
    places = [index for index, character in enumerate(digits) if character in _PLACES]
    if not places or "%" in digits:
        return False
    inside = digits[places[0] : places[-1] + 1]
    scaled = digits[places[-1] + 1 :].startswith(",")
    return not scaled and "\0" not in inside and not any(_LARGE.search(text) for text in said)


def as_shown(value: object, code: str, *, unseen: bool = False) -> object:
    """What a cell of this format holds, as people read it; ``unseen`` where it is white on white.

    A share is one; a number that the format hides or turns into another is named with the format, and what
    nobody sees has a stroke: neither is a number.
    """
    if unseen:
        said = str(value)
        return struck(said) if any(map(str.isdecimal, said)) else value
    if not isinstance(value, int | float) or isinstance(value, bool):
        return value
    if "%" in code:
        return f"{value:.10%}".rstrip("0%").rstrip(".") + "%"
    sign = (value > 0) - (value < 0)
    return value if shows_itself(code, sign) else f"〔{value}，以格式{code}显示〕"


def is_shown_as(number: float, text: str) -> bool:
    """Whether the text that a cell shows is the number that it holds, rounded perhaps; a zero always is."""
    found = _NUMBER.search(text.replace(",", ""))
    if number == 0 or abs(number) >= _BY_POWERS:
        return True
    if found is None or _LARGE.search(text):
        return False
    places = len(found[0].partition(".")[2])
    return abs(number) == float(found[0]) or round(abs(number), places) == float(found[0])
