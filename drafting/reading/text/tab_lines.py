"""A table copied from a browser whose cells hold paragraphs: a cell a line, a tab alone between two of a row.

Nothing says where a row ends but that no tab stands there, nor where a cell of several paragraphs begins.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from drafting.reading.placing.values import is_value_like

_LEAST_TABS = 8
"""Lines with nothing but a tab from which they part the cells of tables; fewer are somebody's blank lines."""

_LEAST_CELLS = 20
"""Lines with a tab at their end, or at their beginning, from which they are cells of a table."""

_LEAST_ROWS = 5

_QUOTE = '"'
_QUOTED_ROW = re.compile(r'"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")+')
_QUOTED_CELL = re.compile(r'"((?:[^"]|"")*)"(?:,|$)')
_BREAK = "\x0b"
"""What stands for a line break inside a cell: white space, and the end of no line of the file."""

_MOST_LINES = 4
"""Lines between two tabs; more are text between two tables."""


def unquoted(lines: Sequence[str]) -> list[str]:
    """The lines, those of a row put together of which a cell has several: as a sheet's cells are copied.

    A row of cells in quotation marks with commas between them has tabs.
    """
    lines = list(map(_with_tabs, lines))
    found: list[str] = []
    index = 0
    while index < len(lines):
        end = index + 1
        if _is_uneven(lines[index]) and lines[index].rpartition("\t")[2].startswith(_QUOTE):
            following = enumerate(lines[end : index + _MOST_LINES], start=end + 1)
            end = next((after for after, line in following if _is_uneven(line)), end)
        whole = _BREAK.join(lines[index:end])
        found.append("\t".join(map(_bare, whole.split("\t"))) if end > index + 1 else whole)
        index = end
    return found


def _with_tabs(line: str) -> str:
    """The line; with tabs between its cells where it is a row of cells in quotation marks ("规章","0")."""
    bare = line.strip()
    if not (bare.startswith(_QUOTE) and _QUOTED_ROW.fullmatch(bare)):
        return line
    return "\t".join(
        cell.replace(_QUOTE * 2, _QUOTE).replace("\t", " ") for cell in _QUOTED_CELL.findall(bare)
    )


def _is_uneven(line: str) -> bool:
    """Whether the line opens a quotation without closing it, or closes one that it has not opened."""
    return _QUOTE in line and line.count(_QUOTE) % 2 == 1


def _bare(cell: str) -> str:
    quoted = len(cell) > 1 and cell.startswith(_QUOTE) and cell.endswith(_QUOTE)
    return cell[1:-1].replace(_QUOTE * 2, _QUOTE) if quoted else cell


def with_rows(lines: Sequence[str]) -> Iterator[str]:
    """The lines, a row of such a table as one line with tabs between its cells."""
    if all(_has_tab(line, False) for line in lines if line.strip()):
        lines = [line.lstrip() for line in lines]
    elif all(_has_tab(line, True) for line in lines if line.strip()):
        lines = [line.rstrip() for line in lines]
    for at_end in (True, False):
        if _are_cells(lines, at_end):
            yield from _continued(lines, at_end)
            return
    tabs = [index for index, line in enumerate(lines) if line and not line.strip() and "\t" in line]
    if len(tabs) < _LEAST_TABS:
        yield from lines
        return
    done = 0
    for first, last in _tables(lines, tabs):
        begin = next((i for i in range(first - 1, done - 1, -1) if lines[i].strip()), first)
        end = next((i + 1 for i in range(last + 1, len(lines)) if lines[i].strip()), last + 1)
        yield from lines[done:begin]
        yield from map("\t".join, _rows(lines[begin:end]))
        done = end
    yield from lines[done:]


def _are_cells(lines: Sequence[str], at_end: bool) -> bool:
    """Whether a tab at one edge of a line parts the cells of rows: all numbers of a row have it but one."""
    cells = [line for line in lines if _has_tab(line, at_end) and is_value_like(line)]
    if sum(bool(cell.strip()) for cell in cells) < _LEAST_CELLS:
        return False
    filled = [line for line in lines if line.strip()]
    ends = (
        _has_tab(one, at_end) != _has_tab(other, at_end) and is_value_like(other if at_end else one)
        for one, other in pairwise(filled)
    )
    return sum(ends) >= _LEAST_ROWS


def _has_tab(line: str, at_end: bool) -> bool:
    """Whether the line's only tab stands at its end, or else at its beginning."""
    return "\t" in line and line.count("\t") == 1 and (line.endswith("\t") if at_end else line[0] == "\t")


def _continued(lines: Sequence[str], at_end: bool) -> Iterator[str]:
    """The lines, each put behind the one before where a tab at its edge says that the row goes on."""
    row = ""
    for number, line in enumerate(lines):
        goes_on = number > 0 and (_has_tab(lines[number - 1], True) if at_end else _has_tab(line, False))
        if not goes_on and number:
            yield row
            row = ""
        row += line
    yield row


def _tables(lines: Sequence[str], tabs: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last line with a tab of each table."""
    first = before = tabs[0]
    for tab in tabs[1:]:
        if sum(bool(line.strip()) for line in lines[before:tab]) > _MOST_LINES:
            yield first, before
            first = tab
        before = tab
    yield first, before


def _rows(lines: Iterable[str]) -> Iterator[list[str]]:
    row: list[str] = []
    filled = False
    for line in lines:
        text = line.strip()
        if not text and "\t" in line:
            row += [] if filled else [""]
            filled = False
        elif text:
            # Two texts without a tab between, or a label behind values: a row begins.
            if filled or (not is_value_like(text) and any(map(is_value_like, row[1:]))):
                yield row if filled else [*row, ""]
                row = []
            row.append(text)
            filled = True
    yield row if filled or not row else [*row, ""]
