"""The report after the one that was written here: what is taken over, and what is not."""

import pytest
from builders import consistent_figures
from ui.app import field, page, press, said

from drafting.checks.findings import Severity
from drafting.report import NARRATIVE_SECTIONS, OrganType
from drafting.service.text import save_text
from drafting.service.years import current, open_year
from drafting.tables import STATUTORY_CODES, edition
from drafting.workspace import Workspace

pytestmark = pytest.mark.enable_socket

ORGAN = "云岭市青禾区水利局"
FORM = edition("2021")
FIGURES = consistent_figures(seed=11)
WORDS = {
    0: "本报告由云岭市青禾区水利局编制，统计期限为2024年1月1日至2024年12月31日。电子版见区政府网站，电话0300-5550101。",
    1: "（一）主动公开。按规定公开水利信息。",
    5: "存在的问题：水库公告更新不及时。改进措施：将逐月核对公告。",
    6: "没有需要报告的其他事项。",
}


@pytest.fixture
def last(workspace: Workspace) -> int:
    """A report of 2024 that was written here, all cells filled."""
    report = open_year(workspace, ORGAN, OrganType.DEPARTMENT, 2024, None)
    entered = {code: FIGURES[code] for code in STATUTORY_CODES if not FORM.cells[code].computed}
    workspace.figures.save(report, entered, "填报")
    for number, text in WORDS.items():
        save_text(workspace, report, number, text, 0)
    return report


def new_report(year: str, organ: str = ORGAN):
    app = page("tasks")
    field(app, "text_input", "机关名称").set_value(organ)
    field(app, "text_input", "报告年度").set_value(year)
    return app.run()


def ticked(app) -> list[bool]:
    return [box.value for box in app.checkbox if box.label.startswith("以这里编制的2024年年报")]


def test_last_years_report_written_here_is_taken_over_but_none_of_its_work(workspace, last):
    app = new_report("2025")
    field(app, "checkbox", "以这里编制的2024年年报").check().run()
    press(app, "建立年报")
    [new] = [stored.id for stored in workspace.reports.all() if stored.year == 2025]
    year = current(workspace, new)
    assert {c: year.stored.previous.figures[c] for c in STATUTORY_CODES} == {
        c: current(workspace, last).figures[c] for c in STATUTORY_CODES
    }
    assert year.stored.previous.text(5) == WORDS[5]
    carried = {code: one.value for code, one in year.entered.items()}
    assert carried == {code.replace("out", "in"): FIGURES[code] for code in CARRIED_OUT}
    assert [year.sections[number].source for number in NARRATIVE_SECTIONS] == [""] * 4
    assert year.facts == ()
    assert [past.organ for past in workspace.past_reports.listed()] == [ORGAN]


CARRIED_OUT = [c for c in STATUTORY_CODES if c.startswith("t3.carried_out.") and not FORM.cells[c].computed]


def test_a_finished_one_is_ticked_and_an_unfinished_one_says_so(workspace, last):
    assert [f.message for f in current(workspace, last).reviewed.open if f.severity is Severity.ERROR] == []
    assert ticked(new_report("2025")) == [True]
    workspace.figures.save(last, {"t3.granted.natural": None}, "填报")
    app = new_report("2025")
    assert ticked(app) == [False]
    assert any("未定稿" in box.label for box in app.checkbox)


@pytest.mark.parametrize(
    ("year", "organ"),
    [
        pytest.param("2026", ORGAN, id="two years on"),
        pytest.param("2024", ORGAN, id="the same year"),
        pytest.param("2025", "云岭市青禾区水利局办公室", id="another organ"),
        pytest.param("二〇二五", ORGAN, id="no year"),
    ],
)
@pytest.mark.usefixtures("last")
def test_no_other_report_is_offered(year, organ):
    assert ticked(new_report(year, organ)) == []


def test_it_can_be_taken_later_and_anew(workspace, last):
    new = open_year(workspace, ORGAN, OrganType.DEPARTMENT, 2025, None)
    app = press(page("tables", new), "采用这里编制的2024年年报")
    assert "已采用" in said(app, "success")
    assert current(workspace, new).entered["t3.carried_in.natural"].value == FIGURES["t3.carried_out.natural"]
    code = "t3.carried_out.natural"
    workspace.figures.save(last, {code: FIGURES[code] + 1}, "填报")
    press(page("tables", new), "采用这里编制的2024年年报")
    assert current(workspace, new).entered["t3.carried_in.natural"].value == FIGURES[code] + 1


def test_an_organ_whose_name_is_not_read_as_it_is_written_has_a_next_year_too(workspace):
    organ = "云岭市青禾区水利局（河长制办公室）"
    last = open_year(workspace, organ, OrganType.DEPARTMENT, 2024, None)
    workspace.figures.save(last, {"t3.carried_out.natural": 3}, "填报")
    new = open_year(workspace, organ, OrganType.DEPARTMENT, 2025, None)
    press(page("tables", new), "采用这里编制的2024年年报")
    assert current(workspace, new).entered["t3.carried_in.natural"].value == 3
    press(page("tables", new), "对照原件核对、改正")
