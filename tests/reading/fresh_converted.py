"""Fresh shapes of files that went through another program: a letter, a converter of sheets, a statistics form."""

import io
from random import Random

from openpyxl import Workbook
from reading.fresh_report import Fresh, Shape, Table, parts, spread, tables_of
from reading.fresh_text import chrome


def quoted_letter(report: Fresh, chance: Random) -> str:
    """A letter that quotes the whole report."""
    mark = chance.choice((">", "> ", ">> "))
    quoted = "\n".join(f"{mark}{line}" for line in chrome(report, chance).split("\n"))
    return (
        f"主题: 报送年报\n发送时间: {report.year + 1}年1月12日 9:03\n\n现将年报报送，请审阅。\n\n{quoted}\n"
    )


def _as_sheet(rows: list[list[str]], blank: str) -> str:
    head = [text or f"Unnamed: {at}" for at, text in enumerate(rows[0])]
    lines = [head, ["---"] * len(head), *[[text or blank for text in row] for row in rows[1:]]]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def sheets_in_markdown(report: Fresh, chance: Random) -> str:
    """A workbook by a converter that has words for a blank cell and for a column without a name."""
    blank = chance.choice(("NaN", "nan", "NaT", "<NA>"))
    made = [f"## 表{n - 1}\n{_as_sheet(spread(table), blank)}" for n, (table,) in tables_of(report).items()]
    return f"# {report.title}\n\n" + "\n\n".join(made)


def sheet_in_markdown(report: Fresh, chance: Random) -> str:
    """The whole workbook as one table, its first row the title."""
    rows = [[report.title], []]
    for number, (table,) in tables_of(report).items():
        rows += [[parts(report)[number][1]], *spread(table), []]
    wide = max(map(len, rows))
    return "## Sheet1\n" + _as_sheet([row + [""] * (wide - len(row)) for row in rows], "NaN")


def with_units_and_codes(report: Fresh, chance: Random) -> bytes:
    """A workbook like a statistics form: the unit and a number of each row between its label and its values."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([report.title])
    code = chance.choice(("代码", "行次", "序号"))

    def beside(at: int) -> list[str]:
        return (
            [chance.choice(("计量单位", "单位")), code]
            if at == 0
            else ["", ""]
            if at < 3
            else ["件", str(at - 2)]
        )

    def rows_of(number: int, table: Table) -> list[list[str]]:
        rows = spread(table)
        return [[*row[:3], *beside(at), *row[3:]] for at, row in enumerate(rows)] if number == 3 else rows

    for number, (table,) in tables_of(report).items():
        sheet.append([])
        sheet.append([parts(report)[number][1]])
        for row in rows_of(number, table):
            sheet.append([int(text) if text.isdecimal() else text for text in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


SHAPES = (
    Shape("转 邮件引用", ".txt", quoted_letter),
    Shape("转 工作表成Markdown", ".md", sheets_in_markdown, prose=False),
    Shape("转 工作簿成一张Markdown表", ".md", sheet_in_markdown, prose=False),
    Shape("转 表三有单位与代码列", ".xlsx", with_units_and_codes, prose=False),
)
