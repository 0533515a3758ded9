"""What became of last year's problems: each fact tied to the problem it follows up, where that is certain."""

import re

import pytest
from builders import ORGAN, report, zero_figures

from drafting.facts import Aspect, Fact
from drafting.items import split_items
from drafting.narrative.material import Card, Material, Origin
from drafting.narrative.offline_last_year import follow_up, name_of
from drafting.references import without_supports
from drafting.report import OrganType

LAST = """（一）存在的主要问题
一是把信息查询当成了公开申请，申请人等了很久才被告知可以当场查。
二是栏目检索不便，公示表是图片格式，手机上看不清。
三是6件处罚决定公示超期，录入不及时。
（二）改进措施
一是大厅设分流岗，能查的引导到自助机。
二是把公示表转成可检索的表格。
三是由执法队长核对处罚公示，逐件登记。"""


def told(*statements: str, last: str = LAST, cards: tuple[Card, ...] = ()) -> str:
    facts = tuple(Fact(str(n), Aspect.LAST_YEAR, text) for n, text in enumerate(statements))
    previous = report(year=2023, texts={5: last})
    text = follow_up(Material(ORGAN, OrganType.GOVERNMENT, 2024, zero_figures(), facts, previous, cards))
    return without_supports("\n".join(line for line in text.split("\n") if not line.startswith("〔待")))


def asked(*statements: str, last: str = LAST) -> list[str]:
    facts = tuple(Fact(str(n), Aspect.LAST_YEAR, text) for n, text in enumerate(statements))
    previous = report(year=2023, texts={5: last})
    text = follow_up(Material(ORGAN, OrganType.GOVERNMENT, 2024, zero_figures(), facts, previous))
    return [line for line in text.split("\n") if line.startswith("〔待")]


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        pytest.param(
            "大厅分流岗已设立，属于查询的引导到自助机",
            "把信息查询当成了公开申请，申请人等了很久才被告知可以当场查",
            id="措施里说的",
        ),
        pytest.param(
            "公示表的图片格式已改为表格",
            "栏目检索不便，公示表是图片格式，手机上看不清",
            id="问题里说的",
        ),
    ],
)
def test_a_fact_opens_with_the_problem_it_follows_up(statement: str, problem: str) -> None:
    text = told(statement)
    assert f"“{problem}”" in text
    assert text.endswith(f"问题，{statement}。")


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("全年工作平稳有序", id="哪个也不像"),
        pytest.param("处罚公示由执法队长逐件登记核对", id="问题里有数字，不引上年的数"),
        pytest.param("针对检索不便的问题，公示表的图片格式已改为表格", id="自己说了"),
        pytest.param("大厅分流岗已设立，公示表转成表格", id="两个都像，说不准"),
    ],
)
def test_in_doubt_nothing_is_tied(statement: str) -> None:
    assert told(statement) == f"{statement}。"


def test_a_problem_is_named_once() -> None:
    text = told("大厅分流岗已设立", "大厅分流岗全年引导群众查询")
    assert text.count("把信息查询当成了公开申请") == 1


def test_several_are_one_paragraph_that_varies_its_openings() -> None:
    text = told("针对甲的问题，已改进", "针对乙的问题，已补办", "针对丙的问题，仍在推进")
    assert text == "针对甲的问题，已改进；对乙的问题，已补办；对丙的问题，仍在推进。"


def test_what_has_sentences_inside_is_not_run_together() -> None:
    assert told("甲已改进。群众满意", "乙已补办").endswith("甲已改进。群众满意。乙已补办。")


def test_a_card_of_last_year_gives_its_outcome() -> None:
    card = Card("c", "政策解读", Origin.LAST_YEAR, "解读形式单一", outcome="已增加图解")
    assert told(cards=(card,)) == "解读形式单一，已增加图解。"


