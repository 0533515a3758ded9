"""Whether rows of table three add up: what tells of columns without a head in which order they stand."""

from collections.abc import Iterable, Sequence

from drafting.figures import Number

Row = Sequence[Number | None]
"""The numbers of a row, as printed; ``None`` where a cell has none."""


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

    Most rows then do not add up to their last number, and most do to that of another column, as far as they
    say. A source's own errors add up nowhere.
    """
    against = [row for row in rows if adds_up(row) is False]
    return 2 * len(against) > sum(adds_up(row) is not None for row in rows) and any(
        2 * sum(adds_up(row, at) is False for row in against) <= len(against)
        for at in range(len(against[0]) - 1)
    )
