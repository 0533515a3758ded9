"""The exported page as a browser sets it, on the screen and on paper."""

import pytest
from builders import consistent_figures, report

from drafting.export import render

BROKEN = """() => [...document.querySelectorAll('th.head, th.group')].flatMap(th => [...th.childNodes])
  .filter(node => node.nodeType === Node.TEXT_NODE && node.parentNode.childNodes.length > 1)
  .filter(word => {
    const range = document.createRange();
    range.selectNodeContents(word);
    return new Set([...range.getClientRects()].map(rect => rect.top)).size > 1;
  }).map(word => word.textContent)"""
"""The words of heads and of table three's groups (不予公开, 社会, 公益) that go on in another line."""

WORDS = "[...document.querySelectorAll('th.head, th.group')].filter(th => th.childNodes.length > 1).length"

TOO_WIDE = "[...document.querySelectorAll('.table')].filter(one => one.scrollWidth > one.clientWidth).length"


@pytest.mark.parametrize(("medium", "width"), [("screen", 1366), ("screen", 1024), ("print", 590)])
def test_heads_and_groups_break_inside_no_word_and_no_table_is_cut_off(chromium, medium, width):
    page = chromium.new_page(viewport={"width": width, "height": 768})
    page.emulate_media(media=medium)
    page.set_content(render(report(consistent_figures(3)), ".html").decode())
    assert page.evaluate(WORDS) > 20
    assert page.evaluate(BROKEN) == []
    assert page.evaluate(TOO_WIDE) == 0
    page.close()
