"""Signals: which figures are worth a problem, and which are not."""

import re
import tomllib
from itertools import combinations

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures

from drafting.figures import Number
from drafting.ledger import Ledger, derived_values, is_format
from drafting.narrative.guard import guard
from drafting.narrative.material import Material
from drafting.narrative.signals import Signal, definition_of, definitions, signals, whole_row
from drafting.precedents import theme_names
from drafting.references import REFERENCE, references
from drafting.report import OrganType

Figures = dict[str, Number | None]


def ids(figures: Figures, previous: Figures | None = None) -> set[str]:
    return {signal.id for signal in signals(Ledger.of(figures, previous=previous))}


def year(**cells: Number | None) -> Figures:
    """A year of zeros but for these cells, ``t4__review__total`` for ``t4.review.total``."""
    return zero_figures() | {code.replace("__", "."): value for code, value in cells.items()}


@pytest.mark.parametrize(
    ("corrected", "total", "sounds"),
    [
        pytest.param(2, 10, True, id="十件中纠正两件"),
        pytest.param(3, 20, False, id="恰为门槛，不算超过"),
        pytest.param(4, 20, True, id="超过门槛"),
        pytest.param(9, 9, False, id="基数不足十件"),
        pytest.param(0, 0, False, id="没有复议，比例无从谈起"),
        pytest.param(None, 20, False, id="纠正数未填，不当作零"),
        pytest.param(4, None, False, id="总数未填"),
    ],
)
def test_a_corrected_share_needs_a_base(corrected: int | None, total: int | None, sounds: bool) -> None:
    figures = year(t4__review__corrected=corrected, t4__review__total=total)
    assert ("review-corrected" in ids(figures)) is sounds


@pytest.mark.parametrize(
    ("now", "before", "sounds"),
    [
        pytest.param(270, 100, True, id="增长170%"),
        pytest.param(130, 100, False, id="恰增三成"),
        pytest.param(60, 19, False, id="上年基数太小"),
        pytest.param(60, 0, False, id="上年为零，无法比较"),
        pytest.param(60, None, False, id="上年未填"),
        pytest.param(None, 100, False, id="今年未填"),
        pytest.param(10, 100, False, id="下降不是压力"),
    ],
)
def test_growth_is_against_a_last_year_that_is_large_enough(
    now: int | None, before: int | None, sounds: bool
) -> None:
    found = ids(year(t3__received__total=now), year(t3__received__total=before))
    assert ("received-growth" in found) is sounds


