"""Tables that arrive without a table: rows of spaces, a cell a line, labels wrapped round their numbers.

A row is read only where its numbers are its own beyond doubt (``interleaved.py``, ``piped.py``), one for
each of its columns. Anything else has lost its blanks or run together, and is told, not guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from drafting.figures import Kind
from drafting.reading.document import EMPTY_CELL
from drafting.reading.headers import (
    CLOSED_PARTS,
    DEPTHS,
    DISPUTE_COLUMNS,
    dispute_named,
    has_foreign_unit,
    is_column,
    table_of,
)
from drafting.reading.interleaved import Aligned, align, items_of
from drafting.reading.parses import Order
from drafting.reading.piped import Stretch, values_of
from drafting.reading.readings import Readings
from drafting.reading.values import is_blank, is_value_like, read_value
from drafting.reading.wording import columns, heads, row_groups, rows
from drafting.report import Why
from drafting.tables import DISPUTES, EDITIONS, edition
from drafting.tables.footing import UNDIVIDED

_SPACED = re.compile(r"(?<![^\s|｜])(?!无)[\u4e00-\u9fff](?:[ \t\u3000](?!无)[\u4e00-\u9fff])+(?![^\s|｜])")
"""A label set with a space between its characters: 结 果 维 持."""

_ORDINAL = re.compile(r"\d[.、．]")
"""A label's, cut off from it."""

_APPLICANTS = edition("2021").table("t3").blocks[0]
_DIVIDED = tuple(row.code for row in _APPLICANTS.rows)
_UNDIVIDED = tuple(
    UNDIVIDED if code == CLOSED_PARTS[0] else code for code in _DIVIDED if code not in CLOSED_PARTS[1:]
)

_LEADS = {rows * (len(DISPUTE_COLUMNS) + over) - over: over for rows in (2, 3) for over in (0, 1)}
"""Cells of a head of two or three rows, with or without a blank between → blanks before the values."""


@dataclass(frozen=True)
class _Line:
    """A line of the section: its number, its words, the values at its end."""

    index: int
    words: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def label(self) -> str:
        """The words put together."""
        return "".join(self.words)


@dataclass(frozen=True)
class _Head:
    """The head of a block of table two: the columns that it names, and whether in a unit not the form's."""

    codes: tuple[str, ...] = ()
    foreign: bool = False

    def with_words(self, words: Sequence[str]) -> "_Head":
        """The head with another line of it."""
        named = (name for word in words if (name := columns("t2").match(word)))
        return _Head((*self.codes, *named), self.foreign or any(map(has_foreign_unit, words)))


@dataclass(frozen=True)
class _Row:
    """A row that was found, with the cells it should have."""

    cells: tuple[str, ...]
    values: tuple[str, ...]
    found: Aligned
    foreign: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it has exactly a value for each cell."""
        return len(self.cells) == len(self.values)

    @property
    def is_broken(self) -> bool:
        """Whether each value is a line, so that another may have come or gone."""
        return self.found.scattered

    @property
    def adds_up(self) -> bool:
        """Whether the last value is the sum of the others, as in table three; a blank is none of them."""
        *parts, total = [read_value(value, Kind.COUNT).number for value in self.values]
        blank = all(is_blank(v) for v, n in zip(self.values, [*parts, total], strict=True) if n is None)
        return blank and len(parts) > 1 and total == sum(part or 0 for part in parts)


def read_loose(table: str, lines: Sequence[str], readings: Readings) -> frozenset[int]:
    """Read a table from the lines of its section.

    Args:
        table: t2, t3 or t4.
        lines: the section's paragraphs.
        readings: takes what is read.

    Returns:
        The lines that belong to the table rather than to the section's text.
    """
    split = [_Line(index, *_split(line)) for index, line in enumerate(lines)]
    if table == "t4":
        return _read_disputes(split, readings)
    if EMPTY_CELL in lines:
        consumed = _read_piped(table, split, readings)
    else:
        found = list(_applicants(_below_head(split)) if table == "t3" else _disclosure(split))
        _read_rows(found, readings, stray=_has_stray(table, split, found))
        consumed = {line for row in found for line in row.found.lines}
    consumed |= {line.index for line in split if not line.values and _is_printed(table, line)}
    return frozenset(consumed)


def _applicants(lines: Sequence[_Line]) -> Iterator[_Row]:
    items = items_of(((line.index, line.words, line.values) for line in lines), len(_APPLICANTS.columns))
    codes = [column.code for column in _APPLICANTS.columns]
    for row in align("t3", items, Order((_DIVIDED, _UNDIVIDED), len(codes))):
        yield _row("t3", codes, row)


def _below_head(lines: Sequence[_Line]) -> Sequence[_Line]:
    """Table three's lines below its head, whose last words (其他, 总计) are labels of rows too."""
    firsts = (
        index
        for index, line in enumerate(lines)
        if rows("t3").match(line.label) and not columns("t3").exact(line.label)
    )
    first = next(firsts, 0)
    while first and not _ends_head(lines[first - 1]):  # numbers above the first label, or its beginning
        first -= 1
    return lines[first:]


