"""Cards of section 5 from facts and figures."""

from collections.abc import Sequence

import pytest
from builders import ORGAN, report, zero_figures

from drafting.facts import Aspect, Fact
from drafting.figures import Number
from drafting.narrative.cards import Card, Origin, cards_from
from drafting.narrative.material import Material
from drafting.narrative.signals import definitions
from drafting.references import references
from drafting.report import OrganType

LOST_CASES: dict[str, Number | None] = zero_figures() | {"t4.review.corrected": 6, "t4.review.total": 20}


SIGNALS = {signal.id: signal for signal in definitions()}


def cards(
    facts: Sequence[Fact] = (),
    figures: dict[str, Number | None] | None = None,
    last: dict[str, Number | None] | None = None,
) -> tuple[Card, ...]:
    previous = None if last is None else report(zero_figures() | last, year=2023)
    cells = figures or zero_figures()
    return cards_from(Material(ORGAN, OrganType.GOVERNMENT, 2024, cells, tuple(facts), previous))


def problem(id: str, statement: str) -> Fact:
    return Fact(id, Aspect.PROBLEM, statement)


def measure(id: str, statement: str, of: str = "") -> Fact:
    return Fact(id, Aspect.MEASURE, statement, problem=of)


def test_nothing_said_and_nothing_counted_gives_no_card() -> None:
    assert cards() == ()


def test_a_problem_of_staffs_carries_its_own_measures() -> None:
    first, second = cards(
        [
            problem("p1", "部分栏目更新不及时。"),
            measure("m1", "由办公室按月巡查栏目", "p1"),
            measure("m2", "已开通到期提醒", "p1"),
            problem("p2", "基层人员变动频繁"),
        ]
    )
    assert (first.origin, first.title) == (Origin.FACT, "部分栏目更新不及时‹fact.p1›")
    assert [(m.what, m.done) for m in first.measures] == [
        ("由办公室按月巡查栏目‹fact.m1›", False),
        ("已开通到期提醒‹fact.m2›", True),
    ]
    assert first.facts == ("fact.p1", "fact.m1", "fact.m2")
    assert second.measures == (), "没有措施的问题不编措施"


@pytest.mark.parametrize(
    ("statement", "done"),
    [
        pytest.param("已修订答复模板", True, id="已"),
        pytest.param("开展了专题培训", True, id="了"),
        pytest.param("为了方便群众，拟增设查阅点", False, id="为了"),
        pytest.param("在了解需求后调整栏目", False, id="了解"),
        pytest.param("整合已有栏目", False, id="已有"),
        pytest.param("每月巡查栏目", False, id="打算"),
    ],
)
def test_a_measure_is_done_only_where_it_says_so(statement: str, done: bool) -> None:
    (card,) = cards([problem("p", "栏目更新不及时"), measure("m", statement, "p")])
    assert [m.done for m in card.measures] == [done]


def test_a_measure_without_problem_asks_for_it() -> None:
    (card,) = cards([measure("m", "每季度开展业务培训")])
    assert card.title == "〔待补：这项措施针对的问题〕"
    assert [m.what for m in card.measures] == ["每季度开展业务培训‹fact.m›"]


def test_a_signal_becomes_a_card_with_a_planned_measure_of_its_theme() -> None:
    (card,) = cards(figures=LOST_CASES)
    assert (card.origin, card.theme) == (Origin.SIGNAL, "复议诉讼纠错")
    assert {ref.id for ref in references(card.evidence)} == {
        "t4.review.total",
        "t4.review.corrected",
        "review.corrected_share",
    }
    told = [m.what for m in card.measures]
    assert len(set(told)) == 2, "写法多的，给两条不同的措施"
    assert set(told) <= set(SIGNALS["review-corrected"].measures)
    assert card.facts == ()


def test_a_signal_supports_the_problem_that_staff_named_already() -> None:
    (card,) = cards([problem("p1", "部分答复在行政复议中被纠正")], LOST_CASES)
    assert card.origin is Origin.FACT
    assert "[[review.corrected_share]]" in card.evidence
    assert card.measures == ()


def test_two_signals_of_one_theme_share_a_card() -> None:
    figures = LOST_CASES | {
        "t4.litigation_direct.corrected": 6,
        "t4.litigation_direct.total": 20,
    }
    (card,) = cards(figures=figures)
    assert "[[review.corrected_share]]" in card.evidence
    assert "；" in card.evidence
    assert "[[litigation.corrected_share]]" in card.evidence
    assert len(card.measures) == 2, "每条线索各有措施"


