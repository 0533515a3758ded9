"""Digits of a page in white on white: nobody who reads the page sees them, and they are no part of a number.

Only digits that are white by themselves count: a style that colours a whole table gives it a ground, too.
"""

import re
from typing import Any

from drafting.figures import struck
from drafting.reading.html.looks import WHITE, Look, looks_of
from drafting.reading.html.texts import storable

_WHITE_FONT = re.compile(WHITE, re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color|-image)?\s*:\s*(?!\s*(?:none|transparent|inherit|initial))", re.I)
_GROUND_ATTRIBUTES = ("bgcolor", "background")


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
