"""Whether rows of table three add up: what tells of columns without a head in which order they stand."""

from collections.abc import Iterable, Sequence

from drafting.figures import Number

Row = Sequence[Number | None]
"""The numbers of a row, as printed; ``None`` where a cell has none."""


_LEAST = 3
"""Rows: where one application came in, it stands in three (新收, its outcome, 总计)."""


def adds_up(row: Row, at: int = -1) -> bool | None:
    """Whether the number in one place, 总计, is the sum of the others; ``None`` where the row does not say.

    A row of zeros says nothing, nor does one without 总计. Where others are blank, only one whose others are
    more than 总计 says that it does not.
    """
    total = row[at]
    known = [number for number in row if number is not None]
    if total is None or not any(known):
        return None
    parts = sum(known) - total
    if len(known) < len(row):
        return None if parts <= total else False
    return total == parts


def most_add_up(rows: Iterable[Row]) -> bool:
    """Whether more than half of the rows that say so add up to their last number; one at least has to."""
    said = [adds for row in rows if (adds := adds_up(row)) is not None]
    return 2 * sum(said) > len(said)


def in_another_order(rows: Sequence[Row]) -> bool:
    """Whether 总计 stands in another column than the last.

    Most rows then do not add up to their last number. Of those most add up to that of another column; or,
    where blanks leave it open, none is against that column. A source's own errors are few and add up
    nowhere.
    """
    against = [row for row in rows if adds_up(row) is False]
    said = sum(adds_up(row) is not None for row in rows)
    if len(against) < _LEAST or 2 * len(against) <= said:
        return False
    others = ([adds_up(row, at) for row in against] for at in range(len(against[0]) - 1))
    return any(2 * each.count(True) > len(each) or False not in each for each in others)