CASES = {
    "litigation-corrected": (
        {"t4.litigation_direct.corrected": 2, "t4.litigation_direct.total": 12},
        {"t4.litigation_direct.corrected": 1},
        {},
    ),
    "disputes-pending": ({"t4.review.pending": 11}, {"t4.review.pending": 10}, {}),
    "review-growth": ({"t4.review.total": 8}, {"t4.review.total": 7}, {"t4.review.total": 5}),
    "carried-out": (
        {"t3.received.total": 90, "t3.carried_in.total": 10, "t3.carried_out.total": 16},
        {"t3.carried_out.total": 15},
        {},
    ),
    "not-held": (
        {"t3.processed.total": 100, "t3.unavailable_not_held.total": 41},
        {"t3.unavailable_not_held.total": 40},
        {},
    ),
    "unclear": (
        {"t3.processed.total": 100, "t3.unavailable_unclear.total": 6, "t3.closed_uncorrected.total": 5},
        {"t3.closed_uncorrected.total": 4},
        {},
    ),
    "unprocessed": (
        {"t3.processed.total": 100, "t3.unprocessed_petition.total": 21},
        {"t3.unprocessed_petition.total": 20},
        {},
    ),
    "closed-other": (
        {"t3.processed.total": 100, "t3.closed_other.total": 21},
        {"t3.closed_other.total": 20},
        {},
    ),
    "penalties-growth": (
        {"t2.penalties.decisions": 151},
        {"t2.penalties.decisions": 150},
        {"t2.penalties.decisions": 100},
    ),
    "litigation-growth": (
        {"t4.litigation_direct.total": 5, "t4.litigation_after_review.total": 3},
        {"t4.litigation_direct.total": 3},
        {"t4.litigation_direct.total": 5},
    ),
    "organisations-growth": (
        {"t3.received.business": 10, "t3.received.legal": 6},
        {"t3.received.business": 9},
        {"t3.received.business": 10},
    ),
    "carried-out-growth": (
        {"t3.carried_out.total": 16},
        {"t3.carried_out.total": 15},
        {"t3.carried_out.total": 10},
    ),
    "refused": (
        {"t3.processed.total": 100, "t3.refused_internal.total": 20, "t3.refused_process.total": 6},
        {"t3.refused_process.total": 5},
        {},
    ),
    "not-ready": (
        {"t3.processed.total": 100, "t3.unavailable_not_ready.total": 21},
        {"t3.unavailable_not_ready.total": 20},
        {},
    ),
    "repeated": (
        {"t3.processed.total": 100, "t3.unprocessed_repeat.total": 6, "t3.unprocessed_excessive.total": 5},
        {"t3.unprocessed_repeat.total": 5},
        {},
    ),
    "normative-unrepealed": (
        {"t2.normative.in_force": 150, "t2.normative.repealed": 1},
        {"t2.normative.repealed": 2},
        {},
    ),
    "normative-growth": (
        {"t2.normative.made": 16},
        {"t2.normative.made": 15},
        {"t2.normative.made": 10},
    ),
    "coercion-growth": (
        {"t2.coercion.decisions": 31},
        {"t2.coercion.decisions": 30},
        {"t2.coercion.decisions": 20},
    ),
    "fees-growth": ({"t2.fees.amount": 16}, {"t2.fees.amount": 15}, {"t2.fees.amount": 10}),
    "review-corrected-case": (
        {"t4.review.corrected": 1, "t4.review.total": 3},
        {"t4.review.corrected": 0},
        {},
    ),
    "litigation-corrected-case": (
        {"t4.litigation_direct.corrected": 1, "t4.litigation_direct.total": 2},
        {"t4.litigation_direct.corrected": 0},
        {},
    ),
    "refused-query": (
        {"t3.processed.total": 100, "t3.refused_query.total": 11},
        {"t3.refused_query.total": 10},
        {},
    ),
    "review-corrected-again": (
        {"t4.review.corrected": 4, "t4.review.total": 20},
        {"t4.review.corrected": 3},
        {"t4.review.corrected": 2, "t4.review.total": 10},
    ),
    "litigation-corrected-again": (
        {"t4.litigation_direct.corrected": 3, "t4.litigation_direct.total": 20},
        {"t4.litigation_direct.corrected": 2},
        {"t4.litigation_direct.corrected": 2, "t4.litigation_direct.total": 10},
    ),
    "carried-out-again": (
        {"t3.received.total": 100, "t3.carried_out.total": 16},
        {"t3.carried_out.total": 15},
        {"t3.received.total": 100, "t3.carried_out.total": 30},
    ),
    "unclear-again": (
        {"t3.processed.total": 100, "t3.unavailable_unclear.total": 11},
        {"t3.unavailable_unclear.total": 10},
        {"t3.processed.total": 20, "t3.unavailable_unclear.total": 10},
    ),
    "disclosed-again": (
        {"t3.processed.total": 100, "t3.granted.total": 19},
        {"t3.granted.total": 20},
        {"t3.processed.total": 100, "t3.granted.total": 5},
    ),
}  # fmt: skip
"""Signal → the cells that make it sound, the change of them that silences it, last year's cells."""


@pytest.mark.parametrize(("signal", "cells", "silent", "last"), [(id, *case) for id, case in CASES.items()])
def test_a_signal_sounds_beyond_its_threshold_and_not_on_it(
    signal: str, cells: Figures, silent: Figures, last: Figures
) -> None:
    before = zero_figures() | last
    assert signal in ids(zero_figures() | cells, before)
    assert signal not in ids(zero_figures() | cells | silent, before)
    assert signal not in ids(zero_figures() | dict.fromkeys(cells), before), "未填不当作零"
    if last:
        assert signal not in ids(zero_figures() | cells), "没有上年"
        assert signal not in ids(zero_figures() | cells, zero_figures() | dict.fromkeys(last)), "上年未填"


def test_every_signal_is_tried_on_both_sides_of_its_threshold() -> None:
    elsewhere = {"review-corrected", "received-growth", "disclosed", "normative-stock"}
    assert CASES.keys() | elsewhere == {signal.id for signal in definitions()}
    assert len(definitions()) >= 20


AGAIN = [signal for signal in definitions() if signal.again_of]


