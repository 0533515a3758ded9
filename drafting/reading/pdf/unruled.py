"""A table printed without rules: words by their places → grid.

Numbers that stand under each other are a column; what stands in front of them are labels. A label begins with
its ordinal and goes on below itself, so the numbers beside any of its lines are its row's, whether they stand
at its first line, in its middle or at its last.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from drafting.reading.document import Cell, Grid
from drafting.reading.pdf.bands import COLUMNS, find_bands, is_head
from drafting.reading.pdf.broken import closed_up, with_marks, with_numbers, with_upright
from drafting.reading.pdf.row_labels import LINE_STEP, find_labels
from drafting.reading.pdf.words import PAGE_STEP, Band, Word, Words
from drafting.reading.placing.values import APART, is_value_like
from drafting.reading.placing.wording import columns, heads, row_groups, rows
from drafting.tables import edition

_LABEL_COLUMNS = 3
_NOTE = re.compile(r"[①-⑳*※]|[(（]?(?:注|备注|说明)\d*[:：]")
"""How a note under the table begins; a mark within a label stands behind its ordinal."""

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Table:
    """A table that was found: its grid, and the lines that it takes (from, up to)."""

    grid: Grid
    start: int
    end: int


@dataclass(frozen=True)
class _Row:
    """A row: its place on the page, the labels beside it from left to right, its values by column."""

    middle: float
    height: float
    labels: Words
    values: Mapping[int, str]

    def joined(self, other: "_Row") -> "_Row":
        """The row with the values of another of its lines.

        Beside a line of the row's values another holds the rest of a few broken ones. Where both hold many,
        they may be two rows, and neither can be read.
        """
        many, few = sorted((self.values, other.values), key=len, reverse=True)
        values = {**many} if len(few) < len(many) / 2 else _doubtful(many)
        for column, text in few.items():
            values[column] = f"{values.get(column, '')}{APART}{text}"
        return replace(self, values=values)

    def cells(self, row: int, shift: int, width: int) -> tuple[Cell, ...]:
        """The row's cells: the labels, of which the last reaches up to the values, and one a column."""
        labels = self.labels[-shift:] if shift else ()
        breadths = [*(1 for _ in labels[1:]), shift - len(labels) + 1]
        cells = [
            Cell(label.text, row, column, 1, breadth)
            for column, (label, breadth) in enumerate(zip(labels, breadths, strict=False))
        ]
        return (*cells, *(Cell(self.values.get(index, ""), row, shift + index) for index in range(width)))


def _doubtful(values: Mapping[int, str]) -> dict[int, str]:
    """The values so marked that no number is read from them."""
    return {column: f"{APART}{text}" for column, text in values.items()}


def find_table(table: str, lines: Sequence[Words]) -> Table | None:
    """The table among the lines of its section, ``None`` where its columns cannot be told by their places.

    Args:
        table: t3 or t4; table two has no label that wraps, and is read line by line.
        lines: the section's lines, from top to bottom.
    """
    lines = with_upright(with_numbers(with_marks([closed_up(line) for line in lines])))
    bands = find_bands(table, lines)
    if len(bands) != COLUMNS[table]:
        return None
    start = next((i for i, line in enumerate(lines) if is_head(table, line)), len(lines))
    values = [index for index, line in enumerate(lines) if index > start and _is_row(line, bands)]
    if len(values) > 1 and _counts_columns(lines[values[0]], bands):
        del values[0]
    if not values:
        return None  # without a head nobody says which column is which
    noted = (i for i in range(values[-1] + 1, len(lines)) if lines[i] and _NOTE.match(lines[i][0].text))
    below = next(noted, len(lines))
    is_row = partial(_is_row, bands=bands)
    labels = find_labels(lines[start:below], bands[0][0], is_row) if table == "t3" else []
    shift = _LABEL_COLUMNS if table == "t3" else 0
    body = _whole([_row(lines[index], labels, bands) for index in values])
    if all(row.labels for row in body):
        body += _blank_rows(labels, body)
    grid = [_head(table, lines[start : values[0]], bands, shift)]
    for index, row in enumerate(sorted(body, key=lambda row: row.middle), start=1):
        grid.append(row.cells(index, shift, len(bands)))
    last = max([lines[values[-1]][-1].bottom, *(label.bottom for label in labels)])
    end = next(
        (i for i, line in enumerate(lines[:below]) if i > values[-1] and line and line[0].middle > last),
        below,
    )
    return Table(Grid(tuple(grid)), start, end)


def _is_row(line: Words, bands: Sequence[Band]) -> bool:
    """Whether values, or parts of them, stand in the line's columns, and nothing reaches in from the left.

    Words over several columns are a note's.
    """
    inside = _inside(line, bands)
    if any(not is_value_like(w.text) and sum(w.overlaps(*band) for band in bands) > 2 for w in inside):
        return False
    outside = line[: len(line) - len(inside)]
    states = any(is_value_like(word.text) or _DIGIT.search(word.text) for word in inside)
    return states and all(word.x1 <= bands[0][0] for word in outside)


