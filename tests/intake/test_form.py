"""The form: what is drawn, what is open, what comes back."""

import io
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from drafting.errors import InputError
from drafting.figures import Kind
from drafting.intake.form import form_bytes, read_form, write_form
from drafting.tables import APPLICANTS, STATUTORY_CODES, complete, edition, layout

FORM = edition("2021")
ENTERED = [code for code, cell in FORM.cells.items() if not cell.computed]


def workbook(data, **options):
    return load_workbook(io.BytesIO(data), **options)


def places(data):
    rows = list(workbook(data)["_cells"].iter_rows(min_row=3, values_only=True))
    return {code: (sheet, address) for sheet, address, code in rows}


@cache
def of_zeros():
    data = form_bytes(organ=ORGAN, year=2024, figures=zero_figures())
    return data, places(data)


def edited(changes):
    """The form after somebody typed ``changes`` (code → content) with a program that keeps no results."""
    data, where = of_zeros()
    book = workbook(data)
    for code, content in changes.items():
        sheet, address = where[code]
        book[sheet][address] = content
    return saved(book)


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_sheets_are_named_after_the_tables():
    book = workbook(form_bytes())
    assert book.sheetnames == ["说明", "表二", "表三", "表四", "_cells"]
    assert book["_cells"].sheet_state == "veryHidden"


@pytest.mark.parametrize("code", ["t2", "t3", "t4"])
def test_every_label_stands_as_printed(code):
    table = FORM.table(code)
    sheet = workbook(form_bytes())[table.name]
    labels = [printed.text for printed in layout(table) if printed.cell is None]
    drawn = [value for row in sheet.iter_rows(min_row=3, values_only=True) for value in row if value]
    assert [value for value in drawn if not str(value).startswith("=")] == labels
    merged = {str(merge) for merge in sheet.merged_cells.ranges} - {
        f"A1:{sheet.cell(1, sheet.max_column).coordinate}"
    }
    assert len(merged) == sum(printed.rowspan * printed.colspan > 1 for printed in layout(table))


def test_entries_are_open_and_sums_are_locked_formulas():
    data = form_bytes()
    book = workbook(data)
    for code, (sheet, address) in places(data).items():
        cell = book[sheet][address]
        computed = code in FORM.cells and FORM.cells[code].computed
        assert cell.protection.locked is computed, code
        assert str(cell.value or "").startswith("=") is computed, code
    for sheet in ("说明", "表二", "表三", "表四"):
        assert book[sheet].protection.sheet
        assert not book[sheet].protection.password


def test_formula_of_a_sum_is_blank_while_a_part_is_blank():
    data = form_bytes()
    sheet, address = places(data)["t3.processed.natural"]
    assert workbook(data)[sheet][address].value == '=IF(COUNT(D8:D28)=21,SUM(D8:D28),"")'


def test_every_entry_is_validated_with_a_chinese_message():
    data = form_bytes()
    book = workbook(data)
    where = places(data)
    for code in ENTERED:
        sheet, address = where[code]
        rules = [rule for rule in book[sheet].data_validations.dataValidation if address in rule.sqref]
        assert len(rules) == 1, code
        assert rules[0].type == ("custom" if FORM.cells[code].kind is Kind.AMOUNT else "whole")
        assert "请填" in rules[0].error


def test_each_table_prints_on_one_page():
    book = workbook(form_bytes())
    for sheet, orientation in (("表二", "portrait"), ("表三", "portrait"), ("表四", "landscape")):
        assert book[sheet].page_setup.orientation == orientation
        assert book[sheet].page_setup.paperSize == 9
        assert book[sheet].sheet_properties.pageSetUpPr.fitToPage


def test_same_arguments_give_the_same_bytes():
    assert form_bytes(organ=ORGAN, year=2024) == form_bytes(organ=ORGAN, year=2024)


def test_write_form_writes_what_read_form_reads(tmp_path: Path):
    path = tmp_path / "数据表.xlsx"
    write_form(path, organ=ORGAN, year=2024, figures=consistent_figures())
    reading = read_form(path)
    assert reading.figures == consistent_figures()
    assert (reading.problems, reading.organ, reading.year) == ((), ORGAN, 2024)