@pytest.mark.parametrize("signal", AGAIN, ids=lambda signal: signal.id)
def test_what_last_year_showed_too_is_told_once(signal: Signal) -> None:
    cells, _, last = CASES[signal.id]
    this = zero_figures() | cells
    assert signal.again_of not in ids(this, zero_figures() | last)
    assert signal.again_of in ids(this, zero_figures())
    if signal.base_at_least:
        small = {code: int(value or 0) // 10 for code, value in last.items()}
        assert signal.id not in ids(this, zero_figures() | small), "上年基数太小"


@pytest.mark.parametrize("signal", AGAIN, ids=lambda signal: signal.id)
def test_what_became_worse_is_titled_so_and_what_eased_is_not(signal: Signal) -> None:
    cells, _, last = CASES[signal.id]
    figure = signal.figure
    titles = {}
    for before in (last, cells):
        ledger = Ledger.of(zero_figures() | cells, previous=zero_figures() | before)
        (told,) = (one for one in signals(ledger) if one.id == signal.id)
        entry = ledger.entry(figure)
        worse = (entry.value > entry.previous) is (signal.above is not None) and entry.value != entry.previous
        assert told.titles == (signal.worse if worse else signal.titles)
        titles[worse] = told.titles
    assert False in titles
    assert signal.worse
    assert all("points]]" in text for text in signal.evidence), "升了还是降了，依据里要说"


def test_one_corrected_case_is_told_by_its_share_where_there_are_many() -> None:
    few = year(t4__review__corrected=1, t4__review__total=3)
    many = year(t4__review__corrected=3, t4__review__total=12)
    assert ids(few) == {"review-corrected-case"}
    assert ids(many) == {"review-corrected"}
    one_of_many = year(t4__review__corrected=1, t4__review__total=12)
    assert ids(one_of_many) == {"review-corrected-case"}


def test_without_last_year_nothing_grows() -> None:
    assert not {id for id in ids(consistent_figures(4)) if id.endswith("growth")}


def test_a_low_share_sounds_below_its_threshold() -> None:
    cells = {"t3__granted__total": 10, "t3__partial__total": 5, "t3__processed__total": 100}
    assert "disclosed" in ids(year(**cells))
    assert "disclosed" not in ids(year(**cells | {"t3__granted__total": 15}))


def test_a_cell_sounds_by_its_number_alone() -> None:
    assert "normative-stock" in ids(year(t2__normative__in_force=201))
    assert "normative-stock" not in ids(year(t2__normative__in_force=200))


def test_a_blank_in_the_evidence_silences_the_signal() -> None:
    assert "normative-stock" not in ids(year(t2__normative__in_force=201, t2__normative__made=None))


def test_a_year_of_zeros_or_blanks_says_nothing() -> None:
    assert ids(zero_figures(), consistent_figures()) == set()
    assert ids(dict.fromkeys(zero_figures())) == set()


@pytest.mark.parametrize("signal", definitions(), ids=lambda signal: signal.id)
def test_every_signal_names_what_exists(signal: Signal) -> None:
    ledger = Ledger.of(zero_figures(), previous=zero_figures())
    assert signal.theme in theme_names()
    entry = ledger.entry(signal.figure)
    assert entry.is_ratio or not signal.base_at_least, "件数没有基数"
    if entry.is_ratio:
        derived = next(d for d in derived_values() if d.id == signal.figure)
        assert all(code in ledger for code in (*derived.of, *derived.whole) if "*" not in code)
    for evidence in (*signal.evidence, *signal.alike, *signal.adds):
        assert references(evidence), "依据要有数字"
        assert all(is_format(ledger.entry(ref.id), ref.format) for ref in references(evidence))
    for text in _texts(signal):
        assert not any(c.isdigit() for c in REFERENCE.sub("", text)), "数字一律引用"
        assert not text.endswith("。")


def _texts(signal: Signal) -> tuple[str, ...]:
    alike = (text.format(all=every) for text in signal.alike for every in ("", "均"))
    return (*signal.titles, *signal.worse, *signal.evidence, *alike, *signal.adds, *signal.measures)


@pytest.mark.parametrize("signal", definitions(), ids=lambda signal: signal.id)
def test_evidence_has_a_predicate(signal: Signal) -> None:
    for evidence in (*signal.evidence, *signal.alike):
        opening = evidence.partition("[[")[0]
        assert re.search(
            "^在|被|共|发生|作出|收取|制发|新收|提出|提起|办结|办理|结转|尚未审结|，", opening
        ), evidence


@pytest.mark.parametrize("signal", definitions(), ids=lambda signal: signal.id)
def test_measures_are_plans(signal: Signal) -> None:
    for measure in signal.measures:
        assert measure.startswith("将")
        assert not any(word in measure for word in ("已", "了", "完成"))


@pytest.mark.parametrize("signal", definitions(), ids=lambda signal: signal.id)
def test_wordings_of_a_signal_share_no_long_run(signal: Signal) -> None:
    for wordings in (signal.titles, signal.worse, signal.measures):
        for one, other in combinations(wordings, 2):
            runs = {one[i : i + 13] for i in range(len(one) - 12)}
            assert not [other[i : i + 13] for i in range(len(other) - 12) if other[i : i + 13] in runs]


@pytest.mark.parametrize("signal", definitions(), ids=lambda signal: signal.id)
def test_the_guard_has_nothing_against_any_wording(signal: Signal) -> None:
    last = report(dict.fromkeys(zero_figures(), 1), year=2023)
    grown = consistent_figures(4) | {"t2.coercion.decisions": 9}
    material = Material(ORGAN, OrganType.GOVERNMENT, 2024, grown, previous=last)
    for text in _texts(signal):
        assert guard(f"{text}。", material, offered=material.ledger) == (), text


def test_the_gravest_come_first_then_the_farthest_beyond() -> None:
    figures = year(
        t4__review__corrected=2, t4__review__total=10,
        t3__received__total=300, t3__carried_out__total=50, t3__processed__total=250,
        t3__unavailable_not_held__total=240,
    )  # fmt: skip
    found = signals(Ledger.of(figures, previous=year(t3__received__total=100)))
    assert [signal.id for signal in found] == [
        "review-corrected", "received-growth", "disclosed", "carried-out", "not-held",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"below": 10}, id="above 和 below 都有"),
        pytest.param({"above": 0}, id="门槛为零"),
        pytest.param({"titles": []}, id="没有问题的写法"),
        pytest.param({"level": 1}, id="不识别的键"),
    ],
)
def test_a_signal_that_breaks_the_rules_is_refused(change: dict[str, object]) -> None:
    row = {
        "figure": "received.change", "above": 30, "gravity": 2, "theme": "申请量与办理压力",
        "titles": ["甲"], "evidence": ["乙"], "measures": ["丙"],
    }  # fmt: skip
    with pytest.raises(ValueError, match=r"\[signal\.x\]"):
        definition_of("x", row | change)


