"""Every layout of the three tables in every format, and every dress of each format: a figure a shape.

``python -m reading.grid_shapes [seeds] [name]`` (from ``tests/``) prints a line a shape and the overall figure.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from reading import grid_html, grid_sheets, grid_word, grids
from reading.grid_copies import copy_of
from reading.grids import Box, Copy, Layout3, Part, Table

from drafting.errors import InputError
from drafting.reading import read_bytes
from drafting.report import AnnualReport

ORGAN, YEAR = "云岭市青禾区人民政府", 2023
TITLES = (
    "{organ}{year}年政府信息公开工作年度报告",
    "{organ}{year}年度政府信息公开工作年度报告",
    "{year}年{organ}政府信息公开年度报告",
    "{organ}\n{year}年政府信息公开工作年度报告",
    "",
)
HEADINGS = {
    1: ("一、总体情况",),
    2: ("二、主动公开政府信息情况", "二、 主动公开政府信息情况", "二、主动公开政府信息情况（该部分以表格形式报告。表格如下）"),
    3: ("三、收到和处理政府信息公开申请情况", "三、收到和处理政府信息公开申请情况："),
    4: ("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    5: ("五、存在的主要问题及改进情况", "五、存在问题及改进情况", "五、存在的问题和改进措施"),
    6: ("六、其他需要报告的事项", "六、其他报告的事项"),
}  # fmt: skip
INTRO = f"根据《中华人民共和国政府信息公开条例》的规定，编制本报告。统计期限自{YEAR}年1月1日起至{YEAR}年12月31日止。联系电话：0300-5550101。"
PROSE = {
    1: "（一）主动公开。全年通过门户网站公开信息1532条。\n（二）依申请公开。严格依法办理，按期答复率100%。\n（三）政府信息管理。\n（四）政府信息公开平台建设。\n（五）监督保障。",
    5: "存在的问题：一是解读形式单一。二是栏目更新不够及时。\n改进措施：明年开展培训2次，每月巡查栏目。",
    6: "本年度未收取信息处理费。",
}

Parts = Callable[[Copy, Random], Sequence[Part]]


@dataclass(frozen=True)
class Structure:
    """How the three tables are laid out; ``lost`` the beginnings of the codes that the file does not hold."""

    t2: Parts = lambda copy, _: [grids.t2(copy)]
    t3: Parts = lambda copy, _: [grids.t3(copy)]
    t4: Parts = lambda copy, _: [grids.t4(copy)]
    lost: tuple[str, ...] = ()
    edition: str = "2021"
    closed: bool | None = False
    formats: str = "html docx xlsx"


def _t3(how: Layout3) -> Parts:
    return lambda copy, _: [grids.t3(copy, how)]


def _t3_broken(repeat: bool) -> Parts:
    def parts(copy: Copy, chance: Random) -> Sequence[Part]:
        table = grids.t3(copy)
        return grids.broken_by_page(table, 3, chance.randint(6, len(table) - 2), repeat)

    return parts


def _over(change: Callable[[Table], Table], parts: Parts) -> Parts:
    return lambda copy, chance: [change(p) if isinstance(p, list) else p for p in parts(copy, chance)]


def _footnote(table: Table) -> Table:
    return [*table, [Box("注：“本年度办理结果”按办结件统计，含上年结转1件。", 1, grids.width(table))]]


def _unit_row(table: Table) -> Table:
    return [[Box("单位：件", 1, grids.width(table))], *table]


def _title_row(title: str) -> Callable[[Table], Table]:
    return lambda table: [[Box(title, 1, grids.width(table))], *table]


def _blank_row(table: Table) -> Table:
    return [*table, [Box() for _ in range(grids.width(table))]]


def _blank_column(table: Table) -> Table:
    """An empty column after the last, of a width nobody sees."""
    return [[*row, Box("", len(table))] if r == 0 else row for r, row in enumerate(table)]


def _hidden_column(table: Table) -> Table:
    """A hidden column of old figures in front of 总计."""
    places = grids.places(table)
    return [
        [b for box in row for b in ([Box("88", hidden=True), box] if box.code.endswith(".total") else [box])]
        for row, _ in zip(table, places, strict=True)
    ]


def _serial(table: Table) -> Table:
    """Without its head's word, as a column of numbers nobody named."""
    return [[replace(box, text="") if box.text == "序号" else box for box in row] for row in table]


