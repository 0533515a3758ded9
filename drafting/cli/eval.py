"""``nianbao eval``: the project's own quality figures."""

import argparse
from importlib.resources import files
from pathlib import Path

from drafting.checks.labelled import Judgement, Score, labelled_sentences, score
from drafting.cli import eval_grounding, eval_reading, eval_retrieval
from drafting.errors import InputError

_SENTENCES = Path(str(files("drafting"))).parent / "tests" / "checks" / "sentences"


def run(arguments: argparse.Namespace) -> int:
    """Print the figures of what was asked for; the labelled data is the repository's, not the package's."""
    evaluations[arguments.what](arguments)
    return 0


def _checks(arguments: argparse.Namespace) -> None:
    """Recall and precision of the rules that hold the text against the tables, a line each set and rule."""
    sets = sorted(file for file in _SENTENCES.glob("*.toml") if file.name != "reports.toml")
    if not sets:
        raise InputError(
            f"没有找到标注语句（{_SENTENCES}）。标注语句在源代码的 tests 里，不随安装包分发；"
            "请在源代码目录中用 pip install -e . 安装后再运行。"
        )
    for file in sets:
        scored = score(labelled_sentences(file))
        _print_score(file.stem, scored)
        if arguments.verbose:
            for judgement in scored.judgements:
                _print_judgement(judgement)


def _print_score(name: str, scored: Score) -> None:
    found = sum(not j.missed for j in scored.wrong)
    true = sum(len(j.true) for j in scored.judgements)
    false = sum(len(j.false) for j in scored.judgements)
    print(
        f"{name}：{len(scored.judgements)}句，有误{len(scored.wrong)}句；"
        f"查出率 {scored.recall:.1%}（{found}/{len(scored.wrong)}），"
        f"查准率 {scored.precision:.1%}（{true}/{true + false}）"
    )
    for rule, (labelled, caught, alarms) in scored.by_rule().items():
        print(f"  {rule}：有误{labelled}句，查出{caught}句，误报{alarms}处")


def _print_judgement(judgement: Judgement) -> None:
    sentence = judgement.sentence
    if judgement.missed:
        marked = "、".join(sentence.text[slice(*mark)] for mark in sentence.marks)
        print(f"  漏报 {sentence.pattern} {sentence.rule} “{marked}”：{sentence.text}")
    for finding in judgement.false:
        print(f"  误报 {sentence.pattern} {finding.rule}：{finding.message} 〔{sentence.text}〕")


evaluations = {
    "checks": _checks,
    "grounding": eval_grounding.run,
    "reading": eval_reading.run,
    "retrieval": eval_retrieval.run,
}
"""What can be evaluated, by the word on the command line."""
