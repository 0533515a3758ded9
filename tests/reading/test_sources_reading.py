"""Files that cannot be used: an InputError in Chinese that says what and what next, and no other exception."""

import base64
import json
import os
import subprocess
import sys
from pathlib import Path, PurePath

import pytest
from builders import report as build
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import shapes
from reading.damage import FIGURES, SAMPLES, archived

from drafting.errors import InputError, NotAReport
from drafting.reading import READABLE, read_bytes, read_report
from drafting.report import Why, report_to_json

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 4
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_every_readable_extension_is_read():
    assert {PurePath(f"a{ending}").suffix for ending in SAMPLES} == set(READABLE)
    for extension, data in SAMPLES.items():
        found = read_bytes(data, f"年报{extension.upper()}")
        assert dict(found.figures) == FIGURES
        assert found.source is not None
        assert found.source.path == f"年报{extension.upper()}"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        pytest.param(b"", "a.txt", "空文件", id="空"),
        pytest.param(b" \n\n", "a.html", "空文件", id="只有空白"),
        pytest.param(JPEG, "a.docx", "图片", id="图片改名docx"),
        pytest.param(JPEG, "a.html", "图片", id="图片改名html"),
        pytest.param(OLE, "a.docx", "旧版", id="doc改名docx"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "密码", id="加密"),
        pytest.param(SAMPLES[".docx"], "a.html", "压缩包", id="docx改名html"),
        pytest.param(SAMPLES[".html"], "a.docx", "不符", id="html改名docx"),
        pytest.param(SAMPLES[".html"], "a.txt", "网页", id="html改名txt"),
        pytest.param(b"%PDF-1.7", "a.txt", "PDF", id="pdf改名txt"),
        pytest.param(bytes(range(256)) * 20, "a.html", "不是文本", id="二进制html"),
        pytest.param(b"%PDF-1.7", "a.pdf", "损坏", id="坏pdf"),
        pytest.param(b"x", "a", "不能读取", id="无扩展名"),
        pytest.param(b"PK\x03\x04" + bytes(40), "a.docx", "损坏", id="坏压缩包"),
        pytest.param(b"{", "a.json", "JSON", id="坏json"),
        pytest.param(b"[" * 100000, "a.json", "JSON", id="深json"),
        pytest.param(b"{}", "a.json", "report@1", id="别的json"),
        pytest.param(b"<!-- -->", "a.html", "空的", id="无内容网页"),
    ],
)
def test_wrong_files(data, name, says):
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, name)
    assert caught.value.message.endswith("。")


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
@pytest.mark.parametrize("name", ["a.mht", "a.html", "a.eml"])
def test_a_page_archived_or_sent_by_mail_is_read_in_any_encoding(encoding, charset, name):
    page = SAMPLES[".html"].decode().encode(charset)
    assert dict(read_bytes(archived(page, encoding), name).figures) == FIGURES


MAIL = b"MIME-Version: 1.0\nContent-Type: "


def test_a_mail_of_plain_text_is_read():
    mail = MAIL + b"text/plain\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(SAMPLES[".txt"])
    assert dict(read_bytes(mail, "a.eml").figures) == FIGURES


def nested(depth):
    parts = (b'multipart/mixed; boundary="%d"\n\n--%d\nContent-Type: ' % (n, n) for n in range(depth))
    return MAIL + b"".join(parts) + b"text/plain\n\n1"


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        pytest.param(MAIL + b"image/png\n\niVBORw0KGgo=", "a.mht", "没有正文", id="只有图片"),
        pytest.param(MAIL + b"text/html\n\n", "a.mht", "没有正文", id="空的"),
        pytest.param(nested(3000), "a.eml", "已损坏|没有正文|不像", id="层层相套"),
        pytest.param(MAIL + b"text/html", "a.txt", "邮件或网页归档", id="改名txt"),
        pytest.param(SAMPLES[".html"], "a.mht", "内容是文本", id="网页改名mht"),
    ],
)
def test_mails_without_a_page(data, name, says):
    with pytest.raises((InputError, NotAReport), match=says):
        read_bytes(data, name)


def test_an_unsupported_type_names_those_that_are_read():
    with pytest.raises(InputError) as caught:
        read_bytes(b"x", "a.wps")
    assert all(extension in caught.value.message for extension in READABLE)


@pytest.mark.parametrize(
    "text",
    [
        "关于召开会议的通知\n\n请准时参加。",
        "2023年工作总结\n\n一、总体情况\n\n完成了任务。",
        "关于做好2023年政府信息公开工作年度报告编制工作的通知\n\n请各单位报送。",
        "首页 | 新闻 | 公开\n欢迎访问",
    ],
    ids=["通知", "总结", "编制通知", "网页"],
)
def test_other_documents_are_no_reports(text):
    with pytest.raises(NotAReport, match="请确认"):
        read_bytes(text.encode(), "a.txt")


