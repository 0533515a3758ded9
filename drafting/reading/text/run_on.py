"""Text whose lines ran on: a whole table, or a whole report, in one line, as a page's text is often kept.

Each of its cells becomes a line again; where pipes or tabs stood between them, a pipe stands between the
lines, so that blank cells stay known.
"""

import re
from collections.abc import Sequence

from drafting.reading.placing.values import is_blank, is_value_like
from drafting.reading.sections.headings import is_heading
from drafting.report import HEADINGS

_LEAST_CELLS = {"|": 60, "\t": 60, None: 24}
"""In one line, by what parts them: table two has 30 words, a row of table four on a wide sheet 50 cells."""

_MOST_CELLS = 2000
"""A whole report has some hundred beside its words."""

_MOST_LINES = 8
"""In a file that hold a table each; more are the rows of one."""

_PARTED = re.compile("[|｜\t]")

_SHORT = 2 * min(_LEAST_CELLS.values())
"""Characters: so many cells do not go into fewer."""

_LONGEST = 60_000
"""Characters: a report has fewer."""

_LEAST_VALUES = 0.3
"""The share of them that are numbers: prose with blanks between its words has none."""


_HEADING = re.compile(
    r"(?:(?<=[。；;:：！!？?)）》告\d])|^)[ \u3000]+((?:[一二三四五六]、)\S{4,30})(?=[ \u3000])"
)
"""Between blanks, behind the end of a sentence, a table or the title (…报告): perhaps a part's heading."""

_OPENING = re.compile(r"([一二三四五六]、\S{4,30})[ \u3000]+(?=[^\n]*。)")
"""At the beginning of a line that goes on with sentences."""

_UNPARTED = re.compile(
    rf"(?<=[。；;！!？?)）])[ \u3000]+({'|'.join(HEADINGS.values())})"
    r"(?=20\d\d|本年|本报告|今年|我[省市州县区局委厅办镇乡街]|根据|按照|依据|为)"
)
"""The form's own words behind the end of a sentence, the part's first words right behind them."""


def headings_apart(lines: Sequence[str]) -> Sequence[str]:
    """The lines, the headings of parts that stand in the middle of one as lines of their own."""
    long = {index: line for index, line in enumerate(lines) if _SHORT < len(line) < _LONGEST}
    apart = {index: parts for index, line in long.items() if len(parts := _parts(line)) > 1}
    return (
        [each for index, line in enumerate(lines) for each in apart.get(index, (line,))] if apart else lines
    )


def _parts(line: str) -> list[str]:
    parts: list[str] = []
    done = 0
    opening = _OPENING.match(line)
    places = [*([opening] if opening else []), *_HEADING.finditer(line), *_UNPARTED.finditer(line)]
    for found in sorted(places, key=lambda place: place.start()):
        if found.start() >= done and is_heading(found[1]):
            parts += [line[done : found.start()], found[1]]
            done = found.end()
    return [part for part in (*parts, line[done:]) if part.strip()]


def cells_apart(lines: Sequence[str]) -> Sequence[str]:
    """The lines, those that hold a whole table as a line a cell."""
    long = {index: line for index, line in enumerate(lines) if _SHORT < len(line) < _LONGEST}
    apart = {index: cells for index, line in long.items() if (cells := _cells(line))}
    if not 0 < len(apart) <= _MOST_LINES:
        return lines
    return [each for index, line in enumerate(lines) for each in apart.get(index, (line,))]


def _cells(line: str) -> list[str]:
    for separator, least in _LEAST_CELLS.items():
        cells = [cell.strip() for cell in line.split(separator)]
        if not least <= len(cells) <= _MOST_CELLS or (separator is None and _PARTED.search(line)):
            continue
        values = sum(is_value_like(cell) and not is_blank(cell) for cell in cells)
        if values < _LEAST_VALUES * len(cells):
            return []
        if separator is None:
            return cells
        return [each for cell in cells for each in (cell, "|")][:-1]
    return []