def test_a_signal_told_again_takes_its_threshold_from_the_first() -> None:
    text = (
        '[signal.a]\nfigure = "refused.share"\nabove = 5\ngravity = 1\ntheme = "甲"\ntitles = ["甲"]\n'
        'evidence = ["乙"]\nmeasures = ["丙"]\n'
        '[signal.b]\nagain_of = "a"\nabove = 6\ntitles = ["甲"]\nevidence = ["乙"]\nmeasures = ["丙"]\n'
    )
    rows = tomllib.loads(text)["signal"]
    with pytest.raises(ValueError, match="above"):
        whole_row("b", rows["b"], rows)


@pytest.mark.parametrize(
    ("corrected", "total", "all_of_them"),
    [
        pytest.param(1, 1, True, id="唯一的一件"),
        pytest.param(2, 2, True, id="件件如此"),
        pytest.param(1, 3, False, id="其中一件"),
    ],
)
def test_where_every_case_was_corrected_the_evidence_does_not_say_of_which(
    corrected: int, total: int, all_of_them: bool
) -> None:
    figures = year(t4__review__corrected=corrected, t4__review__total=total)
    (signal,) = signals(Ledger.of(figures))
    assert signal.id == "review-corrected-case"
    cited = {ref.id for text in signal.evidence for ref in references(text)}
    assert ("t4.review.corrected" in cited) is not all_of_them
    if all_of_them:
        assert not any("其中" in text or "{" in text for text in signal.evidence)
        assert all(("均" in text) is (total > 1) for text in signal.evidence)


def test_all_of_and_its_wordings_go_together() -> None:
    row = {
        "figure": "t4.review.corrected", "at_least": 1, "gravity": 3, "theme": "复议诉讼纠错",
        "titles": ["甲"], "evidence": ["乙"], "measures": ["丙"], "all_of": "t4.review.total",
    }  # fmt: skip
    with pytest.raises(ValueError, match="all_of"):
        definition_of("x", row)


@pytest.mark.parametrize(
    ("query", "law", "told"),
    [
        pytest.param(40, 10, {"refused-query"}, id="不予公开的多是行政查询"),
        pytest.param(15, 30, {"refused-query", "refused"}, id="查询之外的也多"),
        pytest.param(0, 30, {"refused"}, id="没有查询"),
        pytest.param(None, 30, set(), id="查询没有填，说不准"),
    ],
)
def test_what_was_refused_as_a_query_is_no_wide_use_of_exemptions(
    query: int | None, law: int, told: set[str]
) -> None:
    cells = {"t3__granted__total": 100 - law - (query or 0), "t3__processed__total": 100}
    assert ids(year(t3__refused_query__total=query, t3__refused_law__total=law, **cells)) == told
