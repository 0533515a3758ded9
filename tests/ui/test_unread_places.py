"""What a file holds beside what was read of it, and what nobody has confirmed, on the pages that show it."""

from dataclasses import replace

import pytest
from builders import consistent_figures, report
from ui.app import page, press, said

from drafting.export import render
from drafting.reading import read_bytes
from drafting.report import RECOGNISED, OrganType, Unread, Why
from drafting.service.last_year import keep
from drafting.service.years import open_year

pytestmark = pytest.mark.enable_socket

OTHER = "云岭市青禾区教育局2023年政府信息公开工作年度报告"
FIGURES = consistent_figures(seed=5)
FIRST = report(FIGURES)
TWO = render(FIRST, ".txt") + b"\n" + render(report(FIGURES, organ="云岭市青禾区教育局"), ".txt")
TOLD = f"同一文件里的另一份报告：“{OTHER}”没有采用，请对照原件。"


@pytest.mark.usefixtures("workspace")
def test_a_second_report_in_last_years_file_is_told_where_it_is_uploaded():
    app = page("tasks")
    app.file_uploader[0].upload("两份.txt", TWO, "").run()
    assert TOLD in said(app, "warning")


def test_and_beside_the_original(workspace):
    keep(workspace, TWO, "两份.txt", read_bytes(TWO, "两份.txt"))
    assert TOLD in said(page("library"), "warning")


def test_figures_that_nobody_confirmed_are_told_where_the_text_is_written(workspace):
    scanned = replace(FIRST, unread=(Unread(RECOGNISED, "识别出来的", Why.AMBIGUOUS),))
    opened = open_year(
        workspace, FIRST.organ, OrganType.GOVERNMENT, 2024, keep(workspace, TWO, "a.txt", scanned)
    )
    for name, cells in (("writing", 200), ("tables", 175)):
        app = page(name, opened)
        assert f"有{cells}格还没有对照原件核对" in said(app, "warning")
    app = press(page("library"), "已对照原件")
    assert "格还没有对照原件核对" in said(page("writing", opened), "warning")
