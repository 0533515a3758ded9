"""Workbooks that other programs than Excel 2007 and later wrote: .xls and .ods."""

import io
import struct
import zipfile

import pytest
import xlwt
from builders import consistent_figures, report
from openpyxl import Workbook, load_workbook
from other_workbooks import as_ods, as_xls, ods, saved_xls, table
from reading import shapes

from drafting.errors import InputError
from drafting.export import render
from drafting.facts import Aspect
from drafting.intake.facts import COLUMNS, read_facts
from drafting.intake.figures import read_figures
from drafting.intake.form import form_bytes, read_form
from drafting.reading import read_bytes
from drafting.report import Why
from drafting.sheets import open_sheets
from drafting.tables import edition

FIGURES = consistent_figures(seed=5, most=900)
COMPUTED = [code for code, cell in edition("2021").cells.items() if cell.computed]
KINDS = pytest.mark.parametrize(
    ("save", "extension"), [pytest.param(as_xls, ".xls", id="xls"), pytest.param(as_ods, ".ods", id="ods")]
)
NUMBER = '<table:table-cell{0} office:value-type="float" office:value="{1}"><text:p>{1}</text:p></table:table-cell>'


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def addresses(form):
    rows = load_workbook(io.BytesIO(form))["_cells"].iter_rows(min_row=3, values_only=True)
    return {code: f"{sheet}!{address}" for sheet, address, code in rows}


@KINDS
def test_a_whole_report_on_one_sheet(save, extension):
    data = save(shapes.workbook(lambda t: shapes.printed(t, FIGURES)))
    found = read_bytes(data, f"a{extension}")
    assert dict(found.figures) == FIGURES
    assert (found.organ, found.year) == (shapes.ORGAN, shapes.YEAR)
    assert {n: found.text(n) for n in (1, 5, 6)} == {n: shapes.TEXTS[n] for n in (1, 5, 6)}
    assert (found.text(2), found.text(3), found.text(4)) == ("", "", "")


@KINDS
def test_a_report_in_sheets_whose_hidden_one_is_not_read(save, extension):
    book = load_workbook(io.BytesIO(render(report(FIGURES), ".xlsx")))
    hidden = book.copy_worksheet(book["表三"])
    hidden["D6"] = 999_999
    hidden.sheet_state = "hidden"
    assert dict(read_bytes(save(saved(book)), f"a{extension}").figures) == FIGURES


@KINDS
def test_a_form_comes_back_with_the_results_of_its_formulas(save, extension, tmp_path):
    form = form_bytes(organ="青禾区", year=2024, figures=FIGURES)
    where = addresses(form)
    results = {where[code]: float(FIGURES[code]) for code in COMPUTED}
    reading = read_form(save(form, results), f"数据{extension}")
    assert (dict(reading.figures), reading.problems) == (FIGURES, ())
    assert (reading.organ, reading.year) == ("青禾区", 2024)
    path = tmp_path / f"数据{extension}"
    path.write_bytes(save(form, results))
    assert read_figures(path) == FIGURES


@KINDS
def test_the_sums_of_a_form_are_the_files_own_even_where_they_are_wrong(save, extension):
    form = form_bytes(year=2024, figures=FIGURES)
    where = addresses(form)
    results = {where[code]: float(FIGURES[code]) for code in COMPUTED} | {where["t4.review.total"]: 77_777.0}
    reading = read_form(save(form, results), f"数据{extension}")
    assert reading.figures["t4.review.total"] == 77_777
    assert [problem.code for problem in reading.problems] == ["t4.review.total"]


@KINDS
def test_a_form_whose_sums_nobody_computed(save, extension):
    reading = read_form(save(form_bytes(year=2024, figures=FIGURES)), f"数据{extension}")
    assert (dict(reading.figures), reading.problems) == (FIGURES, ())


@KINDS
def test_an_empty_form_is_blank_and_not_zero(save, extension):
    reading = read_form(save(form_bytes()), f"数据{extension}")
    assert set(reading.figures.values()) == {None}
    assert (reading.problems, reading.year) == ((), None)


