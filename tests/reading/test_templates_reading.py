"""Tables that recur: what was found of a template's tables is what each of them says, whatever its figures."""

import re
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from builders import consistent_figures, report, zero_figures
from reading import shapes

from drafting.errors import InputError
from drafting.export import render
from drafting.figures import Figures
from drafting.reading.assembly import assemble
from drafting.reading.document import Document, Grid, Paragraph
from drafting.reading.html import reader
from drafting.reading.html.reader import read_html
from drafting.reading.placing.template import TemplateGrid
from drafting.reading.placing.wording import columns, heads, row_groups, rows
from drafting.reading.sources import Source
from drafting.report import AnnualReport, Why

FIGURES = consistent_figures(seed=7)


def page(figures: Figures) -> str:
    return shapes.page(lambda table: shapes.as_html(shapes.printed(table, figures)))


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def by_itself(text: str) -> AnnualReport:
    """The report as it is read where no table of it has been met."""
    document = read_html(text)
    blocks = (Grid(b.rows, b.spans, b.lines) if isinstance(b, Grid) else b for b in document.blocks)
    return assemble(replace(document, blocks=tuple(blocks)), Source("a.html", "", "text/html"))


def recurring(text: str) -> AnnualReport:
    """The report as it is read where its tables recur: each is on a template."""
    met = re.sub(r"(?<=>)(&nbsp;)?[0-9]+(&nbsp;)?(?=<)", r"\g<1>3\2", text)
    read_html(met), read_html(met)
    document = read_html(text)
    assert all(isinstance(grid, TemplateGrid) for grid in grids(document))
    return assemble(document, Source("a.html", "", "text/html"))


@pytest.mark.parametrize("seed", range(8))
def test_a_table_on_a_template_says_what_it_says_by_itself(seed):
    chance = Random(seed)
    figures = {code: chance.choice((0, chance.randrange(10), chance.randrange(10**6))) for code in FIGURES}
    assert recurring(page(figures)) == by_itself(page(figures))
    assert dict(recurring(page(figures)).figures) == figures


def test_the_first_and_the_third_of_a_template_are_equal():
    text = page(zero_figures()).replace("<table>", "<table class='一'>")
    first, _, third = (read_html(text) for _ in range(3))
    assert first == third
    kinds = [isinstance(grid, TemplateGrid) for grid in grids(first) + grids(third)]
    assert kinds == [False] * 3 + [True] * 3


def with_row(text: str, after: str, row: str) -> str:
    """The page with another row behind the one that has this label."""
    end = text.index("</tr>", text.index(after)) + len("</tr>")
    return text[:end] + row + text[end:]


def of_columns(*texts: object) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(range(1, 16), id="栏次"),
        pytest.param(range(2, 17), id="不是栏次"),
        pytest.param([0] * 15, id="同样的数"),
    ],
)
def test_figures_that_may_be_numbers_of_columns_are_looked_at(numbers):
    """Two rows under table four's head: the first may count the columns, which only its figures tell."""
    text = page(FIGURES)
    start = text.rindex("<tr>")
    doubled = text[:start] + of_columns(*numbers) + text[start:]
    assert recurring(doubled) == by_itself(doubled)


@pytest.mark.parametrize("first", ["1234567", "5"])
def test_figures_that_may_have_run_together_are_looked_at(first):
    text = page(FIGURES)
    start = text.index("</td>", text.index("一、本年新收")) + len("</td>")
    end = text.index("</tr>", start)
    other = f"{text[:start]}<td>{first}</td>{'<td></td>' * 6}{text[end:]}"
    assert recurring(other) == by_itself(other)
    assert (recurring(other).figures["t3.received.natural"] == 5) is (first == "5")


def test_a_row_without_figures_is_told_each_time():
    text = page({**FIGURES, **{code: None for code in FIGURES if code.startswith("t3.received.")}})
    report = recurring(text)
    assert report == by_itself(text)
    assert {u.where for u in report.unread} == {c for c in FIGURES if c.startswith("t3.received.")}


def test_an_amount_in_another_unit_is_not_read():
    text = page(FIGURES).replace("本年收费金额（单位：万元）", "本年收费金额（单位：元）")
    report = recurring(text)
    assert report == by_itself(text)
    assert report.figures["t2.fees.amount"] is None


def test_a_figure_over_two_rows_is_looked_at():
    text = page(FIGURES)
    value = text.index("<td", text.index("行政处罚"))
    end = text.index("</tr>", value)
    taller = text[:value] + text[value:end].replace('rowspan="1"', 'rowspan="2"') + text[end:]
    assert taller != text
    assert recurring(taller) == by_itself(taller)


