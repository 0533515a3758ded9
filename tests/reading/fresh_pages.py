"""Fresh shapes of published pages taken as text, and of the pages and Word files behind them.

What a harvester leaves of a table: pipes that begin or end a row, a cell a line, a pipe a line, a merged cell as
pipes at the row's end; paragraphs in which blank cells are gone; and both editions with the labels that offices
wrote into them.
"""

import re
from collections.abc import Callable
from random import Random

from reading.fresh_edition import of_2019, t2_of_2019
from reading.fresh_report import (
    COLUMNS,
    Box,
    Fresh,
    Shape,
    Table,
    parts,
    relabelled,
    t2,
    t3,
    t3_body,
    t3_head,
    t4,
    tables_of,
)
from reading.fresh_web import all_drawn, article, drawn, page
from reading.fresh_word import body, package, word_table

HALF = str.maketrans("，；：（）", ",;:()")
Tables = dict[int, list[Table]]
Print = Callable[[Table], str]


def cells_and_pads(table: Table) -> list[tuple[list[str], int]]:
    """Of each row its cells' texts, and how many more columns the table has."""
    wide = max(sum(box.cols for box in row) for row in table)
    return [([box.text for box in row], wide - len(row)) for row in table]


def line_a_row(table: Table) -> str:
    """``a | b | ||``: a row a line, a pipe behind each cell, pipes for what spans took."""
    made = [
        " | ".join(cells) + " |" + (f" {'|' * pads}" if pads else "") for cells, pads in cells_and_pads(table)
    ]
    return "\n".join([*made[:-1], re.sub(r" \|+$", "", made[-1])])


def line_a_cell(table: Table) -> str:
    """A cell and its pipe a line, the spans' pipes on a line of their own."""
    made: list[str] = []
    for cells, pads in cells_and_pads(table):
        made += [f"{cell} |".strip() for cell in cells] + (["|" * pads] if pads else [])
    return "\n".join(made)


def spans_behind_the_last(table: Table) -> str:
    """A cell and its pipe a line, the spans' pipes behind the row's last."""
    made: list[str] = []
    for cells, pads in cells_and_pads(table):
        made += [f"{cell} |".strip() for cell in cells]
        made[-1] += f" {'|' * pads}" if pads else ""
    return "\n".join(made)


def opened_rows(table: Table) -> str:
    """A pipe alone opens each row; then a cell and its pipe a line."""
    rows = [spans_behind_the_last([row, *table][:1]) for row in table]
    wide = max(sum(box.cols for box in row) for row in table)
    made = []
    for text, row in zip(rows, table, strict=True):
        own = sum(box.cols for box in row) - len(row)
        pads = wide - len(row)
        made.append("|\n" + re.sub(rf" \|{{{own}}}$", "", text) if own else "|\n" + text)
        made[-1] += f" {'|' * pads}" if pads else ""
    return "\n".join(made)


def opened_and_padded(table: Table) -> str:
    """The same with blanks round cells and pipes, as a converter of nested paragraphs writes it."""
    made = []
    for cells, pads in cells_and_pads(table):
        made.append("".join(f"| \n {cell}  " for cell in cells) + "|" + (f" {'|' * pads}" if pads else " "))
    return "\n".join(made)


def pipe_a_line(table: Table) -> str:
    """A cell a line, a pipe a line, the spans' pipes on a line."""
    made: list[str] = []
    for cells, pads in cells_and_pads(table):
        for cell in cells:
            made += [cell, "|"] if cell else ["|"]
        made += ["|" * pads] if pads else []
    return "\n".join(made)


def pipe_a_line_without_spans(table: Table) -> str:
    """A cell a line and a pipe a line, nothing where a span reaches."""
    return "\n".join(
        line for row in table for box in row for line in ([box.text] if box.text else []) + ["|"]
    )


def paragraphs(table: Table) -> str:
    """A cell a paragraph, blank ones gone."""
    return "\n\n".join(box.text for row in table for box in row if box.text.strip())


