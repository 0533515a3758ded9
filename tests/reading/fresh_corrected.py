"""Fresh shapes in which digits that stand together are not one number, or stand apart and are one.

A number struck out with the right one behind it; the text of a printed page whose columns are too narrow.
"""

from collections.abc import Callable
from random import Random
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from reading.fresh_report import (
    COLUMNS,
    DISPUTES,
    RESULTS,
    Box,
    Fresh,
    Shape,
    Table,
    parts,
    spread,
    t2,
    t3_rows,
    tables_of,
)
from reading.fresh_text import lines
from reading.fresh_unseen import book_of
from reading.fresh_web import all_drawn, article, page, spans
from reading.fresh_word import body, package, par, run, whole

_CORRECTED = 0.15
"""Of the numbers so many were corrected by hand."""


def _old(box: Box, chance: Random) -> str | None:
    """The number that stood there first; ``None`` where none was corrected."""
    if box.number and box.text.isdecimal() and chance.random() < _CORRECTED:
        return str(int(box.text) + chance.randint(1, 20))
    return None


def struck_in_word(report: Fresh, chance: Random) -> bytes:
    """Struck out with Word's font menu, once or twice, the right number typed behind it."""

    def fill(box: Box) -> str:
        old = _old(box, chance)
        if old is None:
            return par(box.text)
        kind = chance.choice(("strike", "dstrike"))
        return f"<w:p><w:r><w:rPr><w:{kind}/></w:rPr><w:t>{old}</w:t></w:r>{run(box.text)}</w:p>"

    return package(body(report, whole(report, fill=fill)))


def struck_in_page(report: Fresh, chance: Random) -> str:
    """Struck out with an element or a style, the right number behind it or before."""
    ways = ("<s>{}</s>", "<strike>{}</strike>", '<span style="text-decoration:line-through">{}</span>')

    def draw(box: Box) -> str:
        old, text = _old(box, chance), escape(box.text)
        if old is not None:
            struck = chance.choice(ways).format(old)
            text = chance.choice((struck + text, text + struck, f"{struck}<b>{text}</b>"))
        return f"<td{spans(box)}>{text}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def struck_in_markdown(report: Fresh, chance: Random) -> str:
    """Struck out with two tildes."""

    def table(made: Table) -> str:
        marked = []
        for row in made:
            old = [_old(box, chance) for box in row]
            marked.append([
                box if was is None else box._replace(text=f"~~{was}~~{box.text}")
                for was, box in zip(old, row, strict=True)
            ])  # fmt: skip
        rows = ["| " + " | ".join(row) + " |" for row in spread(marked)]
        return "\n".join([rows[0], "|" + "---|" * len(spread(made)[0]), *rows[1:]])

    return lines(report, table, head="## {}", title="# {}")


def _book(report: Fresh, write: Callable[[Box], object]) -> bytes:
    def fill(cell: Any, box: Box) -> None:
        cell.value = write(box)

    return book_of(report, fill)


def struck_in_sheet(report: Fresh, chance: Random) -> bytes:
    """Struck out within a cell of a workbook, the right number behind it."""

    def write(box: Box) -> object:
        old = _old(box, chance)
        return box.text if old is None else CellRichText([TextBlock(InlineFont(strike=True), old), box.text])

    return _book(report, write)


def noted_in_sheet(report: Fresh, chance: Random) -> bytes:
    """A note's number typed behind a number and raised."""

    def write(box: Box) -> object:
        old = _old(box, chance)
        mark = TextBlock(InlineFont(vertAlign="superscript"), str(chance.randint(1, 3)))
        return box.text if old is None else CellRichText([box.text, mark])

    return _book(report, write)


_APART = (
    "vertical-align: super; font-size: 70%",
    "position:relative;top:-5px;font-size:8pt",
    "visibility: hidden",
    "opacity:0",
    "font-size:0px",
    "position:absolute; left:-9999px",
)


def set_apart_by_style(report: Fresh, chance: Random) -> str:
    """A digit behind a number that a style raises or hides; elsewhere whole numbers that are set higher."""
    style = chance.choice(_APART)

    def draw(box: Box) -> str:
        text = escape(box.text)
        if _old(box, chance) is not None:
            text = f'{text}<span style="{style}">{chance.randint(1, 9)}</span>'
        elif chance.random() < _CORRECTED:
            text = f"<span style='position:relative;top:-1.0pt;mso-text-raise:1.0pt'>{text}</span>"
        return f"<td{spans(box)}>{text}</td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def _broken(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)] or [""]


def _in_columns(cells: list[list[str]], widths: list[int]) -> list[str]:
    """A row's lines: what its cells print on each, in columns of these widths."""
    found = []
    for at in range(max(map(len, cells))):
        shown = [
            (piece[at] if at < len(piece) else "").ljust(wide)
            for piece, wide in zip(cells, widths, strict=True)
        ]
        found.append("  ".join(shown).rstrip())
    return found


def narrow_columns(report: Fresh, chance: Random) -> str:
    """A page's text as it stands on the page: in tables three and four numbers go on on the next line."""
    wide = chance.choice((2, 3))
    found = [report.title]
    for number, head, texts in parts(report):
        found += [head, *texts] if head else texts
        if number == 2:
            for row in t2(report):
                found.append("  ".join(box.text for box in row))
        elif number == 3:
            found += [
                "申请人情况",
                "自然人  法人或其他组织  总计",
                "商业企业  科研机构  社会公益组织  法律服务机构  其他",
            ]
            for code, _, label in t3_rows(report):
                cells = [_broken(report.texts[f"t3.{code}.{column}"], wide) for column in COLUMNS]
                found += _in_columns([_broken(label, 12), *cells], [12, *[wide] * 7])
        elif number == 4:
            found += [
                "行政复议  行政诉讼",
                "未经复议直接起诉  复议后起诉",
                "结果 结果 其他 尚未 总计 " * 3,
                "维持 纠正 结果 审结 " * 3,
            ]
            cells = [
                _broken(report.texts[f"t4.{dispute}.{r}"], wide) for dispute in DISPUTES for r in RESULTS
            ]
            found += _in_columns(cells, [wide] * 15)
    return "\n".join(found)


SHAPES = (
    Shape("划 Word 划去重写", ".docx", struck_in_word, clear=False),
    Shape("划 网页 划去重写", ".html", struck_in_page, clear=False),
    Shape("划 Markdown 划去重写", ".md", struck_in_markdown, clear=False),
    Shape("划 工作表 划去重写", ".xlsx", struck_in_sheet, clear=False, prose=False),
    Shape("划 工作表 数字有注号", ".xlsx", noted_in_sheet, prose=False),
    Shape("划 网页 样式上标或隐藏", ".html", set_apart_by_style),
    Shape("断 文本 窄列断数", ".txt", narrow_columns, clear=False),
)
