"""What leaped since last year, what was copied, what nobody returned to."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import report, zero_figures

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.facts import Requirement

FAILED, PASSED, UNKNOWN = Status.FAILED, Status.PASSED, Status.NOT_ASSESSABLE


def results(rule, this, last=None, profile=Profile.PUBLISHED, **known):
    checked = check(Subject(this, profile, previous=last, **known))
    assert checked.broken == ()
    return {r.instance: r for r in checked.results if r.rule == rule}


def years(now, before, **texts):
    this, last = (report(zero_figures() | cells, year=y) for cells, y in ((now, 2023), (before, 2022)))
    return this, last


# swing


@pytest.mark.parametrize(
    ("before", "now", "status"),
    [
        pytest.param(10, 51, FAILED, id="五倍多"),
        pytest.param(10, 50, PASSED, id="正好五倍"),
        pytest.param(51, 10, FAILED, id="降到五分之一以下"),
        pytest.param(1, 29, PASSED, id="两年都不到三十"),
        pytest.param(0, 30, FAILED, id="从零到三十"),
        pytest.param(0, 0, PASSED, id="都是零"),
        pytest.param(None, 300, UNKNOWN, id="上年空白，不当作零"),
        pytest.param(300, None, UNKNOWN, id="本年空白，不当作零"),
    ],
)
def test_a_cell_that_leaps(before, now, status):
    code = "t2.licensing.decisions"
    found = results("swing", *years({code: now}, {code: before}))["t2.licensing"]
    assert found.status is status


def test_a_row_that_leaps_is_one_finding_that_names_its_cells():
    now = {"t3.received.natural": 60, "t3.received.total": 60, "t3.received.legal": 0}
    before = {"t3.received.natural": 10, "t3.received.total": 10}
    finding = results("swing", *years(now, before))["t3.received"].finding
    assert finding.cells == (
        *("t3.received.natural", "t3.received.total"),
        *("previous:t3.received.natural", "previous:t3.received.total"),
    )
    assert (finding.expected, finding.actual, finding.severity) == ("10", "60", Severity.INFO)
    assert "等2格" in finding.message


def test_a_leap_with_a_reason_is_none():
    code = "t2.fees.amount"
    this, last = years({code: Decimal("310.5")}, {code: 20})
    assert results("swing", this, last)["t2.fees"].status is FAILED
    assert results("swing", this, last, reasons={code: "停车收费划入"})["t2.fees"].status is PASSED


# overlap

PROBLEM = (
    "问题：门户网站的栏目设得太细，同一份文件挂在三个地方，群众不知道以哪一份为准，有的已经失效仍然挂着。"
    "措施：年内把栏目并成九个，每份文件只留一个出处，其余改为链接；已经失效的在标题上注明，"
    "由办公室每个季度对一遍目录，发现没有注明的退回承办科室，连续两次被退的在全区通报里点名。"
)
OTHER = (
    "再说申请。乡镇的经办人一年碰不上几件，手生，不知道先查档案还是先问科室，"
    "有两件因此延了期，申请人为此多跑了两趟县城，信里写得很不客气。"
    "今年把十年来的答复按事由编成一册，每册后面附上检索记录，谁拿到同样的申请照着查一遍，查过哪里就写在簿上。"
)


def section_five(text, before):
    return report(texts={5: text}), report(texts={5: before}, year=2022)


@pytest.mark.parametrize("profile", Profile)
def test_a_section_that_is_last_year_s(profile):
    finding = results("overlap", *section_five(PROBLEM, PROBLEM), profile)["5"].finding
    assert finding.severity is (Severity.ERROR if profile is Profile.DRAFTING else Severity.WARNING)
    assert finding.actual == "100%"
    assert finding.span == (0, len(PROBLEM))


@pytest.mark.parametrize("profile", Profile)
def test_half_a_section_is_a_warning(profile):
    found = results("overlap", *section_five(PROBLEM + OTHER[:100], PROBLEM), profile)["5"]
    assert found.finding.severity is Severity.WARNING


def test_a_section_with_new_text_or_too_little_of_it():
    assert results("overlap", *section_five(OTHER + PROBLEM[:60], PROBLEM))["5"].status is PASSED
    assert results("overlap", *section_five(PROBLEM[:100], PROBLEM))["5"].status is UNKNOWN
    assert results("overlap", *section_five(PROBLEM, ""))["5"].status is UNKNOWN


def test_neighbours_of_the_year_only_and_never_oneself():
    this = report(texts={5: PROBLEM})
    alike = report(texts={5: PROBLEM}, organ="云岭市白石县人民政府")
    earlier = report(texts={5: PROBLEM}, organ="云岭市黑石县人民政府", year=2022)
    found = results("overlap-neighbour", this, neighbours=(this, alike, earlier))
    assert [key for key, r in found.items() if r.status is FAILED] == ["5:云岭市白石县人民政府"]
    assert results("overlap-neighbour", this, neighbours=(this, earlier)) == {}


# stale-figure

SENTENCE = "全年新收政府信息公开申请87件，结转下年度办理3件。"


def stale(received, carried_out, text=SENTENCE, before=SENTENCE):
    cells = {"t3.received.total": received, "t3.carried_out.total": carried_out}
    this = report(zero_figures() | cells, texts={1: text})
    return list(results("stale-figure", this, report(year=2022, texts={1: before})).values())


def test_a_repeated_sentence_names_what_no_longer_is():
    (found,) = stale(87, 5)
    assert found.finding.cells == ("t3.carried_out.total",)
    assert found.finding.excerpt == SENTENCE
    assert "3件" in found.finding.message
    assert "87件" not in found.finding.message


def test_a_repeated_sentence_that_is_still_true_or_cannot_be_assessed():
    assert [r.status for r in stale(87, 3)] == [PASSED]
    assert [r.status for r in stale(None, 3)] == [UNKNOWN]
    assert stale(90, 5, before="全年新收政府信息公开申请86件，结转下年度办理3件。") == []


# problems-followed-up


def followed_up(now, before, profile=Profile.PUBLISHED):
    return results("problems-followed-up", *section_five(now, before), profile)


LAST = "存在的问题：一是答复文书不统一；二是解读形式单一。\n改进措施：一是统一文书样本；二是制作图解。"


def test_a_problem_that_nobody_returns_to():
    now = "存在的问题：村务公开栏的照片看不清。\n改进措施：换大字。\n上年答复文书不统一的问题已解决。"
    found = followed_up(now, LAST, Profile.DRAFTING)
    assert {key: r.status for key, r in found.items()} == {"problem:1": PASSED, "problem:2": FAILED}
    assert found["problem:2"].finding.severity is Severity.WARNING
    assert "解读形式单一" in found["problem:2"].finding.message


def test_a_passage_about_all_of_them_returns_to_each():
    now = "上年度存在的两个问题均已整改到位。\n存在的问题：村务公开栏的照片看不清。\n改进措施：换大字。"
    assert {r.status for r in followed_up(now, LAST).values()} == {PASSED}


def test_an_unwritten_section_five_is_not_assessable():
    assert {r.status for r in followed_up("〔待补：问题〕", LAST).values()} == {UNKNOWN}


# requirement-answered


def test_a_requirement_is_asked_for_in_ones_own_report_only():
    this = report(texts={1: "（一）主动公开。办好政府公报。"})
    asked = (Requirement("7", "编制养老服务领域公开目录", "2023年工作要点"), Requirement("8", "公报"))
    found = results("requirement-answered", this, profile=Profile.DRAFTING, requirements=asked)
    assert {key: r.status for key, r in found.items()} == {"7": FAILED, "8": PASSED}
    assert "2023年工作要点" in found["7"].finding.message
    assert results("requirement-answered", this, requirements=asked) == {}


def test_a_last_report_of_another_year_makes_nothing_assessable():
    this, last = section_five(PROBLEM, PROBLEM)
    older = replace(last, year=2020)
    for rule in ("swing", "overlap", "stale-figure", "problems-followed-up"):
        assert [r.status for r in results(rule, this, older).values()] == [UNKNOWN]
