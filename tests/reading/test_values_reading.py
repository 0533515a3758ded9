"""What a single cell states."""

from decimal import Decimal

import pytest

from drafting.figures import Kind
from drafting.reading.placing.values import read_value
from drafting.report import Why


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        pytest.param("0", Kind.COUNT, 0, id="零"),
        pytest.param("12,053", Kind.COUNT, 12053, id="千分位"),
        pytest.param("１２，０５３", Kind.COUNT, 12053, id="全角"),
        pytest.param(" 84\u00a0", Kind.COUNT, 84, id="空格"),
        pytest.param("22（其中修订16件）", Kind.COUNT, 22, id="备注"),
        pytest.param("22件（其中修订16件）", Kind.COUNT, 22, id="单位和备注"),
        pytest.param("6宗", Kind.COUNT, 6, id="量词"),
        pytest.param("22①", Kind.COUNT, 22, id="圈码脚注"),
        pytest.param("22¹", Kind.COUNT, 22, id="上标脚注"),
        pytest.param("22[1]", Kind.COUNT, 22, id="方括号脚注"),
        pytest.param("22*", Kind.COUNT, 22, id="星号脚注"),
        pytest.param("0.000", Kind.COUNT, Decimal("0.000"), id="零带小数"),
        pytest.param("1.234", Kind.AMOUNT, Decimal("1.234"), id="三位小数的金额"),
        pytest.param("12.5", Kind.COUNT, Decimal("12.5"), id="照录小数"),
        pytest.param("-4", Kind.COUNT, -4, id="照录负数"),
        pytest.param("96171.6", Kind.AMOUNT, Decimal("96171.6"), id="金额"),
        pytest.param("0.123456", Kind.AMOUNT, Decimal("0.123456"), id="六位小数"),
        pytest.param("25.1万元", Kind.AMOUNT, Decimal("25.1"), id="本单位"),
        pytest.param("+1036", Kind.CHANGE, 1036, id="增"),
        pytest.param("减4", Kind.CHANGE, -4, id="减"),
        pytest.param("增加5", Kind.CHANGE, 5, id="增加"),
        pytest.param("-2", Kind.CHANGE, -2, id="负号"),
    ],
)
def test_a_number_as_printed(text, kind, number):
    value = read_value(text, kind)
    assert (value.number, value.why) == (number, None)
    assert str(value.number) == str(number)


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        *(
            pytest.param(t, Kind.COUNT, Why.BLANK, id=f"空白{t!r}")
            for t in ("", "\u00a0", "/", "-", "—", "——", "－", "无", "不适用", "\u2f46")
        ),
        pytest.param("减/", Kind.CHANGE, Why.NOT_A_NUMBER, id="减而无数"),
        pytest.param("251000元", Kind.AMOUNT, Why.NOT_A_NUMBER, id="元"),
        pytest.param("3.2亿元", Kind.AMOUNT, Why.NOT_A_NUMBER, id="亿元"),
        pytest.param("5元", Kind.COUNT, Why.NOT_A_NUMBER, id="件数写成元"),
        pytest.param("30人次", Kind.COUNT, Why.NOT_A_NUMBER, id="人次"),
        pytest.param("+1036", Kind.COUNT, Why.NOT_A_NUMBER, id="新版不认加号"),
        pytest.param("减4", Kind.COUNT, Why.NOT_A_NUMBER, id="新版不认减"),
        pytest.param("详见附件", Kind.COUNT, Why.NOT_A_NUMBER, id="文字"),
        pytest.param("约30", Kind.COUNT, Why.NOT_A_NUMBER, id="约数"),
        pytest.param("①", Kind.COUNT, Why.NOT_A_NUMBER, id="只有脚注"),
        pytest.param("1,05", Kind.COUNT, Why.NOT_A_NUMBER, id="千分位不对"),
        pytest.param("12 3", Kind.COUNT, Why.AMBIGUOUS, id="两数相连"),
        pytest.param("1.234", Kind.COUNT, Why.AMBIGUOUS, id="点分千位或小数"),
        pytest.param("12.345.678", Kind.COUNT, Why.AMBIGUOUS, id="点分千位"),
        pytest.param("0  减211", Kind.CHANGE, Why.AMBIGUOUS, id="两数相连，后一有减"),
        pytest.param("007", Kind.COUNT, Why.AMBIGUOUS, id="前导零"),
        pytest.param("9" * 5000, Kind.COUNT, Why.NOT_A_NUMBER, id="长得不像话"),
    ],
)
def test_what_cannot_be_read_says_why(text, kind, why):
    value = read_value(text, kind)
    assert (value.number, value.why) == (None, why)
