"""Digits of a page that its styles set apart from the number beside them: raised, or not to be seen.

Only what encloses a piece of text and nothing else is looked at: whole parts of a page are shown by scripts.
"""

import re
from typing import Any

from drafting.reading.unseen import strike_white_in_page

_PIECES = ("span", "font", "b", "strong", "i", "em", "small", "big", "u", "a", "label")
_RAISED = re.compile(
    r"vertical-align\s*:\s*(?:super|sub|text-top)|position\s*:\s*relative\s*;.*\b(?:top\s*:\s*-|bottom\s*:\s*\d)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"visibility\s*:\s*hidden|(?:opacity|font-size)\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|$)"
    r"|(?:left|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_WORDS = (b"super", b"relative", b"visibility", b"opacity", b"size:0", b"-999")
_WHITE = re.compile(rb"color(?<![-\w]color)\s*[:=]\s*[\"']?(?:#fff|white|rgb\(\s*255)")


def may_set_apart(page: bytes) -> bool:
    """Whether a style in a page, its letters lowered, may set digits apart: few pages have such a word."""
    return any(word in page for word in _WORDS) or _WHITE.search(page) is not None


def set_apart(root: Any) -> None:
    """Make raised pieces of text superscripts, and empty those that a page does not show."""
    for piece in root.iter(*_PIECES):
        if len(piece):
            continue
        strike_white_in_page(piece)
        style = piece.get("style")
        if not style:
            continue
        if _UNSEEN.search(style):
            piece.text = ""
        elif _RAISED.search(style) and _before(piece)[-1:].isdigit():
            piece.tag = "sup"


def _before(piece: Any) -> str:
    """The text directly before a piece: a whole number may be set higher than the words round it."""
    while (parent := piece.getparent()) is not None:
        beside = piece.getprevious()
        text = (beside.tail or "".join(beside.itertext())) if beside is not None else parent.text
        if text or parent.tag not in _PIECES:
            return str(text or "")
        piece = parent
    return ""
