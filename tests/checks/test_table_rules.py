"""Rules on the three tables: one passing and one failing example each, blanks, and every nudge caught."""

from decimal import Decimal

import pytest
from builders import consistent_figures, report, zero_figures
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.report import AnnualReport, OrganType, Unread, Why
from drafting.tables import APPLICANTS, DISPUTES, STATUTORY_CODES, outcome_rows


def outcome(figures, profile=Profile.PUBLISHED, **subject):
    return check(Subject(report(figures), profile, **subject))


def results(figures, rule, profile=Profile.PUBLISHED, **subject):
    checked = outcome(figures, profile, **subject)
    assert checked.broken == ()
    return {r.instance: r for r in checked.results if r.rule == rule}


def findings(figures, rule, profile=Profile.PUBLISHED, **subject):
    return [r.finding for r in results(figures, rule, profile, **subject).values() if r.finding]


def one_column(received, carried_in, processed, carried_out):
    figures = zero_figures()
    column = {
        "received": received,
        "carried_in": carried_in,
        "processed": processed,
        "carried_out": carried_out,
    }
    figures |= {f"t3.{row}.natural": value for row, value in column.items()}
    return results(figures, "t3-balance")["natural"]


@pytest.mark.parametrize(
    ("received", "carried_in", "processed", "carried_out", "status"),
    [
        pytest.param(0, 0, 0, 0, Status.PASSED, id="全年无申请"),
        pytest.param(100, 10, 95, 15, Status.PASSED, id="相符"),
        pytest.param(100, 10, 95, 14, Status.FAILED, id="少结转一件"),
        pytest.param(100, None, 95, 5, Status.NOT_ASSESSABLE, id="上年结转未填，不当作零"),
        pytest.param(None, None, None, None, Status.NOT_ASSESSABLE, id="全未填"),
    ],
)
def test_balance(received, carried_in, processed, carried_out, status):
    assert one_column(received, carried_in, processed, carried_out).status is status


def test_a_consistent_year_passes_everything():
    checked = outcome(consistent_figures(3), Profile.DRAFTING)
    assert [f.message for f in checked.findings if f.rule.startswith(("t2", "t3", "t4", "cell"))] == []
    assert checked.count(Status.NOT_ASSESSABLE) == 0


def test_the_instances_of_the_identities():
    checked = outcome(consistent_figures())
    count = {
        rule: sum(r.rule == rule for r in checked.results)
        for rule in ("t3-balance", "t3-outcomes", "t3-applicants", "t4-total")
    }
    assert count == {"t3-balance": 7, "t3-outcomes": 7, "t3-applicants": 25, "t4-total": 3}


def test_a_message_says_where_both_values_and_by_how_much():
    figures = consistent_figures()
    figures["t4.review.total"] = figures["t4.review.total"] + 2
    (finding,) = findings(figures, "t4-total")
    assert finding.severity is Severity.ERROR
    assert finding.cells[-1] == "t4.review.total"
    assert "行政复议" in finding.message
    assert "相差2件" in finding.message
    assert (int(finding.actual), int(finding.expected)) == (
        figures["t4.review.total"],
        figures["t4.review.total"] - 2,
    )


T3_T4 = [code for code in STATUTORY_CODES if code.startswith(("t3.", "t4."))]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 50), st.sampled_from(T3_T4), st.integers(1, 9))
def test_any_nudge_of_one_cell_is_caught_and_named(seed, cell, by):
    figures = consistent_figures(seed)
    figures[cell] += by
    named = [f for f in outcome(figures).findings if cell in f.cells]
    assert named
    if cell.startswith("t3."):
        assert all(f.suspect == cell for f in named)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(T3_T4))
def test_a_blank_cell_makes_what_needs_it_not_assessable_and_never_passed(cell):
    figures = consistent_figures()
    figures[cell] = None
    checked = outcome(figures)
    assert [f.cells for f in checked.findings if f.rule == "cell-blank"] == [(cell,)]
    assert any(r.status is Status.NOT_ASSESSABLE for r in checked.results)
    assert not [f for f in checked.findings if f.rule.startswith(("t3", "t4"))]


