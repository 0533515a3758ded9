"""Fresh shapes whose numbers stand beside digits that nobody sees, or are set in a way of other programs."""

import io
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from reading.fresh_report import Box, Fresh, Shape, Table, grid, parts, tables_of
from reading.fresh_web import all_drawn, article, page, spans
from reading.fresh_word import body, package, par, run, word_table

_SHARE = 0.1


def _beside(box: Box, chance: Random) -> str:
    """A digit in white before a number; a blank cell may hold one too."""
    return str(chance.randint(1, 9)) if box.number and chance.random() < _SHARE else ""


def white_in_page(report: Fresh, chance: Random) -> str:
    """Digits in white by a style or a font, before numbers and in blank cells."""

    def draw(box: Box) -> str:
        white = _beside(box, chance)
        style = chance.choice(
            ('<span style="color:#FFF">', "<font color=white>", '<span style="color: rgb(255, 255, 255)">')
        )
        return f"<td{spans(box)}>{f'{style}{white}</{style[1:5]}>' if white else ''}{box.text}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def white_heads(report: Fresh, chance: Random) -> str:
    """Whole cells in white on a ground of a colour, labels and 总计."""

    def draw(box: Box) -> str:
        dark = box.head or chance.random() < _SHARE
        text = f'<span style="color:#fff">{box.text}</span>' if dark else box.text
        return f"<td{spans(box)}{' bgcolor=#1f4e79' if dark else ''}>{text}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def _white_run(text: str) -> str:
    return f'<w:r><w:rPr><w:color w:val="ffffff"/></w:rPr><w:t>{text}</w:t></w:r>'


def white_in_word(report: Fresh, chance: Random) -> bytes:
    """Digits in white before numbers and in blank cells."""

    def fill(box: Box) -> str:
        white = _beside(box, chance)
        return f"<w:p>{_white_run(white)}{run(box.text)}</w:p>" if white else par(box.text)

    return package(body(report, {n: word_table(t, fill) for n, (t,) in tables_of(report).items()}))


def white_heads_in_word(report: Fresh, chance: Random) -> bytes:
    """Labels and some numbers in white on a shade."""
    ground = '<w:pPr><w:shd w:val="clear" w:fill="1F4E79"/></w:pPr>'

    def fill(box: Box) -> str:
        dark = box.head or chance.random() < _SHARE
        return f"<w:p>{ground}{_white_run(box.text)}</w:p>" if dark else par(box.text)

    return package(body(report, {n: word_table(t, fill) for n, (t,) in tables_of(report).items()}))


def workbook(report: Fresh, chance: Random) -> bytes:
    """White digits within cells of a workbook, and numbers that a format shows as shares."""
    return book_of(report, lambda cell, box: _put(cell, box, chance))


def book_of(
    report: Fresh, fill: Callable[[Any, Box], None], tables: Mapping[int, Table] | None = None
) -> bytes:
    """The tables, the report's where none are given, below each other on a sheet; ``fill`` writes a box."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.cell(1, 1, report.title)
    top = 3
    for number, table in (tables or {n: t for n, (t,) in tables_of(report).items()}).items():
        sheet.cell(top, 1, parts(report)[number][1])
        for y, row in enumerate(grid(table), top + 1):
            for x, box in enumerate(row, 1):
                if box is not None:
                    fill(sheet.cell(y, x), box)
                    if box.rows > 1 or box.cols > 1:
                        sheet.merge_cells(
                            start_row=y, start_column=x, end_row=y + box.rows - 1, end_column=x + box.cols - 1
                        )
        top += len(table) + 2
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _put(cell: object, box: Box, chance: Random) -> None:
    white = _beside(box, chance)
    value = int(box.text) if box.number and box.text.isdecimal() else box.text
    if white and chance.random() < 0.5:
        value = CellRichText(TextBlock(InlineFont(color="FFFFFFFF"), white), box.text or " ")
    elif white and isinstance(value, int):
        value = value / 100
        cell.number_format = "0%"  # type: ignore[attr-defined]
    cell.value = value  # type: ignore[attr-defined]


def thousands_by_points(report: Fresh, chance: Random) -> str:
    """Counts from 1000 on with a point before each three digits."""
    for code, value in report.figures.items():
        if code != "t2.fees.amount" and isinstance(value, int) and value > 999:
            report.texts[code] = f"{value:,}".replace(",", ".")
    return page(report, article(report, all_drawn(tables_of(report))))


def sounded(report: Fresh, chance: Random) -> str:
    """The sounds of characters behind them, in brackets, as some mirrors of pages have them."""
    text = page(report, article(report, all_drawn(tables_of(report))))
    for character, sound in (("数", "shù"), ("发", "fā"), ("现", "xiàn"), ("业", "yè"), ("务", "wù")):
        text = text.replace(character, f"{character}({sound})") if chance.random() < 0.7 else text
    return text


SHAPES = (
    Shape("见 网页 白字", ".html", white_in_page, clear=False),
    Shape("见 网页 深底白字", ".html", white_heads),
    Shape("见 Word 白字", ".docx", white_in_word, clear=False),
    Shape("见 Word 深底白字", ".docx", white_heads_in_word),
    Shape("见 工作表 白字与百分数", ".xlsx", workbook, clear=False, prose=False),
    Shape("见 网页 点分千位", ".html", thousands_by_points, clear=False),
    Shape("见 网页 字后注音", ".html", sounded),
)
