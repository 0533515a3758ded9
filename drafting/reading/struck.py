"""Digits that are struck out: they stay to be seen and are no number, alone or beside the one put for them.

Whoever corrects a number by hand strikes the old one and writes the new one behind it; without this the two
read as one number.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from drafting.figures import STROKE, struck
from drafting.reading.html_texts import storable

_TAGS = ("s", "strike", "del")

# Where a stroke runs through a digit, in sizes above its baseline: a rule below or above it is another's.
_LOWEST, _HIGHEST = 0.12, 0.55
_THICK = 0.15
"""Sizes; what is thicker is a box."""


def without_strokes(text: str) -> str:
    """The text as it was before it was struck out."""
    return text.replace(STROKE, "") if STROKE in text else text


def strike_in_page(root: Any, styled: Iterable[Any]) -> None:
    """Put a stroke behind the digits of what is struck out; ``styled``: elements that a style strikes."""
    for element in chain(root.iter(*_TAGS), styled):
        _strike(element)


def _strike(element: Any) -> None:
    for inner in element.iter():
        if inner.text and STROKE not in inner.text:
            inner.text = struck(storable(inner.text))
        if inner is not element and inner.tail and STROKE not in inner.tail:
            inner.tail = struck(storable(inner.tail))


def strike_in_print(chars: Sequence[dict[str, Any]], strokes: Sequence[dict[str, Any]], foot: float) -> None:
    """Put a stroke behind each digit that a level line runs through, ``foot``: the page's, in points."""
    lines: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for stroke in strokes:
        if stroke["x1"] - stroke["x0"] > stroke["bottom"] - stroke["top"]:
            lines[int(stroke["top"])].append(stroke)
    if not lines:
        return
    for char in chars:
        if char["text"].isdecimal() and _is_struck(char, lines, foot):
            char["text"] = struck(char["text"])


def _is_struck(char: dict[str, Any], lines: dict[int, list[dict[str, Any]]], foot: float) -> bool:
    middle, size = (char["x0"] + char["x1"]) / 2, char["size"]
    baseline = foot - char["matrix"][5]
    first, last = baseline - _HIGHEST * size, baseline - _LOWEST * size
    near = (line for place in range(int(first) - 1, int(last) + 1) for line in lines.get(place, ()))
    return any(
        line["x0"] < middle < line["x1"]
        and line["bottom"] - line["top"] <= _THICK * size
        and first <= (line["top"] + line["bottom"]) / 2 <= last
        for line in near
    )
