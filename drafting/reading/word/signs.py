"""Signs that Word inserts from a font (``w:sym``): the character of one, or that it is none."""

from typing import Any

from drafting.reading.word.parts import MAIN

_NO_SIGN = "〓"
"""Stands for a sign of a font whose signs are no characters: a number with it is none."""

_FONT_OF_CHARACTERS = "Symbol"
"""The font whose signs from space to ~ are mostly those characters; its digits are."""


def sign(element: Any) -> str:
    """The character that an inserted sign (``w:sym``) shows; a mark where it shows none."""
    try:
        code = int(str(element.get(MAIN + "char", "")), 16)
    except ValueError:
        return _NO_SIGN
    if element.get(MAIN + "font") == _FONT_OF_CHARACTERS and 0 <= (code & 0xFFF) - ord("0") < 10:
        return chr(code & 0xFF)
    is_character = 0x20 <= code < 0xE000 or 0xF900 <= code < 0xFFFE  # beside surrogates and private use
    return chr(code) if is_character and not 0xD800 <= code < 0xE000 else _NO_SIGN
