"""One filled report, printed in the shapes in which published reports arrive; each shape is a bare minimum."""

import io
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from drafting.figures import Figures, format_number
from drafting.report import HEADINGS
from drafting.tables import PrintedCell, TableSpec, edition, layout

ORGAN = "云岭市青禾区城市管理局"
YEAR = 2023
TEXTS = {
    0: "根据《中华人民共和国政府信息公开条例》规定，编制本报告。",
    1: "（一）主动公开。全年发布信息120条。\n（二）依申请公开。按时答复每一件申请。",
    5: "存在的问题：栏目更新不及时。\n改进措施：每月巡查一次，由办公室负责。",
    6: "未收取信息处理费。",
}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

Printed = list[tuple[PrintedCell, str]]


def printed(table: TableSpec, figures: Figures, texts: Mapping[str, str] | None = None) -> Printed:
    """The printed cells with their texts; ``texts`` replaces what stands in a cell, by code or label."""
    given = texts or {}
    cells = []
    for cell in layout(table):
        text = format_number(figures.get(cell.cell.code)) if cell.cell else cell.text
        cells.append((cell, given.get(cell.cell.code if cell.cell else cell.text, text)))
    return cells


def rows_of(cells: Printed) -> list[list[tuple[PrintedCell, str]]]:
    rows: list[list[tuple[PrintedCell, str]]] = [[] for _ in range(1 + max(cell.row for cell, _ in cells))]
    for cell, text in cells:
        rows[cell.row].append((cell, text))
    return rows


def flat(cells: Printed) -> list[list[str]]:
    """The table as a rectangle of texts, merged cells in their first place only."""
    width = max(cell.column + cell.colspan for cell, _ in cells)
    lines = [[""] * width for _ in rows_of(cells)]
    for cell, text in cells:
        lines[cell.row][cell.column] = text
    return lines


def as_html(cells: Printed) -> str:
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td rowspan="{c.rowspan}" colspan="{c.colspan}"><p>&nbsp;{escape(t)}&nbsp;</p></td>'
            for c, t in row
        )
        + "</tr>"
        for row in rows_of(cells)
    )
    return f"<table><tbody>{rows}</tbody></table>"


def as_tabs(cells: Printed) -> str:
    return "\n".join("\t".join(line) for line in flat(cells))


def as_pipes(cells: Printed) -> str:
    return "\n".join("| " + " | ".join(line) + " |" for line in flat(cells))


def as_bare_pipes(cells: Printed) -> str:
    return "\n".join(" | ".join(line) for line in flat(cells))


def as_one_cell_a_line(cells: Printed) -> str:
    """Every cell a line of its own, without any separator; blanks are lost."""
    return "\n".join(text for row in rows_of(cells) for _, text in row if text)


def as_label_and_numbers(cells: Printed) -> str:
    """A label and its numbers on one line, apart by spaces, as text copied out of a PDF; blanks are lost."""
    return "\n".join("  ".join(text for _, text in row if text) for row in rows_of(cells))


def whole(tables: Callable[[TableSpec], str], form: str = "2021", year: int = YEAR) -> str:
    """A report as text, its tables printed by ``tables``."""
    lines = [f"{ORGAN}{year}年政府信息公开工作年度报告", "", TEXTS[0], ""]
    for number, heading in HEADINGS.items():
        lines += [heading, "", TEXTS.get(number, ""), ""]
        lines += [tables(table) + "\n" for table in edition(form).tables if table.section == number]
    return "\n".join(lines)


def page(tables: Callable[[TableSpec], str], form: str = "2021", year: int = YEAR) -> str:
    """A report as a page."""
    parts = [f"<h1>{ORGAN}{year}年政府信息公开工作年度报告</h1>", f"<p>{TEXTS[0]}</p>"]
    for number, heading in HEADINGS.items():
        parts.append(f"<p>{heading}</p>")
        parts += [f"<p>{line}</p>" for line in TEXTS.get(number, "").split("\n") if line]
        parts += [tables(table) for table in edition(form).tables if table.section == number]
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{''.join(parts)}</body></html>"


def word_table(cells: Printed) -> str:
    """A table of raw WordprocessingML, with gridSpan and vMerge."""
    lines = []
    by_place = {(cell.row, cell.column): (cell, text) for cell, text in cells}
    for row in range(len(rows_of(cells))):
        column, line = 0, ""
        while column < max(c.column + c.colspan for c, _ in cells):
            found = by_place.get((row, column))
            if found is None:  # the rest of a cell that began above
                above = next(c for c, _ in cells if c.column == column and c.row < row < c.row + c.rowspan)
                line += _word_cell("", above.colspan, "<w:vMerge/>")
                column += above.colspan
                continue
            cell, text = found
            line += _word_cell(text, cell.colspan, '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else "")
            column += cell.colspan
        lines.append(f"<w:tr>{line}</w:tr>")
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def _word_cell(text: str, span: int, merge: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>'
        f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:tc>"
    )


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def word_body(tables: Callable[[TableSpec], str]) -> str:
    """The body of a report as WordprocessingML."""
    parts = [paragraph(f"{ORGAN}{YEAR}年政府信息公开工作年度报告"), paragraph(TEXTS[0])]
    for number, heading in HEADINGS.items():
        parts.append(paragraph(heading))
        parts += [paragraph(line) for line in TEXTS.get(number, "").split("\n") if line]
        parts += [tables(table) for table in edition("2021").tables if table.section == number]
    return "".join(parts)


def word(body: str, extra: Mapping[str, str] | None = None) -> bytes:
    """A .docx of this body, with further parts by name."""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r" Target="word/document.xml" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{W}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>"
        ),
        **(extra or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def workbook(tables: Callable[[TableSpec], Printed]) -> bytes:
    """A report on one sheet, from top to bottom; the tables with merged cells, numbers as numbers."""
    book = Workbook()
    sheet = book.active
    lines = [f"{ORGAN}{YEAR}年政府信息公开工作年度报告", TEXTS[0]]
    row = 1
    for number, heading in HEADINGS.items():
        for line in [*lines, heading, *filter(None, TEXTS.get(number, "").split("\n"))]:
            sheet.cell(row, 1, line)
            row += 1
        lines = []
        for table in (t for t in edition("2021").tables if t.section == number):
            row = print_on_sheet(sheet, row, tables(table))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def print_on_sheet(sheet: Worksheet, row: int, cells: Printed) -> int:
    """Print a table from this row on, numbers as numbers; the row under it."""
    for cell, text in cells:
        top, left = row + cell.row, 1 + cell.column
        sheet.cell(top, left, float(text) if cell.cell and text.isascii() and text.isdigit() else text)
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_cells(
                start_row=top,
                end_row=top + cell.rowspan - 1,
                start_column=left,
                end_column=left + cell.colspan - 1,
            )
    return row + len(rows_of(cells))
