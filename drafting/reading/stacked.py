"""Table two printed without rules: its blocks by their heads, its values by where they stand.

A row with a value for each column is read in order. Where some are blank, a value is the column's under whose
label, or whose numbers in the block's whole rows, it stands; where it stands under none, the row is not read.
"""

from collections.abc import Iterator, Sequence

from drafting.reading.document import Cell, Grid
from drafting.reading.unruled import APART, Band, Table, Words, values_of
from drafting.reading.wording import columns, heads, rows


def find_blocks(lines: Sequence[Words]) -> Table | None:
    """The blocks among the lines of the section; ``None`` where a line between them is none of theirs."""
    kinds = [_kind(line) for line in lines]
    known = [index for index, kind in enumerate(kinds) if kind]
    if "row" not in kinds or "head" not in kinds:
        return None
    start, end = known[0], known[-1] + 1
    if not all(kinds[start:end]) or "row" in kinds[start : kinds.index("head")]:
        return None
    printed: list[list[str]] = []
    for first, last in _blocks(kinds, start, end):
        printed += _block(lines[first:last], kinds[first:last])
    grid = Grid(
        tuple(tuple(Cell(text, r, c) for c, text in enumerate(texts)) for r, texts in enumerate(printed))
    )
    return Table(grid, start, end)


def _kind(line: Words) -> str:
    """What a line is: a block's ``title``, its ``head``, a ``row``; empty where it is none of them."""
    label = "".join(word.text for word in line)
    names = [columns("t2").match(word.text) for word in line]
    if len(line) > 1 and any(names) and all(names[1:]):
        return "head"
    before = "".join(word.text for word in line[: len(line) - len(values_of(line))])
    if rows("t2").match(before):
        return "row"
    return "title" if heads("t2").match(label) else ""


def _blocks(kinds: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """From where up to where each block reaches: a row ends it that no other row follows."""
    first = start
    for index in range(start, end):
        if kinds[index] == "row" and (index + 1 == end or kinds[index + 1] != "row"):
            yield first, index + 1
            first = index + 1


def _block(lines: Sequence[Words], kinds: Sequence[str]) -> Iterator[list[str]]:
    head = next((line for line, kind in zip(lines, kinds, strict=True) if kind == "head"), ())
    found = [values_of(line) for line, kind in zip(lines, kinds, strict=True) if kind == "row"]
    whole = [values for values in found if len(values) == len(head) - 1]
    bands = [
        [(label.x0, label.x1), *((values[index].x0, values[index].x1) for values in whole)]
        for index, label in enumerate(head[1:])
    ]
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "row":
            values = values_of(line)
            label = "".join(word.text for word in line[: len(line) - len(values)])
            yield [label, *_placed(values, bands)]
        elif kind == "head":
            yield [word.text for word in line]
        else:
            yield ["".join(word.text for word in line)]


def _placed(values: Words, bands: Sequence[Sequence[Band]]) -> list[str]:
    """The texts of the columns; no number can be read from them where a value may be another's."""
    if len(values) == len(bands):
        return [value.text for value in values]
    texts = [""] * len(bands)
    over = [[i for i, band in enumerate(bands) if any(value.overlaps(*b) for b in band)] for value in values]
    if any(len(places) != 1 for places in over) or len({place for (place,) in over}) < len(over):
        return [APART + " ".join(value.text for value in values)] * len(bands)
    for value, (place,) in zip(values, over, strict=True):
        texts[place] = value.text
    return texts
