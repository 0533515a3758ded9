"""Last year's report with a misprint, in a real browser: told when uploaded, mended, or given later."""

import sys

import pytest
from builders import consistent_figures
from playwright.sync_api import expect
from reading import shapes

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FIGURES = consistent_figures(seed=3)
TOTAL, UNCLEAR = "t3.received.total", "t3.carried_out.welfare"
MISPRINT = str(FIGURES[TOTAL] + 900)


def printed(table):
    return shapes.as_html(shapes.printed(table, FIGURES, {TOTAL: MISPRINT, UNCLEAR: "一百二"}))


FILE = {"name": "上年.html", "mimeType": "text/html", "buffer": shapes.page(printed).encode()}


@pytest.fixture
def desk(run_server, tmp_path_factory) -> str:
    return run_server(
        lambda port: [sys.executable, "-m", "drafting", "serve", "--port", str(port)],
        NIANBAO_HOME=str(tmp_path_factory.mktemp("home")),
    ).address


def cell(page, code):
    return page.locator(f'td[data-code="{code}"] .number')


def mend(page, code, value):
    expect(page.get_by_role("tab", name="核对读数")).to_have_attribute(
        "aria-selected", "true", timeout=20_000
    )
    expect(cell(page, code)).to_have_count(1, timeout=20_000)
    cell(page, code).click()
    page.keyboard.type(value)
    page.keyboard.press("Enter")
    expect(page.get_by_text("改正和确认（1格）").first).to_be_visible(timeout=20_000)


def test_a_misprint_is_told_and_mended_from_the_table(page, desk):
    page.goto(desk)
    page.locator('input[type="file"]').first.set_input_files([FILE])
    told = page.get_by_test_id("stAlert").first
    expect(told).to_contain_text(f"总计为{MISPRINT}件，相差900件", timeout=20_000)
    expect(told).to_contain_text("“一百二”")
    page.get_by_role("button", name="建立年报").click()
    expect(page.get_by_text("不平的数不与本年比较")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="去改上年").click()
    mend(page, TOTAL, str(FIGURES[TOTAL]))
    page.get_by_test_id("stSidebarNav").get_by_text("表格填报", exact=True).click()
    expect(page.get_by_text(f"上年 {FIGURES[TOTAL]}").first).to_be_visible(timeout=20_000)
    expect(page.get_by_text("不平的数不与本年比较")).to_have_count(0)


def test_last_years_report_is_given_later_and_its_carry_over_comes_in(page, desk):
    page.goto(desk)
    page.get_by_label("机关名称").fill("云岭市青禾区城市管理局")
    page.get_by_label("机关名称").press("Tab")
    page.get_by_label("报告年度").fill("2024")
    page.get_by_label("报告年度").press("Tab")
    page.get_by_role("button", name="建立年报").click()
    expect(cell(page, "t3.carried_in.natural")).to_have_value("", timeout=20_000)
    page.get_by_role("button", name="上年年报").click()
    page.locator('input[type="file"]').last.set_input_files([FILE])
    expect(page.get_by_test_id("stPopoverBody")).to_contain_text("相差900", timeout=20_000)
    page.get_by_role("button", name="作为上年年报").click()
    expect(page.get_by_text("作为上年年报。")).to_be_visible(timeout=20_000)
    carried = str(FIGURES["t3.carried_out.natural"])
    expect(cell(page, "t3.carried_in.natural")).to_have_value(carried, timeout=20_000)
