"""Fresh shapes of Word, workbooks and text: turned and split tables, groups as lines of their own, lists by applicant."""

from collections.abc import Mapping
from random import Random
from typing import Any

from reading.fresh_report import (
    COLUMNS,
    OUTCOMES,
    Box,
    Fresh,
    Shape,
    Table,
    spread,
    t2,
    t3,
    t3_body,
    t3_head,
    t3_rows,
    t4,
    tables_of,
)
from reading.fresh_systems import NAMES, turned
from reading.fresh_text import lines
from reading.fresh_unseen import book_of
from reading.fresh_word import body, package, par, run, whole, word_table


def turned_in_word(report: Fresh, chance: Random) -> bytes:
    """Table three turned."""
    return package(body(report, {**whole(report), 3: word_table(turned(t3(report)))}))


def annexed_in_word(report: Fresh, chance: Random) -> bytes:
    """All tables behind the last section, each under the number of its annex."""
    made = whole(report)
    return package(body(report, {6: "".join(par(f"附表{n - 1}") + t for n, t in made.items())}))


def table_a_row(report: Fresh, chance: Random) -> bytes:
    """Each row a table of its own with as many cells as it needs; merged labels stand once."""

    def table(t: Table) -> str:
        return "<w:p/>".join(word_table([[b._replace(rows=1) for b in row]]) for row in t if row)

    return package(body(report, {n: table(t) for n, (t,) in tables_of(report).items()}))


def nested_groups(report: Fresh, chance: Random) -> bytes:
    """The numbers of each row as a table within the row's last cell."""

    def fill(row: list[Box]) -> str:
        inner = word_table([[b._replace(cols=1) for b in row]])
        return inner + "<w:p/>"

    made = []
    for row in t3_body(report):
        labels = "".join(f"<w:tc><w:p>{run(b.text)}</w:p></w:tc>" for b in row if not b.number)
        made.append(f"<w:tr>{labels}<w:tc>{fill([b for b in row if b.number])}</w:tc></w:tr>")
    head = word_table(t3_head())
    three = f"{head}<w:p/><w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"
    return package(body(report, {**whole(report), 3: three}))


def pages_across(report: Fresh, chance: Random) -> bytes:
    """Table three over two pages side by side: labels and four columns, then only the rest of the columns."""
    rows = spread([*t3_head(), *t3_body(report)], down=True, across=True)
    left = [[Box(c) for c in row[:7]] for row in rows]
    right = [[Box(c) for c in row[7:]] for row in rows]
    return package(body(report, {**whole(report), 3: word_table(left) + "<w:p/>" + word_table(right)}))


def columns_of_lines(report: Fresh, chance: Random) -> bytes:
    """One row of nine cells: each holds its column's texts, a paragraph each."""
    rows = spread(t3_body(report), down=True, across=True)
    labels = [row[2] for row in rows]
    columns = [labels, *[[row[3 + i] for row in rows] for i in range(7)]]
    heads = ["项目", *NAMES]
    cells = "".join(
        "<w:tc>" + "".join(par(text.strip() or "/") for text in [head, *column]) + "</w:tc>"
        for head, column in zip(heads, columns, strict=True)
    )
    three = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>"
    return package(body(report, {**whole(report), 3: three}))


def _book(report: Fresh, tables: Mapping[int, Table]) -> bytes:
    def fill(cell: Any, box: Box) -> None:
        text = box.text.strip()
        cell.value = int(text) if box.number and text.isdecimal() else (text or None)

    return book_of(report, fill, tables)


def two_columns_a_number(report: Fresh, chance: Random) -> bytes:
    """Each number and each column's name merged over two columns of the sheet."""

    def wide(t: Table) -> Table:
        return [[b._replace(cols=b.cols * 2) for b in row] for row in t]

    return _book(report, {n: wide(t) for n, (t,) in tables_of(report).items()})


