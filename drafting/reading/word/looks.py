"""What Word's styles and signs make of text: hidden, struck or raised by a style; a sign for a character."""

from collections.abc import Mapping
from typing import Any

from drafting.reading.word.parts import MAIN

OFF = ("0", "false", "off", "none")
"""The values that switch a property off."""

_TOGGLES = ("vanish", "strike", "dstrike")
_NO_SIGN = "〓"
"""Stands for a sign of a font whose signs are no characters: a number with it is none."""

_FONT_OF_CHARACTERS = "Symbol"
"""The font whose signs from space to ~ are mostly those characters; its digits are."""

Looks = Mapping[str, frozenset[str]]
"""A style's id → which of vanish, strike, dstrike, superscript it gives to text."""


def looks_of_styles(styles: Any) -> Looks:
    """The looks that styles give, their own or those of the style they are based on; others have no entry."""
    own: dict[str, dict[str, bool]] = {}
    based: dict[str, str] = {}
    for style in styles.iter(MAIN + "style") if styles is not None else ():
        name = str(style.get(MAIN + "styleId", ""))
        on = style.find(MAIN + "basedOn")
        based[name] = str(on.get(MAIN + "val", "")) if on is not None else ""
        own[name] = _said(style.find(MAIN + "rPr"))
    found = {}
    for name in own:
        said: dict[str, bool] = {}
        seen: set[str] = set()
        each = name
        while each in own and each not in seen:
            said = own[each] | said
            seen.add(each)
            each = based[each]
        if looks := frozenset(look for look, is_on in said.items() if is_on):
            found[name] = looks
    return found


def _said(properties: Any) -> dict[str, bool]:
    """What a style says itself of each look, switched on or off."""
    if properties is None:
        return {}
    found = {
        name: toggle.get(MAIN + "val") not in OFF
        for name in _TOGGLES
        if (toggle := properties.find(MAIN + name)) is not None
    }
    align = properties.find(MAIN + "vertAlign")
    return found | ({"superscript": align.get(MAIN + "val") == "superscript"} if align is not None else {})


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
