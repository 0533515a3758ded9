"""核对读数 in a real browser: an upload is kept, its doubts are marked, a correction stays with its name."""

import sys

import pytest
from builders import consistent_figures
from playwright.sync_api import expect
from reading import pages, shapes

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

FIGURES = consistent_figures(seed=3)
BLANK, UNCLEAR = "t3.received.legal", "t3.carried_in.welfare"


def printed(table):
    return shapes.as_html(shapes.printed(table, FIGURES, {BLANK: "", UNCLEAR: "一百二"}))


RIGHT_EDGE_IS_REACHED = """picture => {
  let frame = picture.parentElement;
  while (frame && !/auto|scroll/.test(getComputedStyle(frame).overflowX)) frame = frame.parentElement;
  frame.scrollLeft = 10_000;
  return picture.getBoundingClientRect().right <= frame.getBoundingClientRect().right;
}"""


@pytest.fixture(scope="module")
def desk(run_server, tmp_path_factory) -> str:
    return run_server(
        lambda port: [sys.executable, "-m", "drafting", "serve", "--port", str(port)],
        NIANBAO_HOME=str(tmp_path_factory.mktemp("home")),
    ).address


def test_what_was_read_is_corrected_beside_the_original(page, desk):
    page.goto(f"{desk}/library")
    page.get_by_role("tab", name="上传年报").click()
    files = [
        {"name": "青禾.html", "mimeType": "text/html", "buffer": shapes.page(printed).encode()},
        {"name": "坏.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"},
    ]
    page.locator('input[type="file"]').set_input_files(files)
    page.get_by_role("button", name="编入检索库").click()
    expect(page.get_by_text("有1份没有编入")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("编入1份")).to_be_visible()

    page.get_by_role("tab", name="核对读数").click()
    page.get_by_label("核对人").fill("王芳")
    page.get_by_label("核对人").press("Enter")
    page.get_by_label("表格", exact=True).click()
    page.get_by_role("option", name="表三").click()
    expect(page.get_by_text("有1格读不准")).to_be_visible(timeout=20_000)
    expect(page.locator(".nb-original td", has_text="一百二")).to_be_visible()
    box = page.locator(f'td[data-code="{UNCLEAR}"]')
    expect(box).to_have_class("entered failed")
    box.locator("input").click()
    expect(page.get_by_role("tooltip")).to_have_text("原件中不是数字：“一百二”。请对照原件填写。")
    page.keyboard.type("120")
    page.keyboard.press("Enter")
    expect(page.locator(".state")).to_have_text("已保存", timeout=20_000)
    expect(page.get_by_text("有1格读不准")).to_have_count(0)

    expect(page.get_by_text("1格原件空白，点此去看")).to_be_visible()
    page.get_by_role("button", name="确为空白").click()
    expect(page.get_by_text("表三没有读不准的格，也没有未确认的原件空白。")).to_be_visible(timeout=20_000)
    page.get_by_text("改正和确认（2格）").click()
    expect(page.get_by_text("未读出，改为120（王芳，")).to_be_visible()

    page.reload()
    page.get_by_role("tab", name="核对读数").click()
    page.get_by_label("表格", exact=True).click()
    page.get_by_role("option", name="表三").click()
    expect(page.locator(f'td[data-code="{UNCLEAR}"] input')).to_have_value("120", timeout=20_000)
    page.get_by_text("改正和确认（2格）").click()
    page.get_by_role("button", name="撤回").last.click()
    expect(page.get_by_text("改正和确认（1格）")).to_be_visible(timeout=20_000)


def test_a_pdf_is_shown_as_its_pages(page, desk):
    page.goto(f"{desk}/library")
    page.get_by_role("tab", name="上传年报").click()
    pdf = pages.report(consistent_figures(seed=4), ruled=True)
    page.locator('input[type="file"]').set_input_files(
        [{"name": "城管.pdf", "mimeType": "application/pdf", "buffer": pdf}]
    )
    page.get_by_role("button", name="编入检索库").click()
    expect(page.get_by_text("编入1份")).to_be_visible(timeout=30_000)

    page.get_by_role("tab", name="核对读数").click()
    expect(page.get_by_alt_text("原件第1页")).to_be_visible(timeout=20_000)
    expect(page.locator(".nb-page")).to_have_count(1)
    assert page.get_by_alt_text("原件第1页").evaluate("picture => picture.naturalWidth") > 600
    page.get_by_label("表格", exact=True).click()
    page.get_by_role("option", name="表三").click()
    expect(page.get_by_alt_text("原件第2页")).to_be_visible(timeout=20_000)
    assert page.get_by_alt_text("原件第2页").evaluate(RIGHT_EDGE_IS_REACHED)
    page.get_by_text("看文字").click()
    expect(page.locator(".nb-original td", has_text="一、本年新收政府信息公开申请数量")).to_be_visible(
        timeout=20_000
    )
    expect(page.locator(".nb-page")).to_have_count(0)