def _long_rowspan(table: Table) -> Table:
    """The last group's rowspan reaches beyond the table, as written by editors that drop rows."""
    return [
        [
            replace(box, rows=box.rows + 5) if box.text.startswith("三、") and box.rows > 1 else box
            for box in row
        ]
        for row in table
    ]


def _t2_caption(copy: Copy, chance: Random) -> Sequence[Part]:
    """Each block's title as a paragraph over its table."""
    found: list[Part] = []
    for block in grids.t2_blocks(copy):
        found += [block[0][0].text, grids.narrowed(block[1:])]
    return found


def _t4_captions(copy: Copy, chance: Random) -> Sequence[Part]:
    found: list[Part] = []
    for table in grids.t4_three(copy):
        found += [table[0][0].text.replace("\n", ""), table[1:]]
    return found


def _no_numbers(copy: Copy, chance: Random) -> Sequence[Part]:
    return [grids.t4(copy)[:-1]]


def _t4_blank_row(copy: Copy, chance: Random) -> Sequence[Part]:
    *head, values = grids.t4(copy)
    return [[*head, [Box() for _ in values], values]]


def _t4_labelled(copy: Copy, chance: Random) -> Sequence[Part]:
    """A first column that says 件数."""
    first, *rest, values = grids.t4_review_over_two(copy)
    return [[[Box("类别", 3, head=True), *first], *rest, [Box("件数"), *values]]]


def _groups_in_labels(always: bool) -> Callable[[Table], Table]:
    """Group and label in one cell: （三）不予公开 1.属于国家秘密."""

    def change(table: Table) -> Table:
        found: Table = []
        group = ""
        for row in table:
            words = [box for box in row if not box.code and not box.head and box.text]
            figures = [box for box in row if box.code]
            if not figures or len(words) == 0:
                found.append(row)
                continue
            own = words[-1].text
            over = [box.text for box in words[:-1] if not box.text.startswith("三、")]
            group = over[-1] if over else group if own[:1].isdigit() else ""
            said = f"{group}\n{own}" if group and (over or always) else own
            found.append([Box(said, 1, 3), *figures])
        return found

    return change


def _numbered_columns(table: Table) -> Table:
    """A row of the columns' numbers (栏次) between head and figures."""
    first = next(r for r, row in enumerate(table) if any(box.code for box in row))
    figures = [box for box in table[first] if box.code]
    lead = sum(box.columns for box in table[first] if not box.code)
    row = [Box(str(number)) for number in range(1, len(figures) + 1)]
    return [*table[:first], [Box("栏次", 1, lead), *row] if lead else row, *table[first:]]


def _t4_two(copy: Copy, _: Random) -> Sequence[Part]:
    """行政复议 in a table, 行政诉讼 in another."""
    first, second, third, values = grids.t4(copy)
    return [
        [[first[0]], [replace(box, rows=1) for box in second[:5]], values[:5]],
        [[first[1]], second[5:], third, values[5:]],
    ]


def _head_apart(copy: Copy, _: Random) -> Sequence[Part]:
    """The head in a table of its own, so that it stays while the rest is scrolled."""
    how = Layout3(groups="dropped", outer="dropped")
    return [grids.t3_head(copy, how), grids.t3_body(copy, how)]


def _subtotal(table: Table) -> Table:
    """A column 小计 between 其他 and 总计 that the form does not have."""
    return [
        [
            b
            for box in row
            for b in (
                [Box("小计", box.rows, head=True), box]
                if box.head and "".join(box.text.split()) == "总计"
                else [Box("7"), box]
                if box.code.endswith(".total")
                else [box]
            )
        ]
        for row in table
    ]


def _shuffled(copy: Copy, chance: Random) -> Sequence[Part]:
    """Rows in another order: each has its label."""
    how = Layout3(groups="dropped", outer="dropped")
    body = grids.t3_body(copy, how)
    chance.shuffle(body)
    return [[*grids.t3_head(copy, how), *body]]


def _t3_across(copy: Copy, _: Random) -> Sequence[Part]:
    """Applicants down, results across."""
    rows = grids.t3_rows(copy)
    head = [Box("", head=True), *(Box(copy.label(label), head=True) for _, _, label in rows)]
    return [
        [
            head,
            *(
                [
                    Box(copy.label(grids.COLUMN_LABELS[column])),
                    *(copy.value(f"t3.{row}.{column}") for row, _, _ in rows),
                ]
                for column in grids.COLUMNS
            ),
        ]
    ]


