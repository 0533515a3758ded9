"""Digits of a page that its styles set apart from the number beside them: raised, or not to be seen.

Only what encloses a piece of text and nothing else is looked at: whole parts of a page are shown by scripts.
"""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any

from drafting.figures import struck
from drafting.reading.html.looks import Look
from drafting.reading.html.white import strike_white_in_page

_PIECES = frozenset(("span", "font", "b", "strong", "i", "em", "small", "big", "u", "a", "label"))


def set_apart(root: Any, found: Mapping[Look, Iterable[Any]]) -> None:
    """Empty pieces of text that a page does not show, strike white digits, make raised ones superscripts."""
    for piece in filter(_is_piece, chain(found[Look.WHITE], root.iter("font"))):
        strike_white_in_page(piece)
    for piece in filter(_is_piece, found[Look.UNSEEN]):
        piece.text = ""
    for piece in filter(_is_piece, found[Look.BACKWARDS]):
        piece.text = struck(piece.text or "")
    for piece in root.iter("bdo"):
        if piece.get("dir", "").lower() == "rtl" and not len(piece):
            piece.text = struck(piece.text or "")
    for piece in filter(_is_piece, found[Look.RAISED]):
        if _before(piece)[-1:].isdigit() and not _goes_on(piece):
            piece.tag = "sup"


def _is_piece(element: Any) -> bool:
    return element.tag in _PIECES and not len(element)


def _goes_on(piece: Any) -> bool:
    """Whether a piece goes on with the one before it, as high as that: editors cut a raised number in two."""
    beside = _beside(piece)
    return (
        beside is not None
        and beside.tag in _PIECES
        and bool(beside.text)
        and not beside.tail
        and beside.get("style") == piece.get("style")
    )


def _before(piece: Any) -> str:
    """The text directly before a piece: a whole number may be set higher than the words round it."""
    while (parent := piece.getparent()) is not None:
        beside = _beside(piece)
        text = (beside.tail or _text_of(beside)) if beside is not None else parent.text
        if text or parent.tag not in _PIECES:
            return str(text or "")
        piece = parent
    return ""


def _beside(piece: Any) -> Any:
    """The element before a piece, ``None`` where there is none; a comment between the two is nothing."""
    beside = piece.getprevious()
    while beside is not None and not isinstance(beside.tag, str) and not beside.tail:
        beside = beside.getprevious()
    return beside


def _text_of(element: Any) -> str:
    """An element's text; what is in a table stands beside nothing behind it."""
    return "".join(element.itertext()) if next(element.iter("table"), None) is None else ""
