"""Where the columns of a table printed without rules stand: by its numbers, or by the labels over them."""

import itertools
import re
from collections.abc import Sequence

from drafting.reading.pdf.words import Band, Word, Words, merged
from drafting.reading.placing.values import is_value_like
from drafting.reading.placing.wording import columns, heads

COLUMNS = {"t3": 7, "t4": 15}
ORDINAL = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|\d{1,2}(?=[\u4e00-\u9fff])")
_EVEN = 1.0
"""Points by which columns of one breadth may differ."""


def values_of(line: Words) -> Words:
    """The values at the line's end."""
    return tuple(itertools.takewhile(lambda word: is_value_like(word.text), reversed(line)))[::-1]


def find_bands(table: str, lines: Sequence[Words]) -> list[Band]:
    """Where the columns stand: the places that the numbers of the rows have in common.

    Where a column is blank throughout, its label in the head says where it would be.
    """
    labels = [w for line in lines for w in line if ORDINAL.match(w.text) and not is_value_like(w.text)]
    # Where a line has one number, it may be a page's; a table whose only column is 总计 has no other.
    least = min(2, max(map(len, map(values_of, lines)), default=2))
    values = [
        word
        for line in lines
        if len(found := values_of(line)) >= least
        for word in found
        if not any(word.overlaps(label.x0, label.x1) for label in labels)
    ]
    bands = merged(values)
    if not bands or len(bands) >= COLUMNS[table]:
        return bands
    first, *_, last = [index for index, line in enumerate(lines) if len(values_of(line)) >= least] * 2
    start = next((i for i, line in enumerate(lines[:first]) if is_head(table, line)), first)
    # In front of table three's columns stand the labels, as far as any of them reaches.
    beside = (
        w.x1
        for line in lines[first : last + 1]  # no note below
        for w in line
        if w.x1 <= bands[0][0] and not is_value_like(w.text)
    )
    left = max(beside, default=0.0) if table == "t3" else 0.0
    head = [word for line in lines[start:first] for word in _respaced(line) if word.x0 > left - 1]
    labels = [word for word in head if not heads(table).match(word.text)]
    return _cells(merged(labels), bands, COLUMNS[table]) or merged([*values, *labels])


def _cells(labels: Sequence[Band], values: Sequence[Band], count: int) -> list[Band]:
    """Where values, or else labels, of columns of one breadth stand; empty where they do not tell.

    Labels of different lengths whose left sides, middles or right sides stand evenly apart are set so in
    their columns. Each of the values has to stand within one, all of them at the same side or in its middle.
    """
    places = [[x0 for x0, _ in labels], [(x0 + x1) / 2 for x0, x1 in labels], [x1 for _, x1 in labels]]
    steps = [[behind - before for before, behind in itertools.pairwise(place)] for place in places]
    even = [index for index, each in enumerate(steps) if each and max(each) - min(each) <= _EVEN]
    if len(labels) != count or len(even) != 1:
        return []
    step = sum(steps[even[0]]) / (count - 1)
    cells = [(place - step * even[0] / 2, place + step * (1 - even[0] / 2)) for place in places[even[0]]]
    within = [
        [index for index, (x0, x1) in enumerate(cells) if x0 - _EVEN <= value[0] and value[1] <= x1 + _EVEN]
        for value in values
    ]
    if any(len(each) != 1 for each in within) or len({index for (index,) in within}) < len(within):
        return []
    own = [(*value, *cells[index]) for value, (index,) in zip(values, within, strict=True)]
    offsets = [
        [x0 - left for x0, _, left, _ in own],
        [x0 + x1 - left - right for x0, x1, left, right in own],
        [right - x1 for _, x1, _, right in own],
    ]
    if not any(max(each) - min(each) <= 2 * _EVEN for each in offsets):
        return []
    own_bands = {index: value for value, (index,) in zip(values, within, strict=True)}
    bands = [own_bands.get(index, label) for index, label in enumerate(labels)]
    # No value may stand over two of them.
    return bands if all(before[1] < behind[0] for before, behind in itertools.pairwise(bands)) else []


def _respaced(line: Words) -> list[Word]:
    """The words of a line of the head, those put together that are a label's single characters set apart."""
    words: list[Word] = []
    for word in line:
        before = words[-1] if words else word
        apart = word.x0 - before.x1
        if len(word.text) == 1 and 0 < apart < (word.bottom - word.top) / 2 and before.text.isalpha():
            words[-1] = before.joined(word)
        else:
            words.append(word)
    return words


def is_head(table: str, line: Words) -> bool:
    """Whether a line holds a label of the table's head."""
    return any(columns(table).match(word.text) or heads(table).match(word.text) for word in line)
