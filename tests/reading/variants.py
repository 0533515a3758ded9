"""Whole reports printed in the ways in which published ones arrive: one list a line of the form's description.

``python -m reading.variants`` (from ``tests/``) prints the figures; the tests assert them.
"""

import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from xml.sax.saxutils import escape

from builders import consistent_figures
from openpyxl import Workbook
from reading import grid_shapes, pages, shapes
from reading.shapes import Printed

from drafting.figures import Figures, Number, format_number
from drafting.reading import read_bytes
from drafting.report import HEADINGS
from drafting.tables import STATUTORY_CODES, edition

TITLES = (
    "{organ}{year}年政府信息公开工作年度报告",
    "{organ}{year}年度政府信息公开工作年度报告",
    "{organ}{year}年政府信息公开年度报告",
    "{year}年{organ}政府信息公开工作年度报告",
    "{organ}\n{year}年政府信息公开工作年度报告",
    "{organ}政府信息公开工作年度报告",
)
INTROS = (
    "根据《中华人民共和国政府信息公开条例》规定，编制本报告。统计期限自{year}年1月1日至{year}年12月31日。",
    "依据国办公开办函〔202137号要求，编制本报告，统计期限从{year}1月1日起至{year}年12月31日止。",
)
HEADINGS_PRINTED: dict[int, tuple[str, ...]] = {
    4: ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "四、 政府信息公开行政复议、行政诉讼情况"),
    5: (
        "五、存在问题及改进情况",
        "五、存在的问题和改进措施",
        "五、存在的主要问题及整改措施",
        "五、政府信息公开工作存在的主要问题及改进情况",
        "四、存在的主要问题及改进情况",
        "（五）存在的主要问题及改进情况",
    ),
    6: ("六、其他报告的事项", "六、其他需要报告的事项。", "七、其他需要报告的事项"),
}
LABELS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("总计", ("总 计", "总\n计")),
    ("商业企业", ("商业\n企业", "商业 企业")),
    ("社会公益组织", ("社会公益", "社会\n公益\n组织")),
    ("行政规范性文件", ("规范性文件",)),
    ("现行有效件数", ("现行有效件数（历史累计）",)),
    ("第二十条第（一）项", ("第二十条  第(一)项", "第二十条第(一)项")),
    ("行政复议", ("行政法复议",)),
    ("结果维持", ("结 果 维 持", "结果\n维持")),
    ("一、本年新收政府信息公开申请数量", ("一、本年新收政府信息公开申请数里", "一、本年新收政府信息公开申请数", "一、本年新收政务信息公开申请数量")),
    ("二、上年结转政府信息公开申请数量", ("二、上年转结政府信息公开申请数量", "二、上年轉結政府信息公開申請數量", "二、上年结转政府信息公开申请数里")),
    ("（一）予以公开", ("（⼀）予以公开", "(一) 予以公开")),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", ("（二）部分公开（区分处理的，只计这一情", "（二）部分公开(区分处理的,只计这一情形,不计其他情形)")),
    ("2.其他法律行政法规禁止公开", ("2、其他法律法规禁止公开", "2．其他法律行政止公开")),
    ("3.危及“三安全一稳定”", ("3.危及\"三安全一稳定\"", "3危及“三安全一稳定”")),
    ("5.属于三类内部事务信息", ("5.属于三类内容事务信息", "5、属于三类内部事务信息")),
    ("6.属于四类过程性信息", ("6．属于四类过程性性信息", "6.属于四类过程性信息")),
    ("7.属于行政执法案卷", ("7.属于⾏政执法案卷",)),
    ("（五）不予处理", ("（五）不在处理",)),
    ("（六）其他处理", ("(六) 其他处理", "（六）其他")),
    ("1.本机关不掌握相关政府信息", ("1.本机关不掌握相关政务信息", "1 本机关不掌握相关政府信息")),
    ("四、结转下年度继续办理", ("四、转结下年度继续办理", "四、結轉下年度繼續辦理")),
)  # fmt: skip
CORNERS = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    "(本列数据的勾稽关系为:第一项加第二项之和,等于第三项加第四项之和)",
    "（本列数据的勾稽关系为：\n第一项加第二项之和，\n等于第三项加第四项之和）",
)
NOISE_ABOVE = (
    (),
    ("首页", "当前位置：首页 > 政府信息公开 > 年报", "索引号：014-2024-00021", "发布日期：2024-01-22 浏览次数：315"),
    (".TRS_Editor P{margin-top:0;line-height:1.5}", "字号：[大 中 小]"),
)  # fmt: skip
NOISE_BELOW = ((), ("附件下载：", "附件：年度报告.pdf", "上一篇：工作动态", "版权所有：青禾区人民政府"))

