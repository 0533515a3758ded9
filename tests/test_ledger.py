"""The ledger: what the text may state, and how a reference renders."""

from decimal import Decimal
from fractions import Fraction

import pytest
from builders import consistent_figures, zero_figures
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import UnknownReference
from drafting.facts import Aspect, Fact
from drafting.ledger import (
    UNDEFINED,
    Ledger,
    derived_values,
    locate,
    normalise,
    render,
    render_entry,
    round_half_up,
)
from drafting.references import PLACEHOLDER, reference, references, supports
from drafting.tables import STATUTORY_CODES, cell_spec

FIGURES = {
    **zero_figures(),
    "t3.received.total": 87,
    "t3.received.natural": 84,
    "t3.carried_in.total": 3,
    "t3.granted.total": 26,
    "t3.partial.total": 8,
    "t3.processed.total": 89,
    "t2.licensing.decisions": 12053,
    "t2.fees.amount": Decimal("5736.50"),
    "t4.review.total": 11,
    "t4.review.corrected": 2,
}
FACT = Fact("12", Aspect.SUPERVISION, "举办业务培训{}", 2, "期")
LEDGER = Ledger.of(FIGURES, previous={**zero_figures(), "t3.received.total": 75}, facts=[FACT])


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("收到[[t3.received.total]]", "收到87件", id="数与单位"),
        pytest.param("收到[[t3.received.total]]件", "收到87件", id="后面写了件，不成件件"),
        pytest.param("收到[[t3.received.total]]宗申请", "收到87宗申请", id="后面的量词成为格式"),
        pytest.param("收到[[t3.received.total|条]]", "收到87条", id="指定量词"),
        pytest.param("收到[[t3.received.total|n]]", "收到87", id="只要数"),
        pytest.param("[[t2.licensing.decisions|万2]]", "1.21万件", id="以万计"),
        pytest.param("[[t2.fees.amount]]", "5736.50万元", id="金额照所填小数"),
        pytest.param("[[natural.share]]", "96.6%", id="比例"),
        pytest.param("[[natural.share|p0]]", "97%", id="比例取整"),
        pytest.param("[[natural.share]]%", "96.6%", id="比例后写了百分号"),
        pytest.param("[[received.change]]", "增长16.0%", id="比上年"),
        pytest.param("[[t3.received.total|change]]", "增长16.0%", id="格内数比上年"),
        pytest.param("[[t3.granted.total|change]]", "〔无法比较〕", id="上年为零"),
        pytest.param("培训[[fact.12|cn]]", "培训两期", id="汉字数"),
        pytest.param("培训[[fact.12]]‹fact.12›。", "培训2期。", id="依据标记不印"),
        pytest.param("[[disputes.corrected]]", "2件", id="合计"),
        pytest.param("[[no.such]]", "[[no.such]]", id="没有这个数，照写，由校核指出"),
        pytest.param("[[t3.received.total|人]]", "[[t3.received.total|人]]", id="没有这个量词"),
        pytest.param("[[t3.received", "[[t3.received", id="没写完"),
    ],
)
def test_render(source, shown):
    assert render(source, LEDGER) == shown


def test_a_blank_renders_as_to_be_filled_in_never_as_zero():
    ledger = Ledger.of({**FIGURES, "t3.received.total": None})
    assert (
        render("[[t3.received.total]]，[[natural.share]]，[[load.total]]", ledger)
        == "〔待填〕，〔待填〕，〔待填〕"
    )


def test_a_share_over_zero_cannot_be_compared():
    ledger = Ledger.of(zero_figures())
    assert ledger["review.corrected_share"].value is UNDEFINED
    assert render("[[review.corrected_share]]", ledger) == "〔无法比较〕"


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        pytest.param((4, 20), "较上年上升20.0个百分点", id="上升"),
        pytest.param((12, 20), "较上年下降20.0个百分点", id="下降"),
        pytest.param((8, 20), "较上年持平", id="持平"),
        pytest.param((0, 0), "较上年〔无法比较〕", id="上年没有基数"),
        pytest.param(None, "较上年〔无法比较〕", id="没有上年"),
    ],
)
def test_a_share_moves_by_points(before, shown):
    def cells(corrected, total):
        return zero_figures() | {"t4.review.corrected": corrected, "t4.review.total": total}

    ledger = Ledger.of(cells(8, 20), previous=cells(*before) if before else None)
    assert render("较上年[[review.corrected_share|points]]", ledger) == shown
    assert render("[[t4.review.total|points]]", ledger) == "[[t4.review.total|points]]", "件数没有百分点"