def _ends_head(line: _Line) -> bool:
    return _is_headed("t3", line) or (bool(line.words) and all(map(columns("t3").exact, line.words)))


def _disclosure(lines: Sequence[_Line]) -> Iterator[_Row]:
    for head, body in _blocks(lines):
        orders = tuple(
            tuple(row.code for row in block.rows)
            for form in EDITIONS
            for block in edition(form).table("t2").blocks
            if tuple(column.code for column in block.columns) == head.codes
        )
        items = items_of([(line.index, line.words, line.values) for line in body], len(head.codes))
        for row in align("t2", items, Order(orders, len(head.codes))) if orders else ():
            yield _row("t2", head.codes, row, foreign=head.foreign)


def _blocks(lines: Sequence[_Line]) -> Iterator[tuple[_Head, list[_Line]]]:
    """Table two's lines by its blocks, each with the columns that its own head names."""
    head, body = _Head(), list[_Line]()
    for line in lines:
        if not line.words or line.values or not _is_headed("t2", line):
            body.append(line)
            continue
        if any(each.values or rows("t2").match(each.label) for each in body):
            yield head, body
            head = _Head()
        body = []
        head = head.with_words(line.words)
    yield head, body


def _read_piped(table: str, lines: Sequence[_Line], readings: Readings) -> set[int]:
    """Read tables two and three from cells a line with pipes between, of which the empty ones are known."""
    if table == "t3":
        codes = tuple(column.code for column in _APPLICANTS.columns)
        parts = [(_Head(codes), _below_head(lines))]
    else:
        parts = list(_blocks(lines))
    stretches = [(head, stretch) for head, body in parts for stretch in _stretches(table, head, body)]
    found = values_of([stretch for _, stretch in stretches])
    for (head, stretch), values in zip(stretches, found, strict=True):
        cells = [f"{table}.{stretch.code}.{code}" for code in head.codes]
        for position, cell in enumerate(cells):
            if values is None:
                readings.refuse(cell, f"{stretch.label} {' | '.join(stretch.cells)}", Why.AMBIGUOUS)
            else:
                readings.read(cell, values[position], foreign=head.foreign and cell.endswith(".amount"))
    return {line for _, stretch in stretches for line in stretch.lines}


def _stretches(table: str, head: _Head, lines: Sequence[_Line]) -> Iterator[Stretch]:
    found: Stretch | None = None
    before = 0
    for line, after in zip(lines, [*lines[1:], None], strict=False):
        # （六）其他处理 is a row where values follow it; what another label follows is a group's.
        group = row_groups(table).match(line.label) or not rows(table).match(line.label)
        if line.words and group and (after is None or after.words):
            before += 1
        elif line.words:
            code = rows(table).match(line.label)
            if found and code != found.code:
                yield found
            depth = DEPTHS.get(code, 0) if code and table == "t3" else 0
            found = Stretch(code, line.label, len(head.codes), depth, before, (), ()) if code else None
            before = 0
        if found and not (line.words and before):
            found = replace(found, cells=found.cells + line.values, lines=(*found.lines, line.index))
    if found:
        yield found


def _row(table: str, codes: Sequence[str], found: Aligned, *, foreign: bool = False) -> _Row:
    cells = tuple(f"{table}.{found.code}.{code}" for code in codes)
    return _Row(cells, _between_blanks(found.values), found, foreign)


def _has_stray(table: str, lines: Sequence[_Line], found: Sequence[_Row]) -> bool:
    """Whether numbers stand in the table, a line for themselves, that are no row's."""
    first = next((line.index for line in lines if _is_printed(table, line)), len(lines))
    taken = {index for row in found for index in row.found.lines}
    return any(li.values and not li.words and li.index > first and li.index not in taken for li in lines)


def _read_rows(found: Sequence[_Row], readings: Readings, *, stray: bool) -> None:
    """Read the rows that are certain and whole.

    Where a row printed a cell a line has lost or gained values, or ``stray`` numbers stand between, another
    may have done both: of those only the ones whose values add up are believed.
    """
    intact = not stray and all(row.is_whole for row in found if row.is_broken)
    for row in found:
        believed = row.found.certain and row.is_whole and (intact or not row.is_broken or row.adds_up)
        for position, cell in enumerate(row.cells):
            if not any(row.values):
                continue
            if believed:
                foreign = row.foreign and cell.endswith(".amount")
                readings.read(cell, row.values[position], foreign=foreign)
            else:
                readings.refuse(cell, f"{row.found.label} {' '.join(row.values)}", Why.AMBIGUOUS)