ZEROS = ("0", "０", "0 ", "0.0")
BLANKS = ("", " ", "&nbsp;", "/", "-", "—", "无", "不适用")


@dataclass
class Copy:
    """One report as it is printed: its lines, and its tables with the texts of their cells."""

    name: str
    year: int
    title: str
    intro: str
    headings: dict[int, str]
    above: Sequence[str]
    below: Sequence[str]
    tables: dict[str, Printed]
    expected: dict[str, Number | None]
    edition: str = "2021"

    def parts(self) -> list[tuple[str, str]]:
        """``("line", text)`` and ``("table", code)`` in the order of the page."""
        found = [("line", line) for line in self.above]
        found += [("line", line) for line in [*self.title.split("\n"), self.intro]]
        for number, heading in self.headings.items():
            found.append(("line", heading))
            found += [("line", line) for line in shapes.TEXTS.get(number, "").split("\n") if line]
            found += [("table", t.code) for t in edition(self.edition).tables if t.section == number]
        return found + [("line", line) for line in self.below]


def copy(chance: Random, *, blanks: bool = True) -> Copy:
    """A report at random: figures, wording of labels, headings and title, marks for zero and blank, noise."""
    form = "2019" if chance.random() < 0.1 else "2021"
    year = chance.choice((2021, 2022, 2023, 2024)) if form == "2021" else chance.choice((2019, 2020, 2022))
    figures: dict[str, Number | None] = dict(
        consistent_figures(chance.randrange(10**6), chance.choice((1, 40, 15000)))
    )
    spec = edition(form)
    figures |= {code: chance.randint(0, 99) for code in spec.codes if code not in figures}
    texts: dict[str, str] = {}
    for label, variants in LABELS:
        if chance.random() < 0.3:
            texts[label] = chance.choice(variants)
    texts[CORNERS[0]] = chance.choice(CORNERS)
    if blanks:
        _leave_blank(figures, chance)
    else:
        figures = {code: value or 0 for code, value in figures.items()}
    cells = _cells(figures, chance, blanks=blanks)
    headings = {
        number: chance.choice((heading, heading, *HEADINGS_PRINTED.get(number, ())))
        for number, heading in HEADINGS.items()
    }
    lines = {"organ": shapes.ORGAN, "year": year}
    return Copy(
        name="",
        year=year,
        title=chance.choice(TITLES).format(**lines),
        intro=chance.choice(INTROS).format(**lines),
        headings=headings,
        above=chance.choice(NOISE_ABOVE),
        below=chance.choice(NOISE_BELOW),
        tables={t.code: shapes.printed(t, figures, texts | cells) for t in spec.tables},
        expected={code: figures.get(code) if code in spec.cells else None for code in STATUTORY_CODES},
        edition=form,
    )


def _leave_blank(figures: dict[str, Number | None], chance: Random) -> None:
    """Blank the cells that offices leave blank: some columns, the zeros, a row; often none."""
    how = chance.choice(("none", "none", "ends", "total", "no total", "zeros", "some"))
    for code, value in figures.items():
        column = code.rpartition(".")[2]
        t3 = code.startswith("t3.")
        blank = (
            (how == "ends" and t3 and column not in ("natural", "total"))
            or (how == "total" and t3 and column != "total")
            or (how == "no total" and t3 and column == "total")
            or (how == "zeros" and value == 0 and not code.startswith("t2"))
            or (how == "some" and chance.random() < 0.2)
        )
        if blank:
            figures[code] = None


def _cells(figures: Figures, chance: Random, *, blanks: bool) -> dict[str, str]:
    """What is printed for each figure: one mark for blank throughout, a few remarks and separators."""
    blank, separate, remark = chance.choice(BLANKS), chance.random() < 0.3, chance.random() < 0.2
    printed = {}
    for code, value in figures.items():
        text = blank if value is None else format_number(value)
        if value is not None and separate and isinstance(value, int) and value > 999:
            text = f"{value:,}"
        if value and remark and blanks and code == "t2.normative.made":
            text += "（其中修订1件）"
        printed[code] = text
    return printed