def _one_cell_a_row(table: Table) -> Table:
    """All figures of a row in one cell, spaces between."""
    return [
        [*(box for box in row if not box.code), Box("  ".join(box.text for box in row if box.code), 1, 7)]
        if any(box.code for box in row)
        else row
        for row in table
    ]


def _as_lines(separator: str) -> Callable[[Table], Table]:
    return lambda table: [
        [Box(separator.join("" if b is None else b.text.replace("\n", "") for b in row))]
        for row in grids.places(table)
    ]


def _paragraphs(separator: str, parts: Parts) -> Parts:
    """The table as lines of text, a paragraph each."""
    return lambda copy, chance: [
        row[0].text
        for part in parts(copy, chance)
        if isinstance(part, list)
        for row in _as_lines(separator)(part)
    ]


S = Structure
STRUCTURES: dict[str, Structure] = {
    "公版": S(),
    "表二，四张表": S(t2=lambda c, _: grids.t2_blocks(c)),
    "表二，四张表，各自的列": S(t2=lambda c, _: [grids.narrowed(b) for b in grids.t2_blocks(c)]),
    "表二，条款在表外": S(t2=_t2_caption),
    "表二，条款在左": S(t2=lambda c, _: [grids.titles_at_left(grids.t2_blocks(c))]),
    "表二，无条款": S(t2=lambda c, _: [grids.without_titles(grids.t2_blocks(c))]),
    "表二，无合并": S(t2=lambda c, _: [grids.spanless(grids.t2(c))]),
    "表二，表题行": S(t2=_over(_title_row("二、主动公开政府信息情况"), lambda c, _: [grids.t2(c)])),
    "表三，无申请人情况": S(t3=_t3(Layout3("two"))),
    "表三，一行表头": S(t3=_t3(Layout3("one"))),
    "表三，商业企业两行": S(t3=_t3(Layout3("split"))),
    "表三，总计在上": S(t3=_t3(Layout3(total="above"))),
    "表三，总计在下": S(t3=_t3(Layout3(total="below"))),
    "表三，无勾稽": S(t3=_t3(Layout3(corner=""))),
    "表三，半角勾稽": S(t3=_t3(Layout3(corner="(本列数据的勾稽关系为:第一项加第二项之和,\n等于第三项加第四项之和)"))),
    "表三，组名每行": S(t3=_t3(Layout3(groups="repeat", outer="repeat"))),
    "表三，组名首行": S(t3=_t3(Layout3(groups="lost", outer="lost"))),
    "表三，无组名": S(t3=_t3(Layout3(groups="dropped", outer="dropped"))),
    "表三，无外组": S(t3=_t3(Layout3(outer="dropped"))),
    "表三，组名占行": S(t3=_t3(Layout3(groups="row"))),
    "表三，组名占行，无外组": S(t3=_t3(Layout3(groups="row", outer="dropped"))),
    "表三，组名竖排": S(t3=_t3(Layout3(groups="vertical"))),
    "表三，序号列": S(t3=_t3(Layout3(serial=True))),
    "表三，无名序号列": S(t3=_over(_serial, _t3(Layout3(serial=True)))),
    "表三，备注列": S(t3=_t3(Layout3(remark=True))),
    "表三，总计列在前": S(t3=_t3(Layout3(total_first=True))),
    "表三，总计列在前，一行表头": S(t3=_t3(Layout3("one", total_first=True))),
    "表三，无合并": S(t3=_over(grids.spanless, _t3(Layout3()))),
    "表三，行合并成空格": S(t3=_over(grids.rowspanless, _t3(Layout3()))),
    "表三，跨页不重表头": S(t3=_t3_broken(False)),
    "表三，跨页重表头": S(t3=_t3_broken(True)),
    "表三，表题行": S(t3=_over(_title_row("三、收到和处理政府信息公开申请情况"), _t3(Layout3()))),
    "表三，行合并过长": S(t3=_over(_long_rowspan, _t3(Layout3())), formats="html docx"),
    "表三，其他处理不分": S(closed=True),
    "表三，其他处理不分，组名首行": S(t3=_t3(Layout3(groups="lost", outer="lost")), closed=True),
    "表三，其他处理不分，无组名": S(t3=_t3(Layout3(groups="dropped", outer="dropped")), closed=True),
    "各表脚注行": S(
        t2=_over(_footnote, lambda c, _: [grids.t2(c)]),
        t3=_over(_footnote, _t3(Layout3())),
        t4=_over(_footnote, lambda c, _: [grids.t4(c)]),
    ),
    "各表单位行": S(t3=_over(_unit_row, _t3(Layout3())), t4=_over(_unit_row, lambda c, _: [grids.t4(c)])),
    "各表空行": S(
        t2=_over(_blank_row, lambda c, _: [grids.t2(c)]),
        t3=_over(_blank_row, _t3(Layout3())),
        t4=_over(_blank_row, lambda c, _: [grids.t4(c)]),
    ),
    "各表空列": S(
        t2=_over(_blank_column, lambda c, _: [grids.t2(c)]),
        t3=_over(_blank_column, _t3(Layout3())),
        t4=_over(_blank_column, lambda c, _: [grids.t4(c)]),
    ),
    "表三，隐藏列": S(t3=_over(_hidden_column, _t3(Layout3("one"))), formats="html"),
    "表四，复议占两行": S(t4=lambda c, _: [grids.t4_review_over_two(c)]),
    "表四，一行三类": S(t4=lambda c, _: [grids.t4(c, litigation="flat")]),
    "表四，总计无字": S(t4=lambda c, _: [grids.t4(c, totals=False)]),
    "表四，三张表": S(t4=lambda c, _: grids.t4_three(c)),
    "表四，三张表，题在表外": S(t4=_t4_captions),
    "表四，无数字": S(t4=_no_numbers, lost=("t4.",)),
    "表四，先空行": S(t4=_t4_blank_row),
    "表四，件数列": S(t4=_t4_labelled),
    "表四，转置": S(t4=lambda c, _: [grids.t4_results_down(c)]),
    "表四，转置，一行表头": S(t4=lambda c, _: [grids.t4_results_down(c, litigation=False)]),
    "表四，三行五列": S(t4=lambda c, _: [grids.t4_disputes_down(c)]),
    "表四，三行五列，诉讼合并": S(t4=lambda c, _: [grids.t4_disputes_down_grouped(c)]),
    "表四，十五行": S(t4=lambda c, _: [grids.t4_fifteen_rows(c)]),
    "表四，十五行，类每行": S(t4=lambda c, _: [grids.t4_fifteen_rows(c, "repeat")]),
    "表四，十五行，类首行": S(t4=lambda c, _: [grids.t4_fifteen_rows(c, "lost")]),
    "表四，十五行，类占行": S(t4=lambda c, _: [grids.t4_fifteen_rows(c, "row")]),
    "表四，无合并": S(t4=lambda c, _: [grids.spanless(grids.t4_review_over_two(c))]),
    "表三，组名与标签同格": S(t3=_over(_groups_in_labels(False), _t3(Layout3()))),
    "表三，组名与每个标签同格": S(t3=_over(_groups_in_labels(True), _t3(Layout3()))),
    "各表栏次行": S(t3=_over(_numbered_columns, _t3(Layout3())), t4=_over(_numbered_columns, lambda c, _: [grids.t4(c)])),
    "表四，两张表": S(t4=_t4_two),
    "表三，表头自成一表": S(t3=_head_apart),
    "表三，小计列": S(t3=_over(_subtotal, _t3(Layout3("one")))),
    "表三，行乱序": S(t3=_shuffled),
    "2019版": S(edition="2019", closed=True),
    "2019版，多张表": S(edition="2019", closed=True, t2=lambda c, _: grids.t2_blocks(c)),
    "2019版，条款在左": S(edition="2019", t2=lambda c, _: [grids.titles_at_left(grids.t2_blocks(c))]),
}  # fmt: skip

