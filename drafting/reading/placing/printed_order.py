"""In which order a table without columns prints its values: below their labels or above, by which head."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drafting.reading.placing.interleaved import Aligned, Item
from drafting.reading.placing.printed_lines import PrintedLine
from drafting.reading.placing.wording import columns
from drafting.tables import APPLICANTS

_ORGANISATIONS = APPLICANTS[1:]


def downwards(found: Sequence[Aligned], items: Sequence[Item], width: int) -> Iterator[Aligned]:
    """The rows; none of those printed a cell a line is certain where values stand above the first.

    Each row's may then stand above its label. The columns' numbers, 1 2 3 …, are none; one value alone, which
    may be a page's number, counts where the last row has none.
    """
    first = min((row.lines[0] for row in found), default=0)
    above = [value for item in items if item.lines[0] < first for value in item.values]
    counted = [str(number) for number in range(1, len(above) + 1)]
    least = 1 if width == 1 or (found and not found[-1].values) else 2
    upwards = len(above) >= least and (above != counted or len(above) == 1)
    for row in found:
        yield replace(row, certain=False) if upwards and row.scattered else row


def is_shuffled(head: Sequence[PrintedLine]) -> bool:
    """Whether table three's head names the kinds of organisations in another order than the form."""
    named = [columns("t3").exact(word) for line in head for word in line.words]
    places = [_ORGANISATIONS.index(code) for code in named if code in _ORGANISATIONS]
    return any(second < first and second for first, second in pairwise(places))  # 0: the head again
