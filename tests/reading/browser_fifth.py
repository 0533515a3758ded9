"""Shapes that a browser prints with more in a table than the form has: serial numbers, numbered columns, units, remarks.

Devised after ``browser_fourth.FOURTH_LOOKS``; each column or row that is added holds what may pass for a figure.
"""

from collections.abc import Callable
from dataclasses import replace

from reading.as_pdf import Box
from reading.browser_pages import UNRULED, Look, as_table

Write = Callable[[list[Box], int, Look], str]


def _width(boxes: list[Box]) -> int:
    return max(box.column + box.colspan for box in boxes)


def _height(boxes: list[Box]) -> int:
    return max(box.row + box.rowspan for box in boxes)


def _is_applicants(boxes: list[Box]) -> bool:
    return _width(boxes) == 10


def with_serials(boxes: list[Box], heads: int, look: Look) -> str:
    """Table three with the rows' numbers in a column before all others."""
    if _is_applicants(boxes):
        first = [Box(0, 0, 3, 1, "序号")]
        first += [Box(row, 0, 1, 1, str(row - 2)) for row in range(3, _height(boxes))]
        boxes = first + [replace(box, column=box.column + 1) for box in boxes]
    return as_table(boxes, heads, look)


def with_counted_columns(boxes: list[Box], heads: int, look: Look) -> str:
    """Tables three and four with a row under the head that numbers the columns."""
    if _width(boxes) >= 10:
        head, labels = (3, 3) if _is_applicants(boxes) else (3, 0)
        counted = [Box(head, labels + i, 1, 1, str(i + 1)) for i in range(_width(boxes) - labels)]
        if labels:
            counted.append(Box(head, 0, 1, labels, "栏次"))
        moved = [replace(box, row=box.row + (box.row >= head)) for box in boxes]
        boxes = moved + counted
    return as_table(boxes, heads and heads + 1, look)


def with_units(boxes: list[Box], heads: int, look: Look) -> str:
    """Table three with the unit of each row in a column before the values."""
    if _is_applicants(boxes):
        boxes = [replace(box, column=box.column + (box.column >= 3)) for box in boxes]
        boxes += [Box(0, 3, 3, 1, "计量单位")]
        boxes += [Box(row, 3, 1, 1, "件") for row in range(3, _height(boxes))]
    return as_table(boxes, heads, look)


def with_remarks(boxes: list[Box], heads: int, look: Look) -> str:
    """Table three with remarks behind 总计, some of which are numbers."""
    if _is_applicants(boxes):
        boxes = [*boxes, Box(0, 10, 3, 1, "备注")]
        remarks = {4: "7", 6: "见附件2", 9: "含上年3件", 12: "12"}
        boxes += [Box(row, 10, 1, 1, remarks.get(row, "")) for row in range(3, _height(boxes))]
    return as_table(boxes, heads, look)


def with_last_year(boxes: list[Box], heads: int, look: Look) -> str:
    """Table three with last year's total behind this year's."""
    if _is_applicants(boxes):
        boxes = [*boxes, Box(0, 10, 3, 1, "上年总计")]
        boxes += [Box(row, 10, 1, 1, str(row % 7)) for row in range(3, _height(boxes))]
    return as_table(boxes, heads, look)


def with_one_row_more(boxes: list[Box], heads: int, look: Look) -> str:
    """Table three with a row of numbers under it that the form does not have."""
    if _is_applicants(boxes):
        row = _height(boxes)
        boxes = [*boxes, Box(row, 0, 1, 3, "备查数")]
        boxes += [Box(row, 3 + i, 1, 1, str(i + 4)) for i in range(7)]
    return as_table(boxes, heads, look)


_TURNED = "@page {size: A4; page-orientation: rotate-left}"
_TURNED_THREE = "@page sideways {size: A4; page-orientation: rotate-right} .t3 {page: sideways}"

FIFTH_LOOKS: dict[str, Look] = {
    "序号列": Look(table=with_serials),
    "无线，序号列": Look(UNRULED, table=with_serials),
    "序号列，表头重复，A5": Look("@page {size: A5}", table=with_serials, heads=True),
    "栏次行": Look(table=with_counted_columns),
    "无线，栏次行": Look(UNRULED, table=with_counted_columns),
    "栏次行，表头重复，A5": Look("@page {size: A5}", table=with_counted_columns, heads=True),
    "无线，栏次行，表头重复，A5": Look(UNRULED + "@page {size: A5}", table=with_counted_columns, heads=True),
    "单位列": Look(table=with_units),
    "无线，单位列": Look(UNRULED, table=with_units),
    "备注列": Look(table=with_remarks),
    "无线，备注列": Look(UNRULED, table=with_remarks),
    "上年列": Look(table=with_last_year),
    "无线，上年列": Look(UNRULED, table=with_last_year),
    "多一行": Look(table=with_one_row_more),
    "无线，多一行": Look(UNRULED, table=with_one_row_more),
    "横线，多一行": Look("td {border: 0; border-bottom: 1px solid #000}", table=with_one_row_more),
    "文字阴影": Look(".n {text-shadow: 1px 1px 1px #888}"),
    "无线，文字阴影": Look(UNRULED + ".n {text-shadow: 2px 2px 0 #ccc}"),
    "描粗": Look(".n {-webkit-text-stroke: 0.4px #000}"),
    "页面转向": Look(_TURNED),
    "无线，页面转向": Look(UNRULED + _TURNED),
    "表三页面转向": Look(_TURNED_THREE),
    "无线，表三页面倒转": Look(UNRULED + _TURNED_THREE.replace("rotate-right", "rotate-left")),
}
