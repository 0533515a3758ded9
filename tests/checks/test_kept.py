"""A judgement holds as long as the values stay the same."""

from dataclasses import replace

import pytest
from builders import report, zero_figures

from drafting.checks.engine import CATALOGUE, Subject, check
from drafting.checks.findings import Profile, Severity
from drafting.checks.kept import Judgement, Verdict, check_judgement, fingerprint, review
from drafting.errors import InputError

UNBALANCED = zero_figures() | {"t3.received.natural": 9, "t3.processed.natural": 8}
SAID = "全年新收政府信息公开申请12件。"
KEPT = Judgement(Verdict.KEPT, "系统升级时漏计一件，已报告", "王芳")


def run(figures, rule="t3-balance", text="（一）主动公开。"):
    subject = Subject(report(figures, texts={1: text}), Profile.DRAFTING)
    return subject, check(subject, [r for r in CATALOGUE if r.id == rule])


def kept(figures, rule="t3-balance", text="（一）主动公开。"):
    subject, outcome = run(figures, rule, text)
    return {fingerprint(finding, subject): KEPT for finding in outcome.findings}


def reviewed(judgements, figures, rule="t3-balance", text="（一）主动公开。"):
    subject, outcome = run(figures, rule, text)
    return review(outcome, subject, judgements)


def test_an_open_error_blocks():
    found = reviewed({}, UNBALANCED)
    assert [f.severity for f in found.open] == [Severity.ERROR]
    assert found.blocks


def test_a_kept_finding_survives_a_rerun_and_blocks_no_more():
    found = reviewed(kept(UNBALANCED), UNBALANCED | {"t3.received.legal": 0})
    assert found.open == ()
    assert not found.blocks
    assert [judgement for _, judgement in found.judged] == [KEPT]


def test_it_falls_when_a_value_changes_even_where_the_sums_do_not():
    one_more = UNBALANCED | {"t3.received.natural": 10}
    assert reviewed(kept(UNBALANCED), one_more).blocks
    moved = UNBALANCED | {"t3.received.natural": 7, "t3.carried_in.natural": 2}
    assert reviewed(kept(UNBALANCED), moved).blocks


def test_on_text_it_survives_an_edit_elsewhere_and_falls_with_its_words_or_its_cell():
    figures = zero_figures() | {"t3.received.total": 11}
    judged = kept(figures, "text-figure", SAID)
    assert len(judged) == 1
    assert not reviewed(judged, figures, "text-figure", f"（一）主动公开。另起一段。\n{SAID}").blocks
    assert reviewed(judged, figures, "text-figure", SAID.replace("12", "13")).blocks
    assert reviewed(judged, figures | {"t3.received.total": 10}, "text-figure", SAID).blocks


def test_last_year_s_value_counts_too():
    subject = Subject(report(zero_figures()), Profile.DRAFTING, report(zero_figures(), year=2022))
    last = replace(subject, previous=report(zero_figures() | {"t3.carried_out.total": 5}, year=2022))
    finding = next(f for f in check(last).findings if f.rule == "t3-carried")
    assert fingerprint(finding, last) != fingerprint(finding, subject)


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_what_can_only_be_mended_is_refused(rule):
    if rule.id in ("text-unbound", "deed-unsupported", "reference-mismatch", "placeholder-left"):
        with pytest.raises(InputError, match="不能保留"):
            check_judgement(rule, KEPT)
    else:
        check_judgement(rule, KEPT)


@pytest.mark.parametrize(("reason", "author"), [("", "王芳"), (" ", "王芳"), ("漏计", "")])
def test_a_judgement_has_a_name_and_a_reason(reason, author):
    with pytest.raises(InputError, match="理由和姓名"):
        check_judgement(CATALOGUE[2], Judgement(Verdict.FALSE_ALARM, reason, author))


def test_in_text_the_words_are_held_and_elsewhere_the_instance():
    subject, outcome = run(zero_figures() | {"t3.received.total": 11}, "text-figure", SAID)
    (in_text,) = outcome.findings
    held = fingerprint(in_text, subject)
    assert fingerprint(in_text._replace(excerpt="新收申请十二件"), subject) != held
    assert fingerprint(in_text._replace(instance="1:99", span=(99, 102)), subject) == held
    of_table = in_text._replace(span=None)
    other = of_table._replace(instance="other")
    assert fingerprint(of_table, subject) != fingerprint(other, subject)
    assert fingerprint(of_table._replace(excerpt="别的"), subject) == fingerprint(of_table, subject)


def test_a_refusal_says_what_to_do_instead():
    unbound = next(rule for rule in CATALOGUE if rule.id == "text-unbound")
    with pytest.raises(InputError) as refused:
        check_judgement(unbound, KEPT)
    assert refused.value.message == ("这类问题不能保留，也不能标为误报。请补录或关联素材，或修改正文。")
    with pytest.raises(InputError) as nameless:
        check_judgement(CATALOGUE[2], Judgement(Verdict.KEPT, "漏计", ""))
    assert nameless.value.message == "请写明理由和姓名。"