def padded_paragraphs(table: Table) -> str:
    """The same, numbers with a blank before them."""
    return "\n\n".join(
        (f" {box.text}" if box.number else box.text) for row in table for box in row if box.text.strip()
    )


def glued(table: Table) -> str:
    """A row a line and nothing between its cells."""
    return "\n".join("".join(box.text for box in row) for row in table)


def text(
    report: Fresh, tables: Tables, table: Print, between: str = "\n", half: bool = False, **more: str
) -> str:
    """The page as text; ``between`` its paragraphs, ``half`` for punctuation of half width, ``more`` before parts."""
    if half:
        report.prose = {n: [line.translate(HALF) for line in some] for n, some in report.prose.items()}
        report.pairs = [(p.translate(HALF), m.translate(HALF)) for p, m in report.pairs]
        tables = {n: [relabelled(t, lambda s: s.translate(HALF)) for t in some] for n, some in tables.items()}
    made = [more.get("top", ""), more.get("title", report.title)]
    for number, heading, texts in parts(report):
        made += [heading.translate(HALF) if half else heading] if heading else []
        made += [*texts, more.get(f"before{number}", "")]
        made += [table(some) for some in tables.get(number, ())]
        made += [more.get(f"after{number}", "")]
    return between.join(line for line in made if line)


def whole_2019(report: Fresh, chance: Random, **change: dict[str, str]) -> Tables:
    """The tables of the 2019 edition."""
    of_2019(report, chance)
    return {2: [t2_of_2019(report, **change)], 3: [t3(report)], 4: [t4(report)]}


def whole(report: Fresh) -> Tables:
    """The tables of the 2021 edition."""
    return {n: list(some) for n, some in tables_of(report).items()}


def plain(table: Print, half: bool = False, between: str = "\n") -> Callable[[Fresh, Random], str]:
    """A shape of text of the 2021 edition."""
    return lambda report, _: text(report, whole(report), table, between, half)


def older(
    table: Print, half: bool = False, between: str = "\n", **change: dict[str, str]
) -> Callable[[Fresh, Random], str]:
    """A shape of text of the 2019 edition."""
    return lambda report, chance: text(report, whole_2019(report, chance, **change), table, between, half)


WRAPPED = {"本年新制作数量": "本年新\n制作数量", "本年新公开数量": "本年新\n公开数量"}
APART = {"本年新制作数量": "本年新\n\n制作数量", "本年新公开数量": "本年新\n\n公开数量"}
CUT = {"本年新制作数量": "本年新", "本年新公开数量": "本年新"}
TWICE = {"本年新公开数量": "本年新制作数量"}
EXPLAINED = {
    "规章": "规章（设区的市以上人民政府填写，其他单位填零）",
    "规范性文件": "规范性文件（标题为“规定”“办法”“细则”并涉及公民、法人和其他组织权利义务的公文，一般属于此类）",
}


def with_other_documents(report: Fresh, chance: Random) -> Table:
    """Table two of the 2019 edition with labels explained and a row that the form does not have."""
    two = t2_of_2019(report, labels=EXPLAINED)
    more = Box("其他主动公开文件（规范性文件以外，以本单位名义正式签发的文件，可参考专栏数据）")
    return [*two[:4], [more, *[Box(str(chance.randint(1, 99))) for _ in range(3)]], *two[4:]]


def explained(report: Fresh, chance: Random) -> str:
    """Paragraphs; labels explained in brackets, a row more."""
    tables = whole_2019(report, chance)
    return text(report, {**tables, 2: [with_other_documents(report, chance)]}, paragraphs, "\n\n", half=True)


def explained_rows(report: Fresh, chance: Random) -> str:
    """Rows of pipes; the same."""
    tables = whole_2019(report, chance)
    return text(report, {**tables, 2: [with_other_documents(report, chance)]}, line_a_row)


