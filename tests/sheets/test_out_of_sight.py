"""What a sheet shows beside its values, and what it does not show: pictures, hidden rows and columns."""

import io
import struct

import pytest
import xlwt
from openpyxl import Workbook
from other_workbooks import ods, table

from drafting.reading import read_bytes
from drafting.sheets import open_sheets
from drafting.sheets.old_pictures import rows_of_old_pictures

CELL = '<table:table-cell office:value-type="string"><text:p>甲</text:p>{}</table:table-cell>'
FRAME = '<draw:frame svg:width="{}" svg:height="{}"><draw:image/></draw:frame>'
NAMES = (
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
)


def bitmap(width, height):
    """A white picture."""
    pixels = b"\xff\xff\xff" * width * height
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, len(pixels), 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 54 + len(pixels), 0, 0, 54) + head + pixels


def old(fill):
    """An .xls of two sheets, the second filled."""
    book = xlwt.Workbook()
    book.add_sheet("一").write(0, 0, "甲")
    sheet = book.add_sheet("二")
    sheet.write(0, 0, "乙")
    fill(sheet)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    ("width", "height", "rows"),
    [pytest.param(320, 120, (5,), id="表格大小"), pytest.param(40, 36, (), id="图标大小")],
)
def test_a_picture_over_an_old_sheet(width, height, rows):
    data = old(lambda sheet: sheet.insert_bitmap_data(bitmap(width, height), 5, 2))
    assert [sheet.pictures for sheet in open_sheets(data, "a.xls")] == [(), rows]


def record(kind, data):
    return struct.pack("<HH", kind, len(data)) + data


@pytest.mark.parametrize(
    ("kind", "rows"),
    [pytest.param(8, (3,), id="图片"), pytest.param(5, (), id="图表"), pytest.param(6, (), id="文本框")],
)
def test_a_picture_as_excel_97_and_later_record_it(kind, rows):
    """The place stands in the drawing's record, the kind in the object's behind it."""
    bound = record(0x85, struct.pack("<IBB", 14, 0, 0))
    anchor = struct.pack("<HHI9H", 0, 0xF010, 18, 2, 1, 0, 3, 0, 9, 0, 12, 0)
    thing = struct.pack("<HHH", 0x15, 0x12, kind) + bytes(16)
    stream = bound + bytes(4) + record(0x809, bytes(4)) + record(0xEC, anchor) + record(0x5D, thing)
    assert bound + bytes(4) == stream[:14]
    assert rows_of_old_pictures(stream) == ({0: rows} if rows else {})
    assert rows_of_old_pictures(stream[: len(stream) - 20]) in ({}, {0: rows})


def test_pictures_over_an_open_document():
    large, small = FRAME.format("12cm", "5cm"), FRAME.format("0.5cm", "5mm")
    rows = f"<table:shapes {NAMES}>{large}</table:shapes><table:table-row>{CELL.format('')}</table:table-row>"
    rows += f"<table:table-row {NAMES}>{CELL.format(large)}{CELL.format(small)}</table:table-row>"
    (sheet,) = open_sheets(ods(table(rows)), "a.ods")
    assert sheet.pictures == (0, 1)


def test_rows_and_columns_that_are_hidden():
    def fill(sheet):
        sheet.write(1, 1, "丙")
        sheet.row(1).hidden = True
        sheet.col(1).hidden = True

    assert (
        open_sheets(old(fill), "a.xls")[1].hidden_rows,
        open_sheets(old(fill), "a.xls")[1].hidden_columns,
    ) == ({1}, {1})
    columns = '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    rows = f'<table:table-row table:visibility="filter">{CELL.format("")}</table:table-row>'
    (sheet,) = open_sheets(ods(table(columns + rows)), "a.ods")
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({0}, {1, 2})
    book = Workbook()
    page = book.active
    page.append(["甲", "乙", "丙"])
    page.row_dimensions[1].hidden = True
    page.column_dimensions.group("B", "C", hidden=True)
    made = io.BytesIO()
    book.save(made)
    (sheet,) = open_sheets(made.getvalue(), "a.xlsx")
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({0}, {1, 2})


def test_a_hidden_row_of_the_form_is_read_where_no_visible_one_has_its_label():
    def read(hidden):
        book = Workbook()
        page = book.active
        page.append(["甲县教育局2023年政府信息公开工作年度报告"])
        page.append(["信息内容", "本年处理决定数量"])
        for row in (["行政处罚", 3], ["行政强制", 4], hidden):
            page.append(row)
        page.row_dimensions[5].hidden = True
        made = io.BytesIO()
        book.save(made)
        return read_bytes(made.getvalue(), "a.xlsx").figures

    assert read(["行政许可", 7])["t2.licensing.decisions"] == 7
    again = read(["行政处罚", 9])
    assert (again["t2.penalties.decisions"], again["t2.coercion.decisions"]) == (3, 4)