def test_a_row_under_the_head_of_the_table_before_is_read_under_it():
    text = page({**FIGURES, "t2.licensing.decisions": None})
    row = text.rindex("<tr>", 0, text.index("行政许可"))
    parted = text[:row] + "</tbody></table><table><tbody>" + text[row:]
    report = recurring(parted)
    assert report == by_itself(parted)
    assert [u.why for u in report.unread if u.where == "t2.licensing.decisions"] == [Why.BLANK]


def test_the_rest_of_a_table_without_its_head_is_placed_by_itself():
    text = page(FIGURES)
    row = text.rindex("<tr>", 0, text.index("属于国家秘密"))
    halves = text[:row] + "</tbody></table><table><tbody>" + text[row:]
    assert recurring(halves) == by_itself(halves)


def test_of_a_row_that_is_blank_once_both_readings_are_told_in_order():
    text = page(FIGURES)
    row = text.rindex("<tr>", 0, text.index("一、本年新收"))
    blank = re.sub(r"\d+(?=&nbsp;</p>)", "", text[row : text.index("</tr>", row)]) + "</tr>"
    doubled = text[:row] + blank + text[row:]
    report = recurring(doubled)
    assert report == by_itself(doubled)
    told = {u.text for u in report.unread if u.where == "t3.received.total"}
    assert told == {f"空白；{FIGURES['t3.received.total']}"}


def test_a_figure_outside_the_rows_of_the_form_is_looked_at():
    """One cell prints full-width digits, so that there are as many figures in rows of the form as in all."""
    text = page({**FIGURES, "t3.received.natural": "５"})
    other = with_row(text, "一、本年新收", of_columns("不知何行", 7))
    assert recurring(other) == by_itself(other)


def test_broken_markup_is_read_as_ever():
    table = '<table><tr><td "=1>甲</td><td>5</td></tr></table>'
    read = [read_html(table.replace("5", number)) for number in "5678"]
    assert [grid.rows[0][1].text for document in read for grid in grids(document)] == list("5678")


NAMES = map("".join, product("ghijkmnopq", repeat=4))


def said(text: str, name: str) -> str:
    """All that a page's document holds, without a name that its markup may show."""
    document = read_html(text)
    blocks = [block.rows if isinstance(block, Grid) else block for block in document.blocks]
    return repr((blocks, document.name, document.attachments, document.scripts)).replace(name, "")


def met_and_never_met(table: str, within: str) -> tuple[str, str]:
    """What a page says of a table that was met by itself three times before, and of one never met.

    ``table`` has two figures, 5 and 6; ``within`` is the page, a {} for the table.
    """
    names = [f"met-{next(NAMES)}" for _ in range(2)]
    known, unknown = (table.replace("<table", f"<table class='{name}'", 1) for name in names)
    for _ in range(3):
        read_html(f"<p>前</p>{known}<p>后</p>")
    others = (each.replace("5", "17").replace("6", "18") for each in (known, unknown))
    pages = [f"<html><body>{within.replace('{}', each)}</body></html>" for each in others]
    return said(pages[0], names[0]), said(pages[1], names[1])


