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

_LINE, _SPARE, _TALLEST = 13.5, 3.0, 409.0
"""Points: a line of 10 points, what is above and below, the tallest row that a workbook has."""

Row = Sequence[str | int | None]


def add_list(
    book: "Workbook",
    name: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Row],
    *,
    printed: int | None = None,
) -> None:
    """Add a sheet with these columns (title, width in characters) and rows.

    ``printed`` is how many of the columns are printed, from the first on; ``None``: all. A page is as wide as
    what is printed: the fewer characters, the larger they are.
    """
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    set_page(sheet, landscape=True)
    sheet.page_setup.fitToHeight = 0
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.print_options.gridLines = True
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
        widths = [width for _, width in columns]
        sheet.row_dimensions[number].height = min(_TALLEST, _LINE * _lines(row, widths) + _SPARE)
    sheet.auto_filter.ref = sheet.dimensions
    if printed:
        sheet.print_area = f"A1:{get_column_letter(printed)}{sheet.max_row}"


def _lines(row: Row, widths: Sequence[int]) -> int:
    """How many lines the row's longest cell takes: not every program makes a row as tall as its text."""
    said = [
        (printable(value), width) for value, width in zip(row, widths, strict=True) if isinstance(value, str)
    ]
    return max((_lines_of(text[:_LONGEST], width) for text, width in said), default=1)


def _lines_of(text: str, width: int) -> int:
    room = max(2, width - 1)
    return sum(max(1, -(-sum(2 if ord(c) > 0xFF else 1 for c in line) // room)) for line in text.split("\n"))


def saved(book: "Workbook") -> bytes:
    """The workbook as a file; the same content gives the same bytes."""
    stream = io.BytesIO()
    book.save(stream)
    return freeze(stream.getvalue())