def phantom(table: Table) -> Table:
    """The table with one column more that only spans fill."""
    return [[*row[:-1], row[-1]._replace(cols=row[-1].cols + 1)] for row in table]


def phantom_column(report: Fresh, chance: Random) -> str:
    """Table two with a fifth column, its heads cut short."""
    tables = whole_2019(report, chance, heads=CUT)
    wide = phantom(tables[2][0])
    wide[1] = [*wide[1][:-1], wide[1][-1]._replace(cols=1), Box("")]
    return text(report, {**tables, 2: [phantom(tables[2][0])]}, line_a_row, half=True)


def wide_three(report: Fresh, chance: Random) -> str:
    """Table three drawn on seventeen columns: many spans behind each row."""
    three = [[*row[:-1], row[-1]._replace(cols=8)] for row in t3(report)]
    return text(report, {**whole(report), 3: [three]}, chance.choice((line_a_cell, opened_rows)), half=True)


def accumulated(report: Fresh, chance: Random) -> str:
    """现行有效件数 (历史累计), 商业 企业; prose between a heading and its table."""
    change = {"现行有效件数": "现行有效件数 (历史累计)", "商业企业": "商业 企业", "科研机构": "科研 机构"}
    tables = {
        n: [relabelled(t, lambda s: change.get(s, s)) for t in some] for n, some in whole(report).items()
    }
    said = "本单位全年收到的申请均由办公室统一登记。"
    return text(report, tables, opened_rows, half=True, before3=said)


def instructed(report: Fresh, chance: Random) -> str:
    """The form's instruction left in, a column's head over two lines."""
    change = {"商业企业": "商业\n企业", "科研机构": "科研\n机构"}
    tables = {
        n: [relabelled(t, lambda s: change.get(s, s)) for t in some] for n, some in whole(report).items()
    }
    told = "该部分以表格形式报告。表格如下："
    more = {"before2": told, "before3": told, "before4": told}
    return text(report, tables, chance.choice((pipe_a_line_without_spans, line_a_cell)), **more)


def only_totals(report: Fresh, chance: Random) -> str:
    """Only 总计 filled in, the six columns before it blank; a stroke for what does not apply."""
    for code in [c for c in report.figures if c.startswith("t3.") and not c.endswith(".total")]:
        report.figures[code], report.texts[code] = None, ""
    for code in [c for c in report.figures if c.startswith("t2.rules")]:
        report.figures[code], report.texts[code] = None, "/"
    return text(report, whole(report), chance.choice((line_a_cell, pipe_a_line, line_a_row)))


def merged_blanks(report: Fresh, chance: Random) -> str:
    """A row's numbers as a blank and one number, the rest spans: whose the number is cannot be told."""
    three = t3(report)
    for y in range(3, len(three)):
        labels, numbers = three[y][:-7], three[y][-7:]
        three[y] = [*labels, Box(""), Box(numbers[-1].text, cols=6)]
    for code in [c for c in report.figures if c.startswith("t3.")]:
        report.figures[code] = None
    return text(report, {**whole(report), 3: [three]}, line_a_cell)


def merged_blanks_page(report: Fresh, chance: Random) -> str:
    """The page behind it: a blank cell over six columns, then 总计."""
    three = t3(report)
    for y in range(3, len(three)):
        labels, numbers = three[y][:-7], three[y][-7:]
        three[y] = [*labels, Box("", cols=6), numbers[-1]]
    for code in [c for c in report.figures if c.startswith("t3.") and not c.endswith(".total")]:
        report.figures[code] = None
    return page(report, article(report, all_drawn({**whole(report), 3: [three]})))


def one_value_for_two(report: Fresh, chance: Random) -> str:
    """Paragraphs of the 2019 edition: of the fees' two cells one is blank, and blank cells are gone."""
    tables = whole_2019(report, chance)
    for code in ("t2.fees.items_last", "t2.fees.change"):
        report.figures[code] = None
    two = tables[2][0]
    at = next(y for y, row in enumerate(two) if row[0].text == "行政事业性收费")
    two[at][chance.choice((1, 2))] = Box("")
    return text(report, tables, padded_paragraphs, "\n\n")


