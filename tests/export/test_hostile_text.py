"""Texts from other people's files: no format runs them, breaks on them or loses what can be printed."""

import dataclasses
import io
import re

import pytest
from builders import report
from openpyxl import load_workbook

from drafting.errors import InputError
from drafting.export import FORMATS, check_writable, file_name, render
from drafting.reading import READABLE, read_bytes

HOSTILE = [
    pytest.param("<script>alert(1)</script>", id="脚本"),
    pytest.param('"onerror="alert(1)', id="属性"),
    pytest.param("]]><!-- --><![CDATA[x", id="CDATA"),
    pytest.param("=HYPERLINK(1)", id="公式"),
    pytest.param("@SUM(A1)", id="公式@"),
    pytest.param("+1+cmd|' /C calc'!A0", id="公式+"),
    pytest.param("-1+1", id="公式-"),
    pytest.param("a\x00b\x01\x1bc", id="控制字符"),
    pytest.param("a\ud800b\udfffc", id="半个字符"),
    pytest.param("a\ufffeb\uffffc", id="非字符"),
    pytest.param("&lt;b&gt;&amp;", id="实体"),
    pytest.param("甲" * 40_000, id="很长"),
]


def hostile_report(text):
    """The text as organ, title, headings and first paragraph."""
    base = report(texts={1: f"{text}\n其后一段。"})
    sections = tuple(
        dataclasses.replace(s, heading=text if s.number == 3 else s.heading) for s in base.sections
    )
    return dataclasses.replace(base, organ=text, title=text, sections=sections)


@pytest.mark.parametrize("extension", FORMATS)
@pytest.mark.parametrize("text", HOSTILE)
def test_every_format_holds_it(extension, text):
    data = render(hostile_report(text), extension)
    if extension == ".html":
        assert not re.search(rb"<script|<!--|<!\[CDATA|\"onerror", data)
    if extension == ".xlsx":
        book = load_workbook(io.BytesIO(data))
        cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type != "n"]
        assert [c for c in cells if c.data_type == "f"] == []
        assert [c for c in cells if str(c.value).startswith(("=", "+", "-", "@")) and not c.quotePrefix] == []


@pytest.mark.parametrize("extension", [e for e in FORMATS if e in READABLE])
@pytest.mark.parametrize("text", HOSTILE)
def test_what_can_be_printed_comes_back(extension, text):
    printable = "".join(c for c in text if c.isprintable())
    shown = report(texts={1: f"开头一句话。\n{text}\n结尾一句话。"})
    read = read_bytes(render(shown, extension), f"a{extension}")
    assert read.text(1).replace("\n", "") == f"开头一句话。{printable}结尾一句话。"
    assert dict(read.figures) == dict(shown.figures)


@pytest.mark.parametrize("line", ["甲|乙|丙", "| 甲 | 乙 |", "a\\|b"])
def test_pipes_in_markdown_are_no_table(line):
    shown = report(texts={1: f"开头一句话。\n{line}\n{line}\n结尾一句话。", 6: f"x{line}"})
    read = read_bytes(render(shown, ".md"), "a.md")
    assert (read.text(1), read.text(6)) == (shown.text(1), shown.text(6))


def test_a_long_paragraph_of_a_workbook_loses_nothing():
    book = load_workbook(io.BytesIO(render(report(texts={1: "甲乙" * 40_000}), ".xlsx")))
    texts = [cell.value for row in book["正文（上）"].iter_rows() for cell in row if cell.value]
    assert "".join(texts).count("甲乙") == 40_000


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("../../etc/passwd", "etcpasswd.docx", id="上级文件夹"),
        pytest.param('a/b\\c:d*e?f"g<h>i|j', "abcdefghij.docx", id="不能用的符号"),
        pytest.param("a\r\nSet-Cookie: x", "aSet-Cookie x.docx", id="换行"),
        pytest.param("", "年报.docx", id="没有标题"),
        pytest.param("甲" * 300, "甲" * 80 + ".docx", id="很长"),
        pytest.param("云岭市2024年年报", "云岭市2024年年报.docx", id="平常"),
    ],
)
def test_file_name(title, name):
    assert file_name(dataclasses.replace(report(), title=title), ".docx") == name


def test_a_target_is_refused_before_work_is_spent(tmp_path):
    source = tmp_path / "年报.docx"
    source.write_bytes(b"")
    (tmp_path / "夹.docx").mkdir()
    for target, says in (
        (tmp_path / "年报.pdf", "不能导出为“.pdf”"),
        (tmp_path / "年报", "没有扩展名"),
        (tmp_path / "没有" / "年报.docx", "没有文件夹"),
        (tmp_path / "夹.docx", "是文件夹"),
        (source, "就是要读取的文件"),
        (tmp_path / ("长" * 100 + ".docx"), "文件名太长"),
    ):
        with pytest.raises(InputError, match=says):
            check_writable(target, source, None)
    check_writable(tmp_path / "新.docx", source, None)
