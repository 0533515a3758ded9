"""Statements of work done in one's own text."""

from dataclasses import replace

import pytest
from builders import report

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.facts import Aspect, Fact
from drafting.figures import squeeze
from drafting.ledger import Ledger, render

FACTS = (
    Fact("9", Aspect.SUPERVISION, "举办业务培训{}", 3, "期"),
    Fact("8", Aspect.PLATFORMS, "网站改版上线"),
)


def deeds(source, section=1, facts=FACTS, **known):
    plain = report()
    text = render(source, Ledger.of(plain.figures, facts=facts))
    this = report(plain.figures, texts={section: text})
    subject = Subject(this, Profile.DRAFTING, facts=facts, sources={section: source}, **known)
    checked = check(subject)
    assert checked.broken == ()
    return text, [r for r in checked.results if r.rule == "deed-unsupported"]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("举办业务培训[[fact.9]]。", id="引用了素材的数"),
        pytest.param("请来律师讲课‹fact.9›，举办了一次模拟答复‹fact.9›。", id="有支撑标记"),
        pytest.param("网站改版上线。", id="与素材一字不差"),
        pytest.param("下一步，将举办业务培训。", id="打算"),
        pytest.param("高度重视政府信息公开工作。", id="套话"),
        pytest.param("全年办结[[t3.processed.total]]。", id="表格里的数"),
        pytest.param("制定规章[[t2.rules.made]]，受理申请[[t3.received.total]]。", id="表格里数的事"),
        pytest.param("对[[t3.received.total]]申请开展了回访〔待补：次数〕。", id="没有写完"),
        pytest.param("对[[t3.received.total]]申请开展了回访‹fact.9›。", id="表格里的数旁边有支撑标记"),
        pytest.param("全年未发生涉及政府信息公开的行政复议、行政诉讼。", id="表格里的零"),
    ],
)
def test_what_needs_no_more(source):
    _, found = deeds(source)
    assert {r.status for r in found} <= {Status.PASSED}


def test_a_verb_in_the_organs_own_name_is_no_deed():
    source = "现将云岭市城市更新局2023年政府信息公开工作情况公布如下。\n反映云岭市城市更新局工作情况。"
    text = render(source, Ledger.of({}))
    this = replace(report(texts={0: text}), organ="云岭市城市更新局")
    checked = check(Subject(this, Profile.DRAFTING, sources={0: source}))
    assert not [r for r in checked.results if r.rule == "deed-unsupported" and r.status is Status.FAILED]
    other = replace(this, organ="云岭市教育局")
    checked = check(
        Subject(other, Profile.DRAFTING, sources={0: source.replace("城市更新局", "城市更新片区")})
    )
    assert [r for r in checked.results if r.rule == "deed-unsupported" and r.status is Status.FAILED]


def test_a_deed_without_a_fact_is_an_error_at_its_place():
    text, found = deeds("收到申请[[t3.received.total]]。聘请五名社会监督员到各单位检查。")
    (result,) = found
    assert result.finding.severity is Severity.ERROR
    assert text[slice(*result.finding.span)] == "聘请五名社会监督员到各单位检查"
    assert "〔待核实〕" in result.finding.message


def test_a_deed_beside_a_table_s_figure_is_asked_for_its_fact():
    text, (result,) = deeds(
        "收到申请[[t3.received.total]]。对[[t3.received.total]]申请开展了回访。其余从略。"
    )
    assert result.status is Status.FAILED
    received = report().figures["t3.received.total"]
    assert result.finding.excerpt == f"对{received}件申请开展了回访"
    assert text[slice(*result.finding.span)] == result.finding.excerpt
    assert f"“对{received}件申请开展了回访”" in result.finding.message


def test_what_is_not_written_yet_hides_no_deed_before_it():
    _, (result,) = deeds(
        "收到申请[[t3.received.total]]。聘请五名社会监督员到各单位检查。另有安排尚未写完整〔待补〕。"
    )
    assert result.finding.excerpt == "聘请五名社会监督员到各单位检查"


def test_a_deed_beside_a_figure_may_be_confirmed_and_falls_with_the_figure():
    received = report().figures["t3.received.total"]
    said = "对{}件申请开展了回访"
    for number, status in ((received, Status.PASSED), (received + 1, Status.FAILED)):
        _, (result,) = deeds(
            "对[[t3.received.total]]申请开展了回访。", confirmed=frozenset({squeeze(said.format(number))})
        )
        assert result.status is status


@pytest.mark.parametrize("off", [0, 1], ids=["数对", "数错"])
def test_a_typed_figure_of_a_table_is_told_once_by_the_rule_that_knows_the_table(off):
    received = report().figures["t3.received.total"] + off
    said = f"全年收到政府信息公开申请{received}件。"
    checked = check(Subject(report(texts={1: said}), Profile.DRAFTING, sources={1: said}))
    failed = [r.rule for r in checked.results if r.status is Status.FAILED and r.finding.excerpt]
    assert failed == ["text-figure"] * off


def test_a_deed_beside_a_typed_figure_is_asked_for_its_fact():
    received = report().figures["t3.received.total"]
    _, (result,) = deeds(f"全年收到申请{received}件，对收到的{received}件申请开展了回访。")
    assert result.finding.excerpt == f"对收到的{received}件申请开展了回访"


def test_a_typed_figure_that_no_table_can_judge_yet_is_asked_for_its_fact():
    blank = report({**report().figures, "t3.received.total": None})
    said = "全年收到政府信息公开申请36件。"
    blank = replace(blank, sections=report(texts={1: said}).sections)
    checked = check(Subject(blank, Profile.DRAFTING, sources={1: said}))
    assert [r for r in checked.results if r.rule == "deed-unsupported" and r.status is Status.FAILED]


def test_a_mark_of_a_fact_that_is_gone_supports_nothing():
    _, (result,) = deeds("聘请五名社会监督员‹fact.77›。")
    assert result.status is Status.FAILED
    assert "已不存在" in result.finding.message


def test_somebody_may_confirm_it():
    said = "聘请五名社会监督员到各单位检查"
    _, (result,) = deeds(f"{said}。", confirmed=frozenset({squeeze(said)}))
    assert result.status is Status.PASSED


def test_a_measure_is_a_plan_unless_it_says_done():
    _, found = deeds("存在的问题：解读形式单一。\n改进措施：制作图解，印发手册。", 5)
    assert found == []
    _, (result,) = deeds("存在的问题：解读形式单一。\n改进措施：已印发解读手册五百册。", 5)
    assert result.status is Status.FAILED


def test_a_published_report_is_not_examined():
    checked = check(Subject(report(texts={1: "聘请五名社会监督员。"}), Profile.PUBLISHED))
    assert not [r for r in checked.results if r.rule == "deed-unsupported"]
