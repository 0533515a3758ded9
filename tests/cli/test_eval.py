"""``nianbao eval``: the labelled sentences, and every shape of print."""

import re
import sys

import pytest

from drafting import shipped
from drafting.cli import eval_reading, main


def test_checks_prints_recall_and_precision_of_each_set(capsys):
    assert main(["eval", "checks"]) == 0
    out = capsys.readouterr().out
    assert re.search(
        r"held-out：\d+句，有误\d+句；查出率 \d+\.\d%（\d+/\d+），查准率 \d+\.\d%（\d+/\d+）", out
    )
    assert re.search(r"  text-figure：有误\d+句，查出\d+句，误报\d+处", out)
    assert "漏报" not in out


def test_verbose_names_the_sentences(capsys):
    assert main(["eval", "checks", "--verbose"]) == 0
    assert "  漏报 " in capsys.readouterr().out


def test_without_the_repository_it_says_what_is_missing(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "drafting")
    assert main(["eval", "checks"]) == 2
    assert "不随安装包分发" in capsys.readouterr().err


def test_reading_prints_one_figure_over_every_shape(capsys, monkeypatch):
    monkeypatch.setattr(eval_reading, "_COPIES", 1)
    assert main(["eval", "reading"]) == 0
    total = re.search(
        r"合计（\d+种）：应读(\d+)格，读出(\d+)格（\d+\.\d\d%），错而未说(\d+)格", capsys.readouterr().out
    )
    held, read, unmarked = map(int, total.groups())
    assert unmarked == 0
    assert read >= 0.995 * held


@pytest.mark.parametrize("what", ["without the tests", "without what they print with"])
def test_reading_without_what_it_needs(capsys, monkeypatch, tmp_path, what):
    if what == "without what they print with":
        (tmp_path / "tests" / "reading").mkdir(parents=True)
        (tmp_path / "tests" / "reading" / "quality.py").write_text("", encoding="utf-8")
        monkeypatch.setitem(sys.modules, "reading.quality", None)
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "drafting")
    assert main(["eval", "reading"]) == 2
    assert "请" in capsys.readouterr().err
