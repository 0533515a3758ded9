"""Workbooks of Excel 97 to 2003 (.xls) → sheets.

Read with xlrd: python-calamine fills every cell up to the last one (half a gigabyte for a sheet with a cell
in the last corner) and gives an error in a cell as blank.
"""

import io
import struct
from typing import Any

from drafting.errors import InputError
from drafting.ooxml import MAX_UNPACKED, damaged, locked, refuse_overmerged, without_sheets
from drafting.sheets.formats import as_shown
from drafting.sheets.old_pictures import rows_of_old_pictures
from drafting.sheets.sheet import Area, Sheet

_WHITE = (255, 255, 255)
_UNREADABLE = (
    struct.error,
    AssertionError,
    AttributeError,
    IndexError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
    ZeroDivisionError,
)
"""What xlrd raises, beside its own errors, for a file that is cut short or inconsistent."""


def sheets_of_xls(data: bytes, name: str, rows: int, columns: int) -> tuple[Sheet, ...]:
    """See ``drafting.sheets.open_sheets``.

    The format does not tell a formula that no program has computed from one whose result is an empty text:
    both are blank.
    """
    if len(data) > MAX_UNPACKED:
        raise InputError(f"“{name}”超过{MAX_UNPACKED // 2**20}MB，不像填好的表。请检查文件。")
    import xlrd
    from xlrd.compdoc import CompDoc, CompDocError

    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        pictures = rows_of_old_pictures(_records(CompDoc(data, logfile=io.StringIO())))
        sheets = tuple(
            _sheet(each, rows, columns, pictures.get(number, ())) for number, each in enumerate(book.sheets())
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            raise locked(name) from error
        if "Can't find workbook" in str(error):
            raise without_sheets(name) from error
        raise damaged(name) from error
    except (CompDocError, *_UNREADABLE) as error:
        raise damaged(name) from error
    if not sheets:
        raise without_sheets(name)
    refuse_overmerged(sum(area.height * area.width for sheet in sheets for area in sheet.merged), name)
    return sheets


def _records(document: Any) -> bytes:
    """The stream that holds the workbook; empty where there is none."""
    found = (document.locate_named_stream(name) for name in ("Workbook", "Book"))
    memory, base, size = next((each for each in found if each[0]), (b"", 0, 0))
    return bytes(memory[base : base + size])


def _sheet(sheet: Any, rows: int, columns: int, pictures: tuple[int, ...]) -> Sheet:
    widths = [_width(sheet, row) for row in range(sheet.nrows)]
    height = max((row for row, width in enumerate(widths, start=1) if width), default=0)
    values = [
        [_shown(sheet.cell(row, column), sheet.book) for column in range(min(width, columns))]
        for row, width in enumerate(widths[: min(height, rows)])
    ]
    merged = tuple(
        Area(top, left, bottom - top, right - left) for top, bottom, left, right in sheet.merged_cells
    )
    hidden_rows = frozenset(row for row, said in sheet.rowinfo_map.items() if said.hidden)
    hidden_columns = frozenset(column for column, said in sheet.colinfo_map.items() if said.hidden)
    width, visible = max(widths, default=0), sheet.visibility == 0
    return Sheet(sheet.name, values, height, width, merged, visible, pictures, hidden_rows, hidden_columns)


def _width(sheet: Any, row: int) -> int:
    """How far the row reaches; cells that are only formatted are not there."""
    import xlrd

    nothing = (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK)
    types = sheet.row_types(row)
    return max((column for column, kind in enumerate(types, start=1) if kind not in nothing), default=0)


def _shown(cell: Any, book: Any) -> object:
    """What stands in a cell, as its format shows it."""
    value = _value(cell, book.datemode)
    if value is None or cell.xf_index is None:
        return value
    style = book.xf_list[cell.xf_index]
    said = book.format_map.get(style.format_key)
    ground = style.background
    white = ground.fill_pattern == 0 or (
        ground.fill_pattern == 1 and _is_white(book, ground.pattern_colour_index)
    )
    unseen = white and _is_white(book, book.font_list[style.font_index].colour_index)
    return as_shown(value, said.format_str if said else "", unseen=unseen)


def _is_white(book: Any, colour: int) -> bool:
    return bool(book.colour_map.get(colour) == _WHITE)


def _value(cell: Any, datemode: int) -> object:
    import xlrd

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or cell.value == "":
        return None
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            return xlrd.xldate_as_datetime(cell.value, datemode)
        except (ValueError, OverflowError):  # a number that is no day, formatted as one
            return f"日期{cell.value}"
    value: object = cell.value
    return value
