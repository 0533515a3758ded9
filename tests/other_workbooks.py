"""Workbooks of openpyxl saved as the other programs' files: .xls by xlwt, .ods as LibreOffice writes it.

A text that begins with ``=`` is a formula. Its result stands in ``results`` by address (``表三!J6``); without
one the file keeps none.
"""

import io
import struct
import zipfile
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlwt
from openpyxl import load_workbook

Results = Mapping[str, float | str]
NO_RESULTS: Results = MappingProxyType({})

_NO_RESULT = bytes.fromhex("030000000000ffff")
"""What xlwt writes in the place of a formula's result: an empty text."""

_NAMESPACES = " ".join(
    f'xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"'
    for each in ("office", "table", "text", "style")
)


def as_xls(data: bytes, results: Results = NO_RESULTS) -> bytes:
    """An .xlsx file as .xls."""
    old, book = load_workbook(io.BytesIO(data)), xlwt.Workbook()
    numbers = []
    for sheet in old.worksheets:
        new = book.add_sheet(sheet.title)
        new.visibility = {"visible": 0, "hidden": 1, "veryHidden": 2}[sheet.sheet_state]
        tops = {area.min_row * 1000 + area.min_col: area for area in sheet.merged_cells.ranges}
        for row in sheet.iter_rows():
            for cell in row:
                value, result = cell.value, results.get(f"{sheet.title}!{cell.coordinate}")
                if isinstance(value, str) and value.startswith("="):
                    numbers.append(_NO_RESULT if not isinstance(result, float) else struct.pack("<d", result))
                    value = xlwt.Formula(value[1:])
                area = tops.get(cell.row * 1000 + cell.column)
                if area:
                    new.write_merge(
                        area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1, value
                    )
                elif value is not None:
                    new.write(cell.row - 1, cell.column - 1, value)
    written = saved_xls(book)
    first, *pieces = written.split(_NO_RESULT)
    assert len(pieces) == len(numbers)
    return first + b"".join(number + piece for number, piece in zip(numbers, pieces, strict=True))


def saved_xls(book: Any) -> bytes:
    """The bytes of a workbook of xlwt."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def as_ods(data: bytes, results: Results = NO_RESULTS) -> bytes:
    """An .xlsx file as .ods."""
    old = load_workbook(io.BytesIO(data))
    return ods("".join(_table(sheet, results) for sheet in old.worksheets))


def ods(tables: str, extra: Mapping[str, str] = MappingProxyType({}), prolog: str = "") -> bytes:
    """An .ods file of these tables (raw XML, style ``hidden`` hides one), with further parts by name."""
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": (
            f"<?xml version='1.0' encoding='UTF-8'?>{prolog}<office:document-content {_NAMESPACES}>"
            '<office:automatic-styles><style:style style:name="hidden" style:family="table">'
            '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>"
        ),
        **extra,
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def table(rows: str, style: str = "ta1", name: str = "表") -> str:
    """One table of an .ods file, its rows raw XML, with the empty rows that LibreOffice writes to the end."""
    rest = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{rows}{rest}</table:table>'


def _table(sheet: Any, results: Results) -> str:
    areas = {(a.min_row, a.min_col): a for a in sheet.merged_cells.ranges}
    covered = {place for a in sheet.merged_cells.ranges for row in a.rows for place in row[:]} - set(areas)
    rows = []
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            place = (cell.row, cell.column)
            if place in covered:
                cells.append("<table:covered-table-cell/>")
                continue
            area = areas.get(place)
            span = (
                f' table:number-rows-spanned="{area.max_row - area.min_row + 1}"'
                f' table:number-columns-spanned="{area.max_col - area.min_col + 1}"'
                if area
                else ""
            )
            cells.append(_cell(cell.value, results.get(f"{sheet.title}!{cell.coordinate}"), span))
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    style = "ta1" if sheet.sheet_state == "visible" else "hidden"
    return table("".join(rows), style, sheet.title)


def _cell(value: object, result: float | str | None, attributes: str) -> str:
    if isinstance(value, str) and value.startswith("="):
        attributes += f" table:formula={quoteattr('of:' + value)}"
        value = result
    if value is None:
        return f"<table:table-cell{attributes}/>"
    if isinstance(value, bool):
        attributes += f' office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, int | float):
        attributes += f' office:value-type="float" office:value="{value!r}"'
    else:
        attributes += ' office:value-type="string"'
    shown = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f"<table:table-cell{attributes}>{shown}</table:table-cell>"
