"""What people and programs do wrong: each a Chinese message and status 2, nothing half written, no traceback."""

import json
import os
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures

from drafting.export import render, write
from drafting.figures import to_json
from drafting.intake.form import write_form
from drafting.reading import read_report
from drafting.report import report_to_json


@pytest.fixture
def folder(tmp_path) -> Path:
    """A report, figures, and things that are neither."""
    write(report(zero_figures()), tmp_path / "年报.txt")
    figures = {code: to_json(value) for code, value in consistent_figures(4).items()}
    (tmp_path / "数据.json").write_text(json.dumps({"figures": figures}))
    (tmp_path / "空夹").mkdir()
    (tmp_path / "夹.docx").mkdir()
    (tmp_path / "二进制.docx").write_bytes(bytes(range(256)))
    return tmp_path


def nianbao(*arguments: object, **options) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    command = [sys.executable, "-m", "drafting", *map(str, arguments)]
    return subprocess.run(command, timeout=60, check=False, **options)


DRAFT = ("draft", "--figures", "{}/数据.json", "--organ", ORGAN, "--year", 2024, "--llm", "off", "-o")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param(("read", "{}/空夹"), "是文件夹", id="读文件夹"),
        pytest.param(("read", "{}/没有"), "找不到", id="读没有的文件"),
        pytest.param(("read", "{}/二进制.docx"), "二进制数据", id="读二进制"),
        pytest.param(("export", "{}/年报.txt", "-o", "{}/年报.pdf"), "不能导出为“.pdf”", id="导出PDF"),
        pytest.param(("export", "{}/年报.txt", "-o", "{}/没有/年报.md"), "没有文件夹", id="导出到没有的夹"),
        pytest.param(("export", "{}/年报.txt", "-o", "{}/夹.docx"), "是文件夹", id="导出到文件夹"),
        pytest.param(("export", "{}/年报.txt", "-o", "{}/年报.txt"), "就是要读取的文件", id="导出盖掉自己"),
        pytest.param((*DRAFT, "{}/年报.pdf"), "不能导出为", id="成稿PDF"),
        pytest.param((*DRAFT, "{}/没有/年报.docx"), "没有文件夹", id="成稿到没有的夹"),
        pytest.param((*DRAFT, "{}/数据.json"), "就是要读取的文件", id="成稿盖掉数据"),
        pytest.param(("template", "-o", "{}/表.docx"), "把扩展名改为 .xlsx", id="填报表扩展名"),
        pytest.param(("template", "-o", "{}/没有/表.xlsx"), "没有文件夹", id="填报表到没有的夹"),
        pytest.param(
            ("template", "-o", "{}/表.xlsx", "--organ", "甲\a局"), "不能打印", id="机关名称有控制字符"
        ),
        pytest.param(("index", "{}/空夹"), "没有能读的年报文件", id="编入空文件夹"),
        pytest.param(("check", "{}/空夹"), "没有一个文件能读出年报", id="校核空文件夹"),
        pytest.param(
            ("search", "培训", "--organ", "没有这个机关"), "没有“没有这个机关”的年报", id="没有的机关"
        ),
        pytest.param(("search", "培训", "--year", 1900), "没有1900年的年报", id="没有的年份"),
        pytest.param(("search", "培训", "-k", 0), "现为0", id="零条"),
        pytest.param(("serve", "--port", 99999), "1至65535", id="端口太大"),
        pytest.param(("serve", "--address", "192.0.2.1"), "本机没有这个地址", id="别人的地址"),
    ],
)
def test_what_cannot_be_done(run, folder, arguments, says):
    before = sorted(path.name for path in folder.iterdir() if path.name != "nianbao")
    status, out, err = run(*(str(argument).format(folder) for argument in arguments))
    assert status == 2
    assert says in err
    assert "请" in err
    assert out in ("", "编入0份年报，跳过0个文件，检索库现有0条。\n")
    assert sorted(path.name for path in folder.iterdir() if path.name != "nianbao") == before


@pytest.mark.parametrize("organ", ["", " ", "甲\n局", "甲" * 5000, "甲\x01局"], ids=repr)
def test_what_is_no_organ(run, folder, organ):
    target = folder / "新.docx"
    arguments = ["--figures", folder / "数据.json", "--year", 2024, "--llm", "off", "-o", target]
    status, _, err = run("draft", "--organ", organ, *arguments)
    assert (status, target.exists()) == (2, False)
    assert "机关名称" in err


