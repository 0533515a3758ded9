"""The cells of a ruled table on a PDF's page, and the numbers that are broken over the lines of one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

SAME_PLACE = 3.0
"""Points: rules closer than this are one rule, drawn cell by cell."""

_BROKEN = re.compile(r"[\d,.]+(?:\n[\d,.]+)+")
_WIDE = re.compile(r"[\uff10-\uff19,.\n]+")
"""Full-width digits break anywhere; others do so in a word processor's narrow cells, or at a space alone."""

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ALONE = re.compile(r"\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
"""Whole numbers: ``12,`` and ``7,3`` are none, and go on."""

_SLACK = 0.5
"""Points by which two widths may differ and be the same."""


@dataclass(frozen=True)
class Box:
    """A cell between its rules, in points; ``top`` counts from the top of the table's first page."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str


def rules(edges: Iterable[float]) -> list[float]:
    """The places of the rules, those that are one drawn twice taken together."""
    places: list[float] = []
    for edge in sorted(edges):
        if not places or edge - places[-1] > SAME_PLACE:
            places.append(edge)
    return places


def with_whole_numbers(boxes: Sequence[Box], chars: Sequence[dict[str, Any]]) -> Iterator[Box]:
    """The cells, numbers put together that are broken only because the cell is too narrow for another digit.

    Each line but the last has to fill its cell: none of the column is wider, and the next digit has no room.
    Where digits may have been parted by a space, the last line has to be shorter, too, or the lines are one
    number with its commas and no two by themselves. A row that has another cell of two numbers may be two
    rows: none of its numbers is put together.
    """
    if not any(_BROKEN.fullmatch(box.text) for box in boxes):
        yield from boxes
        return
    lines = {box: _lines(box, chars) for box in boxes}
    wrapped = [box for box in boxes if len(lines[box]) > 1 and not _BROKEN.fullmatch(box.text)]
    padding = min((_padding(box, lines[box]) for box in wrapped), default=0.0)
    broken = [box for box in boxes if _BROKEN.fullmatch(box.text)]
    parted = {box.top for box in broken if not _fills(box, lines, padding)}
    for box in boxes:
        if box in broken and box.top not in parted:
            box = replace(box, text=box.text.replace("\n", ""))
        yield box


def _fills(box: Box, lines: Mapping[Box, list[list[dict[str, Any]]]], padding: float) -> bool:
    """Whether every line of a cell but its last has no room for what follows, all in one size.

    A smaller digit on a line of its own is a note's mark.
    """
    sizes = [char["size"] for line in lines[box] for char in line]
    if sizes and max(sizes) - min(sizes) > _SLACK:
        return False
    room = box.x1 - box.x0 - 2 * padding
    column = (
        _width(line)
        for other, each in lines.items()
        if abs(other.x0 - box.x0) <= _SLACK and abs(other.x1 - box.x1) <= _SLACK and other.text.isdecimal()
        for line in each
    )
    widest = max(column, default=0.0)
    *_, before, last = parts = box.text.split("\n")
    if _THOUSANDS.fullmatch("".join(parts)) and not all(_ALONE.fullmatch(part) for part in parts):
        return True
    if not (_WIDE.fullmatch(box.text) or len(last) < len(before)):
        return False
    return bool(lines[box]) and all(
        _width(line) + _width(following[:1]) > room - _SLACK and _width(line) >= widest - _SLACK
        for line, following in pairwise(lines[box])
    )


def _lines(box: Box, chars: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The characters within a cell, line by line."""
    within = [
        char
        for char in chars
        if box.x0 <= (char["x0"] + char["x1"]) / 2 < box.x1
        and box.top <= (char["top"] + char["bottom"]) / 2 < box.bottom
        and not char["text"].isspace()
    ]
    within.sort(key=lambda char: (round(char["top"]), char["x0"]))
    return [list(line) for _, line in groupby(within, key=lambda char: round(char["top"]))]


def _width(line: Sequence[dict[str, Any]]) -> float:
    width: float = line[-1]["x1"] - line[0]["x0"]
    return width


def _padding(box: Box, lines: Sequence[Sequence[dict[str, Any]]]) -> float:
    """What a cell whose text is wrapped leaves free at its sides."""
    free: float = min(min(line[0]["x0"] - box.x0, box.x1 - line[-1]["x1"]) for line in lines)
    return free
