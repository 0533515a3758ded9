"""Years in title and period, headings, the five aspects, problems and measures."""

from dataclasses import replace

import pytest
from builders import report

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.report import Section


def outcome(subject, rule, profile=Profile.PUBLISHED):
    checked = check(Subject(subject, profile))
    assert checked.broken == ()
    return {r.instance: r for r in checked.results if r.rule == rule}


def period(text):
    return outcome(report(texts={0: text}), "text-year")["period"]


def test_a_report_whose_years_agree():
    assert {r.status for r in outcome(report(), "text-year").values()} == {Status.PASSED}


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("统计期限自2022年1月1日起至2022年12月31日止。", Severity.ERROR),
        ("统计期限自２０２３年１月１日至2023年 12月 30日止。", Severity.ERROR),
        ("统计期限自2023年1月1日至2022年12月31日止。", Severity.ERROR),
        ("统计期限自2023年3月18日至2023年12月31日止。", Severity.WARNING),
    ],
)
def test_a_wrong_period(text, severity):
    assert period(text).finding.severity is severity


@pytest.mark.parametrize(
    "text", ["统计期限自2023年1月1日至12月31日。", "自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止"]
)
def test_a_right_period(text):
    assert period(text).status is Status.PASSED


@pytest.mark.parametrize("text", ["统计期限自20231月1日起至2023年12月31日止。", "编制本报告。"])
def test_a_period_that_cannot_be_read_is_not_assessable(text):
    assert period(text).status is Status.NOT_ASSESSABLE


def test_a_title_of_another_year():
    wrong = replace(report(), title="云岭市青禾区人民政府2022年政府信息公开工作年度报告")
    finding = outcome(wrong, "text-year")["title"].finding
    assert (finding.severity, finding.expected, finding.actual) == (Severity.ERROR, "2023", "2022")


def test_a_title_without_a_year_is_not_assessable():
    assert outcome(replace(report(), title="年度报告"), "text-year")["title"].status is Status.NOT_ASSESSABLE


def headed(number, heading):
    whole = report()
    sections = tuple(Section(s.number, heading, s.text) if s.number == number else s for s in whole.sections)
    return outcome(replace(whole, sections=sections), "section-heading")


@pytest.mark.parametrize(
    ("number", "heading", "status"),
    [
        (4, "四、政府信息公开行政复议、行政诉讼情况", Status.PASSED),
        (4, "四、 政府信息公开行政复议、行政诉讼情况", Status.PASSED),
        (4, "四、因政府信息公开工作被申请行政复议、提起行政诉讼的情况", Status.PASSED),
        (4, "四、因政务信息公开被申请行政复议、提起行政诉讼情况", Status.FAILED),
        (5, "四、存在的主要问题及改进情况", Status.FAILED),
        (6, "六、其他报告的事项", Status.FAILED),
        (6, "", Status.FAILED),
    ],
)
def test_headings(number, heading, status):
    assert headed(number, heading)[str(number)].status is status


def test_headings_out_of_order():
    whole = report()
    swapped = (*whole.sections[:5], whole.sections[6], whole.sections[5])
    results = outcome(replace(whole, sections=swapped), "section-heading")
    assert results["order"].finding.section == 5
    assert outcome(whole, "section-heading")["order"].status is Status.PASSED


FIVE = [
    "（一）主动公开。已完成。",
    "（二）依申请公开。已完成。",
    "（三）政府信息管理。已完成。",
    "（四）平台建设。已完成。",
    "（五）监督保障。已完成。",
]


def test_the_five_aspects_in_order():
    results = outcome(report(texts={1: "\n".join(FIVE)}), "aspects")
    assert len(results) == 6
    assert {r.status for r in results.values()} == {Status.PASSED}


def test_an_aspect_missing():
    results = outcome(report(texts={1: "".join(FIVE[:2]) + "平台建设，监督保障。"}), "aspects")
    assert [key for key, r in results.items() if r.status is Status.FAILED] == ["政府信息管理"]


