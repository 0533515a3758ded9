"""One row of a table under its head: which cell is which column's, by position and by order.

By *position* a cell belongs to the head it stands under, by *order* the cells follow one another behind the
label. Order counts only where it leaves no choice (a value for every column, none over), position only where
the row fits the head. Where neither holds, or the two disagree, the row's cells are not read, and both
readings are told.
"""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from drafting.figures import Kind, Number
from drafting.reading.document import Cell, Grid
from drafting.reading.placing.header import Header
from drafting.reading.placing.readings import Readings
from drafting.reading.placing.values import (
    are_several,
    is_blank,
    is_number,
    is_value_like,
    read_value,
    strip_footnote,
    without_remark,
)
from drafting.report import Why
from drafting.tables import APPLICANTS

_RUN_TOGETHER_FROM = 3
"""Digits of a row's only value, empty cells behind it, from which it may be several without their blanks."""


class Line:
    """One row under a head: its cells, and their two readings.

    ``uneven`` says that it ends elsewhere than head and most rows: it has a cell too many or too few.
    """

    def __init__(
        self,
        grid: Grid,
        row: int,
        code: str | None,
        label: Cell | None,
        header: Header,
        uneven: bool = False,
    ) -> None:
        self.code = code
        self.grid = grid
        self.row = row
        self.header = header
        self.label = label
        self._uneven = uneven
        behind = label.column + label.colspan if label else 0
        self.cells = [cell for cell in grid.rows[row] if cell.column >= behind]
        margin = [cell for cell in self.cells if cell.column < header.begin]
        if label is None and all(cell.is_empty for cell in margin):
            self.cells = self.cells[len(margin) :]

    @property
    def text(self) -> str:
        """The row as printed, for people."""
        return " | ".join(" ".join(cell.text.split()) for cell in self.grid.rows[self.row])

    @property
    def has_values(self) -> bool:
        """Whether a number, or something like one, stands behind the label."""
        return any(is_value_like(cell.text) and not is_blank(cell.text) for cell in self.cells)

    @property
    def counts_columns(self) -> bool:
        """Whether the row prints nothing but the columns' numbers, 1 2 3 …"""
        texts = [strip_footnote(cell.text) for cell in self.cells if not cell.is_empty]
        return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]

    @property
    def fits(self) -> bool:
        """Whether label and values stand where the head says they do."""
        columns = self.header.columns
        return (
            bool(columns)
            and not self._shifted
            and not self._uneven
            and all(
                any(column in columns or column in self.header.strange for column in cell.columns)
                for cell in self.cells
                if is_value_like(cell.text) and not cell.is_empty
            )
        )

    @property
    def _is_plain(self) -> bool:
        """Whether the row prints a number under each column of a head that is the form's, and nothing else.

        Position and order can only agree then; most rows are such.
        """
        extents, cells = self.header.extents, self.cells
        if len(cells) != len(extents) or not extents or (self._uneven and not self.label):
            return False
        stand = all(
            (c.column, c.column + c.colspan) == extent for c, extent in zip(cells, extents, strict=True)
        )
        return stand and all(is_number(cell.text) for cell in cells)

    @property
    def _shifted(self) -> bool:
        """Whether the label stands where the head has values."""
        return self.label is not None and self.label.column >= min(self.header.columns, default=10**6)

    @property
    def _pushed_right(self) -> bool:
        """Whether the row as it is has been pushed to the right, by a span from above that is too tall."""
        if self.label is None or len(self.cells) != len(self.header.codes) or not self.header.columns:
            return False
        begin, end = self.cells[0].column, self.cells[-1].column + self.cells[-1].colspan
        pushed = begin - min(self.header.columns)
        return end - begin == len(self.cells) and 0 < pushed == end - self.header.end

    def _by_position(self) -> tuple[dict[str, Cell], bool]:
        """Column code → the cell under its head, and whether every column has one that is clear."""
        found: dict[str, Cell] = {}
        clear = self.fits
        for column, code in self.header.columns.items():
            cell = self.grid.at(self.row, column)
            if cell is None or cell is self.label:
                continue
            known = found.get(code)
            if known is None or is_blank(known.text):
                found[code] = cell
            if known is not None and known is not cell and not self._is_rest(code, known, cell):
                clear = False
        if not clear and self.fits and (shared := self._by_share()):
            return shared, True
        return found, clear and len(found) == len(self.header.codes)

    def _is_rest(self, code: str, *cells: Cell) -> bool:
        """Whether one of two cells under a label is the rest of the other, whose span was not stated.

        In tables three and four each column has its own label: two cells under one are no one's rest. In
        table two, and without spans, the same again is the rest of a merged cell.
        """
        if self.grid.spans and self.header.table != "t2":
            return False
        if any(cell.is_empty for cell in cells):
            return True
        own = all(self.header.columns.get(column) == code for cell in cells for column in cell.columns)
        return own and len({cell.text for cell in cells}) == 1

    def _by_share(self) -> dict[str, Cell]:
        """Column code → the cell that has more than half of its width, and no other such column.

        So cells stand under labels whose borders somebody has dragged; empty where one does not.
        """
        covered = Counter(
            (code, cell)
            for column, code in self.header.columns.items()
            if (cell := self.grid.at(self.row, column)) is not None and cell is not self.label
        )
        widths = Counter(self.header.columns.values())
        found = {
            code: cell
            for (code, cell), share in covered.items()
            if 2 * share > widths[code] and 2 * share > cell.colspan
        }
        return found if len(found) == len(self.header.codes) == len(self.cells) else {}

    @property
    def numbers(self) -> Sequence[Number | None]:
        """A row of table three in numbers, 总计 last: by position, without a head by order."""
        found, _ = self._by_position() if self.header.columns else self._by_order()
        cells = (found.get(code) for code in (*APPLICANTS, "total"))
        return [read_value(cell.text, Kind.COUNT).number if cell else None for cell in cells]

    def _by_order(self) -> tuple[dict[str, Cell], bool]:
        """Column code → cell, one after the other, and whether each column has exactly one.

        Blanks between count only where the row has a cell a column and the head does not say which: none
        stands above it, the whole row is shifted against it, or it leaves out the totals of table four.
        Where values are missing they are counted from the right: position counts from the left already.
        """
        codes = self.header.codes
        values = [cell for cell in self.cells if cell.text.strip()]
        if len(values) != len(codes):
            values = [cell for cell in self.cells if not is_blank(cell.text)]
        if len(values) != len(codes) and (
            self._shifted or not self.header.columns or self.header.lacks_totals or self._pushed_right
        ):
            values = self.cells
        complete = len(values) == len(codes) and all(is_value_like(cell.text) for cell in values)
        pairs = zip(reversed(codes), reversed(values), strict=False)
        return dict(reversed(list(pairs))), complete

    def _order_counts(self, position: dict[str, Cell], order: dict[str, Cell]) -> bool:
        """Whether the head and the row's blanks leave room for the row's order to mean anything."""
        header = self.header
        if not header.in_form_order or header.strange:  # the head may be damaged, or has a column too many
            return False
        # As many values as the head has columns by chance: the row has more cells, and says which are blank.
        blank = [cell for cell in self.cells if is_blank(cell.text) and not self._is_margin(cell)]
        if (self.grid.spans or header.table == "t4") and len(self.cells) > len(header.codes) and blank:
            return False
        named = set(header.columns.values())
        if header.table == "t4" and len(header.columns) == len(header.codes):
            return self.fits  # a value beside the columns, all named, is one too many
        if self.grid.spans and named and len(named) < len(header.codes) and not header.lacks_totals:
            return all(
                position.get(code) is order.get(code) for code in named
            )  # else which one lost its name?
        return True

    def _is_margin(self, cell: Cell) -> bool:
        """Whether an empty cell stands before the values, as the rest of the label."""
        begins = min(self.header.columns, default=10**6) if self.grid.spans else 10**6
        filled = (other.column for other in self.cells if not other.is_empty)
        return cell.is_empty and cell.column < min(begins, *filled)

    def read_into(self, readings: Readings, *, trusted: bool, doubted: bool = False) -> None:
        """Give the row's cells to the readings, or say why they cannot be read.

        ``trusted`` says whether every row of the grid fits its head; where one does not, blanks in any other
        may be misplaced too. ``doubted``: no head is printed, and the columns may stand in another order.
        """
        if self._is_plain and not doubted:
            codes = _row_codes(self.header.table, self.code, self.header.codes)
            foreign = [column in self.header.foreign for column in self.header.codes]
            readings.read_row(codes, [cell.text for cell in self.cells], foreign)
            return
        if all(is_blank(cell.text) for cell in self.cells):
            for code in self.header.codes:
                readings.refuse(self._cell_code(code), "", Why.BLANK)
            return
        position, placed = self._by_position()
        order, ordered = self._by_order()
        ordered = ordered and self._order_counts(position, order)
        placed = placed and (trusted or ordered)
        disagree = placed and ordered and position != order
        chosen = position if placed else order
        together = self._run_together(chosen)
        if together:
            position, order = chosen, chosen
        if doubted or disagree or not (placed or ordered) or together:
            for code in self.header.codes:
                self._refuse(code, position.get(code), order.get(code), readings)
            return
        for code, cell in chosen.items():
            shared = cell.colspan > 1 and sum(other is cell for other in chosen.values()) > 1
            if (shared or cell.row != self.row) and not is_blank(cell.text):
                readings.refuse(self._cell_code(code), f"{cell.text}（一格占多栏或多行）", Why.AMBIGUOUS)
            else:
                readings.read(self._cell_code(code), cell.text, foreign=code in self.header.foreign)

    def _run_together(self, chosen: dict[str, Cell]) -> bool:
        """Whether the row's only value may be all its values (``640020470``), or all but its blanks.

        Where cells are stated, it then stands in the first, and nothing is printed in the others. Under 总计
        a value alone is what many reports print: it has to have a digit for every column, at least.
        """
        filled = [code for code, cell in chosen.items() if not is_blank(cell.text)]
        if len(filled) < len(self.header.codes) and any(are_several(cell.text) for cell in chosen.values()):
            return True  # a cell of several values, and none for some column: those beside it moved
        if len(filled) != 1 or len(chosen) == 1:
            return False
        text = chosen[filled[0]].text
        others = any(not cell.is_empty for code, cell in chosen.items() if code != filled[0])
        if self.grid.spans and (others or filled[0] != self.header.codes[0]):
            return False
        few = self.grid.spans and filled[0] != "total"
        enough = min(len(chosen), _RUN_TOGETHER_FROM) if few else len(chosen)
        return sum(map(str.isdigit, without_remark(text))) >= enough

    def _refuse(self, code: str, position: Cell | None, order: Cell | None, readings: Readings) -> None:
        said = [
            f"{name}读作“{cell.text.strip()}”"
            for name, cell in (("按列位", position), ("按次序", order))
            if cell is not None
        ]
        why = Why.CONFLICT if position and order and position.text != order.text else Why.AMBIGUOUS
        readings.refuse(self._cell_code(code), "，".join([*said, f"原文：{self.text}"]), why)

    def _cell_code(self, column: str) -> str:
        return _cell_code(self.header.table, self.code, column)


def _cell_code(table: str, row: str | None, column: str) -> str:
    return f"{table}.{row}.{column}" if row else f"{table}.{column}"


@lru_cache(maxsize=256)
def _row_codes(table: str, row: str | None, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_cell_code(table, row, column) for column in columns)