@pytest.mark.parametrize(
    ("statement", "cells", "evidence"),
    [
        pytest.param(
            "规范性文件清理后，办事指南没有同步撤换",
            {"t2.normative.repealed": 21, "t2.normative.in_force": 105},
            "t2.normative.repealed",
            id="表里有数",
        ),
        pytest.param(
            "规范性文件清理后，办事指南没有同步撤换",
            {"t2.normative.repealed": 0, "t2.normative.in_force": 50},
            "",
            id="零不作依据",
        ),
        pytest.param(
            "规范性文件清理后，办事指南没有同步撤换",
            {"t2.normative.repealed": None, "t2.normative.in_force": 50},
            "",
            id="未填不作依据",
        ),
        pytest.param("政府网站栏目更新不及时", {"t2.normative.repealed": 21}, "", id="表里没有这类数"),
    ],
)
def test_a_problem_of_staffs_carries_the_figures_of_its_theme(
    statement: str, cells: dict[str, int | None], evidence: str
) -> None:
    (card,) = cards([problem("p", statement)], zero_figures() | cells)
    assert {ref.id for ref in references(card.evidence)} >= ({evidence} if evidence else set())
    assert bool(card.evidence) is bool(evidence)


def test_what_one_figure_shows_is_told_once() -> None:
    (card,) = cards([problem("p1", "部分答复在行政复议中被纠正")], LOST_CASES, last={"t4.review.total": 10})
    assert [ref.id for ref in references(card.evidence)].count("t4.review.total") == 2, "件数一次，增减一次"
    assert card.evidence.endswith("；行政复议数量较上年[[t4.review.total|change]]")


@pytest.mark.parametrize(
    ("named", "told"),
    [
        pytest.param(0, ["signal-review-corrected", "signal-received-growth"], id="没有素材，最重的两条"),
        pytest.param(2, ["signal-review-corrected", "signal-received-growth"], id="两个问题，加两条"),
        pytest.param(3, ["signal-review-corrected"], id="三个问题，加一条"),
        pytest.param(5, ["signal-review-corrected"], id="问题再多，被纠正的不能不说"),
    ],
)
def test_only_the_gravest_signals_join_staffs_problems(named: int, told: list[str]) -> None:
    figures = LOST_CASES | {
        "t3.received.total": 163, "t3.processed.total": 163, "t3.unavailable_not_held.total": 90,
        "t3.granted.total": 73,
    }  # fmt: skip
    facts = [problem(f"p{n}", f"档案室{n}处年久失修") for n in range(named)]
    made = cards(facts, figures, last={"t3.received.total": 100, "t4.review.total": 20})
    assert [card.id for card in made if card.origin is Origin.SIGNAL] == told


def test_a_problem_of_staffs_that_speaks_of_two_matters_takes_the_signals_of_both() -> None:
    (card,) = cards([problem("p", "部分答复引用条款不准确，被行政复议纠正")], LOST_CASES)
    assert card.origin is Origin.FACT
    assert "[[review.corrected_share]]" in card.evidence


def test_a_matter_only_touched_on_keeps_its_own_card() -> None:
    told = cards(
        [problem("p", "法治意识不强、认识不到位，工作人员业务能力不足，曾被行政复议纠正")], LOST_CASES
    )
    assert [card.origin for card in told] == [Origin.FACT, Origin.SIGNAL]


def test_what_is_said_of_reviews_stands_together() -> None:
    lost = LOST_CASES | {"t4.litigation_direct.corrected": 1, "t4.litigation_direct.total": 3}
    lost["litigation.corrected"], lost["litigation.total"] = 1, 3
    (card,) = cards(figures=lost, last={"t4.review.total": 10, "t4.review.corrected": 1})
    assert card.evidence.index("[[t4.review.total|change]]") < card.evidence.index("[[litigation.corrected]]")


@pytest.mark.parametrize(
    ("before", "change"),
    [
        pytest.param(35, True, id="多了"),
        pytest.param(60, False, id="少了，不作压力的依据"),
        pytest.param(41, False, id="持平"),
        pytest.param(0, False, id="上年为零"),
    ],
)
def test_a_fall_shows_no_pressure(before: int, change: bool) -> None:
    figures = zero_figures() | {"t3.received.total": 41}
    (card,) = cards([problem("p", "申请数量多，办理压力大")], figures, {"t3.received.total": before})
    assert ("[[t3.received.total|change]]" in card.evidence) is change
    assert bool(card.evidence) is (change or not before), "少了的件数，说明不了压力大"


def test_how_answers_are_worded_is_not_shown_by_what_was_refused() -> None:
    figures = zero_figures() | {
        "t3.processed.total": 50, "t3.granted.total": 33, "t3.refused_law.total": 9,
    }  # fmt: skip
    (card,) = cards([problem("p", "依申请公开答复不规范")], figures)
    assert card.evidence == ""


