"""OpenDocument workbooks of LibreOffice and WPS (.ods) → sheets, from the raw XML.

Read without python-calamine: for this format it gives neither merged cells nor a formula without its result
(as blank), and it makes every cell that a repetition states, a gigabyte from a file of 2 kB.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from drafting.errors import InputError
from drafting.ooxml import MAX_UNPACKED, damaged, refuse_overmerged, without_sheets
from drafting.sheets.formats import is_shown_as
from drafting.sheets.sheet import Area, Sheet, Uncomputed

_MEDIA_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACE = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
_OFFICE, _TABLE, _TEXT, _STYLE = (_NAMESPACE.format(each) for each in ("office", "table", "text", "style"))
_DRAW, _SVG = _NAMESPACE.format("drawing"), _NAMESPACE.format("svg-compatible")
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)(cm|mm|in|pt|px)", re.ASCII)
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "px": 0.75}
_LEAST = (150.0, 45.0)
"""Points that a picture is wide and high at least, or it is a sign: 200 by 60 pixels."""

_ROW_GROUPS = frozenset(_TABLE + each for each in ("table-header-rows", "table-rows", "table-row-group"))
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_NUMBERS = ("float", "currency")
_PLAIN = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?([eE][-+]?[0-9]{1,3})?")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What ``zipfile`` raises on an archive that is cut, altered, encrypted, or packed in a rare way."""


def is_ods(data: bytes) -> bool:
    """Whether a file says of itself that it is an OpenDocument workbook.

    The format wants the archive's first member to be its type, uncompressed; programs that do not keep to
    that name it there nevertheless.
    """
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open("mimetype") as stream:
            return stream.read(len(_MEDIA_TYPE)) == _MEDIA_TYPE
    except _UNREADABLE:
        return False


def sheets_of_ods(data: bytes, name: str, rows: int, columns: int) -> tuple[Sheet, ...]:
    """See ``drafting.sheets.open_sheets``."""
    from lxml import etree  # lazily: only OpenDocument needs it here

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if b"encryption-data" in _part(package, "META-INF/manifest.xml", name):
                raise InputError(f"“{name}”设了打开密码。请在 WPS/LibreOffice 中取消密码，另存后再导入。")
            content = _part(package, "content.xml", name)
    except _UNREADABLE as error:
        raise damaged(name) from error
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise damaged(name) from error
    hidden = _hidden_styles(root)
    tables = root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    read = [_sheet(table, hidden, rows, columns) for table in tables]
    if not read:
        raise without_sheets(name)
    sheets = tuple(sheet for sheet, _ in read)
    refuse_overmerged(sum(area.height * area.width for sheet in sheets for area in sheet.merged), name)
    # A cell too few or too many under a merged one has moved all that stand to its right.
    if any(_under_merged(sheet, rows, columns) != covered for sheet, covered in read):
        raise damaged(name)
    return sheets


def _part(package: zipfile.ZipFile, name: str, file: str) -> bytes:
    """One part, unpacked to a bound: the sizes that an archive declares are not to be trusted."""
    with package.open(name) as stream:
        part = stream.read(MAX_UNPACKED + 1)
    if len(part) > MAX_UNPACKED:
        raise InputError(f"“{file}”解压后超过{MAX_UNPACKED // 2**20}MB，不像填好的表。请检查文件。")
    return part


def _hidden_styles(root: Any) -> frozenset[str]:
    """The names of the styles that hide a sheet."""
    return frozenset(
        style.get(_STYLE + "name", "")
        for style in root.iter(_STYLE + "style")
        if any(said.get(_TABLE + "display") == "false" for said in style.iter(_STYLE + "table-properties"))
    )


def _sheet(table: Any, hidden: frozenset[str], rows: int, columns: int) -> tuple[Sheet, set[tuple[int, int]]]:
    """A sheet, and the places of which it says that a merged cell covers them."""
    values: list[list[object]] = []
    merged: list[Area] = []
    covered: set[tuple[int, int]] = set()
    row = height = width = 0
    hidden_rows: set[int] = set()
    # Those bound to the sheet as a whole stand before its rows.
    pictures = [0] * sum(map(_is_picture, table.iterfind(f"{_TABLE}shapes/{_DRAW}frame")))
    for element in _rows(table):
        times = _number(element, "number-rows-repeated")
        if _is_out_of_sight(element):
            hidden_rows.update(range(row, min(row + times, rows)))
        pictures += [row] * sum(map(_is_picture, element.iter(_DRAW + "frame")))
        cells, reach = _cells(element, row, columns, merged)
        if row < rows:
            covered.update((row, column) for column in _covered(element, columns))
        if reach:
            values += [[] for _ in range(min(row, rows) - len(values))]
            values += [cells] * min(times, rows - len(values))
            height, width = row + times, max(width, reach)
        row += times
    visible = table.get(_TABLE + "style-name") not in hidden
    sheet = Sheet(
        table.get(_TABLE + "name", ""),
        values,
        height,
        width,
        tuple(merged),
        visible,
        tuple(pictures),
        frozenset(hidden_rows),
        frozenset(_hidden_columns(table, columns)),
    )
    return sheet, covered


