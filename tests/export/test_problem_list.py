"""A list of problems is counted as it is told, in every file that it goes into."""

import io
from dataclasses import replace

import openpyxl
from docx import Document
from openpyxl.utils import get_column_letter, range_boundaries

from drafting.checks.findings import Finding, Severity
from drafting.export.problem_list import ProblemList, by_region, by_rule
from drafting.export.problem_page import problems_page
from drafting.export.problem_word import problems_docx
from drafting.export.problem_workbook import problems_workbook

NUMBERS = tuple(
    Finding("text-unbound", Severity.INFO, f"第一部分的“{said}”表格中没有。", section=1, actual=said)
    for said in ("3场", "46人次", "12期")
)
ERROR = Finding("t3-balance", Severity.ERROR, "表三“自然人”列不平。", section=3)
HINT = Finding("swing", Severity.INFO, "行政许可变动超过五倍。", section=2)
ONE = ProblemList("甲.docx", "云岭市青禾区水利局", 2024, "甲", (NUMBERS[0], ERROR, *NUMBERS[1:], HINT))
TOLD = "正文另有3处数字表格中没有，无从核对，请自行核实：3场、46人次、12期。"


def test_numbers_beyond_the_tables_are_one_of_the_counts():
    assert [ONE.count(severity) for severity in Severity] == [1, 0, 2]
    assert ONE.total == 3
    assert {rule: (found, reports) for rule, _, found, reports in by_rule([ONE, ONE])} == {
        "t3-balance": (2, 2), "text-unbound": (2, 2), "swing": (2, 2),
    }  # fmt: skip
    assert by_region([ONE]) == [("云岭市青禾区", 1, 1, 3)]


def test_every_file_tells_them_once_and_counts_them_so():
    page = problems_page([ONE])
    assert page.count("46人次") == page.count(TOLD) == 1
    book = openpyxl.load_workbook(io.BytesIO(problems_workbook([ONE])))
    said = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert [cell for cell in said if "46人次" in str(cell)] == [TOLD]
    words = [paragraph.text for paragraph in Document(io.BytesIO(problems_docx(ONE))).paragraphs]
    assert "三、提示（2处）" in words
    assert [text for text in words if "46人次" in text] == [f"2. {TOLD}"]


def test_every_printed_page_of_the_workbook_has_the_heads():
    book = openpyxl.load_workbook(io.BytesIO(problems_workbook([ONE])))
    assert {sheet.print_title_rows for sheet in book.worksheets} == {"$1:$1"}


def area(sheet):
    return (sheet.print_area or sheet.dimensions).rpartition("!")[2].replace("$", "")


def test_what_is_printed_of_the_workbook_can_be_read():
    """A landscape A4 page holds some 130 characters of the size on the screen; on 170 they are 8 points."""
    book = openpyxl.load_workbook(io.BytesIO(problems_workbook([ONE])))
    for sheet in book.worksheets:
        first, last = range_boundaries(area(sheet))[::2]
        printed = [get_column_letter(column) for column in range(first, last + 1)]
        assert sum(sheet.column_dimensions[column].width for column in printed) <= 170
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    problems = book["问题清单"]
    heads = [cell.value for cell in problems[1]]
    assert heads[: range_boundaries(area(problems))[2]][-1] == "前次"


def test_a_row_is_as_tall_as_its_longest_cell():
    long = Finding("t3-balance", Severity.ERROR, "表三不平。" * 30, section=3)
    book = openpyxl.load_workbook(io.BytesIO(problems_workbook([replace(ONE, findings=(HINT, long))])))
    sheet = book["问题清单"]
    one, many = (sheet.row_dimensions[row].height for row in (2, 3))
    assert 13 < one < 40
    assert many > 300 / 48 * 13
    assert {sheet.row_dimensions[1].height, sheet.max_row} == {None, 3}


def test_the_page_has_a_column_for_the_earlier_round_only_where_there_was_one():
    assert "前次" not in problems_page([ONE])
    assert '<td class="short">未改</td>' in problems_page([replace(ONE, marks={1: "未改"})])
    assert "已改" in problems_page([replace(ONE, fixed=("表四不平。",))])


def test_what_is_short_stays_in_one_line():
    page = problems_page([ONE])
    assert '<td class="short">必须改</td><td class="short">第三部分</td><td>表三' in page
    assert ".short { white-space: nowrap;" in page
