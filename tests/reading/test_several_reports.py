"""Files that hold several reports."""

import pytest

from drafting.reading import read_bytes
from drafting.report import HEADINGS

TABLE = "信息内容\t本年处理决定数量\n行政许可\t{}\n"


def report(title, number, *, without=()):
    lines = [title, "本报告依据条例编制。"]
    for section, heading in HEADINGS.items():
        lines += [] if section in without else [heading, TABLE.format(number) if section == 2 else "正文。"]
    return "\n".join(lines) + "\n"


THIS = "松溪县水务局2023年政府信息公开工作年度报告"
OLD = "松溪县水务局2022年政府信息公开工作年度报告"
OTHER = "松溪县教育局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("text", "number", "others"),
    [
        pytest.param(report(THIS, 3) + report(OLD, 5), 3, [OLD], id="上年的在后"),
        pytest.param(report(THIS, 3) + report(OTHER, 5) + report(OLD, 7), 3, [OTHER, OLD], id="三份"),
        pytest.param(report(THIS, 3) + report(THIS, 5), None, [], id="同一份两次"),
        pytest.param(report(THIS, 3) + report("政府信息公开工作年度报告", 5), None, [], id="后一份没有机关"),
        pytest.param(report(THIS, 3) + OLD + "\n行政许可\t5\n", 3, [], id="只有题目"),
        pytest.param(report(THIS, 3) + report(OLD, 5, without=(1, 3, 4)), None, [], id="后一份不全"),
    ],
)
def test_the_first_report_is_read_and_the_others_are_told(text, number, others):
    found = read_bytes(text.encode(), "页.txt")
    assert found.figures["t2.licensing.decisions"] == number
    assert [unread.text for unread in found.unread if unread.where == "同一文件里的另一份报告"] == others


def test_the_report_that_a_page_names_is_read():
    body = "".join(
        f"<p>{line}</p>" if "\t" not in line else "<table><tr><td>" + line.replace("\t", "<td>") + "</table>"
        for line in (report(OLD, 5) + report(THIS, 3)).split("\n")
        if line and not line.startswith("信息内容")
    )
    page = f"<html><head><title>{THIS}</title></head><body>{body}</body></html>".replace(
        "<table><tr><td>行政许可", "<table><tr><td>信息内容<td>本年处理决定数量<tr><td>行政许可"
    )
    found = read_bytes(page.encode(), "页.html")
    assert (found.year, found.title, found.figures["t2.licensing.decisions"]) == (2023, THIS, 3)
