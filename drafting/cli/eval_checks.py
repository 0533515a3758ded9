"""``nianbao eval checks``: the rules that hold the text against the tables, on labelled sentences."""

import argparse

from drafting.checks.labelled import Judgement, Score, labelled_sentences, score
from drafting.shipped import in_source_tree


def run(arguments: argparse.Namespace) -> None:
    """Print recall and precision, a line each set and rule.

    Raises:
        InputError: the labelled sentences are not there.
    """
    folder = in_source_tree("tests/checks/sentences", "标注语句")
    for file in sorted(file for file in folder.glob("*.toml") if file.name != "reports.toml"):
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