def group_lines(report: Fresh, chance: Random) -> bytes:
    """A group's name in a row of its own above its rows, which are indented."""
    rows, now = [], ""
    for code, group, label in t3_rows(report):
        if code == "granted":
            rows.append([Box(OUTCOMES, cols=8)])
        if group and group != now:
            rows.append([Box(group, cols=8)])
        now = group
        indent = "　　" if group else ""
        rows.append([Box(indent + label), *[report.cell(f"t3.{code}.{c}") for c in COLUMNS]])
    head = [[Box("项目"), *map(Box, NAMES)]]
    return _book(report, {2: t2(report), 3: [*head, *rows], 4: t4(report)})


def turned_sheet(report: Fresh, chance: Random) -> bytes:
    """Table three turned on the sheet."""
    return _book(report, {2: t2(report), 3: turned(t3(report)), 4: t4(report)})


def one_column_more(report: Fresh, chance: Random) -> bytes:
    """A column more behind the rows, without a head."""
    table = t3(report)
    return _book(
        report,
        {2: t2(report), 3: [r if i < 3 else [*r, Box("", 1)] for i, r in enumerate(table)], 4: t4(report)},
    )


def lists_by_applicant(report: Fresh, chance: Random) -> str:
    """Table three as seven lists, one an applicant, a row's label and its number on a line."""

    def table(t: Table) -> str:
        if len(t) < 20:
            return "\n".join("\t".join(row) for row in spread(t))
        made = []
        for name, column in zip(NAMES, COLUMNS, strict=True):
            made.append(f"{name}：")
            made += [f"{label}\t{report.texts[f't3.{code}.{column}']}" for code, _, label in t3_rows(report)]
        return "\n".join(made)

    return lines(report, table)


def spaced_thousands(report: Fresh, chance: Random) -> str:
    """Spaces between cells, and within numbers from a thousand on."""

    def table(t: Table) -> str:
        def said(b: Box) -> str:
            text = b.text.strip()
            return f"{int(text):,}".replace(",", " ") if text.isdecimal() else (text or "/")

        return "\n".join(" ".join(said(b) if b.number else b.text for b in row) for row in t)

    return lines(report, table)


def spaced_thousands_tabs(report: Fresh, chance: Random) -> str:
    """Tabs between cells, spaces within numbers from a thousand on."""

    def said(text: str) -> str:
        return f"{int(text):,}".replace(",", " ") if text.isdecimal() else text

    return lines(report, lambda t: "\n".join("\t".join(map(said, row)) for row in spread(t)))


def recognised(report: Fresh, chance: Random) -> str:
    """From a recogniser of pictures: O and l for digits, tabs between."""

    def said(text: str) -> str:
        if not text.isdecimal() or chance.random() > 0.3:
            return text
        return text.replace("0", chance.choice("Oo〇")).replace("1", chance.choice("lI|"))

    return lines(report, lambda t: "\n".join("\t".join(map(said, row)) for row in spread(t)))


def recognised_spaces(report: Fresh, chance: Random) -> str:
    """The same with spaces between."""

    def said(b: Box) -> str:
        text = b.text.strip() or "/"
        if not b.number or not text.isdecimal() or chance.random() > 0.2:
            return text
        return text.replace("0", chance.choice("Oo")).replace("1", chance.choice("lI"))

    return lines(report, lambda t: "\n".join(" ".join(map(said, row)) for row in t))


def dotted_leaders(report: Fresh, chance: Random) -> str:
    """A line a number: label, column, dots, number."""

    def table(t: Table) -> str:
        if len(t) < 20:
            return "\n".join("\t".join(row) for row in spread(t))
        return "\n".join(
            f"{label} {name} …… {report.texts[f't3.{code}.{column}']}"
            for code, _, label in t3_rows(report)
            for name, column in zip(NAMES, COLUMNS, strict=True)
        )

    return lines(report, table)


def labels_behind(report: Fresh, chance: Random) -> str:
    """The numbers before their label, as a right-to-left copy leaves them."""
    return lines(report, lambda t: "\n".join("\t".join(reversed(row)) for row in spread(t)))


