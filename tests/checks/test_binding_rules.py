"""Numbers nobody vouches for, references in the wrong place, directions the ledger contradicts."""

from dataclasses import replace

import pytest
from builders import report, zero_figures

from drafting.checks.bindings import rendered_spans
from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.facts import Aspect, Fact
from drafting.ledger import Ledger, render
from drafting.tables import edition, recompute

ABOUT = "（二）依申请公开。"
FACTS = (
    Fact("1", Aspect.SUPERVISION, "举办培训{}", 5, "场"),
    Fact("2", Aspect.PLATFORMS, "关停账号3个，新建专栏2个"),
)


def figures(received=87, pending=0):
    cells = {"t3.received.natural": received, "t3.granted.natural": received, "t4.review.pending": pending}
    return recompute(zero_figures() | cells, edition("2021"))


def drafted(source, *, last=None, profile=Profile.DRAFTING):
    """A report whose section 1 is the source rendered, checked with its source at hand."""
    previous = report(figures(last), year=2022) if last is not None else None
    ledger = Ledger.of(figures(), previous=previous.figures if previous else None, facts=FACTS)
    subject = Subject(
        report(figures(), texts={1: render(source, ledger)}),
        profile,
        previous=previous,
        facts=FACTS,
        sources={1: source},
    )
    return check(subject)


def found(outcome, rule):
    return [f for f in outcome.findings if f.rule == rule and f.section == 1]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"{ABOUT}收到申请[[t3.received.total]]件，办结[[t3.processed.total]]件。", id="引用"),
        pytest.param("举办培训[[fact.1]]，新建专栏2个。", id="素材的数和素材里的话"),
        pytest.param("举办培训5次。", id="素材的数，量词可换"),
        pytest.param(f"{ABOUT}收到申请87件。", id="已与表格对上"),
        pytest.param(
            "开设一个专栏，自2008年以来，20个工作日内办结，12345热线，第6版。", id="名称、套话和年份"
        ),
        pytest.param("占[[disclosed.share]]。", id="比例"),
        pytest.param(
            f"{ABOUT}予以公开[[t3.granted.total]]，部分公开[[t3.partial.total]]，两项合计占[[disclosed.share]]。",
            id="前面说的两项",
        ),
    ],
)
def test_numbers_that_have_a_source(source):
    assert found(drafted(source), "text-unbound") == []


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("发布信息1000余条。", "1000余条"),
        ("举办培训6场。", "6场"),
        ("举办培训[[fact.1]]，参训300人。", "300人"),
        ("群众满意度98.5%。", "98.5%"),
        ("组织数十场宣讲。", "数十场"),
        (f"{ABOUT}收到申请[[t3.received.total]]，三项合计占[[disclosed.share]]。", "三项"),
    ],
)
def test_numbers_that_nobody_vouches_for(source, number):
    for profile, severity in ((Profile.DRAFTING, Severity.ERROR), (Profile.PUBLISHED, Severity.INFO)):
        (finding,) = found(drafted(source, profile=profile), "text-unbound")
        assert finding.actual == number
        assert finding.severity is severity


def test_a_percentage_of_a_declared_share_is_no_loose_number():
    outcome = check(Subject(report(figures(), texts={1: "予以公开和部分公开占100%。"}), Profile.DRAFTING))
    assert found(outcome, "text-unbound") == []


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (f"{ABOUT}收到申请[[t3.granted.total]]件。", "此处说的是"),
        (f"{ABOUT}办结[[fact.1|n]]件申请。", "此处说的是"),
        (f"{ABOUT}举办培训[[fact.1|n]]人次。", "不能以“人次”计"),
        (f"{ABOUT}收费[[t3.received.total]]万元。", "不能以“万元”计"),
    ],
)
def test_a_reference_in_the_wrong_place(source, message):
    (finding,) = found(drafted(source), "reference-mismatch")
    assert message in finding.message
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "source",
    [
        f"{ABOUT}收到申请[[t3.received.total]]件，予以公开[[t3.granted.total]]件，培训[[fact.1]]。",
        f"{ABOUT}收到申请[[load.total]]。",
        f"{ABOUT}予以公开和部分公开占[[disclosed.share]]。",
        f"{ABOUT}收到申请[[t3.received.total|宗]]，共[[t3.received.total]]宗。",
        "全年[[t3.received.total]]，[[no.such.thing]]。",
    ],
)
def test_references_in_their_place(source):
    assert found(drafted(source), "reference-mismatch") == []


def test_a_published_report_has_no_references_to_mistake():
    outcome = drafted(f"{ABOUT}收到申请[[t3.granted.total]]件。", profile=Profile.PUBLISHED)
    assert not [r for r in outcome.results if r.rule == "reference-mismatch"]


@pytest.mark.parametrize(
    ("text", "last", "status"),
    [
        ("收到申请87件，同比上升", 75, Status.PASSED),
        ("收到申请87件，同比下降", 75, Status.FAILED),
        ("收到申请87件，与上年持平", 87, Status.PASSED),
        ("收到申请87件，与上年持平", 86, Status.FAILED),
        ("首次收到自然人政府信息公开申请", 0, Status.PASSED),
        ("首次收到自然人政府信息公开申请", 3, Status.FAILED),
        ("收到申请87件，同比上升", None, Status.NOT_ASSESSABLE),
    ],
)
def test_directions_against_last_year(text, last, status):
    results = [r for r in drafted(f"{ABOUT}{text}。", last=last).results if r.rule == "reference-mismatch"]
    assert [r.status for r in results] == [status]


def test_where_rendered_figures_stand():
    ledger = Ledger.of(figures(), facts=FACTS)
    source = "收到[[t3.received.total]]件‹fact.1›，培训[[fact.1]]，[[no.such]]。"
    text = render(source, ledger)
    assert [text[slice(*span)] for span in rendered_spans(source, ledger)] == ["87件", "5场", "[[no.such]]"]


def test_the_facts_of_another_report_cover_nothing():
    outcome = check(
        replace(Subject(report(figures(), texts={1: "举办培训5场。"}), Profile.DRAFTING), facts=())
    )
    assert [f.actual for f in found(outcome, "text-unbound")] == ["5场"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("本报告由总体情况等六个部分组成。", id="报告的结构"),
        pytest.param("补正期限为十个工作日，调卷用了20分钟，历时三个月。", id="时间"),
        pytest.param("办事处两名同志负责，抓住三个关键词。", id="几个"),
        pytest.param("信息处理费应收0元，实收0元。", id="没有"),
        pytest.param("自办的有64件。", id="表里有的数，换了说法"),
    ],
)
def test_a_published_report_is_not_asked_for_what_nobody_looks_up(text):
    cells = figures() | {"t3.granted.total": 64}
    outcome = check(Subject(report(cells, texts={1: text}), Profile.PUBLISHED))
    assert found(outcome, "text-unbound") == []
