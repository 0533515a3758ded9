"""A screen of 1024 px, as offices still have: what stands on a button can be read."""

import sys

import pytest
from playwright.sync_api import expect

from drafting.service.sample import open_sample
from drafting.workspace import open_workspace

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket]

CUT = """() => {
  const boxes = p => { const all = [p]; while (all[0].tagName !== 'BUTTON') all.unshift(all[0].parentElement); return all; };
  const hides = e => getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1;
  const words = [...document.querySelectorAll('[data-testid="stMain"] button p')].filter(p => p.textContent);
  return words.filter(p => boxes(p).some(hides)).map(p => p.textContent);
}"""
"""What stands on the buttons of which a part is hidden."""


@pytest.fixture(scope="module")
def desk(run_server, tmp_path_factory) -> str:
    home = tmp_path_factory.mktemp("home")
    opened = open_workspace(home)
    open_sample(opened)
    opened.close()
    return run_server(
        lambda port: [sys.executable, "-m", "drafting", "serve", "--port", str(port)], NIANBAO_HOME=str(home)
    ).address


def test_no_button_is_cut_short(page, desk):
    page.set_viewport_size({"width": 1024, "height": 768})
    for name, shown in (("", "继续编制"), ("facts", "修改"), ("problems", "移出"), ("checking", "去改")):
        page.goto(f"{desk}/{name}?report=1")
        expect(page.get_by_role("button", name=shown).first).to_be_visible(timeout=30_000)
        assert page.evaluate(CUT) == []