UNCLEAR: dict[str, Structure] = {
    "表四，十二字": S(t4=lambda c, _: [grids.t4_twelve(c)]),
    "表三，横置": S(t3=_t3_across),
    "表三，一行一格": S(t3=_over(_one_cell_a_row, _t3(Layout3()))),
    "表三，制表符文字": S(t3=_paragraphs("\t", _t3(Layout3("one")))),
    "各表空格文字": S(
        t2=_paragraphs(" ", lambda c, _: [grids.t2(c)]),
        t3=_paragraphs(" ", _t3(Layout3("one"))),
        t4=_paragraphs(" ", lambda c, _: [grids.t4(c)]),
    ),
}
"""What a reader may tell as unclear: never wrong, but not all read."""


@dataclass(frozen=True)
class Shape:
    name: str
    extension: str
    structure: Structure
    press: Callable[[Copy, Structure, Random], bytes]

    @property
    def clear(self) -> bool:
        """Whether the file says of every cell what it is."""
        return self.structure not in UNCLEAR.values()


def items(copy: Copy, how: Structure, chance: Random) -> list[tuple[str, Part]]:
    """The report from top to bottom: what each part is, and its text or table."""
    found: list[tuple[str, Part]] = []
    title = chance.choice(TITLES).format(organ=ORGAN, year=YEAR)
    if title:
        found.append(("title", title))
    found.append(("p", INTRO))
    for number, printed in HEADINGS.items():
        found.append(("heading", chance.choice(printed)))
        tables = {2: how.t2, 3: how.t3, 4: how.t4}.get(number)
        if tables:
            found += [("part", part) for part in tables(copy, chance)]
        else:
            found += [("p", line) for line in PROSE[number].split("\n")]
    found += [("p", ORGAN), ("p", f"{YEAR + 1}年1月20日")]
    return found


