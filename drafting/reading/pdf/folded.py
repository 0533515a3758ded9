"""Sheets on which two pages stand side by side, as a printer's “two pages a sheet” makes them → the pages.

A wide table is no such sheet: something of it, or of the text over it, reaches over the middle.
"""

from collections.abc import Iterable, Iterator
from typing import Any

_WIDER = 1.2
"""A sheet is so many times as wide as it is high."""

_GUTTER = 0.004
"""The share of its width to each side of the middle that is empty."""

_LONG = 0.6
"""The share of a page's width that a line of prose has."""

_LEAST_LINES = 3
"""Lines of prose on the sheets: tables alone do not show where a page ends."""

_KINDS = ("char", "line", "rect", "curve", "image")


def is_folded(pages: Iterable[Any]) -> bool:
    """Whether every sheet of a document holds two pages, its last perhaps one."""
    prose, both = 0, False
    for page in pages:
        if page.width < _WIDER * page.height:
            return False
        middle, free = page.bbox[0] + page.width / 2, _GUTTER * page.width
        things = [thing for kind in _KINDS for thing in page.objects.get(kind, ()) if _is_drawn(thing)]
        if any(thing["x0"] < middle + free and thing["x1"] > middle - free for thing in things):
            return False
        sides = {thing["x0"] > middle for thing in things}
        both = both or len(sides) > 1
        prose += sum(
            line["x1"] - line["x0"] > _LONG * page.width / 2
            for line in page.extract_text_lines(return_chars=False)
            if not line["text"][-1:].isdigit()
        )
        page.close()
    return both and prose >= _LEAST_LINES


def _is_drawn(thing: dict[str, Any]) -> bool:
    """Whether it shows: not a blank, nor the ground of the sheet."""
    ground = thing["object_type"] == "rect" and not thing["stroke"]
    return not ground and str(thing.get("text", "x")).strip() != ""


def halves(page: Any) -> Iterator[Any]:
    """The left and the right page of a sheet, each as if it stood alone; not one on which nothing stands."""
    x0, top, x1, bottom = page.bbox
    middle = (x0 + x1) / 2
    for left, right in ((x0, middle), (middle, x1)):
        half = page.crop((left, top, right, bottom))
        for things in half.objects.values():
            for thing in things:
                thing["x0"], thing["x1"] = thing["x0"] - left, thing["x1"] - left
                if "pts" in thing:
                    thing["pts"] = [(x - left, y) for x, y in thing["pts"]]
        half.bbox = (0, top, right - left, bottom)
        if half.chars or half.images:
            yield half
