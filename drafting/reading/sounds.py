"""Sounds that a program put behind the characters of a text: 數(shù)量 is 數量."""

import re

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_LEADS_OF_TONES = (b"\xc3", b"\xc4", b"\xc5", b"\xc7")
"""With which āáǎà … ǜ begin in UTF-8; no Chinese character has one of these bytes."""

_SOUND = re.compile(rf"\((?<=[\u3400-\u9fff]\()(?=[a-zü]*[{_TONES}])[a-zü{_TONES}]{{1,6}}\)")


def has_sounds(text: str, data: bytes) -> bool:
    """Whether a program put sounds behind the text's characters; ``data`` is the same in UTF-8."""
    return any(lead in data for lead in _LEADS_OF_TONES) and _SOUND.search(text) is not None


def without_sounds(text: str) -> str:
    """The text without the sounds that a program put behind characters: 數(shù)量 is 數量."""
    return _SOUND.sub("", text)