def test_an_item_of_the_list_has_no_ordinals_of_its_own() -> None:
    (card,) = cards(
        [
            problem("p", "一是公开意识不强。二是解读率只有1.5%"),
            measure("m", "1.由办公室逐月巡查；（2）限期补发解读", "p"),
        ]
    )
    assert card.title == "公开意识不强‹fact.p›。解读率只有1.5%‹fact.p›"
    assert [each.what for each in card.measures] == ["由办公室逐月巡查；限期补发解读‹fact.m›"]


BOTH_LOST = LOST_CASES | {
    "t4.litigation_direct.corrected": 9, "t4.litigation_direct.total": 20,
}  # fmt: skip


def test_where_reviews_and_suits_are_lost_the_problem_names_both() -> None:
    """Although the suits lie farther beyond their threshold."""
    (card,) = cards(figures=BOTH_LOST)
    assert "复议" in card.title
    assert "诉讼" in card.title
    assert card.evidence.index("[[review.corrected_share]]") < card.evidence.index(
        "[[litigation.corrected_share]]"
    )


@pytest.mark.parametrize(
    ("title", "first"),
    [
        pytest.param("答复被行政复议纠正的偏多", "review", id="说的是复议"),
        pytest.param("答复在行政诉讼中被纠正的偏多", "litigation", id="说的是诉讼"),
        pytest.param("答复被复议、诉讼纠正的偏多", "review", id="两样都说"),
    ],
)
def test_evidence_begins_with_what_staffs_problem_speaks_of(title: str, first: str) -> None:
    (card,) = cards([problem("p", title)], BOTH_LOST)
    shares = [ref.id for ref in references(card.evidence) if ref.id.endswith("corrected_share")]
    assert len(shares) == 2
    assert shares[0] == f"{first}.corrected_share"


@pytest.mark.parametrize(
    ("before", "moved"),
    [
        pytest.param({"t4.review.corrected": 2, "t4.review.total": 20}, True, id="上年在门槛之内"),
        pytest.param({"t4.review.corrected": 0, "t4.review.total": 5}, False, id="上年基数太小"),
        pytest.param(None, False, id="没有上年"),
    ],
)
def test_a_share_that_has_passed_its_threshold_says_how_far_it_moved(
    before: dict[str, Number | None] | None, moved: bool
) -> None:
    (card,) = cards(figures=LOST_CASES, last=before)
    points = "[[review.corrected_share]]，较上年[[review.corrected_share|points]]"
    assert (points in card.evidence) is moved
    assert ("points]]" in card.evidence) is moved


def test_a_backlog_is_shown_by_its_share_alone() -> None:
    figures = zero_figures() | {
        "t3.received.total": 100, "t3.processed.total": 70, "t3.carried_out.total": 30, "t3.granted.total": 70,
    }  # fmt: skip
    (card,) = cards(figures=figures, last={"t3.received.total": 100, "t3.carried_out.total": 12})
    assert [ref.id for ref in references(card.evidence)].count("t3.carried_out.total") == 1
    assert "[[carried_out.share|points]]" in card.evidence


@pytest.mark.parametrize(
    ("title", "reviews", "told"),
    [
        pytest.param("答复被行政复议纠正的比例偏高", 92, True, id="说比例的，给比例"),
        pytest.param("有的答复被行政复议纠正", 92, False, id="没有说比例"),
        pytest.param("答复被行政复议纠正的比例偏高", 9, False, id="全部被纠正，依据已经说了"),
    ],
)
def test_a_share_that_staff_claim_is_told(title: str, reviews: int, told: bool) -> None:
    (card,) = cards(
        [problem("p", title)], zero_figures() | {"t4.review.corrected": 9, "t4.review.total": reviews}
    )
    assert ("[[review.corrected_share]]" in card.evidence) is told
    assert "[[t4.review.total]]" in card.evidence


def test_a_problem_that_names_a_row_takes_its_signal_whatever_its_theme() -> None:
    figures = zero_figures() | {
        "t3.received.total": 40, "t3.processed.total": 40, "t3.granted.total": 25, "t3.refused_query.total": 15,
    }  # fmt: skip
    (card,) = cards([problem("p", "行政查询类申请多，群众不了解查询渠道")], figures)
    assert card.origin is Origin.FACT, "不另立一个同样的问题"
    assert "[[refused_query.share]]" in card.evidence


def test_a_clean_up_is_shown_by_what_was_repealed_alone() -> None:
    figures = zero_figures() | {"t2.normative.repealed": 21, "t2.normative.in_force": 105}
    (card,) = cards([problem("p", "规范性文件清理后，办事指南没有同步撤换")], figures)
    assert {ref.id for ref in references(card.evidence)} == {"t2.normative.repealed"}
