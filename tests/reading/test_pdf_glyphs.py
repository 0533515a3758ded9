"""What a producer does to the characters of a PDF, undone; a row that a page's end divides, put together."""

import pytest

from drafting.figures import Kind
from drafting.reading.pdf.boxes import Box
from drafting.reading.pdf.glyphs import is_last, is_text, set_marks, settle
from drafting.reading.pdf.ruled import RuledTable
from drafting.reading.pdf.struck import strike_in_print
from drafting.reading.placing.values import read_value
from drafting.report import Why


def char(text, *, baseline=100.0, top=0.0, turn=(1.0, 0.0)):
    return {
        "text": text,
        "size": 10.0,
        "top": top,
        "bottom": top + 10,
        "matrix": (*turn, 0.0, 1.0, 0.0, baseline),
    }


@pytest.mark.parametrize(
    ("printed", "meant"), [("⽇", "日"), ("⺠", "民"), ("⼾", "户"), ("⻓", "长"), ("3", "3")]
)
def test_a_radical_is_the_character_whose_picture_it_shares(printed, meant):
    chars = [char(printed)]
    settle(chars, 800.0)
    assert chars[0]["text"] == meant


def test_characters_of_one_baseline_stand_at_one_height_whatever_their_fonts():
    chars = [char("年", top=690.0), char("2", top=694.5)]
    settle(chars, 800.0)
    assert chars[0]["top"] == chars[1]["top"] == pytest.approx(691.2)


def test_a_turned_character_stays_where_it_is():
    chars = [char("政", top=50.0, turn=(0.0, 1.0))]
    settle(chars, 800.0)
    assert chars[0]["top"] == 50.0


def at(text, x0, *, size=10.0, baseline=100.0):
    return char(text, baseline=baseline) | {"size": size, "x0": x0, "x1": x0 + size / 2}


@pytest.mark.parametrize(
    ("mark", "read"),
    [
        pytest.param({"size": 8.3, "baseline": 104.0}, "12¹", id="上标"),
        pytest.param({"size": 6.5, "baseline": 98.0}, "12¹", id="下标"),
        pytest.param({"size": 10.0}, "121", id="同样大小"),
        pytest.param({"size": 8.3}, "121", id="同一基线"),
        pytest.param({"size": 8.3, "baseline": 115.0}, "121", id="上一行"),
        pytest.param({"size": 8.3, "baseline": 104.0, "x0": 25.0}, "121", id="隔开"),
    ],
)
def test_a_raised_digit_is_a_note_s_mark(mark, read):
    chars = [at("1", 0.0), at("2", 5.0), at("1", **{"x0": 10.0, **mark})]
    settle(chars, 800.0)
    set_marks(chars)
    assert "".join(each["text"] for each in chars) == read
    if read == "12¹":
        assert chars[2]["top"] == chars[1]["top"]
        assert read_value(read, Kind.COUNT).number == 12


def test_a_mark_of_two_digits_is_one():
    chars = [at("件", 0.0), at("1", 5.0, size=7.0, baseline=104.0), at("0", 8.5, size=7.0, baseline=104.0)]
    settle(chars, 800.0)
    set_marks(chars)
    assert "".join(each["text"] for each in chars) == "件¹⁰"


@pytest.mark.parametrize(
    ("second", "kept"),
    [
        pytest.param({"x0": 0.0}, 1, id="描边"),
        pytest.param({"x0": 1.5, "baseline": 98.5}, 1, id="阴影"),
        pytest.param({"x0": 5.0}, 2, id="两个一样的数字"),
        pytest.param({"x0": 3.5}, 2, id="挤在一起的数字"),
        pytest.param({"x0": 0.0, "baseline": 90.0}, 2, id="下一行"),
    ],
)
def test_a_character_drawn_once_more_at_its_place_is_one(second, kept):
    chars = [at("1", 0.0), at("1", **second)]
    settle(chars, 800.0)
    assert [each for each in chars if is_last(chars)(each)] == chars[-kept:]


