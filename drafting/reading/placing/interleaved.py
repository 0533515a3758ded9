"""Lines in which labels and numbers alternate → which numbers are which row's.

A label may be wrapped over several lines, its numbers on one of them, between two, above the first or below
the last; a print keeps to one of these ways. The lines are parsed in every way as rows, each of one label and
one group of numbers that touch; the way that leaves least over is the print's. A row is certain only where no
parse nearly as good gives label or numbers to others, and, unless both share a line, where its neighbours are
those of the form and no numbers are left over beside its own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafting.reading.placing.parses import Candidate, Order, Parse
from drafting.reading.placing.sums import is_intact
from drafting.reading.placing.wording import columns, heads, row_groups, rows

_MOST_FRAGMENTS = 8
"""Lines that a label may be wrapped over."""

_MOST_ITEMS = 800
"""More labels and groups of numbers than table three has, however it is broken."""

_BEGINS = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,2}|\d)[)）、.．](?!\d)")
"""How a label begins, and no line goes on."""

_LONGEST_LABEL = 60

# What a parse pays for what it leaves over or takes on trust.
_NEARLY = 3.0
_LEFT_NUMBERS = 10.0
_LEFT_NUMBER = 4.0
"""A single one: it may be a page's."""
_LEFT_WORDS = 4.0
_BLANK_ROW = 2.5
_MISPRINT = 1.0
_ODD_COUNT = 0.5


@dataclass(frozen=True)
class Item:
    """A line's words, or a group of numbers; ``inline``: on the line of the words before them."""

    lines: tuple[int, ...]
    words: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    inline: bool = False
    barrier: bool = False
    """A sentence: no row reaches over it."""

    @property
    def is_row(self) -> bool:
        """Whether several numbers share one line."""
        return len(self.lines) == 1 < len(self.values)

    @property
    def is_ragged(self) -> bool:
        """Whether of numbers printed a line each two share one: that cell has a number too many."""
        return 2 < len(self.lines) < len(self.values) < 2 * len(self.lines)

    @property
    def text(self) -> str:
        """The words put together."""
        return "".join(self.words)


@dataclass(frozen=True)
class Aligned:
    """A row found: its code, its numbers as printed, its label, its lines.

    ``scattered``: each number is a line; ``inline``: they share their label's; ``certain``: nothing else is
    possible.
    """

    code: str
    values: tuple[str, ...]
    label: str
    lines: tuple[int, ...]
    scattered: bool
    inline: bool
    certain: bool


_Way = Callable[[int, int, Item], bool]
"""Whether a print has rows of so many lines of label up to these numbers, and so many behind them."""

_WAYS: tuple[_Way, ...] = (
    lambda before, after, numbers: (before, after) == (1, 0) if numbers.inline else after == 0,
    # Above their label stand whole rows of numbers only: what is printed a cell a line goes downwards.
    lambda before, after, numbers: (
        (before, after) == (1, 0) if numbers.inline else before == 0 and numbers.is_row
    ),
    lambda before, after, numbers: numbers.inline and before == 1 <= after + 1,
    lambda before, after, numbers: numbers.inline and after == 0 < before,
    lambda before, after, numbers: (
        abs(before - 1 - after) <= 1
        if numbers.inline
        else min(before, after) > 0 and abs(before - after) <= 1 and numbers.is_row
    ),
)


def begins_label(text: str) -> bool:
    """Whether a line begins as a label does and no line goes on: with its ordinal."""
    return _BEGINS.match(text) is not None


def items_of(lines: Iterable[tuple[int, Sequence[str], Sequence[str]]], width: int) -> list[Item]:
    """The lines as items: (number of the line, its words, the values at its end).

    Values that follow one another on lines that hold fewer than a row are put together: the row is printed a
    cell a line, or broken.
    """
    items: list[Item] = []
    for index, words, values in lines:
        label = "".join(words)
        if len(label) > _LONGEST_LABEL or label.endswith("。"):
            items.append(Item((index,), barrier=True))
            continue
        if words:
            items.append(Item((index,), words=tuple(words)))
        if values:
            last = items[-1] if items and not words else None
            if last and last.values and max(len(last.values), len(values)) < width and not last.inline:
                items[-1] = Item((*last.lines, index), values=(*last.values, *values))
            else:
                items.append(Item((index,), values=tuple(values), inline=bool(words)))
    return items


def align(table: str, items: Sequence[Item], order: Order) -> list[Aligned]:
    """The rows of a table among these items, in the order in which they stand."""
    if len(items) > _MOST_ITEMS:
        return []
    found = list(_candidates(table, items, order.width))
    skipped = [_left_over(table, item) for item in items]
    parses = [Parse(skipped, [each for each in found if _is_way(way, items, each)], order) for way in _WAYS]
    best = min(parses, key=lambda parse: parse.cost)
    limit = best.cost + _NEARLY
    near = [candidate for parse in parses for candidate in parse.within(limit)]
    return [_aligned(items, best.rows, index, near, order) for index in range(len(best.rows))]


def _is_way(way: _Way, items: Sequence[Item], candidate: Candidate) -> bool:
    if candidate.numbers is None:
        return True
    before, after = candidate.numbers - candidate.start, candidate.end - candidate.numbers - 1
    return way(before, after, items[candidate.numbers])