PLAIN = "<table><tr><td>甲</td><td>5</td><td>6</td></tr></table>"
PLACES = {
    "正文": "<p>前</p>{}<p>后</p>",
    "两次": "{}<p>中</p>{}",
    "注释": "<p>前</p><!-- {} --><p>后</p>",
    "注释不完": "<p>前</p><!-- {} <p>后</p>",
    "条件注释": "<!--[if mso]>{}<![endif]--><p>后</p>{}",
    "注释之后": "<!-- {} -->{}",
    "脚本": "<script>var s = '{}';</script><p>后</p>",
    "样式": "<style>{}</style><p>后</p>",
    "文本框": "<textarea>{}</textarea><p>后</p>",
    "题目": "<title>{}</title><p>后</p>",
    "内嵌": "<iframe>{}</iframe><p>后</p>",
    "属性": '<p title="{}">后</p>',
    "属性之后": "<p title='{}'>后</p>{}",
    "属性不完": '<p title="{}<p>后</p>',
    "标签不完": "<p {}<p>后</p>",
    "上标": "<p>前1<sup>{}</sup>后</p>",
    "上标不完": "<p>前1<sup>2{}后",
    "划去": "<s>{}</s><p>后</p>",
    "删去": "<div><del><b>{}</b></del></div><p>后</p>",
    "样式划去": "<div style='text-decoration: line-through'><p>3</p>{}</div><p>后4</p>",
    "链接": "<a href='a.pdf'>附{}</a><p>后</p>",
    "对象": "<object data='a.doc'>{}</object><p>后</p>",
    "隐藏": "<div style='display:none'>{}</div><p>后</p>",
    "隐藏属性": "<div hidden>{}</div><p>后</p>",
    "预排": "<pre>前  后\n{}\n后</pre>",
    "标题": "<h2>一、{}总体情况</h2>",
    "段": "<p>前{}后</p>",
    "版面表": "<table><tr><td>{}</td><td><p>旁</p></td></tr></table>",
    "大写的版面表": "<TABLE><TR><TD>{}<TD>{}</TABLE>",
    "表在行外": "<table>{}<tr><td>旁</td></tr></table>",
    "不完的表": "<table><tr><td>甲</td><td>{}",
    "模板": "<template>{}</template><select><option>{}</option></select><button>{}</button>",
    "白字": "<font color=white>{}</font><p>后</p>",
    "表后的上标": "{}<span style='vertical-align:super'>1</span><p>后</p>",
    "块后的上标": "<div>{}</div><font><span style='vertical-align:super'>1</span></font>",
    "不显示": "<noscript>{}</noscript><p>后</p>{}",
    "预留的名": "<xmp>{}</xmp><plaintext>{}",
    "框架": "<frameset><frame></frameset>{}",
    "字母在前": "&lt{}&amp",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@pytest.mark.parametrize("front", ["", "<p title='a'>", "<div><b>", "<sup>", "<td>"])
def test_a_table_that_was_met_says_the_same_in_any_place(place, front):
    met, never = met_and_never_met(PLAIN, front + place)
    assert met == never


TABLES = {
    "链接": "<table><tr><td><a href='a.pdf'>年度报告</a></td><td>5</td><td>6</td></tr></table>",
    "上层": "<table><tr><td></div></p></b>甲</td></body></html><td>5</td><td>6</td></tr></table>",
    "整页": "<table><tr><td><body style='display:none'>甲</td><td>5</td><td>6</td></tr></table>",
    "白字": "<table><tr><td>甲</td><td><font color=#ffffff>5</font></td><td>6</td></tr></table>",
    "白的全角": "<table><tr><td>甲</td><td><font color=white>９</font>5</td><td>6</td></tr></table>",
    "白的标签": "<table><tr><td><font color=white>９</font></td><td>5</td><td>6</td></tr></table>",
    "隐藏": "<table style='display:none'><tr><td>甲</td><td>5</td><td>6</td></tr></table>",
    "不完的引号": "<table><tr><td>甲</td><td>5</td><td>6</td></tr><tr title='></table>",
    "不完的注释": "<table><tr><td>甲</td><td>5</td><td>6</td></tr><!-- </table>",
    "注释": "<table><tr><td>甲<!-- <b> --></td><td>5</td><td>6</td></tr></table>",
    "不完的字": "<table><tr><td><b><i>甲<td><u>5<td>6</table>",
    "表尾在前": "<table><tr><td>甲</td><td>5</td><td>6</td></tr></TABLE><font color=white></table>",
    "整页的底色": "<table><tr><td><html bgcolor=blue>甲</td><td>5</td><td>6</td></tr></table>",
    "行外": "<table>甲<b>乙</b><tr><td>5</td><td>6</td></tr></table>",
    "脚本": "<table><tr><td><script>1</script>甲</td><td>5</td><td>6</td></tr></table>",
    "填写": "<table><tr><td><input value=3></td><td>5</td><td>6</td></tr></table>",
    "上标": "<table><tr><td>甲</td><td>5<sup>1</sup></td><td>6</td></tr></table>",
    "样式上标": "<table><tr><td>甲5<span style='vertical-align:super'>6</span></td></tr></table>",
    "没有行": "<table><tbody>5</tbody>6</table>",
    "没有字": "<table><tr><td>5</td><td>6</td></tr></table>",
    "属性里的数": "<table><tr><td title='>5<'>甲</td><td>6</td></tr></table>",
    "不是表": "<table-of><tr><td>甲</td><td>5</td><td>6</td></tr></table>",
    "太大": "<table><tr><td colspan=1000 rowspan=1000>甲</td><td>5</td><td>6</td></tr></table>",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES.keys())
@pytest.mark.parametrize(
    "place",
    [
        "<p>前</p>{}<p>后9</p>",
        "{}9",
        "{}<p><font color=white>8</font></p>",
        "<div bgcolor=blue><div>{}7</div></div>8",
        "<b><p>前{}后<span style='vertical-align:super'>1</span></div>",
        "<!-- {} --> <p title='{}'>{}",
    ],
)
def test_a_table_that_reaches_out_of_itself_is_read_as_ever(table, place):
    met, never = met_and_never_met(table, place)
    assert met == never


def test_a_table_that_ends_the_comment_round_it_is_shown_from_there():
    text = "<!-- " + PLAIN.replace("甲", "--&gt;-->甲")
    tables = [read_html(f"<p>前</p>{text[5:]}") for _ in range(3)]
    assert all(isinstance(block, Paragraph | Grid) for document in tables for block in document.blocks)
    assert [block.text for block in read_html(text).blocks if isinstance(block, Paragraph)] == [
        "甲",
        "5",
        "6",
    ]


HIDING = "<style>.a{display:none}</style>"


@pytest.mark.parametrize(
    ("place", "parses"),
    [
        pytest.param("{}", 1, id="表"),
        pytest.param("<style>.a{color:red}</style>{}", 1, id="样式表只说颜色"),
        pytest.param(HIDING + "{}", 1, id="样式表说不显示"),
        pytest.param(HIDING.upper() + "{}", 1, id="大写的样式表"),
        pytest.param("{}" + HIDING, 2, id="样式表在表后"),
        pytest.param("<!-- {} -->{}", 1, id="注释里的表"),
        pytest.param("<!-- {}{} --><p>后</p>{}", 1, id="注释里的两张表"),
        pytest.param("<!-- 甲 --><p>--</p>{}<!-- {}", 1, id="不完的注释"),
        pytest.param("<textarea>{}</textarea>{}", 2, id="填写处里的表"),
    ],
)
def test_a_page_with_tables_that_were_met_is_parsed_once(place, parses, monkeypatch):
    table = PLAIN.replace("<table>", f"<table title='{parses} {len(place)}'>")
    for _ in range(3):
        read_html(table)
    parsed = []
    read = reader._read
    monkeypatch.setattr(reader, "_read", lambda *page: parsed.append(page) or read(*page))
    text = place.replace("{}", table)
    document = read_html(text)
    assert len(parsed) == parses
    assert document == read(text.encode())


def test_the_tables_of_our_own_export_are_on_templates():
    text = render(report(FIGURES), ".html").decode()
    *_, document = (read_html(text) for _ in range(3))
    assert [isinstance(grid, TemplateGrid) for grid in grids(document)] == [True] * 3


@pytest.mark.parametrize("label", ["甲", "<a name=a>甲</a>", "<html bgcolor=blue>甲", "甲<select></select>"])
def test_only_a_table_with_nothing_but_text_in_it_is_on_a_template(label):
    text = PLAIN.replace("甲", label)
    *_, document = (read_html(text) for _ in range(3))
    assert [isinstance(grid, TemplateGrid) for grid in grids(document)] == [label == "甲"]


def test_a_table_larger_than_any_form_that_no_page_shows_is_nothing():
    large = f"<table>{'<tr><td colspan=1000>甲</td></tr>' * 201}</table>"
    with pytest.raises(InputError):
        read_html(large)
    for _ in range(3):
        assert read_html(f"<!-- {large} --><p>后</p>").blocks == (Paragraph("后"),)


def test_a_row_that_is_twice_is_in_conflict():
    text = with_row(page(FIGURES), "行政许可", of_columns("行政许可", 1))
    assert recurring(text) == by_itself(text)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("<p>12</p><p>34</p>", id="一格两数"),
        pytest.param("共<b>12</b>件", id="数在字里"),
        pytest.param("<p> 12 </p>", id="空格"),
        pytest.param("<p>12.50</p>", id="小数"),
        pytest.param("１２", id="全角"),
        pytest.param("7000001", id="样本的数"),
    ],
)
def test_what_a_cell_prints_beside_a_figure_stays(cell):
    """Each page's table is the same but for the one cell's figures."""
    table = "<table><tr><td>甲</td><td>{}</td><td>5</td></tr></table>"
    for number in ("12", "34", "56", "78"):
        text = table.format(cell.replace("12", number))
        (grid,) = grids(read_html(text))
        alone = (line.strip() for line in re.sub("</?p>", "\n", re.sub("</?b>", "", cell)).splitlines())
        assert grid.rows[0][1].text == "\n".join(filter(None, alone)).replace("12", number)
        assert grid.rows[0][2].text == "5"


def test_no_label_of_the_form_has_a_digit():
    """Templates rest on it: a figure is never taken for a label, nor for a part of one."""
    tables = ("t2", "t3", "t4")
    wordings = [part(table) for part in (rows, columns, heads, row_groups) for table in tables]
    assert not [core for wording in wordings for core in wording.cores if re.search(r"\d", core)]
