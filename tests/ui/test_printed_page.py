"""The exported page as a browser sets it, on the screen and on paper."""

import pytest
from builders import consistent_figures, report

from drafting.export import render

LABELS = ("不予公开", "无法提供", "不予处理", "其他处理")
"""What the groups of table three are called behind their numbers."""

LINES_OF = """label => {
  const cell = [...document.querySelectorAll('th[scope=rowgroup]')].find(th => th.textContent.endsWith(label));
  const text = cell.firstChild, range = document.createRange();
  range.setStart(text, text.length - label.length);
  range.setEnd(text, text.length);
  return new Set([...range.getClientRects()].map(rect => rect.top)).size;
}"""

TOO_WIDE = "[...document.querySelectorAll('.table')].filter(one => one.scrollWidth > one.clientWidth).length"


@pytest.mark.parametrize(("medium", "width"), [("screen", 1366), ("screen", 1024), ("print", 590)])
def test_the_groups_of_table_three_break_inside_no_word_and_no_table_is_cut_off(chromium, medium, width):
    page = chromium.new_page(viewport={"width": width, "height": 768})
    page.emulate_media(media=medium)
    page.set_content(render(report(consistent_figures(3)), ".html").decode())
    assert [page.evaluate(LINES_OF, label) for label in LABELS] == [1] * len(LABELS)
    assert page.evaluate(TOO_WIDE) == 0
    page.close()