HTML_DRESSES = {
    "净": grid_html.plain,
    "段": grid_html.paragraphs,
    "一行一段": grid_html.one_p_a_line,
    "Word": grid_html.word,
    "font": grid_html.fonts,
    "WPS": grid_html.wps,
    "div": grid_html.divs,
    "源码折行": grid_html.broken_source,
    "字符引用": grid_html.entities,
    "隐藏旧数": grid_html.struck,
}
PAGES = {
    "页": grid_html.page,
    "站": grid_html.in_site,
    "布局表": grid_html.in_layout,
    "Word页": grid_html.in_word,
}
TABLE_FORMS: dict[str, dict[str, object]] = {
    "": {},
    "大写标签": {"upper": True, "attributes": ""},
    "省略结束标签": {"closed": False},
    "thead与th": {"sections": True, "header_cells": True},
    "colgroup": {"columns": True, "padding_row": True},
}


def _html(
    dress: str = "", wrapping: str = "", form: str | None = None
) -> Callable[[Copy, Structure, Random], bytes]:
    def press(copy: Copy, how: Structure, chance: Random) -> bytes:
        worn = HTML_DRESSES[dress or chance.choice(list(HTML_DRESSES))]
        options = TABLE_FORMS[form if form is not None else chance.choice(list(TABLE_FORMS))]
        printer = lambda table, r: grid_html.table(table, r, worn, **options)  # noqa: E731
        content = grid_html.body(items(copy, how, chance), printer, chance)
        return PAGES[wrapping or chance.choice(list(PAGES))](content).encode()

    return press


def _encoded(name: str) -> Callable[[Copy, Structure, Random], bytes]:
    def press(copy: Copy, how: Structure, chance: Random) -> bytes:
        text = _html(form="")(copy, how, chance).decode()
        if name == "GBK称UTF-8":
            return text.encode("gb18030")
        if name == "UTF-8称GB2312":
            return text.replace('charset="utf-8"', 'charset="gb2312"').encode()
        if name == "UTF-16":
            return text.encode("utf-16")
        return b"\xef\xbb\xbf" + text.encode()

    return press


def _corner_nested(copy: Copy, how: Structure, chance: Random) -> bytes:
    """The corner sentence in a table of its own, inside the corner's cell."""

    def dress(box: Box, r: Random) -> str:
        said = grid_html.plain(box, r)
        return f"<table><tr><td>{said}</td></tr></table>" if "勾稽" in box.text else said

    printer = lambda table, r: grid_html.table(table, r, dress)  # noqa: E731
    return grid_html.page(grid_html.body(items(copy, how, chance), printer, chance)).encode()


def _framed(copy: Copy, how: Structure, chance: Random) -> bytes:
    """Each table inside a table of one cell."""

    def printer(table: Table, r: Random) -> str:
        return f"<table><tr><td>{grid_html.table(table, r, grid_html.paragraphs)}</td></tr></table>"

    return grid_html.page(grid_html.body(items(copy, how, chance), printer, chance)).encode()


