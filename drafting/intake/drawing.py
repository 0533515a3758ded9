"""A statutory table drawn on a worksheet, from its printed layout: merged headers, borders, fonts, page.

The form to fill in and the exported workbook are drawn here.
"""

from collections.abc import Mapping
from decimal import Decimal
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING

from drafting.figures import Figures, Kind, Number
from drafting.tables import PrintedCell, TableSpec, layout

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

TOP = 3
"""The worksheet row that holds the table's first; the heading stands in row 1."""

WIDTHS: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {
        "t2": (26.0, 20.0, 20.0, 20.0),
        "t3": (5.8, 18.5, 33.7, *(8.0,) * 7),
        "t4": (8.0,) * 15,
    }
)
"""Table code → widths of the printed grid's columns, in digits' widths; every other drawing scales them."""

_BEGIN_FORMULAS = ("=", "+", "-", "@")
"""What Excel and WPS take for a formula where it is typed."""

SONG, HEI = "宋体", "黑体"
_SIZE = 10
_LINE = 14.0
_ROW = 21.0


def draw_table(sheet: "Worksheet", table: TableSpec, heading: str, figures: Figures) -> dict[str, str]:
    """Draw the table under its heading, with the figures in their cells; blank stays empty.

    Returns:
        Cell code → address (``t3.received.natural`` → ``D6``); of a merged cell, its upper left.
    """
    widths = WIDTHS[table.code]
    _draw_heading(sheet, heading, len(widths))
    addresses: dict[str, str] = {}
    heights: dict[int, float] = {}
    for printed in layout(table):
        cell = _draw_cell(sheet, printed)
        if printed.cell is None:
            cell.value = printed.text
            if printed.rowspan == 1:
                span = widths[printed.column : printed.column + printed.colspan]
                needed = _height(printed.text, sum(span))
                heights[cell.row] = max(needed, heights.get(cell.row, _ROW))
        else:
            addresses[printed.cell.code] = cell.coordinate
            value = figures.get(printed.cell.code)
            if value is not None:
                cell.value = value
            cell.number_format = _number_format(value, printed.cell.kind)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[_letter(column)].width = width
    for row in range(TOP, sheet.max_row + 1):
        sheet.row_dimensions[row].height = heights.get(row, _ROW)
    set_page(sheet, landscape=len(widths) > 10)
    return addresses


def address_of(printed: PrintedCell) -> str:
    """Where ``draw_table`` puts a printed cell (its upper left)."""
    return f"{_letter(printed.column + 1)}{TOP + printed.row}"


def _draw_heading(sheet: "Worksheet", heading: str, width: int) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    cell = sheet["A1"]
    set_text(cell, heading)
    cell.font = Font(name=HEI, size=14)
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    sheet.row_dimensions[1].height = 30


def _draw_cell(sheet: "Worksheet", printed: PrintedCell) -> "Cell":
    from openpyxl.styles import Alignment, Border, Font, Side

    thin = Side(style="thin")
    top, left = TOP + printed.row, printed.column + 1
    bottom, right = top + printed.rowspan - 1, left + printed.colspan - 1
    for row in sheet.iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right):
        for part in row:
            part.border = Border(left=thin, right=thin, top=thin, bottom=thin)
    if printed.rowspan > 1 or printed.colspan > 1:
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    cell: Cell = sheet[address_of(printed)]
    label_at_left = printed.cell is None and not printed.header and printed.rowspan == 1
    cell.alignment = Alignment(
        horizontal="left" if label_at_left else "center", vertical="center", wrap_text=True
    )
    cell.font = Font(name=SONG, size=_SIZE, bold=printed.header)
    return cell


def _height(text: str, width: float) -> float:
    """The height in points that a label needs: a Chinese character is two digits wide."""
    per_line = max(1, int((width - 1) / 2))
    return 7 + _LINE * ceil(len(text) / per_line)


def _number_format(value: Number | None, kind: Kind) -> str:
    """The printed digits: as many decimals as the number has."""
    if kind is Kind.AMOUNT and value is None:
        return "General"
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"0.{'0' * places}" if places else "0"


def set_text(cell: "Cell", text: str) -> None:
    """Put a text into a cell as text: one that begins with “=” is no formula.

    Nor does it become one when somebody goes into the cell and out again: so ``quotePrefix``.
    """
    cell.value = text
    cell.data_type = "s"
    if text.startswith(_BEGIN_FORMULAS):
        cell.quotePrefix = True


def set_page(sheet: "Worksheet", *, landscape: bool) -> None:
    """One A4 page, however wide the sheet; the screen without grid lines."""
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 1
    properties = sheet.sheet_properties.pageSetUpPr
    if properties is not None:
        properties.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.sheet_view.showGridLines = False


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
