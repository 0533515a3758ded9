"""The hidden sheet of the form that says which cell holds what, so that reading needs no guessing."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.errors import InputError
from drafting.sheets import Sheet
from drafting.tables import STATUTORY_CODES

if TYPE_CHECKING:
    from openpyxl import Workbook

FORM_VERSION = "nianbao/form@1"
"""Raised whenever the form's drawing changes, for a form drawn otherwise would be misread."""

SHEET = "_cells"

ORGAN, YEAR = "organ", "year"
"""The codes of the two entries that are no cells of a table."""

_MOST_ROWS = 2 * len(STATUTORY_CODES)
_ADDRESS = re.compile(r"[A-Z]{1,2}[1-9][0-9]{0,3}")


@dataclass(frozen=True)
class Place:
    """Where an entry of the form stands: ``code`` a cell code, ``organ`` or ``year``."""

    sheet: str
    address: str
    code: str

    @property
    def index(self) -> tuple[int, int]:
        """Row and column, counted from 0."""
        from openpyxl.utils.cell import coordinate_to_tuple

        row, column = coordinate_to_tuple(self.address)
        return row - 1, column - 1


def write_cell_map(book: "Workbook", places: Iterable[Place]) -> None:
    """Add the map as a sheet that Excel and WPS do not offer to show."""
    sheet = book.create_sheet(SHEET)
    sheet.append(("format", FORM_VERSION))
    sheet.append(("sheet", "address", "code"))
    for place in places:
        sheet.append((place.sheet, place.address, place.code))
    sheet.sheet_state = "veryHidden"


def read_cell_map(sheets: Mapping[str, Sheet], name: str) -> tuple[Place, ...]:
    """The form's map.

    Args:
        sheets: the workbook's sheets by name.
        name: what people call the file, for messages.

    Raises:
        InputError: the workbook is not our form, of another version, or its map is incomplete.
    """
    remedy = (
        "请下载填报表（网页“表格填报”，或 nianbao template -o 填报表.xlsx），把数据填入后再导入；"
        "也可以从自己的表里复制数字，直接粘贴到网页的表格中。"
    )
    if SHEET not in sheets:
        raise InputError(f"“{name}”不是本系统的年报数据表。{remedy}")
    found = sheets[SHEET].rows[:_MOST_ROWS]
    rows = [tuple(str(value or "") for value in row[:3]) for row in found]
    version = rows[0][1] if rows and len(rows[0]) > 1 else ""
    if version != FORM_VERSION:
        raise InputError(f"“{name}”是另一版本的年报数据表（{version or '未注明'}）。{remedy}")
    places = tuple(Place(*row) for row in rows[2:] if len(row) == 3)
    whole = {place.code for place in places} == {ORGAN, YEAR, *STATUTORY_CODES}
    if not whole or not all(_ADDRESS.fullmatch(place.address) for place in places):
        raise InputError(f"“{name}”的单元格对照表不完整。{remedy}")
    missing = sorted({place.sheet for place in places} - set(sheets))
    if missing:
        raise InputError(f"“{name}”缺少工作表{'、'.join(f'“{sheet}”' for sheet in missing)}。{remedy}")
    return places
