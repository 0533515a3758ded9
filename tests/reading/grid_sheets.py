"""Workbooks: a sheet a table or one for all, merged or not, numbers as numbers or as text, formulas."""

import io
from collections.abc import Sequence
from random import Random

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from reading.grids import Box, Part, Table


def write(
    sheet: Worksheet, cells: Table, row: int, chance: Random, *, merged: bool, numbers: str, left: int = 0
) -> int:
    """Write the table from this row (from 1) on; gives the row after it."""
    taken: set[tuple[int, int]] = set()
    for r, boxes in enumerate(cells):
        column = 0
        for box in boxes:
            while (r, column) in taken:
                column += 1
            taken.update((r + i, column + j) for i in range(box.rows) for j in range(box.columns))
            place = (row + r, column + 1 + left)
            _set(sheet, place, box, chance, numbers)
            if merged and (box.rows > 1 or box.columns > 1):
                sheet.merge_cells(
                    start_row=place[0],
                    start_column=place[1],
                    end_row=place[0] + box.rows - 1,
                    end_column=place[1] + box.columns - 1,
                )
            column += box.columns
    return row + len(cells)


def _set(sheet: Worksheet, place: tuple[int, int], box: Box, chance: Random, numbers: str) -> None:
    cell = sheet.cell(*place)
    if not box.text:
        return
    as_number = box.text.isdigit() or (box.code.endswith("amount") and box.text.replace(".", "").isdigit())
    if not as_number or not box.code or numbers == "text" or (numbers == "mixed" and chance.random() < 0.5):
        cell.value = f" {box.text} " if numbers == "mixed" and box.code else box.text
        cell.data_type = "s"
        return
    cell.value = float(box.text) if "." in box.text or numbers == "float" else int(box.text)
    if numbers == "formatted":
        cell.number_format = chance.choice(('0"件"', "#,##0", '_ * #,##0_ ;_ * "-"_ ;_ @_ ', "0.00"))


def book(
    sections: Sequence[tuple[str, Sequence[tuple[str, Part]]]],
    chance: Random,
    *,
    merged: bool = True,
    numbers: str = "number",
    left: int = 0,
    one: bool = False,
    gap: int = 0,
    hidden: bool = False,
) -> bytes:
    """A sheet a section, or ``one`` for all; ``gap`` rows are left empty between parts, ``left`` columns before."""
    workbook = Workbook()
    sheet = workbook.active
    row = 1 + gap
    for index, (name, items) in enumerate(sections):
        if index == 0:
            sheet.title = "年报" if one else name
        elif not one:
            sheet = workbook.create_sheet(name)
            row = 1 + gap
        for _, part in items:
            if isinstance(part, str):
                for line in part.split("\n"):
                    sheet.cell(row, 1 + left).value = line
                    if merged and len(line) > 12:
                        sheet.merge_cells(
                            start_row=row, start_column=1 + left, end_row=row, end_column=10 + left
                        )
                    row += 1
            else:
                row = write(sheet, part, row, chance, merged=merged, numbers=numbers, left=left)
            row += gap
    if hidden:
        old = workbook.create_sheet("上年")
        for _, items in sections:
            for _, part in items:
                if not isinstance(part, str):
                    write(
                        old,
                        [[Box("9", b.rows, b.columns, b.code) if b.code else b for b in r] for r in part],
                        old.max_row + 1,
                        chance,
                        merged=False,
                        numbers="number",
                    )
        old.sheet_state = "hidden"
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
