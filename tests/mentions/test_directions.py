"""Directions: which measure is said to have risen or fallen, in the many ways of saying it."""

import pytest

from drafting.mentions import ON_REQUEST, changing, directions

RECEIVED = "t3.received.total"
UP, DOWN, LEVEL = 1, -1, 0


def told(text):
    return [(d.sign, d.measure.id) for d in directions(text, year=2024, about=ON_REQUEST)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新收申请数量比上年明显下降", [(DOWN, RECEIVED)]),
        ("新收申请数量较上年有所增加", [(UP, RECEIVED)]),
        ("与上年相比，申请量大幅上升", [(UP, RECEIVED)]),
        ("申请总量与去年基本持平", [(LEVEL, RECEIVED)]),
        ("政府信息公开申请较上年呈明显下降趋势", [(DOWN, RECEIVED)]),
        ("政府信息公开申请件数同比略有减少", [(DOWN, RECEIVED)]),
        ("收到的申请少于上年", [(DOWN, RECEIVED)]),
        ("申请数量高于2023年", [(UP, RECEIVED)]),
        ("较上年，新收申请有所减少", [(DOWN, RECEIVED)]),
        ("申请量较去年出现较大幅度的增长", [(UP, RECEIVED)]),
        ("全年收到申请[[t3.received.total]]，同比下降", [(DOWN, RECEIVED)]),
        ("2024年收到申请[[t3.received.total]]，较2023年大幅度回落", [(DOWN, RECEIVED)]),
        ("新收申请[[t3.received.total]]件，比2023年减少49件", [(DOWN, RECEIVED)]),
        ("公开质量不断提升，申请数量相应减少", [(DOWN, RECEIVED)]),
        ("行政复议案件数同比有较大幅度的增长", [(UP, "t4.review.total")]),
        ("就信息公开答复申请复议的情况增多", [(UP, "t4.review.total")]),
        ("行政复议、行政诉讼案件均有所下降", [(DOWN, "disputes.total")]),
        ("行政诉讼案件数量明显增加", [(UP, "litigation.total")]),
        ("复议纠错比例明显上升", [(UP, "review.corrected_share")]),
        ("自然人申请占比提高", [(UP, "natural.share")]),
        ("结转下年度的申请数量较上年减少", [(DOWN, "t3.carried_out.total")]),
        ("行政处罚决定数量比上年下降", [(DOWN, "t2.penalties.decisions")]),
        ("二是申请数量快速增长，办理力量没有跟上", [(UP, RECEIVED)]),
        ("首次发生行政诉讼", [(UP, "litigation.total")]),
        ("首次收到法律服务机构申请", [(UP, "t3.received.legal")]),
    ],
)
def test_the_measure_and_its_direction(text, expected):
    assert told(f"{text}。") == expected


@pytest.mark.parametrize(
    "text",
    [
        "2023年收到政府信息公开申请100件，同比增长35%",
        "上年收到申请100件，下降明显",
        "服务质量稳步提升",
        "办理力量增加",
        "增加栏目三个",
        "提高答复质量，减少申请",
        "区教育局收到的申请明显减少",
        "上半年申请量下降",
        "二是婚姻登记申请数量增长",
        "针对“依申请公开答复的复议纠正率较高，答复质量有待提高”的问题",
        "〔待补：上年问题“新收申请数量较上年增长”的整改情况〕",
    ],
)
def test_what_is_about_no_measure(text):
    assert told(f"{text}。") == []


def test_an_item_s_number_is_no_word_of_its_measure():
    found = directions("一是人手不足。\n二是申请数量快速增长，办理力量没有跟上。", year=2024)
    assert [(d.sign, d.measure.id) for d in found] == [(UP, RECEIVED)]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("行政复议案件数较上年", "t4.review.total"),
        ("新收申请数量同比", RECEIVED),
        ("较上年", None),
        ("同比", None),
        ("网站访问量较上年", None),
    ],
)
def test_what_a_clause_says_has_changed(words, named):
    measure = changing(words, year=2024, about=ON_REQUEST)
    assert (measure and measure.id) == named


@pytest.mark.parametrize("ordinal", ["一是", "二、", "（三）"])
def test_an_ordinal_before_the_subject_hides_nothing(ordinal):
    """申请数量 at the head of an item of a list, in a text on applications."""
    assert told(f"{ordinal}申请数量快速增长，办理力量没有跟上。") == [(UP, RECEIVED)]
