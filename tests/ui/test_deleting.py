"""A report opened by mistake: out of the list, out of the way of the next one, and back again whole."""

import pytest
from ui.app import field, labels, page, press, said

from drafting.report import OrganType
from drafting.service.last_year import written_here
from drafting.service.text import save_text
from drafting.service.years import current, open_year

pytestmark = pytest.mark.enable_socket

ORGAN = "云岭市青禾区水利局"


@pytest.fixture
def report(workspace) -> int:
    opened = open_year(workspace, ORGAN, OrganType.DEPARTMENT, 2024, None)
    workspace.figures.save(opened, {"t3.received.natural": 7}, "手工录入")
    save_text(workspace, opened, 5, "栏目更新慢。", 0)
    return opened


def deleted(report: int):
    return press(page("tasks", report), "确认删除")


def test_a_deleted_report_is_in_the_bin_and_in_hand_no_more(workspace, report):
    app = deleted(report)
    assert f"“{ORGAN}2024年年报”已移到“回收站”" in said(app, "success")
    assert not [label for label in labels(app) if label in ("打开", "继续编制")]
    assert [each.label for each in app.expander if each.label.startswith("回收站")] == ["回收站（1份）"]
    assert app.sidebar.markdown[0].value == ":gray[尚未选择年报]"
    assert "report" not in app.query_params
    assert written_here(workspace, ORGAN, 2025) is None


def test_restored_it_is_as_it_was(workspace, report):
    before = current(workspace, report)
    app = press(deleted(report), "恢复")
    assert "已恢复" in said(app, "success")
    assert not [each for each in app.expander if each.label.startswith("回收站")]
    after = current(workspace, report)
    assert (after.stored, after.figures, after.sources) == (before.stored, before.figures, before.sources)


@pytest.mark.parametrize("name", ["tables", "facts", "problems", "writing", "checking", "publishing"])
def test_whoever_has_it_open_is_told_where_it_is(workspace, report, name):
    workspace.reports.delete(report)
    app = page(name, report)
    for _ in range(2):
        assert "请在“年报任务”的“回收站”里恢复" in said(app, "warning")
        app.run()
    workspace.reports.restore(report)
    assert "回收站" not in said(app.run(), "warning")


def test_one_opened_in_its_place_stands_in_the_way_and_is_named(workspace, report):
    app = deleted(report)
    field(app, "text_input", "机关名称").set_value(ORGAN)
    field(app, "text_input", "报告年度").set_value("2024")
    press(app.run(), "建立年报")
    app = press(page("tasks"), "恢复")
    assert "请先删除另建的那份" in said(app, "error")
    assert len(workspace.reports.all()) == len(workspace.reports.deleted()) == 1


def test_a_draft_that_is_being_written_is_stopped(workspace, report):
    app = page("tasks", report)
    run = workspace.runs.start(report, "problems", "model")  # a page that starts finds no run of its own
    press(app, "确认删除")
    assert workspace.runs.is_stopped(run)
