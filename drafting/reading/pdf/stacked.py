"""Table two printed without rules: its blocks by their heads, its values by where they stand.

A row with a value for each column is read in order. Where some are blank, a value is the column's under whose
label, or whose numbers in the block's whole rows, it stands; where it stands under none, the row is not read.
Labels of several blocks that begin at one place say where their columns begin, too.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.reading.document import Cell, Grid
from drafting.reading.pdf.bands import values_of
from drafting.reading.pdf.broken import closed_up, with_marks
from drafting.reading.pdf.unruled import Table
from drafting.reading.pdf.words import Band, Word, Words
from drafting.reading.placing.header import BLOCKS
from drafting.reading.placing.values import APART
from drafting.reading.placing.wording import columns, heads, rows

_DIGIT = re.compile(r"\d")
_SAME_PLACE = 1.0
"""Points within which labels begin at one place."""


def find_blocks(lines: Sequence[Words]) -> Table | None:
    """The blocks among the lines of the section; ``None`` where a line between them is none of theirs."""
    lines = with_marks([closed_up(line) for line in lines])
    kinds = _with_wrapped([_kind(line) for line in lines])
    known = [index for index, kind in enumerate(kinds) if kind]
    if "row" not in kinds or "head" not in kinds:
        return None
    start, end = known[0], known[-1] + 1
    if not all(kinds[start:end]) or "row" in kinds[start : kinds.index("head")]:
        return None
    blocks = [_Block.of(lines[first:last], kinds[first:last]) for first, last in _blocks(kinds, start, end)]
    left = _is_left_aligned([block.head[1] for block in blocks if len(block.head) > 1])
    placed = not any(block.is_crooked(left=left) for block in blocks)
    printed = [texts for block in blocks for texts in block.texts(left=left, placed=placed)]
    grid = Grid(
        tuple(tuple(Cell(text, r, c) for c, text in enumerate(texts)) for r, texts in enumerate(printed))
    )
    return Table(grid, start, end)


def _kind(line: Words) -> str:
    """What a line is: a block's ``title``, its ``head``, a ``row``; empty where it is none of them."""
    if any(columns("t2").match(word.text) for word in line):
        return "head"
    if rows("t2").match(_text(line[: len(line) - len(values_of(line))])):
        return "row"
    return "title" if heads("t2").match(_text(line)) else ""


def _text(words: Iterable[Word]) -> str:
    return "".join(word.text for word in words)


def _with_wrapped(kinds: Sequence[str]) -> list[str]:
    """The kinds, where a line beside one of the head is the rest of a label that is wrapped."""
    found = list(kinds)
    for index, kind in enumerate(kinds):
        beside = (*found[max(0, index - 1) : index], *kinds[index + 1 : index + 2])
        if not kind and "head" in beside and "row" in kinds[index:]:
            found[index] = "head"
    return found


def _blocks(kinds: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """From where up to where each block reaches: a row ends it that no other row follows."""
    first = start
    for index in range(start, end):
        if kinds[index] == "row" and (index + 1 == end or kinds[index + 1] != "row"):
            yield first, index + 1
            first = index + 1


@dataclass(frozen=True)
class _Block:
    """A block's titles, the labels of its head from left to right, and its rows: label and values."""

    titles: Sequence[str]
    head: Sequence[Word]
    rows: Sequence[tuple[str, Words]]

    @classmethod
    def of(cls, lines: Sequence[Words], kinds: Sequence[str]) -> "_Block":
        by_kind: dict[str, list[Words]] = {"head": [], "title": [], "row": []}
        for line, kind in zip(lines, kinds, strict=True):
            by_kind[kind].append(line)
        values = [values_of(line) for line in by_kind["row"]]
        labels = [_text(line[: len(line) - len(v)]) for line, v in zip(by_kind["row"], values, strict=True)]
        return cls(
            [_text(line) for line in by_kind["title"]],
            _labels([word for line in by_kind["head"] for word in line]),
            list(zip(labels, values, strict=True)),
        )

    def _cells(self) -> list[Band] | None:
        """Where the columns are whose labels stand at their left; ``None`` where one may be missing."""
        named = self.head[1:]
        if tuple(columns("t2").match(label.text) for label in named) not in BLOCKS:
            return None
        ends = [*(label.x0 - _SAME_PLACE for label in named[1:]), math.inf]
        return [(label.x0 - _SAME_PLACE, end) for label, end in zip(named, ends, strict=True)]

    @property
    def _whole(self) -> list[Words]:
        """The values of the rows that have one for each column."""
        return [values for _, values in self.rows if len(values) == len(self.head) - 1]

    def is_crooked(self, *, left: bool) -> bool:
        """Whether a row with all its values has one under another column's label: places say nothing then."""
        bands = (self._cells() if left else None) or [(label.x0, label.x1) for label in self.head[1:]]
        return any(
            value.overlaps(*band)
            for values in self._whole
            for at, value in enumerate(values)
            for other, band in enumerate(bands)
            if other != at
        )

    def texts(self, *, left: bool, placed: bool) -> Iterator[list[str]]:
        """The rows of the grid; ``left``: each label stands at its column's left; ``placed``: values do."""
        yield from ([title] for title in self.titles)
        yield [label.text for label in self.head]
        bands: list[list[Band]] = [
            [(label.x0, label.x1), *((values[index].x0, values[index].x1) for values in self._whole)]
            for index, label in enumerate(self.head[1:])
        ]
        if left and (cells := self._cells()):
            bands = [[cell] for cell in cells]
        for label, values in self.rows:
            apart = _DIGIT.search(label)  # a value that is no more told from the label
            known = (placed and not apart) or (len(values) == len(bands) and not apart)
            texts = [value.text for value in values]
            yield [label, *(_placed(values, bands) if known else [APART + " ".join(texts)] * len(bands))]


def _is_left_aligned(labels: Sequence[Word]) -> bool:
    """Whether labels of one column, of different lengths, begin at one place."""
    begin = [label.x0 for label in labels]
    end = [label.x1 for label in labels]
    return bool(labels) and max(begin) - min(begin) <= _SAME_PLACE < max(end) - min(end)


def _labels(words: Iterable[Word]) -> list[Word]:
    """The labels of the head from left to right, each put together from its lines."""
    labels: list[Word] = []
    for word in words:
        over = [label for label in labels if word.overlaps(label.x0, label.x1)]
        if len(over) == 1:
            labels.remove(over[0])
            word = over[0].joined(word)
        labels.append(word)
    labels.sort(key=lambda label: label.x0)
    # What stands in front of the first column, set apart or not, is the corner.
    first = next((i for i, label in enumerate(labels) if columns("t2").match(label.text)), 0)
    corner = [replace(labels[0], text=_text(labels[:first]))] if first else []
    return [*corner, *labels[first:]]


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
