"""How labelled sentences are read from their files, and how the rules' judgement of them is counted."""

from decimal import Decimal

import pytest

from drafting.checks.findings import Finding, Profile, Severity
from drafting.checks.labelled import Judgement, LabelledSentence, Score, judge, labelled_sentences, score
from drafting.errors import DataFileError
from drafting.report import OrganType

REPORTS = """
[[report]]
id = "a"
organ = "甲市民政局"
organ_type = "department"
year = 2024
[report.figures]
"t3.received.natural" = 5
"t2.fees.amount" = 1.5
[report.previous]
"t3.received.natural" = 4

[[report]]
id = "b"
organ = "乙县人民政府"
organ_type = "government"
year = 2023
figures = {}
"""
SENTENCES = """
[[sentence]]
pattern = "两处"
report = "a"
section = 6
text = "全年⟦收到政府信息公开申请6件⟧。⟦自然人提出申请7件⟧。"
label = "wrong"
rule = "text-figure"

[[sentence]]
pattern = "对的"
report = "b"
text = "未收到申请。"
label = "right"
"""


def written(folder, sentences=SENTENCES, reports=REPORTS):
    folder.joinpath("reports.toml").write_text(reports, encoding="utf-8")
    folder.joinpath("some.toml").write_text(sentences, encoding="utf-8")
    return folder / "some.toml"


def test_a_sentence_in_its_report(tmp_path):
    wrong, right = labelled_sentences(written(tmp_path))
    assert (wrong.pattern, wrong.section, wrong.label, wrong.rule) == ("两处", 6, "wrong", "text-figure")
    assert wrong.text == "全年收到政府信息公开申请6件。自然人提出申请7件。"
    assert [wrong.text[slice(*mark)] for mark in wrong.marks] == [
        "收到政府信息公开申请6件",
        "自然人提出申请7件",
    ]
    report = wrong.subject.report
    assert (report.organ, report.year, report.edition) == ("甲市民政局", 2024, "2021")
    assert report.title == "甲市民政局2024年政府信息公开工作年度报告"
    assert [(s.number, s.heading, s.text) for s in report.sections] == [(6, "", wrong.text)]
    assert report.figures["t3.received.total"] == 5
    assert report.figures["t2.fees.amount"] == Decimal("1.5")
    assert report.figures["t4.review.total"] == 0
    last = wrong.subject.previous
    assert (last.organ, last.year, last.figures["t3.received.total"]) == ("甲市民政局", 2023, 4)
    assert last.sections == ()
    assert (wrong.subject.organ_type, wrong.subject.profile) == (OrganType.DEPARTMENT, Profile.PUBLISHED)
    assert (right.section, right.rule, right.marks, right.subject.previous) == (1, "", (), None)
    assert right.subject.organ_type is OrganType.GOVERNMENT


@pytest.mark.parametrize(
    ("sentences", "reports", "message"),
    [
        pytest.param(
            SENTENCES.replace('"right"', '"wrong"'), REPORTS, "对的: 未收到申请。", id="错句没有标记"
        ),
        pytest.param(
            SENTENCES.replace('"wrong"', '"quiet"'), REPORTS, "两处: 全年⟦收到", id="标记的不是错句"
        ),
        pytest.param(SENTENCES.replace('report = "b"', 'report = "c"'), REPORTS, "'c'", id="没有这份年报"),
        pytest.param(SENTENCES, REPORTS.replace("department", "other-kind"), "other-kind", id="机关类型不对"),
        pytest.param("a = 1", REPORTS, "'sentence'", id="没有句子"),
        pytest.param(SENTENCES, "a = 1", "'report'", id="没有年报"),
        pytest.param("[[sentence]", REPORTS, "some.toml", id="不是TOML"),
    ],
)
def test_a_file_that_breaks_its_form_is_refused(tmp_path, sentences, reports, message):
    file = written(tmp_path, sentences, reports)
    with pytest.raises(DataFileError) as refused:
        labelled_sentences(file)
    assert f"{file} 有误：" in refused.value.message
    assert message in refused.value.message


def test_alarms_at_a_mark_are_true_and_others_false(tmp_path):
    wrong, right = labelled_sentences(written(tmp_path))
    judged = judge(wrong)
    assert [(f.rule, f.actual) for f in judged.true] == [("text-figure", "6"), ("text-figure", "7")]
    assert judged.false == ()
    assert not judged.missed
    assert judge(right) == Judgement(right, (), ())
    unmarked = LabelledSentence("x", wrong.subject, 6, wrong.text, "quiet", "", ())
    assert [f.actual for f in judge(unmarked).false] == ["6", "7"]
    first = LabelledSentence("x", wrong.subject, 6, wrong.text, "wrong", "", wrong.marks[:1])
    assert [[f.actual for f in found] for found in (judge(first).true, judge(first).false)] == [["6"], ["7"]]
    elsewhere = LabelledSentence("x", wrong.subject, 1, wrong.text, "wrong", "", wrong.marks)
    assert judge(elsewhere) == Judgement(elsewhere, (), ())
    assert judge(elsewhere).missed


def test_a_set_is_scored_sentence_by_sentence(tmp_path):
    sentences = labelled_sentences(written(tmp_path))
    scored = score(sentences)
    assert [j.sentence for j in scored.judgements] == list(sentences)
    assert (scored.recall, scored.precision) == (1, 1)
    assert scored.by_rule() == {"text-figure": (1, 1, 0)}


def test_recall_precision_and_the_rules_apart():
    def sentence(rule, marks):
        return LabelledSentence("x", None, 1, "甲乙丙", "wrong" if marks else "right", rule, marks)

    def alarm(rule):
        return Finding(rule, Severity.ERROR, "")

    found = Judgement(sentence("a", ((0, 1),)), (alarm("a"), alarm("b")), ())
    missed = Judgement(sentence("a", ((0, 1),)), (), (alarm("c"),))
    other = Judgement(sentence("b", ((0, 1),)), (alarm("b"),), ())
    quiet = Judgement(sentence("", ()), (), (alarm("b"),))
    scored = Score((found, missed, other, quiet))
    assert scored.wrong == (found, missed, other)
    assert (scored.recall, scored.precision) == (pytest.approx(2 / 3), 3 / 5)
    assert scored.by_rule() == {"a": (2, 1, 0), "b": (1, 1, 1), "c": (0, 0, 1)}
    assert list(scored.by_rule()) == ["a", "b", "c"]
    assert (Score(()).recall, Score(()).precision, Score(()).by_rule()) == (1, 1, {})
    assert Score((Judgement(quiet.sentence, (), ()),)).recall == 1
