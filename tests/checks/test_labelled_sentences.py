"""The rules of text on labelled sentences: most wrong ones are found, and hardly a right one alarms."""

from dataclasses import replace
from pathlib import Path

import pytest

from drafting.checks.labelled import LabelledSentence, judge, labelled_sentences, score
from drafting.errors import DataFileError
from drafting.report import Section

FOLDER = Path(__file__).parent / "sentences"
SETS = sorted(file.stem for file in FOLDER.glob("*.toml") if file.name != "reports.toml")
ON_REQUEST = "（二）依申请公开。全年严格规范政府信息公开申请办理。"


def sentences(name):
    return labelled_sentences(FOLDER / f"{name}.toml")


@pytest.mark.parametrize("name", SETS)
def test_recall_and_precision(name):
    scored = score(sentences(name))
    assert scored.recall >= 0.95, [j.sentence.text for j in scored.judgements if j.missed]
    assert scored.precision >= 0.98, [f.message for j in scored.judgements for f in j.false]


def test_there_are_enough_of_them():
    every = [sentence for name in SETS for sentence in sentences(name)]
    assert len(every) >= 450
    assert len({sentence.pattern for sentence in every}) >= 200
    assert {sentence.label for sentence in every} == {"right", "wrong", "quiet"}


def in_the_paragraph_on_applications(sentence: LabelledSentence) -> LabelledSentence:
    text = ON_REQUEST + sentence.text
    report = replace(sentence.subject.report, sections=(Section(sentence.section, "", text),))
    return replace(sentence, text=text, subject=replace(sentence.subject, report=report))


@pytest.mark.parametrize("name", SETS)
def test_figures_of_other_things_are_quiet_in_the_paragraph_on_applications_too(name):
    quiet = [in_the_paragraph_on_applications(s) for s in sentences(name) if s.label == "quiet"]
    assert [f.message for s in quiet for f in judge(s).false] == []


def test_a_wrong_sentence_without_a_mark_is_refused(tmp_path):
    (tmp_path / "reports.toml").write_text(
        '[[report]]\nid = "a"\norgan = "甲市民政局"\norgan_type = "department"\nyear = 2024\nfigures = {}\n',
        encoding="utf-8",
    )
    file = tmp_path / "some.toml"
    file.write_text(
        '[[sentence]]\npattern = "x"\nreport = "a"\ntext = "收到申请3件。"\nlabel = "wrong"\n',
        encoding="utf-8",
    )
    with pytest.raises(DataFileError, match="some"):
        labelled_sentences(file)