def test_without_a_word_of_staffs_each_problem_is_asked_for_by_its_whole_name() -> None:
    assert asked() == [
        "〔待补：上年问题“把信息查询当成了公开申请，申请人等了很久才被告知可以当场查”的整改情况〕",
        "〔待补：上年问题“栏目检索不便，公示表是图片格式，手机上看不清”的整改情况〕",
        "〔待补：上年问题“6件处罚决定公示超期，录入不及时”的整改情况〕",
    ]
    assert asked(last="无。") == []


@pytest.mark.parametrize(
    ("problem", "name"),
    [
        pytest.param("存在的问题主要是靠突击，没有养成习惯。", "靠突击，没有养成习惯", id="引出问题的话"),
        pytest.param("还有一个问题，大喇叭又闲下来了。", "大喇叭又闲下来了", id="再引出一个"),
        pytest.param("申请多了，会商没跟上。增幅主要来自片区。", "申请多了，会商没跟上", id="整句"),
        pytest.param("政策解读“以文解文”。企业有意见。", "政策解读‘以文解文’", id="引号套引号"),
    ],
)
def test_a_problem_is_named_readably(problem: str, name: str) -> None:
    assert asked(last=f"存在的主要问题\n一是{problem}\n改进措施\n一是由办公室改进。") == [
        f"〔待补：上年问题“{name}”的整改情况〕"
    ]


def test_what_only_one_of_them_speaks_of_leaves_the_others_to_be_asked_for() -> None:
    left = asked("大厅分流岗已设立，属于查询的引导到自助机", last=LAST)
    assert [re.search("“(.{4})", line)[1] for line in left] == ["栏目检索", "6件处罚"]
    assert asked("分流岗已设立", "公示表已改", "处罚公示逐件登记") == [], "说了三件，不再问"


@pytest.mark.parametrize(
    ("problem", "name"),
    [
        pytest.param("申请数量增长较快，办理压力加大", "", id="升降是上年的"),
        pytest.param("处罚决定6件公示超期", "", id="数字是上年的"),
        pytest.param("执法公示不及时，有23件处罚决定超期", "执法公示不及时", id="前半句没有数字"),
        pytest.param("栏目乱，有23处找不到", "", id="前半句太短"),
    ],
)
def test_what_states_last_years_numbers_or_changes_is_not_repeated(problem: str, name: str) -> None:
    (pair,) = split_items(f"存在的主要问题：{problem}。\n改进措施：由办公室改进。")
    assert name_of(pair, 2024) == name


ONE = "存在的主要问题\n一是公开不及时。\n改进措施\n一是由办公室督促。"


def test_the_only_fact_is_about_the_only_problem() -> None:
    assert told("已经改正", last=ONE).endswith("公开不及时”的问题，已经改正。") or told(
        "已经改正", last=ONE
    ).endswith("公开不及时”问题，已经改正。")
    assert told("针对公开不及时的问题，已经改正", last=ONE) == "针对公开不及时的问题，已经改正。"
    assert told("已经改正", "另设专人", last=ONE) == "已经改正；另设专人。", "有两条，说不准"


def test_the_only_fact_may_be_of_another_matter_and_the_problem_is_then_asked_for() -> None:
    last = ONE.replace("公开不及时", "栏目更新不及时")
    other = "逐件分析复议纠正案件，被纠正的减少"
    assert told(other, last=last) == f"{other}。"
    assert asked(other, last=last) == ["〔待补：上年问题“栏目更新不及时”的整改情况〕"]
    assert asked("栏目改为每周更新", last=last) == []
    assert asked(f"针对业务不熟的问题，{other}", last=last) == [], "自己说了是哪个问题"


def test_a_clause_does_not_open_twice_with_the_same_word() -> None:
    text = told("针对甲的问题，已改进", "针对乙的问题，对报告逐份比对", "针对丙的问题，已补办")
    assert text == "针对甲的问题，已改进；针对乙的问题，对报告逐份比对；对丙的问题，已补办。"
