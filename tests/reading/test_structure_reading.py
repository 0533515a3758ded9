"""Title, organ, year, sections."""

import pytest

from drafting.errors import NotAReport
from drafting.reading import read_bytes
from drafting.reading.text.reader import read_text
from drafting.report import HEADINGS


def report(
    title="云岭市青禾区教育局2023年政府信息公开工作年度报告",
    *,
    intro="编制本报告。",
    headings=HEADINGS,
    tail="",
    texts=None,
):
    lines = [title, "", intro, ""]
    for number, heading in headings.items():
        lines += [heading, "", (texts or {}).get(number, f"这是第{number}部分。"), ""]
    return read_bytes("\n".join([*lines, tail]).encode(), "a.txt")


INTRO = "本报告根据条例编制，数据统计期限自2023年1月1日起至2023年12月31日止，电话：0000-1234567。"
FIRST = "2023，我局认真做好公开工作。 （一）主动公开。全年公开信息三十条，都在网站上查得到。"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([INTRO, f"一、总体情况 {FIRST}"], id="标题在行首，正文接着"),
        pytest.param([f"{INTRO} 一、总体情况{FIRST}"], id="标题在行中，和正文之间没有空格"),
        pytest.param([f"{INTRO} 一、总体情况 {FIRST}"], id="标题在行中，前后有空格"),
    ],
)
def test_a_heading_within_a_line(lines):
    rest = [line for number in range(2, 7) for line in (HEADINGS[number], f"这是第{number}部分。")]
    text = "\n".join(["云岭市青禾区教育局2023年政府信息公开工作年度报告", *lines, *rest])
    found = read_bytes(text.encode(), "a.txt")
    assert [section.number for section in found.sections] == list(range(7))
    assert (found.text(0), found.text(1)) == (INTRO, FIRST)


@pytest.mark.parametrize(
    "line",
    [
        f"{INTRO} 一、总体情况、主动公开政府信息情况等六个部分都要写，写完以后请逐一核对。",
        f"{INTRO}全文包括一、总体情况2023年的说明和其他各部分，请对照目录逐一查看，谢谢。",
        "一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 四、行政复议和行政诉讼",
    ],
)
def test_a_line_that_only_names_a_heading(line):
    found = report(intro=line)
    assert found.text(0) == line
    assert found.text(1) == "这是第1部分。"


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("云岭市青禾区教育局2023年政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局 2024 年度政府信息公开工作年度报告", "云岭市青禾区教育局", 2024),
        ("云岭市青禾区教育局2024年度政府信息公开年度报告", "云岭市青禾区教育局", 2024),
        ("2023年云岭市青禾区教育局政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("2023年度云岭市青禾区教育局政府信息公开工作报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局\n2023年政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局二〇二三年政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局关于2023年政府信息公开工作的年度报告", "云岭市青禾区教育局", 2023),
        ("雲嶺市青禾區教育局2023年政府信息公開工作年度報告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局\n政府信息公开工作年度报告\n（2023年）", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局政府信息公开工作年度报告（2023年度）", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局政府信息公开工作2023年度报告", "云岭市青禾区教育局", 2023),
        ("2023年云岭市青禾区教育局\n政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局2023年政务公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局2023年政府信息与政务公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局政务公开和政府信息公开工作2023年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局政府信息公开2023年工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局政府信息公开工作年度报告2023", "云岭市青禾区教育局", 2023),
        ("【年度报告】云岭市青禾区教育局2023年政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("（2023年度）\n云岭市青禾区教育局政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局2023年信息公开工作总结", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局关于2023年政府信息公开工作情况的报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局2023\n年政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区教育局2023年政府信\n息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("云岭市青禾区\n教育局2023年政府信息公开工作年度报告", "云岭市青禾区教育局", 2023),
        ("关于云岭市青禾区教育局2023年政府信息公开工作年度报告的公告", "云岭市青禾区教育局", 2023),
        ("云岭经济技术开发区管委会2023年度\n政府信息公开年报", "云岭经济技术开发区管委会", 2023),
    ],
)
def test_titles(title, organ, year):
    found = report(title)
    assert (found.organ, found.year) == (organ, year)
    assert found.title == "".join(title.split("\n"))
    assert found.text(0) == "编制本报告。"