def _line(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _page(
    copy: Copy, table: Callable[[Printed], str], *, head: str = "", around: tuple[str, str] = ("", "")
) -> bytes:
    body = "".join(_line(what) if kind == "line" else table(copy.tables[what]) for kind, what in copy.parts())
    source = (
        f"<html><head><meta charset='utf-8'></head><body>{head}{around[0]}{body}{around[1]}</body></html>"
    )
    return source.encode()


def _text(copy: Copy, table: Callable[[Printed], str]) -> bytes:
    lines = [what if kind == "line" else table(copy.tables[what]) for kind, what in copy.parts()]
    return "\n\n".join(lines).encode()


def _one_line(cells: Printed) -> Printed:
    """Labels that wrap, on one line: what cannot break a line prints none."""
    return [(cell, text.replace("\n", "").replace("&nbsp;", "")) for cell, text in cells]


def _rows_html(cells: Printed, print_cell: Callable[[str], str]) -> str:
    rows = "".join(
        "<tr>"
        + "".join(f'<td rowspan="{c.rowspan}" colspan="{c.colspan}">{print_cell(t)}</td>' for c, t in row)
        + "</tr>"
        for row in shapes.rows_of(cells)
    )
    return f"<table>{rows}</table>"


def clean(text: str) -> str:
    return escape(text).replace("&amp;nbsp;", "&nbsp;").replace("\n", "<br>")


def padded(text: str) -> str:
    return f"<p>&nbsp;&nbsp;{clean(text)}&nbsp;</p>"


def a_paragraph_a_line(text: str) -> str:
    return "".join(
        f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}&nbsp;&nbsp;</p>"
        for line in text.replace("&nbsp;", "").split("\n")
    )


def by_word(text: str) -> str:
    """Word's export: a span for every few characters, ``<o:p>``, fonts inside numbers."""
    pieces = re.findall(r"(?s).{1,2}", text.replace("&nbsp;", "\xa0"))
    spans = "".join(
        f'<span lang=EN-US style="font-size:10.5pt;mso-bidi-font-size:12.0pt"><font face="宋体">{escape(p)}</font></span>'
        for p in pieces
    ).replace("\n", "<br>")
    return f'<p class=MsoNormal align=center style="text-align:center">{spans}<o:p></o:p></p>'


