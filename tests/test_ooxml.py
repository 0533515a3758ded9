"""Files that are no workbook: each a clear message, never a traceback."""

import io
import struct
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook

from drafting import ooxml
from drafting.errors import InputError
from drafting.intake.form import form_bytes, read_form
from drafting.ooxml import freeze, open_workbook


def plain_workbook():
    stream = io.BytesIO()
    book = Workbook()
    book.active["A1"] = "别的表"
    book.save(stream)
    return stream.getvalue()


def word_document():
    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


def without(data, dropped):
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for entry in source.infolist():
            if entry.filename != dropped:
                target.writestr(entry, source.read(entry))
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", "空文件", id="空文件"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "其实是一张 JPG 图片", id="改名的图片"),
        pytest.param(b"%PDF-1.7", "其实是一个 PDF 文件", id="改名的PDF"),
        pytest.param(b"<html></html>", "其实是一个网页", id="改名的网页"),
        pytest.param(word_document(), "其实是 Word 文档", id="改名的Word"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "设了打开密码", id="加密"),
        pytest.param(OLE, "已损坏", id="旧版"),
        pytest.param(b"id,aspect", "不是电子表格文件", id="文本"),
        pytest.param(plain_workbook(), "不是本系统的年报数据表", id="别的模板"),
        pytest.param(form_bytes()[:4000], "已损坏", id="没传完"),
        pytest.param(without(form_bytes(), "xl/styles.xml"), "已损坏", id="缺部件"),
        pytest.param(without(form_bytes(), "xl/worksheets/sheet3.xml"), "缺少工作表“表三”", id="缺工作表"),
    ],
)
def test_what_is_no_form_is_refused_with_place_and_remedy(data, expected):
    with pytest.raises(InputError, match=expected) as caught:
        read_form(data, "青禾区数据.xlsx")
    assert caught.value.message.startswith("“青禾区数据.xlsx”")
    assert "请" in caught.value.message


def test_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"读不了文件.*没有\.xlsx"):
        read_form(tmp_path / "没有.xlsx")


def test_cut_anywhere_is_an_input_error():
    data = form_bytes()
    for end in range(0, len(data), 997):
        with pytest.raises(InputError):
            open_workbook(data[:end], "数据表.xlsx")


def test_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(ooxml, "MAX_UNPACKED", 10_000)
    with pytest.raises(InputError, match="解压后超过"):
        open_workbook(form_bytes(), "数据表.xlsx")


def test_form_of_another_version_is_refused():
    book = open_workbook(form_bytes(), "数据表.xlsx", values=False)
    book["_cells"]["B1"] = "nianbao/form@0"
    stream = io.BytesIO()
    book.save(stream)
    with pytest.raises(InputError, match="另一版本"):
        read_form(stream.getvalue())


def test_frozen_package_has_no_dates():
    data = freeze(plain_workbook())
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:created" not in package.read("docProps/core.xml")
    assert open_workbook(data, "表.xlsx").active["A1"].value == "别的表"
    assert struct.unpack("<I", data[:4])[0] == 0x04034B50
