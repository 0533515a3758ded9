"""``text-percent``: shares and changes that recompute, those that do not, and those without a base."""

from dataclasses import replace

import pytest
from builders import report, zero_figures

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.tables import edition, recompute

CELLS = {
    "t2.penalties.decisions": 342,
    "t3.received.natural": 118,
    "t3.received.business": 27,
    "t3.carried_in.natural": 7,
    "t3.granted.natural": 60,
    "t3.partial.natural": 15,
    "t3.unavailable_not_held.natural": 45,
    "t3.unavailable_not_held.business": 27,
    "t3.carried_out.natural": 5,
    "t4.review.upheld": 8,
    "t4.review.corrected": 3,
}
LAST = {"t2.penalties.decisions": 298, "t3.received.natural": 115, "t4.review.upheld": 9}
SHARES_AND_CHANGES = [
    pytest.param("予以公开60件，占办结总数的40.8%", Status.PASSED, id="四舍五入"),
    pytest.param("予以公开60件，占办结总数的40.81%", Status.PASSED, id="截尾"),
    pytest.param("予以公开60件，占办结总数的近五成", Status.PASSED, id="成数"),
    pytest.param("予以公开60件，占办结总数的七成", Status.FAILED, id="成数算错"),
    pytest.param("办结147件申请，60件予以公开，占40.8%", Status.PASSED, id="件数在前"),
    pytest.param("办结147件申请，60件予以公开，占48.0%", Status.FAILED, id="件数在前算错"),
    pytest.param("申请主体以自然人为主，占比81.4%", Status.PASSED, id="申请主体"),
    pytest.param("申请主体以自然人为主，占比84.1%", Status.FAILED, id="申请主体算错"),
    pytest.param("自然人118件，占申请量的八成多", Status.PASSED, id="八成多"),
    pytest.param("申请人以自然人为主", Status.PASSED, id="以自然人为主"),
    pytest.param("申请人仍以法人和其他组织为主", Status.FAILED, id="以组织为主不实"),
    pytest.param("收到的政府信息公开申请中，企业申请占绝大多数", Status.FAILED, id="企业占多数不实"),
    pytest.param("自然人申请占比不到七成", Status.FAILED, id="不到七成"),
    pytest.param("政府信息公开申请量连续两年下降", Status.FAILED, id="连续下降不实"),
    pytest.param("政府信息公开申请量连续两年上升", Status.PASSED, id="连续上升"),
    pytest.param("政府信息公开申请量同比翻了一番", Status.PASSED, id="翻了一番说的是上升"),
    pytest.param("政府信息公开行政复议11件，纠错率27.3%", Status.PASSED, id="纠错率"),
    pytest.param("政府信息公开行政复议11件，纠错率37.3%", Status.FAILED, id="纠错率算错"),
    pytest.param("政府信息公开行政复议纠错率较上年上升27.3个百分点", Status.PASSED, id="百分点"),
    pytest.param("政府信息公开行政复议纠错率与上年持平", Status.FAILED, id="纠错率持平不实"),
    pytest.param("政府信息公开行政复议纠错率较上年上升27.3%", Status.PASSED, id="百分点写作百分之"),
    pytest.param("政府信息公开行政复议纠错率较上年上升23.7个百分点", Status.FAILED, id="百分点算错"),
    pytest.param("政府信息公开行政复议纠错率较上年下降27.3个百分点", Status.FAILED, id="百分点升降相反"),
    pytest.param(
        "受理申请145件（其中自然人118件），较2023年的115件有所增加", Status.PASSED, id="括号后的上年"
    ),
    pytest.param("受理申请145件（2023年为115件），办理规范", Status.PASSED, id="括号里的上年"),
    pytest.param("受理申请145件（2023年为151件），办理规范", Status.FAILED, id="括号里的上年写错"),
    pytest.param("予以公开60件，占办结总数的43.8%", Status.FAILED, id="占比算错"),
    pytest.param("予以公开60件，占全部的40.8%", Status.NOT_ASSESSABLE, id="基数不明"),
    pytest.param("办结147件，其中予以公开60件，占43.8%", Status.FAILED, id="基数在前"),
    pytest.param("自然人申请118件、法人或其他组织申请27件，分别占81.4%、18.6%", Status.PASSED, id="分别占"),
    pytest.param(
        "自然人申请118件、法人或其他组织申请27件，分别占81.4%、16.8%", Status.FAILED, id="分别占算错"
    ),
    pytest.param("自然人、法人或其他组织申请分别占81.4%和16.8%", Status.FAILED, id="分别占不带件数"),
    pytest.param("予以公开60件、部分公开15件，合计占51.0%", Status.PASSED, id="合计占"),
    pytest.param("予以公开60件、部分公开15件，合计占55.0%", Status.FAILED, id="合计占算错"),
    pytest.param(
        "受理申请145件、作出行政处罚342件，分别较上年增长26.1%、增长14.8%", Status.PASSED, id="分别增长"
    ),
    pytest.param(
        "受理申请145件、作出行政处罚342件，分别较上年增长26.1%、18.4%", Status.FAILED, id="分别算错"
    ),
    pytest.param(
        "受理申请145件、作出行政处罚342件，分别较上年增长26.1%、下降14.8%", Status.FAILED, id="分别反向"
    ),
    pytest.param("作出行政处罚342件，是上年的1.1倍", Status.PASSED, id="倍数"),
    pytest.param("作出行政处罚342件，是上年的三倍", Status.FAILED, id="倍数算错"),
    pytest.param("予以公开60件、部分公开15件，两项合计占办结总数的51.0%", Status.PASSED, id="两项合计"),
    pytest.param("予以公开60件、部分公开15件，两项合计占办结总数的55.0%", Status.FAILED, id="两项合计算错"),
    pytest.param("自然人申请占申请总数的81.4%", Status.PASSED, id="占比不带件数"),
    pytest.param("自然人申请占申请总数超80%", Status.PASSED, id="约数"),
    pytest.param("政府信息公开行政复议11件，纠正3件，占复议总数的27.3%", Status.PASSED, id="复议"),
    pytest.param("受理申请145件，同比增长26.1%", Status.PASSED, id="同比"),
    pytest.param("受理申请145件，同比增长近30%", Status.PASSED, id="同比约数"),
    pytest.param("受理申请145件，同比增长21.6%", Status.FAILED, id="同比算错"),
    pytest.param("受理申请145件，同比下降26.1%", Status.FAILED, id="方向相反"),
    pytest.param("受理申请145件，环比增长21.6%", None, id="环比不核"),
    pytest.param("受理申请145件，较上年增加30件", Status.PASSED, id="增加件数"),
    pytest.param("受理申请145件，较上年增加33件", Status.FAILED, id="增加件数算错"),
    pytest.param("受理申请145件，较上年增加近35件", Status.PASSED, id="增加件数约数"),
    pytest.param("受理申请145件，较2023年的115件有所增加", Status.PASSED, id="上年件数"),
    pytest.param("受理申请145件，较2023年的151件有所减少", Status.FAILED, id="上年件数写错"),
    pytest.param("申请总量由2023年的121件上升至145件", Status.FAILED, id="由上年件数"),
    pytest.param("受理申请145件，数量较上年有所增加", Status.PASSED, id="方向"),
    pytest.param("受理申请145件，数量较上年有所下降", Status.FAILED, id="方向写反"),
    pytest.param("受理申请145件，数量与上年持平", Status.FAILED, id="并不持平"),
    pytest.param("政府信息公开行政复议11件，与上年基本持平", Status.FAILED, id="复议并不持平"),
    pytest.param("部分公开15件，同比增长26.1%", Status.NOT_ASSESSABLE, id="上年为0"),
    pytest.param("自然人118件，占81.4%，较上年下降18.6个百分点", Status.PASSED, id="占比变化"),
    pytest.param("自然人118件，占81.4%，较上年下降16.8个百分点", Status.FAILED, id="占比变化算错"),
    pytest.param("自然人118件，占80.3%，较上年下降19.7个百分点", Status.NOT_ASSESSABLE, id="基数另有"),
    pytest.param("自然人118件，占81.4%，同比增长2.6%", Status.PASSED, id="占比后说件数"),
    pytest.param("自然人申请占81.4%，同比增长99.9%", Status.PASSED, id="占比前没有件数"),
    pytest.param("自然人118件，占81.4%，同比下降18.6%", Status.PASSED, id="占比后仍说占比"),
    pytest.param("自然人118件，占81.4%，同比增长6.2%", Status.FAILED, id="占比后都不是"),
    pytest.param("自然人118件，占81.4%，较上年有所下降", Status.PASSED, id="占比后说方向"),
    pytest.param("自然人118件，占81.4%，与上年持平", Status.PASSED, id="占比后持平"),
    pytest.param("法人或其他组织27件，占18.6%，同比增长99.9%", Status.PASSED, id="没有这项占比"),
    pytest.param("政府信息公开行政复议纠错率为27.3%，较上年有所下降", Status.FAILED, id="纠错率方向"),
    pytest.param("政府信息公开行政复议纠错率为27.3%，较上年有所上升", Status.PASSED, id="纠错率上升"),
    pytest.param("政府信息公开行政复议纠错率为30%，较上年有所上升", Status.FAILED, id="纠错率本身算错"),
    pytest.param("政府信息公开行政复议纠错率为27.3%，较上年上升27.3个百分点", Status.PASSED, id="为百分之"),
    pytest.param("政府信息公开行政复议纠错率由上年的0%升至27.3%", Status.PASSED, id="上年的率"),
    pytest.param("政府信息公开行政复议纠错率由上年的12.5%升至27.3%", Status.FAILED, id="上年的率写错"),
    pytest.param("政府信息公开行政复议纠错率由上年的0%升至30.0%", Status.FAILED, id="今年的率写错"),
    pytest.param("网办率由上年的12.5%升至27.3%", Status.PASSED, id="不是复议的率"),
    pytest.param("申请的81.4%由自然人提出", Status.PASSED, id="由谁提出"),
    pytest.param("申请的84.1%由自然人提出", Status.FAILED, id="由谁提出算错"),
    pytest.param("申请的三成由老年人提出", None, id="不是表上的申请人"),
    pytest.param("网上申请的84.1%由自然人提出", None, id="只说渠道"),
    pytest.param("自然人118件，占81.4%，比重较上年下降18.6个百分点", Status.PASSED, id="比重变化"),
    pytest.param("自然人118件，占81.4%，比重较上年下降16.8个百分点", Status.FAILED, id="比重变化算错"),
    pytest.param(
        "自然人118件、法人或其他组织27件，占比分别为81.4%和16.8%", Status.FAILED, id="占比分别为算错"
    ),
    pytest.param("办结147件，公开率51.0%", Status.PASSED, id="公开率"),
    pytest.param("办结147件，公开率（含部分公开）为55.0%", Status.FAILED, id="公开率算错"),
    pytest.param("办结147件，公开率100%", None, id="公开率百分之百"),
    pytest.param("发布政策文件147件，公开率55.0%", None, id="不是申请的公开率"),
    pytest.param("申请量是上年的1.3倍", Status.PASSED, id="申请量的倍数"),
    pytest.param("申请量是上年的1.6倍", Status.FAILED, id="申请量的倍数算错"),
    pytest.param("受理申请145件。其中，网上申请98件，占67.6%", Status.PASSED, id="渠道占比"),
    pytest.param("受理申请145件。其中，网上申请98件，占比为76.6%", Status.FAILED, id="渠道占比算错"),
    pytest.param("受理申请145件，其中信函申请38件，占总数的36.2%", Status.FAILED, id="渠道占总数算错"),
    pytest.param("受理申请145件，其中当面提交9件，占比6.3%", Status.PASSED, id="渠道占比凑整"),
    pytest.param("受理申请145件，当面提交的咨询9件，占比16.3%", None, id="不是申请"),
    pytest.param("受理申请145件，其中自然人118件，网上申请90件，占76.3%", Status.PASSED, id="占前一数"),
    pytest.param("受理申请145件，其中网上申请90件，占线上线下的47.2%", None, id="另有基数"),
    pytest.param("网上申请90件，占比47.2%", None, id="没有总数"),
    pytest.param("商业企业的申请由上年的21件减少至27件", Status.FAILED, id="由少减至多"),
    pytest.param("网站栏目由48个增加到本年的36个", Status.FAILED, id="由多增到少"),
    pytest.param("公开栏目由36个增加到36个", Status.FAILED, id="由此增到此"),
    pytest.param("政策解读由32篇上升到2024年的51篇", Status.PASSED, id="由少升到多"),
    pytest.param("网站排名由第5位上升到第2位", None, id="名次"),
    pytest.param("例会由每季度2次增加到每月1次", None, id="各按周期"),
    pytest.param("办理量由近50件增加到40件", None, id="约数不比"),
    pytest.param("受理申请145件，其中网上申请近90件，占比47.2%", None, id="约数不算"),
]


