"""Rules across years."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import consistent_figures, report

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.tables import STATUTORY_CODES


def compared(this, last, rule, profile=Profile.PUBLISHED, last_year=2022, edition="2021"):
    previous = replace(report(last, year=last_year), edition=edition)
    checked = check(Subject(report(this), profile, previous=previous))
    assert checked.broken == ()
    return {r.instance: r for r in checked.results if r.rule == rule}


def figures(**cells):
    return consistent_figures() | {code.replace("__", "."): value for code, value in cells.items()}


def follow(**changes):
    """A last year whose table ends where this year's begins, but for the changes."""
    this = consistent_figures()
    last = consistent_figures(1)
    for code in STATUTORY_CODES:
        if code.startswith("t3.carried_out."):
            last[code] = this[code.replace("carried_out", "carried_in")]
    for block in ("rules", "normative"):
        last[f"t2.{block}.in_force"] = (
            this[f"t2.{block}.in_force"] - this[f"t2.{block}.made"] + this[f"t2.{block}.repealed"]
        )
    return last | {code.replace("__", "."): value for code, value in changes.items()}


def test_carried_in_is_what_last_year_carried_out():
    found = compared(consistent_figures(), follow(), "t3-carried")
    assert [r.status for r in found.values()] == [Status.PASSED] * 7


@pytest.mark.parametrize(
    ("profile", "severity"), [(Profile.DRAFTING, Severity.ERROR), (Profile.PUBLISHED, Severity.WARNING)]
)
def test_carried_in_that_differs(profile, severity):
    this = figures(t3__carried_in__natural=3)
    found = compared(this, follow(t3__carried_out__natural=5), "t3-carried", profile)["natural"]
    assert found.finding.severity is severity
    assert found.finding.message == (
        "表三“自然人”列：上年结转3，与上年年报‘结转下年’5不符；上年如已更正，请上传更正稿。"
    )
    assert found.finding.cells == ("t3.carried_in.natural", "previous:t3.carried_out.natural")
    assert (found.finding.expected, found.finding.actual) == ("5", "3")


def test_a_blank_last_year_is_not_assessable():
    found = compared(consistent_figures(), follow(t3__carried_out__natural=None), "t3-carried")
    assert found["natural"].status is Status.NOT_ASSESSABLE


def test_a_report_of_another_year_is_not_last_year():
    found = compared(consistent_figures(), follow(), "t3-carried", last_year=2020)
    assert [r.status for r in found.values()] == [Status.NOT_ASSESSABLE]


def test_without_a_last_report_nothing_is_compared():
    checked = check(Subject(report(), Profile.PUBLISHED))
    assert not [
        r for r in checked.results if r.rule in ("t3-carried", "t2-in-force", "t4-pending", "fee-scale")
    ]


def test_the_stock_follows_from_last_year_s():
    assert {r.status for r in compared(consistent_figures(), follow(), "t2-in-force").values()} == {
        Status.PASSED
    }


def test_a_stock_that_does_not_follow():
    this = figures(t2__normative__in_force=18, t2__normative__made=3, t2__normative__repealed=23)
    found = compared(this, follow(t2__normative__in_force=40), "t2-in-force")["normative"]
    assert (found.finding.expected, found.finding.actual) == ("20", "18")
    assert found.finding.severity is Severity.WARNING


def test_the_stock_is_never_chained_from_the_form_of_2019():
    found = compared(consistent_figures(), follow(), "t2-in-force", edition="2019")
    assert {r.status for r in found.values()} == {Status.NOT_ASSESSABLE}


@pytest.mark.parametrize(
    ("pending", "total", "status"),
    [(2, 2, Status.PASSED), (3, 2, Status.FAILED), (None, 2, Status.NOT_ASSESSABLE)],
)
def test_pending_disputes_are_counted_again(pending, total, status):
    this, last = figures(t4__review__total=total), follow(t4__review__pending=pending)
    assert compared(this, last, "t4-pending")["review"].status is status


@pytest.mark.parametrize(
    ("before", "now", "status"),
    [
        pytest.param(Decimal("51.2"), Decimal("49.8"), Status.PASSED, id="同一量级"),
        pytest.param(Decimal("51.2"), 498000, Status.FAILED, id="今年填成元"),
        pytest.param(512000, Decimal("49.8"), Status.FAILED, id="上年填成元"),
        pytest.param(0, 498000, Status.PASSED, id="上年为零，无从比较"),
        pytest.param(None, 498000, Status.NOT_ASSESSABLE, id="上年未填"),
        pytest.param(1, 100, Status.PASSED, id="百倍不是单位错"),
    ],
)
def test_the_scale_of_the_fee(before, now, status):
    this, last = figures(t2__fees__amount=now), follow(t2__fees__amount=before)
    assert compared(this, last, "fee-scale")[""].status is status
