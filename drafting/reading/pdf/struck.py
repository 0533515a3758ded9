"""Digits of a printed page that a line strikes out: they stay to be seen and are no number.

Whoever corrects a number by hand strikes the old one and writes the new one behind it; without this the two
read as one number.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from drafting.figures import struck

# Where a stroke runs through a digit, in sizes above its baseline: a rule below or above it is another's.
_LOWEST, _HIGHEST = 0.12, 0.55
_THICK = 0.15
"""Sizes; what is thicker is a box."""


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
