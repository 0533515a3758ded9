"""Words of other people's files on the page: shown as they stand, never a picture that the browser fetches.

What the browser asks for outside this machine fails the test in the ``page`` fixture.
"""

import re
import sys

import pytest
from builders import report
from playwright.sync_api import expect

from drafting.precedents import PrecedentIndex
from drafting.ui.messages import plain

PICTURE = "![图](http://pictures.invalid/a.png)"
ENDING_A_MARK = "http://pages.invalid/a]" + PICTURE
"""An address with the bracket that would end a coloured stretch; what stands behind it would be Markdown."""

ORGAN = f"云岭市{PICTURE}局"
PROBLEM = f"一是答复不规范，详见{ENDING_A_MARK}所列的事项，答复时没有写明依据。"


@pytest.fixture
def library(run_server, tmp_path_factory) -> str:
    """The address of 往年年报库, which holds the report of an organ that is called a picture."""
    home = tmp_path_factory.mktemp("home")
    with PrecedentIndex(home / "precedents") as index:
        index.add(report(organ=ORGAN, texts={5: f"存在的问题：{PROBLEM}"}), f"{PICTURE}.docx")
    server = run_server(
        lambda port: [sys.executable, "-m", "drafting", "serve", "--port", str(port)], NIANBAO_HOME=str(home)
    )
    return f"{server.address}/library"


@pytest.mark.browser
@pytest.mark.enable_socket
def test_no_picture_of_a_past_report_is_fetched(page, library):
    page.goto(library)
    page.get_by_label("想找的写法").fill(f"{ORGAN}答复不规范，详见{ENDING_A_MARK}所列的事项")
    page.get_by_label("想找的写法").press("Enter")
    expect(page.get_by_text("为什么找到").first).to_be_visible(timeout=30_000)
    expect(page.get_by_text(f"来源：{PICTURE}.docx").first).to_be_visible(timeout=30_000)
    page.get_by_role("tab", name="库中年报").click()
    expect(page.get_by_role("cell", name=ORGAN)).to_be_visible(timeout=30_000)
    expect(page.get_by_role("cell", name=f"{PICTURE}.docx")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(ENDING_A_MARK, id="地址里的括号"),
        pytest.param("www.pages.invalid/a[b]c]d", id="没有协议的地址"),
        pytest.param(f"http://pages.invalid/`]{PICTURE}", id="地址里的反引号"),
        pytest.param(f"]{PICTURE}", id="正文里的括号"),
    ],
)
def test_no_text_ends_the_mark_that_it_stands_in(text):
    assert re.search(r"(?<!\\)[\[\]`]", re.sub(r"`[^`\[\]]*`", "", plain(text))) is None


def test_an_address_is_shown_whole_and_is_no_link():
    assert plain("见http://pages.invalid/a?b=1&c=2。") == "见`http://pages.invalid/a?b=1&c=2`。"
