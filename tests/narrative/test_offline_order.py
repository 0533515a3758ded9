"""The offline writer: what stands beside what in a paragraph of section 1."""

import re
from dataclasses import replace

import pytest
from builders import ORGAN, report, zero_figures

from drafting.facts import Aspect, Fact
from drafting.ledger import render
from drafting.narrative.clauses import wordings
from drafting.narrative.material import PARTS, Material
from drafting.narrative.offline import write_part
from drafting.narrative.placing import by_topic
from drafting.report import OrganType

YEARS = range(2021, 2029)

FIGURES = zero_figures() | {
    "t2.normative.made": 3, "t2.normative.repealed": 1, "t2.normative.in_force": 17,
    "t2.licensing.decisions": 842, "t2.fees.amount": 12,
    "t3.received.total": 50, "t3.received.natural": 50, "t3.processed.total": 50, "t3.granted.total": 50,
    "t4.review.total": 4, "t4.review.upheld": 4,
}  # fmt: skip

FACTS = (
    Fact("1", Aspect.PROACTIVE, "开设惠企专栏"),
    Fact("2", Aspect.PROACTIVE, "为失效的行政规范性文件加注标识"),
    Fact("3", Aspect.PROACTIVE, "并对清理结果同步公布"),
    Fact("4", Aspect.PROACTIVE, "更新收费目录清单"),
    Fact("5", Aspect.ON_REQUEST, "对复议案件逐件分析"),
    Fact("6", Aspect.ON_REQUEST, "修订答复文书模板"),
)


def shown(code: str, facts: tuple[Fact, ...] = FACTS, year: int = 2024) -> str:
    before = report(zero_figures() | {"t3.received.total": 40}, organ=ORGAN, year=year - 1)
    drawn_on = Material(ORGAN, OrganType.GOVERNMENT, year, FIGURES, facts, before)
    return render(write_part(next(part for part in PARTS if part.code == code), drawn_on), drawn_on.ledger)


def in_turn(text: str, *said: str) -> bool:
    places = [text.index(one) for one in said]
    return places == sorted(places)


@pytest.mark.parametrize("year", YEARS)
def test_a_fact_stands_beside_the_figures_of_what_it_is_about(year: int) -> None:
    text = shown("proactive", year=year)
    assert in_turn(text, "17件", "加注标识", "清理结果", "842件", "12万元", "收费目录", "惠企专栏")


def test_without_figures_of_it_a_fact_stands_with_the_others() -> None:
    drawn_on = Material(ORGAN, OrganType.GOVERNMENT, 2024, zero_figures(), FACTS)
    text = render(write_part(PARTS[1], drawn_on), drawn_on.ledger)
    assert in_turn(text, "惠企专栏", "加注标识", "清理结果", "收费目录")


@pytest.mark.parametrize("year", YEARS)
def test_how_applications_were_handled_is_told_before_disputes(year: int) -> None:
    text = shown("on_request", year=year)
    assert in_turn(text, "办结", "修订答复文书模板", "行政复议", "对复议案件逐件分析")
    assert re.search("(办理工作中|申请办理方面)，修订答复文书模板", text), "话头接的是办理"


@pytest.mark.parametrize("year", YEARS)
def test_the_change_on_last_year_ends_the_sentence_on_applications(year: int) -> None:
    text = shown("on_request", year=year)
    assert re.search("申请[^。]*50件[^。]*自然人[^。]*；新收[^。]*增长25.0%。", text)


@pytest.mark.parametrize("year", YEARS)
def test_a_report_lists_its_facts_in_one_way(year: int) -> None:
    aspects = (Aspect.PLATFORMS, Aspect.RECORDS, Aspect.SUPERVISION)
    facts = tuple(Fact(f"{a.name}{n}", a, f"说明{n}") for a in aspects for n in "甲乙丙")
    listed = ["一是" in shown(code, facts, year) for code in ("platforms", "records", "supervision")]
    assert len(set(listed)) == 1


def test_facts_are_listed_in_some_years_only() -> None:
    facts = tuple(Fact(n, Aspect.PLATFORMS, f"说明{n}") for n in "甲乙丙")
    assert {"一是" in shown("platforms", facts, year) for year in YEARS} == {True, False}


def test_no_disputes_are_told_without_the_year_that_the_sentence_before_has_told() -> None:
    for text in wordings("disputes.none"):
        assert not re.search("{year}|年", text)


def test_a_fact_of_several_topics_is_of_none() -> None:
    both = Fact("1", Aspect.PROACTIVE, "公布规范性文件和行政处罚结果")
    on = replace(both, id="2", statement="其中规范性文件三份")
    assert by_topic((both, on), "documents", "decisions") == {
        "documents": [],
        "decisions": [],
        "": [both, on],
    }
