"""What was read of a past report: doubts, corrections with who and when, and what becomes of them."""

from dataclasses import replace

import pytest
from builders import consistent_figures, report
from reading import shapes

from drafting.errors import InputError
from drafting.precedents import PrecedentIndex
from drafting.reading import read_bytes
from drafting.report import RECOGNISED, Unread, Why
from drafting.service.correcting import (
    confirm_blanks,
    confirm_read,
    correct,
    corrected,
    doubts,
    tables_of,
    undivided,
)
from drafting.service.entering import Typed
from drafting.service.library import take_in
from drafting.tables import edition
from drafting.workspace import open_workspace

FIGURES = consistent_figures(seed=3)
T3 = edition("2021").table("t3")
BLANK, UNCLEAR = "t3.granted.legal", "t3.partial.welfare"
NAME = "年报.html"


def printed(table):
    return shapes.as_html(shapes.printed(table, FIGURES, {BLANK: "", UNCLEAR: "一百二"}))


DATA = shapes.page(printed).encode()


@pytest.fixture
def workspace(tmp_path):
    opened = open_workspace(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def past(workspace) -> int:
    return workspace.past_reports.keep(NAME, DATA, read_bytes(DATA, NAME))


def figure(workspace, past, code):
    return workspace.past_reports.get(past).corrected.figures[code]


def test_blanks_and_doubts_are_told_apart(workspace, past):
    found = doubts(workspace.past_reports.get(past), T3)
    assert found.blank == (BLANK,)
    assert list(found.unclear) == [UNCLEAR]
    assert found.unclear[UNCLEAR] == "原件中不是数字：“一百二”。请对照原件填写。"


def test_a_correction_stands_with_who_and_when_and_ends_the_doubt(workspace, past):
    entered = correct(workspace, past, {UNCLEAR: Typed("１２０")}, "王芳")
    assert entered.saved == (UNCLEAR,)
    now = workspace.past_reports.get(past)
    assert now.corrected.figures[UNCLEAR] == 120
    assert now.read.figures[UNCLEAR] is None
    assert now.corrections[UNCLEAR].author == "王芳"
    assert now.corrections[UNCLEAR].changed_at is not None
    assert doubts(now, T3).unclear == {}
    assert UNCLEAR not in {unread.where for unread in now.corrected.unread}


def test_a_cell_that_was_read_can_be_corrected_too_and_taken_back(workspace, past):
    code = "t3.received.total"
    correct(workspace, past, {code: Typed("7"), BLANK: Typed("0")}, "王芳")
    assert (figure(workspace, past, code), figure(workspace, past, BLANK)) == (7, 0)
    workspace.past_reports.withdraw(past, (code, BLANK), "李强")
    assert (figure(workspace, past, code), figure(workspace, past, BLANK)) == (FIGURES[code], None)
    assert doubts(workspace.past_reports.get(past), T3).blank == (BLANK,)
    correct(workspace, past, {code: Typed("8")}, "李强")
    assert figure(workspace, past, code) == 8


def test_a_confirmed_blank_stays_blank(workspace, past):
    confirm_blanks(workspace, past, (BLANK,), "王芳")
    now = workspace.past_reports.get(past)
    assert now.corrected.figures[BLANK] is None
    assert doubts(now, T3).blank == ()
    assert [u.why for u in now.corrected.unread if u.where == BLANK] == [Why.BLANK]


def test_what_is_no_number_is_refused_and_the_others_are_saved(workspace, past):
    entered = correct(workspace, past, {UNCLEAR: Typed("十二"), BLANK: Typed("4")}, "王芳")
    assert entered.saved == (BLANK,)
    assert "（二）部分公开" in entered.refused[UNCLEAR]
    assert figure(workspace, past, BLANK) == 4


def test_what_somebody_else_corrected_meanwhile_is_not_overwritten(workspace, past):
    correct(workspace, past, {UNCLEAR: Typed("5", seen=("",))}, "王芳")
    entered = correct(workspace, past, {UNCLEAR: Typed("6", seen=("",))}, "李强")
    assert "已被别处改正" in entered.refused[UNCLEAR]
    assert figure(workspace, past, UNCLEAR) == 5
    assert correct(workspace, past, {UNCLEAR: Typed("5", seen=("",))}, "李强").refused == {}
    assert workspace.past_reports.get(past).corrections[UNCLEAR].author == "王芳"  # nothing changed


def test_the_same_file_again_is_the_same_report_and_keeps_its_corrections(workspace, past):
    correct(workspace, past, {UNCLEAR: Typed("120")}, "王芳")
    assert workspace.past_reports.keep("又一次.html", DATA, read_bytes(DATA, "又一次.html")) == past
    (listed,) = workspace.past_reports.listed()
    only = workspace.past_reports.get(listed.id)
    assert (only.name, only.corrected.figures[UNCLEAR]) == ("又一次.html", 120)
    assert workspace.past_reports.content(past) == DATA
    read = read_bytes(DATA, NAME)
    assert corrected(workspace, DATA, read).figures[UNCLEAR] == 120
    assert corrected(workspace, DATA + b" ", read) is read


def test_a_figure_of_recognised_text_is_in_doubt_until_somebody_confirms_or_corrects_it(workspace):
    read = replace(report(FIGURES | {BLANK: None}), unread=(Unread(RECOGNISED, "", Why.AMBIGUOUS),))
    kept = workspace.past_reports.keep("a.pdf", b"a", read)
    codes = {cell.code for cell in T3.cells()}
    assert set(doubts(workspace.past_reports.get(kept), T3).recognised) == codes - {BLANK}
    correct(workspace, kept, {UNCLEAR: Typed("120")}, "王芳")
    left = doubts(workspace.past_reports.get(kept), T3).recognised
    assert set(left) == codes - {BLANK, UNCLEAR}
    confirm_read(workspace, kept, left, "王芳")
    now = workspace.past_reports.get(kept)
    assert doubts(now, T3).recognised == ()
    assert now.corrected.figures == now.read.figures | {UNCLEAR: 120}
    assert now.corrections[left[0]].author == "王芳"


def test_a_figure_of_any_other_text_is_in_no_such_doubt(workspace, past):
    assert doubts(workspace.past_reports.get(past), T3).recognised == ()


def test_an_undivided_group_leaves_its_parts_without_doubt(workspace):
    figures = {**FIGURES, **dict.fromkeys([c for c in FIGURES if c.startswith("t3.closed_")])}
    read = report(figures | {f"t3.closed.{column.code}": 0 for column in T3.blocks[0].columns})
    past = workspace.past_reports.get(workspace.past_reports.keep("a.html", b"a", read))
    assert len(undivided(past)) == 7
    assert doubts(past, T3).unclear == {}
    assert tables_of(past) == edition("2021").tables


def test_an_upload_is_kept_and_indexed_and_a_bad_one_stops_nothing(workspace, tmp_path):
    with PrecedentIndex(tmp_path / "index") as index:
        good = take_in(DATA, NAME, workspace, index)
        bad = take_in(b"%PDF-1.7", "坏.pdf", workspace, index)
    assert (good.error, good.items > 0) == ("", True)
    assert "已损坏" in bad.error
    (listed,) = workspace.past_reports.listed()
    assert (listed.name, listed.organ, listed.year) == (
        NAME,
        read_bytes(DATA, NAME).organ,
        read_bytes(DATA, NAME).year,
    )


def test_a_report_that_is_not_there(workspace):
    with pytest.raises(InputError, match="重新上传"):
        workspace.past_reports.get(99)
    with pytest.raises(InputError, match="重新上传"):
        workspace.past_reports.content(99)
