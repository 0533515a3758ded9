"""Last year's report: kept, given later, followed as it is corrected."""

from dataclasses import replace

import pytest
from builders import consistent_figures
from reading import shapes

from drafting.errors import InputError
from drafting.narrative.offline import write_report as write_text
from drafting.reading import read_bytes
from drafting.report import RECOGNISED, OrganType, Unread, Why
from drafting.service.correcting import confirm_read, correct, doubts, withdraw
from drafting.service.entering import Typed, enter
from drafting.service.last_year import give, keep
from drafting.service.originals import past_of
from drafting.service.years import current, open_year
from drafting.tables import APPLICANTS, edition
from drafting.workspace import open_workspace

FIGURES = consistent_figures(seed=3)
DATA = shapes.page(lambda table: shapes.as_html(shapes.printed(table, FIGURES, {}))).encode()
NAME = "上年.html"
OUT, IN = "t3.carried_out.natural", "t3.carried_in.natural"


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def last():
    return read_bytes(DATA, NAME)


def opened(workspace, last, previous):
    return open_year(workspace, last.organ, OrganType.DEPARTMENT, last.year + 1, previous)


def carried_in(workspace, report):
    return current(workspace, report).figures[IN]


def test_a_correction_reaches_the_report_that_builds_on_it(workspace, last):
    report = opened(workspace, last, keep(workspace, DATA, NAME, last))
    past = past_of(workspace, current(workspace, report).stored.previous)
    now = int(last.figures[OUT])
    correct(workspace, past, {OUT: Typed(str(now + 7)), "t3.received.total": Typed("5")}, "王芳")
    previous = current(workspace, report).stored.previous
    assert (previous.figures[OUT], previous.figures["t3.received.total"]) == (now + 7, 5)
    assert carried_in(workspace, report) == now + 7
    withdraw(workspace, past, (OUT, "t3.received.total"), "王芳")
    assert current(workspace, report).stored.previous.figures == last.figures
    assert carried_in(workspace, report) == now


def test_what_was_entered_is_not_brought_forward_over(workspace, last):
    report = opened(workspace, last, keep(workspace, DATA, NAME, last))
    enter(workspace, report, {IN: Typed("901")})
    past = past_of(workspace, current(workspace, report).stored.previous)
    correct(workspace, past, {OUT: Typed("77")}, "王芳")
    assert carried_in(workspace, report) == 901


def test_a_report_opened_without_one_is_given_it_later(workspace, last):
    report = opened(workspace, last, None)
    assert carried_in(workspace, report) is None
    give(workspace, report, keep(workspace, DATA, NAME, last))
    assert current(workspace, report).stored.previous.figures == last.figures
    assert carried_in(workspace, report) == last.figures[OUT]


@pytest.mark.parametrize(
    ("changed", "said"), [({"organ": "青禾区水务局"}, "青禾区水务局"), ({"year": 2001}, "2001年")]
)
def test_another_organs_or_years_is_refused_and_changes_nothing(workspace, last, changed, said):
    report = opened(workspace, last, None)
    with pytest.raises(InputError, match=said):
        give(workspace, report, replace(last, **changed))
    assert current(workspace, report).stored.previous is None


def test_a_renamed_organs_is_taken_where_somebody_says_so(workspace, last):
    report = opened(workspace, last, None)
    give(workspace, report, replace(last, organ="青禾区水务局"), renamed=True)
    assert current(workspace, report).stored.previous.organ == "青禾区水务局"


def test_a_correction_of_another_file_reaches_nobody(workspace, last):
    report = opened(workspace, last, last)
    assert past_of(workspace, last) is None
    other = DATA.replace("情况".encode(), "状况".encode())
    past = workspace.past_reports.keep("别的.html", other, read_bytes(other, "别的.html"))
    correct(workspace, past, {OUT: Typed("77")}, "王芳")
    assert current(workspace, report).stored.previous.figures == last.figures


def test_nothing_is_compared_with_a_sum_that_does_not_come_out(workspace, last):
    total = "t3.received.total"
    wrong = replace(last, figures={**last.figures, total: last.figures[total] + 900})
    report = opened(workspace, last, wrong)
    this_year = {f"t3.received.{applicant}": Typed("41") for applicant in APPLICANTS}
    enter(workspace, report, this_year)
    assert current(workspace, report).ledger.entry(total).previous is None
    assert current(workspace, report).ledger.entry("t3.received.natural").previous is not None
    assert "较上年" not in write_text(current(workspace, report).material)[1]
    give(workspace, report, last)
    assert current(workspace, report).ledger.entry(total).previous == last.figures[total]
    assert "较上年" in write_text(current(workspace, report).material)[1]


def test_figures_that_were_recognised_are_compared_with_once_somebody_confirmed_them(workspace, last):
    scanned = replace(last, unread=(Unread(RECOGNISED, "文字层是识别出来的。", Why.AMBIGUOUS),))
    report = opened(workspace, last, keep(workspace, DATA, NAME, scanned))

    def before(code):
        return current(workspace, report).ledger.entry(code).previous

    received, fees = "t3.received.total", "t2.fees.amount"
    assert (before(received), before(fees)) == (None, None)
    past = workspace.past_reports.get(past_of(workspace, current(workspace, report).stored.previous))
    confirm_read(workspace, past.id, doubts(past, edition("2021").table("t3")).recognised, "王芳")
    assert (before(received), before(fees)) == (FIGURES[received], None)
    correct(workspace, past.id, {fees: Typed(str(FIGURES[fees] + 1))}, "王芳")
    assert before(fees) == FIGURES[fees] + 1
    withdraw(workspace, past.id, (received,), "王芳")
    assert before(received) is None


def test_of_a_recognised_report_whose_file_was_not_kept_no_figure_is_confirmed(workspace, last):
    scanned = replace(last, unread=(Unread(RECOGNISED, "", Why.AMBIGUOUS),))
    year = current(workspace, opened(workspace, last, scanned))
    assert year.unconfirmed >= {code for code, value in last.figures.items() if value is not None}
    assert year.ledger.entry("t3.received.total").previous is None
    assert (
        current(
            workspace, open_year(workspace, "云岭市青禾区水利局", OrganType.DEPARTMENT, 2024, None)
        ).unconfirmed
        == frozenset()
    )