def test_a_fall_says_fall_and_no_change_says_so():
    assert (
        render("[[received.change]]", Ledger.of(FIGURES, previous={"t3.received.total": 100})) == "下降13.0%"
    )
    assert render("[[received.change]]", Ledger.of(FIGURES, previous={"t3.received.total": 87})) == "持平"
    assert render("[[received.change]]", Ledger.of(FIGURES)) == "〔无法比较〕"


def test_an_undivided_group_counts_as_a_whole():
    figures = {code: value for code, value in FIGURES.items() if not code.startswith("t3.closed_")}
    assert Ledger.of({**figures, "t3.closed.total": 6})["closed.total"].value == 6


def test_every_derived_value_draws_on_cells_that_exist():
    ledger = Ledger.of(consistent_figures())
    for derived in derived_values():
        entry = ledger[derived.id]
        assert entry.value is not None, derived.id
        assert all(cell_spec(code) for code in entry.parts), derived.id


def test_the_ledger_holds_every_cell_every_derived_value_and_the_facts_with_a_number():
    silent = Fact("13", Aspect.SUPERVISION, "召开会议")
    ledger = Ledger.of(FIGURES, facts=[FACT, silent])
    assert set(ledger) == {*STATUTORY_CODES, *(d.id for d in derived_values()), "fact.12"}
    assert len(ledger) == 200 + len(derived_values()) + 1


def test_an_unknown_entry_and_an_unknown_format_are_told():
    with pytest.raises(UnknownReference, match="没有名为“x”"):
        LEDGER.entry("x")
    with pytest.raises(UnknownReference, match="可用：n、change、件"):
        render_entry(LEDGER["t3.received.total"], "人")


@pytest.mark.parametrize(
    ("value", "digits", "rounded"),
    [
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(1, 8), 2, "0.13"),
        (7, 1, "7.0"),
        (Decimal("0.05"), 1, "0.1"),
    ],
)
def test_rounding_is_half_up(value, digits, rounded):
    assert str(round_half_up(value, digits)) == rounded


@given(
    st.lists(
        st.sampled_from(
            ["收到[[t3.received.total]]", "件", "，", "[[natural.share]]", "%", "好‹fact.12›", "[["]
        )
    )
)
def test_normalising_twice_is_normalising_once_and_shows_the_same(parts):
    source = "".join(parts)
    once = normalise(source, LEDGER)
    assert normalise(once, LEDGER) == once or "]]件件" in source.replace("‹fact.12›", "")
    assert render(once, LEDGER).replace("件", "") == render(source, LEDGER).replace("件", "")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("申请", "申请"),
        ("87件", "[[t3.received.total]]件"),
        ("收到87", "收到[[t3.received.total]]件"),
        ("。好", "‹fact.12›。好"),
    ],
)
def test_a_span_of_the_shown_text_is_found_in_the_stored_text(words, place):
    source = "收到[[t3.received.total]]件申请，办结[[t3.processed.total]]‹fact.12›。好"
    at = render(source, LEDGER).index(words)
    start, end = locate(source, LEDGER, (at, at + len(words)))
    assert source[start:end].removeprefix("‹fact.12›") == place.removeprefix("‹fact.12›")


def test_references_and_support_marks_are_read_in_order():
    source = "收到[[t3.received.total|件]]，培训[[fact.12]]‹fact.12›"
    assert [(r.id, r.format) for r in references(source)] == [("t3.received.total", "件"), ("fact.12", None)]
    assert "".join(str(r) for r in references(source)) == "[[t3.received.total|件]][[fact.12]]"
    assert supports(source) == ("fact.12",)
    assert reference("a.b") == "[[a.b]]"


@pytest.mark.parametrize(
    "text", ["〔待填〕", "〔待补：网址〕", "〔无法比较〕", "××区", "[[x]]", "[[x", "x]]", "XX局"]
)
def test_what_must_not_be_left(text):
    assert PLACEHOLDER.search(text)


@pytest.mark.parametrize(
    "text", ["http://xxgk.example.gov.cn/a", "国办公开办函〔2021〕30号", "7×24小时", "xxgk@example.cn"]
)
def test_what_may_stay(text):
    assert not PLACEHOLDER.search(text)
