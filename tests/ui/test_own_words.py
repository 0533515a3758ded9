"""Streamlit's own English is nowhere to be read: what theme.css puts in its place, in a real browser."""

import re
import sys

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

SEEN = """root => {
    const words = [];
    const walk = (element) => {
        const style = getComputedStyle(element);
        if (style.display === "none" || style.visibility === "hidden") return;
        const { width, height } = element.getBoundingClientRect();
        const clipped = width <= 1 || height <= 1; // for screen readers only
        const icon = element.getAttribute("translate") === "no"; // letters that the font joins to a picture
        if (!icon && parseFloat(style.fontSize) > 0 && !clipped) {
            for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) words.push(node.data);
        }
        for (const pseudo of ["::before", "::after"]) {
            const { content } = getComputedStyle(element, pseudo);
            if (content.startsWith('"')) words.push(content.slice(1, -1));
        }
        [...element.children].forEach(walk);
    };
    walk(root);
    return words.join("\\n");
}"""


@pytest.fixture(scope="module")
def desk(run_server, tmp_path_factory):
    """The program, serving a data folder that was empty at first."""
    return run_server(
        lambda port: [sys.executable, "-m", "drafting", "serve", "--port", str(port)],
        NIANBAO_HOME=str(tmp_path_factory.mktemp("home")),
    )


def seen(page: Page, where: str = "body") -> str:
    """The text that people see, what style sheets print included, text of no size left out."""
    return page.locator(where).first.evaluate(SEEN)


def english(text: str) -> list[str]:
    """English words; names of files and of their types are none, nor is MB."""
    return re.findall(r"[A-Za-z]{2,}", re.sub(r"[\w-]*\.[a-z]+|[\d.]+[KM]?B", "", text))


def the_form(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="建立年报").wait_for()


def test_the_first_page(page, desk):
    the_form(page, desk.address)
    page.keyboard.press("Tab")
    text = seen(page)
    assert "跳到正文" in text
    assert "选择文件" in text
    assert english(text) == []


def test_a_file_that_the_uploader_refuses(page, desk, tmp_path):
    picture = tmp_path / "照片.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0JFIF")
    the_form(page, desk.address)
    page.locator('input[type="file"]').first.set_input_files(picture)
    page.get_by_text("照片.jpg").hover()
    page.get_by_test_id("stTooltipErrorContent").wait_for()
    assert "没有采用：类型不符，或超过50MB" in seen(page, '[data-testid="stTooltipErrorContent"]')
    text = seen(page)
    assert "红色标出的文件没有采用" in text
    assert english(text) == []


def test_a_list_in_which_nothing_is_found(page, desk):
    the_form(page, desk.address)
    page.get_by_role("combobox").first.click()
    page.keyboard.type("无此类")
    page.locator('[role="listbox"][data-empty]').wait_for()
    assert seen(page, '[role="listbox"]').strip("\n") == "没有找到"


def test_an_address_that_does_not_exist(page, desk):
    page.goto(f"{desk.address}/nowhere")
    page.get_by_role("dialog").wait_for()
    text = seen(page, '[role="dialog"]')
    assert "没有这个页面" in text
    assert english(text) == []


def test_a_lost_connection_and_its_return(page, desk):
    the_form(page, desk.address)
    desk.stop()
    page.get_by_role("dialog").wait_for(timeout=60_000)
    text = seen(page, '[role="dialog"]')
    assert "与程序的连接断了" in text
    assert english(text) == []
    desk.start()
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=60_000)
    page.get_by_role("button", name="打开示例年报").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("表格填报", timeout=20_000)


def test_the_pages_of_a_report(page, desk):
    page.goto(desk.address)
    page.get_by_role("button", name=re.compile("打开")).first.click()
    for title in ("表格填报", "工作素材", "撰写", "校核", "导出", "往年年报库", "年报任务"):
        page.get_by_test_id("stSidebarNav").get_by_text(title, exact=True).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=20_000)
        page.get_by_role("heading", level=1).hover()
        assert english(re.sub(r"https?://\S+", "", seen(page))) == [], title