def test_two_wrong_cells_have_no_single_suspect():
    figures = consistent_figures()
    figures["t3.granted.natural"] += 1
    figures["t3.partial.natural"] += 1
    (column,) = findings(figures, "t3-outcomes")
    assert column.suspect is None


def undivided():
    """The figures of a report that prints （六）其他处理 as one row."""
    figures = consistent_figures(5)
    for column in (*APPLICANTS, "total"):
        rows = [f"t3.{row}.{column}" for row in ("closed_uncorrected", "closed_unpaid", "closed_other")]
        figures[f"t3.closed.{column}"] = sum(figures[row] for row in rows)
        figures |= dict.fromkeys(rows)
    return figures


def test_an_undivided_row_stands_for_its_three():
    assert "closed" in outcome_rows(undivided())
    checked = outcome(undivided())
    assert checked.findings == ()
    # 其他处理 3.其他 itself is unknown: only the rule on its share cannot be assessed
    assert [r.rule for r in checked.results if r.status is Status.NOT_ASSESSABLE] == ["t3-other-share"]


def test_a_wrong_undivided_row_is_found():
    figures = undivided()
    figures["t3.closed.natural"] += 1
    assert {f.suspect for f in outcome(figures).findings} == {"t3.closed.natural"}


@pytest.mark.parametrize(
    ("code", "value", "wanted"),
    [
        ("t3.granted.natural", Decimal("12.5"), "非负整数"),
        ("t4.review.total", -1, "非负整数"),
        ("t2.fees.amount", Decimal("1.1234567"), "最多6位小数"),
        ("t2.fees.amount", Decimal("-3"), "非负数"),
    ],
)
def test_a_number_that_the_cell_cannot_hold(code, value, wanted):
    (finding,) = findings(consistent_figures() | {code: value}, "cell-number")
    assert finding.cells == (code,)
    assert wanted in finding.message
    assert finding.severity is Severity.ERROR


def test_numbers_that_the_cells_can_hold():
    figures = consistent_figures() | {"t2.fees.amount": Decimal("96171.6")}
    assert {r.status for r in results(figures, "cell-number").values()} == {Status.PASSED}


def test_blank_cells_give_one_finding_a_row():
    figures = consistent_figures() | {
        "t3.granted.business": None,
        "t3.granted.legal": None,
        "t3.partial.legal": None,
    }
    for profile, severity in ((Profile.DRAFTING, Severity.ERROR), (Profile.PUBLISHED, Severity.WARNING)):
        granted, partial = findings(figures, "cell-blank", profile)
        assert granted.message == "表三“（一）予以公开”有2格空白（商业企业、法律服务机构）；没有发生的请填0。"
        assert granted.cells == ("t3.granted.business", "t3.granted.legal")
        assert partial.cells == ("t3.partial.legal",)
        assert granted.severity is severity


@pytest.mark.parametrize("profile", list(Profile))
def test_a_table_wholly_blank_gives_one_error(profile):
    figures = consistent_figures() | {code: None for code in STATUTORY_CODES if code.startswith("t4.")}
    (finding,) = findings(figures, "cell-blank", profile)
    assert finding.message == "表四15格空白；没有发生的请填0。"
    assert finding.severity is Severity.ERROR
    assert len(finding.cells) == 15


def test_a_cell_that_was_printed_but_not_read_is_no_blank():
    cell = "t3.granted.natural"
    base = report(consistent_figures() | {cell: None})
    unread = (Unread(cell, "25件左右", Why.NOT_A_NUMBER),)
    read = AnnualReport(base.title, base.organ, base.year, base.edition, base.sections, base.figures, unread)
    checked = check(Subject(read, Profile.PUBLISHED))
    assert not [f for f in checked.findings if f.rule == "cell-blank"]


@pytest.mark.parametrize(
    ("made", "repealed", "in_force", "status"),
    [
        (3, 23, 18, Status.PASSED),
        (5, 1, 3, Status.FAILED),
        (5, 2, 3, Status.PASSED),
        (5, None, 3, Status.NOT_ASSESSABLE),
    ],
)
def test_the_opening_stock_is_not_negative(made, repealed, in_force, status):
    stock = {"made": made, "repealed": repealed, "in_force": in_force}
    figures = zero_figures() | {f"t2.normative.{column}": value for column, value in stock.items()}
    assert results(figures, "t2-opening")["normative"].status is status


