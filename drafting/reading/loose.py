"""Tables that arrive without a table: a label and its numbers on one line, or one cell a line.

The lines of a section are a stream of labels and values. A label is followed by its row's values; they are
read only where there are exactly as many as the row has columns. Anything else has lost its blanks or run
together, and is told, not guessed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from drafting.figures import Kind
from drafting.reading.document import EMPTY_CELL
from drafting.reading.headers import table_of
from drafting.reading.readings import Readings
from drafting.reading.values import is_value_like, read_value
from drafting.reading.wording import columns, heads, row_groups, rows
from drafting.report import Why
from drafting.tables import edition

_LONGEST_LABEL = 60
_MOST_FRAGMENTS = 8
"""Words that a label may be broken into by spaces or line breaks."""

_SPACED = re.compile(r"(?<![^\s|｜])(?!无)[\u4e00-\u9fff](?:[ \t\u3000](?!无)[\u4e00-\u9fff])+(?![^\s|｜])")
"""A label set with a space between its characters: 结 果 维 持."""

_APPLICANT_ORDER = tuple(column.code for column in edition("2021").table("t3").blocks[0].columns)
_DISPUTE_ORDER = tuple(column.code for column in edition("2021").table("t4").blocks[0].columns)


class _Pairing(Enum):
    """How sure it is that the values are the label's."""

    CERTAIN = auto()
    BELOW = auto()
    """If values stand below their labels here, which they do unless some stand above."""
    UNCLEAR = auto()


@dataclass
class _Row:
    """A row in the making: label fragments (a label may be wrapped) and values, each with its line."""

    labels: list[tuple[int, str]] = field(default_factory=list)
    values: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_single_value(self) -> bool:
        """Whether there is one value and nothing else, as where a page's number stands."""
        return not self.labels and len(self.values) == 1

    def label(self, table: str) -> tuple[str | None, int]:
        """The row code that the last fragments state, put together, and how many of them."""
        counts = range(1, min(_MOST_FRAGMENTS, len(self.labels)) + 1)
        for match in (rows(table).exact, rows(table).match):
            for count in counts:
                code = match("".join(text for _, text in self.labels[-count:]))
                if code:
                    return code, count
        return None, 0


@dataclass(frozen=True)
class _Found:
    """A row whose label is known: the cells it should have, the values it has, the text, how they pair."""

    cells: tuple[str, ...]
    values: tuple[str, ...]
    text: str
    pairing: _Pairing

    @property
    def complete(self) -> bool:
        """Whether it has exactly a value for each cell."""
        return len(self.cells) == len(self.values)

    @property
    def adds_up(self) -> bool:
        """Whether the last value is the sum of the others, as in table three."""
        *parts, total = [read_value(value, Kind.COUNT).number for value in self.values]
        known = [part for part in parts if part is not None]
        return len(known) == len(parts) > 1 and total == sum(known)


def read_loose(table: str, lines: Sequence[str], readings: Readings) -> frozenset[int]:
    """Read a table from the lines of its section.

    Args:
        table: t2, t3 or t4.
        lines: the section's paragraphs.
        readings: takes what is read.

    Returns:
        The lines that belong to the table rather than to the section's text.
    """
    if table == "t4":
        return _read_disputes(lines, readings)
    found = _Stream(table, readings)
    for index, line in enumerate(lines):
        found.take(index, line)
    found.close()
    found.read()
    return frozenset(found.consumed)


