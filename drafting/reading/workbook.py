"""Workbooks (.xlsx, .xls, .ods) → neutral document: our own export, a filled form, a report kept in sheets.

A sheet is read from top to bottom. A row with a single text that no table prints is a paragraph; the rows
between are a grid, with the merged cells that the sheet states.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafting.errors import FigureError, InputError
from drafting.figures import format_number, from_json
from drafting.ooxml import EXCEL_DIGITS
from drafting.reading.document import Block, Document, Picture, RawCell, paragraphs_of, table_blocks
from drafting.reading.placing.header_reading import TABLES, table_of
from drafting.reading.placing.values import is_value_like
from drafting.reading.placing.wording import columns, heads, row_groups, rows
from drafting.sheets import MOST_COLUMNS, MOST_ROWS, Area, Sheet, Uncomputed, open_sheets

_FEWEST_TABLES = 2

Texts = list[list[str]]
Merged = dict[tuple[int, int], Area]
"""(row, column), from 0, of every cell that is part of a merged one → that one."""


def read_workbook(data: bytes, name: str) -> Document:
    """The document that a workbook's visible sheets hold, one after the other.

    A formula whose result the file does not keep is shown as the formula: it is not blank, and no number.

    Args:
        data: the bytes of a workbook.
        name: what people call the file, for messages.

    Raises:
        InputError: it is no workbook, is damaged, or a sheet is larger than any form.
    """
    sheets = open_sheets(data, name)
    # The form to fill in: its guide is no text of the report.
    is_form = any(sheet.title == "_cells" for sheet in sheets)
    blocks: list[Block] = []
    for sheet in sheets:
        if sheet.visible and not (is_form and sheet.title == "说明"):
            blocks += _blocks(_texts(sheet, name), _merged(sheet), sheet.pictures)
    return Document(tuple(blocks))


def _texts(sheet: Sheet, name: str) -> Texts:
    """The sheet as a rectangle of texts; what a hidden row or column holds is blank, as people see it.

    But for the rows of the form that stand nowhere else: those somebody folded away.
    """
    if sheet.height > MOST_ROWS or sheet.width > MOST_COLUMNS:
        raise InputError(
            f"“{name}”的工作表“{sheet.title}”超过{MOST_ROWS}行或{MOST_COLUMNS}列，不像年报。"
            "请删去多余的行列（包括只有格式的），另存后再试。"
        )
    width = max([sheet.width, *(area.column + area.width for area in sheet.merged)])
    height = max([sheet.height, *(area.row + area.height for area in sheet.merged)])
    bounds = (min(height, MOST_ROWS), min(width, MOST_COLUMNS))
    texts = [[_text(sheet.at(row, column)) for column in range(bounds[1])] for row in range(bounds[0])]
    reaching = {
        (area.row, area.column)
        for area in sheet.merged
        if not sheet.hidden_rows.issuperset(range(area.row, area.row + area.height))
        and not sheet.hidden_columns.issuperset(range(area.column, area.column + area.width))
    }
    folded = _folded(sheet, texts)
    for row, column in _out_of_sight(sheet, *bounds):
        if (row, column) not in reaching and not (row in folded and column not in sheet.hidden_columns):
            texts[row][column] = ""
    return texts


def _folded(sheet: Sheet, texts: Texts) -> set[int]:
    """The hidden rows that are rows of the form of which no visible one has the label."""
    named = {row: _rows_named(cells) for row, cells in enumerate(texts)} if sheet.hidden_rows else {}
    visible = {code for row, codes in named.items() if row not in sheet.hidden_rows for code in codes}
    return {row for row in sheet.hidden_rows if (codes := named.get(row)) and not codes & visible}


def _rows_named(cells: Sequence[str]) -> set[tuple[str, str]]:
    """The rows of the form whose labels stand in these cells beside a value."""
    if not any(text and is_value_like(text) for text in cells):
        return set()
    found = ((table, rows(table).exact(text)) for table in ("t2", "t3") for text in cells if text)
    return {(table, code) for table, code in found if code}


def _out_of_sight(sheet: Sheet, height: int, width: int) -> Iterator[tuple[int, int]]:
    """The places in hidden rows and columns."""
    for row in range(height):
        hidden = range(width) if row in sheet.hidden_rows else (c for c in sheet.hidden_columns if c < width)
        yield from ((row, column) for column in hidden)


def _text(value: object) -> str:
    """The cell as it reads; a number without the noise of binary fractions."""
    if isinstance(value, Uncomputed):
        return value.formula
    if isinstance(value, float):
        try:
            return format_number(from_json(Decimal(f"{value:.{EXCEL_DIGITS}g}")))
        except FigureError:
            return str(value)
    return "" if value is None else str(value).strip()


def _merged(sheet: Sheet) -> Merged:
    return {
        (row, column): area
        for area in sheet.merged
        for row in range(area.row, min(area.row + area.height, MOST_ROWS))
        for column in range(area.column, min(area.column + area.width, MOST_COLUMNS))
    }


def _blocks(texts: Texts, merged: Merged, pictures: Sequence[int]) -> Iterator[Block]:
    """Paragraphs and the tables between them; behind each table the pictures that begin over its rows."""
    start = shown = 0
    for row, cells in enumerate([*texts, [""]]):
        single = [text for text in cells if text]
        if row < len(texts) and not (len(single) == 1 and _is_text(single[0])):
            continue
        if row < len(texts) and row and _completes_label(texts[row - 1][cells.index(single[0])], single[0]):
            continue
        for area in _areas(texts, merged, start, row):
            yield from table_blocks(_raw_rows(texts, merged, area))
        above = len(pictures) if row == len(texts) else bisect_left(pictures, row)
        yield from [Picture()] * (above - shown)
        shown = above
        yield from paragraphs_of("\n".join(single))
        start = row + 1


def _is_text(text: str) -> bool:
    """Whether a text that stands alone in its row is no label or value of a table."""
    wordings = (wording(table) for table in TABLES for wording in (columns, heads, row_groups, rows))
    return not is_value_like(text) and not any(wording.match(text) for wording in wordings)


def _completes_label(above: str, text: str) -> bool:
    """Whether a text is the second half of the label over it (商业 / 企业)."""
    return bool(above) and any(columns(table).exact(above + text) for table in TABLES)


def _areas(texts: Texts, merged: Merged, first: int, end: int) -> Iterator[Area]:
    """The rows from ``first`` up to ``end`` as one table, but where different tables stand side by side."""
    width = len(texts[0])
    blank = [row for row in range(first, end) if not any(texts[row])]
    begin = top = first
    for bottom in [*blank, end]:
        parts = list(_side_by_side(texts, merged, top, bottom))
        if len(parts) > 1:
            yield Area(begin, 0, top - begin, width)
            yield from parts
            begin = bottom
        top = bottom + 1
    yield Area(begin, 0, end - begin, width)


def _side_by_side(texts: Texts, merged: Merged, top: int, bottom: int) -> Iterator[Area]:
    """The tables that blank columns part, where they are different ones; else nothing."""
    width = len(texts[0])
    filled = [
        any(texts[row][column] or (row, column) in merged for row in range(top, bottom))
        for column in range(width)
    ]
    starts = [c for c in range(width) if filled[c] and (c == 0 or not filled[c - 1])] if bottom > top else []
    if len(starts) < _FEWEST_TABLES:
        return
    parts = [
        Area(top, left, bottom - top, right - left)
        for left, right in zip(starts, [*starts[1:], width], strict=True)
    ]
    named = {
        table_of([text for text in texts[row][part.column : part.column + part.width] if text])
        for part in parts
        for row in range(top, bottom)
    }
    if len(named - {None}) >= _FEWEST_TABLES:
        yield from parts


def _raw_rows(texts: Texts, merged: Merged, whole: Area) -> Sequence[Sequence[RawCell]]:
    """The rows of a table; a cell that reaches in from above them is blank here."""
    found: list[list[RawCell]] = []
    end = whole.row + whole.height
    for row in range(whole.row, end):
        cells: list[RawCell] = []
        for column in range(whole.column, whole.column + whole.width):
            area = merged.get((row, column), Area(row, column, 1, 1))
            if (area.row, area.column) == (row, column):
                text = texts[row][column]
                cells.append(RawCell(list(paragraphs_of(text)), min(area.height, end - row), area.width))
            elif area.row < whole.row:
                cells.append(RawCell())
        found.append(cells)
    return found
