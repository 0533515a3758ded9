"""What a strong model adds in passing: refused where it is a deed, a size or a reason, else told to staff."""

from dataclasses import replace

import pytest
from sample_year import sample_material
from strong_answers import ADDED, BESIDE, REASONS, WHOLE

from drafting.checks.findings import Severity
from drafting.narrative.drafting_requests import offered_to
from drafting.narrative.guard_claims import BEYOND, INVENTED, beyond_notes, cause_findings, said_beyond
from drafting.narrative.material import PARTS as ALL_PARTS
from drafting.narrative.material import Card, Material, Measure, Origin
from drafting.narrative.verifying import errors, notes, verify

MATERIAL = sample_material()
PART = {part.code: part for part in ALL_PARTS}
CARD = Card(
    id="a",
    theme="复议诉讼纠错",
    origin=Origin.SIGNAL,
    title="复议纠正率偏高",
    evidence="结果纠正[[t4.review.corrected]]",
    measures=(Measure("将逐件复盘被纠正的案件"),),
)


def verified(code, text, material: Material = MATERIAL):
    return verify(text, material, frozenset(offered_to(PART[code], material)))


@pytest.mark.parametrize(("code", "answer", "named"), ADDED.values(), ids=ADDED)
def test_what_is_added_in_passing_is_refused(code, answer, named):
    _, found = verified(code, answer)
    assert any(named in finding.message for finding in errors(found)), [f.message for f in found]


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        pytest.param("on_request", "自然人申请[[t3.received.natural]]，申请人以自然人为主。", id="为主"),
        pytest.param(
            "on_request",
            "自然人申请[[t3.received.natural]]，法人或其他组织申请[[organisations.received]]，前者占绝大多数。",
            id="前者",
        ),
        pytest.param(
            "on_request",
            "自然人申请[[t3.received.natural]]，多于法人或其他组织申请[[organisations.received]]。",
            id="多于",
        ),
        pytest.param("on_request", "所有申请的答复都不超过法定期限规定。", id="期限"),
        pytest.param(
            "on_request",
            "予以公开[[t3.granted.total]]，部分公开[[t3.partial.total]]，两项合计占办理总数的[[disclosed.share]]。",
            id="两项合计",
        ),
        pytest.param("on_request", "已审结的案件中，结果维持[[litigation.upheld]]。", id="已审结的"),
        pytest.param("supervision", "多数单位按季度抽查公开栏目‹fact.16›。", id="素材的话"),
        pytest.param("proactive", "把涉企条款拆解成以图解为主的问答[[fact.3]]‹fact.3›。", id="不是表里的"),
    ],
)
def test_sizes_that_hold_and_what_is_none(code, answer):
    _, found = verified(code, answer)
    assert [finding.message for finding in errors(found)] == []


def test_a_comparison_that_cannot_be_held_against_two_figures_is_let_be():
    _, found = verified("on_request", "结果维持[[t4.review.upheld]]，多于预期。")
    assert errors(found) == ()
    _, found = verified("on_request", "多于法人或其他组织申请。")
    assert errors(found) == ()


def test_a_majority_is_held_against_the_figures_of_a_plan_by_nobody():
    text = "将引导申请人以法人或其他组织为主。"
    offered = frozenset(offered_to(PART["on_request"], MATERIAL))
    _, found = verify(text, MATERIAL, offered, planned=True)
    assert errors(found) == ()


def test_where_a_card_says_so_the_greater_part_may_be_named():
    said = "申请主要集中在征收领域"
    card = replace(CARD, title=said)
    _, found = verified("on_request", f"{said}。", replace(MATERIAL, cards=(card,)))
    assert errors(found) == ()


@pytest.mark.parametrize("text", BESIDE.values(), ids=BESIDE)
def test_a_half_sentence_beyond_the_material_is_told(text):
    _, found = verified("on_request" if "申请" in text else "proactive", text)
    assert errors(found) == ()
    (note,) = [note for note in notes(found) if note.rule == BEYOND]
    assert note.severity is Severity.INFO
    (said,) = said_beyond(notes(found))
    assert said in text


def test_what_the_material_says_is_not_told():
    text = "召开疑难申请会商会[[fact.8]]，区司法局和法律顾问全程参加‹fact.8›。"
    assert list(beyond_notes(text, MATERIAL)) == []


def test_what_a_strong_model_adds_is_told_in_few_words():
    """One part in five of what a strong model writes is its own; most of it is found, little else is."""
    told = [said for text in WHOLE["supervision"] for said in said_beyond(verified("supervision", text)[1])]
    assert told == ["以案促学、以练代训"]


@pytest.mark.parametrize("problem", REASONS.values(), ids=REASONS)
def test_a_reason_that_no_card_gives_is_refused(problem):
    (found,) = cause_findings(problem, CARD)
    assert (found.rule, found.severity) == (INVENTED, Severity.ERROR)
    assert "卡片上没有写原因" in found.message
    (found,) = cause_findings(problem, replace(CARD, cause="检索只查办公系统"))
    assert "不是这个原因" in found.message


@pytest.mark.parametrize(
    "problem",
    [
        "复议纠正率偏高，主要原因是检索只查办公系统，没有查业务科室。",
        "复议纠正率偏高，由审核人书面说明情况。",
        "复议纠正率偏高。究其原因。",
    ],
)
def test_the_reason_of_the_card_stands(problem):
    card = replace(CARD, cause="检索只查办公系统、不查业务科室")
    assert list(cause_findings(problem, card)) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("新收申请比上年[[received.change]]。", "新收申请与上年[[received.change]]。"),
        ("新收申请较去年同期[[received.change]]。", "新收申请与去年同期[[received.change]]。"),
        ("新收申请与上年[[received.change]]。", "新收申请与上年[[received.change]]。"),
    ],
)
def test_of_what_stayed_the_same_it_is_said_with_last_year(source, said):
    assert MATERIAL.previous is not None
    same = replace(MATERIAL, previous=replace(MATERIAL.previous, figures=MATERIAL.figures))
    assert verified("on_request", source, same)[0] == said


@pytest.mark.parametrize(
    ("name", "stands"),
    [
        ("依申请公开答复条款适用指引", True),
        ("答复条款适用指引", True),
        ("中华人民共和国政府信息公开条例", True),
        ("条例", True),
        ("行政复议法", True),
        ("政务公开工作要点", False),
        ("答复条款适用办法", False),
    ],
)
def test_a_document_is_one_of_the_material_s_or_a_law(name, stands):
    text = f"依据《{name}》，印发指引，按结果类型列明依据、证据和常见错误‹fact.7›。"
    named = any(f"《{name}》不在素材里" in f.message for f in errors(verified("on_request", text)[1]))
    assert named is not stands


def test_of_what_changed_it_is_said_than_last_year():
    source = "新收申请与上年[[received.change]]，与上年结转的[[t3.carried_in.total]]合计。"
    assert verified("on_request", source)[0].startswith("新收申请比上年[[received.change]]，与上年结转")
