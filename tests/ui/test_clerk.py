"""The clerk's whole way, in a real browser on the real program: from last year's report to the finished file."""

import os
import re
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from drafting.intake.form import read_form
from drafting.reading import read_report
from drafting.tables import STATUTORY_CODES, edition

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

SCREENSHOTS = os.environ.get("NIANBAO_SCREENSHOTS")
"""Where pictures for docs/ go; read now, since no test sees the developer's variables."""

CORPUS = Path(__file__).parents[2] / "corpus"
FIGURES = read_form(CORPUS / "new-year" / "figures.xlsx").figures
NATURAL = [
    c.code for c in edition("2021").table("t3").cells() if c.column.code == "natural" and not c.computed
]


@pytest.fixture(scope="module")
def desk(run_server, tmp_path_factory) -> str:
    """The address of the program, serving a data folder that was empty at first."""
    return run_server(
        lambda port: [sys.executable, "-m", "drafting", "serve", "--port", str(port)],
        NIANBAO_HOME=str(tmp_path_factory.mktemp("home")),
    ).address


def cell(page: Page, code: str) -> Locator:
    """The cell, once there is but one: as a page is turned Streamlit may for a moment hold two grids."""
    found = page.locator(f'td[data-code="{code}"] .number')
    expect(found).to_have_count(1, timeout=20_000)
    return found


def go(page: Page, title: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_text(title, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=20_000)


def saved(page: Page) -> None:
    expect(page.locator(".state").first).to_have_text("已保存", timeout=20_000)


def answered(page: Page) -> None:
    """Wait until the server has drawn the page as it is after what was typed."""
    page.wait_for_timeout(300)  # what is typed is on its way
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=20_000
    )


def editor(page: Page) -> Locator:
    return page.locator('[contenteditable="true"]').first


def picture(page: Page, name: str, clicked: Locator | None = None) -> None:
    """Keep a picture for docs/ (``make screenshots``); what is clicked says what it means."""
    if SCREENSHOTS:
        page.get_by_test_id("stMain").evaluate("main => main.scrollTo(0, 0)")
        page.mouse.move(1270, 890)
        if clicked:
            clicked.click()
        page.wait_for_timeout(800)
        page.screenshot(path=str(Path(SCREENSHOTS) / f"{name}.png"))


def open_the_form(page: Page) -> None:
    """The form for a new report: open by itself only where there is no report yet."""
    heading = page.get_by_text("新建年报")
    heading.wait_for()
    if page.locator("details").get_attribute("open") is None:
        heading.click()
    page.get_by_label("机关名称").wait_for()


def open_the_year(page: Page, address: str) -> None:
    page.goto(address)
    open_the_form(page)
    page.locator('input[type="file"]').first.set_input_files(CORPUS / "reports" / "qinghe-2023.docx")
    expect(page.get_by_text("读出：云岭市青禾区人民政府2023年")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("机关名称")).to_have_value("云岭市青禾区人民政府")
    expect(page.get_by_label("报告年度")).to_have_value("2024")
    page.get_by_role("button", name="建立年报").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("表格填报", timeout=20_000)


def type_the_column(page: Page, wrong: str) -> None:
    """The natural persons' column from the paper, fast, with one slip; Enter goes down."""
    cell(page, NATURAL[0]).click()
    for code in NATURAL:
        figure = int(FIGURES[code]) + (1 if code == wrong else 0)
        page.keyboard.type(str(figure))
        page.keyboard.press("Enter")
    page.keyboard.type(str(FIGURES["t3.received.business"]))  # the 25th: on to the next column
    page.keyboard.press("Enter")
    saved(page)


