"""Grids → readings of cells: each row by its label, each cell as ``line.py`` has it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.reading.document import Cell, Grid
from drafting.reading.evened import own_heads
from drafting.reading.headers import DISPUTE_COLUMNS, Header, read_header, table_of
from drafting.reading.line import Line
from drafting.reading.readings import Readings
from drafting.reading.values import is_value_like
from drafting.reading.wording import row_of
from drafting.report import Why
from drafting.tables import edition
from drafting.tables.footing import UNDIVIDED

_SHARED = ("closed_other", "processed")
"""Row labels (其他, 总计) that other tables have too."""

_SECTIONS = {"t2": "二", "t3": "三", "t4": "四"}


@dataclass
class Placer:
    """Places one document's grids in turn; a grid without a head continues the one before."""

    readings: Readings
    header: Header | None = None

    def place(self, grid: Grid, above: str = "") -> bool:
        """Read the statutory cells of a grid; ``above`` is the paragraph printed over it.

        Returns:
            Whether the grid is one of the statutory tables, or a part of one.
        """
        found = False
        body: list[int] = []
        row = 0
        while row < len(grid.rows):
            last = self._head_end(grid, row)
            if last is not None:
                self._body(grid, body, headed=found)
                body = []
                table = table_of([cell.text for cell in grid.rows[row]]) or ""
                self.header = read_header(table, grid, row, last, above)
                found, row = True, last + 1
            else:
                body.append(row)
                row += 1
        return self._body(grid, body, headed=found) or found

    def _head_end(self, grid: Grid, first: int) -> int | None:
        """The last row of the head that begins in this row, ``None`` where it is no head's."""
        table = table_of([cell.text for cell in grid.rows[first]])
        if table is None:
            return None
        last = first
        while last + 1 < len(grid.rows):
            texts = [cell.text for cell in grid.rows[last + 1] if cell.text.strip()]
            if texts and table_of(texts) != table:
                break
            head = (cell for row in range(first, last + 1) for cell in grid.rows[row])
            if not texts and not any(cell.row + cell.rowspan > last + 1 for cell in head):
                break
            last += 1
        return last

    def _body(self, grid: Grid, body: Sequence[int], *, headed: bool) -> bool:
        """Read the rows under the current head; ``headed``: it stands in this grid, not an earlier one."""
        header = self._header_for(grid)
        if header is not None and header.table == "t4":
            return self._disputes(grid, body, header)
        labelled = _labelled(header.table, grid, body) if header else []
        if header is None or not any(code for _, code, _ in labelled):
            # The rest of table three on a new page, or without its head: its labels are known by themselves.
            header = header if header and header.table == "t3" else Header("t3", {}, 0)
            labelled = _labelled("t3", grid, body)
            if not any(code and code not in _SHARED for _, code, _ in labelled):
                return False
        if (
            not headed
            and grid.spans
            and any(_end(grid.rows[row]) != header.end for row, code, _ in labelled if code)
        ):
            # The rest of a merged cell stayed with the page before: columns are no longer where the head is.
            header = Header(header.table, {}, 0)
        end = header.end
        if header.in_form_order:  # a column more in every row is one that nobody labelled
            end = max(end, _usual_end([grid.rows[row] for row, code, _ in labelled if code]))
        own = own_heads(grid, labelled, header) if header.table == "t3" and not grid.spans else {}
        lines = [
            Line(grid, row, code, label, own[row][0], not own[row][1])
            if row in own
            else Line(grid, row, code, label, header, _end(grid.rows[row]) > end)
            for row, code, label in labelled
        ]
        trusted = bool(own) or grid.spans or all(line.fits for line in lines if line.code)
        if header.table == "t3" and not header.in_form_order:
            trusted = trusted and _adds_up(lines)
        for line in lines:
            if line.code:
                line.read_into(self.readings, trusted=trusted)
        _report_unlabelled(lines, self.readings)
        return True

    def _header_for(self, grid: Grid) -> Header | None:
        """The current head, where the grid can be its continuation: merged cells make widths comparable."""
        if self.header is None or not grid.spans or grid.width == self.header.width:
            return self.header
        return None

    def _disputes(self, grid: Grid, body: Sequence[int], header: Header) -> bool:
        """Table four: rows without a label under its head."""
        # A row shorter than its head may have lost its last blanks. Where cells can be merged, or one column
        # has no label, it has lost one within, or the head has one too many.
        end = max(header.end, 1)
        ends = [(row, _end(grid.rows[row])) for row in body]
        if (
            header.spelled
            and not grid.spans
            and all(len(grid.rows[row]) == len(DISPUTE_COLUMNS) for row in body)
        ):
            header, end = (
                Header("t4", dict(enumerate(DISPUTE_COLUMNS)), len(DISPUTE_COLUMNS)),
                len(DISPUTE_COLUMNS),
            )
        lines = [
            Line(grid, row, "", None, header, reach > end or (grid.spans and reach < end))
            for row, reach in ends
        ]
        filled = [line for line in lines if line.has_values]
        for line in filled or lines[:1]:
            line.read_into(self.readings, trusted=True)
        return bool(filled)


