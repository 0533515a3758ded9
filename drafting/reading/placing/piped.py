"""A table printed a cell a line with pipes between: where its blanks are.

Nothing says where a row ends, but how many cells stand between one label and the next is the same for all
rows, but for those that merged cells leave blank. A row is read where it has as many as that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.reading.placing.values import is_value_like


@dataclass(frozen=True)
class Stretch:
    """A row of such a table: its code, how many values it has, how deep its label stands, its cells up to the

    next text; ``lines`` are those that it takes.

    ``before`` is the number of labels of groups printed in front of its label.
    """

    code: str
    label: str
    width: int
    depth: int
    before: int
    cells: tuple[str, ...]
    lines: tuple[int, ...]


def values_of(rows: Sequence[Stretch]) -> list[tuple[str, ...] | None]:
    """The values of each row, ``None`` where it has lost a cell or gained one.

    Four ways are tried: whether merged cells leave blanks (a label at the left reaches up to the values, a
    group's covers the rows below it, a narrow block is filled up), and whether one more blank ends each row,
    between two pipes. The one that most rows fit is the print's; none is, where another fits as many, less
    than half fit, or half as many again fit another way alone: some of its blanks are lost.
    """
    found = [
        [_fit(row, after, rows, merged, ending) for row, after in zip(rows, [*rows[1:], None], strict=False)]
        for merged in (True, False)
        for ending in (0, 1)
    ]
    *_, (next_most, _), (most, best) = sorted(
        (sum(each is not None for each in values), way) for way, values in enumerate(found)
    )
    same = [values for values in found if sum(each is not None for each in values) == most]
    elsewhere = sum(chosen is None and any(way) for chosen, *way in zip(found[best], *found, strict=True))
    clear = 2 * most > len(rows) and 2 * elsewhere < most and all(values == found[best] for values in same)
    return found[best] if clear and (len(same) > 1 or most > next_most) else [None] * len(rows)


def _fit(
    row: Stretch, after: Stretch | None, rows: Sequence[Stretch], merged: bool, ending: int
) -> tuple[str, ...] | None:
    first, behind = 0, 0
    if merged:
        first = max(each.depth for each in rows) - row.depth
        behind = max(each.width for each in rows) - row.width
        behind += after.depth - after.before if after else 0
    last = first + row.width
    inside, outside = row.cells[first:last], (*row.cells[:first], *row.cells[last:])
    whole = len(row.cells) - last - behind
    # Behind the last row the pipes may be missing that would end it.
    fits = whole == ending or (after is None and -behind <= whole <= ending)
    return inside if fits and not any(outside) and all(map(is_value_like, inside)) else None