class _Stream:
    """The lines of a section: rows whole on one line, and runs of labels and of values that alternate.

    A run of labels and values between two whole rows (or heads, or prose) says by its ends how it pairs: with
    label first and value last, values follow their labels; with value first and label last, they stand above.
    """

    def __init__(self, table: str, readings: Readings) -> None:
        self._table = table
        self._readings = readings
        self._codes: list[str] = list(_APPLICANT_ORDER) if table == "t3" else []
        self._row = _Row()
        self._run: list[_Row] = []
        self._some_above = False
        self._found: list[_Found] = []
        self._in_head = False
        self.consumed: set[int] = set()

    def take(self, index: int, line: str) -> None:
        labels, values = _split(line)
        if values == [""] and not self._run:  # the rest of a merged cell before the first label
            self.consumed.add(index)
            return
        if labels and _is_head(self._table, labels) and not values:
            self.close()
            self.consumed.add(index)
            self._head(labels)
            return
        label = "".join(labels)
        if len(label) > _LONGEST_LABEL or label.endswith("。"):
            self.close()
            return
        row = _Row([(index, word) for word in labels], [(index, value) for value in values])
        if labels and values:
            self._take_whole(row)
        elif values and not self._run and self._goes_on(len(values)):
            self._row.values += row.values
        elif self._run and bool(self._run[-1].labels) == bool(labels):
            self._run[-1].labels += row.labels
            self._run[-1].values += row.values
        elif row.labels or row.values:
            self._run.append(row)

    def _goes_on(self, count: int) -> bool:
        """Whether the row at hand has room for so many more values: its line was broken among them."""
        return bool(self._row.labels) and len(self._row.values) + count <= len(self._codes)

    def _take_whole(self, row: _Row) -> None:
        """A row on one line; the lines of labels above it are the beginning of its label, or of another's."""
        if self._run and self._run[-1].labels and row.label(self._table)[0] is None:
            row.labels = self._run.pop().labels + row.labels
        self.close()
        self._row = row

    def close(self) -> None:
        """End the whole row at hand, and the run of labels and values behind it."""
        row, self._row = self._row, _Row()
        run, self._run = self._run, []
        self._place(row, row, _Pairing.CERTAIN)
        if len(run) > 2 and run[0].is_single_value and run[-1].values:
            del run[0]  # a page's number before the first label
        if not run:
            return
        above = bool(run[0].values)
        if above and run[-1].values:  # before the first label and after the last: either may be too many
            for label in run[1::2]:
                self._place(label, run[0], _Pairing.UNCLEAR)
        elif above:
            for values, label in zip(run[::2], run[1::2], strict=True):
                self._place(label, values, self._above(label))
        else:
            # Or each label's values stand above it, and those of the first, or of the row before, were lost.
            for label, values in zip(run[::2], [*run[1::2], _Row()], strict=False):
                self._place(label, values, _Pairing.BELOW)

    def _above(self, label: _Row) -> _Pairing:
        """Values stand above their label; of two labels below, only the nearer is theirs."""
        self._some_above = True
        _, fragments = label.label(self._table)
        before = _Row(label.labels[: len(label.labels) - fragments])
        return _Pairing.UNCLEAR if before.label(self._table)[0] else _Pairing.CERTAIN

    def _place(self, label: _Row, values: _Row, pairing: _Pairing) -> None:
        """Note the row that the label states, with its values."""
        self.consumed.update(index for index, word in label.labels if _is_wording(self._table, word))
        code, fragments = label.label(self._table)
        if code is None or not any(value for _, value in values.values):
            return
        self._in_head = False
        self.consumed.update(index for index, _ in (*label.labels[-fragments:], *values.values))
        cells = tuple(f"{self._table}.{code}.{column}" for column in self._codes)
        texts = _between_blanks([value for _, value in values.values])
        self._found.append(_Found(cells, texts, f"{label.labels[-1][1]} {' '.join(texts)}", pairing))

    def read(self) -> None:
        """Read the rows found. Where one has lost or gained values, the others may have both lost and gained:

        then only those whose values add up are believed.
        """
        intact = all(found.complete for found in self._found)
        for found in self._found:
            clear = found.pairing is _Pairing.CERTAIN or (
                found.pairing is _Pairing.BELOW and not self._some_above
            )
            believed = clear and found.complete and (intact or found.adds_up)
            for position, cell in enumerate(found.cells):
                if believed:
                    self._readings.read(cell, found.values[position])
                else:
                    self._readings.refuse(cell, found.text, Why.AMBIGUOUS)

    def _head(self, labels: Sequence[str]) -> None:
        """Note the columns of a block of table two; table three's are always the same seven."""
        if self._table != "t2":
            return
        if not self._in_head:
            self._codes = []
        self._in_head = True
        self._codes += [name for label in labels if (name := columns("t2").match(label))]


def _between_blanks(values: Sequence[str]) -> tuple[str, ...]:
    """The values without the empty cells at both ends: the rest of merged cells may stand among those."""
    filled = [index for index, value in enumerate(values) if value]
    return tuple(values[filled[0] : filled[-1] + 1]) if filled else ()


def _read_disputes(lines: Sequence[str], readings: Readings) -> frozenset[int]:
    head: set[int] = set()
    body: set[int] = set()
    values: list[str] = []
    for index, line in enumerate(lines):
        labels, given = _split(line)
        if labels and all(_is_wording("t4", label) for label in labels):
            head.add(index)
        elif head and given and not labels:
            body.add(index)
            values += given
    if len(head) == 0 or not any(columns("t4").match(label) for i in head for label in _split(lines[i])[0]):
        return frozenset()
    values = list(_between_blanks(values))
    for position, column in enumerate(_DISPUTE_ORDER):
        if len(values) == len(_DISPUTE_ORDER):
            readings.read(f"t4.{column}", values[position])
        elif values:
            readings.refuse(f"t4.{column}", " ".join(values), Why.AMBIGUOUS)
    return frozenset(head | body)


def _split(line: str) -> tuple[list[str], list[str]]:
    """A line's words and the values at its end."""
    if line == EMPTY_CELL:
        return [], [""]
    words = [word for word in re.split(r"[\s|｜]+", _SPACED.sub(_closed_up, line.strip())) if word]
    end = len(words)
    while end and is_value_like(words[end - 1]):
        end -= 1
    return words[:end], words[end:]


def _closed_up(spaced: re.Match[str]) -> str:
    return "".join(spaced[0].split())


def _is_head(table: str, labels: Sequence[str]) -> bool:
    whole = "".join(labels)
    if rows(table).match(whole) or row_groups(table).match(whole):
        return False
    if rows(table).match(labels[-1]) and any(row_groups(table).match(label) for label in labels[:-1]):
        return False
    return table_of([whole]) == table or all(_is_wording(table, label) for label in labels)


def _is_wording(table: str, label: str) -> bool:
    """Whether a text is one that the table's head or left side prints."""
    return any(
        wording.match(label) is not None
        for wording in (columns(table), heads(table), row_groups(table), rows(table))
    )