def _split_pages(cells: Printed) -> str:
    """A table that ends in the middle of a row group, a page number, and its rest without a head."""
    table = _rows_html(cells, clean)
    starts = [m.start() for m in re.finditer("<tr>", table)]
    if len(starts) < 12:
        return table
    cut = starts[len(starts) // 2]
    return f"{table[:cut]}</table><p>— 4 —</p><table>{table[cut:]}"


def _pipe_on_its_line(cells: Printed) -> str:
    return "\n|\n".join("\n|\n".join(text for text in line) for line in shapes.flat(cells))


def _bare_pipes(cells: Printed) -> str:
    """Rows of pipes with a hundred more behind them."""
    return "\n".join("|" + "|".join(line) + "|" + "|" * 40 for line in shapes.flat(cells))


def _blanks_kept(cells: Printed) -> str:
    """A cell a line, blanks as empty lines kept by their mark."""
    return "\n".join(text or "/" for row in shapes.rows_of(cells) for _, text in row)


def _digits_together(cells: Printed) -> str:
    rows = []
    for row in shapes.rows_of(cells):
        labels = "".join(text for cell, text in row if not cell.cell)
        rows.append(labels + "".join(text for cell, text in row if cell.cell))
    return "\n".join(rows)


def _wrapped(cells: Printed, place: int) -> str:
    """A label over two lines with its values above, between or below."""
    lines: list[str] = []
    for row in shapes.rows_of(cells):
        labels = [text for cell, text in row if not cell.cell]
        values = " ".join(text for cell, text in row if cell.cell)
        if not values or not labels or len(labels[-1]) < 9:
            lines.append(" ".join(filter(None, [*labels, values])))
            continue
        half = len(labels[-1]) // 2
        halves = [labels[-1][:half], labels[-1][half:]]
        halves.insert(place, values)
        lines += [*labels[:-1], *halves]
    return "\n".join(lines)


def _disputes(cells: Printed, head: int) -> str:
    """Table four as one row of 15 numbers under ``head`` words; other tables by tabs."""
    values = [text for cell, text in cells if cell.cell]
    if len(values) != 15 or not cells[0][1].startswith("行政"):
        return shapes.as_tabs(_one_line(cells))
    words = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"][: head // 3] * 3
    return "\t".join(words) + "\n" + "\t".join(text.replace("&nbsp;", "") for text in values)


def _word(copy: Copy) -> bytes:
    body = "".join(
        shapes.paragraph(what) if kind == "line" else shapes.word_table(_nbsp(copy.tables[what]))
        for kind, what in copy.parts()
    )
    return shapes.word(body)


def _workbook(copy: Copy) -> bytes:
    book = Workbook()
    row = 1
    for kind, what in copy.parts():
        if kind == "line":
            book.active.cell(row, 1, what)
            row += 1
        else:
            row = shapes.print_on_sheet(book.active, row, _nbsp(copy.tables[what]))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _pdf(copy: Copy, *, ruled: bool) -> bytes:
    press = pages.Press(ruled, centred=not ruled)
    for kind, what in copy.parts():
        if kind == "line":
            press.paragraph(what)
        else:
            press.table(_nbsp(copy.tables[what]))
    return press.finished()


def _three_tables(cells: Printed) -> str:
    """Table four as three tables, each under its name; the others whole."""
    values = [text for cell, text in cells if cell.cell]
    if len(values) != 15:
        return _rows_html(cells, clean)
    labels = "".join(
        f"<td>{label}</td>" for label in ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
    )
    parts = []
    for index, name in enumerate(("行政复议", "未经复议直接起诉", "复议后起诉")):
        body = "".join(f"<td>{clean(text)}</td>" for text in values[5 * index : 5 * index + 5])
        parts.append(f"<p>{name}</p><table><tr>{labels}</tr><tr>{body}</tr></table>")
    return "".join(parts)


def _nbsp(cells: Printed) -> Printed:
    return [(cell, text.replace("&nbsp;", "\xa0")) for cell, text in cells]


LAYOUT = '<table width="100%"><tr><td class="left">网站导航</td><td>', "</td></tr></table>"
ANOTHER = (
    "<table><tr><td>索引号</td><td>014-2024</td><td>分类</td><td>年报</td></tr>"
    "<tr><td>发布机构</td><td>青禾区城市管理局</td><td>发布日期</td><td>2024-01-22</td></tr></table>"
)

Arrival = Callable[[Copy], bytes]

ARRIVALS: dict[str, tuple[str, Arrival]] = {
    "网页，合并单元格": (".html", lambda c: _page(c, lambda t: _rows_html(t, clean))),
    "网页，格内p和nbsp": (".html", lambda c: _page(c, lambda t: _rows_html(t, padded))),
    "网页，Word导出": (".html", lambda c: _page(c, lambda t: _rows_html(t, by_word))),
    "网页，格内一行一p": (".html", lambda c: _page(c, lambda t: _rows_html(t, a_paragraph_a_line))),
    "网页，前有别的表": (".html", lambda c: _page(c, lambda t: _rows_html(t, clean), head=ANOTHER)),
    "网页，外套版式表": (".html", lambda c: _page(c, lambda t: _rows_html(t, clean), around=LAYOUT)),
    "网页，表跨页": (".html", lambda c: _page(c, _split_pages)),
    "网页，GBK": (".html", lambda c: _page(c, lambda t: _rows_html(t, clean)).decode().replace("utf-8", "gbk").encode("gb18030")),
    "网页，GBK误标UTF-8": (".html", lambda c: _page(c, lambda t: _rows_html(t, clean)).decode().encode("gb18030")),
    "网页，UTF-8误标GBK": (".html", lambda c: _page(c, lambda t: _rows_html(t, clean)).decode().replace("utf-8", "gbk").encode()),
    "文本，外有竖线": (".md", lambda c: _text(c, lambda t: shapes.as_pipes(_one_line(t)))),
    "文本，无外竖线": (".txt", lambda c: _text(c, lambda t: shapes.as_bare_pipes(_one_line(t)))),
    "文本，成百竖线": (".txt", lambda c: _text(c, lambda t: _bare_pipes(_one_line(t)))),
    "文本，制表符": (".txt", lambda c: _text(c, lambda t: shapes.as_tabs(_one_line(t)))),
    "文本，表四15数12字头": (".txt", lambda c: _text(c, lambda t: _disputes(t, 12))),
    "文本，表四15数15字头": (".txt", lambda c: _text(c, lambda t: _disputes(t, 15))),
    "网页，表四分三张": (".html", lambda c: _page(c, _three_tables)),
    "Word，合并单元格": (".docx", _word),
    "Excel，合并单元格": (".xlsx", _workbook),
    "PDF，有线": (".pdf", lambda c: _pdf(c, ruled=True)),
}  # fmt: skip
"""Shapes in which blank cells keep their place."""

FULL_ARRIVALS: dict[str, tuple[str, Arrival]] = {
    "文本，竖线独占一行": (".txt", lambda c: _text(c, lambda t: _pipe_on_its_line(_one_line(t)))),
    "文本，一格一行": (".txt", lambda c: _text(c, lambda t: shapes.as_one_cell_a_line(_one_line(t)))),
    "文本，标签与数字一行": (".txt", lambda c: _text(c, lambda t: shapes.as_label_and_numbers(_one_line(t)))),
    "文本，数字在折行标签之下": (".txt", lambda c: _text(c, lambda t: _wrapped(_one_line(t), 2))),
    "网页，一格一段": (".html", lambda c: _page(c, lambda t: "".join(map(_line, shapes.as_one_cell_a_line(_one_line(t)).split("\n"))))),
}  # fmt: skip
"""Shapes that lose blank cells: printed full."""

LOST_ARRIVALS: dict[str, tuple[str, Arrival]] = {
    "文本，数字连写": (".txt", lambda c: _text(c, lambda t: _digits_together(_one_line(t)))),
    "文本，数字在折行标签之间": (".txt", lambda c: _text(c, lambda t: _wrapped(_one_line(t), 1))),
    "文本，数字在折行标签之上": (".txt", lambda c: _text(c, lambda t: _wrapped(_one_line(t), 0))),
    "文本，竖线独占一行，有空白": FULL_ARRIVALS["文本，竖线独占一行"],
    "PDF，无线，有空白": (".pdf", lambda c: _pdf(c, ruled=False)),
    "文本，一格一行，空白不见": FULL_ARRIVALS["文本，一格一行"],
    "文本，标签与数字一行，空白不见": FULL_ARRIVALS["文本，标签与数字一行"],
}
"""Shapes that do not hold every cell, or not yet read whole: what is read must be right, the rest told."""


@dataclass(frozen=True)
class Outcome:
    """What became of one copy's cells: codes read, null with a reason, wrong or without a reason."""

    read: int
    held: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def outcome(made: Copy, name: str, arrival: Arrival) -> Outcome:
    """Read a copy in this shape, and hold every cell against what was printed."""
    report = read_bytes(arrival(made), f"a{name}")
    reasons = {unread.where for unread in report.unread}
    held = {code for code, value in made.expected.items() if value is not None}
    wrong = tuple(
        f"{code}: {report.figures[code]} for {made.expected[code]}"
        for code in STATUTORY_CODES
        if report.figures[code] not in (None, made.expected[code])
        or (report.figures[code] is None and code not in reasons)
    )
    missed = tuple(code for code in sorted(held) if report.figures[code] is None)
    return Outcome(len(held) - len(missed), len(held), missed, wrong)


def main(copies: int) -> None:
    """Print, for every shape, how many cells were read, missed and wrong."""
    for arrivals, blanks in ((ARRIVALS, True), (FULL_ARRIVALS, False), (LOST_ARRIVALS, True)):
        total: Counter[str] = Counter()
        for title, (extension, arrival) in arrivals.items():
            found = [outcome(copy(Random(seed), blanks=blanks), extension, arrival) for seed in range(copies)]
            held, read = sum(o.held for o in found), sum(o.read for o in found)
            wrong = sum(len(o.wrong) for o in found)
            total.update(held=held, read=read, wrong=wrong)
            print(f"{title}\t{read}/{held}\t{100 * read / held:.2f}%\t错而未说 {wrong}")
        print(
            f"合计\t{total['read']}/{total['held']}\t{100 * total['read'] / total['held']:.2f}%\t错而未说 {total['wrong']}\n"
        )
    found = sum(
        (grid_shapes.measured(shape, range(copies)) for shape in grid_shapes.shapes() if shape.clear),
        grid_shapes.Outcome(),
    )
    print(
        f"网页、Word、表格各种版式\t{found.right}/{found.held}\t{found.share:.2%}\t错而未说 {len(found.wrong + found.untold)}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
