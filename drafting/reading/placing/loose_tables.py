"""Tables that arrive without a table: rows of spaces, a cell a line, labels wrapped round their numbers.

A row is read only where its numbers are its own beyond doubt (``interleaved.py``, ``piped.py``; of table four
``disputes.py``), one for each of its columns. Anything else has lost its blanks or run together, and is told,
not guessed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafting.figures import Kind, Number
from drafting.reading.document import EMPTY_CELL
from drafting.reading.placing.block_heads import other_rows, unexplained, with_whole_heads
from drafting.reading.placing.disputes import read_disputes
from drafting.reading.placing.header import BLOCKS, CLOSED_PARTS, DEPTHS
from drafting.reading.placing.header_reading import has_foreign_unit, table_of
from drafting.reading.placing.interleaved import Aligned, align, begins_label, items_of
from drafting.reading.placing.parses import Order
from drafting.reading.placing.piped import Stretch, values_of
from drafting.reading.placing.printed_lines import PrintedLine, is_wording, split_line
from drafting.reading.placing.printed_order import downwards, is_shuffled
from drafting.reading.placing.readings import Readings
from drafting.reading.placing.sums import has_shifted, in_another_order
from drafting.reading.placing.values import is_blank, read_value
from drafting.reading.placing.wording import columns, row_groups, rows
from drafting.report import Why
from drafting.tables import EDITIONS, edition
from drafting.tables.footing import UNDIVIDED

_APPLICANTS = edition("2021").table("t3").blocks[0]
_DIVIDED = tuple(row.code for row in _APPLICANTS.rows)
_UNDIVIDED = tuple(
    UNDIVIDED if code == CLOSED_PARTS[0] else code for code in _DIVIDED if code not in CLOSED_PARTS[1:]
)


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
    def is_single(self) -> bool:
        """Whether no two values that follow one another are the same: none is a line that stands twice."""
        return all(before != after for before, after in pairwise(self.values))

    @property
    def may_be_doubled(self) -> bool:
        """Whether two values that follow one another are the same and not 0, of which most rows are."""
        return any(before == after != "0" for before, after in pairwise(self.values))

    @property
    def numbers(self) -> tuple[Number | None, ...]:
        """What its values state."""
        return _numbers(self.values)

    @property
    def has_shifted(self) -> bool:
        """Whether a line of table three's that stands twice may hide that a blank was lost."""
        return (
            self.is_broken and self.cells[-1].endswith(".total") and has_shifted(self.values, len(self.cells))
        )

    @property
    def adds_up(self) -> bool:
        """Whether it is a row of table three whose last value is the sum of the others, a blank none of them.

        In table two 0 5 5 proves nothing.
        """
        if not self.is_whole or not self.cells[-1].endswith(".total"):
            return False
        *parts, total = self.numbers
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
    split = [PrintedLine(index, *split_line(line)) for index, line in enumerate(lines)]
    others: frozenset[int] = frozenset()
    if table == "t2":
        split = [unexplained(line) for line in with_whole_heads(split)]
        others = other_rows(split)
        split = [line for line in split if line.index not in others]
    if table == "t4":
        return read_disputes(split, readings)
    if EMPTY_CELL in lines:
        consumed = _read_piped(table, split, readings)
    else:
        found = list(_applicants(_below_head(split)) if table == "t3" else _disclosure(split))
        if table == "t3" and is_shuffled(_head(split)):
            found = [replace(row, found=replace(row.found, certain=False)) for row in found]
        stray, doubled = _has_stray(table, split, found), _stand_twice(split)
        _read_rows(found, readings, stray=stray, doubled=doubled)
        consumed = {line for row in found for line in row.found.lines}
    consumed |= {line.index for line in split if not line.values and _is_printed(table, line)}
    return frozenset(consumed) | others


def _applicants(lines: Sequence[PrintedLine]) -> Iterator[_Row]:
    items = items_of(((line.index, line.words, line.values) for line in lines), len(_APPLICANTS.columns))
    codes = [column.code for column in _APPLICANTS.columns]
    for row in downwards(align("t3", items, Order((_DIVIDED, _UNDIVIDED), len(codes))), items, len(codes)):
        yield _row("t3", codes, row)