def test_missing_file_and_folder(tmp_path):
    with pytest.raises(InputError, match="找不到"):
        read_report(tmp_path / "没有.txt")
    (tmp_path / "夹.txt").mkdir()
    with pytest.raises(InputError, match="是文件夹"):
        read_report(tmp_path / "夹.txt")


def test_a_file_says_where_it_came_from(tmp_path):
    path = tmp_path / "年报.txt"
    path.write_bytes(SAMPLES[".txt"])
    found = read_report(path)
    assert found.source is not None
    assert (found.source.path, found.source.media_type, len(found.source.sha256)) == (
        str(path),
        "text/plain",
        64,
    )


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("figures", {"t3.received.natural": "一"}),
        ("figures", {"t3.received.natural": float("nan")}),
        ("figures", {"t3.received.natural": [1]}),
        ("figures", [1]),
        ("title", 5),
        ("year", "2023"),
        ("sections", [{"number": "1", "heading": "", "text": ""}]),
        ("sections", [{"number": 1, "heading": "", "text": None}]),
        ("unread", [{"where": "t3", "text": "", "why": "某种"}]),
    ],
)
def test_json_of_wrong_content(change, value):
    data = {**report_to_json(build(FIGURES)), change: value}
    with pytest.raises(InputError):
        read_bytes(json.dumps(data).encode(), "a.json")


def test_json_with_an_absurd_power_of_ten():
    text = SAMPLES[".json"].decode().replace('"t2.rules.made": 0', '"t2.rules.made": 1e999999999')
    with pytest.raises(InputError, match=r"t2\.rules\.made"):
        read_bytes(text.encode(), "a.json")


def test_json_blanks_get_their_reason():
    figures = {**FIGURES, "t3.granted.legal": None}
    found = read_bytes(json.dumps(report_to_json(build(figures))).encode(), "a.json")
    assert [(u.where, u.why) for u in found.unread] == [("t3.granted.legal", Why.BLANK)]


def try_to_read(data: bytes, extension: str) -> None:
    try:
        found = read_bytes(data, f"a{extension}")
    except InputError:
        return
    null = sorted(code for code, value in found.figures.items() if value is None)
    assert sorted(u.where for u in found.unread if u.where in found.figures) == null


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                *"|\t\n 一二（）、。：",
                "总计",
                "自然人",
                "结果维持",
                "行政复议",
                "12",
                "3.其他",
                "一、总体情况",
                "五、存在问题及改进情况",
                "规章",
                "信息内容",
                "本年制发件数",
                "政府信息公开工作年度报告",
            ]
        ),
        max_size=60,
    )
)
def test_any_text_is_read_or_refused(pieces):
    try_to_read(" ".join(pieces).encode() + b"x", ".txt")
    try_to_read(" ".join(pieces).encode() + b"x", ".md")


def test_importing_the_package_loads_no_reader():
    code = "import sys, drafting.reading; print([m for m in ('lxml', 'docx', 'bs4', 'charset_normalizer') if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert run.stdout.strip() == "[]"


def test_tables_that_never_end_take_no_hours():
    """A pattern looking for the end of each would go through the rest of the file for every beginning."""
    text = f"{shapes.ORGAN}2023年政府信息公开工作年度报告\n" + "<table>" * 50_000
    assert read_bytes(text.encode(), "a.md").year == 2023


@pytest.mark.parametrize("separator", ["|", "\t"], ids=["竖线", "制表符"])
def test_a_table_of_text_larger_than_any_form(separator):
    with pytest.raises(InputError, match="不像年报"):
        read_bytes(("甲" + f"{separator}1" * 400 + "\n").encode() * 600, "a.txt")


def test_a_pipe_has_no_end(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(InputError, match="不是文件"):
        read_report(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        pytest.param({"edition": "1999"}, "类型不对", id="没有的表样"),
        pytest.param({"figures": {"t3.x.y": 1}}, "t3.x.y", id="没有的单元格"),
        pytest.param({"figures": {"t3.received.natural": "多"}}, "t3.received.natural", id="不是数字"),
        pytest.param({"sections": [{"number": 7, "heading": "", "text": ""}]}, "类型不对", id="第七部分"),
    ],
)
def test_a_report_file_that_states_the_impossible(change, says):
    data = json.loads(SAMPLES[".json"]) | change
    with pytest.raises(InputError, match=says):
        read_bytes(json.dumps(data).encode(), "a.json")


def test_control_characters_behind_escapes_are_left_out():
    data = json.loads(SAMPLES[".json"]) | {"title": "甲\x00\x1b\ud800乙", "organ": "甲\x07"}
    found = read_bytes(json.dumps(data).encode(), "a.json")
    assert (found.title, found.organ) == ("甲乙", "甲")