def each_text_once(report: Fresh, chance: Random) -> str:
    """A harvester that keeps each line once: most labels stand, most numbers are gone."""
    whole_text = text(
        report, whole(report), lambda t: "\n".join(box.text for row in t for box in row if box.text)
    )
    seen: set[str] = set()
    made = []
    for line in whole_text.split("\n"):
        if line not in seen:
            made.append(line)
        seen.add(line)
    return "\n".join(made)


def no_numbers(report: Fresh, chance: Random) -> str:
    """A form that nobody filled in, a cell a paragraph."""
    tables = whole_2019(report, chance) if chance.random() < 0.5 else whole(report)
    report.figures = dict.fromkeys(report.figures)
    empty = {n: [[[b for b in row if not b.number] for row in t] for t in some] for n, some in tables.items()}
    return text(report, empty, paragraphs, "\n\n")


def no_tables(report: Fresh, chance: Random) -> str:
    """Headings without tables."""
    report.figures = dict.fromkeys(report.figures)
    return text(report, {}, paragraphs, "\n\n")


def title_in_the_lead(report: Fresh, chance: Random) -> str:
    """No title line; the year stands in the lead's sentence."""
    way = chance.choice(("现公布{}。", "现向社会公布{}。", "特编制并公布《{}》。"))
    report.prose[0] = ["根据《中华人民共和国政府信息公开条例》有关规定，" + way.format(report.title)]
    return text(report, whole(report), line_a_cell, title="")


def dated_title(report: Fresh, chance: Random) -> str:
    """A date in brackets under the title, the page's own words about the article round it."""
    top = f"当前位置：首页 > 政务公开 > 政府信息公开年报\n索 引 号 | 0001/{report.year + 1}-01 | 发布机构 | {report.organ} |"
    title = f"{report.title}\n（{report.year + 1}年1月 26日）\n字号: 打印"
    return text(report, whole(report), spans_behind_the_last, top=top, title=title)


def title_in_two(report: Fresh, chance: Random) -> str:
    """The title over two lines, its last word spaced."""
    report.title = f"{report.organ}{report.year}年政府信息公开工作年度报告"
    return text(report, whole(report), line_a_row, title=report.title[:-2] + "\n报 告")


def rows_behind_the_table(report: Fresh, chance: Random) -> str:
    """A blank row at a table's end, as pipes."""
    return text(report, whole(report), pipe_a_line, after2="|\n|\n|\n|", after3="\n".join("|" * 10))


def printed_book(report: Fresh, chance: Random) -> str:
    """A book's page as text: table four's heads broken over lines, its fifteen numbers on one."""
    four = "\n".join(
        [
            "行政复议 行政诉讼",
            "未经复议直接起诉 复议后起诉",
            "结果 结果 其他 尚未 总",
            "维持 纠正 结果 审结 计 结果 结果 其他 尚未 总 结果 结果 其他 尚未 总",
            "维持 纠正 结果 审结 计 维持 纠正 结果 审结 计",
            " ".join(box.text for box in t4(report)[-1]),
        ]
    )
    return text(report, {n: some for n, some in whole(report).items() if n != 4}, line_a_row, before4=four)


def upright_heads(report: Fresh, chance: Random) -> str:
    """The same with heads written downwards, a character of each a line."""
    down = ["结 结 其 尚 结 结 其 尚 结 结 其 尚", "果 果 他 未 总 果 果 他 未 总 果 果 他 未 总"]
    down += ["维 纠 结 审 计 维 纠 结 审 计 维 纠 结 审 计", "持 正 果 结 持 正 果 结 持 正 果 结"]
    numbers = " ".join(box.text for box in t4(report)[-1])
    four = "\n".join(["行政复议 行政诉讼", "未经复议直接起诉 复议后起诉", *down, numbers])
    return text(report, {n: some for n, some in whole(report).items() if n != 4}, line_a_row, before4=four)


