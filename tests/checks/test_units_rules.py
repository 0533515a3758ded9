"""The roll-up of units' returns."""

import pytest
from builders import report, zero_figures

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.roster import Unit, Units

SCHOOL, HOUSING, TAX = "青禾区教育局", "青禾区住房和城乡建设局", "国家税务总局青禾区税务局"
CELL = "t3.received.natural"
FAILED, PASSED, UNKNOWN = Status.FAILED, Status.PASSED, Status.NOT_ASSESSABLE


def returned(organ, value=0, code=CELL):
    return report(zero_figures() | {code: value}, organ=organ)


def results(rule, total, units, code=CELL, organ=None):
    this = report(zero_figures() | {code: total}, **({"organ": organ} if organ else {}))
    checked = check(Subject(this, Profile.PUBLISHED, units=units))
    assert checked.broken == ()
    return {r.instance: r for r in checked.results if r.rule == rule}


def both(one, other, code=CELL):
    return Units((returned(SCHOOL, one, code), returned(HOUSING, other, code)))


@pytest.mark.parametrize(
    ("total", "one", "other", "status"),
    [
        (12, 5, 7, PASSED),
        (11, 5, 7, FAILED),
        (None, 5, 7, UNKNOWN),
        pytest.param(12, 5, None, UNKNOWN, id="一家空白，不当作零"),
        pytest.param(4, 5, None, FAILED, id="一家空白，但已报的就超过了总数"),
    ],
)
def test_a_cell_is_the_sum_of_the_units(total, one, other, status):
    assert results("rollup", total, both(one, other))[CELL].status is status


def test_the_own_return_is_added_and_units_not_summed_are_not():
    units = Units(
        (returned(SCHOOL, 5), returned(TAX, 100), returned("云岭市青禾区人民政府", 2)),
        (Unit(SCHOOL), Unit(TAX, summed=False)),
    )
    assert results("rollup", 7, units)[CELL].status is PASSED


def test_a_missing_unit_is_named_and_the_sum_not_known():
    units = Units((returned(SCHOOL, 5),), (Unit(SCHOOL), Unit(HOUSING)))
    found = results("rollup", 12, units)
    assert found["returns"].finding.severity is Severity.WARNING
    assert HOUSING in found["returns"].finding.message
    assert found[CELL].status is UNKNOWN
    assert results("rollup", 4, units)[CELL].status is FAILED


def test_the_unit_that_makes_the_difference_is_named():
    uncounted = results("rollup", 5, both(5, 7))[CELL].finding
    assert f"相差7。请核对。相差数等于{HOUSING}的报送数，可能漏计。" in uncounted.message
    assert (uncounted.cells, uncounted.expected, uncounted.actual) == ((CELL,), "12", "5")
    assert f"{SCHOOL}的报送数，可能重复计入" in results("rollup", 17, both(5, 7))[CELL].finding.message


def test_in_table_four_the_co_defendant_comes_first():
    code = "t4.litigation_after_review.upheld"
    message = results("rollup", 1, both(1, 1, code), code)[code].finding.message
    assert message.index("共同被告") < message.index("相差数等于")
    assert "共同被告" not in results("rollup", 5, both(5, 7))[CELL].finding.message


def test_a_sum_of_the_form_is_examined_only_where_its_parts_are_blank():
    assert "t3.received.total" not in results("rollup", 12, both(5, 7))
    totals = both(5, 7, "t3.received.total")
    this = report(zero_figures() | {CELL: None, "t3.received.total": 13})
    checked = check(Subject(this, Profile.PUBLISHED, units=totals))
    found = {r.instance: r.status for r in checked.results if r.rule == "rollup"}
    assert (found[CELL], found["t3.received.total"]) == (UNKNOWN, FAILED)


def test_a_unit_s_report_is_held_against_its_return():
    units = both(5, 7)
    found = results("return-published", 6, units, organ=SCHOOL)
    assert found[CELL].status is FAILED
    assert (found[CELL].finding.expected, found[CELL].finding.actual) == ("5", "6")
    assert {r.status for key, r in found.items() if key != CELL} == {PASSED}
    assert results("rollup", 6, units, organ=SCHOOL) == {}
    assert results("return-published", 12, units) == {}
    assert results("return-published", None, units, organ=SCHOOL)[CELL].status is UNKNOWN
