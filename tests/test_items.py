"""Section five split into problems and measures."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.items import last_year, paragraphs, split_items


def shape(text: str) -> list[tuple[str | None, list[str]]]:
    return [(p.problem.text if p.problem else None, [m.text for m in p.measures]) for p in split_items(text)]


TWO = [("更新慢。", ["每月查。"]), ("解读少。", ["逐件配。"])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "（一）存在的问题。主要有：一是更新慢。二是解读少。\n（二）改进措施。针对上述问题，采取以下措施。一是每月查。二是逐件配。",
            id="一是二是两列",
        ),
        pytest.param(
            "存在的问题：\n1.更新慢。\n2.解读少。\n改进措施：\n1.每月查。\n2.逐件配。", id="数字两列"
        ),
        pytest.param(
            "（一）更新慢。\n（二）解读少。\n下一步工作打算：\n（一）每月查。\n（二）逐件配。", id="括号两列"
        ),
        pytest.param(
            "一是更新慢。二是解读少。下一步，我局将从两方面改进。一是每月查。二是逐件配。", id="同段两列"
        ),
        pytest.param(
            "存在不足：第一，更新慢。第二，解读少。\n改进情况\n第一，每月查。第二，逐件配。", id="第一第二"
        ),
        pytest.param("1.更新慢。改进措施：每月查。\n2.解读少。改进措施：逐件配。", id="一问一答"),
        pytest.param("问题：更新慢。改进：每月查。\n问题：解读少。改进：逐件配。", id="问题改进相间"),
        pytest.param("问题一：更新慢。措施：每月查。\n问题二：解读少。措施：逐件配。", id="问题一问题二"),
        pytest.param("其一，更新慢。对此，每月查。\n其二，解读少。对此，逐件配。", id="其一对此"),
        pytest.param(
            "（一）更新慢。（改进办法：每月查。）\n（二）解读少。（改进办法：逐件配。）", id="括号里的办法"
        ),
        pytest.param("◆更新慢。◆措施：每月查。\n◆解读少。◆措施：逐件配。", id="符号"),
        pytest.param("一、更新慢。\n改进措施：每月查。\n二、解读少。\n改进措施：逐件配。", id="措施另起一段"),
        pytest.param("（一）存在问题\n更新慢。\n解读少。\n（二）改进措施\n每月查。\n逐件配。", id="没有序号"),
        pytest.param(
            "（一）主要问题\n一是更新慢。二是解读少。\n（二）改进措施\n对第二个问题，逐件配。对第一个问题，每月查。",
            id="指明第几个问题",
        ),
        pytest.param(
            "一年来，有两点不足：\n一是更新慢。\n二是解读少。\n针对以上问题，我们将：\n一是每月查。\n二是逐件配。",
            id="引导句不是条目",
        ),
    ],
)
def test_ways_of_putting_it(text):
    assert sorted(shape(text), key=lambda pair: pair[0] != "更新慢。") == TWO


def test_more_problems_than_measures():
    text = "存在的问题：一是甲慢。二是乙慢。三是丙慢。\n改进措施：一是快甲。二是快乙。"
    assert shape(text) == [("甲慢。", ["快甲。"]), ("乙慢。", ["快乙。"]), ("丙慢。", [])]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("（一）存在的主要问题。更新慢。\n（二）改进措施。下一步，每月查。", id="标题同行"),
        pytest.param("存在的问题：更新慢。\n改进措施：\n下一步，每月查。", id="标题另行"),
        pytest.param("更新慢。\n今后，每月查。", id="没有标题"),
    ],
)
def test_a_short_plan_is_a_measure_not_a_heading(text):
    assert shape(text) == [("更新慢。", ["每月查。"])]


def test_a_plan_among_numbered_measures_is_not_lost():
    text = (
        "存在的问题\n一是甲慢。\n二是乙慢。\n改进措施\n一是下一步，由办公室按月巡查栏目并通报。\n二是快乙。"
    )
    assert shape(text) == [("甲慢。", ["下一步，由办公室按月巡查栏目并通报。"]), ("乙慢。", ["快乙。"])]


@pytest.mark.parametrize(
    "lead",
    ["下一步，我们将：", "下一步，重点做好以下工作。", "今后，从两方面改进。", "下一步，我局将"],
)
def test_what_leads_in_to_the_measures_is_none(lead):
    assert sorted(shape(f"一是更新慢。\n二是解读少。\n{lead}\n一是每月查。\n二是逐件配。")) == sorted(TWO)


def test_more_measures_than_problems():
    text = "存在的问题：一是甲慢。二是乙慢。\n改进措施：一是快甲。二是快乙。三是培训。"
    assert shape(text) == [("甲慢。", ["快甲。"]), ("乙慢。", ["快乙。"]), (None, ["培训。"])]


def test_one_problem_takes_all_measures():
    assert shape("存在的问题：更新慢。\n改进措施：一是每月查。二是通报。") == [
        ("更新慢。", ["每月查。", "通报。"])
    ]


def test_one_sentence_of_measures_for_several_problems_is_cut_at_its_semicolons():
    text = "1.更新慢。\n2.解读少。\n针对今年的问题：栏目每月查；解读逐件配。"
    assert shape(text) == [("更新慢。", ["栏目每月查；"]), ("解读少。", ["解读逐件配。"])]


def test_a_semicolon_at_the_end_begins_no_measure():
    text = "1.更新慢。\n2.解读少。\n针对今年的问题：栏目每月查；"
    assert shape(text) == [("更新慢。", ["栏目每月查；"]), ("解读少。", [])]


def test_a_problem_that_turns_to_the_future_without_a_cue():
    text = "（一）更新慢。去年有三个栏目停更。从2024年起，每月查。\n（二）解读少。今后逐件配。"
    assert shape(text) == [
        ("更新慢。去年有三个栏目停更。", ["从2024年起，每月查。"]),
        ("解读少。", ["今后逐件配。"]),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "2022年度报告列出的两个问题，均已整改。\n一是更新慢。改进措施：每月查。",
            "2022年度报告列出的两个问题，均已整改。",
        ),
        (
            "（一）上年问题整改情况\n栏目已清理。\n（二）存在的问题\n一是更新慢。\n（三）改进措施\n一是每月查。",
            "栏目已清理。",
        ),
        (
            "去年的问题已整改到位。今年存在的主要问题：一是更新慢。\n改进措施：一是每月查。",
            "去年的问题已整改到位。",
        ),
        ("一是更新慢。改进措施：每月查。\n至于去年的问题，解读已逐件配。", "至于去年的问题，解读已逐件配。"),
    ],
)
def test_last_years_improvement_is_no_problem_of_this_year(text, said):
    assert shape(text)[0][0] == "更新慢。"
    assert len(shape(text)) == 1
    assert said.startswith(last_year(text))
    assert last_year(text)


def test_this_years_problems_with_their_year_are_not_last_years():
    assert shape("（一）2023年度的主要问题。第一，更新慢。第二，解读少。")[1] == ("解读少。", [])


def test_a_title_line_and_its_body_are_one_problem():
    text = "1.更新慢\n三个栏目停更。\n2.解读少\n全年两篇。"
    assert shape(text) == [("更新慢\n三个栏目停更。", []), ("解读少\n全年两篇。", [])]


def test_a_list_inside_a_numbered_item_does_not_part_it():
    text = "1.更新慢：一是人少；二是事多。改进措施：每月查。\n2.解读少。改进措施：逐件配。"
    assert [pair.problem.text for pair in split_items(text) if pair.problem] == [
        "更新慢：一是人少；二是事多。",
        "解读少。",
    ]


@pytest.mark.parametrize("text", ["", "无。", "暂无", "\n \n"])
def test_nothing_to_split(text):
    assert split_items(text) == ()
    assert last_year(text) == ""


def test_a_measure_that_answers_two_problems_stands_with_both():
    text = "一是甲慢。二是乙慢。三是丙慢。\n针对第一、三个问题，每月查。针对第二个问题，逐件配。"
    pairs = split_items(text)
    assert shape(text) == [("甲慢。", ["每月查。"]), ("乙慢。", ["逐件配。"]), ("丙慢。", ["每月查。"])]
    assert pairs[0].measures == pairs[2].measures


def test_a_number_that_no_problem_has_names_none():
    assert shape("一是甲慢。二是乙慢。\n针对第五个问题，每月查。") == [
        ("甲慢。", []),
        ("乙慢。", []),
        (None, ["每月查。"]),
    ]


def test_problems_that_only_their_measures_name():
    assert shape("一是针对更新慢的问题，每月查；二是针对解读少的问题，逐件配。") == [
        ("更新慢", ["每月查；"]),
        ("解读少", ["逐件配。"]),
    ]


def test_commonplaces_answer_no_problem_in_particular():
    text = "一是栏目更新慢。二是答复超期。三是解读少。\n改进措施：一是加强组织领导。二是强化监督考核。"
    assert [measures for _, measures in shape(text)] == [[], [], [], ["加强组织领导。", "强化监督考核。"]]


def test_lists_too_long_for_their_words_are_paired_in_order_or_not_at_all():
    problems, measures = (
        "".join(f"（{n}）{word}{n}。\n" for n in range(1, 71)) for word in ("栏目慢", "栏目查")
    )
    pairs = split_items(f"存在的问题\n{problems}改进措施\n{measures}")
    assert [[m.number for m in pair.measures] for pair in pairs] == [[n] for n in range(1, 71)]
    fewer = split_items(f"存在的问题\n{problems}改进措施\n（1）栏目查。\n（2）栏目配。")
    assert [len(pair.measures) for pair in fewer] == [0] * 70 + [2]


def test_only_measures():
    assert shape("改进措施：\n一是每月查。\n二是通报。") == [(None, ["每月查。", "通报。"])]


def test_numbers_count_within_their_kind():
    pairs = split_items("一是甲慢。二是乙慢。\n改进措施：一是快甲。二是快乙。")
    assert [p.problem.number for p in pairs if p.problem] == [1, 2]
    assert [m.number for p in pairs for m in p.measures] == [1, 2]
    assert {p.problem.kind for p in pairs if p.problem} == {"problem"}
    assert {m.kind for p in pairs for m in p.measures} == {"measure"}


PIECES = st.lists(
    st.sampled_from(
        [
            "一是",
            "二是",
            "（一）",
            "1.",
            "◆",
            "改进措施：",
            "措施",
            "存在的问题。",
            "针对上述问题，",
            "去年的问题，",
            "\n",
            "。",
            "；",
            "更新慢",
            "每月查",
            "下一步，",
            "今年",
            "（",
            "）",
            "对第二个问题，",
            "针对第一、三个问题，",
            "针对更新慢的问题，",
            "问题二：",
            "措施一：",
            "三是",
            "首先，",
            "在内容方面，",
            "等问题",
            "、",
            "，",
            ":",
            "不足",
            "2022年存在的问题，已整改",
            "我局将",
            "（已",
            "【措施】",
            "无",
            " ",
        ]
    ),
    max_size=30,
)


@given(PIECES)
def test_spans_are_exact_and_never_overlap(pieces):
    text = "".join(pieces)
    items = {
        item
        for pair in split_items(text)
        for item in (*([pair.problem] if pair.problem else []), *pair.measures)
    }
    assert all(text[slice(*item.span)] == item.text and item.text.strip() for item in items)
    spans = sorted(item.span for item in items)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@given(PIECES)
def test_paragraphs_are_the_lines_that_say_something(pieces):
    text = "".join(pieces)
    found = paragraphs(text)
    assert [line for _, _, line in found] == [line.strip() for line in text.split("\n") if line.strip()]
    assert all(text[start:end] == line for start, end, line in found)


def test_an_unknown_heading_in_the_place_of_one():
    text = "一、存在的问题\n（一）甲慢。\n（二）乙慢。\n二、破题之举\n（一）每月查。\n（二）逐件配。"
    assert shape(text) == [("甲慢。", ["每月查。"]), ("乙慢。", ["逐件配。"])]


def test_a_title_that_only_names_an_aspect_is_no_item():
    text = "存在的问题\n（一）内容方面\n1.甲慢。\n2.乙慢。\n改进措施\n1.每月查。\n2.逐件配。"
    assert shape(text) == [("甲慢。", ["每月查。"]), ("乙慢。", ["逐件配。"])]


def test_a_bare_subject_is_a_reference_among_measures_only():
    assert shape("一是甲慢。二是针对乙的事，丙少。\n改进措施：针对乙的事，逐件配。针对甲的事，每月查。") == [
        ("甲慢。", ["每月查。"]),
        ("针对乙的事，丙少。", ["逐件配。"]),
    ]
