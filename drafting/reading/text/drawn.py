"""Tables drawn with characters (│ ─ ┼, + - |) → rows with pipes.

What stands between two rules is one row, whose labels may be wrapped; without rules each line is one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from drafting.reading.placing.header_reading import table_of
from drafting.reading.placing.values import is_blank, is_value_like
from drafting.reading.placing.wording import rows

_UPRIGHT = "│┃║┆┇┊┋╎╏"
_LEVEL = "─━═┄┅┈┉╌╍"
_JOINT = "┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬"
_DRAWN = re.compile(f"[{_UPRIGHT}{_LEVEL}{_JOINT}]")
_BETWEEN = re.compile(f"[{_UPRIGHT}{_JOINT}]")
_RULED = re.compile(f"[{_JOINT}{_UPRIGHT}]?[{_LEVEL}]+[{_JOINT}{_UPRIGHT}]")
_PLUS_RULE = re.compile(r"\+[-=:]{2,}\+")
_PLUS_BETWEEN = re.compile(r"[|+]")

_LABELLED = ("t2", "t3")
"""The tables whose rows have labels."""

Row = list[str]
_JOINED = "<br>"
"""How a row with pipes says that a cell has several lines."""


def with_pipes(lines: Iterable[str]) -> Iterator[str]:
    """The lines, those of drawn tables as rows with pipes at both ends and no rules between."""
    table: list[str] = []
    plus = False
    for line in lines:
        bare = line.strip()
        starts = bool(_PLUS_RULE.match(bare))
        if starts or (plus and bare.startswith("|") and bare.endswith(("|", "+"))) or _DRAWN.match(bare):
            plus = plus or starts
            table.append(bare)
        else:
            yield from _rows(table, plus)
            table, plus = [], False
            yield line
    yield from _rows(table, plus)


def _rows(table: Sequence[str], plus: bool) -> Iterator[str]:
    """The rows of one drawn table."""
    stretches: list[list[Row]] = [[]]
    for line in table:
        cells = [cell.strip() for cell in (_PLUS_BETWEEN if plus else _BETWEEN).split(line)[1:-1]]
        if not cells:
            stretches.append([])  # a rule that nothing joins
        elif _PLUS_RULE.search(line) if plus else _RULED.search(line):
            left = ["" if set(cell) <= set(_LEVEL + "-=:") else cell for cell in cells]
            if any(left) and stretches[-1]:  # a merged label goes on beside the rule
                stretches[-1].append(left)
            stretches.append([])
        else:
            stretches[-1].append(cells)
    for stretch in stretches:
        for row in _joined(stretch):
            yield f"| {' | '.join(row)} |"


def _joined(lines: Sequence[Row]) -> Iterator[Row]:
    """The rows that stand between two rules: one, unless several lines are a row by themselves."""
    heads = [table_of(line) is not None for line in lines]
    filled = [any(map(_is_filled, line)) for line in lines]
    first = next((index for index, values in enumerate(filled) if values), len(lines))
    body = lines[first:]
    if sum(heads[:first]) > 1 or (any(heads[:first]) and body):
        row: list[Row] = []
        for line, head in zip(lines[:first], heads[:first], strict=True):
            if head and row:
                yield _one(row)
                row = []
            row.append(line)
        yield _one(row)
    else:
        body = lines
    if sum(filled) <= 1 or _is_one_row(body):
        yield from [_one(body)] if body else []
    else:
        yield from body


def _is_filled(cell: str) -> bool:
    return is_value_like(cell) and not is_blank(cell)


def _is_one_row(lines: Sequence[Row]) -> bool:
    """Whether the labels of all lines together are a row's, and not each line's with a value by itself."""
    filled = [_label([line]) for line in lines if any(map(_is_filled, line))]
    if all(any(rows(table).exact(label) for table in _LABELLED) for label in filled):
        return False
    return any(rows(table).match(_label(lines)) for table in _LABELLED)


def _label(lines: Iterable[Row]) -> str:
    return "".join(cell for line in lines for cell in line if not is_value_like(cell))


def _one(lines: Sequence[Row]) -> Row:
    return [_JOINED.join(filter(None, texts)) for texts in zip_longest(*lines, fillvalue="")]