def _whole_in_rows(copy: Copy, how: Structure, chance: Random) -> bytes:
    """A layout table with a row a paragraph, the tables nested in their rows."""
    printer = lambda table, r: grid_html.table(table, r, grid_html.plain)  # noqa: E731
    rows = "".join(
        f"<tr><td>{grid_html.body([item], printer, chance)}</td></tr>" for item in items(copy, how, chance)
    )
    return grid_html.page(f"<table width=100%>{rows}</table>").encode()


WORD_DRESSES = {
    "净": grid_word.plain,
    "碎段": grid_word.split,
    "修订": grid_word.tracked,
    "修订数字": grid_word.tracked_digits,
    "隐藏文字": grid_word.hidden,
    "域": grid_word.fields,
    "注": grid_word.noted,
    "控件": grid_word.controls,
}
WORD_FORMS: dict[str, dict[str, object]] = {
    "": {},
    "合并格留字": {"leftovers": True},
    "横向合并旧式": {"horizontal": True},
    "行在控件内": {"wrapped": "rows"},
    "格在控件内": {"wrapped": "cells", "grid": False},
}


def _docx(
    dress: str = "", form: str | None = None, wrapping: str = ""
) -> Callable[[Copy, Structure, Random], bytes]:
    def press(copy: Copy, how: Structure, chance: Random) -> bytes:
        worn = WORD_DRESSES[dress or chance.choice(list(WORD_DRESSES))]
        options = WORD_FORMS[form if form is not None else chance.choice(list(WORD_FORMS))]

        def printer(table: Table, r: Random) -> str:
            printed = grid_word.table(table, worn, r, **options)
            if wrapping == "文本框":
                return grid_word.boxed(printed)
            if wrapping == "旧文本框":
                return grid_word.boxed(printed, drawing=False)
            if wrapping == "控件":
                return f"<w:sdt><w:sdtContent>{printed}</w:sdtContent></w:sdt>"
            if wrapping == "外框表":
                return f"<w:tbl><w:tr><w:tc>{printed}<w:p/></w:tc></w:tr></w:tbl>"
            return printed

        content = grid_word.body(items(copy, how, chance), printer, chance)
        return grid_word.document(content, strict=wrapping == "严格")

    return press


def _xlsx(one: bool | None = None, **fixed: object) -> Callable[[Copy, Structure, Random], bytes]:
    def press(copy: Copy, how: Structure, chance: Random) -> bytes:
        options: dict[str, object] = {
            "merged": True,
            "numbers": chance.choice(("number", "text", "mixed", "float", "formatted")),
            "left": chance.choice((0, 0, 1)),
            "gap": chance.choice((0, 0, 1)),
            "hidden": chance.random() < 0.2,
            **fixed,
        }
        together = one if one is not None else chance.random() < 0.5
        everything = items(copy, how, chance)
        if together:
            return grid_sheets.book([("年报", everything)], chance, one=True, **options)
        starts = [i for i, (kind, _) in enumerate(everything) if kind == "heading"]
        sections = [("导语", everything[: starts[0]])]
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], None], strict=True), 1):
            sections.append((f"第{number}部分", everything[start:end]))
        return grid_sheets.book(sections, chance, **options)

    return press


def shapes() -> list[Shape]:
    found: list[Shape] = []
    for name, how in {**STRUCTURES, **UNCLEAR}.items():
        presses = {"html": _html(), "docx": _docx(), "xlsx": _xlsx()}
        found += [Shape(f"{f} {name}", f".{f}", how, presses[f]) for f in how.formats.split()]
    mixed = Structure(closed=None)
    found += [Shape(f"html 装束 {name}", ".html", mixed, _html(name)) for name in HTML_DRESSES]
    found += [Shape(f"html 页面 {name}", ".html", mixed, _html("", name)) for name in PAGES]
    found += [Shape(f"html 标签 {name}", ".html", mixed, _html("", "", name)) for name in TABLE_FORMS if name]
    found += [
        Shape(f"html 编码 {name}", ".html", mixed, _encoded(name))
        for name in ("GBK称UTF-8", "UTF-8称GB2312", "UTF-16", "BOM")
    ]
    found.append(Shape("html 角上套表", ".html", mixed, _corner_nested))
    found.append(Shape("html 每表加框", ".html", mixed, _framed))
    found.append(Shape("html 一行一段的布局表", ".html", mixed, _whole_in_rows))
    found += [Shape(f"docx 装束 {name}", ".docx", mixed, _docx(name)) for name in WORD_DRESSES]
    found += [Shape(f"docx 表 {name}", ".docx", mixed, _docx("", name)) for name in WORD_FORMS if name]
    found += [
        Shape(f"docx 在{name}", ".docx", mixed, _docx("", None, name))
        for name in ("文本框", "旧文本框", "控件", "外框表", "严格")
    ]
    found.append(Shape("xlsx 一张工作表", ".xlsx", mixed, _xlsx(one=True)))
    found.append(Shape("xlsx 一部分一表", ".xlsx", mixed, _xlsx(one=False)))
    found.append(Shape("xlsx 无合并", ".xlsx", mixed, _xlsx(merged=False)))
    found += [
        Shape(f"xlsx 数字 {numbers}", ".xlsx", mixed, _xlsx(numbers=numbers))
        for numbers in ("number", "text", "mixed", "float", "formatted")
    ]
    return found


