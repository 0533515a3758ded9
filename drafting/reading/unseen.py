"""Digits in white on white: nobody who reads the page sees them, and they are no part of a number.

Only digits that are white by themselves count: a style that colours a whole table gives it a ground, too.
"""

import re
from typing import Any

from drafting.figures import struck
from drafting.reading.html_texts import storable
from drafting.reading.looks import WHITE, Look, looks_of
from drafting.reading.word_parts import MAIN

_WHITE_FONT = re.compile(WHITE, re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color|-image)?\s*:\s*(?!\s*(?:none|transparent|inherit|initial))", re.I)
_GROUND_ATTRIBUTES = ("bgcolor", "background")
_NO_FILL = frozenset((None, "", "auto", "FFFFFF"))


def strike_white_in_page(piece: Any) -> None:
    """Put a stroke behind the digits of a piece of a page that is white where no ground has a colour."""
    white = Look.WHITE in looks_of(piece.get("style", "")) or _WHITE_FONT.fullmatch(piece.get("color", ""))
    if white and piece.text and piece.text.strip().isdecimal() and not _has_ground(piece):
        piece.text = struck(storable(piece.text))


def _has_ground(piece: Any) -> bool:
    while piece is not None:
        if _GROUND.search(piece.get("style", "")) or any(map(piece.get, _GROUND_ATTRIBUTES)):
            return True
        piece = piece.getparent()
    return False


def is_white_in_word(properties: Any) -> bool:
    """Whether a run of these properties (``rPr``, ``None`` where it has none) is white on white."""
    colour = properties.find(MAIN + "color") if properties is not None else None
    if colour is None or str(colour.get(MAIN + "val")).upper() != "FFFFFF":
        return False
    if properties.find(MAIN + "highlight") is not None:
        return False
    grounds = [properties, *(each.find(MAIN + "pPr") for each in properties.iterancestors(MAIN + "p"))]
    grounds += [each.find(MAIN + "tcPr") for each in properties.iterancestors(MAIN + "tc")]
    shades = (ground.find(MAIN + "shd") for ground in grounds if ground is not None)
    return all(shade is None or shade.get(MAIN + "fill") in _NO_FILL for shade in shades)