@pytest.mark.parametrize(
    ("size", "colour", "kept"),
    [
        pytest.param(24.0, (0.54, 0.54, 0.54), False, id="灰而大"),
        pytest.param(24.0, (0.8,), False, id="灰度而大"),
        pytest.param(10.0, (0.54, 0.54, 0.54), True, id="灰字"),
        pytest.param(24.0, (0.0, 0.0, 0.0), True, id="黑标题"),
        pytest.param(24.0, (1.0, 1.0, 1.0), True, id="深底白标题"),
        pytest.param(24.0, (0.9, 0.4, 0.4), True, id="红标题"),
        pytest.param(24.0, None, True, id="无色"),
        pytest.param(24.0, ("Pattern",), True, id="花纹"),
        pytest.param(60.0, (0.0, 0.0, 0.0), False, id="大数倍"),
    ],
)
def test_what_is_faint_and_large_is_a_watermark(size, colour, kept):
    other = char("内") | {"size": size, "non_stroking_color": colour, "object_type": "char"}
    assert is_text([*(char("正") for _ in range(9)), other])(other) is kept


def row(top, label, *values):
    texts = (label, *values)
    return [Box(100.0 * i, top, 100.0 * (i + 1), top + 20, text) for i, text in enumerate(texts)]


def joined(above, below):
    first = RuledTable(
        (*row(0, "二、上年结转政府信息公开申请数量", "1", "2"), *above), 1, first=True, last=True
    )
    second = RuledTable((*below, *row(30, "5.属于三类内部事务信息", "8", "9")), 2, first=True, last=True)
    return [tuple(cell.text for cell in cells) for cells in first.joined(second).grid().rows if cells]


@pytest.mark.parametrize(
    ("upper", "lower"), [(("2", "0"), ("", "")), (("", ""), ("2", "0"))], ids=["值在前页", "值在后页"]
)
def test_a_row_that_a_page_s_end_divides_is_one(upper, lower):
    found = joined(row(20, "4.保护第", *upper), row(10, "三方合法权益", *lower))
    assert ("4.保护第\n三方合法权益", "2", "0") in found
    assert len(found) == 3


def test_a_label_of_table_two_that_a_page_s_end_divides_is_one():
    above, below = row(20, "行\n政", "3", "0"), row(10, "强\n制", "", "")
    assert ("行\n政\n强\n制", "3", "0") in joined(above, below)


def test_of_a_divided_row_a_value_on_both_sides_is_no_number():
    found = joined(row(20, "4.保护第", "2", "0"), row(10, "三方合法权益", "1", ""))
    assert ("4.保护第\n三方合法权益", "2\n1", "0") in found
    assert read_value("2\n1", Kind.COUNT).why is Why.AMBIGUOUS


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(("4.保护第三方合法权益", "2", "0"), ("6.属于四类过程性信息", "", ""), id="两行"),
        pytest.param(("4.保护第", "2", "0"), ("其他", "", ""), id="不成标签"),
    ],
)
def test_rows_that_are_not_surely_one_stay_apart(above, below):
    assert len(joined(row(20, *above), row(10, *below))) == 4


@pytest.mark.parametrize(
    ("line", "read"),
    [
        pytest.param({"top": 696.5, "bottom": 697.0}, "1\u03362\u0336", id="划去"),
        pytest.param({"top": 696.5, "bottom": 697.0, "x1": 5.0}, "1\u03362", id="只划去一位"),
        pytest.param({"top": 701.0, "bottom": 701.5}, "12", id="下划线"),
        pytest.param({"top": 690.5, "bottom": 691.0}, "12", id="上一格的线"),
        pytest.param({"top": 694.0, "bottom": 699.5}, "12", id="底色块"),
        pytest.param({"top": 680.0, "bottom": 720.0, "x0": 4.0, "x1": 4.5}, "12", id="竖线"),
    ],
)
def test_a_line_through_digits_strikes_them_out(line, read):
    chars = [at("1", 0.0), at("2", 5.0)]
    strike_in_print(chars, [{"x0": -1.0, "x1": 11.0, **line}], 800.0)
    assert "".join(each["text"] for each in chars) == read
    if read != "12":
        assert read_value(read, Kind.COUNT).number is None
