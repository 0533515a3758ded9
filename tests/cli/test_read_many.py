"""``nianbao read`` of many files: a line each, in order; a bar on standard error where that is a terminal."""

import json
import sys

import pytest
from builders import report, zero_figures
from reading import shapes

from drafting.cli import main
from drafting.cli.output import with_progress
from drafting.export import render
from drafting.service.files import MANY


@pytest.fixture
def paths(tmp_path):
    """More files than are read one by one; the fifth is none that can be read."""
    data = render(report(zero_figures()), ".html")
    found = [tmp_path / f"{number:02}.html" for number in range(MANY + 4)]
    for path in found:
        path.write_bytes(data)
    found[4].write_bytes(b"")
    return found


def test_a_line_of_json_a_file_in_the_order_given(paths, capfd):
    given = [*reversed(paths)]
    assert main(["read", *map(str, given), "--json"]) == 0
    out, err = capfd.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["source"]["path"] for line in lines] == [str(path) for path in given]
    assert [line["source"]["path"] for line in lines if "error" in line] == [str(paths[4])]
    assert {line["format"] for line in lines if "error" not in line} == {"nianbao/report@1"}
    assert err.splitlines() == [f"nianbao：{paths[4]}：04.html 是空文件。请检查是否保存成功后重新上传。"]


def shown(monkeypatch, capsys, total):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for item in with_progress("甲乙丙丁", "读取", total):
        print(item, file=sys.stderr)
    return [part.split("，约剩")[0] for part in capsys.readouterr().err.split("\r\033[K")]


def test_the_bar_is_away_while_something_is_printed(monkeypatch, capsys):
    assert shown(monkeypatch, capsys, 4) == [
        "",
        f"读取：[{'-' * 30}] 0/4",
        "甲\n",
        f"读取：[{'#' * 7}{'-' * 23}] 1/4",
        "乙\n",
        f"读取：[{'#' * 15}{'-' * 15}] 2/4",
        "丙\n",
        f"读取：[{'#' * 22}{'-' * 8}] 3/4",
        "丁\n",
        f"读取：[{'#' * 30}] 4/4",
        "",
    ]


def test_without_a_total_it_counts(monkeypatch, capsys):
    assert shown(monkeypatch, capsys, None)[1:4] == ["读取：第0个", "甲\n", "读取：第1个"]


def test_no_bar_in_a_file(capsys):
    assert list(with_progress("甲乙", "读取", 2)) == ["甲", "乙"]
    assert capsys.readouterr().err == ""


def unclear(tmp_path, capsys, printed):
    """What ``nianbao read`` says was not read for sure, of a report with these texts in its cells."""
    path = tmp_path / "年报.html"
    page = shapes.page(lambda table: shapes.as_html(shapes.printed(table, zero_figures(), printed)))
    path.write_bytes(page.encode())
    assert main(["read", str(path)]) == 0
    return [line.strip() for line in capsys.readouterr().out.splitlines() if "没有读准" in line]


def test_what_was_not_read_for_sure_is_said_in_plain_words(tmp_path, capsys):
    assert unclear(tmp_path, capsys, {"t3.received.natural": "一百二"}) == [
        "没有读准：表三“一、本年新收政府信息公开申请数量”自然人：原件中不是数字：“一百二”。"
    ]
    assert unclear(tmp_path, capsys, {"t3.received.natural": ""}) == []


def test_a_row_that_was_not_read_is_one_line(tmp_path, capsys):
    assert unclear(tmp_path, capsys, {"2.重复申请": "此行另有说法"}) == [
        "没有读准：表三“（五）不予处理 2.重复申请”（7格）：原件前后不一致："
        "“标签无法辨认，原文：此行另有说法 | 0 | 0 | 0 | 0 | 0 | 0 | 0”。"
    ]


def test_of_many_places_the_first_are_named(tmp_path, capsys):
    cells = [code for code in zero_figures() if code.startswith("t3.") and code.endswith(".total")]
    *named, last = unclear(tmp_path, capsys, dict.fromkeys(cells, "不详"))
    assert len(named) == 20
    assert last == "没有读准的另有5处，加 --json 看全部。"
