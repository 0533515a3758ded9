"""The report as a workbook: text, 表二, 表三, 表四, text, in the order of the report."""

import io
from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from drafting.export.printing import Part, parts
from drafting.figures import Figures
from drafting.intake.drawing import HEI, SONG, WIDTHS, draw_table, set_page, set_text
from drafting.ooxml import freeze
from drafting.report import AnnualReport
from drafting.tables import TableSpec

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

OPENING, CLOSING = "正文（上）", "正文（下）"
"""The sheets of text before and after the tables."""

_TEXT_WIDTH = 76.0
_TALLEST_ROW = 400.0
_LONGEST_TEXT = 30_000
"""Characters; Excel's limit is 32,767, beyond which openpyxl cuts without a word."""

_DIGIT = 5.25
"""The width of a digit in points: the unit of column widths."""


def xlsx_bytes(report: AnnualReport) -> bytes:
    """The report as .xlsx; sums stand as the report states them, not as formulas.

    The same report gives the same bytes.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    printed = parts(report)
    first_table = next(i for i, part in enumerate(printed) if part.table is not None)
    _add_text(book, OPENING, printed[:first_table], report.title)
    for part in printed[first_table:]:
        if part.table is not None:
            _add_table(book, part, part.table, report.figures)
    _add_text(book, CLOSING, [part for part in printed[first_table:] if part.table is None])
    book.properties.title = report.title
    book.properties.creator = report.organ
    stream = io.BytesIO()
    book.save(stream)
    return freeze(stream.getvalue())


def _add_text(book: "Workbook", name: str, printed: Sequence[Part], title: str = "") -> None:
    sheet = book.create_sheet(name)
    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    set_page(sheet, landscape=False)
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    lines = [(title, HEI, 16.0)] if title else []
    for part in printed:
        lines += [(part.heading, HEI, 12.0)] if part.heading else []
        lines += [(paragraph, SONG, 12.0) for paragraph in part.above]
    top = 1
    for text, font, size in lines:
        top = _add_line(sheet, text, font, size, top, (_TEXT_WIDTH,))


def _add_table(book: "Workbook", part: Part, table: TableSpec, figures: Figures) -> None:
    sheet = book.create_sheet(table.name)
    draw_table(sheet, table, part.heading, figures)
    top = sheet.max_row + 1
    for paragraph in (*part.above, *part.below):
        top = _add_line(sheet, paragraph, SONG, 10.0, top, WIDTHS[table.code])


def _add_line(
    sheet: "Worksheet", text: str, font: str, size: float, top: int, widths: tuple[float, ...]
) -> int:
    """Write a paragraph across the columns of these widths, from row ``top``; the next free row.

    What is longer than a cell can hold goes on in the next.
    """
    for start in range(0, len(text), _LONGEST_TEXT):
        top = _add_piece(sheet, text[start : start + _LONGEST_TEXT], font, size, top, widths)
    return top


def _add_piece(
    sheet: "Worksheet", text: str, font: str, size: float, top: int, widths: tuple[float, ...]
) -> int:
    """Write a text into as many rows as its lines need, merged: no row can be higher than 409 points."""
    from openpyxl.styles import Alignment, Font

    per_line = max(1, int(sum(widths) * _DIGIT / size))
    height = ceil(len(text) / per_line) * size * 1.5 + 6
    bottom = top + ceil(height / _TALLEST_ROW) - 1
    for row in range(top, bottom + 1):
        sheet.row_dimensions[row].height = height / (bottom - top + 1)
    cell: Cell = sheet[f"A{top}"]
    set_text(cell, text)
    cell.font = Font(name=font, size=size)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if bottom > top or len(widths) > 1:
        sheet.merge_cells(start_row=top, end_row=bottom, start_column=1, end_column=len(widths))
    return bottom + 1
