"""What was read of each cell, and what became of it where two readings disagree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from drafting.figures import Kind, Number, format_number
from drafting.reading.placing.values import BLANK, Value, read_value
from drafting.report import Unread, Why
from drafting.tables import cell_spec


class Reading(NamedTuple):
    """One reading of a cell: its value, and the text it was read from."""

    value: Value
    text: str


class Destinations(NamedTuple):
    """The cells of the form to which texts belong, in order; which of them are in a unit that it has not."""

    codes: tuple[str, ...]
    kinds: tuple[str, ...]
    foreign: tuple[bool, ...]


@dataclass
class Readings:
    """Readings by cell code, and passages that belong to no cell of the form."""

    cells: dict[str, tuple[Reading, ...]] = field(default_factory=dict)
    places: list[Unread] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.cells)

    @property
    def tables(self) -> set[str]:
        """The tables of which anything was read: t2, t3, t4."""
        return {code[:2] for code in self.cells}

    def read(self, code: str, text: str, *, foreign: bool = False) -> None:
        """Take the text of a cell; ``foreign`` where the head says a unit other than the form's."""
        kind = kind_of(code)
        if kind is None:
            self.place(code, text, Why.CONFLICT)
            return
        self._add(code, _reading(text, kind, foreign))

    def read_row(self, codes: Sequence[str], texts: Sequence[str], foreign: Sequence[bool]) -> None:
        """Take the texts of a row that stands as the form has it, a number a cell."""
        for code, text, other in zip(codes, texts, foreign, strict=True):
            self.read(code, text, foreign=other)

    def take(self, into: Destinations, texts: Iterable[str]) -> None:
        """Take texts whose cells are known."""
        self.add(dict(zip(into.codes, map(_reading, texts, into.kinds, into.foreign), strict=True)), ())

    def add(self, cells: Mapping[str, tuple[Reading, ...]], places: Iterable[Unread]) -> None:
        """Take what was read elsewhere."""
        if self.cells.keys().isdisjoint(cells.keys()):
            self.cells.update(cells)
        else:
            for code, readings in cells.items():
                self._add(code, readings)
        self.places.extend(places)

    def refuse(self, code: str, text: str, why: Why) -> None:
        """Say that the cell could not be read, from what text and why."""
        if cell_spec(code) is not None:
            self._add(code, (Reading(Value(None, why), text.strip()),))

    def place(self, where: str, text: str, why: Why) -> None:
        """Say that a passage belongs to no cell of the form."""
        self.places.append(Unread(where, text.strip(), why))

    def has(self, codes: Iterable[str]) -> bool:
        """Whether any of the cells was printed with a number."""
        return any(r.value.number is not None for code in codes for r in self.cells.get(code, ()))

    def settle(self, codes: Iterable[str]) -> tuple[dict[str, Number | None], list[Unread]]:
        """Every code's figure, and why where it has none; a code nobody read has no row."""
        cells = self.cells
        figures: dict[str, Number | None] = {}
        unread: list[Unread] = []
        for code in codes:
            found = cells.get(code, ())
            reading = found[0] if len(found) == 1 else _settle(found)
            value = reading.value  # taken apart, a named tuple costs three times as much
            figures[code] = value.number
            if value.why is not None:
                unread.append(Unread(code, reading.text, value.why))
        return figures, unread

    def _add(self, code: str, readings: tuple[Reading, ...]) -> None:
        self.cells[code] = self.cells[code] + readings if code in self.cells else readings


@lru_cache(maxsize=4096)
def _reading(text: str, kind: str, foreign: bool) -> tuple[Reading]:
    """The only reading of a cell's text; most are small numbers, and recur.

    The kind is given as its value: a member of an enumeration takes longer to look up than all else.
    """
    value = read_value(text, Kind(kind))
    if foreign and value.number is not None:
        value = Value(None, Why.NOT_A_NUMBER)
    return (Reading(value, text.strip()),)


@lru_cache(maxsize=1024)
def kind_of(code: str) -> str | None:
    """What the cell of a code holds, as a ``Kind``'s value; ``None`` where the form has none of this code."""
    spec = cell_spec(code)
    return spec.kind.value if spec else None


def _settle(readings: Sequence[Reading]) -> Reading:
    if not readings:
        return Reading(Value(None, Why.NO_ROW), "")
    first, *others = readings
    if all(reading.value == first.value for reading in others):
        return first
    return Reading(Value(None, Why.CONFLICT), "；".join(dict.fromkeys(map(_say, readings))))


def _say(reading: Reading) -> str:
    if reading.value == BLANK:
        return "空白"
    return reading.text or format_number(reading.value.number)
