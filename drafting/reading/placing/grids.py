"""Grids → readings of cells: each row by its label, each cell as ``row_cells.py`` has it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafting.reading.document import Cell, Grid
from drafting.reading.placing.crossed import read_crossed
from drafting.reading.placing.evened import dispute_head, own_heads
from drafting.reading.placing.header import Header
from drafting.reading.placing.header_reading import completes_label, read_header, table_of
from drafting.reading.placing.readings import Readings
from drafting.reading.placing.row_cells import Line
from drafting.reading.placing.rows_in_one import with_rows_apart
from drafting.reading.placing.sums import in_another_order, most_balance
from drafting.reading.placing.turned import upright
from drafting.reading.placing.values import is_value_like
from drafting.reading.placing.wording import row_of, says_other
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

    def place(self, grid: Grid, dispute: str | None = None) -> bool:
        """Read the statutory cells of a grid; ``dispute`` is the one that the paragraph over it names.

        Returns:
            Whether the grid is one of the statutory tables, or a part of one.
        """
        if not grid.filled:
            return False
        grid = with_rows_apart(upright(grid))
        found = False
        body: list[int] = []
        row = 0
        while row < len(grid.rows):
            table = table_of([cell.text for cell in grid.rows[row]])
            if table is not None:
                self._body(grid, body, headed=found)
                body = []
                end = read_crossed(grid, row, dispute, self.readings) if table == "t4" else None
                self.header = None
                if end is None:
                    last = self._head_end(table, grid, row)
                    self.header = read_header(table, grid, row, last, dispute)
                    end = last + 1
                found, row = True, end
            else:
                body.append(row)
                row += 1
        return self._body(grid, body, headed=found) or found

    def _head_end(self, table: str, grid: Grid, first: int) -> int:
        """The last row of the head that begins in this row."""
        last = first
        while last + 1 < len(grid.rows):
            texts = _texts(grid, last + 1)
            if texts and table_of(texts) != table and not completes_label(table, grid, last + 1):
                break
            if not texts and not self._head_goes_on(table, grid, first, last):
                break
            last += 1
        return last

    def _head_goes_on(self, table: str, grid: Grid, first: int, last: int) -> bool:
        """Whether a row without a text is the head's: its cells reach over it, or it goes on below."""
        head = (cell for row in range(first, last + 1) for cell in grid.rows[row])
        if any(cell.row + cell.rowspan > last + 1 for cell in head):
            return True
        following = (texts for row in range(last + 1, len(grid.rows)) if (texts := _texts(grid, row)))
        return table_of(next(following, [])) == table

    def _body(self, grid: Grid, body: Sequence[int], *, headed: bool) -> bool:
        """Read the rows under the current head; ``headed``: it stands in this grid, not an earlier one."""
        header = self._header_for(grid)
        if header is not None and header.table == "t4":
            return self._disputes(grid, body, header)
        labelled = _labelled(header.table, grid, body) if header else []
        if header is None or not any(code for _, code, _ in labelled):
            # The rest of table three on a new page, or without its head: its labels are known by themselves.
            if header is None and self.header is not None:
                header = self.header.out_of_place()
            header = header if header and header.table == "t3" else Header("t3", {}, 0)
            labelled = _labelled("t3", grid, body)
            if not any(code and code not in _SHARED for _, code, _ in labelled):
                return False
        if (
            not headed
            and grid.spans
            and any(grid.ends[row] != header.end for row, code, _ in labelled if code)
        ):
            # The rest of a merged cell stayed with the page before: columns are no longer where the head is.
            header = header.out_of_place()
        end = header.end
        if header.in_form_order:  # a column more in every row is one that nobody labelled
            end = max(end, _usual(grid.ends[row] for row, code, _ in labelled if code))
        least = _least_end(header, [grid.ends[row] for row, code, _ in labelled if code]) if grid.spans else 0
        own = own_heads(grid, labelled, header) if header.table == "t3" and not grid.spans else {}
        lines = [
            Line(grid, row, code, label, own[row][0], not own[row][1])
            if row in own
            else Line(grid, row, code, label, header, not least <= grid.ends[row] <= end)
            for row, code, label in labelled
        ]
        trusted = bool(own) or grid.spans or all(line.fits for line in lines if line.code)
        if header.table == "t3" and not (header.in_form_order or header.is_shuffled):
            # A span that is wrong by one puts 总计 over another column, and every label after it.
            trusted = trusted and most_balance(line.numbers for line in lines if line.code)
        headless = header.table == "t3" and not header.columns
        doubted = headless and in_another_order([line.numbers for line in lines if line.code])
        shared = set(_shared(lines))
        for line in lines:
            if line.code:
                line.read_into(self.readings, trusted=trusted, doubted=doubted or line.row in shared)
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
        header = header if grid.spans else dispute_head(grid, body, header)
        begin, most = header.begin_of_form, max(header.end, 1)
        least = most if begin is None else begin + len(header.codes)  # a group's label may reach farther
        ends = [(row, grid.ends[row]) for row in body]
        lines = [
            Line(grid, row, "", None, header, reach > most or (grid.spans and reach < least))
            for row, reach in ends
        ]
        filled = [line for line in lines if line.has_values]
        if len(filled) > 1 and filled[0].counts_columns:
            del filled[0]
        for line in filled or lines[:1]:
            line.read_into(self.readings, trusted=True, doubted=header.is_disordered and not grid.spans)
        return bool(filled)


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.text for cell in grid.rows[row] if not cell.is_empty]


def _least_end(header: Header, ends: Sequence[int]) -> int:
    """Where a row ends at least, or it has lost a cell: as most do, of table two's few as the longest."""
    return max(ends, default=0) if header.table == "t2" else _usual(ends)


def _usual(ends: Iterable[int]) -> int:
    """Where most rows end."""
    return max(Counter(ends).items(), key=lambda each: each[1], default=(0, 0))[0]


def _labelled(table: str, grid: Grid, body: Sequence[int]) -> list[tuple[int, str | None, Cell | None]]:
    return [(row, *_label(table, grid.rows[row])) for row in body]


def _label(table: str, cells: Sequence[Cell]) -> tuple[str | None, Cell | None]:
    """The row code that a row's label states, and the label's cell.

    The label is the last text that states a row: （六）其他处理 | 3.其他 | 0. Where （六）其他处理 seems to
    be the label, but another text stands between it and the values, nobody can read that text as a label; nor
    where one says that the values are last year's, or shares. A text behind all values is a remark.
    """
    last = next((i for i in range(len(cells) - 1, 0, -1) if _is_filled(cells[i])), 0)
    texts = [cell for cell in cells[:last] or cells if cell.text.strip() and not is_value_like(cell.text)]
    stated = [(cell, code) for cell in texts if (code := row_of(table, cell.text))]
    if not stated:
        return None, texts[-1] if texts else None
    label, code = stated[-1]
    if texts[-1] is not label and (code == UNDIVIDED or says_other(texts[-1].text)):
        return None, texts[-1]
    return code, label


def _shared(lines: Sequence[Line]) -> Iterator[int]:
    """The rows whose label reaches over a row below that has values and no label: 全市 and 本级."""
    unlabelled = {line.row for line in lines if not line.code and line.has_values}
    for line in lines:
        reach = line.label.row + line.label.rowspan if line.code and line.label else 0
        if unlabelled.intersection(range(line.row + 1, reach)):
            yield line.row


def _is_filled(cell: Cell) -> bool:
    return not cell.is_empty and is_value_like(cell.text)


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