@KINDS
@pytest.mark.parametrize(
    ("value", "expected", "says"),
    [
        pytest.param(12, 12, "", id="整数"),
        pytest.param(12.0, 12, "", id="整数存作小数"),
        pytest.param("12", 12, "", id="文本数字"),
        pytest.param("１２", 12, "", id="全角"),
        pytest.param("1,200", 1200, "", id="千位分隔"),
        pytest.param(12.5, None, "非负整数", id="小数"),
        pytest.param(True, None, "不是数字", id="逻辑值"),
        pytest.param("无", None, "没有发生的请填0", id="文字"),
        pytest.param(1e300, None, "大得不可能", id="大得不可能"),
    ],
)
def test_what_stands_in_a_cell_of_the_form(save, extension, value, expected, says):
    book = load_workbook(io.BytesIO(form_bytes(year=2024, figures=FIGURES)))
    book["表三"]["D6"] = value
    reading = read_form(save(saved(book)), f"数据{extension}")
    assert reading.figures["t3.received.natural"] == expected
    told = [problem.message for problem in reading.problems if problem.code == "t3.received.natural"]
    assert len(told) == bool(says)
    assert all(says in message for message in told)


def test_an_error_in_a_cell_is_not_blank():
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.row(0).set_cell_error(0, 0x07)
    sheet.row(0).write(1, 45_000, xlwt.easyxf(num_format_str="YYYY-MM-DD"))
    (found,) = open_sheets(saved_xls(book), "a.xls")
    assert found.at(0, 0) == "#DIV/0!"
    assert str(found.at(0, 1)) == "2023-03-15 00:00:00", "a number shown as a day is no number"


def test_a_formula_without_its_result_is_not_blank():
    data = shapes.workbook(lambda t: shapes.printed(t, FIGURES, {"t3.received.natural": "=1+1"}))
    found = read_bytes(as_ods(data), "a.ods")
    assert found.figures["t3.received.natural"] is None
    assert [u.why for u in found.unread if u.where == "t3.received.natural"] == [Why.NOT_A_NUMBER]


def test_what_a_sheet_does_not_show_is_not_read():
    rows = (
        "<table:tracked-changes><table:table-cell><text:p>旧</text:p></table:table-cell></table:tracked-changes>"
        "<table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><office:annotation><text:p>批注</text:p></office:annotation>'
        "<text:p>甲<text:s/>乙</text:p><text:p>丙</text:p></table:table-cell>"
        f"<table:covered-table-cell><text:p>盖住的</text:p></table:covered-table-cell>{NUMBER.format('', 7)}"
        "</table:table-row></table:table-header-rows>"
    )
    (sheet,) = open_sheets(ods(table(rows)), "a.ods")
    assert [list(row) for row in sheet.rows] == [["甲 乙\n丙", None, 7.0]]
    assert (sheet.height, sheet.width) == (1, 3)


@pytest.mark.parametrize("times", [0, 2], ids=["少一格", "多一格"])
def test_covered_places_that_are_not_those_under_a_merged_cell(times):
    """All that stands to their right would be another column's."""
    merged = '<table:table-cell table:number-columns-spanned="2"><text:p>甲</text:p></table:table-cell>'
    covered = "<table:covered-table-cell/>" * times
    data = ods(table(f"<table:table-row>{merged}{covered}{NUMBER.format('', 7)}</table:table-row>"))
    with pytest.raises(InputError, match="已损坏"):
        open_sheets(data, "a.ods")


def test_a_percentage_is_what_is_shown():
    cell = '<table:table-cell office:value-type="percentage" office:value="0.5"><text:p>50%</text:p></table:table-cell>'
    (sheet,) = open_sheets(ods(table(f"<table:table-row>{cell}</table:table-row>")), "a.ods")
    assert sheet.at(0, 0) == "50%"


@pytest.mark.parametrize("stated", ["1_0", "0x10", "inf", "nan", ""])
def test_a_number_that_is_none(stated):
    (sheet,) = open_sheets(ods(table(f"<table:table-row>{NUMBER.format('', stated)}</table:table-row>")), "a")
    assert sheet.at(0, 0) == (stated or None)


def test_a_macro_is_passed_over():
    tables = table(f"<table:table-row>{NUMBER.format('', 7)}</table:table-row>")
    data = ods(tables, {"Basic/Standard/Module1.xml": "<script:module>Sub A\nEnd Sub</script:module>"})
    assert open_sheets(data, "a.ods")[0].at(0, 0) == 7


