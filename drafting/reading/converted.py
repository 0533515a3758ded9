"""What programs put round a text on its way: marks of a quotation, words for blank cells, sounds."""

import re

_NOTHING = re.compile(r"\s*(?:NaN|NaT|nan|<NA>|Unnamed: \d{1,3}(?:_level_\d)?)\s*")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_LEADS_OF_TONES = (b"\xc3", b"\xc4", b"\xc5", b"\xc7")
"""With which āáǎà … ǜ begin in UTF-8; no Chinese character has one of these bytes."""

_SOUND = re.compile(rf"\((?<=[\u3400-\u9fff]\()(?=[a-zü]*[{_TONES}])[a-zü{_TONES}]{{1,6}}\)")
_MOSTLY = 0.7
"""The share of a file's lines behind a mark from which it is a letter's that quotes another."""


def is_nothing(cell: str) -> bool:
    """Whether it is what a converter of sheets writes for a blank cell, or for a column without a name."""
    return bool(_NOTHING.fullmatch(cell))


def has_sounds(text: str, data: bytes) -> bool:
    """Whether a program put sounds behind the text's characters; ``data`` is the same in UTF-8."""
    return any(lead in data for lead in _LEADS_OF_TONES) and _SOUND.search(text) is not None


def without_sounds(text: str) -> str:
    """The text without the sounds that a program put behind characters: 數(shù)量 is 數量."""
    return _SOUND.sub("", text)


def without_quotation(lines: list[str]) -> list[str]:
    """The lines, without the > before each where a letter quotes the whole report."""
    filled = sum(bool(line.strip()) for line in lines)
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    return [_QUOTED.sub("", line) for line in lines] if quoted > _MOSTLY * filled else lines
