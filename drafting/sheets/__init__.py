"""Workbooks of every kind (.xlsx, .xls, .ods) → their sheets: values, merged cells, what is hidden.

What a macro would do is never done, and what a formula would give is taken from the file, never computed.
"""

from collections.abc import Sequence

from drafting import ooxml
from drafting.errors import InputError
from drafting.sheets.sheet import MOST_COLUMNS, MOST_ROWS, Area, Sheet, Uncomputed

__all__ = [
    "MOST_COLUMNS",
    "MOST_ROWS",
    "Area",
    "Sheet",
    "Uncomputed",
    "first_rows",
    "is_workbook",
    "open_sheets",
]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_workbook(data: bytes) -> bool:
    """Whether the content is of a kind that workbooks are, whatever the file's name says."""
    return data.startswith(b"PK") or _is_ole(data)


def _is_ole(data: bytes) -> bool:
    return data.startswith(_OLE)


def open_sheets(
    data: bytes, name: str, *, rows: int = MOST_ROWS, columns: int = MOST_COLUMNS
) -> tuple[Sheet, ...]:
    """The sheets of a workbook, in its order; the content decides of what kind it is.

    Args:
        data: the file's bytes.
        name: what people call the file, for messages.
        rows: how many rows of a sheet to take at most; ``Sheet.height`` tells how many there are.
        columns: how many columns to take at most, likewise.

    Raises:
        InputError: the file is empty, encrypted, of another type, damaged or far too large; the message says
            which.
    """
    # Each reader, and the library behind it, is imported only for a file that needs it.
    if _is_ole(data):
        if _ENCRYPTED in data:
            raise ooxml.locked(name)
        from drafting.sheets.xls import sheets_of_xls

        return sheets_of_xls(data, name, rows, columns)
    from drafting.sheets.ods import is_ods, sheets_of_ods

    if is_ods(data):
        return sheets_of_ods(data, name, rows, columns)
    from drafting.sheets.xlsx import sheets_of_xlsx

    return sheets_of_xlsx(data, name, rows, columns)


def first_rows(data: bytes, name: str, *, rows: int, columns: int) -> Sequence[Sequence[object]]:
    """The first sheet's values as far as they go, row by row; empty rows in between are rows too.

    Args:
        data: the bytes of a workbook.
        name: what people call the file, for messages.
        rows: the most rows it may have.
        columns: how many columns to take; others are not looked at.

    Raises:
        InputError: as ``open_sheets``; or something stands below the last row.
    """
    from drafting.sheets.ods import is_ods

    if not _is_ole(data) and not is_ods(data):
        return ooxml.first_rows(data, name, rows=rows, columns=columns)
    sheet = open_sheets(data, name, rows=rows, columns=columns)[0]
    if sheet.height > rows:
        raise InputError(ooxml.TOO_MANY_ROWS.format(name=name, last=sheet.height, rows=rows))
    return sheet.rows
