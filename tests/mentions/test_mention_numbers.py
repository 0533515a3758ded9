"""Numbers in prose: what is one, what only looks like one, and where it stands."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.mentions import dates, numbers
from drafting.numerals import format_numeral


def found(text, year=2023):
    return [(n.value, n.unit) for n in numbers(text, year=year)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "approximate"),
    [
        pytest.param("收到申请87件", 87, "件", False, id="阿拉伯数字"),
        pytest.param("公开信息７，３９１条", 7391, "条", False, id="全角数字和全角千分号"),
        pytest.param("公开信息7,391条", 7391, "条", False, id="千分号"),
        pytest.param("收到申请  87  件", 87, "件", False, id="数字与量词之间有空格"),
        pytest.param("公开一千余条", 1000, "条", True, id="一千余"),
        pytest.param("公开1000余条", 1000, "条", True, id="1000余"),
        pytest.param("公开14万余条", 140000, "条", True, id="万余"),
        pytest.param("公开万余条", 10000, "条", True, id="只有万余"),
        pytest.param("点击1.2万次", 12000, "次", False, id="小数的万"),
        pytest.param("点击约1.25万次", 12500, "次", True, id="约"),
        pytest.param("超过300人参加", 300, "人", True, id="超过"),
        pytest.param("20人以上参加", 20, "人", True, id="以上"),
        pytest.param("办理三件", 3, "件", False, id="量词前的一个汉字数"),
        pytest.param("办理二十三件", 23, "件", False, id="汉字数"),
        pytest.param("升到六成", 6, "成", False, id="成"),
        pytest.param("占16.10%", Decimal("16.10"), "%", False, id="百分数"),
        pytest.param("占１６．１％", Decimal("16.1"), "%", False, id="全角百分数"),
        pytest.param("占百分之三十五点六", Decimal("35.6"), "%", False, id="百分之"),
        pytest.param("占百分之八", 8, "%", False, id="百分之个位"),
        pytest.param("占三分之一", None, "分之", False, id="三分之一没有小数值"),
        pytest.param("业务量翻番", None, "番", False, id="翻番"),
        pytest.param("数十件", None, "件", False, id="数十"),
        pytest.param("上百条", None, "条", False, id="上百"),
        pytest.param("有两三个", None, "个", False, id="两三个"),
        pytest.param("半数单位", None, "", False, id="半数"),
        pytest.param("是上年的2倍", 2, "倍", False, id="倍"),
        pytest.param("收费3.5万元", Decimal("3.5"), "万元", False, id="万元是单位，不乘"),
        pytest.param("申请6，", 6, "", False, id="没有量词"),
        pytest.param("提高3个百分点", 3, "个百分点", False, id="百分点"),
        pytest.param("⼆⼗件", 20, "件", False, id="康熙部首"),
    ],
)
def test_a_number(text, value, unit, approximate):
    (number,) = numbers(text, year=2023)
    assert (number.value, number.unit, number.approximate) == (value, unit, approximate)


@pytest.mark.parametrize(
    "text",
    [
        "2023年，我区进一步统一标准，逐一核对。",
        "2022年至2024年",
        "二〇二三年度",
        "国办公开办函〔2021〕30号，国务院令第711号，（2019）12号",
        "第二十条第（一）项、第五十条第四项",
        "（三）政府信息管理",
        "3.平台建设\n（二）依申请公开\n四、结转",
        "一是完善制度；二是加强培训",
        "拨打12345热线，十四五规划，党的二十大，十九届六中全会",
        "政务公开“三化”、“六稳”“六保”、“一网通办”、“十个一”",
        "三审三校，20个工作日，26个试点领域，“1+N”，1+N模式，7×24小时，第6版，24小时自助",
        "一站式服务，一件事一次办，一体化平台，坐到一起",
        "地址：青禾区和平路52号3楼，邮编：150001，电话：0451-82705546，传真0451—82705546",
        "网址：http://xxgk.example.gov.cn/col123/art_45.html，邮箱abc12@126.com，www.qh123.gov.cn",
        "3月15日至5月底，上午8:30，12月，二季度，2023年1月1日至2023年12月31日",
        "IPv6、5G、H5、A4、4A级",
        "千万不要，百姓，万一",
    ],
)
def test_what_only_looks_like_a_number(text):
    assert numbers(text, year=2023) == ()


def test_a_year_far_from_the_report_s_is_a_number():
    assert found("自2008年施行以来") == [(2008, "年")]
    assert found("自2008年施行以来", year=None) == []


def test_a_reference_is_no_number_and_a_support_mark_is_not_there():
    assert found("收到[[t3.received.total]]件，答复‹fact.12›12件") == [(12, "件")]


def test_masks_of_the_caller_apply_to_the_text_as_it_stands():
    text = "开通 8890 平台，受理 8890 件"
    assert [n.text for n in numbers(text, year=2023, masks=[re.compile("8890 平台")])] == ["8890 件"]


def test_spans_are_in_the_original_text():
    text = "㈠　收到　８７ 件，\n其中 1,234 条"
    assert [text[slice(*n.span)] for n in numbers(text, year=2023)] == ["８７ 件", "1,234 条"]
    assert all(n.text == text[slice(*n.span)] for n in numbers(text, year=2023))


def test_dates_can_be_asked_for():
    text = "2023年3月15日举办，５月底前完成，收到3件"
    assert [text[slice(*span)] for span in dates(text)] == ["2023年3月15日", "５月底"]


@given(st.integers(1, 10**8 - 1))
def test_every_count_is_read_in_digits_and_in_characters(value):
    assert found(f"共{value}件") == [(value, "件")]
    assert found(f"共{format_numeral(value)}件") == [(value, "件")]


@given(st.text(alphabet="收到申请其中自然人件条，。、；0123456789一二三十百万 （）\n%年月第", max_size=60))
def test_spans_are_ordered_and_apart_whatever_the_text(text):
    spans = [n.span for n in numbers(text, year=2023)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("拨打12345热线反映", []),
        ("12317举报热线受理12317件", ["12317件"]),
        ("部分公开12366件、不予公开6893件", ["12366件", "6893件"]),
    ],
)
def test_a_hotline_is_no_number_and_as_many_papers_are_no_hotline(text, found):
    assert [mention.text for mention in numbers(text, year=2024)] == found