def uneven_spans(report: Fresh, chance: Random) -> str:
    """A page of the 2019 edition whose rows span other columns than their heads."""
    tables = whole_2019(report, chance)
    two = tables[2][0]
    for y, row in enumerate(two):
        if len(row) == 1:
            two[y] = [row[0]._replace(cols=5)]
        elif len(row) == 4:
            at = 1 if row[1].number and y > 4 else 2
            two[y] = [b._replace(cols=2) if x == at else b for x, b in enumerate(row)]
        else:
            two[y] = [row[0], row[1]._replace(cols=2), row[2]._replace(cols=2)]
    return page(report, article(report, all_drawn({**tables, 2: [two]})))


def older_page(report: Fresh, chance: Random) -> str:
    """A page of the 2019 edition, labels broken, half the punctuation of half width."""
    tables = whole_2019(report, chance, heads={k: v.replace("\n", "<br />") for k, v in WRAPPED.items()})
    made = {n: [relabelled(t, lambda s: s.translate(HALF)) for t in some] for n, some in tables.items()}
    return page(report, article(report, all_drawn(made)))


def explained_page(report: Fresh, chance: Random) -> str:
    """A page with explained labels and the row more."""
    tables = whole_2019(report, chance)
    return page(report, article(report, all_drawn({**tables, 2: [with_other_documents(report, chance)]})))


def cut_heads_page(report: Fresh, chance: Random) -> str:
    """A page whose first two heads say 本年新 only, a fifth column in the table."""
    tables = whole_2019(report, chance, heads=CUT)
    return page(report, article(report, all_drawn({**tables, 2: [phantom(tables[2][0])]})))


def twice_page(report: Fresh, chance: Random) -> str:
    """A page that prints 本年新制作数量 over two columns."""
    tables = whole_2019(report, chance, heads=TWICE)
    for row in ("rules", "normative"):
        report.figures[f"t2.{row}.new_published"] = None
    return page(report, article(report, all_drawn(tables)))


def no_section_two(report: Fresh, chance: Random) -> str:
    """A page that numbers its prose 一 to 三 and prints table two without a heading."""
    made = [
        f"<p>{report.prose[0][0]}</p>",
        "<p>一、建立工作机制。明确专人负责。</p>",
        "<p>二、加强信息管理。</p>",
    ]
    made += ["<p>三、强化监督。</p>", drawn(t2(report))]
    for number in (3, 4, 5, 6):
        head = parts(report)[number][1]
        made += [f"<p>{head}</p>", *[f"<p>{line}</p>" for line in parts(report)[number][2]]]
        made += [drawn(t) for t in whole(report).get(number, [])]
    return page(report, "".join(made))


def older_word(report: Fresh, chance: Random) -> bytes:
    """A Word file of the 2019 edition."""
    tables = whole_2019(report, chance)
    return package(body(report, {n: word_table(some[0]) for n, some in tables.items()}))


def explained_word(report: Fresh, chance: Random) -> bytes:
    """A Word file with explained labels and the row more."""
    tables = {**whole_2019(report, chance), 2: [with_other_documents(report, chance)]}
    return package(body(report, {n: word_table(some[0]) for n, some in tables.items()}))


def cut_heads_word(report: Fresh, chance: Random) -> bytes:
    """A Word file whose first two heads say 本年新 only."""
    tables = whole_2019(report, chance, heads=CUT)
    return package(body(report, {n: word_table(some[0]) for n, some in tables.items()}))


def totals_word(report: Fresh, chance: Random) -> bytes:
    """A Word file whose rows merge the six columns before 总计 into a blank."""
    three: Table = list(t3_head())
    for row in t3_body(report):
        three.append([*row[: -len(COLUMNS)], Box("", cols=6), row[-1]])
    for code in [c for c in report.figures if c.startswith("t3.") and not c.endswith(".total")]:
        report.figures[code] = None
    tables = {2: t2(report), 3: three, 4: t4(report)}
    return package(body(report, {n: word_table(some) for n, some in tables.items()}))


