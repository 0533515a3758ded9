"""Table four among lines: 15 values under its head, or three times five, each under a head of their own.

Its rows have no label: which values are its own is said by how many they are, and, where blanks leave a
choice, by its totals. A head broken into pieces (结果 结果 / 维持 纠正, or a character a line) is known by
having all the form's characters, and no other.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafting.reading.placing.header import DISPUTE_COLUMNS
from drafting.reading.placing.header_reading import dispute_named, is_column, is_disordered
from drafting.reading.placing.printed_lines import PrintedLine, is_wording, may_be_doubled, stand_twice
from drafting.reading.placing.readings import Readings
from drafting.reading.placing.sums import adds_up, has_shifted, is_intact
from drafting.report import Why
from drafting.tables import DISPUTES, edition

_LEADS = {rows * (len(DISPUTE_COLUMNS) + over) - over: over for rows in (2, 3) for over in (0, 1)}
"""Cells of a head of two or three rows, with or without a blank between → blanks before the values."""

_RESULTS = len(DISPUTE_COLUMNS) // len(DISPUTES)
_COLUMNS = edition("2021").table("t4").blocks[0].columns
_KINDS = tuple(dict.fromkeys(word for column in _COLUMNS for word in column.group))
"""The labels over the results: 行政复议, 行政诉讼 and the two under that."""

_CHARACTERS = Counter("".join((*_KINDS, *(column.label for column in _COLUMNS))))


def read_disputes(lines: Sequence[PrintedLine], readings: Readings) -> frozenset[int]:
    """Read table four; what cannot be told apart is refused.

    Returns:
        The lines that belong to the table rather than to the section's text.
    """
    pieces = _in_pieces(lines)
    if pieces:
        rest = _rest(lines, pieces[-1])
        moved = is_disordered([word for line in pieces for word in line.words])
        for column, value in zip(DISPUTE_COLUMNS, pieces[-1].values, strict=True):
            if rest or moved:
                text = " ".join((*pieces[-1].values, *rest))
                readings.refuse(f"t4.{column}", text, Why.AMBIGUOUS)
            else:
                readings.read(f"t4.{column}", value)
        return frozenset(line.index for line in pieces)
    parts = list(_dispute_parts(lines))
    if not any(is_column("t4", word) for part in parts for word in part.words):
        return frozenset()
    filled = [part for part in parts if any(part.values)]
    width = len(DISPUTE_COLUMNS) // (len(filled) or 1)
    doubled = stand_twice(line for line in lines if not line.words or is_column("t4", line.label))
    chosen = [None if doubled and part.may_be_doubled else part.chosen(width) for part in filled]
    in_order = [part.block for part in filled] in ([None] * len(filled), [*DISPUTES])
    moved = any(is_disordered(part.words) for part in filled)
    readable = len(filled) == 1 or (len(filled) == len(DISPUTES) and in_order)
    values = [value for part in chosen if part for value in part]
    for position, column in enumerate(DISPUTE_COLUMNS):
        if readable and not moved and None not in chosen:
            readings.read(f"t4.{column}", values[position])
        elif filled:
            text = " ".join(value for part in filled for value in part.values)
            readings.refuse(f"t4.{column}", text, Why.AMBIGUOUS)
    return frozenset(line.index for part in parts for line in (*part.head, *part.body))


def _in_pieces(lines: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    """The lines of a head in pieces and the one line of 15 values under it; none where no head is whole."""
    valued = [
        i for i, line in enumerate(lines) if len(line.values) == len(DISPUTE_COLUMNS) and not line.words
    ]
    last = valued[0] if len(valued) == 1 else 0
    for first in range(last):
        head = lines[first:last]
        text = "".join(line.label for line in head)
        if text.startswith(_KINDS[0]) and not any(line.values for line in head):
            places = [text.find(kind) for kind in _KINDS]
            if Counter(text) == _CHARACTERS and places == sorted(places):
                return lines[first : last + 1]
    return ()


def _rest(lines: Sequence[PrintedLine], row: PrintedLine) -> tuple[str, ...]:
    """What stands under the values and may be the last digits of some: narrow columns break a number.

    One number alone is a page's where no value can have lost a digit to it.
    """
    below: list[str] = []
    for line in lines:
        if line.index > row.index and line.words:
            break
        below += line.values if line.index > row.index else ()
    return () if len(below) == 1 and is_intact(row.values, _RESULTS) else tuple(below)


@dataclass
class _Disputes:
    """Table four, or the part of it that has a head of its own: lines of the head, lines of values."""

    head: list[PrintedLine] = field(default_factory=list)
    body: list[PrintedLine] = field(default_factory=list)
    blanks: int = 0
    """Empty cells between the head's words."""

    @property
    def words(self) -> list[str]:
        """The head's words."""
        return [word for line in self.head for word in line.words]

    @property
    def block(self) -> str | None:
        """The one block that the head names."""
        named = {block for line in self.head if (block := dispute_named(line.label))}
        return named.pop() if len(named) == 1 else None

    @property
    def values(self) -> tuple[str, ...]:
        """The values, with the blanks at either end that may be the rest of merged cells."""
        return tuple(value for line in self.body for value in line.values)

    @property
    def _is_scattered(self) -> bool:
        return all(len(line.values) == 1 and line.values[0] for line in self.body)

    @property
    def may_be_doubled(self) -> bool:
        """Whether of values printed a line each one may stand twice, which its sum would not show."""
        return self._is_scattered and may_be_doubled(self.values)

    @property
    def _is_ragged(self) -> bool:
        """Whether of values printed a line each two share one: that cell has a number too many."""
        return 2 < len(self.body) < len(self.values) < 2 * len(self.body)

    def chosen(self, width: int) -> tuple[str, ...] | None:
        """So many values: where blanks leave a choice, the totals have to say which they are.

        So they have where a value alone on its line, beside others that share theirs, may be a page's number,
        and where a blank too many may have moved all that follow it. Of those printed a line each one may
        stand twice, and hide that a blank was lost.
        """
        values = self.values
        if self._is_ragged or (self._is_scattered and has_shifted(values, _RESULTS)):
            return None
        head = len(self.words) + self.blanks
        lead = _LEADS.get(head) if width == len(DISPUTE_COLUMNS) else None
        if head == width == len(values) - 1 and not values[0]:
            lead = 1  # a head of one row, of which a blank before it leaves no trace
        if lead is not None and len(values) <= width + 2 * lead:
            inside, outside = values[lead : lead + width], (*values[:lead], *values[lead + width :])
            return inside if len(inside) == width and not any(outside) else None
        found = [
            values[first : first + width]
            for first in range(len(values) - width + 1)
            if not any((*values[:first], *values[first + width :]))
        ]
        stray = len(values) > width or len({len(line.values) > 1 for line in self.body}) > 1
        if len(found) > 1 or stray or (found and not found[0][0]):
            # What begins with a blank may begin one later, and have lost its end.
            found = [
                each
                for each in found
                if adds_up(each, _RESULTS) and (each[0] or not adds_up(each[1:], _RESULTS))
            ]
        return found[0] if len(set(found)) == 1 else None


def _dispute_parts(lines: Sequence[PrintedLine]) -> Iterator[_Disputes]:
    part = _Disputes()
    for line in lines:
        is_head = bool(line.words) and all(map(_is_dispute, line.words))
        if is_head and any(part.values):
            yield part
            part = _Disputes()
        if is_head:
            part.blanks += len(part.values) if part.head else 0
            part.head.append(line)
            part.body = []
        if line.values and part.head and (is_head or not line.words):
            part.body.append(line)
    yield part


def _is_dispute(word: str) -> bool:
    return is_wording("t4", word) or is_column("t4", word) or dispute_named(word) is not None
