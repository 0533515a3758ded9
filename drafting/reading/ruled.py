"""A table drawn with rules on a PDF's page → grid; over a page's end it is one table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from drafting.reading.boxes import Box, with_whole_numbers
from drafting.reading.document import Cell, Grid, refuse_oversized
from drafting.reading.page_lines import PageLine
from drafting.reading.wording import columns, rows

SAME_PLACE = 3.0
"""Points: rules closer than this are one rule, drawn cell by cell."""

_OVER_RULE = 0.8
"""Points by which a digit may reach over a rule, or end before it, and not be another cell's, too."""

_APART = " | "
"""What stands before a text of which nobody knows where its cell ends: no number can be read across it."""

_FEWEST_COLUMNS = {"t2": 2, "t3": 6}
_FEWEST_RESULTS = 8
"""Labels of columns that have to have cells of their own; table four has fifteen and no rows' labels."""


@dataclass(frozen=True)
class RuledTable:
    """The cells of a table, the page on which it ends, whether it begins its first page, ends its last.

    ``lines`` are what is printed within it: where its rules do not divide it, they alone say its rows.
    """

    boxes: tuple[Box, ...]
    page: int
    lines: tuple[PageLine, ...] = ()
    first: bool = False
    last: bool = False

    @property
    def sides(self) -> tuple[float, float]:
        """Its left and its right."""
        return min(box.x0 for box in self.boxes), max(box.x1 for box in self.boxes)

    def goes_on(self, other: "RuledTable") -> bool:
        """Whether another, on the next page, is the rest of this one: between the same two sides."""
        beside = zip(self.sides, other.sides, strict=True)
        return (
            self.last
            and other.first
            and other.page == self.page + 1
            and all(abs(one - another) <= SAME_PLACE for one, another in beside)
        )

    def joined(self, other: "RuledTable") -> "RuledTable":
        """The table with the rest of it from the next page."""
        shift = max(box.bottom for box in self.boxes) - min(box.top for box in other.boxes)
        moved = [replace(box, top=box.top + shift, bottom=box.bottom + shift) for box in other.boxes]
        whole = _divided(self.boxes, moved)
        upper = (whole.get(box, box) for box in self.boxes)
        lower = (box for box in moved if box not in whole)
        lines = (*self.lines, *other.lines)
        return RuledTable((*upper, *lower), other.page, lines, self.first, other.last)

    def grid(self) -> Grid:
        """The cells by their rules.

        Raises:
            InputError: it has more cells than any form.
        """
        upright = rules(edge for box in self.boxes for edge in (box.x0, box.x1))
        level = rules(edge for box in self.boxes for edge in (box.top, box.bottom))
        refuse_oversized(len(level) * len(upright))
        placed: list[list[Cell]] = [[] for _ in level[1:]]
        for box in self.boxes:
            row, column = _nearest(level, box.top), _nearest(upright, box.x0)
            height, breadth = _nearest(level, box.bottom) - row, _nearest(upright, box.x1) - column
            placed[row].append(Cell(box.text, row, column, height, breadth))
        return Grid(tuple(tuple(sorted(cells, key=lambda cell: cell.column)) for cells in placed))


def is_divided(grid: Grid) -> bool:
    """Whether the rules divide a statutory table: labels of columns and rows have cells of their own."""
    texts = [cell.text for cells in grid.rows for cell in cells if not cell.is_empty]
    if sum(columns("t4").match(text) is not None for text in texts) >= _FEWEST_RESULTS:
        return True
    return any(
        len({columns(table).match(text) for text in texts} - {None}) >= fewest
        and any(rows(table).match(text) for text in texts)
        for table, fewest in _FEWEST_COLUMNS.items()
    )


def _divided(upper: Sequence[Box], lower: Sequence[Box]) -> Mapping[Box, Box]:
    """The boxes of a row that a page's end divides → the same put together; empty where it divides none.

    It does where the label before and the label behind the end are a row's only together, or where the label
    is whole before it and none is behind. A value that stands on both sides is one broken or two: its lines
    are kept apart.
    """
    lower = _below_head(upper, lower)
    if not lower:
        return {}
    end, top = max(box.bottom for box in upper), min(box.top for box in lower)
    first = min(box.bottom for box in lower)
    ending = {round(box.x1): box for box in upper if end - box.bottom <= SAME_PLACE}
    begun = max(b.top for b in upper) - SAME_PLACE
    pairs = [
        (ending.get(round(box.x1)) or ending.get(round(box.x1) - 1) or ending.get(round(box.x1) + 1), box)
        for box in lower
        if box.top - top <= SAME_PLACE and box.bottom - first <= SAME_PLACE
    ]
    # A cell that began above the last row is a group's label.
    known = [(before, behind) for before, behind in pairs if before and before.top > begun]
    if not known or not all(before for before, _ in pairs):
        return {}
    (before, behind), *values = sorted(known, key=lambda pair: pair[1].x0)
    label = rows("t3").exact(before.text + behind.text)
    parted = label and behind.text.strip() and rows("t3").exact(behind.text) is None
    filled = any(below.text.strip() for _, below in values)
    rest = filled and not behind.text.strip() and any(rows(t).match(before.text) for t in ("t2", "t3"))
    if not (parted or rest):
        return {}
    whole = {one: replace(one, text="\n".join(filter(None, (one.text, two.text)))) for one, two in known}
    return whole | {two: two for _, two in known}


