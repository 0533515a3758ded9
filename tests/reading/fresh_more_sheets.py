"""Fresh shapes of workbooks: what a cell shows is not what it holds."""

from collections.abc import Callable
from datetime import date, time
from random import Random
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from reading.fresh_report import Box, Fresh, Shape
from reading.fresh_unseen import book_of

_SHARE = 0.12
Put = Callable[[Any, Box], None]


def _book(report: Fresh, put: Put) -> bytes:
    def fill(cell: Any, box: Box) -> None:
        cell.value = int(box.text) if box.number and box.text.isdecimal() else box.text
        if box.number:
            put(cell, box)

    return book_of(report, fill)


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
