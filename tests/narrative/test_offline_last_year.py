"""What became of last year's problems: each fact tied to the problem it follows up, where that is certain."""

import pytest
from builders import ORGAN, report, zero_figures

from drafting.facts import Aspect, Fact
from drafting.narrative.material import Card, Material, Origin
from drafting.narrative.offline_last_year import follow_up
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
    return without_supports(
        follow_up(Material(ORGAN, OrganType.GOVERNMENT, 2024, zero_figures(), facts, previous, cards))
    )


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        pytest.param("大厅分流岗已设立，属于查询的引导到自助机", "把信息查询当成了公开申请", id="措施里说的"),
        pytest.param("公示表的图片格式已改为表格", "栏目检索不便", id="问题里说的"),
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
    assert text.endswith("针对甲的问题，已改进；对乙的问题，已补办；对丙的问题，仍在推进。")
    assert "上" in text.split("。")[0], "先说是上年的问题"


def test_what_has_sentences_inside_is_not_run_together() -> None:
    assert told("甲已改进。群众满意", "乙已补办").endswith("甲已改进。群众满意。乙已补办。")


def test_a_card_of_last_year_gives_its_outcome() -> None:
    card = Card("c", "政策解读", Origin.LAST_YEAR, "解读形式单一", outcome="已增加图解")
    assert told(cards=(card,)) == "解读形式单一，已增加图解。"


def test_without_a_word_of_staffs_the_problems_are_asked_for() -> None:
    asked = "把信息查询当成了公开申请；栏目检索不便；6件处罚决定公示超期"
    assert told() == f"〔待补：上年问题的整改情况（{asked}）〕"
    assert told(last="无。") == ""
