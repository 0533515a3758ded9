"""Tables of text whose cells other marks part than tabs and pipes: strokes like a pipe, semicolons."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from drafting.reading.placing.values import is_value_like

_STROKES = re.compile("[\uffe8\u2223¦❘❙‖∥│┃]")
_DRAWN = re.compile("[─━┄┅┈┉═┌┍┎┏├┝┞┟┠┼╋└┗╔╠╚]")
_FEWEST_MARKS = 2
"""Of a line; one alone may stand in a sentence."""

_FEWEST_ROWS = 3
_FEWEST_VALUES = 0.5
"""The share of a row's cells behind its label that are numbers or blank."""


def with_known_marks(lines: Sequence[str]) -> list[str]:
    """The lines, those of tables with pipes or tabs between their cells."""
    text = "\n".join(lines)
    found = list(lines)
    if _STROKES.search(text) and not _DRAWN.search(text):  # else a table drawn with rules
        found = [
            _STROKES.sub("|", line) if len(_STROKES.findall(line)) >= _FEWEST_MARKS else line
            for line in found
        ]
    return list(_with_tabs(found)) if ";" in text else found


def _with_tabs(lines: Sequence[str]) -> Iterator[str]:
    """The lines; rows of as many semicolons that follow one another, one of them values, with tabs."""
    for count, group in groupby(lines, key=lambda line: line.count(";")):
        run = list(group)
        cells = [[_bare(cell) for cell in line.split(";")] for line in run]
        many = count >= _FEWEST_MARKS and len(run) >= _FEWEST_ROWS
        if many and any(map(_is_row, cells)) and not any("。" in line for line in run):
            yield from ("\t".join(row) for row in cells)
        else:
            yield from run


def _is_row(cells: Sequence[str]) -> bool:
    _, *others = cells
    values = [cell for cell in others if not cell or is_value_like(cell)]
    return len(values) >= _FEWEST_VALUES * len(others) and any(values)


def _bare(cell: str) -> str:
    """A cell without the quotation marks round it."""
    cell = cell.strip()
    return cell[1:-1].replace('""', '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell
