"""Fresh shapes of workbooks: the form filled in, by hand or by a programme."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any
from xml.sax.saxutils import escape

import xlwt
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from reading.fresh_report import (
    Box,
    Fresh,
    Shape,
    Table,
    grid,
    spread,
    t2,
    t2_blocks,
    t3,
    t4,
    tables_of,
)

NAMES = {
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
}
Value = str | int | float | None


def value(box: Box) -> Value:
    """What a cell holds: a number where its text is one."""
    text = box.text
    if box.number and text.replace(".", "", 1).isdigit():
        return float(text) if "." in text else int(text)
    return text or None


def put(
    sheet: Worksheet, table: Table, top: int = 1, left: int = 1, of: Callable[[Box], Value] = value
) -> int:
    """Write the table with merged cells; the row below it."""
    for y, row in enumerate(grid(table)):
        for x, box in enumerate(row):
            if box is None:
                continue
            sheet.cell(top + y, left + x).value = of(box)
            if box.rows > 1 or box.cols > 1:
                sheet.merge_cells(
                    start_row=top + y,
                    start_column=left + x,
                    end_row=top + y + box.rows - 1,
                    end_column=left + x + box.cols - 1,
                )
    return top + len(table)


def titled(report: Fresh, at: str = "A1") -> tuple[Workbook, Any]:
    """A workbook of one sheet, and that sheet, with the report's title in a cell."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet[at] = report.title
    return book, sheet


def saved(book: Workbook) -> bytes:
    """The workbook's bytes."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def one_sheet(report: Fresh, chance: Random) -> bytes:
    """The three tables one under the other with their titles, the report's title over them."""
    book, sheet = titled(report)
    sheet.merge_cells("A1:J1")
    row = 3
    for n, some in tables_of(report).items():
        sheet.cell(row, 1).value = NAMES[n]
        row = put(sheet, some[0], row + 1) + 2
    return saved(book)


def three_sheets(report: Fresh, chance: Random) -> bytes:
    """A sheet a table, named 表一 表二 表三; a title row, who filled it in and when below."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for (n, some), name in zip(tables_of(report).items(), ("表一", "表二", "表三"), strict=True):
        sheet = book.create_sheet(name)
        sheet["A1"] = f"{report.title}（{NAMES[n]}）"
        sheet["A2"] = f"填报单位：{report.organ}"
        end = put(sheet, some[0], 4)
        sheet.cell(end + 1, 1).value = "填表人：李某"
        sheet.cell(end + 1, 4).value = "填报日期："
        sheet.cell(end + 1, 5).value = date(report.year + 1, 1, 12)
    return saved(book)


def hidden_parts(report: Fresh, chance: Random) -> bytes:
    """Columns before the tables and rows under them hidden: last year's numbers, notes."""
    book, sheet = titled(report, at="C1")
    row = 3
    for n, some in tables_of(report).items():
        sheet.cell(row, 3).value = NAMES[n]
        end = put(sheet, some[0], row + 1, left=3)
        for y in range(row + 1, end):
            sheet.cell(y, 1).value = chance.randint(0, 90)
        sheet.cell(end, 3).value = "上年数"
        for x in range(6, 13):
            sheet.cell(end, x).value = chance.randint(0, 90)
        sheet.row_dimensions[end].hidden = True
        row = end + 2
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["B"].hidden = True
    return saved(book)


def with_formulas(report: Fresh, chance: Random) -> bytes:
    """Totals are formulas; the file holds what they gave when it was last computed."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for n, some in tables_of(report).items():
        sheet = book.create_sheet(NAMES[n][:10])
        sheet["A1"] = report.title
        put(sheet, some[0], 2)
    plain = saved(book)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as source, zipfile.ZipFile(made, "w") as target:
        for item in source.namelist():
            content = source.read(item)
            if item == "xl/worksheets/sheet2.xml":
                text = content.decode()
                for row in range(5, 30):
                    mark = f'<c r="J{row}" t="n"><v>'
                    text = text.replace(mark, f'<c r="J{row}"><f>SUM(D{row}:I{row})</f><v>')
                content = text.encode()
            target.writestr(item, content)
    return made.getvalue()


def numbers_as_text(report: Fresh, chance: Random) -> bytes:
    """Every number is text, some behind an apostrophe or with a blank."""
    book, sheet = titled(report)
    row = 3
    for some in tables_of(report).values():
        row = put(
            sheet,
            some[0],
            row,
            of=lambda box: chance.choice(("", " ")) + box.text if box.number else box.text,
        )
        row += 1
    return saved(book)


def shown_as_dash(report: Fresh, chance: Random) -> bytes:
    """Zeros that a number format shows as “-”, thousands by format, decimals cut by format."""
    book, sheet = titled(report)
    row = 3
    for some in tables_of(report).values():
        end = put(sheet, some[0], row)
        for cells in sheet.iter_rows(row, end):
            for cell in cells:
                if isinstance(cell.value, int):
                    cell.number_format = '#,##0;-#,##0;"-"'
        row = end + 1
    return saved(book)


def repeated(report: Fresh, chance: Random) -> bytes:
    """A database's sheet: no merged cell, labels again in each row, a frozen head."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for n, some in tables_of(report).items():
        sheet = book.create_sheet(NAMES[n][:8])
        for row in spread(some[0], down=True, across=True):
            sheet.append([int(c) if c.isdigit() else c or None for c in row])
        sheet.freeze_panes = "D4"
    return saved(book)