def _counts_columns(line: Words, bands: Sequence[Band]) -> bool:
    """Whether a line under the head is but the columns' numbers, 1 2 3 …"""
    return [word.text for word in _inside(line, bands)] == [str(i + 1) for i in range(len(bands))]


def _inside(line: Words, bands: Sequence[Band]) -> Words:
    """The line's words that stand in the columns."""
    left = bands[0][0] - (bands[1][0] - bands[0][1]) / 2
    return tuple(word for word in line if word.x0 >= left and word.x1 > bands[0][0])


def _head(table: str, lines: Iterable[Words], bands: Sequence[Band], shift: int) -> tuple[Cell, ...]:
    """One row with the label of each column; what stands over several is left to the form's order.

    Labels may stand at the left of their columns and the numbers at the right: where none that stands over a
    number says otherwise, so many columns are the form's.
    """
    texts = [""] * len(bands)
    for line in lines:
        for word in line:
            over = [index for index, band in enumerate(bands) if word.overlaps(*band)]
            if len(over) == 1 and not heads(table).match(word.text):
                texts[over[0]] += word.text
    form = edition("2021").table(table).blocks[0].columns
    codes = [column.code.rpartition(".")[2] for column in form]
    named = [columns(table).match(text) for text in texts]
    if all(name in (None, code) for name, code in zip(named, codes, strict=True)):
        texts = [texts[index] if name else form[index].label for index, name in enumerate(named)]
    return tuple(Cell(text, 0, shift + index) for index, text in enumerate(texts))


def _beside(labels: Iterable[Word], line: Words) -> Words:
    """The labels that the line's values stand beside, from left to right."""
    middle = line[-1].middle
    beside = (label for label in labels if label.top < middle < label.bottom)
    return tuple(sorted(beside, key=lambda label: label.x0))


def _columns(word: Word, bands: Sequence[Band]) -> list[int]:
    """The columns that a word covers, else those at its sides: it may stand in either."""
    behind = sum(x1 <= word.x0 for _, x1 in bands)
    over = [index for index, band in enumerate(bands) if word.overlaps(*band)]
    return over or [index for index in (behind - 1, behind) if 0 <= index < len(bands)]


def _row(line: Words, labels: Sequence[Word], bands: Sequence[Band]) -> _Row:
    """The row that a line is, each word in its column; a number of which two may be it is read in neither."""
    values: dict[int, str] = {}
    for word in _inside(line, bands):
        own = _columns(word, bands)
        text = f"{APART}{word.text}" if len(own) > 1 and _DIGIT.search(word.text) else word.text
        for index in own:
            values[index] = f"{values[index]}{APART}{word.text}" if index in values else text
    beside = _beside(labels, line)
    if all(row_groups("t3").match(label.text) and not rows("t3").match(label.text) for label in beside):
        beside = ()  # a group's label says of no line which row it is
    return _Row(line[-1].middle, line[-1].bottom - line[-1].top, beside, values)


def _whole(lines: Sequence[_Row]) -> list[_Row]:
    """The rows, each put together from its lines.

    A line without a label may be the rest of a number broken in its cell, or a row whose label is lost: its
    values make the cells unreadable that they stand at, of the row above as of the row below.
    """
    labelled = [row for row in lines if row.labels]
    whole: dict[str, _Row] = {}
    loose: list[_Row] = []
    for row in lines:
        near = [other for other in labelled if _is_near(other, row)]
        if not row.labels:
            near += _over_page_end(labelled, row)
        if labelled and not row.labels and not near:
            loose.append(row)
            continue
        parts = [row]
        if near and not row.labels:
            parts = [replace(row, labels=each.labels, values=_doubtful(row.values)) for each in near]
        for part in parts:
            own = part.labels[-1].text if part.labels else ""
            own = rows("t3").match(own) or own
            whole[own] = whole[own].joined(part) if own in whole else part
    return [*whole.values(), *loose]


def _is_near(row: _Row, line: _Row) -> bool:
    return abs(row.middle - line.middle) < LINE_STEP * line.height


def _over_page_end(labelled: Sequence[_Row], line: _Row) -> list[_Row]:
    """The last row of the page before, where a line without a label stands above all rows of its own page."""
    before = [row for row in labelled if row.middle < line.middle]
    last = max(before, key=lambda row: row.middle, default=None)
    return [last] if last and line.middle // PAGE_STEP > last.middle // PAGE_STEP else []


def _blank_rows(labels: Iterable[Word], body: Sequence[_Row]) -> list[_Row]:
    """The rows whose label has no value beside it, where every value has its label."""
    taken = {label for row in body for label in row.labels}
    return [
        _Row(label.middle, 0.0, (label,), {})
        for label in labels
        if label not in taken and not row_groups("t3").match(label.text)
    ]
