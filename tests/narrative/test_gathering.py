"""Sentences of departments' material as facts: word for word, with their number, under an aspect."""

import pytest

from drafting.facts import Aspect
from drafting.narrative.gathering import gather

ACCOUNT = """区教育局2024年政务公开工作总结
一、工作情况
（一）今年以来，我局高度重视政务公开工作。
1.举办政府信息公开业务培训3期，覆盖全部学校。
2.改版门户网站招生栏目，新增智能检索。
3.办理依申请公开答复前，主动与申请人沟通12人次，补正4件。
二、下一步打算
将继续完善公开目录。
"""


def test_only_sentences_that_state_work_done_are_offered():
    assert [one.quotation for one in gather(ACCOUNT, 2024)] == [
        "1.举办政府信息公开业务培训3期，覆盖全部学校。",
        "2.改版门户网站招生栏目，新增智能检索。",
        "3.办理依申请公开答复前，主动与申请人沟通12人次，补正4件。",
    ]


def test_every_word_stands_in_the_material():
    for one in gather(ACCOUNT, 2024):
        assert one.quotation in ACCOUNT
        assert one.statement.replace("{}", f"{one.value}{one.unit}") in ACCOUNT


def test_the_one_number_becomes_the_facts():
    first = gather(ACCOUNT, 2024)[0]
    assert (first.statement, first.value, first.unit) == ("举办政府信息公开业务培训{}，覆盖全部学校", 3, "期")


def test_of_several_numbers_none_is_picked():
    third = gather(ACCOUNT, 2024)[2]
    assert (third.value, third.unit) == (None, "")
    assert "{}" not in third.statement


@pytest.mark.parametrize(
    ("sentence", "aspect"),
    [
        ("举办政务公开业务培训，对各单位开展督查。", Aspect.SUPERVISION),
        ("改版门户网站，清理陈旧栏目。", Aspect.PLATFORMS),
        ("印发依申请公开答复规范，召开疑难申请会商会。", Aspect.ON_REQUEST),
        ("完成规范性文件清理并标注失效。", Aspect.RECORDS),
        ("发布政策解读材料，公布公共企事业单位清单。", Aspect.PROACTIVE),
    ],
)
def test_where_it_seems_to_belong(sentence, aspect):
    assert [one.aspect for one in gather(sentence, 2024)] == [aspect]


def test_a_sentence_said_twice_is_offered_once():
    assert len(gather("举办业务培训一次。\n举办业务培训一次。", 2024)) == 1