@pytest.mark.parametrize(
    ("intro", "year"),
    [
        ("数据统计期限自2023年1月1日起至2023年12月31日止。", 2023),
        ("依据国办公开办函〔202137号，期限自20231月1日起。", 2023),
        ("本报告没有说是哪一年。", None),
    ],
)
def test_a_year_that_the_title_lacks_is_that_of_the_period(intro, year):
    assert report("云岭市青禾区教育局政府信息公开工作年度报告", intro=intro).year == year


@pytest.mark.parametrize(
    ("first", "year"),
    [
        pytest.param("2022年，我局稳步推进。\n（一）主动公开。2022年度，公开信息9条。", 2022, id="各句同年"),
        pytest.param("2022年，我局稳步推进。\n（一）主动公开。2021年，公开信息9条。", None, id="两年"),
        pytest.param("2022年5月，我局成立工作专班。", None, id="月份"),
    ],
)
def test_a_year_that_nothing_else_says_is_the_only_one_that_sentences_begin_with(first, year):
    text = (
        f"一、总体情况\n{first}\n二、主动公开政府信息情况\n略。\n三、收到和处理政府信息公开申请情况\n略。\n"
    )
    assert read_bytes(text.encode(), "页.txt").year == year


def test_the_lead_of_a_text_without_headings_says_organ_and_year():
    lead = "现公布云岭市青禾区教育局2023年政府信息公开工作情况。统计期限自2023年1月1日起。\n"
    table = "第二十条第（五）项 | |\n信息内容 | 本年处理决定数量 |\n行政许可 | 4 |\n"
    found = read_bytes((lead + table).encode(), "页.txt")
    assert (found.organ, found.year) == ("云岭市青禾区教育局", 2023)
    assert found.figures["t2.licensing.decisions"] == 4


def test_an_organ_that_the_title_lacks_is_in_the_intro():
    found = report(
        "2023年政府信息公开工作年度报告", intro="现公布云岭市青禾区教育局2023年政府信息公开工作年度报告。"
    )
    assert (found.organ, found.year) == ("云岭市青禾区教育局", 2023)


def test_an_organ_that_title_and_intro_lack_signs():
    found = report("2023年政府信息公开工作年度报告", tail="云岭市青禾区教育局\n2024年1月20日")
    assert found.organ == "云岭市青禾区教育局"
    assert found.text(6) == "这是第6部分。"


