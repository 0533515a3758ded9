"""Where pictures lie over the sheets of an .xls, from its records: xlrd passes them over."""

import struct
from collections.abc import Iterator, Mapping

_BEGIN, _SHEET, _DRAWING, _OBJECT = 0x0809, 0x0085, 0x00EC, 0x005D
_PICTURE = 8
_ANCHOR = struct.pack("<HI", 0xF010, 18)
"""What stands before the place of a drawn object: kind and length."""

_COMMON = struct.pack("<HH", 0x15, 0x12)
"""How an object's record begins since Excel 97."""

_LEAST_COLUMNS, _LEAST_ROWS = 3, 4
"""A picture that reaches over fewer is a sign: about 200 by 70 pixels."""


def rows_of_old_pictures(stream: bytes) -> Mapping[int, tuple[int, ...]]:
    """Worksheet, by its order → the rows, from 0, over which its pictures begin; signs are left out.

    What is cut or inconsistent holds no picture: the workbook has been opened without it.

    Args:
        stream: the workbook's records (BIFF).
    """
    sheets: dict[int, int] = {}
    rows: dict[int, list[int]] = {}
    sheet: int | None = None
    anchor = b""
    for position, kind, data in _records(stream):
        if kind == _SHEET and len(data) > 5 and data[5] == 0:  # else a chart, or a macro
            sheets[struct.unpack_from("<I", data)[0]] = len(sheets)
        elif kind == _BEGIN:
            sheet = sheets.get(position, sheet)
        elif kind == _DRAWING and (at := data.find(_ANCHOR)) >= 0:
            anchor = data[at + len(_ANCHOR) + 2 : at + len(_ANCHOR) + 18]
        elif kind == _OBJECT and sheet is not None:
            place = _place(data, anchor)
            anchor = b""
            if place is not None:
                rows.setdefault(sheet, []).append(place)
    return {sheet: tuple(sorted(found)) for sheet, found in rows.items()}


def _place(data: bytes, anchor: bytes) -> int | None:
    """The row over which an object begins; ``None`` of what is no picture, or a small one."""
    kind = int.from_bytes(data[4:6], "little")
    corners = anchor if data.startswith(_COMMON) else data[10:26]  # the latter as before Excel 97
    if kind != _PICTURE or len(corners) < 16:
        return None
    left, _, top, _, right, _, bottom, _ = struct.unpack("<8H", corners)
    return int(top) if right - left >= _LEAST_COLUMNS and bottom - top >= _LEAST_ROWS else None


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Position, kind and content of each record."""
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        yield position, kind, stream[position + 4 : position + 4 + length]
        position += 4 + length