def results(text, *, last=LAST, profile=Profile.PUBLISHED):
    figures = recompute(zero_figures() | CELLS, edition("2021"))
    text = f"（二）依申请公开。{text}，政府信息公开申请办理规范。"
    subject = Subject(report(figures, texts={1: text}, year=2024), profile)
    if last is not None:
        before = recompute(zero_figures() | last, edition("2021"))
        subject = replace(subject, previous=report(before, year=2023))
    outcome = check(subject)
    assert outcome.broken == ()
    return [result for result in outcome.results if result.rule == "text-percent"]


@pytest.mark.parametrize(("text", "status"), SHARES_AND_CHANGES)
def test_percent(text, status):
    """The gravest status: a text may state last year's figure and a direction at once."""
    statuses = {result.status for result in results(text)}
    gravest = (s for s in (Status.FAILED, Status.NOT_ASSESSABLE, Status.PASSED) if s in statuses)
    assert next(gravest, None) == status


@pytest.mark.parametrize(
    ("shares", "failed"),
    [
        pytest.param(("40.8", "10.2", "49.0"), [], id="逐项四舍五入"),
        pytest.param(("40.9", "10.2", "48.9"), [], id="凑成百分之百"),
        pytest.param(("40.9", "10.2", "49.0"), ["40.9%"], id="凑不成百分之百"),
        pytest.param(("41.0", "10.2", "48.8"), ["41.0%", "48.8%"], id="相差不止末位"),
    ],
)
def test_the_shares_of_a_list_may_be_made_to_add_up(shares, failed):
    whole = "办结147件，其中予以公开60件，占{}%；部分公开15件，占{}%；无法提供72件，占{}%"
    found = results(whole.format(*shares))
    assert len(found) == len(shares)
    assert [r.finding.actual for r in found if r.status is Status.FAILED] == failed


