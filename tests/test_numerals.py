"""Chinese numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.numerals import format_numeral, parse_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一百一十", 110),
        ("两千零三", 2003),
        ("一万二千", 12000),
        ("三亿零五万", 300050000),
        ("二〇二四", 2024),
        ("叁拾", 30),
        ("万", 10000),
    ],
)
def test_parse(text, value):
    assert parse_numeral(text) == value


@pytest.mark.parametrize("text", ["", "进一步", "三件", "12"])
def test_no_numeral(text):
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "零"),
        (10, "十"),
        (12, "十二"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (10001, "一万零一"),
        (100200, "十万零二百"),
        (120000, "十二万"),
    ],
)
def test_format(value, text):
    assert format_numeral(value) == text


@given(st.integers(0, 10**12 - 1))
def test_parse_of_format_is_identity(value):
    assert parse_numeral(format_numeral(value)) == value


@pytest.mark.parametrize("value", [-1, 10**12])
def test_out_of_range(value):
    with pytest.raises(ValueError, match=str(value)):
        format_numeral(value)