def test_empty_form_reads_as_blank_not_zero():
    reading = read_form(form_bytes())
    assert reading.figures == dict.fromkeys(STATUTORY_CODES)
    assert (reading.problems, reading.organ, reading.year) == ((), "", None)


counts = st.none() | st.integers(0, 10**9)
amounts = st.none() | st.decimals(0, 10**7, places=6, allow_nan=False)


@settings(max_examples=8, deadline=None)
@given(
    st.fixed_dictionaries(
        {code: amounts if FORM.cells[code].kind is Kind.AMOUNT else counts for code in ENTERED}
    )
)
def test_whatever_is_entered_comes_back(entered):
    reading = read_form(form_bytes(figures=entered))
    assert reading.figures == complete(entered, FORM)
    assert reading.problems == ()


# --- last year's report


def test_carried_out_of_last_year_is_filled_in():
    previous = report(consistent_figures(3), year=2023)
    data = form_bytes(previous=previous)
    reading = read_form(data)
    for column in (*APPLICANTS, "total"):
        assert reading.figures[f"t3.carried_in.{column}"] == previous.figures[f"t3.carried_out.{column}"]
    assert (reading.organ, reading.year) == (ORGAN, 2024)
    assert sum(value is not None for value in reading.figures.values()) == 7
    guide = " ".join(str(row[0]) for row in workbook(data)["说明"].iter_rows(values_only=True))
    assert f"取自《{previous.title}》的“结转下年度继续办理”" in guide


def test_blank_of_last_year_stays_blank_and_is_named():
    figures = consistent_figures(3) | {"t3.carried_out.legal": None, "t3.carried_out.total": 9}
    data = form_bytes(previous=report(figures))
    assert read_form(data).figures["t3.carried_in.legal"] is None
    guide = " ".join(str(row[0]) for row in workbook(data)["说明"].iter_rows(values_only=True))
    assert "上年有1类申请人空白，总计为9，请按登记台账补填" in guide


def test_what_was_entered_wins_over_last_year():
    data = form_bytes(previous=report(), figures={"t3.carried_in.natural": 99})
    assert read_form(data).figures["t3.carried_in.natural"] == 99


@pytest.mark.parametrize("year", [2020, 2100, 20222, 0])
def test_impossible_year_is_refused(year):
    with pytest.raises(InputError, match=f"应为2021至2099之间的四位年份，现为“{year}”"):
        form_bytes(year=year)


def test_report_of_another_year_is_not_last_year():
    with pytest.raises(InputError, match="上年年报应为2024年，现为2023年"):
        form_bytes(year=2025, previous=report(year=2023))


def test_figure_without_a_place_is_not_dropped_silently():
    with pytest.raises(InputError, match="（六）其他处理"):
        form_bytes(figures={"t3.closed.natural": 4})


# --- cells that somebody has to look at again


@pytest.mark.parametrize(
    ("code", "content", "expected"),
    [
        pytest.param("t3.granted.natural", "十二件", "“十二件”不是数字", id="数字格里是文字"),
        pytest.param("t3.granted.natural", -3, "应为非负整数，现为“-3”", id="负数"),
        pytest.param("t3.received.natural", 12.5, "应为非负整数，现为“12.5”", id="十二件半"),
        pytest.param("t3.granted.natural", "无", "没有发生的请填0", id="无"),
        pytest.param("t3.granted.natural", "—", "没有发生的请填0", id="横线"),
        pytest.param("t3.granted.natural", True, "不是数字", id="逻辑值"),
        pytest.param("t3.granted.natural", "=1+2", "没有计算结果", id="没有结果的公式"),
        pytest.param("t3.granted.natural", "#DIV/0!", "“#DIV/0!”不是数字", id="公式错误值"),
        pytest.param("t2.fees.amount", 1.2345678, "最多6位小数", id="七位小数的金额"),
        pytest.param("t2.fees.amount", "251000元", "“251000元”不是数字", id="带单位的金额"),
        pytest.param("t3.received.total", "共5件", "“共5件”不是数字", id="合计格里是文字"),
    ],
)
def test_bad_cell_is_named_and_the_others_are_kept(code, content, expected):
    reading = read_form(edited({code: content, "t4.review.upheld": 7}), "数据表.xlsx")
    (problem,) = reading.problems
    sheet, address = of_zeros()[1][code]
    assert problem.code == code
    assert problem.where.startswith(f"工作表“{sheet}”{address}（{FORM.cells[code].name}）")
    assert problem.message.startswith(problem.where)
    assert expected in problem.message
    assert reading.figures[code] is None
    assert reading.figures["t4.review.upheld"] == 7
    kept = {other: value for other, value in reading.figures.items() if other in ENTERED and other != code}
    assert kept == {other: 7 if other == "t4.review.upheld" else 0 for other in kept}