def test_a_port_in_use(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        status, _, err = run("serve", "--port", taken.getsockname()[1])
    assert status == 2
    assert "已被别的程序占用" in err


def test_a_missing_file_among_others_is_a_line_of_its_own(run, folder):
    status, out, err = run("check", folder / "没有.docx", folder / "年报.txt", "--json")
    first, second = map(json.loads, out.splitlines())
    assert "找不到" in first["error"]
    assert second["format"] == "nianbao/findings@1"
    assert "没有.docx" in err
    assert status in (0, 1)


def test_check_takes_a_zip(run, folder):
    with zipfile.ZipFile(folder / "报送.zip", "w") as package:
        package.writestr("甲/年报.docx", render(report(zero_figures()), ".docx"))
        package.writestr("../乙.docx", b"\xff\xd8\xff")
        package.writestr("说明.pptx", b"")
    status, out, _ = run("check", folder / "报送.zip", "--json")
    bad, good = map(json.loads, out.splitlines())
    assert bad["source"]["path"].endswith("报送.zip/../乙.docx")
    assert "图片" in bad["error"]
    assert good["report"]["source"]["path"].endswith("报送.zip/甲/年报.docx")
    assert status in (0, 1)
    assert not (folder / "乙.docx").exists()


@pytest.mark.parametrize("extension", [".docx", ".html", ".md", ".txt", ".json", ".xlsx"])
def test_what_draft_writes_read_reads(run, folder, extension):
    target = folder / f"新{extension}"
    run(*(str(argument).format(folder) for argument in (*DRAFT, target)))
    again = read_report(target)
    assert dict(again.figures) == consistent_figures(4)
    assert [section.number for section in again.sections] == list(range(7))


def test_read_takes_a_form(run, folder):
    write_form(folder / "表.xlsx", organ=ORGAN, year=2024, figures=consistent_figures(4))
    status, out, _ = run("read", folder / "表.xlsx", "--json")
    assert status == 0
    assert json.loads(out)["figures"]["t3.received.natural"] == consistent_figures(4)["t3.received.natural"]


def test_output_that_cannot_be_written_is_told(folder):
    with Path("/dev/full").open("wb") as full:
        done = nianbao("read", folder / "年报.txt", "--json", stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.decode() == "nianbao：读写出错：磁盘已满。请检查磁盘、权限和输出的去处后再试。\n"


def test_a_reader_that_goes_away_is_no_fault(folder):
    read, write_ = os.pipe()
    os.close(read)
    done = nianbao("read", folder / "年报.txt", "--json", stdout=write_, stderr=subprocess.PIPE)
    os.close(write_)
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_is_utf8_wherever_it_runs(folder):
    settings = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = nianbao("read", folder / "年报.txt", "--json", capture_output=True, env=settings)
    assert json.loads(done.stdout.decode("utf-8"))["organ"] == ORGAN
    helped = nianbao("--help", capture_output=True, env=settings)
    assert "年报台" in helped.stdout.decode("utf-8")


def test_a_file_name_that_is_no_text(folder):
    name = os.fsencode(folder) + b"/\xff\xfe.txt"
    Path(os.fsdecode(name)).write_bytes(render(report(zero_figures()), ".txt"))
    done = nianbao("read", os.fsdecode(name), "--json", capture_output=True)
    assert json.loads(done.stdout.decode("utf-8"))["source"]["path"] == os.fsdecode(name)


COMMANDING = "\x1b[2J年报\x9b31m\u202e\n读完"
"""Wipes a terminal's screen, colours it, turns the order of what follows and begins a line of its own."""
SHOWN = r"\x1b[2J年报\x9b31m\u202e\n读完"


@pytest.mark.parametrize("command", ["read", "check"])
def test_a_file_name_commands_no_terminal(run, folder, command):
    text, broken = (folder / f"{COMMANDING}{extension}" for extension in (".txt", ".docx"))
    text.write_bytes(render(report(zero_figures()), ".txt"))
    broken.write_bytes(b"PK")
    _, out, err = run(command, text, broken)
    assert SHOWN in err
    assert not set("\x1b\x9b\u202e") & {*out, *err}
    assert sum(line.startswith("读完") for line in err.splitlines()) == 0
    _, out, _ = run(command, text, broken, "--json")
    assert not set("\x1b\x9b\u202e") & {*out}
    assert str(broken) in [json.loads(line).get("source", {}).get("path") for line in out.splitlines()]


def test_a_title_commands_none_either(run, folder):
    titled = report(zero_figures(), organ="云岭市\x9b31m青禾区人民政府")
    (folder / "题.json").write_text(json.dumps(report_to_json(titled)), encoding="utf-8")
    for command in ("read", "check"):
        _, out, err = run(command, folder / "题.json")
        assert "青禾区人民政府" in out
        assert "\x9b" not in out + err


def test_what_was_left_unread_is_told(run, folder):
    two = render(report(zero_figures()), ".txt") + render(
        report(zero_figures(), organ="云岭市教育局"), ".txt"
    )
    (folder / "两份.txt").write_bytes(two)
    _, out, _ = run("read", folder / "两份.txt")
    assert "没有读准：同一文件里的另一份报告：“云岭市教育局2023年" in out


@pytest.mark.parametrize("arguments", [("--help",), ("read", "--help")], ids=" ".join)
def test_help_is_instant(arguments):
    code = (
        "import resource, sys; from drafting.cli import main\n"
        f"try: main({list(arguments)!r})\n"
        "except SystemExit: pass\n"
        "used = resource.getrusage(resource.RUSAGE_SELF); print(used.ru_utime + used.ru_stime, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert float(done.stderr) < 0.5


def test_checking_one_document_takes_little(folder):
    write(report(consistent_figures(4)), folder / "年报.docx")
    code = (
        "import resource, sys; from drafting.cli import main\n"
        f"main(['check', {str(folder / '年报.docx')!r}, '--json'])\n"
        "used = resource.getrusage(resource.RUSAGE_SELF); print(used.ru_utime + used.ru_stime, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)
    assert float(done.stderr.splitlines()[-1]) < 1.5
