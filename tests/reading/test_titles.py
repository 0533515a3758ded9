"""Titles of reports, however they end."""

import pytest

from drafting.reading.titles import find_title


@pytest.mark.parametrize(
    "end",
    [
        "政府信息公开工作年度报告",
        "政府信息公开年报",
        "政务公开工作总结",
        "政府信息公开工作年度报告(修订稿)",
        "政府信息公开工作年度报告的公告",
        "政府信息公开年度报告公示",
        "政府信息公开年度报告2023",
        "政府信息公开年度报告２０２３年度",
        "政府信息公开年度报告2023年度",
        "政府信息公开年度报告二〇二三",
        "政府信息公开年度报告二○二三年度",
        "政府信息公开工作年度报告》",
        "政府信息公开工作年度报告**",
    ],
)
def test_a_title_may_end_in_any_of_these(end):
    title = find_title(["首页", f"云岭市青禾区民政局{end}", "日期：2024-01-24"])
    assert title is not None
    assert (title.organ, title.end) == ("云岭市青禾区民政局", 2)


@pytest.mark.parametrize("line", ["政府信息公开年报下载", "政府信息公开年报专栏", "政务公开"])
def test_a_line_that_ends_otherwise_is_no_title(line):
    assert find_title([line]) is None
