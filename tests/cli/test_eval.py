"""``nianbao eval``: recall and precision on the labelled sentences."""

import re

from drafting.cli import eval as evaluation
from drafting.cli import main


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
    monkeypatch.setattr(evaluation, "_SENTENCES", tmp_path)
    assert main(["eval", "checks"]) == 2
    assert "不随安装包分发" in capsys.readouterr().err
