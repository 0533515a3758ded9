"""A table drawn with rules on a PDF's page → grid; over a page's end it is one table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafting.reading.document import Cell, Grid, refuse_oversized
from drafting.reading.pdf.boxes import SAME_PLACE, Box, rules, with_whole_numbers
from drafting.reading.pdf.page_ends import divided, with_hanging
from drafting.reading.pdf.page_lines import PageLine
from drafting.reading.pdf.words import Word
from drafting.reading.placing.header_reading import TABLES
from drafting.reading.placing.values import APART, is_value_like
from drafting.reading.placing.wording import columns, rows

_OVER_RULE = 0.8
"""Points by which a digit may reach over a rule, or end before it, and not be another cell's, too."""

_NUMBERS = re.compile(r"[\d.,\s]*\d[\d.,\s]*")
_BESIDE = re.compile(r"\d[ \u3000]+\d")
_FEW_ASTRAY = 8
"""Of so many numbers one may be beside another in its cell, or in none; where more do, rules are missing."""

_FEWEST_COLUMNS = {"t2": 2, "t3": 6}
_FEWEST_RESULTS = 8
"""Labels of columns that have to have cells of their own; table four has fifteen and no rows' labels."""


@dataclass(frozen=True)
class RuledTable:
    """The cells of a table, the page on which it ends, whether it begins its first page, ends its last.

    ``lines`` are what is printed within it: where its rules do not divide it, they alone say its rows.
    ``open``: many of its numbers stand in no cell, since a rule beside them is missing.
    """

    boxes: tuple[Box, ...]
    page: int
    lines: tuple[PageLine, ...] = ()
    first: bool = False
    last: bool = False
    open: bool = False

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

    def with_hanging(self, hanging: Sequence[PageLine]) -> "RuledTable | None":
        """The table with lines that hang out of its last row; ``None`` where a word is no single cell's."""
        boxes = with_hanging(self.boxes, [word for line in hanging for word in line.words])
        return replace(self, boxes=boxes) if boxes else None

    def joined(self, other: "RuledTable") -> "RuledTable":
        """The table with the rest of it from the next page."""
        shift = max(box.bottom for box in self.boxes) - min(box.top for box in other.boxes)
        moved = [replace(box, top=box.top + shift, bottom=box.bottom + shift) for box in other.boxes]
        whole = divided(self.boxes, moved)
        boxes = (whole.get(box, box) for box in (*self.boxes, *moved))
        lines = (*self.lines, *other.lines)
        is_open = self.open or other.open
        return RuledTable(tuple(filter(None, boxes)), other.page, lines, self.first, other.last, is_open)

    @property
    def is_divided(self) -> bool:
        """Whether its rules divide a statutory table."""
        return not self.open and is_divided(self.grid())

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


def is_open(boxes: Sequence[Box], words: Iterable[Word]) -> bool:
    """Whether more than a few of the numbers within a table stand in none of its cells."""
    numbers = [word for word in words if _NUMBERS.fullmatch(word.text)]
    astray = [word for word in numbers if not any(_holds(box, word) for box in boxes)]
    return len(astray) > len(numbers) / _FEW_ASTRAY


def _holds(box: Box, word: Word) -> bool:
    return box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.top <= word.middle <= box.bottom


def is_divided(grid: Grid) -> bool:
    """Whether the rules divide a statutory table: labels of columns and rows have cells of their own.

    So have values, a cell each; not where no cell is left for any, where a label and a number stand in one,
    or where numbers beside each other often do.
    """
    texts = [cell.text for cells in grid.rows for cell in cells if not cell.is_empty]
    values = [text for text in texts if _NUMBERS.fullmatch(text)]
    beside = sum(_BESIDE.search(text) is not None for text in values)
    if any(map(_holds_label_and_value, texts)) or beside > len(values) / _FEW_ASTRAY or not _has_values(grid):
        return False
    if sum(columns("t4").match(text) is not None for text in texts) >= _FEWEST_RESULTS:
        return True
    return any(
        len({columns(table).match(text) for text in texts} - {None}) >= fewest
        and any(rows(table).match(text) for text in texts)
        for table, fewest in _FEWEST_COLUMNS.items()
    )


def _has_values(grid: Grid) -> bool:
    return any(is_value_like(cell.text) for cells in grid.rows for cell in cells)


def _holds_label_and_value(text: str) -> bool:
    """Whether a column's label and a number under it stand in one cell: no rule parts their rows."""
    label, _, value = text.rpartition("\n")
    return value.strip().isdecimal() and any(columns(table).exact(label) for table in TABLES)


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
        Box(x0, top, x1, bottom, APART * (bool(text) and _overflows(box, digits)) + text)
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


def _nearest(places: Sequence[float], edge: float) -> int:
    return min(range(len(places)), key=lambda index: abs(places[index] - edge))
