"""What is particular to web pages and Word's HTML export."""

import pytest
from builders import consistent_figures
from reading import shapes

from drafting.reading import read_bytes
from drafting.reading.decoding import as_utf_8, decode
from drafting.reading.document import Grid, Paragraph
from drafting.reading.html.reader import read_html

FIGURES = consistent_figures(seed=5)


def texts(body: str) -> list[str]:
    return [b.text for b in read_html(f"<html><body>{body}</body></html>").blocks if isinstance(b, Paragraph)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<p>一</p>二<div>三</div>", ["一", "二", "三"], id="块"),
        pytest.param("<p>一<br>二<br/>三</p>", ["一", "二", "三"], id="换行"),
        pytest.param("<p>政府\n   信息 <b>公</b>开</p>", ["政府信息 公开"], id="源码换行不是空格"),
        pytest.param("<p>a\nb</p>", ["a b"], id="西文换行是空格"),
        pytest.param("<p>&nbsp;&nbsp;一</p><p>&nbsp;</p>", ["一"], id="不断行空格"),
        pytest.param(
            "<script>x</script><style>p{}</style><p>一</p><!-- 注 -->二", ["一", "二"], id="脚本样式注释"
        ),
        pytest.param(
            '<p style="display: none">隐</p><p>显<span style="DISPLAY:NONE">隐</span>示</p>',
            ["显示"],
            id="隐藏",
        ),
        pytest.param("<p hidden>隐</p><p>显</p>", ["显"], id="隐藏属性"),
        pytest.param("<p>8\u200b4</p>", ["84"], id="没有宽度的空格"),
        pytest.param("<p>8<o:p></o:p><font>4</font></p>", ["84"], id="数字被标签隔开"),
        pytest.param("<p>22<sup>1</sup></p>", ["22¹"], id="脚注"),
        pytest.param("<p>" + "<font>" * 600 + "深" + "</p>", ["深"], id="不闭合的标签"),
    ],
)
def test_paragraphs(body, expected):
    assert texts(body) == expected


def test_spans_give_places():
    (grid,) = read_html("<table><tr><td rowspan=2>甲<td colspan='2'>乙</tr><tr><td>丙<td>丁</table>").blocks
    assert isinstance(grid, Grid)
    assert [(c.text, c.row, c.column, c.rowspan, c.colspan) for row in grid.rows for c in row] == [
        ("甲", 0, 0, 2, 1),
        ("乙", 0, 1, 1, 2),
        ("丙", 1, 1, 1, 1),
        ("丁", 1, 2, 1, 1),
    ]


@pytest.mark.parametrize("span", ["0", "-3", "x", "99999999", ""])
def test_absurd_spans_do_no_harm(span):
    (grid,) = read_html(f"<table><tr><td rowspan='{span}'>甲</td><td>乙</td></tr></table>").blocks
    assert isinstance(grid, Grid)
    assert grid.rows[0][1].column == 1


def word_export(cells) -> str:
    """Word's HTML: a span a few characters, paragraphs and o:p inside every cell."""
    table = shapes.as_html(cells)
    for digit in "0123456789":
        table = table.replace(f"&nbsp;{digit}", f"&nbsp;<span lang=EN-US><font>{digit}</font></span>")
    return table.replace("申请", "<span>申</span><span style='x'>请</span>").replace(
        "</p>", "<o:p></o:p></p>"
    )


@pytest.mark.parametrize(
    ("around", "table"),
    [
        pytest.param("{}", word_export, id="Word导出"),
        pytest.param(
            "<table><tr><td>索引号：</td><td>QH-1</td><td>发布机构：</td><td>教育局</td></tr></table>{}",
            shapes.as_html,
            id="先有一张信息表",
        ),
        pytest.param("<table><tr><td>左栏</td><td>{}</td></tr></table>", shapes.as_html, id="布局表格"),
        pytest.param(
            "<div>您现在的位置：首页 &gt; 年报</div>{}<p>附件下载</p><p>版权所有 某某网</p>",
            shapes.as_html,
            id="导航与页脚",
        ),
    ],
)
def test_pages_with_noise(around, table):
    source = shapes.page(lambda spec: table(shapes.printed(spec, FIGURES)))
    head, body = source.split("<body>")
    page = head + "<body>" + around.format(body.removesuffix("</body></html>")) + "</body></html>"
    report = read_bytes(page.encode(), "a.htm")
    assert dict(report.figures) == FIGURES
    assert {n: report.text(n) for n in shapes.TEXTS} == shapes.TEXTS
    assert report.organ == shapes.ORGAN


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(encoding):
    source = shapes.page(lambda spec: shapes.as_html(shapes.printed(spec, FIGURES)))  # declares utf-8
    assert dict(read_bytes(source.encode(encoding), "a.html").figures) == FIGURES


def test_utf8_once_read_as_gbk_is_turned_back():
    text = "政府信息公开工作年度报告" * 2
    assert decode(text.encode().decode("gb18030").encode()) == text


@pytest.mark.parametrize(
    ("data", "same"),
    [
        pytest.param("政府信息公开年报\n".encode(), True, id="UTF-8"),
        pytest.param("政府信息公开年报\r\n第二行\r".encode(), False, id="别的换行"),
        pytest.param("政府信息公开年报\x07".encode(), False, id="控制符"),
        pytest.param("政府信息公开年报\ufffd".encode(), False, id="坏字"),
        pytest.param("政府信息公开年报".encode("gb18030"), False, id="GBK"),
        pytest.param("\ufeff政府信息公开年报".encode(), False, id="标记"),
        pytest.param("别的文字".encode(), False, id="不像年报"),
    ],
)
def test_text_as_utf_8_is_the_decoded_text(data, same):
    assert as_utf_8(data).decode() == decode(data)
    assert (as_utf_8(data) is data) is same


def test_text_in_another_encoding_is_guessed():
    text = "臺灣地區政府資訊公開年度報告，" * 30
    assert decode(text.encode("big5")) == text


def test_the_title_may_stand_in_the_pages_name_only():
    source = shapes.page(lambda spec: shapes.as_html(shapes.printed(spec, FIGURES)))
    title = f"{shapes.ORGAN}2023年政府信息公开工作年度报告"
    source = source.replace(f"<h1>{title}</h1>", "").replace(
        "<head>", f"<head><title>{title}-青禾区门户网站</title>"
    )
    report = read_bytes(source.encode(), "a.html")
    assert (report.title, report.organ, report.year) == (title, shapes.ORGAN, 2023)


def test_a_table_of_a_page_in_markdown_is_read_as_often_as_it_comes():
    """The third time its template is known; without merged cells it still says nothing of them."""
    table = "<table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>{}</td></tr></table>"
    for number in (4, 5, 6, 7):
        text = f"# 某局2023年政府信息公开工作年度报告\n\n二、主动公开政府信息情况\n\n{table.format(number)}\n"
        assert read_bytes(text.encode(), "a.md").figures["t2.licensing.decisions"] == number
