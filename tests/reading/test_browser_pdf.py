"""Real producers' PDFs: a page that Chromium printed reads back as its source."""

import os
import subprocess
from pathlib import Path

import pytest
from reading.browser_fifth import FIFTH_LOOKS
from reading.browser_fourth import FOURTH_LOOKS
from reading.browser_more import MORE_LOOKS
from reading.browser_pages import printer
from reading.browser_shapes import LOOKS, readings
from reading.browser_sixth import SIXTH_LOOKS
from reading.browser_third import THIRD_LOOKS

from drafting.reading import read_bytes

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
CORPUS = Path(__file__).parents[2] / "corpus" / "reports"
PAGES = sorted(path.name for path in CORPUS.glob("*.html"))


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    folder = tmp_path_factory.mktemp("printed")

    def print_(source):
        target = folder / f"{source.stem}.pdf"
        command = [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder / 'profile'}",
            f"--print-to-pdf={target}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return target.read_bytes()

    return print_


def told(report):
    """Where the figures are without a number, apart from how the reason is worded."""
    return {code for code, value in report.figures.items() if value is None}


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_a_page_printed_by_a_browser_reads_back_as_its_source(name, printed):
    source = CORPUS / name
    page = read_bytes(source.read_bytes(), name)
    pdf = read_bytes(printed(source), "年报.pdf")
    assert pdf.figures == page.figures
    assert told(pdf) <= {unread.where for unread in pdf.unread}
    assert (pdf.organ, pdf.year, pdf.title) == (page.organ, page.year, page.title)
    assert [section.number for section in pdf.sections] == [section.number for section in page.sections]
    prose = {section.number: section.text for section in page.sections if section.number in (0, 1, 5, 6)}
    assert {s.number: s.text for s in pdf.sections if s.number in prose} == prose


@pytest.fixture(scope="module")
def print_page():
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    with printer(str(CHROMIUM)) as print_:
        yield print_


ALL_LOOKS = LOOKS | MORE_LOOKS | THIRD_LOOKS | FOURTH_LOOKS | FIFTH_LOOKS | SIXTH_LOOKS
HARD = (
    # What stands beside the numbers, or is missing, leaves some in doubt: they are told, not read.
    "无线，页码贴表底",
    "无线，列头竖写",
    "数字带空格，大字",
    "无线，等宽字，数字贴右",
    "数字注号",
    "无线，千分位细空格",
    "一格一位",
    "无线，一格一位",
    "数字出格",
    "无线，数字出格",
    "无线，数字圈注",
    "无线，行可拆，A6，标签窄",
    "缺两行间横线",
    "缺三行间横线",
    "表单框",
    "字距大",
    "无线，数字带件",
    # What the form does not have stands in its tables.
    "无线，序号列",
    "无线，栏次行",
    "无线，栏次行，表头重复，A5",
    "单位列",
    "无线，备注列",
    "无线，上年列",
    "无线，多一行",
    "横线，多一行",
    "无线，文字阴影",
    # More than a number stands in a cell, or it is not set as numbers are.
    "数字划去重写",
    "无线，数字划去重写",
    "数字后有划去的",
    "无线，数字后有划去的",
    "白字补位",
    "无线，白字补位",
    "数字竖写",
    "数字竖写直立",
    "无线，数字竖写直立",
    "数字加点",
    "标签双语",
    "无线，标签双语",
    "无线，标签右齐",
    "无线，页底注有数",
)
"""Shapes of which not all that the file holds is read."""

LEAST = 0.995
"""Of the cells that the files of a shape hold, the share that has to be read."""


@pytest.mark.slow
@pytest.mark.parametrize("name", HARD)
def test_a_hard_shape_that_a_browser_prints_is_not_read_wrong(name, print_page):
    found = list(readings(name, ALL_LOOKS[name], range(3), print_page))
    assert [sorted(each.cells.wrong) for each in found if each.cells.wrong] == []
    assert [sorted(each.cells.silent) for each in found if each.cells.silent] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in ALL_LOOKS if name not in HARD])
def test_a_shape_that_a_browser_prints_is_read(name, print_page):
    found = list(readings(name, ALL_LOOKS[name], range(2), print_page))
    assert [sorted(each.cells.wrong) for each in found if each.cells.wrong] == []
    assert [sorted(each.cells.silent) for each in found if each.cells.silent] == []
    assert [each.amiss for each in found if each.amiss] == []
    held = sum(len(each.cells.held) for each in found)
    assert sum(len(each.cells.right) for each in found) >= LEAST * held