@pytest.mark.parametrize(
    ("organ", "type", "level", "status"),
    [
        pytest.param("云岭市青禾区人民政府", None, None, Status.FAILED, id="区政府不能制定规章"),
        pytest.param("云岭市青禾区教育局", OrganType.DEPARTMENT, "county", Status.FAILED, id="区局"),
        pytest.param("云岭市人民政府", OrganType.GOVERNMENT, "city", Status.PASSED, id="设区的市"),
        pytest.param("云岭市人民政府", None, None, Status.NOT_ASSESSABLE, id="不知是否设区"),
        pytest.param("国家某某总局", OrganType.DEPARTMENT, None, Status.PASSED, id="国务院部门"),
        pytest.param("青岭壮族自治区人民政府", None, None, Status.PASSED, id="自治区"),
    ],
)
def test_who_may_make_rules(organ, type, level, status):
    figures = consistent_figures() | {"t2.rules.made": 1, "t2.rules.in_force": 9}
    checked = check(Subject(report(figures, organ=organ), Profile.PUBLISHED, organ_type=type, level=level))
    (result,) = [r for r in checked.results if r.rule == "t2-rules-power"]
    assert result.status is status


def test_no_rules_need_no_power():
    assert results(consistent_figures(), "t2-rules-power")[""].status is Status.PASSED


@pytest.mark.parametrize(
    ("other", "processed", "status"),
    [
        (2, 10, Status.PASSED),
        (3, 10, Status.FAILED),
        (5, 9, Status.PASSED),
        (None, 20, Status.NOT_ASSESSABLE),
    ],
)
def test_the_share_of_other(other, processed, status):
    figures = zero_figures() | {"t3.closed_other.total": other, "t3.processed.total": processed}
    result = results(figures, "t3-other-share")[""]
    assert result.status is status
    if result.finding:
        assert result.finding.severity is Severity.INFO
        assert "30%" in result.finding.message


@pytest.mark.parametrize(
    ("year", "direct", "statuses"),
    [
        (2023, 9, []),
        (2024, 9, [Status.FAILED]),
        (2024, 1, [Status.PASSED]),
        (2024, None, [Status.NOT_ASSESSABLE]),
    ],
)
def test_direct_litigation_from_2024_on(year, direct, statuses):
    figures = zero_figures() | {"t4.litigation_direct.total": direct}
    checked = check(Subject(report(figures, year=year), Profile.PUBLISHED))
    assert [r.status for r in checked.results if r.rule == "t4-direct"] == statuses


def test_every_dispute_block_has_its_own_instance():
    assert tuple(results(zero_figures(), "t4-total")) == DISPUTES


@pytest.mark.parametrize(
    ("code", "rule", "section", "message"),
    [
        (
            "t3.carried_out.legal",
            "t3-balance",
            3,
            "表三“法律服务机构”列不平：新收＋上年结转为0件，办理总计＋结转下年为7件，相差7件，请核对。",
        ),
        (
            "t3.refused_law.legal",
            "t3-outcomes",
            3,
            "表三“法律服务机构”列各项办理结果合计7件，“（七）总计”为0件，相差7件，请核对。",
        ),
        (
            "t3.refused_law.legal",
            "t3-applicants",
            3,
            "表三“（三）不予公开 2.其他法律行政法规禁止公开”行不平：各类申请人合计7件，总计为0件，"
            "相差7件，请核对。",
        ),
        (
            "t4.litigation_direct.pending",
            "t4-total",
            4,
            "表四“行政诉讼 未经复议直接起诉”不平：维持、纠正、其他结果、尚未审结合计7件，总计为0件，"
            "相差7件，请核对。",
        ),
    ],
)
def test_an_identity_says_where_and_both_sums(code, rule, section, message):
    checked = check(Subject(report(zero_figures() | {code: 7}), Profile.PUBLISHED))
    (found,) = [finding for finding in checked.findings if finding.rule == rule]
    assert (found.section, found.message) == (section, message)
