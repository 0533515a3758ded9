"""The offline drafts of every sample organ and year, as the supervisor would hold them against one another."""

from dataclasses import replace
from itertools import combinations

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures

from drafting.facts import Aspect, Fact
from drafting.items import answers_by_training_alone
from drafting.ledger import render
from drafting.narrative.cards import cards_from
from drafting.narrative.material import Material
from drafting.narrative.offline import write_report
from drafting.narrative.signals import Signal, definitions
from drafting.report import OrganType
from drafting.service.grounding_quality import sample_years
from drafting.service.offline_quality import OfflineDraft, most_shared, shared, townships, unanswered

LIMIT = 0.5
DRAFTS = [OfflineDraft(material) for material in sample_years()]
EACH = pytest.mark.parametrize(
    "draft", DRAFTS, ids=[f"{one.material.organ}{one.material.year}" for one in DRAFTS]
)


@EACH
def test_a_sample_draft_has_no_error_but_what_it_asks_for(draft: OfflineDraft) -> None:
    assert draft.errors == ()


@pytest.mark.parametrize("draft", townships(), ids=lambda one: one.material.organ)
def test_a_township_without_material_meets_nothing_but_questions(draft: OfflineDraft) -> None:
    assert draft.errors == ()


@pytest.mark.parametrize("seed", range(24))
def test_our_own_sentences_raise_no_finding_whatever_the_figures(seed: int) -> None:
    material = Material(ORGAN, OrganType.GOVERNMENT, 2025, consistent_figures(seed, most=2 + seed))
    draft = OfflineDraft(replace(material, cards=cards_from(material)))
    assert {rule for rule, _ in draft.findings} <= {"placeholder-left", "t4-direct"}  # of the figures


@EACH
def test_a_sample_draft_is_not_last_years(draft: OfflineDraft) -> None:
    last = draft.material.previous
    assert last is not None
    assert shared(draft.report, last) < LIMIT
    for other in DRAFTS:
        if (other.material.organ, other.material.year) == (last.organ, last.year):
            assert shared(draft.report, other.report) < LIMIT


@EACH
def test_a_sample_draft_is_no_other_organs(draft: OfflineDraft) -> None:
    assert most_shared(draft, DRAFTS) < LIMIT


def test_ten_townships_without_applications_are_asked_rather_than_padded() -> None:
    """Every pair under the limit, or the section only asks."""
    drafts = townships()
    assert len(drafts) == 10
    for one, other in combinations(drafts, 2):
        assert one.only_asks or shared(one.report, other.report) < LIMIT
    for draft in drafts:
        assert draft.report.text(5).startswith("〔待补：")


@EACH
def test_what_the_figures_show_is_a_problem_with_figures_and_a_measure(draft: OfflineDraft) -> None:
    assert draft.unheard == ()
    assert draft.without_figures == ()
    assert draft.unanswered == ()


@EACH
def test_a_problem_of_last_year_that_returns_says_or_asks_what_was_done(draft: OfflineDraft) -> None:
    assert [title for title, told in draft.returning if not told] == []


def test_some_sample_problems_return() -> None:
    assert sum(len(draft.returning) for draft in DRAFTS) >= 2


def test_beside_training_the_writer_asks_what_else_is_to_be_done() -> None:
    facts = (
        Fact("p", Aspect.PROBLEM, "部分栏目更新不够及时"),
        Fact("m", Aspect.MEASURE, "每半年开展一次业务培训，提高业务能力", problem="p"),
    )
    material = Material(ORGAN, OrganType.DEPARTMENT, 2024, zero_figures(), facts)
    asked = "〔待补：培训、表态之外，针对“部分栏目更新不够及时”的具体做法〕"
    assert asked in OfflineDraft(material).report.text(5)
    better = (facts[0], Fact("m", Aspect.MEASURE, "由信息中心设置到期提醒，逾期未更新的退回", problem="p"))
    assert "〔待" not in OfflineDraft(replace(material, facts=better)).report.text(5)


@pytest.mark.parametrize(
    ("measure", "found"),
    [
        pytest.param("每半年开展一次业务培训，提高业务能力。", 1, id="只有培训"),
        pytest.param("由信息中心设置到期提醒，逾期未更新的退回。", 0, id="有做法"),
        pytest.param("开展培训。〔待补：具体做法〕", 0, id="已经在问"),
    ],
)
def test_a_problem_that_nothing_answers_is_found_out(measure: str, found: int) -> None:
    text = f"（一）存在的主要问题。部分栏目更新不够及时。\n（二）改进措施。{measure}"
    assert len(unanswered(text)) == found


def test_a_card_that_leaves_out_the_figures_of_its_theme_is_found_out() -> None:
    facts = (Fact("p", Aspect.PROBLEM, "规范性文件清理不及时"),)
    cells = zero_figures() | {"t2.normative.repealed": 3, "t2.normative.in_force": 9}
    material = Material(ORGAN, OrganType.DEPARTMENT, 2024, cells, facts)
    cards = cards_from(material)
    assert OfflineDraft(replace(material, cards=cards)).without_figures == ()
    bare = tuple(replace(card, evidence="") for card in cards)
    assert len(OfflineDraft(replace(material, cards=bare)).without_figures) == 1


@pytest.mark.parametrize(
    ("measures", "alone"),
    [
        pytest.param(["每季度组织培训"], True, id="培训"),
        pytest.param(["加强业务培训，提高工作人员业务水平，压实工作责任"], True, id="培训加套话"),
        pytest.param([], True, id="没有措施"),
        pytest.param(["由司法局逐案复盘，并在下次培训中讲评"], False, id="培训之外有做法"),
        pytest.param(["组织培训", "把公示表转成可检索的表格"], False, id="另有一条"),
    ],
)
def test_training_alone_answers_nothing(measures: list[str], alone: bool) -> None:
    assert answers_by_training_alone(measures) is alone


@pytest.mark.parametrize("signal", definitions(), ids=lambda signal: signal.id)
def test_no_planned_measure_is_training_alone(signal: Signal) -> None:
    assert not any(answers_by_training_alone([measure]) for measure in signal.measures)


def test_a_problem_that_returns_says_so_and_what_is_new() -> None:
    last = report(
        zero_figures() | {"t4.review.corrected": 4, "t4.review.total": 20},
        year=2023,
        texts={5: "存在的问题：行政复议纠正率偏高。\n改进措施：由司法局逐案复盘。"},
    )
    figures = zero_figures() | {"t4.review.corrected": 6, "t4.review.total": 24}
    done = Fact("1", Aspect.LAST_YEAR, "由司法局对行政复议纠正案件逐案复盘")
    material = Material(last.organ, OrganType.GOVERNMENT, 2024, figures, (done,), last)
    text = render(write_report(material)[5], material.ledger)
    assert "上年" in text.partition("（二）")[0], "that it returns"
    assert "由司法局对行政复议纠正案件逐案复盘" in text, "what was done"
    new = next(s for s in definitions() if s.id == "review-corrected-again").measures
    assert any(measure in text for measure in new), "what is new"
