"""A changed cell is caught and named; a blank lets nothing pass."""

import re

import pytest
from builders import consistent_figures, report
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.checks.engine import CATALOGUE, Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.checks.rule import Kind
from drafting.export import render
from drafting.reading import read_bytes
from drafting.tables import STATUTORY_CODES

TABLE_RULES = [rule for rule in CATALOGUE if rule.kind is Kind.TABLES]
ARITHMETIC = ("t3-balance", "t3-outcomes", "t3-applicants", "t4-total")
T3 = [code for code in STATUTORY_CODES if code.startswith("t3.")]
T4 = [code for code in STATUTORY_CODES if code.startswith("t4.")]


def outcome(figures, rules=TABLE_RULES):
    checked = check(Subject(report(figures), Profile.PUBLISHED), rules)
    assert checked.broken == ()
    return checked


def arithmetic(figures):
    return [finding for finding in outcome(figures).findings if finding.rule in ARITHMETIC]


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), most=st.sampled_from([0, 1, 40, 3000]))
def test_a_consistent_table_is_sound(seed, most):
    assert arithmetic(consistent_figures(seed, most)) == []


@settings(deadline=None)
@given(
    seed=st.integers(0, 10_000),
    code=st.sampled_from(T3),
    change=st.integers(-50, 50).filter(bool),
    most=st.sampled_from([0, 1, 40]),
)
def test_any_changed_cell_of_table_three_is_the_suspect(seed, code, change, most):
    figures = consistent_figures(seed, most)
    found = arithmetic(figures | {code: figures[code] + change})
    rows = [finding for finding in found if finding.rule == "t3-applicants"]
    columns = [finding for finding in found if finding.rule in ("t3-balance", "t3-outcomes")]
    assert len(rows) == 1
    assert columns
    assert all(code in finding.cells and finding.severity is Severity.ERROR for finding in found)
    assert {finding.suspect for finding in found} == {code}


@settings(deadline=None)
@given(seed=st.integers(0, 10_000), code=st.sampled_from(T4), change=st.integers(-50, 50).filter(bool))
def test_any_changed_cell_of_table_four_is_caught(seed, code, change):
    figures = consistent_figures(seed)
    (found,) = arithmetic(figures | {code: figures[code] + change})
    assert found.rule == "t4-total"
    assert code in found.cells


@settings(deadline=None)
@given(
    seed=st.integers(0, 10_000),
    blanks=st.sets(st.sampled_from(sorted(STATUTORY_CODES)), min_size=1),
    fill=st.integers(0, 99),
)
def test_what_passes_with_blanks_passes_whatever_they_stand_for(seed, blanks, fill):
    figures = consistent_figures(seed, most=1)
    blank = figures | dict.fromkeys(blanks)
    passed = {(r.rule, r.instance) for r in outcome(blank).results if r.status is Status.PASSED}
    filled = {(r.rule, r.instance): r.status for r in outcome(figures | dict.fromkeys(blanks, fill)).results}
    assert {key for key in passed if filled.get(key, Status.PASSED) is Status.FAILED} == set()


@pytest.mark.parametrize("mark", ["", "/", "—", "无"])
def test_zeros_printed_as_blanks_are_not_assessed_as_zeros(mark):
    figures = consistent_figures(7, most=1)
    page = render(report(figures), ".html").decode()
    read = read_bytes(re.sub(r">0(?=</td>)", f">{mark}", page).encode(), "年报.html")
    zeros = {code for code, value in figures.items() if value == 0 and code in STATUTORY_CODES}
    assert {code for code in STATUTORY_CODES if read.figures[code] is None} == zeros
    checked = check(Subject(read, Profile.PUBLISHED), TABLE_RULES)
    for rule in (rule for rule in TABLE_RULES if rule.id in ARITHMETIC):
        for side in rule.identity.sides(read.figures):
            needs_a_blank = not zeros.isdisjoint((*side.left, *side.right))
            (result,) = [r for r in checked.results if (r.rule, r.instance) == (rule.id, side.key)]
            assert result.status is (Status.NOT_ASSESSABLE if needs_a_blank else Status.PASSED)
