"""Fresh shapes of workbooks: what a cell shows is not what it holds."""

import io
from collections.abc import Callable
from datetime import date, time
from random import Random
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from reading.fresh_report import Box, Fresh, Shape, grid, parts, tables_of

_SHARE = 0.12
Put = Callable[[Any, Box], None]


def _book(report: Fresh, put: Put) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.cell(1, 1, report.title)
    top = 3
    for number, (table,) in tables_of(report).items():
        sheet.cell(top, 1, parts(report)[number][1])
        for y, row in enumerate(grid(table), top + 1):
            for x, box in enumerate(row, 1):
                if box is None:
                    continue
                cell = sheet.cell(y, x)
                cell.value = int(box.text) if box.number and box.text.isdecimal() else box.text
                if box.number:
                    put(cell, box)
                if box.rows > 1 or box.cols > 1:
                    sheet.merge_cells(
                        start_row=y, start_column=x, end_row=y + box.rows - 1, end_column=x + box.cols - 1
                    )
        top += len(table) + 2
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _some(chance: Random, put: Put) -> Put:
    return lambda cell, box: put(cell, box) if chance.random() < _SHARE else None


def formats(report: Fresh, chance: Random) -> bytes:
    """Formats that hide a number, show it in thousands or in 万, or show a word for it."""

    def put(cell: Any, box: Box) -> None:
        if isinstance(cell.value, int):
            cell.number_format = chance.choice(
                (";;;", "0,", '0!.0,"万"', '"无"', '0"件"', "#,##0", '[>10]"多";0')
            )
            if cell.number_format not in ('0"件"', "#,##0"):
                cell.value += 12345

    return _book(report, _some(chance, put))


def dates(report: Fresh, chance: Random) -> bytes:
    """Days and times where numbers should be, as a program makes of 1-2 or 3/4; truth values, errors."""

    def put(cell: Any, box: Box) -> None:
        cell.value = chance.choice((date(2024, 1, 2), time(1, 2), True, "#N/A", "#REF!"))

    return _book(report, _some(chance, put))


def texts(report: Fresh, chance: Random) -> bytes:
    """Numbers as texts: quoted, with spaces of every kind before and behind."""

    def put(cell: Any, box: Box) -> None:
        if box.text.isdecimal():
            cell.value = chance.choice(
                ("\u00a0{}", "{}\u200b", "\ufeff{} ", " {}\t", "\u3000{}\u3000")
            ).format(box.text)
            cell.quotePrefix = True

    return _book(report, put)


def white(report: Fresh, chance: Random) -> bytes:
    """Whole cells in white on white, with a number of last year's in blank ones."""

    def put(cell: Any, box: Box) -> None:
        cell.font = Font(color="FFFFFFFF")
        if chance.random() < 0.5:
            cell.fill = PatternFill("solid", start_color="FFFFFFFF")

    return _book(report, _some(chance, put))


def comments(report: Fresh, chance: Random) -> bytes:
    """Comments with other numbers beside the cells."""

    def put(cell: Any, box: Box) -> None:
        cell.comment = Comment(f"上年为{chance.randint(1, 99)}", "a")

    return _book(report, _some(chance, put))


def formulas(report: Fresh, chance: Random) -> bytes:
    """Sums as formulas whose results the file does not keep."""

    def put(cell: Any, box: Box) -> None:
        if isinstance(cell.value, int):
            cell.value = f"={cell.value}+0"

    return _book(report, _some(chance, put))


SHAPES = (
    Shape("四 表格 数字格式", ".xlsx", formats, clear=False, prose=False),
    Shape("四 表格 日期与错误", ".xlsx", dates, clear=False, prose=False),
    Shape("四 表格 文本数字带空格", ".xlsx", texts, prose=False),
    Shape("四 表格 白底白字", ".xlsx", white, clear=False, prose=False),
    Shape("四 表格 批注里有数", ".xlsx", comments, prose=False),
    Shape("四 表格 公式无结果", ".xlsx", formulas, clear=False, prose=False),
)
