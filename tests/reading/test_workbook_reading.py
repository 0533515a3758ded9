"""Workbooks: a report on sheets, the form filled in by hand, and sheets that are none."""

import io

import pytest
from builders import consistent_figures, report
from openpyxl import Workbook, load_workbook
from reading import shapes

from drafting.errors import InputError
from drafting.export import render
from drafting.intake.form import form_bytes
from drafting.reading import read_bytes
from drafting.report import Why
from drafting.tables import STATUTORY_CODES, edition

FIGURES = consistent_figures(seed=5, most=900)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_whole_report_on_one_sheet():
    found = read_bytes(shapes.workbook(lambda t: shapes.printed(t, FIGURES)), "a.xlsx")
    assert dict(found.figures) == FIGURES
    assert (found.organ, found.year) == (shapes.ORGAN, shapes.YEAR)
    assert {n: found.text(n) for n in (1, 5, 6)} == {n: shapes.TEXTS[n] for n in (1, 5, 6)}
    assert (found.text(2), found.text(3), found.text(4)) == ("", "", "")


def test_a_formula_without_its_result_is_not_blank():
    """Openpyxl keeps no results: the sums of a form that it filled are unread, and say why."""
    found = read_bytes(form_bytes(year=2024, figures=FIGURES), "空表.xlsx")
    computed = {code for code, cell in edition("2021").cells.items() if cell.computed}
    assert {c: found.figures[c] for c in STATUTORY_CODES if c not in computed} == {
        c: v for c, v in FIGURES.items() if c not in computed
    }
    whys = {unread.where: unread.why for unread in found.unread}
    assert {whys[code] for code in computed} == {Why.NOT_A_NUMBER}
    assert found.section(0) is None, "the form's guide is no text of a report"


def test_hidden_sheets_are_not_read():
    book = load_workbook(io.BytesIO(render(report(FIGURES), ".xlsx")))
    hidden = book.copy_worksheet(book["表三"])
    hidden["D6"] = 999_999
    hidden.sheet_state = "hidden"
    assert dict(read_bytes(saved(book), "a.xlsx").figures) == FIGURES


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(12.0, 12, id="整数存作小数"),
        pytest.param("12", 12, id="文本数字"),
        pytest.param(True, None, id="逻辑值"),
        pytest.param("=1+1", None, id="公式没有结果"),
        pytest.param(1e300, None, id="大得不可能"),
        pytest.param("很多", None, id="文字"),
    ],
)
def test_what_stands_in_a_cell(value, expected):
    book = load_workbook(io.BytesIO(render(report(FIGURES), ".xlsx")))
    book["表三"]["D6"] = value
    found = read_bytes(saved(book), "a.xlsx")
    assert found.figures["t3.received.natural"] == expected
    assert {c: found.figures[c] for c in STATUTORY_CODES if c != "t3.received.natural"} == {
        c: v for c, v in FIGURES.items() if c != "t3.received.natural"
    }


def test_a_fee_keeps_its_digits():
    book = load_workbook(io.BytesIO(render(report(FIGURES), ".xlsx")))
    book["表二"]["B16"] = 0.1 + 0.2
    assert str(read_bytes(saved(book), "a.xlsx").figures["t2.fees.amount"]) == "0.3"


@pytest.mark.parametrize("corner", ["XFD1", "A1048576"])
def test_a_cell_in_the_farthest_corner(corner):
    book = Workbook()
    book.active[corner] = "x"
    with pytest.raises(InputError, match="超过2000行或60列"):
        read_bytes(saved(book), "a.xlsx")


def test_a_workbook_that_is_no_report():
    with pytest.raises(InputError, match="不像政府信息公开工作年度报告"):
        read_bytes(saved(Workbook()), "a.xlsx")