def _below_head(lines: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
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


def _head(lines: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    return lines[: len(lines) - len(_below_head(lines))]


def _ends_head(line: PrintedLine) -> bool:
    # A row's label has an ordinal, also where its line holds no more of it: 2.其他 (法律行政法规禁止公开).
    words = bool(line.words) and not begins_label(line.label)
    return _is_headed("t3", line) or (words and all(map(columns("t3").exact, line.words)))


def _disclosure(lines: Sequence[PrintedLine]) -> Iterator[_Row]:
    for head, body in _blocks(lines):
        orders = tuple(
            tuple(row.code for row in block.rows)
            for form in EDITIONS
            for block in edition(form).table("t2").blocks
            if tuple(column.code for column in block.columns) == head.codes
        )
        items = items_of([(line.index, line.words, line.values) for line in body], len(head.codes))
        found = align("t2", items, Order(orders, len(head.codes))) if orders else ()
        for row in downwards(found, items, len(head.codes)):
            yield _row("t2", head.codes, row, foreign=head.foreign)


def _blocks(lines: Sequence[PrintedLine]) -> Iterator[tuple[_Head, list[PrintedLine]]]:
    """Table two's lines by its blocks, each with the columns that its own head names."""
    head, body = _Head(), list[PrintedLine]()
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


def _read_piped(table: str, lines: Sequence[PrintedLine], readings: Readings) -> set[int]:
    """Read tables two and three from cells a line with pipes between, of which the empty ones are known."""
    if table == "t3":
        codes = tuple(column.code for column in _APPLICANTS.columns)
        parts = [(_Head(codes), _below_head(lines))]
    else:
        parts = list(_blocks(lines))
    stretches = [(head, stretch) for head, body in parts for stretch in _stretches(table, head, body)]
    found = values_of([stretch for _, stretch in stretches])
    if table == "t3" and (
        is_shuffled(_head(lines)) or in_another_order([_numbers(values) for values in found if values])
    ):
        found = [None] * len(stretches)
    for (head, stretch), row in zip(stretches, found, strict=True):
        # A label that stands twice, or is gone, leaves the columns after it unknown.
        values = row if table == "t3" or head.codes in BLOCKS else None
        cells = [f"{table}.{stretch.code}.{code}" for code in head.codes]
        for position, cell in enumerate(cells):
            if values is None:
                readings.refuse(cell, f"{stretch.label} {' | '.join(stretch.cells)}", Why.AMBIGUOUS)
            else:
                readings.read(cell, values[position], foreign=head.foreign and cell.endswith(".amount"))
    return {line for _, stretch in stretches for line in stretch.lines}


def _stretches(table: str, head: _Head, lines: Sequence[PrintedLine]) -> Iterator[Stretch]:
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


def _has_stray(table: str, lines: Sequence[PrintedLine], found: Sequence[_Row]) -> bool:
    """Whether numbers stand in the table, a line for themselves, that are no row's."""
    first = next((line.index for line in lines if _is_printed(table, line)), len(lines))
    taken = {index for row in found for index in row.found.lines}
    return any(li.values and not li.words and li.index > first and li.index not in taken for li in lines)


def _read_rows(found: Sequence[_Row], readings: Readings, *, stray: bool, doubled: bool) -> None:
    """Read the rows that are certain and whole.

    Where a row printed a cell a line has lost or gained values, or ``stray`` numbers stand between, another
    may have done both. Of those only the ones whose values add up are believed (where lines stand
    ``doubled``, those only that show none twice but zeros), or, of a table two whose rows lost blanks and
    nothing else, those that cannot have a line twice. Of a table three whose columns stand in another order
    than the form's none is.
    """
    whole = [row.numbers for row in found if row.is_whole and row.cells[-1].endswith(".total")]
    if in_another_order(whole):
        found = [replace(row, found=replace(row.found, certain=False)) for row in found]
    intact = not stray and all(row.is_whole for row in found if row.is_broken) and not _lost_a_row(found)
    only_blanks = not stray and _lost_blanks_alone(found)
    apart = any(row.is_broken for row in found)
    for row in found:
        proven = row.adds_up and not (doubled and row.may_be_doubled)
        sure = intact or not (row.is_broken or (apart and not row.found.inline))
        sure = sure or proven or (only_blanks and row.is_single)
        believed = row.found.certain and row.is_whole and sure and not row.has_shifted
        for position, cell in enumerate(row.cells):
            if not any(row.values):
                continue
            if believed:
                foreign = row.foreign and cell.endswith(".amount")
                readings.read(cell, row.values[position], foreign=foreign)
            else:
                readings.refuse(cell, f"{row.found.label} {' '.join(row.values)}", Why.AMBIGUOUS)


def _stand_twice(lines: Sequence[PrintedLine]) -> bool:
    """Whether a label stands twice in a row: so may a number."""
    return any(before.words and before.words == after.words for before, after in pairwise(lines))


def _lost_a_row(found: Sequence[_Row]) -> bool:
    """Whether a row has no value in a table that prints its blanks (as - or /)."""
    prints_blanks = any(is_blank(value) for row in found for value in row.values)
    return prints_blanks and not all(row.values for row in found)


def _lost_blanks_alone(found: Sequence[_Row]) -> bool:
    """Whether all rows of a table two are there, each a label, and none has a value too many."""
    codes = {cell.rpartition(".")[0] for row in found for cell in row.cells}
    tables = (edition(form).table("t2") for form in EDITIONS)
    forms = [{f"t2.{row.code}" for block in table.blocks for row in block.rows} for table in tables]
    return codes in forms and all(len(row.values) <= len(row.cells) for row in found)


def _numbers(values: Sequence[str]) -> tuple[Number | None, ...]:
    return tuple(read_value(value, Kind.COUNT).number for value in values)


def _between_blanks(values: Sequence[str]) -> tuple[str, ...]:
    """The values without the empty cells at both ends: the rest of merged cells may stand among those."""
    filled = [index for index, value in enumerate(values) if value]
    return tuple(values[filled[0] : filled[-1] + 1]) if filled else ()


def _is_headed(table: str, line: PrintedLine) -> bool:
    """Whether a line is one of the table's head."""
    whole = line.label
    if not whole or rows(table).match(whole) or row_groups(table).match(whole):
        return False
    if rows(table).match(line.words[-1]) and any(row_groups(table).match(word) for word in line.words[:-1]):
        return False
    return table_of([whole]) == table or all(is_wording(table, word) for word in line.words)


def _is_printed(table: str, line: PrintedLine) -> bool:
    """Whether a line without values is one that the table's head or left side prints."""
    return bool(line.words) and (_is_headed(table, line) or is_wording(table, line.label))