@pytest.mark.parametrize("left_out", range(5))
def test_an_aspect_without_its_heading_is_not_told_by_a_word_elsewhere(left_out):
    text = "\n".join(
        [f"{head}其他：主动公开、申请公开、信息管理、平台、监督。" for head in FIVE if head != FIVE[left_out]]
    )
    results = outcome(report(texts={1: text}), "aspects")
    missing = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"][left_out]
    assert [key for key, r in results.items() if r.status is Status.FAILED] == [missing]


def test_a_heading_with_nothing_under_it_tells_of_nothing():
    lines = [
        FIVE[0] + "公开信息。",
        "（二）依申请公开情况",
        *(head + "平台的申请公开。" for head in FIVE[2:]),
    ]
    results = outcome(report(texts={1: "\n".join(lines)}), "aspects")
    assert [key for key, r in results.items() if r.status is Status.FAILED] == ["依申请公开"]
    for other in (
        "（二）依申请公开，全年没有",
        "（二）依申请公开情况\n全年没有收到。",
        "（二）依申请公开情况\n（二）依申请公开：没有收到。",
    ):
        results = outcome(report(texts={1: "\n".join([lines[0], other, *lines[2:]])}), "aspects")
        assert results["依申请公开"].status is Status.PASSED


def test_the_last_heading_may_be_where_a_page_was_cut():
    assert outcome(report(texts={1: "\n".join(FIVE[:2])}), "aspects")["依申请公开"].status is Status.PASSED


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([*FIVE[:4], "（五）其他工作。监督。"], id="另有小标题"),
        pytest.param([*FIVE[:4], "监督保障方面，开展培训两次。"], id="另起一段"),
        pytest.param([*FIVE[:3], "（四）平台建设与监督保障。"], id="合写"),
        pytest.param([*FIVE[:3], "各栏目由平台维护，有监督。"], id="只有三个小标题"),
        pytest.param(
            ["一、主动公开。", "1. 申请公开。", "二、信息管理。", "2. 平台。", "监督。"], id="样式不一"
        ),
    ],
)
def test_an_aspect_may_be_told_otherwise(lines):
    results = outcome(report(texts={1: "\n".join([*lines, "主动公开，依申请公开，平台。"])}), "aspects")
    assert [key for key, r in results.items() if r.status is Status.FAILED] == []


def test_aspects_out_of_order():
    swapped = [FIVE[0], "（二）政府信息管理。已完成。", "（三）依申请公开。已完成。", *FIVE[3:]]
    assert outcome(report(texts={1: "\n".join(swapped)}), "aspects")["order"].status is Status.FAILED


def test_problems_and_measures():
    results = outcome(report(), "problems-present")
    assert {key: r.status for key, r in results.items()} == {
        "problem": Status.PASSED,
        "measure": Status.PASSED,
    }


@pytest.mark.parametrize(
    ("profile", "severity"), [(Profile.DRAFTING, Severity.ERROR), (Profile.PUBLISHED, Severity.WARNING)]
)
def test_no_problem(profile, severity):
    text = "改进措施：由办公室每月巡查栏目，逾期通报。"
    finding = outcome(report(texts={5: text}), "problems-present", profile)["problem"].finding
    assert finding.severity is severity


def test_no_measure():
    results = outcome(report(texts={5: "存在的问题：部分栏目更新不够及时。"}), "problems-present")
    assert results["measure"].status is Status.FAILED


@pytest.mark.parametrize(("section", "rule"), [(1, "aspects"), (5, "problems-present")])
def test_a_part_to_be_filled_in_gives_the_placeholder_alone(section, rule):
    subject = report(texts={section: "〔待补：内容〕"})
    assert outcome(subject, rule) == {}
    assert outcome(subject, "placeholder-left")[f"{section}:0"].status is Status.FAILED
