"""Fresh shapes whose rows a mail or an editor broke, or that hold more than labels and numbers; unseen digits."""

import io
import zipfile
from collections.abc import Callable
from random import Random
from xml.sax.saxutils import escape

import xlwt
from reading.fresh_report import Box, Fresh, Shape, Table, grid, parts, spread, tables_of
from reading.fresh_sheets import ODS_SPACES
from reading.fresh_text import lines
from reading.fresh_web import all_drawn, article, page, plain, spans

_SHARE = 0.12


def _is_count(box: Box) -> bool:
    return box.number and box.text.isdecimal()


def _wide(text: str) -> int:
    return sum(2 if ord(c) > 0x2E7F else 1 for c in text)


def _broken(line: str, most: int = 76) -> list[str]:
    """The line broken where it is wider than a mail's, at a blank or behind any character."""
    found, now = [], ""
    for character in line:
        if _wide(now + character) > most:
            cut = max(now.rfind(" "), now.rfind("\t")) + 1
            found.append(now[:cut] if cut > most // 2 else now)
            now = now[cut:] if cut > most // 2 else ""
        now += character
    return [*found, now]


def _mailed(by: str, start: str = "", end: str = "", most: int = 76) -> Callable[[Fresh, Random], str]:
    def make(report: Fresh, chance: Random) -> str:
        def table(t: Table) -> str:
            rows = [start + by.join(cell.strip() for cell in row) + end for row in spread(t)]
            return "\n".join(piece for row in rows for piece in _broken(row, most))

        return lines(report, table)

    return make


def _rest_behind(by: str, start: str, end: str, rest: str) -> Callable[[Fresh, Random], str]:
    """What a merged cell reaches over stands as blanks behind the row, as some pages copy a table."""

    def make(report: Fresh, chance: Random) -> str:
        def table(t: Table) -> str:
            return "\n".join(
                start
                + by.join(box.text.strip() for box in row)
                + end
                + rest * sum(box.cols - 1 for box in row)
                for row in t
            )

        return lines(report, table)

    return make


def units_apart(report: Fresh, chance: Random) -> str:
    """Every count with its unit a blank behind it."""

    def table(t: Table) -> str:
        def said(box: Box) -> str:
            if _is_count(box):
                return f"{box.text} 件"
            return box.text.strip() or "无" if box.number else box.text

        return "\n".join("  ".join(filter(None, map(said, row))) for row in t)

    return lines(report, table)


def serials(report: Fresh, chance: Random) -> str:
    """A row's number before its label, blanks between all."""

    def table(t: Table) -> str:
        made = []
        for y, row in enumerate(t, 1):
            texts = [b.text.strip() or "/" if b.number else b.text for b in row]
            made.append(" ".join(filter(None, [str(y), *texts])))
        return "\n".join(made)

    return lines(report, table)


def shares(report: Fresh, chance: Random) -> str:
    """Behind every count its share of the row in brackets."""

    def table(t: Table) -> str:
        def said(box: Box | None) -> str:
            if box is None:
                return ""
            return f"{box.text} ({chance.randint(0, 100)}%)" if _is_count(box) else box.text

        return "\n".join("\t".join(map(said, row)) for row in grid(t))

    return lines(report, table)


def turned(report: Fresh, chance: Random) -> str:
    """Table three turned by a quarter: a column a line."""

    def table(t: Table) -> str:
        rows = spread(t, across=True, down=True)
        if len(t) > 20:
            rows = [list(column) for column in zip(*rows, strict=True)]
        return "\n".join(f"| {' | '.join(row)} |" for row in rows)

    return lines(report, table)


def two_lines_a_row(report: Fresh, chance: Random) -> str:
    """The label on one line, its numbers on the next with pipes between."""

    def table(t: Table) -> str:
        made = []
        for row in t:
            labels = [b.text for b in row if not b.number]
            numbers = [b.text for b in row if b.number]
            made += [" ".join(labels)] if labels else []
            made += [" | ".join(numbers)] if numbers else []
        return "\n".join(made)

    return lines(report, table)


def unseen(report: Fresh, chance: Random) -> str:
    """Digits beside numbers that nobody sees: for readers aloud, transparent, as small as a dot, clipped."""
    inline = (
        "color:transparent",
        "color:rgba(0,0,0,0)",
        "font-size:1px",
        "position:absolute;clip:rect(0,0,0,0)",
        "position:absolute;clip-path:inset(50%)",
        "display:inline-block;width:0;overflow:hidden",
        "transform:scale(0)",
    )

    def draw(box: Box) -> str:
        if not _is_count(box) or chance.random() > 2 * _SHARE:
            return plain(box)
        digit = chance.randint(1, 9)
        how = chance.choice(('class="sr-only"', f'style="{chance.choice(inline)}"'))
        return f"<td{spans(box)}><span {how}>{digit}</span>{box.text}</td>"

    css = ".sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0);border:0}"
    return page(report, article(report, all_drawn(tables_of(report), draw)), head=f"<style>{css}</style>")


def backwards(report: Fresh, chance: Random) -> str:
    """Some numbers written from right to left, and turned by the page."""

    def draw(box: Box) -> str:
        if not _is_count(box) or chance.random() > _SHARE:
            return plain(box)
        how = chance.choice(('<bdo dir="rtl">', '<span style="unicode-bidi:bidi-override;direction:rtl">'))
        return f"<td{spans(box)}>{how}{box.text[::-1]}</{how[1:5].strip()}></td>"

    return page(report, article(report, all_drawn(tables_of(report), draw)))


def collapsed(report: Fresh, chance: Random) -> str:
    """Rows that a style takes away stand before the rows of this year, with last year's numbers."""
    made = all_drawn(tables_of(report))
    for n, text in made.items():
        first, *rows = text.split("<tr>")
        found = [first]
        for row in rows:
            if "rowspan" not in row and "table" not in row and chance.random() < 0.3 and row.count("<td") > 4:
                found.append('<tr style="visibility:collapse">' + row.replace("0", "7"))
            found.append("<tr>" + row)
        made[n] = "".join(found)
    return page(report, article(report, made))


def old_formats(report: Fresh, chance: Random) -> bytes:
    """Excel 97: formats that hide a number or show thousands, cells in white."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("年报")
    sheet.write(0, 0, report.title)
    odd = [xlwt.easyxf(num_format_str=code) for code in (";;;", "0,", '0!.0,"万"')]
    fine = [xlwt.easyxf(num_format_str=code) for code in ('0"件"', "#,##0", "General")]
    white = xlwt.easyxf("font: colour white")
    top = 2
    for number, (table,) in tables_of(report).items():
        sheet.write(top, 0, parts(report)[number][1])
        for y, row in enumerate(grid(table), top + 1):
            for x, box in enumerate(row):
                if box is None:
                    continue
                value: int | str = int(box.text) if _is_count(box) else box.text
                style = chance.choice(fine)
                if _is_count(box) and chance.random() < _SHARE:
                    style = chance.choice((*odd, white))
                    value = int(box.text) + 12345
                if box.rows > 1 or box.cols > 1:
                    sheet.write_merge(y, y + box.rows - 1, x, x + box.cols - 1, value, style)
                else:
                    sheet.write(y, x, value, style)
        top += len(table) + 2
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


_ODS = (
    f'<?xml version="1.0"?><office:document-content {ODS_SPACES}>'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def open_formats(report: Fresh, chance: Random) -> bytes:
    """An open workbook whose cells show some numbers in 万 or thousands, or nothing."""

    def cell(box: Box | None) -> str:
        if box is None:
            return "<table:covered-table-cell/>"
        span = f' table:number-columns-spanned="{box.cols}" table:number-rows-spanned="{box.rows}"'
        if not _is_count(box):
            return f"<table:table-cell{span}><text:p>{escape(box.text)}</text:p></table:table-cell>"
        value, shown = int(box.text), chance.choice((box.text, f"{int(box.text):,}", f"{box.text}件"))
        if chance.random() < _SHARE:
            value += 12345
            shown = chance.choice((f"{value / 10000:.1f}万", str(round(value / 1000)), ""))
        return f'<table:table-cell{span} office:value-type="float" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>'

    rows = [f"<table:table-row>{cell(Box(report.title))}</table:table-row>"]
    for number, (table,) in tables_of(report).items():
        rows.append(f"<table:table-row>{cell(Box(parts(report)[number][1]))}</table:table-row>")
        rows += [f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in grid(table)]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr(
            "content.xml", _ODS.format(f'<table:table table:name="年报">{"".join(rows)}</table:table>')
        )
    return made.getvalue()


SHAPES = (
    Shape("五 文本 邮件折行竖线", ".txt", _mailed(" | ", "| ", " |"), clear=False),
    Shape("五 文本 邮件折行制表符", ".txt", _mailed("\t"), clear=False),
    Shape("五 文本 邮件折行空格", ".txt", _mailed("  "), clear=False),
    Shape("五 Markdown 折行竖线", ".md", _mailed(" | ", "| ", " |", 60), clear=False),
    Shape("五 文本 余格在后竖线", ".txt", _rest_behind(" | ", "| ", " |", "|"), clear=False),
    Shape("五 文本 余格在后制表符", ".txt", _rest_behind("\t", "", "", "\t"), clear=False),
    Shape("五 文本 数与件分开", ".txt", units_apart, clear=False),
    Shape("五 文本 行首有序号", ".txt", serials, clear=False),
    Shape("五 文本 数后有占比", ".txt", shares, clear=False),
    Shape("五 文本 表三横置竖线", ".txt", turned, clear=False),
    Shape("五 文本 标签一行数一行", ".txt", two_lines_a_row, clear=False),
    Shape("五 网页 看不见的数", ".html", unseen),
    Shape("五 网页 倒写的数", ".html", backwards, clear=False),
    Shape("五 网页 收起的行", ".html", collapsed),
    Shape("五 表格 旧格式的数字格式", ".xls", old_formats, clear=False, prose=False),
    Shape("五 表格 开放格式的显示", ".ods", open_formats, clear=False, prose=False),
)