def _candidates(table: str, items: Sequence[Item], width: int) -> Iterator[Candidate]:
    """Every stretch of items that can be a row: one label, and at most one group of numbers."""
    for start in range(len(items)):
        numbers: int | None = None
        label: list[Item] = []
        for end in range(start, min(len(items), start + _MOST_FRAGMENTS + 1)):
            item = items[end]
            if item.barrier or (item.values and numbers is not None):
                break
            if item.values:
                if item.inline and not label:
                    break
                numbers = end
            elif end > start and end + 1 < len(items) and items[end + 1].inline and numbers is not None:
                break  # the words of a line that has numbers of its own
            elif label and _BEGINS.match(item.text):
                break
            else:
                label.append(item)
            named = _named(table, label)
            if named and not (end + 1 < len(items) and items[end + 1].inline and not item.values):
                code, cost = named
                if cost and not _is_one(table, label, code):
                    continue
                cost += _BLANK_ROW if numbers is None else 0.0
                if numbers is not None and len(items[numbers].values) != width:
                    cost += _ODD_COUNT
                yield Candidate(start, end + 1, code, numbers, cost, len(label) > 1 and named[1] > 0)


def _is_one(table: str, label: Sequence[Item], code: str) -> bool:
    """Whether no part of a label is one by itself, but its beginning: two put together are no misprint."""
    first, *others = (rows(table).exact(item.text) for item in label)
    return first in (None, code) and not any(others)


def _named(table: str, label: Sequence[Item]) -> tuple[str, float] | None:
    """The row that these words state, and what it costs to say so; a group's label may stand in front."""
    if not label:
        return None
    words = label[0].words
    rest = "".join(item.text for item in label[1:])
    cost = 0.0
    for first, word in enumerate(words):
        text = "".join(words[first:]) + rest
        if (first == 0 or not cost or _BEGINS.match(word)) and (code := rows(table).exact(text)):
            return code, cost
        if not cost and (code := rows(table).match(text)):
            return code, _MISPRINT
        if not row_groups(table).match(word):
            cost = _MISPRINT  # a group's label, misprinted: then the row's is exact, with its ordinal
    return None


def _left_over(table: str, item: Item) -> float:
    if item.barrier:
        return 0.0
    if item.values:
        return _LEFT_NUMBERS if len(item.values) > 1 else _LEFT_NUMBER
    known = all(_is_known(table, word) for word in item.words) or _is_known(table, item.text)
    return 0.0 if known else _LEFT_WORDS


def _is_known(table: str, word: str) -> bool:
    """Whether a word is a group's, or one of the head's: a row's begins with an ordinal (3.其他)."""
    if row_groups(table).match(word):
        return True
    return not _BEGINS.match(word) and any(wording(table).match(word) for wording in (columns, heads))


def _aligned(
    items: Sequence[Item],
    found: Sequence[Candidate],
    index: int,
    near: Sequence[Candidate],
    order: Order,
) -> Aligned:
    row = found[index]
    numbers = items[row.numbers] if row.numbers is not None else None
    certain = not any(
        (other.code == row.code) != (other.numbers == row.numbers)
        for other in near
        if other.code == row.code or (row.numbers is not None and other.numbers == row.numbers)
    )
    if numbers is not None and (row.patched or not numbers.inline):
        certain = (
            certain and _has_its_neighbours(found, index, order) and not _touches_numbers(items, found, index)
        )
        certain = certain and not numbers.is_ragged
    elif numbers is not None:
        certain = certain and not _goes_on_below(items, found, index)
    lines = tuple(line for item in items[row.start : row.end] for line in item.lines)
    label = "".join(item.text for item in items[row.start : row.end])
    inline = numbers is not None and numbers.inline
    scattered = numbers is not None and not inline and not numbers.is_row
    return Aligned(row.code, numbers.values if numbers else (), label, lines, scattered, inline, certain)


def _has_its_neighbours(found: Sequence[Candidate], index: int, order: Order) -> bool:
    """Whether the rows before and behind are those of the form: where one is missing, numbers may be its."""
    codes = ["", *(row.code for row in found), ""][index : index + 3]
    return all(order.has(before, code) for before, code in pairwise(codes))


def _goes_on_below(items: Sequence[Item], found: Sequence[Candidate], index: int) -> bool:
    """Whether numbers under a row may be the last digits of its own, which narrow columns break.

    What stands beside the beginning of a label of its own is not. One number alone may be a page's: a row
    that adds up has lost no digit to it, nor has one of zeros.
    """
    row = found[index]
    behind = items[row.end : found[index + 1].start if index + 1 < len(found) else len(items)]
    rest: list[str] = []
    for item in behind:
        if item.barrier or _BEGINS.match(item.text):
            break
        rest += item.values
    own = items[row.numbers].values if row.numbers is not None else ()
    return len(rest) > 1 or (len(rest) == 1 and not is_intact(own, len(own)))


def _touches_numbers(items: Sequence[Item], found: Sequence[Candidate], index: int) -> bool:
    """Whether numbers that are no row's stand between the row and the one before or behind.

    One alone beside a whole row of them is a page's.
    """
    row = found[index]
    before = found[index - 1].end if index else 0
    behind = found[index + 1].start if index + 1 < len(found) else len(items)
    beside = (*items[before : row.start], *items[row.end : behind])
    own = items[row.numbers] if row.numbers is not None else None
    return any(len(item.values) > (1 if own and own.is_row else 0) for item in beside)