@dataclass
class Outcome:
    """What became of a report's cells; ``wrong`` and ``untold`` are faults."""

    held: int = 0
    right: int = 0
    told: int = 0
    untold: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.held + other.held,
            self.right + other.right,
            self.told + other.told,
            self.untold + other.untold,
            self.wrong + other.wrong,
            self.lost + other.lost,
        )

    @property
    def share(self) -> float:
        return self.right / self.held if self.held else 1.0


def copy_for(shape: Shape, seed: int) -> Copy:
    chance = Random(f"{shape.name} {seed}")
    closed = chance.random() < 0.25 if shape.structure.closed is None else shape.structure.closed
    return copy_of(chance.randrange(10**9), edition=shape.structure.edition, closed=closed)


def printed(shape: Shape, seed: int) -> tuple[Copy, bytes]:
    copy = copy_for(shape, seed)
    return copy, shape.press(copy, shape.structure, Random(f"{shape.name} {seed} print"))


def judged(report: AnnualReport, copy: Copy, lost: tuple[str, ...] = ()) -> Outcome:
    """The report's cells beside what was printed."""
    found = Outcome()
    told = {unread.where for unread in report.unread}
    for code in sorted({*report.figures, *copy.truth}):
        number, truth = report.figures.get(code), copy.truth.get(code)
        held = truth is not None and not code.startswith(lost or "\0")
        found.held += held
        if number is not None and (number != truth or not held):
            found.wrong.append(f"{code}: {copy.texts.get(code)!r} 读作 {number}")
        elif number is not None:
            found.right += 1
        elif code not in told and not (
            code in copy.truth and not held and truth is None and code not in report.figures
        ):
            found.untold.append(code)
        elif held:
            found.told += 1
            found.lost.append(code)
    return found


def measured(shape: Shape, seeds: range) -> Outcome:
    total = Outcome()
    for seed in seeds:
        copy, data = printed(shape, seed)
        try:
            report = read_bytes(data, f"a{shape.extension}")
        except InputError as error:
            total.untold.append(f"seed {seed}: {error}")
            continue
        one = judged(report, copy, shape.structure.lost)
        one.wrong = [f"seed {seed} {w}" for w in one.wrong]
        one.untold = [f"seed {seed} {w}" for w in one.untold]
        one.lost = [f"seed {seed} {w}" for w in one.lost]
        total += one
    return total


def main(arguments: Sequence[str]) -> None:
    """Print a line a shape, worst first where asked for, then the overall figure."""
    seeds = range(int(arguments[0]) if arguments else 12)
    names = arguments[1:]
    overall, unclear = Outcome(), Outcome()
    for shape in shapes():
        if names and not any(name in shape.name for name in names):
            continue
        one = measured(shape, seeds)
        if shape.clear:
            overall += one
        else:
            unclear += one
        if names or one.wrong or one.untold or one.share < 0.995:
            print(
                f"{shape.name:32} {one.share:8.2%} of {one.held:6} told {one.told:5} untold {len(one.untold):4} WRONG {len(one.wrong):4}"
            )
            for line in [*one.wrong[:2], *one.untold[:2], *one.lost[:2]]:
                print("     ", line)
    for said, found in (("全部", overall), ("不清楚的版式", unclear)):
        print(
            f"{said} {found.share:.3%} of {found.held}, told {found.told}, untold {len(found.untold)}, WRONG {len(found.wrong)}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