def test_problem_keeps_what_stood_there():
    reading = read_form(edited({"t3.granted.natural": "十二件", "t3.partial.legal": -3}))
    assert [(problem.code, problem.text) for problem in reading.problems] == [
        ("t3.granted.natural", "十二件"),
        ("t3.partial.legal", "-3"),
    ]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        pytest.param("12,053", 12053, id="千分位"),
        pytest.param("１２", 12, id="全角数字"),
        pytest.param(" 12 ", 12, id="前后空格"),
        pytest.param("  ", None, id="只有空格"),
        pytest.param(12.0, 12, id="整数值的小数"),
        pytest.param(0, 0, id="零不是空白"),
    ],
)
def test_number_however_typed(content, value):
    reading = read_form(edited({"t2.licensing.decisions": content}))
    assert reading.problems == ()
    assert reading.figures["t2.licensing.decisions"] == value
    assert isinstance(reading.figures["t2.licensing.decisions"], int | None)


def test_noise_of_binary_fractions_is_no_digit():
    reading = read_form(edited({"t2.fees.amount": 0.1 + 0.2}))
    assert reading.figures["t2.fees.amount"] == Decimal("0.3")
    assert reading.problems == ()


def test_sum_typed_over_is_kept_and_named():
    reading = read_form(edited({"t4.review.upheld": 3, "t4.review.total": 5}))
    (problem,) = reading.problems
    assert reading.figures["t4.review.total"] == 5
    assert "合计为5，各项之和为3，相差2" in problem.message


def test_differing_sum_given_to_the_form_is_kept():
    given_sum = zero_figures() | {"t4.review.total": 5}
    reading = read_form(form_bytes(figures=given_sum))
    assert reading.figures["t4.review.total"] == 5
    assert [problem.code for problem in reading.problems] == ["t4.review.total"]


def test_sum_whose_parts_are_not_all_known_is_blank():
    reading = read_form(edited({"t3.granted.natural": None}))
    assert reading.figures["t3.processed.natural"] is None
    assert reading.figures["t3.granted.total"] is None
    assert reading.figures["t3.processed.business"] == 0


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(20222, "应为2021至2099之间的四位年份，现为“20222”", id="多一位"),
        pytest.param("二〇二四", "不是数字", id="中文年份"),
        pytest.param(2024.5, "应为四位年份，现为“2024.5”", id="小数"),
    ],
)
def test_impossible_year_in_the_form_is_named(content, expected):
    reading = read_form(edited({"year": content}))
    (problem,) = reading.problems
    assert (problem.code, reading.year) == ("year", None)
    assert problem.message.startswith("工作表“说明”B4")
    assert expected in problem.message
    assert reading.figures["t3.granted.natural"] == 0


def test_incomplete_map_is_refused():
    book = workbook(form_bytes())
    book["_cells"].delete_rows(20)
    with pytest.raises(InputError, match="对照表不完整"):
        read_form(saved(book), "数据表.xlsx")


def test_inserted_row_is_refused_rather_than_misread():
    book = workbook(form_bytes())
    book["表三"].insert_rows(9)
    with pytest.raises(InputError, match="行列被移动过：工作表“表三”") as caught:
        read_form(saved(book), "数据表.xlsx")
    assert "重新下载填报表" in caught.value.message