def test_without_last_year_a_share_of_it_is_not_assessable():
    found = results("政府信息公开行政复议纠错率由上年的12.5%升至27.3%", last=None)
    assert Status.NOT_ASSESSABLE in {r.status for r in found}
    assert Status.FAILED not in {r.status for r in found}


def test_without_last_year_a_change_is_not_assessable():
    for text in (
        "受理申请145件，同比增长26.1%",
        "受理申请145件，较2023年的151件有所减少",
        "政府信息公开行政复议纠错率较上年上升27.3个百分点",
        "政府信息公开行政复议纠错率较上年有所上升",
    ):
        assert {r.status for r in results(text, last=None)} == {Status.NOT_ASSESSABLE}


@pytest.mark.parametrize(
    ("profile", "severity"), [(Profile.DRAFTING, Severity.ERROR), (Profile.PUBLISHED, Severity.WARNING)]
)
def test_a_wrong_share_is_graver_in_one_s_own_report(profile, severity):
    (result,) = results("予以公开60件，占办结总数的43.8%", profile=profile)
    assert result.finding.severity is severity
    assert result.finding.message.startswith("第一部分写“43.8%”")
    assert result.finding.expected == "40.8%"


def test_a_wrong_change_names_both_years_cells():
    (result,) = results("受理申请145件，同比增长21.6%")
    assert result.finding.cells == ("t3.received.total", "previous:t3.received.total")
    assert result.finding.expected == "增加26.1%"
