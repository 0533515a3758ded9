"""Office files as packages: opening a workbook, or saying what is wrong with it; files that compare equal."""

import io
import re
import warnings
import zipfile
import zlib
from typing import TYPE_CHECKING

from drafting.errors import InputError

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_UNPACKED = 20 * 2**20
"""Bytes a workbook may unpack to. A filled form has about 100 kB; far more is a mistake or an attack."""

MAX_MERGED = 200_000
"""Cells that the merged cells of a workbook may cover: our form's cover some hundred."""

TOO_MANY_ROWS = "“{name}”第{last}行还有内容，最多{rows}行。请删去多余的行，或分几次导入。"

EXCEL_DIGITS = 15
"""Excel and WPS keep 15 significant digits; what a file holds beyond them is noise of binary fractions."""

_STAMP = (1980, 1, 1, 0, 0, 0)
_DATES = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_OTHER_TYPES = (
    (b"\xff\xd8\xff", "一张 JPG 图片"),
    (b"\x89PNG", "一张 PNG 图片"),
    (b"GIF8", "一张 GIF 图片"),
    (b"%PDF", "一个 PDF 文件"),
    (b"{\\rtf", "一个 RTF 文档"),
    (b"<", "一个网页（HTML）或 XML 文件"),
)
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
    SyntaxError,  # both XML parsers derive their errors from it
)
"""What openpyxl and zipfile raise for a package that is cut short or inconsistent."""


def open_workbook(data: bytes, name: str, *, values: bool = True) -> "Workbook":
    """The workbook in an .xlsx file.

    Args:
        data: the file's bytes.
        name: what people call the file, for messages.
        values: the results that the file keeps of its formulas, rather than the formulas; texts whose
            parts have fonts of their own are lists of these.

    Raises:
        InputError: the file is empty, of another type, or damaged; the message says which.
    """
    _check_package(data, name)
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # Extensions that openpyxl drops (WPS writes several) hold no figures.
            warnings.filterwarnings("ignore", module="openpyxl")
            book = load_workbook(io.BytesIO(data), data_only=values, rich_text=values)
    except _UNREADABLE as error:
        raise damaged(name) from error
    if not book.worksheets:
        raise without_sheets(name)
    return book


def first_rows(data: bytes, name: str, *, rows: int, columns: int) -> list[tuple[object, ...]]:
    """The first sheet's values as far as they go, row by row; empty rows in between are rows too.

    Streamed: a sheet whose last cell is the last that Excel knows has 17 billion cells in between.

    Args:
        data: the bytes of an .xlsx file.
        name: what people call the file, for messages.
        rows: the most rows it may have.
        columns: how many columns to take; others are not looked at.

    Raises:
        InputError: as ``open_workbook``; or something stands below the last row.
    """
    _check_package(data, name)
    from openpyxl import load_workbook

    found: list[tuple[object, ...]] = []
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="openpyxl")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            if not book.worksheets:
                raise without_sheets(name)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # the size that the file states is often wrong
            for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=columns), start=1):
                if number <= rows:
                    found.append(tuple(row))
                elif any(value is not None for value in row):
                    raise InputError(TOO_MANY_ROWS.format(name=name, last=number, rows=rows))
    except _UNREADABLE as error:
        raise damaged(name) from error
    return found


def freeze(package: bytes) -> bytes:
    """The same package without the moment of its making: equal content gives equal bytes.

    The dates of creation and change are taken out of the document's properties, and every entry gets the
    earliest date a zip file knows.
    """
    frozen = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(frozen, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "docProps/core.xml":
                content = _DATES.sub(b"", content)
            target.writestr(
                zipfile.ZipInfo(entry.filename, _STAMP), content, compress_type=zipfile.ZIP_DEFLATED
            )
    return frozen.getvalue()


def _check_package(data: bytes, name: str) -> None:
    if not data:
        raise InputError(f"“{name}”是空文件（0字节）。请重新保存或重新上传。")
    for magic, kind in _OTHER_TYPES:
        if data.startswith(magic):
            raise InputError(f"“{name}”的内容其实是{kind}，只是改了扩展名。请选择 .xlsx、.xls 或 .ods 文件。")
    if not data.startswith(b"PK"):
        raise InputError(f"“{name}”不是电子表格文件。请选择用 Excel/WPS 保存的 .xlsx、.xls 或 .ods 文件。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if sum(entry.file_size for entry in package.infolist()) > MAX_UNPACKED:
                raise InputError(f"“{name}”解压后超过{MAX_UNPACKED // 2**20}MB，不像填好的表。请检查文件。")
            if "word/document.xml" in names:
                raise InputError(f"“{name}”的内容其实是 Word 文档，不是电子表格。请选择 .xlsx 文件。")
            if "xl/workbook.xml" not in names:
                raise InputError(
                    f"“{name}”里没有工作簿，不是 .xlsx 文件。请选择用 Excel/WPS 保存的 .xlsx 文件。"
                )
            merged = sum(_merged_cells(package.read(part)) for part in names)
    except _UNREADABLE as error:
        raise damaged(name) from error
    refuse_overmerged(merged, name)


def _merged_cells(part: bytes) -> int:
    """How many cells the merged cells of a part cover; 0 of a part that is no sheet.

    openpyxl makes each of them, and one merged cell can cover 17 billion.
    """
    if b"mergeCell" not in part:
        return 0
    from lxml import etree
    from openpyxl.utils import range_boundaries

    total = 0
    for _, merged in etree.iterparse(io.BytesIO(part), tag="{*}mergeCell", resolve_entities=False):
        left, top, right, bottom = range_boundaries(merged.get("ref", ""))
        if left is None or top is None or right is None or bottom is None:
            raise ValueError("whole rows or columns are merged")
        total += (right - left + 1) * (bottom - top + 1)
    return total


def refuse_overmerged(cells: int, name: str) -> None:
    """Refuse a workbook whose merged cells cover more than ``MAX_MERGED``.

    Raises:
        InputError: they do.
    """
    if cells > MAX_MERGED:
        raise InputError(f"“{name}”里有过大的合并单元格。请取消合并，另存后再导入。")


def damaged(name: str) -> InputError:
    """The fault of a workbook that does not open."""
    return InputError(f"“{name}”已损坏，打不开。请用 Excel/WPS 打开并另存一次，或重新取得该文件。")


def locked(name: str) -> InputError:
    """The fault of a workbook with a password."""
    return InputError(f"“{name}”设了打开密码。请在 Excel/WPS 中取消密码，另存后再导入。")


def without_sheets(name: str) -> InputError:
    """The fault of a file that has no sheet."""
    return InputError(f"“{name}”里没有工作表。请选择填好的数据表。")
