"""A .zip of reports, read in memory: good members, bad ones, names from Chinese Windows, no trust in sizes."""

import zipfile

import pytest
from builders import report, zero_figures

from drafting.errors import InputError
from drafting.export import render
from drafting.reading import archive, read_bytes
from drafting.reading.archive import member, members

REPORT = render(report(zero_figures()), ".txt")


def packed(tmp_path, content, name="报送.zip"):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for member, data in content.items():
            package.writestr(member, data)
    return path


def test_members_that_can_be_reports_in_name_order(tmp_path):
    path = packed(
        tmp_path,
        {
            "乙/年报.txt": b"2",
            "甲/年报.docx": b"1",
            "说明.doc": b"",
            "__MACOSX/._a.txt": b"",
            "~$a.docx": b"",
        },
    )
    assert [member.name for member in members(path)] == ["乙/年报.txt", "甲/年报.docx"]


def test_a_name_that_leads_out_is_a_name_only(tmp_path):
    path = packed(tmp_path, {"../../外.txt": REPORT})
    assert [(m.name, m.data, m.error) for m in members(path)] == [("../../外.txt", REPORT, "")]
    assert sorted(tmp_path.iterdir()) == [path]


def test_one_member_by_its_name(tmp_path):
    path = packed(tmp_path, {"甲/年报.txt": b"1", "乙/年报.txt": b"2"})
    assert member(path, "乙/年报.txt").data == b"2"
    with pytest.raises(InputError, match=r"报送.zip 里没有 丙.txt"):
        member(path, "丙.txt")


def test_names_written_by_chinese_windows(tmp_path):
    path = packed(tmp_path, {"aaaa.txt": b"1"})
    path.write_bytes(path.read_bytes().replace(b"aaaa.txt", "年报".encode("gbk") + b".txt"))
    assert [member.name for member in members(path)] == ["年报.txt"]


def test_a_member_is_read_to_a_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    (member,) = members(packed(tmp_path, {"a.txt": b"0" * 10_000}))
    assert member.data == b""
    assert "不像年报" in member.error


def test_a_damaged_member_stops_nothing(tmp_path):
    path = packed(tmp_path, {"a.txt": REPORT * 20, "b.txt": b"1"})
    data = bytearray(path.read_bytes())
    data[60:80] = bytes(20)
    path.write_bytes(data)
    first, second = members(path)
    assert "已损坏" in first.error
    assert second.data == b"1"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "不是完好的", id="空文件"),
        pytest.param(b"\xff\xd8\xff\xe0", "不是完好的", id="改名的图片"),
        pytest.param(REPORT, "不是完好的", id="文本"),
    ],
)
def test_what_is_no_archive(tmp_path, data, says):
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(InputError, match=says):
        list(members(path))


def test_an_archive_without_reports(tmp_path):
    with pytest.raises(InputError, match="没有能读的年报"):
        list(members(packed(tmp_path, {"a.exe": b"", "b.zip": b""})))


def test_far_too_many_members(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 2)
    with pytest.raises(InputError, match="有3个文件，一次最多2个"):
        list(members(packed(tmp_path, {f"{i}.txt": b"" for i in range(3)})))


def test_a_missing_archive(tmp_path):
    with pytest.raises(InputError, match="没有这个文件"):
        list(members(tmp_path / "没有.zip"))


def test_members_are_read_as_files_are(tmp_path):
    (member,) = members(packed(tmp_path, {"年报.txt": REPORT}))
    assert dict(read_bytes(member.data, member.name).figures) == zero_figures()


def test_members_too_large_together_are_refused_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MOST_INFLATED", 2**30)
    path = packed(tmp_path, {"a.txt": b"1", "b.txt": b"2"})
    data = path.read_bytes()
    ends = data.index(b"PK\x01\x02")
    declared = (3 * 2**29).to_bytes(4, "little")  # of the first member, in the directory
    path.write_bytes(data[: ends + 24] + declared + data[ends + 28 :])
    with pytest.raises(InputError, match=r"解开后共1\.5 GB，一次最多1 GB。请分成几个压缩包"):
        list(members(path))


def test_members_that_turn_out_too_large_together_end_the_reading_with_the_place(tmp_path, monkeypatch):
    path = packed(tmp_path, {"a.txt": b"0" * 600, "b.txt": b"0" * 600, "c.txt": b"0"})
    data = path.read_bytes()
    for start in (at for at in range(len(data)) if data.startswith(b"PK\x01\x02", at)):
        data = data[: start + 24] + (1).to_bytes(4, "little") + data[start + 28 :]  # 1 byte each, it says
    path.write_bytes(data)
    monkeypatch.setattr(archive, "MOST_INFLATED", 1000)
    monkeypatch.setattr(archive, "_read", lambda _package, name, _entry: archive.Member(name, b"0" * 600))
    found = members(path)
    assert next(found).name == "a.txt"
    with pytest.raises(InputError, match=r"前1个文件已读，从 b\.txt 起没有读"):
        next(found)