@KINDS
def test_facts_in_a_workbook(save, extension):
    book = Workbook()
    book.active.append(COLUMNS)
    book.active.append(["a", "主动公开", "发布信息{}", 12, "条", "科", "张"])
    (fact,) = read_facts(save(saved(book)), f"素材{extension}")
    assert (fact.aspect, fact.value, fact.unit) == (Aspect.PROACTIVE, 12, "条")


def encrypted_xls():
    """With the record that says so, in the place of one that says nothing."""
    data = as_xls(form_bytes())
    interface = struct.pack("<HH", 0xE1, 2)
    assert interface in data
    return data.replace(interface, struct.pack("<HH", 0x2F, 2), 1)


def with_content(data, change):
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry.filename == "content.xml" else content)
    return stream.getvalue()


ENTITIES = '<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1 or str()};" * 10}">' for i in range(1, 10)
)
MERGED = (
    '<table:table-row><table:table-cell table:number-rows-spanned="1000000" table:number-columns-spanned="16384">'
    "<text:p>x</text:p></table:table-cell></table:table-row>"
)


def corner_xls(row, column):
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    sheet.write(0, 0, 1)
    sheet.write(row, column, 1)
    return saved_xls(book)


def merged_xls():
    book = xlwt.Workbook()
    book.add_sheet("表").merge(0, 4_999, 0, 99)
    return saved_xls(book)


BOMBS = {
    "ods的行": (
        ods(table(f'<table:table-row table:number-rows-repeated="900000">{NUMBER.format("", 7)}</table:table-row>')),
        ".ods",
        "超过2000行或60列",
    ),
    "ods的列": (
        ods(table("<table:table-row>" + NUMBER.format(' table:number-columns-repeated="16384"', 7) + "</table:table-row>")),
        ".ods",
        "超过2000行或60列",
    ),
    "ods合并": (ods(table(MERGED)), ".ods", "过大的合并单元格"),
    "ods解压": (with_content(ods(table("")), lambda part: part + b" " * 30 * 2**20), ".ods", "解压后超过20MB"),
    "ods实体": (ods(table("<table:table-row><table:table-cell><text:p>&a9;</text:p></table:table-cell></table:table-row>"), prolog=f"{ENTITIES}]>"), ".ods", "已损坏|不像"),
    "xls最后一行": (corner_xls(65_535, 0), ".xls", "超过2000行或60列"),
    "xls最后一格": (corner_xls(65_535, 255), ".xls", "超过2000行或60列"),
    "xls合并": (merged_xls(), ".xls", "过大的合并单元格"),
    "xls大小": (as_xls(form_bytes()) + bytes(21 * 2**20), ".xls", "超过20MB"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "extension", "says"), BOMBS.values(), ids=BOMBS)
def test_what_would_grow_without_end(data, extension, says):
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, f"a{extension}")
    assert caught.value.message.endswith("。")


LOCKED = {"META-INF/manifest.xml": "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"}
REFUSED = {
    "xls加密": (encrypted_xls(), ".xls", "设了打开密码"),
    "ods加密": (ods("", LOCKED), ".ods", "设了打开密码"),
    "xls没传完": (as_xls(form_bytes())[:9000], ".xls", "已损坏"),
    "ods没传完": (as_ods(form_bytes())[:3000], ".ods", "已损坏"),
    "ods内容坏": (with_content(as_ods(form_bytes()), lambda part: part[:5000]), ".ods", "已损坏"),
    "ods没有表": (ods(""), ".ods", "没有工作表"),
    "doc改名": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000), ".xls", "已损坏"),
    "网页改名": (b"<html><table></table></html>", ".xls", "与扩展名“.xls”不符"),
    "xlsx改名": (form_bytes(), ".xls", "与扩展名“.xls”不符"),
    "图片改名": (b"\x89PNG\r\n", ".ods", "图片"),
}


@pytest.mark.parametrize(("data", "extension", "says"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused(data, extension, says):
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, f"年报{extension}")
    assert f"年报{extension}" in caught.value.message
    assert "请" in caught.value.message
