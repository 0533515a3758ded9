"""Titles of reports, however they end."""

import pytest

from drafting.reading.sections.said_of_itself import organ_of, year_of_period
from drafting.reading.sections.titles import find_title
from drafting.reading.text.lost_signs import without_lost_blanks


@pytest.mark.parametrize(
    "end",
    [
        "政府信息公开工作年度报告",
        "政府信息公开年报",
        "政务公开工作总结",
        "政府信息公开工作年度报告(修订稿)",
        "政府信息公开工作年度报告的公告",
        "政府信息公开年度报告公示",
        "政府信息公开年度报告2023",
        "政府信息公开年度报告２０２３年度",
        "政府信息公开年度报告2023年度",
        "政府信息公开年度报告二〇二三",
        "政府信息公开年度报告二○二三年度",
        "政府信息公开工作年度报告》",
        "政府信息公开工作年度报告**",
    ],
)
def test_a_title_may_end_in_any_of_these(end):
    title = find_title(["首页", f"云岭市青禾区民政局{end}", "日期：2024-01-24"])
    assert title is not None
    assert (title.organ, title.end) == ("云岭市青禾区民政局", 2)


@pytest.mark.parametrize("line", ["政府信息公开年报下载", "政府信息公开年报专栏", "政务公开"])
def test_a_line_that_ends_otherwise_is_no_title(line):
    assert find_title([line]) is None


@pytest.mark.parametrize(
    "before",
    ["（图解）", "• 中文名：", "Page 8 - ", "www.example.com", "【图解】"],
    ids=ascii,
)
def test_what_stands_before_a_title_is_no_part_of_the_organ_s_name(before):
    title = find_title([f"{before}云岭市青禾区民政局2023年政府信息公开工作年度报告"])
    assert title is not None
    assert (title.organ, title.year) == ("云岭市青禾区民政局", 2023)


def test_of_two_titles_the_one_without_a_label_counts():
    plain = "云岭市青禾区民政局2023年政府信息公开工作年度报告"
    title = find_title([plain, f"中文名：{plain}"])
    assert title is not None
    assert (title.text, title.end) == (plain, 2)


@pytest.mark.parametrize(
    ("first", "organ"),
    [
        ("云岭市青禾风景区管理委员会 民政办公室2023年政府信息公开工作年度报告", "云岭市青禾风景区管理委员会民政办公室"),
        ("本地要闻民政办公室2023年政府信息公开工作年度报告", "民政办公室"),
        ("云岭市青禾风景区管理委员会 民政办公室2022年政府信息公开工作年度报告", "民政办公室"),
    ],
)  # fmt: skip
def test_the_organ_above_is_part_of_the_name_where_another_title_says_so(first, organ):
    title = find_title([first, "更新时间：2024-01-16", "民政办公室2023年政府信息公开工作年度报告"])
    assert title is not None
    assert (title.organ, title.year) == (organ, 2023)


@pytest.mark.parametrize(
    ("below", "organ", "end"),
    [
        (["青禾经开区管委会（滨江商务区管委会）", "2024年1月8日"], "青禾经开区管委会", 3),
        (["云岭市民政局", "本报告依据条例编制。"], "云岭市民政局", 2),
        (["本报告依据条例编制。", "云岭市民政局"], "", 1),
    ],
)
def test_a_title_without_an_organ_has_the_one_on_the_line_below(below, organ, end):
    title = find_title(["政府信息公开工作年度报告", *below])
    assert title is not None
    assert (title.organ, title.end) == (organ, end)


@pytest.mark.parametrize(
    ("intro", "organ"),
    [
        ("本报告由云岭市青禾区民政局按照条例的要求编制。", "云岭市青禾区民政局"),
        ("由青禾县公安局结合有关统计数据编制。", "青禾县公安局"),
        ("本报告是根据条例的要求，由云岭市林业局编制的2022年政府信息公开年度报告。", "云岭市林业局"),
        ("特向社會公佈青禾縣煙草專賣局2020年政府資訊公開工作年度報告。", "青禾县烟草专卖局"),
        ("特编制并公布2021年度街道信息公开年度报告。如有疑问，请与云岭市青禾街道办事处联系（电话：1）。", "云岭市青禾街道办事处"),
        ("如需进一步了解，请联系云岭市民政局（地址：路2号）", "云岭市民政局"),
        ("如有疑问，请与云岭市公安局办公室联系（地址：路1号）。", "云岭市公安局"),
        ("如有疑问，请与承办人联系（电话：1）。", ""),
        ("如有疑问，请与云岭市公路管理处联系（电话：1）。", "云岭市公路管理处"),
        ("现公布青禾区民政局2023年度政府信息公开工作年度报告。请与云岭市数据局联系。", "青禾区民政局"),
    ],
)  # fmt: skip
def test_the_organ_that_an_intro_names(intro, organ):
    assert organ_of(intro, ()) == organ


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("（一）主动公开方面。\n2023年我局公开369条。\n（二）依申请公开方面。2023年我局收到0条。", 2023),
        ("2022年我局公开36条。\n2023年我局公开69条。", None),
        ("2023年我国经济回升。", None),
    ],
)
def test_the_year_that_the_sentences_of_a_part_begin_with(text, year):
    assert year_of_period(text) == year


def test_an_organ_that_signs_comes_before_one_to_be_asked():
    assert organ_of("请与云岭市数据局联系。", ("云岭市民政局", "2024年1月2日")) == "云岭市民政局"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["??一、总体情况", "正文"], ["一、总体情况", "正文"]),
        (["?为什么公开", "正文"], ["?为什么公开", "正文"]),
        (["?一、总体", "?正文", "后", "?再", "? 空"], ["一、总体", "正文", "后", "再", "? 空"]),
        (["????", "正文"], ["????", "正文"]),
    ],
)
def test_question_marks_for_blanks_that_were_lost(lines, expected):
    assert list(without_lost_blanks(lines)) == expected