def labels_behind_spaces(report: Fresh, chance: Random) -> str:
    """Numbers in their order, then the label, spaces between."""

    def table(t: Table) -> str:
        made = []
        for row in t:
            numbers = [b.text.strip() or "/" for b in row if b.number]
            labels = [b.text for b in row if not b.number]
            made.append(" ".join([*numbers, *labels]))
        return "\n".join(made)

    return lines(report, table)


def columns_apart(report: Fresh, chance: Random) -> str:
    """As some readers of PDF give a table: all labels of table three first, then its columns one under another."""

    def table(t: Table) -> str:
        if len(t) < 20:
            return "\n".join(" ".join(b.text.strip() or "/" for b in row) for row in t)
        made = [label for _, _, label in t3_rows(report)]
        for name, column in zip(NAMES, COLUMNS, strict=True):
            made.append(name)
            made += [report.texts[f"t3.{code}.{column}"].strip() or "/" for code, _, _ in t3_rows(report)]
        return "\n".join(made)

    return lines(report, table)


def numbers_below(report: Fresh, chance: Random) -> str:
    """All labels of table three, then all rows of numbers without them."""

    def table(t: Table) -> str:
        if len(t) < 20:
            return "\n".join(" ".join(b.text.strip() or "/" for b in row) for row in t)
        made = [" ".join(NAMES), *[label for _, _, label in t3_rows(report)]]
        made += [
            " ".join(report.texts[f"t3.{code}.{c}"].strip() or "/" for c in COLUMNS)
            for code, _, _ in t3_rows(report)
        ]
        return "\n".join(made)

    return lines(report, table)


def rows_shifted(report: Fresh, chance: Random) -> str:
    """Each row's numbers on the line below, behind the next row's label."""

    def table(t: Table) -> str:
        if len(t) < 20:
            return "\n".join("\t".join(row) for row in spread(t))
        rows = spread(t)
        head, rest = rows[:3], rows[3:]
        labels = ["".join(row[:3]) for row in rest]
        numbers = [row[3:] for row in rest]
        made = ["\t".join(row) for row in head]
        made.append(labels[0])
        made += ["\t".join([*n, label]) for n, label in zip(numbers, [*labels[1:], ""], strict=True)]
        return "\n".join(made)

    return lines(report, table)


SHAPES = (
    Shape("六 Word 表三转置", ".docx", turned_in_word),
    Shape("六 Word 表在文末附表", ".docx", annexed_in_word, clear=False),
    Shape("六 Word 一行一张表", ".docx", table_a_row, clear=False),
    Shape("六 Word 数字在内表", ".docx", nested_groups, clear=False),
    Shape("六 Word 左右两页", ".docx", pages_across, clear=False),
    Shape("六 Word 一列一格", ".docx", columns_of_lines, clear=False),
    Shape("六 表格 一数两列", ".xlsx", two_columns_a_number, prose=False),
    Shape("六 表格 组名独行", ".xlsx", group_lines, prose=False),
    Shape("六 表格 表三转置", ".xlsx", turned_sheet, prose=False),
    Shape("六 表格 行末多一列", ".xlsx", one_column_more, prose=False),
    Shape("六 文本 一类申请人一列表", ".txt", lists_by_applicant, clear=False),
    Shape("六 文本 空格与千分空格", ".txt", spaced_thousands, clear=False),
    Shape("六 文本 制表符与千分空格", ".txt", spaced_thousands_tabs, clear=False),
    Shape("六 文本 识别的字母", ".txt", recognised, clear=False),
    Shape("六 文本 识别的字母空格", ".txt", recognised_spaces, clear=False),
    Shape("六 文本 一数一行点线", ".txt", dotted_leaders, clear=False),
    Shape("六 文本 列倒过来", ".txt", labels_behind, clear=False),
    Shape("六 文本 数在标签前", ".txt", labels_behind_spaces, clear=False),
    Shape("六 文本 一列一列", ".txt", columns_apart, clear=False),
    Shape("六 文本 先标签后数", ".txt", numbers_below, clear=False),
    Shape("六 文本 数在下一行前", ".txt", rows_shifted, clear=False),
)
