"""A list as a sheet of a workbook: a head that stays, a row an entry, ready to be filtered and printed."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from drafting.export.printing import printable
from drafting.intake.drawing import HEI, SONG, set_page, set_text
from drafting.ooxml import freeze

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 30_000
"""Characters that a cell holds."""

Row = Sequence[str | int | None]


def add_list(book: "Workbook", name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Row]) -> None:
    """Add a sheet with these columns (title, width in characters) and rows."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    set_page(sheet, landscape=True)
    sheet.page_setup.fitToHeight = 0
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    for column, (title, width) in enumerate(columns, start=1):
        cell = sheet.cell(1, column, title)
        cell.font = Font(name=HEI, size=11)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                set_text(cell, printable(value)[:_LONGEST])
            else:
                cell.value = value
            cell.font = Font(name=SONG, size=10)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.auto_filter.ref = sheet.dimensions


def saved(book: "Workbook") -> bytes:
    """The workbook as a file; the same content gives the same bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return freeze(stream.getvalue())