def _below_head(upper: Sequence[Box], lower: Sequence[Box]) -> list[Box]:
    """The cells of a table's rest without its head, where that is printed once more."""
    begin, again = min(box.top for box in upper), min(box.top for box in lower)
    head = {(round(box.x0), round(box.x1), round(box.top - begin), box.text) for box in upper}
    end = again
    for top, row in groupby(sorted(lower, key=lambda box: box.top), key=lambda box: box.top):
        if not all((round(b.x0), round(b.x1), round(top - again), b.text) in head for b in row):
            end = top
            break
    return [box for box in lower if box.top >= end]


def boxes_of(table: Any, chars: Sequence[dict[str, Any]]) -> tuple[Box, ...]:
    """The cells that pdfplumber found; none where they are one column: a frame round text.

    A number that is drawn over a rule is two cells' in part: neither says it.
    """
    if len(rules(edge for x0, _, x1, _ in table.cells for edge in (x0, x1))) <= 2:
        return ()
    digits = [char for char in chars if char["text"].isdigit()]
    boxes = (box for row in table.rows for box in row.cells)
    texts = (text for row in table.extract() for text in row)
    found = [
        Box(x0, top, x1, bottom, _APART * (bool(text) and _overflows(box, digits)) + text)
        for box, text in zip(boxes, texts, strict=True)
        if box is not None  # part of a cell that began further left or above
        for x0, top, x1, bottom in [box]
    ]
    return tuple(with_whole_numbers(found, chars))


def _overflows(box: Sequence[float], digits: Iterable[dict[str, Any]]) -> bool:
    """Whether a number reaches over a cell's left or right rule: a digit on it, or one at either side."""
    x0, top, x1, bottom = box
    beside = [char for char in digits if top < (char["top"] + char["bottom"]) / 2 < bottom]
    for edge in (x0, x1):
        over = any(char["x0"] < edge - _OVER_RULE and char["x1"] > edge + _OVER_RULE for char in beside)
        before = {round(char["top"]) for char in beside if abs(char["x1"] - edge) <= _OVER_RULE}
        behind = {round(char["top"]) for char in beside if abs(char["x0"] - edge) <= _OVER_RULE}
        if over or before & behind:
            return True
    return False


def find_tables(page: Any) -> list[Any]:
    """The tables that pdfplumber finds by the page's rules; one drawn in dashes or dots is one rule."""
    from pdfplumber.table import merge_edges
    from pdfplumber.utils.geometry import filter_edges

    edges = merge_edges(filter_edges(page.edges), *[SAME_PLACE] * 4)
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    across = [edge for edge in edges if edge["orientation"] == "h"]
    level = [*across, *_open_ends(upright, across)]
    if min(len(upright), len(level)) < 2:
        return []
    settings = {"vertical_strategy": "explicit", "horizontal_strategy": "explicit"}
    lines = {"explicit_vertical_lines": upright, "explicit_horizontal_lines": level}
    return list(page.find_tables(settings | lines))


def _open_ends(
    upright: Sequence[dict[str, Any]], across: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """A rule where two neighbouring vertical ones end without one: a page's end divides the table there."""
    if not across:
        return
    upright = [edge for edge in upright if edge["height"] > SAME_PLACE]
    for place in rules(end for edge in upright for end in (edge["top"], edge["bottom"])):
        ending = sorted(
            edge["x0"]
            for edge in upright
            if min(abs(edge["top"] - place), abs(edge["bottom"] - place)) <= SAME_PLACE
        )
        closed = [edge for edge in across if abs(edge["top"] - place) <= SAME_PLACE]
        for left, right in pairwise(ending):
            inside = (left + SAME_PLACE, right - SAME_PLACE)
            if not any(edge["x0"] < inside[1] and inside[0] < edge["x1"] for edge in closed):
                sides = {"x0": left, "x1": right, "width": right - left, "height": 0.0}
                yield across[0] | sides | {"top": place, "bottom": place, "object_type": "line"}


def rules(edges: Iterable[float]) -> list[float]:
    """The places of the rules, those that are one drawn twice taken together."""
    places: list[float] = []
    for edge in sorted(edges):
        if not places or edge - places[-1] > SAME_PLACE:
            places.append(edge)
    return places


def _nearest(places: Sequence[float], edge: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - edge))