def test_from_last_years_report_to_the_finished_file(page, desk, tmp_path):
    open_the_year(page, desk)
    carried = cell(page, "t3.carried_in.natural")
    expect(carried).to_have_value(str(FIGURES["t3.carried_in.natural"]), timeout=20_000)

    # The form brings the other figures; the column of the natural persons is typed over it, one figure wrong.
    page.get_by_role("button", name="导入填报表").click()
    page.locator('input[type="file"]').last.set_input_files(CORPUS / "new-year" / "figures.xlsx")
    page.get_by_role("button", name="导入", exact=True).click()
    expect(page.get_by_text("已导入")).to_be_visible(timeout=20_000)
    expect(cell(page, "t3.granted.natural")).to_have_value(str(FIGURES["t3.granted.natural"]), timeout=20_000)
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_text("已导入")).to_have_count(0)
    wrong = "t3.granted.natural"
    type_the_column(page, wrong)
    expect(cell(page, wrong)).to_have_value(str(FIGURES[wrong] + 1))
    expect(page.get_by_text("表三“自然人”列不平", exact=False).first).to_be_visible(timeout=20_000)
    picture(page, "tables", cell(page, "t3.received.natural"))

    # The finding is found again among the checks, and leads to the cell.
    go(page, "校核")
    finding = page.get_by_text("表三“自然人”列不平", exact=False).first
    expect(finding).to_be_visible(timeout=20_000)
    picture(page, "checking")
    page.get_by_role("button", name="去改").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("表格填报", timeout=20_000)
    focused = page.locator("td:focus-within")
    expect(focused).to_have_attribute("data-code", re.compile(r"^t3\..*\.natural$"), timeout=20_000)
    cell(page, wrong).click()
    page.keyboard.type(str(FIGURES[wrong]))
    page.keyboard.press("Enter")
    saved(page)
    expect(page.get_by_test_id("stMarkdown").filter(has_text="列不平")).to_have_count(0, timeout=20_000)

    # A reload in the middle loses nothing.
    page.reload()
    expect(cell(page, wrong)).to_have_value(str(FIGURES[wrong]), timeout=20_000)
    for code in NATURAL:
        expect(cell(page, code)).to_have_value(str(FIGURES[code]))

    # The year's work, and all sections drafted from it.
    go(page, "工作素材")
    expect(page.get_by_text("还没有素材")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="导入、下载").click()
    uploaders = page.locator('input[type="file"]')
    expect(uploaders).to_have_count(2)  # the other one takes departments' material
    uploaders.last.set_input_files(CORPUS / "new-year" / "facts.csv")
    page.get_by_role("button", name="导入并替换现有素材").click()
    expect(page.get_by_role("button", name="修改").first).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_text("已从“facts.csv”导入")).to_have_count(0)
    picture(page, "facts")

    # What section five will say is decided on, one problem after the other.
    go(page, "问题与措施")
    first = page.locator(".st-key-card-0")
    expect(first).to_contain_text("行政复议", timeout=20_000)
    page.get_by_role("button", name="移出").first.click()
    expect(first).not_to_contain_text("答复被行政复议纠正", timeout=20_000)
    page.get_by_role("button", name="撤销").click()
    expect(first).to_contain_text("答复被行政复议纠正", timeout=20_000)
    page.get_by_role("button", name="知道了").click()
    picture(page, "problems")
    go(page, "撰写")
    page.get_by_role("button", name="起草全部").click()
    chip = editor(page).locator('[data-source*="t3.received.total"]').first
    expect(chip).to_be_visible(timeout=30_000)

    # A sentence of the clerk's own, and it is still there after a reload.
    editor(page).locator("> *").last.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("以上措施由区政府办公室按季度调度。")
    saved(page)
    picture(page, "writing", editor(page).locator('[data-source*="review"]').first)
    page.reload()
    expect(editor(page)).to_contain_text("以上措施由区政府办公室按季度调度。", timeout=20_000)
    before = editor(page).locator('[data-source*="t3.received.total"]').first.inner_text()
    assert before.startswith(str(FIGURES["t3.received.total"]))

    # A cell changes, and the sentence that refers to it.
    go(page, "表格填报")
    cell(page, "t3.received.natural").click()
    page.keyboard.type(str(int(FIGURES["t3.received.natural"]) + 1))
    page.keyboard.press("Enter")
    cell(page, "t3.granted.natural").click()
    page.keyboard.type(str(int(FIGURES["t3.granted.natural"]) + 1))
    page.keyboard.press("Enter")
    saved(page)
    go(page, "撰写")
    chip = editor(page).locator('[data-source*="t3.received.total"]').first
    expect(chip).to_have_text(re.compile(f"^{FIGURES['t3.received.total'] + 1}"), timeout=20_000)
    expect(editor(page)).to_contain_text("以上措施由区政府办公室按季度调度。")

    # The finished file, read back, is what was entered and written.
    go(page, "导出")
    expect(page.get_by_text("校核没有必须改的问题")).to_be_visible(timeout=20_000)
    picture(page, "publishing")
    with page.expect_download() as download:
        page.get_by_role("button", name="文档（.docx）").click()
    assert download.value.suggested_filename == "云岭市青禾区人民政府2024年政府信息公开工作年度报告.docx"
    path = tmp_path / "年报.docx"
    download.value.save_as(path)
    again = read_report(path)
    expected = dict(FIGURES)
    for code in (
        "t3.received.natural",
        "t3.received.total",
        "t3.granted.natural",
        "t3.granted.total",
        "t3.processed.natural",
        "t3.processed.total",
    ):
        expected[code] += 1
    assert {code: again.figures[code] for code in STATUTORY_CODES} == expected
    assert [section.number for section in again.sections] == list(range(7))
    assert again.text(5).endswith("以上措施由区政府办公室按季度调度。")
    assert f"{expected['t3.received.total']}件" in again.text(1)
    assert "〔" not in again.text(5)

    go(page, "年报任务")
    expect(page.get_by_text("表格 200/200格")).to_be_visible(timeout=20_000)
    picture(page, "tasks")