def _is_picture(frame: Any) -> bool:
    """Whether a frame shows a picture that is no sign."""
    sizes = (_LENGTH.fullmatch(frame.get(f"{_SVG}{name}", "")) for name in ("width", "height"))
    large = all(
        size is None or float(size[1]) * _POINTS[size[2]] >= least
        for size, least in zip(sizes, _LEAST, strict=True)
    )
    return large and frame.find(_DRAW + "image") is not None


def _hidden_columns(table: Any, most: int) -> Iterator[int]:
    column = 0
    for element in table.iter(_TABLE + "table-column"):
        times = _number(element, "number-columns-repeated")
        if _is_out_of_sight(element):
            yield from range(column, min(column + times, most))
        column += times


def _is_out_of_sight(element: Any) -> bool:
    """Whether a row or a column is hidden by hand or by a filter."""
    return element.get(_TABLE + "visibility") in ("collapse", "filter")


def _covered(row: Any, columns: int) -> Iterator[int]:
    column = 0
    for cell in row.iterchildren(*_CELLS):
        times = _number(cell, "number-columns-repeated")
        if cell.tag == _CELLS[1]:
            yield from range(column, min(column + times, columns))
        column += times


def _under_merged(sheet: Sheet, rows: int, columns: int) -> set[tuple[int, int]]:
    """The places that the merged cells cover, beside those where they start."""
    return {
        (row, column)
        for area in sheet.merged
        for row in range(area.row, min(area.row + area.height, rows))
        for column in range(area.column, min(area.column + area.width, columns))
        if (row, column) != (area.row, area.column)
    }


def _rows(parent: Any) -> Iterator[Any]:
    """The rows of a table, those in groups and headers too."""
    for child in parent:
        if child.tag == _TABLE + "table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(element: Any, row: int, columns: int, merged: list[Area]) -> tuple[list[object], int]:
    """A row's values, and how far it reaches; its merged cells are added to ``merged``."""
    values: list[object] = []
    column = reach = 0
    for cell in element.iterchildren(*_CELLS):
        times = _number(cell, "number-columns-repeated")
        value = _value(cell) if cell.tag == _CELLS[0] else None  # what a merged cell covers is not shown
        if value is not None:
            values += [None] * (min(column, columns) - len(values))
            values += [value] * min(times, columns - len(values))
            reach = column + times
        area = Area(
            row, column, _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
        )
        if area.height > 1 or area.width > 1:
            merged.append(area)
        column += times
    return values, reach


def _number(element: Any, name: str) -> int:
    said = element.get(_TABLE + name, "1")
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 9 else 1


def _value(cell: Any) -> object:
    """What stands in a cell: a number only where the file says that it is one, else the text as shown."""
    text = _shown(cell)
    if cell.get(_OFFICE + "value-type") in _NUMBERS:
        said = cell.get(_OFFICE + "value", "")
        if not _PLAIN.fullmatch(said):
            return said or text or None
        stated = cell.find(_TEXT + "p") is not None
        return float(said) if not stated or is_shown_as(float(said), text) else f"〔{said}，显示为{text}〕"
    formula = cell.get(_TABLE + "formula")
    if not text and formula and cell.get(_OFFICE + "value-type") is None:
        return Uncomputed(formula.partition(":")[2] or formula)
    return text or None


def _shown(cell: Any) -> str:
    return "\n".join("".join(_inline(each)) for each in cell.iterchildren(_TEXT + "p"))


def _inline(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == _TEXT + "s":
            yield " "
        elif child.tag == _TEXT + "line-break":
            yield "\n"
        elif child.tag != _OFFICE + "annotation":
            yield from _inline(child)
        yield child.tail or ""
