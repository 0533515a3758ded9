"""Wording of another report in one's own draft: no figure, date or name of theirs comes with it."""

import re

import pytest

from drafting.narrative.borrowing import borrowed
from drafting.references import PLACEHOLDER

THEIRS, OWN = "云岭市青禾区教育局", "云岭市青禾区柳溪镇人民政府"


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月，青禾区教育局举办培训3期，参训120人次，满意率98.5%。",
        "全年收到申请十二件，办结率达百分之百，较上年翻番。",
        "云岭市青禾区教育局电话0300-5550101。",
    ],
)
def test_no_digit_and_no_name_of_theirs_is_left(text):
    draft = borrowed(text, THEIRS, OWN)
    assert not re.search(r"\d", draft)
    assert "教育局" not in draft
    assert PLACEHOLDER.search(draft), "要填的看得到，不填不能定稿"


def test_the_words_stay():
    assert borrowed("部分栏目更新不及时，解读形式单一。", THEIRS, OWN) == "部分栏目更新不及时，解读形式单一。"


def test_a_date_is_asked_for_once():
    assert borrowed("于2023年3月15日前完成。", THEIRS, OWN) == "于〔待填〕日前完成。"


def test_ones_own_name_stays():
    assert borrowed("柳溪镇按季公开。", OWN, OWN) == "柳溪镇按季公开。"


def test_a_third_place_is_asked_for_too():
    draft = borrowed("云岭区民政局会同青川市司法局开展培训。", "云岭区民政局", "白石县教育局")
    assert "青川市" not in draft
    assert "云岭区" not in draft
    assert draft.endswith("司法局开展培训。")


def test_a_colleague_without_a_place_stays():
    text = "由区司法局牵头，对城市更新项目逐件复核，全区各镇街同步推进。"
    assert borrowed(text, THEIRS, OWN) == text
