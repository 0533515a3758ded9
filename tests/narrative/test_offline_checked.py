"""What the offline writer writes passes the project's own rules, with facts and without."""

import pytest
from builders import ORGAN, consistent_figures, zero_figures

from drafting.checks.engine import check
from drafting.checks.findings import Finding, Profile, Severity
from drafting.checks.rule import Subject
from drafting.facts import Aspect, Fact
from drafting.figures import Number
from drafting.ledger import render
from drafting.narrative.material import Material
from drafting.narrative.offline import write_report
from drafting.report import HEADINGS, AnnualReport, OrganType, Section, title_of

FACTS = (
    Fact("i1", Aspect.INTRO, "本报告电子版可在青禾区人民政府门户网站（http://www.qinghe.example）查阅"),
    Fact(
        "i2",
        Aspect.INTRO,
        "如有疑问，请与青禾区人民政府办公室联系（地址：青禾区政通路，电话：0871-65432100）",
    ),
    Fact("a1", Aspect.PROACTIVE, "通过政府网站公开政府信息{}", 1035, "条"),
    Fact("a2", Aspect.PROACTIVE, "举办政府开放日活动", 2, "次"),
    Fact("a3", Aspect.PROACTIVE, "围绕助企纾困开展图文解读"),
    Fact("b1", Aspect.ON_REQUEST, "修订依申请公开答复文书模板"),
    Fact("c1", Aspect.RECORDS, "修订政府信息公开指南"),
    Fact("d1", Aspect.PLATFORMS, "政府网站改版上线"),
    Fact("e1", Aspect.SUPERVISION, "举办业务培训{}", 3, "期"),
    Fact("e2", Aspect.ASSESSMENT, "政府信息公开工作考核结果为良好"),
    Fact("e3", Aspect.PUBLIC_REVIEW, "社会评议结果为满意"),
    Fact("e4", Aspect.ACCOUNTABILITY, "未发生责任追究情形"),
    Fact("p1", Aspect.PROBLEM, "部分栏目更新不够及时"),
    Fact("m1", Aspect.MEASURE, "由办公室按月巡查栏目并通报", problem="p1"),
    Fact("l1", Aspect.LAST_YEAR, "针对上年解读形式单一的问题，增加了图解和短视频"),
    Fact("o1", Aspect.OTHER, "本年度未收取信息处理费"),
)


def drafted(material: Material) -> tuple[Finding, ...]:
    """The findings of the drafting profile on the offline writer's report."""
    sources = write_report(material)
    report = AnnualReport(
        title=title_of(material.organ, material.year),
        organ=material.organ,
        year=material.year,
        edition="2021",
        sections=tuple(
            Section(number, HEADINGS.get(number, ""), render(sources.get(number, ""), material.ledger))
            for number in range(7)
        ),
        figures=material.figures,
    )
    subject = Subject(
        report,
        Profile.DRAFTING,
        previous=material.previous,
        organ_type=material.organ_type,
        facts=material.facts,
        sources=sources,
    )
    outcome = check(subject)
    assert outcome.broken == ()
    return outcome.findings


def last_year(figures: dict[str, Number | None], year: int) -> AnnualReport:
    """A report of the year before, drafted offline, whose carried_out is this year's carried_in."""
    carried = {code: value for code, value in figures.items() if code.startswith("t3.carried_in.")}
    before = consistent_figures(99) | {
        code.replace("carried_in", "carried_out"): value for code, value in carried.items()
    }
    sources = write_report(Material(ORGAN, OrganType.GOVERNMENT, year - 1, before))
    sections = tuple(Section(number, HEADINGS.get(number, ""), text) for number, text in sources.items())
    return AnnualReport(title_of(ORGAN, year - 1), ORGAN, year - 1, "2021", sections, before)


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
@pytest.mark.parametrize("seed", [None, 1, 7])
@pytest.mark.parametrize(
    ("organ", "organ_type"),
    [
        pytest.param(ORGAN, OrganType.GOVERNMENT, id="政府"),
        pytest.param("云岭市水务局", OrganType.DEPARTMENT, id="部门"),
        pytest.param("青禾区柳溪街道办事处", OrganType.AGENCY, id="派出机关"),
    ],
)
def test_a_draft_from_facts_has_no_error(
    organ: str, organ_type: OrganType, seed: int | None, year: int
) -> None:
    figures = zero_figures() if seed is None else consistent_figures(seed)
    material = Material(organ, organ_type, year, figures, FACTS)
    errors = [finding for finding in drafted(material) if finding.severity is Severity.ERROR]
    assert [(finding.rule, finding.message) for finding in errors] == []


@pytest.mark.parametrize("seed", [None, 1, 7])
def test_a_draft_without_facts_only_lacks_what_it_asks_for(seed: int | None) -> None:
    figures = zero_figures() if seed is None else consistent_figures(seed)
    material = Material(ORGAN, OrganType.GOVERNMENT, 2024, figures)
    errors = [finding for finding in drafted(material) if finding.severity is Severity.ERROR]
    assert {finding.rule for finding in errors} == {"placeholder-left"}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_years_running_are_not_the_same_text(seed: int) -> None:
    figures = consistent_figures(seed)
    material = Material(ORGAN, OrganType.GOVERNMENT, 2024, figures, FACTS, last_year(figures, 2024))
    findings = drafted(material)
    errors = [f for f in findings if f.severity is Severity.ERROR and f.rule != "placeholder-left"]
    assert [f.message for f in errors] == []
    assert all("上年问题" in f.message for f in findings if f.rule == "placeholder-left"), "只问整改情况"
    assert [f.message for f in findings if f.rule == "overlap"] == []
