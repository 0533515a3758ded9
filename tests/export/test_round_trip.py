"""Every format, read back by the reader of published files, gives the same report."""

import io
from decimal import Decimal

import pytest
from builders import consistent_figures, report
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.export import FORMATS, render
from drafting.reading import READABLE, read_bytes
from drafting.tables import APPLICANTS, STATUTORY_CODES

READ_BACK = [extension for extension in FORMATS if extension in READABLE]
TEXTS = {
    0: "根据《中华人民共和国政府信息公开条例》第五十条规定，编制本报告。统计期限自2023年1月1日起至2023年12月31日止。\n"
    "电子版可在青禾区人民政府门户网站（http://www.example.gov.cn）查阅。",
    1: "2023年，青禾区人民政府稳步推进政府信息公开各项工作。\n（一）主动公开。全年公开行政规范性文件16件，规章0件。\n"
    "（二）依申请公开。全年新收政府信息公开申请208件，其中自然人84件。\n（三）政府信息管理。开展文件清理。\n"
    "（四）政府信息公开平台建设。完成栏目改版。\n（五）监督保障。举办业务培训3期。",
    5: "（一）存在的主要问题\n一是部分政策解读形式单一。\n二是个别答复文书不够规范。\n（二）改进情况\n"
    "一是由区政府办公室会同起草单位配发图解。\n二是由区司法局印发答复文书范本。",
    6: "本年度未收取信息处理费。\n1.表中比例保留1位小数，即x < 1 & y > 2。",
}


def read_back(shown, extension):
    return read_bytes(render(shown, extension), f"年报{extension}")


def assert_equal(read, shown):
    wrong = {
        code: (read.figures[code], shown.figures[code])
        for code in STATUTORY_CODES
        if read.figures[code] != shown.figures[code]
    }
    assert wrong == {}
    assert (read.title, read.organ, read.year, read.edition) == (
        shown.title,
        shown.organ,
        shown.year,
        shown.edition,
    )
    assert {n: read.text(n) for n in range(7)} == {n: shown.text(n) for n in range(7)}
    assert [s.heading for s in read.sections] == [s.heading for s in shown.sections]


numbers = st.none() | st.integers(0, 10**6)
amounts = st.none() | st.integers(0, 10**6) | st.decimals(Decimal("0.000001"), 10**6, places=6)


@st.composite
def filled(draw):
    """Consistent figures with a few cells blank or changed, and a fee with decimals."""
    figures = consistent_figures(draw(st.integers(0, 50)), most=draw(st.sampled_from([0, 3, 40, 20_000])))
    for code in draw(st.lists(st.sampled_from(STATUTORY_CODES), max_size=20)):
        figures[code] = draw(numbers)
    figures["t2.fees.amount"] = draw(amounts)
    return figures


@pytest.mark.parametrize("extension", READ_BACK)
@settings(max_examples=15, deadline=None)
@given(figures=filled())
def test_every_cell_comes_back(extension, figures):
    shown = report(figures, texts=TEXTS)
    assert_equal(read_back(shown, extension), shown)


@pytest.mark.parametrize("extension", READ_BACK)
@pytest.mark.parametrize("table", ["t2", "t3", "t4"])
def test_table_wholly_blank_stays_blank(extension, table):
    figures = {
        code: None if code.startswith(table) else value for code, value in consistent_figures(1).items()
    }
    shown = report(figures, texts=TEXTS)
    assert_equal(read_back(shown, extension), shown)


@pytest.mark.parametrize("extension", READ_BACK)
def test_undivided_row_comes_back(extension):
    figures = dict(consistent_figures(2))
    for column in (*APPLICANTS, "total"):
        rows = [f"t3.{row}.{column}" for row in ("closed_uncorrected", "closed_unpaid", "closed_other")]
        figures[f"t3.closed.{column}"] = sum(int(figures[row] or 0) for row in rows)
        figures |= dict.fromkeys(rows)
    shown = report(figures, texts=TEXTS)
    read = read_back(shown, extension)
    assert_equal(read, shown)
    assert {code: value for code, value in read.figures.items() if code.startswith("t3.closed.")} == {
        code: value for code, value in figures.items() if code.startswith("t3.closed.")
    }


@pytest.mark.parametrize("extension", READ_BACK)
def test_words_beside_a_table_come_back(extension):
    shown = report(texts=TEXTS | {2: "本部分数据由各单位报送。", 3: "办理情况如下。\n注：本表含上年结转。"})
    assert_equal(read_back(shown, extension), shown)


@pytest.mark.parametrize("extension", READ_BACK)
@pytest.mark.parametrize(
    "line",
    [
        pytest.param("- 横线开头的一句。", id="列表"),
        pytest.param("* 星号开头的一句。", id="星号"),
        pytest.param("1. 数字开头的一句。", id="编号"),
        pytest.param("> 大于号开头的一句。", id="引文"),
        pytest.param("# 井号开头的一句。", id="井号"),
        pytest.param("这里有**两个星号**和__下划线__。", id="着重"),
        pytest.param("见[附件](http://www.example.gov.cn/a)说明。", id="链接"),
        pytest.param("网址是http://www.example.gov.cn/a_b_c?x=1&y=2。", id="网址"),
        pytest.param("含<b>尖括号</b>与&amp;的一句。", id="标签"),
        pytest.param("含`反引号`和\\\\反斜杠\\，的一句。", id="反斜杠"),
    ],
)
def test_signs_that_a_format_gives_meaning_come_back(extension, line):
    shown = report(texts=TEXTS | {1: f"开头一句。\n{line}\n结尾一句。"})
    assert_equal(read_back(shown, extension), shown)


@pytest.mark.parametrize(
    ("organ", "lines"),
    [
        pytest.param("嘉河水务局", 1, id="一行排得下"),
        pytest.param("云岭市青禾区水利局", 2, id="排不下，在文意处断"),
        pytest.param("云岭市青禾区人民政府政务服务和大数据管理办公室", 2, id="机关名称很长"),
        pytest.param("云岭市政府信息公开办公室", 2, id="机关名称里也有这几个字"),
    ],
)
def test_a_long_title_is_broken_before_what_it_reports_and_read_as_one(organ, lines):
    shown = report(organ=organ, year=2024)
    data = render(shown, ".docx")
    printed = Document(io.BytesIO(data)).paragraphs[0].text.split("\n")
    assert printed == ([shown.title] if lines == 1 else [f"{organ}2024年", "政府信息公开工作年度报告"])
    again = read_bytes(data, "年报.docx")
    assert (again.title, again.organ, again.year) == (shown.title, organ, 2024)
