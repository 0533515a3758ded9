"""When a number of the prose is a value, what a sentence is, and how figures are named."""

from decimal import Decimal
from fractions import Fraction

import pytest
from builders import report, zero_figures

from drafting.checks.engine import Subject
from drafting.checks.findings import Profile
from drafting.checks.text import (
    agrees,
    agrees_in_money,
    cells_of,
    meets,
    name_of,
    prints_as,
    roughly,
    sentence_at,
    sentences,
    sum_of,
)
from drafting.mentions import numbers


def mention(stated):
    (number,) = numbers(f"共{stated}。", year=2023)
    return number


@pytest.mark.parametrize(
    ("stated", "inside", "outside"),
    [
        pytest.param("12件", [12], [11, 13], id="整数"),
        pytest.param("12000件", [12000], [12001, 11999], id="写全的整数"),
        pytest.param("1.2万件", [12000, 12999, 11500], [13000, 11499], id="一位小数的万"),
        pytest.param("1.20万件", [12000, 12099, 11950], [12100, 11949], id="两位小数的万"),
        pytest.param("1万件", [10000, 19999, 5000], [20000, 4999], id="没有小数的万"),
        pytest.param("3百万件", [3000000, 3999999, 2500000], [4000000, 2499999], id="百万"),
        pytest.param("2千万件", [20000000, 29999999, 15000000], [30000000, 14999999], id="千万"),
        pytest.param("1.5亿件", [150000000, 159999999, 145000000], [160000000, 144999999], id="亿"),
        pytest.param("数十件", [], [0, 10, 50], id="没有数"),
    ],
)
def test_a_number_is_a_value(stated, inside, outside):
    assert [value for value in (*inside, *outside) if agrees(mention(stated), value)] == inside


@pytest.mark.parametrize(
    ("stated", "inside", "outside"),
    [
        pytest.param("51.3万元", ["51.3", "51.399", "51.25"], ["51.4", "51.249"], id="一位小数"),
        pytest.param("51万元", ["51", "51.99", "50.5"], ["52", "50.49"], id="没有小数"),
        pytest.param("512500元", ["51.25", "51.25009", "51.24995"], ["51.2501", "51.24994"], id="元"),
        pytest.param("1.2亿元", ["12000", "12999", "11500"], ["13000", "11499"], id="亿元"),
        pytest.param("数万元", [], ["0", "1"], id="没有数"),
    ],
)
def test_a_sum_of_money_is_a_value(stated, inside, outside):
    values = (*inside, *outside)
    assert [value for value in values if agrees_in_money(mention(stated), Decimal(value))] == inside


@pytest.mark.parametrize(
    ("words", "stated", "inside", "outside"),
    [
        pytest.param("超", "250件", [250, 251, 9999], [249], id="超"),
        pytest.param("近", "250件", [250, 200], [251, 199], id="近"),
        pytest.param("", "260余件", [260, 269], [259, 270], id="余，十位"),
        pytest.param("", "14万余件", [140000, 149999], [139999, 150000], id="余，万位"),
        pytest.param("", "107余件", [107], [106, 108], id="余，个位"),
        pytest.param("", "0余件", [0], [1, 9], id="余，零"),
        pytest.param("约", "250件", [225, 250, 275], [224, 276], id="约"),
        pytest.param("", "数十件", [], [0, 30, 50], id="没有数"),
        pytest.param("", "250件", [], [250], id="不是约数"),
    ],
)
def test_a_rough_number_can_stand_for_a_value(words, stated, inside, outside):
    (number,) = numbers(f"共{words}{stated}。", year=2023)
    assert [value for value in (*inside, *outside) if roughly(number, value)] == inside


@pytest.mark.parametrize(
    ("ratio", "inside", "outside"),
    [
        pytest.param(
            Fraction(3, 8), ["37", "38", "37.5", "37.50"], ["36", "39", "37.4", "37.6"], id="八分之三"
        ),
        pytest.param(Fraction(-3, 8), ["37", "38", "37.5"], ["36", "39"], id="减少的"),
        pytest.param(Fraction(38, 100), ["38", "38.0"], ["37", "39", "37.9"], id="正好"),
        pytest.param(Fraction(1, 3), ["33", "33.3", "33.33"], ["34", "33.4", "32"], id="除不尽"),
        pytest.param(Fraction(2, 3), ["66", "67", "66.6", "66.7"], ["65", "68"], id="截去和四舍五入"),
    ],
)
def test_a_ratio_prints_as_a_percentage(ratio, inside, outside):
    assert [shown for shown in (*inside, *outside) if prints_as(ratio, Decimal(shown))] == inside


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        pytest.param("甲。乙丙。丁", "丙", "乙丙。", id="中间"),
        pytest.param("甲。乙丙。丁", "甲", "甲。", id="开头"),
        pytest.param("甲。乙丙。丁", "丁", "丁", id="末尾，没有句号"),
        pytest.param("甲。 乙丙 \n丁", "丙", "乙丙", id="空白不算"),
        pytest.param("甲！乙？丙!丁?戊", "乙", "乙？", id="问号"),
        pytest.param("甲！乙？丙!丁?戊", "丙", "丙!", id="半角叹号"),
        pytest.param("甲！乙？丙!丁?戊", "丁", "丁?", id="半角问号"),
        pytest.param("甲。乙。丙丁。", "乙。丙", "乙。丙丁。", id="跨两句"),
        pytest.param("甲。乙。丙丁。", "乙。", "乙。", id="带着句号"),
        pytest.param("甲，乙；丙：丁。", "丙", "甲，乙；丙：丁。", id="逗号不断"),
    ],
)
def test_the_sentence_at_a_place(text, at, sentence):
    start = text.index(at)
    assert text[slice(*sentence_at(text, (start, start + len(at))))] == sentence


def test_sentences_without_what_ends_them():
    assert sentences("甲。乙！丙？丁!戊?己\n庚，辛；") == ["甲", "乙", "丙", "丁", "戊", "己", "庚，辛；"]
    assert sentences("。。\n") == []


@pytest.mark.parametrize(
    ("one", "other", "meeting"),
    [
        ((0, 2), (2, 4), False),
        ((0, 3), (2, 4), True),
        ((2, 4), (0, 2), False),
        ((1, 2), (0, 4), True),
        ((0, 4), (1, 2), True),
    ],
)
def test_spans_that_meet(one, other, meeting):
    assert meets(one, other) is meeting


def test_sums_names_and_cells_of_what_the_ledger_has():
    cells = {"t3.received.total": 87, "t3.carried_in.total": 3, "t3.granted.total": None}
    subject = Subject(report(zero_figures() | cells), Profile.PUBLISHED)
    both = ("t3.received.total", "t3.carried_in.total")
    assert sum_of(subject, both) == 90
    assert sum_of(subject, (*both, "t3.granted.total")) is None
    assert sum_of(subject, (*both, "no.such")) is None
    assert sum_of(subject, ("disclosed.share",)) is None
    granted = Subject(
        report(zero_figures() | {"t3.granted.total": 3, "t3.processed.total": 4}), Profile.PUBLISHED
    )
    assert sum_of(granted, ("disclosed.total",)) == 3
    assert sum_of(granted, ("disclosed.share",)) is None
    assert sum_of(subject, ()) == 0
    assert cells_of(subject, ("load.total", "no.such", *both)) == both
    assert name_of(subject, ("t3.received.total", "no.such")) == (
        "表三“一、本年新收政府信息公开申请数量”总计＋no.such"
    )