def _between_blanks(values: Sequence[str]) -> tuple[str, ...]:
    """The values without the empty cells at both ends: the rest of merged cells may stand among those."""
    filled = [index for index, value in enumerate(values) if value]
    return tuple(values[filled[0] : filled[-1] + 1]) if filled else ()


def _read_disputes(lines: Sequence[_Line], readings: Readings) -> frozenset[int]:
    """Table four: 15 values under its head, or three times 5, each under their own."""
    parts = list(_dispute_parts(lines))
    if not any(is_column("t4", word) for part in parts for word in part.words):
        return frozenset()
    filled = [part for part in parts if any(part.values)]
    width = len(DISPUTE_COLUMNS) // (len(filled) or 1)
    chosen = [part.chosen(width) for part in filled]
    in_order = [part.block for part in filled] in ([None] * len(filled), [*DISPUTES])
    readable = len(filled) == 1 or (len(filled) == len(DISPUTES) and in_order)
    values = [value for part in chosen if part for value in part]
    for position, column in enumerate(DISPUTE_COLUMNS):
        if readable and None not in chosen:
            readings.read(f"t4.{column}", values[position])
        elif filled:
            text = " ".join(value for part in filled for value in part.values)
            readings.refuse(f"t4.{column}", text, Why.AMBIGUOUS)
    return frozenset(line.index for part in parts for line in (*part.head, *part.body))


@dataclass
class _Disputes:
    """Table four, or the part of it that has a head of its own: lines of the head, lines of values."""

    head: list[_Line] = field(default_factory=list)
    body: list[_Line] = field(default_factory=list)
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

    def chosen(self, width: int) -> tuple[str, ...] | None:
        """So many values: where blanks leave a choice, the totals have to say which they are.

        So they have where a value alone on its line, beside others that share theirs, may be a page's number.
        """
        values = self.values
        lead = _LEADS.get(len(self.words) + self.blanks) if width == len(DISPUTE_COLUMNS) else None
        if lead is not None and len(values) <= width + 2 * lead:
            inside, outside = values[lead : lead + width], (*values[:lead], *values[lead + width :])
            return inside if len(inside) == width and not any(outside) else None
        found = [
            values[first : first + width]
            for first in range(len(values) - width + 1)
            if not any((*values[:first], *values[first + width :]))
        ]
        stray = len({len(line.values) > 1 for line in self.body}) > 1
        if len(found) > 1 or stray or (found and not found[0][0]):
            # What begins with a blank may begin one later, and have lost its end.
            found = [each for each in found if _adds_up(each) and (each[0] or not _adds_up(each[1:]))]
        return found[0] if len(set(found)) == 1 else None


def _dispute_parts(lines: Sequence[_Line]) -> Iterator[_Disputes]:
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


def _adds_up(values: Sequence[str]) -> bool:
    """Whether the total of each whole block is its sum; a row of zeros says nothing."""
    numbers = [read_value(value, Kind.COUNT).number or 0 for value in values]
    blocks = [numbers[first : first + 5] for first in range(0, len(numbers) - 4, 5)]
    return any(numbers) and all(sum(parts) == total for *parts, total in blocks)


def _split(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A line's words and the values at its end."""
    if line == EMPTY_CELL:
        return (), ("",)
    words = [word for word in re.split(r"[\s|｜]+", _SPACED.sub(_closed_up, line.strip())) if word]
    end = len(words)
    while end and is_value_like(words[end - 1]) and not _ORDINAL.fullmatch(words[end - 1]):
        end -= 1
    return tuple(words[:end]), tuple(words[end:])


def _closed_up(spaced: re.Match[str]) -> str:
    return "".join(spaced[0].split())


def _is_headed(table: str, line: _Line) -> bool:
    """Whether a line is one of the table's head."""
    whole = line.label
    if not whole or rows(table).match(whole) or row_groups(table).match(whole):
        return False
    if rows(table).match(line.words[-1]) and any(row_groups(table).match(word) for word in line.words[:-1]):
        return False
    return table_of([whole]) == table or all(_is_wording(table, word) for word in line.words)


def _is_printed(table: str, line: _Line) -> bool:
    """Whether a line without values is one that the table's head or left side prints."""
    return bool(line.words) and (_is_headed(table, line) or _is_wording(table, line.label))


def _is_wording(table: str, label: str) -> bool:
    """Whether a text is one that the table's head or left side prints."""
    return any(
        wording.match(label) is not None
        for wording in (columns(table), heads(table), row_groups(table), rows(table))
    )


def _is_dispute(word: str) -> bool:
    return _is_wording("t4", word) or is_column("t4", word) or dispute_named(word) is not None