def test_past_reports_are_put_in_and_found(page, desk):
    page.goto(f"{desk}/library")
    page.get_by_role("tab", name="上传年报").click()
    page.locator('input[type="file"]').first.set_input_files(
        [CORPUS / "reports" / "qinghe-2023.docx", CORPUS / "reports" / "liuxi-2022.docx"]
    )
    page.get_by_role("button", name="编入检索库").click()
    expect(page.get_by_text("检索库现有")).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="查写法").click()
    page.get_by_label("想找的写法").fill("依申请公开答复不规范")
    page.keyboard.press("Enter")
    expect(page.get_by_text("来源：qinghe-2023.docx").first).to_be_visible(timeout=20_000)
    picture(page, "library")
    page.get_by_label("想找的写法").fill("2022年答复不规范的问题")
    page.keyboard.press("Enter")
    expect(page.get_by_text("来源：liuxi-2022.docx").first).to_be_visible(timeout=20_000)
    expect(page.get_by_text("来源：qinghe-2023.docx")).to_have_count(0)
    page.get_by_role("button", name="2022年").click()
    expect(page.get_by_text("来源：qinghe-2023.docx").first).to_be_visible(timeout=20_000)


def test_what_a_cell_cannot_hold_stays_visible_and_touches_nothing(page, desk):
    page.goto(desk)
    page.get_by_role("button", name="打开").first.click()
    first, second = cell(page, "t3.received.natural"), cell(page, "t3.received.business")
    expect(first).to_have_value(re.compile(r"\d+"), timeout=30_000)
    beside = second.input_value()
    for typed, said in (("12.5", "非负整数"), ("-3", "非负整数"), ("很多", "阿拉伯数字")):
        first.click()
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
        expect(first).to_have_value(typed)
        saved(page)  # the server has answered, and refused
        page.mouse.move(5, 5)
        first.hover()
        expect(page.get_by_text(said, exact=False).first).to_be_visible(timeout=20_000)
    assert second.input_value() == beside


@pytest.mark.parametrize("wrong", ["改名的图片.docx", "空文件.docx"])
def test_a_previous_report_that_is_none_is_told_and_nothing_is_lost(page, desk, tmp_path, wrong):
    path = tmp_path / wrong
    path.write_bytes(b"\xff\xd8\xff\xe0JFIF" if "图片" in wrong else b"")
    page.goto(desk)
    open_the_form(page)
    page.get_by_label("机关名称").fill("云岭市青禾区教育局")
    page.get_by_label("机关名称").press("Tab")
    answered(page)  # a file chosen while the page is drawn anew may find its field gone
    page.locator('input[type="file"]').first.set_input_files(path)
    expect(page.get_by_test_id("stAlert").first).to_contain_text(wrong, timeout=20_000)
    expect(page.get_by_label("机关名称")).to_have_value("云岭市青禾区教育局")


def test_a_year_with_a_digit_too_many(page, desk):
    page.goto(desk)
    open_the_form(page)
    page.get_by_label("机关名称").fill("云岭市青禾区教育局")
    page.get_by_label("机关名称").press("Tab")
    page.get_by_label("报告年度").fill("20222")
    page.get_by_label("报告年度").press("Tab")
    page.get_by_role("button", name="建立年报").click()
    expect(page.get_by_text("现为“20222”")).to_be_visible(timeout=20_000)
