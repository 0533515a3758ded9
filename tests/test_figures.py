"""What a cell's text means; blank is never zero."""

import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import FigureError
from drafting.figures import (
    Kind,
    check_number,
    format_number,
    from_json,
    invalid,
    parse_number,
    squeeze,
    to_json,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("0", 0, id="零"),
        pytest.param("", None, id="空白"),
        pytest.param("　", None, id="全角空格"),
        pytest.param("/", None, id="斜线"),
        pytest.param("—", None, id="破折号"),
        pytest.param("无", None, id="无"),
        pytest.param("12,053", 12053, id="千分位"),
        pytest.param("１２０", 120, id="全角数字"),
        pytest.param(" 4 2 ", 42, id="数字间有空格"),
        pytest.param("96171.6", Decimal("96171.6"), id="金额"),
        pytest.param("12.50", Decimal("12.50"), id="保留所印小数"),
        pytest.param("-4", -4, id="负数照原样"),
        pytest.param("−4", -4, id="减号"),
        pytest.param("+1036", 1036, id="正号"),
    ],
)
def test_parse(text, number):
    parsed = parse_number(text)
    assert parsed == number
    assert type(parsed) is type(number)


@pytest.mark.parametrize("text", ["abc", "12件", "1,2,3", "1.2.3", "0x1F", "1e5", "十二", "12 053件", "NaN"])
def test_what_is_no_number_is_refused_with_the_remedy(text):
    with pytest.raises(FigureError, match="阿拉伯数字"):
        parse_number(text)


@pytest.mark.parametrize(
    "text", ["1" * 19, "9" * 5000, "0." + "1" * 30], ids=["十九位", "五千位", "三十位小数"]
)
def test_more_digits_than_any_figure_has(text):
    with pytest.raises(FigureError, match="大得不可能") as caught:
        parse_number(text)
    assert len(caught.value.message) < 100


@pytest.mark.parametrize(
    "value", [10**18, -(10**18), 10**5000, "9" * 5000], ids=["十九位", "负数", "五千位", "文本"]
)
def test_json_with_more_digits_than_any_figure_has(value):
    with pytest.raises(FigureError, match="大得不可能"):
        from_json(value)


@given(st.integers(0, 10**9) | st.decimals(0, 10**6, places=6))
def test_parse_of_format_is_identity(number):
    assert parse_number(format_number(number)) == number
    assert format_number(parse_number(format_number(number))) == format_number(number)


@given(st.none() | st.integers(-(10**9), 10**9) | st.decimals(0, 10**6, places=6))
def test_json_keeps_the_value(number):
    assert from_json(to_json(number)) == number


@pytest.mark.parametrize("value", [True, [], {}, float("nan"), float("inf"), Decimal("1e999999999"), "abc"])
def test_json_that_is_no_number(value):
    with pytest.raises(FigureError):
        from_json(value)


@pytest.mark.parametrize(
    ("value", "kind", "fits"),
    [
        pytest.param(0, Kind.COUNT, True, id="件数为零"),
        pytest.param(-1, Kind.COUNT, False, id="件数为负"),
        pytest.param(Decimal("12.5"), Kind.COUNT, False, id="半件"),
        pytest.param(Decimal("0.000001"), Kind.AMOUNT, True, id="六位小数"),
        pytest.param(Decimal("0.0000001"), Kind.AMOUNT, False, id="七位小数"),
        pytest.param(Decimal("-0.5"), Kind.AMOUNT, False, id="金额为负"),
        pytest.param(-36, Kind.CHANGE, True, id="2019年版的减少"),
        pytest.param(Decimal("1.5"), Kind.CHANGE, False, id="增减半项"),
    ],
)
def test_what_a_cell_can_hold(value, kind, fits):
    assert (invalid(value, kind) is None) is fits


def test_a_refusal_names_place_value_and_remedy():
    with pytest.raises(FigureError, match=r"表三“予以公开”应为非负整数，现为“12\.5”。请改正。"):
        check_number(Decimal("12.5"), Kind.COUNT, "表三“予以公开”")


@given(st.text("公开件收到26Aa，：；！？（）、。“”《》.%-－— 　\n２６％Ⅲ①⼀"))
def test_a_plain_text_is_squeezed_as_any_other_is(text):
    assert squeeze(text) == re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("−", "-")