@pytest.mark.parametrize(
    ("number", "heading"),
    [
        (4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        (4, "四、因政务信息公开被申请行政复议、提起行政诉讼情况"),
        (5, "五、存在问题及改进情况"),
        (5, "五、存在的问题和改进措施"),
        (5, "五、存在的主要问题及整改措施"),
        (5, "五、政府信息公开工作存在的主要问题及改进情况"),
        (5, "五、存在的主要问题及改逬情况"),
        (6, "六、其他报告的事项"),
        (6, "六、 其他需要报告的事项。"),
        (1, "总体情况"),
        (2, "二、主動公開政府信息情況"),
        (5, "四、存在的主要问题及改进情况"),
        (1, "一、2023年总体情况"),
        (1, "一总体情况"),
        (1, "1、总体情况"),
        (1, "一、工作开展情况"),
        (2, "二、政府信息公开情况"),
        (3, "三、依申请公开办理情况"),
        (4, "四、复议诉讼情况"),
        (5, "五、不足之处及改进措施"),
        (5, "五、存在的问题及2024年工作计划"),
        (6, "六、需要说明的其他事项"),
        (6, "【其他需要报告的事项】"),
    ],
)
def test_headings_with_variants_are_kept_as_printed(number, heading):
    found = report(headings={**HEADINGS, number: heading})
    assert [s.number for s in found.sections] == list(range(7))
    assert found.section(number).heading == heading
    assert found.text(number) == f"这是第{number}部分。"


@pytest.mark.parametrize(
    "style",
    [
        "{words}",
        "{number}、{words}",
        "（{ordinal}）{words}",
        "第{ordinal}部分 {words}",
        "{ordinal} {words}",
        "{ordinal}是{words}",
        "一、{words}",
        "**{ordinal}、{words}**",
        "【{words}】：",
    ],
)
def test_headings_all_numbered_in_another_way(style):
    headings = {n: style.format(number=n, ordinal=h[0], words=h[2:]) for n, h in HEADINGS.items()}
    aspects = "（一）主动公开政府信息情况。照常。\n\n（二）收到和处理政府信息公开申请情况。照常。"
    found = report(headings=headings, texts={1: aspects})
    assert [s.number for s in found.sections] == list(range(7))
    assert found.text(1).count("照常") == 2
    assert all(found.text(n) == f"这是第{n}部分。" for n in range(2, 7))


def test_a_summary_of_other_work_is_no_report():
    with pytest.raises(NotAReport):
        read_bytes("工作总结\n\n一、工作情况\n\n好。\n\n二、存在的问题\n\n少。\n\n三、其他".encode(), "a.txt")


def test_a_sentence_behind_its_heading_on_one_line():
    found = report(headings={**HEADINGS, 6: "六、其他需要报告的事项。本年度没有。"})
    assert found.section(6).heading == "六、其他需要报告的事项"
    assert found.text(6).startswith("本年度没有。")


def test_headings_inside_a_line_that_holds_the_whole_report():
    parts = " ".join(f"{heading} 这是第{number}部分，写得很短。" for number, heading in HEADINGS.items())
    text = f"青禾区审计局2023年政府信息公开工作年度报告\n统计期限为2023年1月1日至2023年12月31日。 {parts}"
    found = read_bytes(text.encode(), "a.txt")
    assert [s.number for s in found.sections] == list(range(7))
    assert [found.text(n) for n in HEADINGS] == [f"这是第{n}部分，写得很短。" for n in HEADINGS]


def test_a_list_of_the_parts_in_a_sentence_is_no_heading():
    listed = "，".join(HEADINGS.values())
    lead = f"本报告包括 {listed} 六个部分，依照条例和通知的要求编制，数据均取自台账，并经各科室逐项核对。" * 2
    assert report(intro=lead).text(0) == lead


def test_a_table_of_contents_begins_no_section():
    found = report(intro="目录\n" + "\n".join(HEADINGS.values()) + "\n编制本报告。")
    assert [found.text(n) for n in HEADINGS] == [f"这是第{n}部分。" for n in HEADINGS]


def test_a_missing_heading_of_section_five_is_implied_by_its_sub_headings():
    texts = {4: "无。\n\n（一）存在的主要问题\n\n更新慢。\n\n（二）改进情况\n\n按月查。"}
    found = report(headings={n: h for n, h in HEADINGS.items() if n != 5}, texts=texts)
    assert found.text(4) == "无。"
    assert found.text(5) == "（一）存在的主要问题\n更新慢。\n（二）改进情况\n按月查。"
    assert found.section(5).heading == ""


def test_aspects_of_section_one_are_no_headings():
    found = report(texts={1: "（一）主动公开政府信息情况。好。\n（二）依申请公开情况\n好。"})
    assert found.text(1).count("\n") == 2
    assert found.text(2) == "这是第2部分。"


def test_an_extra_part_stays_with_the_part_before():
    found = report(
        texts={5: "有问题。\n\n六、下一步打算\n\n继续努力。"},
        headings={**HEADINGS, 6: "七、其他需要报告的事项"},
    )
    assert found.text(5) == "有问题。\n六、下一步打算\n继续努力。"
    assert found.section(6).heading == "七、其他需要报告的事项"


def test_a_paragraph_wrapped_over_lines_is_one():
    first = "（一）主动公开。一是在门户网站开设专栏，主动归集历年规划。二是时刻关注"
    found = report(texts={1: f"{first}\n\n上级财政政策，及时转发。\n- 4 -\n（二）依申请公开。按时答复。"})
    assert found.text(1).split("\n") == [f"{first}上级财政政策，及时转发。", "（二）依申请公开。按时答复。"]


@pytest.mark.parametrize("values", ["—— —— —— —— —— —— 6", "/ / / / / / 6", "0 0 0 0 0 0 6", "6"])
def test_a_line_of_values_does_not_go_on_with_a_label(values):
    label = "（二）部分公开（区分处理的，只计这一情形，不计其"
    blocks = read_text(f"{label}\n{values}\n1.属于国家秘密 0 0 0 0 0 0 0").blocks
    assert [block.text for block in blocks[:2]] == [label, values]


def test_markdown_marks_are_no_text():
    source = "# 云岭市青禾区教育局2023年政府信息公开工作年度报告\n\n**编制**本报告，见[网站](http://a.example)。\n\n"
    source += "\n\n".join(f"## {h}\n\n- 第{n}条\\*注\\*。" for n, h in HEADINGS.items())
    found = read_bytes(source.encode(), "a.md")
    assert found.text(0) == "编制本报告，见网站。"
    assert found.section(1).heading == "一、总体情况"
    assert found.text(6) == "第6条*注*。"
