"""Whether rows add up: what tells that one is whole, and in which order columns without a head stand."""

from collections.abc import Iterable, Sequence

from drafting.figures import Kind, Number
from drafting.reading.placing.values import is_blank, read_value
from drafting.report import Why

Row = Sequence[Number | None]
"""The numbers of a row of table three, as printed; ``None`` where a cell has none."""

_LEAST = 3
"""Rows: where one application came in, it stands in three (新收, its outcome, 总计)."""


def adds_up(values: Sequence[str], width: int) -> bool:
    """Whether of every ``width`` counts the last is the sum of the others, a blank none of them.

    A row of zeros and blanks says nothing: it does not.
    """
    read = [read_value(value, Kind.COUNT) for value in values]
    numbers = [value.number or 0 for value in read]
    blocks = [numbers[first : first + width] for first in range(0, len(numbers) - width + 1, width)]
    plain = all(value.number is not None or value.why is Why.BLANK for value in read)
    return plain and any(numbers) and width > 1 and all(sum(parts) == total for *parts, total in blocks)


def is_intact(values: Sequence[str], width: int) -> bool:
    """Whether no number in a row can have lost its last digit: it adds up, or holds zeros and blanks only."""
    return adds_up(values, width) or not any(
        read_value(value, Kind.COUNT).number or value.strip("0") for value in values if not is_blank(value)
    )


def has_shifted(values: Sequence[str], width: int) -> bool:
    """Whether counts printed a line each, the last of every ``width`` their sum, do not add up as they stand.

    And would if one of two alike were the same line twice, come where a blank was lost: the two hide each
    other, since so many values are there as cells.
    """
    numbers = [read_value(value, Kind.COUNT).number for value in values]
    if None in numbers or _are_sums(numbers, width):
        return False
    shorter = (
        numbers[:at] + numbers[at + 1 :] for at in range(1, len(numbers)) if numbers[at] == numbers[at - 1]
    )
    return any(
        _are_sums([*each[:blank], 0, *each[blank:]], width)
        for each in shorter
        for blank in range(len(numbers))
    )


def _are_sums(numbers: Row, width: int) -> bool:
    blocks = (numbers[first : first + width] for first in range(0, len(numbers), width))
    return all(sum(number or 0 for number in parts) == total for *parts, total in blocks)


def balances(row: Row, at: int = -1) -> bool | None:
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


def most_balance(rows: Iterable[Row]) -> bool:
    """Whether more than half of the rows that say so add up to their last number; one at least has to."""
    said = [says for row in rows if (says := balances(row)) is not None]
    return 2 * sum(said) > len(said)


def in_another_order(rows: Sequence[Row]) -> bool:
    """Whether 总计 stands in another column than the last.

    Most rows then do not add up to their last number. Of those most add up to that of another column; or,
    where blanks leave it open, none is against that column. A source's own errors are few and add up
    nowhere.
    """
    said = [(row, says) for row in rows if (says := balances(row)) is not None]
    against = [row for row, says in said if not says]
    if len(against) < _LEAST or 2 * len(against) <= len(said):
        return False
    others = ([balances(row, at) for row in against] for at in range(len(against[0]) - 1))
    return any(2 * each.count(True) > len(each) or False not in each for each in others)