def _end(cells: Sequence[Cell]) -> int:
    """The grid column after the row's last cell."""
    return max((cell.column + cell.colspan for cell in cells), default=0)


def _usual_end(lines: Sequence[Sequence[Cell]]) -> int:
    """Where most of these rows end."""
    return Counter(map(_end, lines)).most_common(1)[0][0] if lines else 0


def _labelled(table: str, grid: Grid, body: Sequence[int]) -> list[tuple[int, str | None, Cell | None]]:
    return [(row, *_label(table, grid.rows[row])) for row in body]


def _label(table: str, cells: Sequence[Cell]) -> tuple[str | None, Cell | None]:
    """The row code that a row's label states, and the label's cell.

    The label is the last text that states a row: （六）其他处理 | 3.其他 | 0. Where （六）其他处理 seems to
    be the label, but another text stands between it and the values, nobody can read that text as a label.
    """
    texts = [cell for cell in cells if cell.text.strip() and not is_value_like(cell.text)]
    stated = [cell for cell in texts if row_of(table, cell.text)]
    if not stated:
        return None, texts[-1] if texts else None
    label, code = stated[-1], row_of(table, stated[-1].text)
    if code == UNDIVIDED and texts[-1] is not label:
        return None, texts[-1]
    return code, label


def _adds_up(lines: Sequence[Line]) -> bool:
    """Whether most rows of table three add up as the head has it: a head that is out of order may be wrong.

    A span that is wrong by one puts 总计 over another column, and every label after it.
    """
    sums = [adds for line in lines if line.code and (adds := line.adds_up) is not None]
    return bool(sums) and sum(sums) > len(sums) / 2


def _report_unlabelled(lines: Sequence[Line], readings: Readings) -> None:
    """Tell the rows with numbers whose label no one can read, and which row they may be by position."""
    for index, line in enumerate(lines):
        if line.code or not line.has_values:
            continue
        before = next((li.code for li in reversed(lines[:index]) if li.code), None)
        after = next((li.code for li in lines[index + 1 :] if li.code), None)
        missing = _between(before, after) if line.header.table == "t3" else ()
        if len(missing) == 1:
            for column in line.header.codes:
                readings.refuse(f"t3.{missing[0]}.{column}", f"标签无法辨认，原文：{line.text}", Why.CONFLICT)
        else:
            readings.place(f"第{_SECTIONS[line.header.table]}部分表格", line.text, Why.NO_ROW)


def _between(before: str | None, after: str | None) -> Sequence[str]:
    form = [row.code for row in edition("2021").table("t3").blocks[0].rows]
    return form[form.index(before) + 1 : form.index(after)] if before in form and after in form else ()