def with_serials(report: Fresh, chance: Random) -> bytes:
    """The form moved in from the edge: a row of column numbers under the head, a unit's row over it."""
    book, sheet = titled(report, at="B2")
    sheet["K3"] = "单位：件"
    row = put(sheet, t2(report), 4, left=2) + 1
    three = t3(report)
    numbers = [Box("", cols=3), *[Box(str(n)) for n in range(1, 8)]]
    row = put(sheet, [*three[:3], numbers, *three[3:]], row, left=2) + 1
    put(sheet, t4(report), row, left=2)
    return saved(book)


def side_by_side(report: Fresh, chance: Random) -> bytes:
    """Table two's blocks at the left, table three at their right, table four below."""
    book, sheet = titled(report)
    row = 3
    for block in t2_blocks(report, wide=False):
        row = put(sheet, block, row) + 1
    put(sheet, t3(report), 3, left=7)
    put(sheet, t4(report), 35)
    return saved(book)


def statistics_first(report: Fresh, chance: Random) -> bytes:
    """A cover and an unrelated sheet before the form's; the form's tables have blank rows in them."""
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "封面"
    cover["C5"] = report.title
    other = book.create_sheet("平台情况")
    other.append(["网站", "栏目数", "更新数"])
    other.append(["门户网站", 12, 345])
    for n, some in tables_of(report).items():
        sheet = book.create_sheet(NAMES[n][:6])
        row = 1
        for line in _with_gaps(some[0]):
            row = put(sheet, line, row) + 1
    return saved(book)


def _with_gaps(table: Table) -> list[Table]:
    """The table cut where no merged cell reaches over the cut."""
    pieces: list[Table] = []
    reach = 0
    for y, row in enumerate(table):
        if y >= reach:
            pieces.append([])
        pieces[-1].append(row)
        reach = max(reach, *(y + box.rows for box in row))
    return pieces


def old_workbook(report: Fresh, chance: Random) -> bytes:
    """The format before 2007, merged cells, a table a sheet."""
    book = xlwt.Workbook(encoding="utf-8")
    for n, some in tables_of(report).items():
        sheet = book.add_sheet(NAMES[n][:10])
        sheet.write(0, 0, report.title)
        for y, row in enumerate(grid(some[0]), 2):
            for x, box in enumerate(row):
                if box is None:
                    continue
                if box.rows > 1 or box.cols > 1:
                    sheet.write_merge(y, y + box.rows - 1, x, x + box.cols - 1, value(box))
                else:
                    sheet.write(y, x, value(box))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


ODS_SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def open_document(report: Fresh, chance: Random) -> bytes:
    """The open format: covered cells, repeated blank ones, the numbers as values."""
    sheets = []
    for n, some in tables_of(report).items():
        rows = [f"<table:table-row>{_ods_cell(Box(report.title))}</table:table-row>"]
        for row in grid(some[0]):
            cells = "".join("<table:covered-table-cell/>" if b is None else _ods_cell(b) for b in row)
            rows.append(
                f'<table:table-row>{cells}<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
            )
        rows.append(
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1010"/></table:table-row>'
        )
        sheets.append(f'<table:table table:name="{NAMES[n][:6]}">{"".join(rows)}</table:table>')
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {ODS_SPACES} office:version="1.2"><office:body>'
        f"<office:spreadsheet>{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return made.getvalue()


def _ods_cell(box: Box) -> str:
    spans = f' table:number-rows-spanned="{box.rows}" table:number-columns-spanned="{box.cols}"'
    spans = spans if box.rows > 1 or box.cols > 1 else ""
    number = value(box)
    if isinstance(number, int | float):
        kind = f' office:value-type="float" office:value="{number}"'
        return f"<table:table-cell{spans}{kind}><text:p>{escape(box.text)}</text:p></table:table-cell>"
    if not box.text:
        return f"<table:table-cell{spans}/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in box.text.split("\n"))
    return f'<table:table-cell{spans} office:value-type="string">{lines}</table:table-cell>'


SHAPES = (
    Shape("表格 三表同一工作表", ".xlsx", one_sheet, prose=False),
    Shape("表格 一表一工作表", ".xlsx", three_sheets, prose=False),
    Shape("表格 有隐藏的行列", ".xlsx", hidden_parts, prose=False),
    Shape("表格 合计是公式", ".xlsx", with_formulas, prose=False),
    Shape("表格 数字是文本", ".xlsx", numbers_as_text, prose=False),
    Shape("表格 零显示为横线", ".xlsx", shown_as_dash, prose=False),
    Shape("表格 不合并而重复", ".xlsx", repeated, title=False, prose=False),
    Shape("表格 有列号行", ".xlsx", with_serials, prose=False),
    Shape("表格 表二表三并排", ".xlsx", side_by_side, prose=False),
    Shape("表格 先有别的工作表", ".xlsx", statistics_first, prose=False),
    Shape("表格 旧格式", ".xls", old_workbook, prose=False),
    Shape("表格 开放格式", ".ods", open_document, prose=False),
)
