"""Digits of a PDF's page that nobody sees: printed in no ink, through an ink that lets all through, or white.

And those over which others are printed: somebody covered a number and wrote another.

Beside a number they would be read as part of it. Which characters are printed in no ink pdfplumber does not
tell; PDFium does, and is asked for pages alone whose commands speak of such ink.
"""

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

from drafting.errors import InputError
from drafting.figures import struck
from drafting.reading.pdf.glyphs import covers
from drafting.reading.pdf.pictures import opened

_NO_INK = re.compile(rb"(?<![\w.])[37]\s+Tr\b")
_NO_INKS = (3, 7)
"""The ways of printing that leave no trace: nothing, or the edge of what is printed later."""

_CLEAR = 0.05
"""How much of an ink that lets all through is seen at most."""

_WHITE_FROM = 0.98
_MOST = 0.5
"""Of a page's characters; more are no digits beside a number."""

_RECOGNISED = 0.9
"""Of the ground that a page's text takes; so much in no ink a program recognised on the picture of a page."""

_SLACK = 1.0
"""Points."""

_OVER = 0.45
"""Of its breadth a digit is covered by the next at least; fonts set two digits closer by up to .35."""

_MOST_OVER = 0.2
"""Of a page's digits; where more are, and not a few, the file states a font's breadths wrongly."""

_FEW = 8

Place = tuple[float, float, float, float]
"""Left, foot, right and top in the page's own measure, points from its lower left corner."""


class WithoutInk(NamedTuple):
    """Where a page prints text in no ink, but for drawings within it; whether that is nearly all of it."""

    places: Sequence[Place] = ()
    is_recognised: bool = False


def speaks_of_no_ink(page: Any) -> bool:
    """Whether a page's commands, or those of drawings within it, may print characters that nobody sees."""
    resources = _resolved(page.page_obj.resources)
    drawn = _drawings(resources)
    if any(_NO_INK.search(part) for part in _commands((*page.page_obj.contents, *drawn))):
        return True
    states = _resolved(resources.get("ExtGState"))
    inks = (_resolved(state).get("ca", 1) for state in states.values())
    return any(isinstance(ink, int | float) and ink <= _CLEAR for ink in inks)


def _commands(contents: Iterable[Any]) -> Iterable[bytes]:
    from pdfminer.pdftypes import PDFStream, resolve1

    return (part.get_data() for part in map(resolve1, contents) if isinstance(part, PDFStream))


def _drawings(resources: Mapping[str, Any]) -> Iterator[Any]:
    """The drawings (form objects) that these resources name, and those within them, each once."""
    from pdfminer.pdftypes import PDFStream, resolve1
    from pdfminer.psparser import LIT

    open_ones, seen = [resources], set[int]()
    while open_ones:
        for drawing in map(resolve1, _resolved(open_ones.pop().get("XObject")).values()):
            is_drawing = isinstance(drawing, PDFStream) and drawing.get("Subtype") is LIT("Form")
            if is_drawing and id(drawing) not in seen:
                seen.add(id(drawing))
                open_ones.append(_resolved(drawing.get("Resources")))
                yield drawing


def _resolved(thing: Any) -> Mapping[str, Any]:
    from pdfminer.pdftypes import resolve1

    found = resolve1(thing)
    return found if isinstance(found, dict) else {}


def text_without_ink(data: bytes, numbers: Sequence[int]) -> Mapping[int, WithoutInk]:
    """What pages, numbered from 1, print in no ink; nothing where PDFium does not open the file."""
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfiumError

    found: dict[int, WithoutInk] = {}
    try:
        with opened(data) as pdf:
            for number in numbers:
                page = pdf[number - 1]
                ground = {True: 0.0, False: 0.0}
                places = []
                for text in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                    unseen, place = _is_without_ink(text.raw), text.get_bounds()
                    ground[unseen] += (place[2] - place[0]) * (place[3] - place[1])
                    # A turned page, and a drawing within it, have a measure of their own.
                    if unseen and not text.level and not page.get_rotation():
                        places.append(place)
                recognised = ground[True] > _RECOGNISED * sum(ground.values())
                found[number] = WithoutInk(places, recognised)
    except (InputError, PdfiumError):
        return {}
    return found


def _is_without_ink(text: Any) -> bool:
    import pypdfium2.raw as pdfium

    red, green, blue, ink = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, ink)
    return pdfium.FPDFTextObj_GetTextRenderMode(text) in _NO_INKS or ink.value <= _CLEAR * 255


def strike_unseen(
    chars: Sequence[dict[str, Any]], rects: Sequence[dict[str, Any]], places: Sequence[Place]
) -> None:
    """Put a stroke behind each digit that nobody sees: at one of these places, or white on no ground.

    Not where the same digit is drawn once more in ink: a browser prints a blurred shadow in none.
    """
    grounds = [rect for rect in rects if rect["fill"] and not _is_white(rect.get("non_stroking_color"))]
    unseen = [
        char
        for char in chars
        if _is_at_all(char, places, chars)
        or (_is_white(char.get("non_stroking_color")) and not any(_is_on(char, each) for each in grounds))
    ]
    if len(unseen) <= _MOST * len(chars):
        for char in unseen:
            if char["text"].isdecimal():
                char["text"] = struck(char["text"])


def strike_covered(chars: Sequence[dict[str, Any]]) -> None:
    """Put a stroke behind digits that are printed over each other; the same one twice has been taken out."""
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for char in chars:
        if char["text"].isdecimal():
            rows[round((char["top"] + char["bottom"]) / 2)].append(char)
    digits, over = 0, []
    for place, row in rows.items():
        beside = sorted((*row, *rows.get(place + 1, ())), key=lambda char: char["x0"])
        digits += len(row)
        over += [
            pair for pair in pairwise(beside) if pair[1]["x0"] < pair[0]["x1"] - _OVER * pair[0]["width"]
        ]
    if len(over) <= max(_FEW, _MOST_OVER * digits):
        for char in chain.from_iterable(over):
            char["text"] = struck(char["text"])


def _is_at_all(char: dict[str, Any], places: Iterable[Place], chars: Iterable[dict[str, Any]]) -> bool:
    """Whether a character is at as many of the places as it is drawn there."""
    at = sum(_is_at(char, place) for place in places)
    return at > 0 and at >= sum(other["text"] == char["text"] and covers(other, char) for other in chars)


def _is_at(char: dict[str, Any], place: Place) -> bool:
    """Whether a character's middle is between the place's left and right, and it stands there."""
    left, foot, right, top = place
    middle = char["matrix"][4] + (char["x1"] - char["x0"]) / 2
    return bool(left <= middle <= right and foot - _SLACK <= char["matrix"][5] <= top + _SLACK)


def _is_on(char: dict[str, Any], ground: dict[str, Any]) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(ground["x0"] <= x <= ground["x1"] and ground["top"] <= y <= ground["bottom"])


def _is_white(colour: Any) -> bool:
    """Whether a colour of one, three or four shares is white."""
    if not isinstance(colour, tuple | list) or not all(isinstance(share, int | float) for share in colour):
        return False
    if len(colour) == 4:  # inks
        return bool(max(colour) <= 1 - _WHITE_FROM)
    return len(colour) in (1, 3) and bool(min(colour) >= _WHITE_FROM)