def shape(
    name: str, print_: Callable[[Fresh, Random], bytes | str], ending: str = ".txt", **more: bool
) -> Shape:
    """A shape of this set."""
    return Shape(f"页 {name}", ending, print_, **more)  # type: ignore[arg-type]


SHAPES = (
    shape("一行一排尾竖线", plain(line_a_row, half=True)),
    shape("一格一行尾竖线", plain(line_a_cell, half=True)),
    shape("一格一行竖线随末格", plain(spans_behind_the_last)),
    shape("单竖线起行", plain(opened_rows, half=True)),
    shape("单竖线起行加空白", plain(opened_and_padded)),
    shape("一竖线一行", plain(pipe_a_line)),
    shape("一竖线一行无跨列", plain(pipe_a_line_without_spans)),
    shape("一行一排 md", plain(line_a_row), ".md"),
    shape("一格一行 md", plain(line_a_cell), ".md"),
    shape("一段一格", plain(paragraphs, between="\n\n"), clear=False),
    shape("一段一格 其他处理不分", plain(padded_paragraphs, between="\n\n"), clear=False, closed=True),
    shape("旧 一行一排", older(line_a_row, half=True)),
    shape("旧 一格一行", older(line_a_cell)),
    shape("旧 竖线随末格 表头折行", older(spans_behind_the_last, heads=WRAPPED)),
    shape("旧 一竖线一行 表头折行", older(pipe_a_line_without_spans, heads=WRAPPED)),
    shape("旧 一段一格", older(paragraphs, between="\n\n"), clear=False),
    shape("旧 一段一格 表头折行", older(padded_paragraphs, between="\n\n", heads=WRAPPED), clear=False),
    shape("旧 一段一格 表头折段", older(padded_paragraphs, between="\n\n", heads=APART), clear=False),
    shape("旧 表头重名", older(line_a_row, heads=TWICE), clear=False),
    shape("旧 表头残缺一格一行", older(line_a_cell, heads=CUT)),
    shape("旧 表头残缺多一列", phantom_column),
    shape("旧 粘连", older(glued), clear=False),
    shape("旧 标签带说明多一行 段", explained, clear=False),
    shape("旧 标签带说明多一行", explained_rows),
    shape("旧 两格只存一数", one_value_for_two, clear=False),
    shape("表三十七列", wide_three),
    shape("历史累计 表前有文", accumulated, bare=False),
    shape("填表说明留存", instructed, bare=False),
    shape("只填总计", only_totals),
    shape("合并空格不可辨", merged_blanks, clear=False),
    shape("去重", each_text_once, clear=False, bare=False),
    shape("无数字", no_numbers, clear=False, bare=False),
    shape("无表格", no_tables, clear=False),
    shape("题在导语", title_in_the_lead, title=False),
    shape("题后日期", dated_title),
    shape("题分两行", title_in_two),
    shape("表后空行", rows_behind_the_table),
    shape("书页表四", printed_book, clear=False),
    shape("书页表四直书", upright_heads, clear=False),
    shape("网页 旧 跨列不齐", uneven_spans, ".html"),
    shape("网页 旧 半角", older_page, ".html"),
    shape("网页 旧 标签带说明", explained_page, ".html"),
    shape("网页 旧 表头残缺", cut_heads_page, ".html"),
    shape("网页 旧 表头重名", twice_page, ".html", clear=False),
    shape("网页 合并空格", merged_blanks_page, ".html"),
    shape("网页 表二无标题", no_section_two, ".html", prose=False),
    shape("Word 旧", older_word, ".docx"),
    shape("Word 旧 标签带说明", explained_word, ".docx"),
    shape("Word 旧 表头残缺", cut_heads_word, ".docx"),
    shape("Word 合并空格", totals_word, ".docx"),
)
