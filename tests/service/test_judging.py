"""Staff's word on findings, kept in the workspace."""

import pytest

from drafting.checks.kept import Verdict
from drafting.errors import InputError
from drafting.report import OrganType
from drafting.service.judging import confirm, judge, take_back
from drafting.service.text import save_text
from drafting.service.years import current, open_year
from drafting.workspace import open_workspace

ORGAN = "云岭市青禾区人民政府"


@pytest.fixture
def desk(home):
    workspace = open_workspace(home)
    report = open_year(workspace, ORGAN, OrganType.GOVERNMENT, 2024, None)
    cells = {"t4.review.upheld": 3, "t4.review.corrected": 0, "t4.review.other": 0, "t4.review.pending": 0}
    workspace.figures.save(report, cells | {"t3.received.natural": 12}, "手工录入")
    save_text(workspace, report, 1, "聘请五名社会监督员。行政许可决定9件。", 0)
    yield workspace, report
    workspace.close()


def finding(year, rule):
    return next(f for f in year.reviewed.open if f.rule == rule)


def rules(year):
    return {f.rule for f in year.reviewed.open}


def test_a_finding_is_kept_with_a_reason_and_open_again_when_the_cell_changes(desk):
    workspace, report = desk
    year = current(workspace, report)
    kept = finding(year, "cell-blank")
    judge(workspace, year, kept, Verdict.KEPT, reason="尚未统计完", author="王芳")
    again = current(workspace, report)
    assert kept not in again.reviewed.open
    assert [(f, j.reason, j.author) for f, j in again.reviewed.judged] == [(kept, "尚未统计完", "王芳")]
    filled = {cell: 0 for cell in kept.cells[:1] if "total" not in cell}
    workspace.figures.save(report, filled, "手工录入")
    assert again.reviewed.judged
    assert not current(workspace, report).reviewed.judged


def test_a_word_can_be_taken_back_and_stays_in_the_history(desk):
    workspace, report = desk
    year = current(workspace, report)
    kept = finding(year, "cell-blank")
    judge(workspace, year, kept, Verdict.FALSE_ALARM, reason="表样不同", author="王芳")
    (word,) = workspace.judgements.standing(report).values()
    take_back(workspace, report, word, author="李华")
    assert workspace.judgements.standing(report) == {}
    assert kept in current(workspace, report).reviewed.open


def test_a_deed_is_confirmed_by_somebody_not_kept(desk):
    workspace, report = desk
    year = current(workspace, report)
    deed = finding(year, "deed-unsupported")
    with pytest.raises(InputError, match="不能保留"):
        judge(workspace, year, deed, Verdict.KEPT, reason="确有此事", author="王芳")
    with pytest.raises(InputError, match="姓名"):
        confirm(workspace, year, deed, author=" ")
    confirm(workspace, year, deed, author="王芳", source="聘书存根")
    assert "deed-unsupported" not in rules(current(workspace, report))
    edited = current(workspace, report).sections[1]
    save_text(workspace, report, 1, "聘请六名社会监督员。", edited.revision)
    assert "deed-unsupported" in rules(current(workspace, report))


def test_only_a_deed_can_be_confirmed(desk):
    workspace, report = desk
    year = current(workspace, report)
    with pytest.raises(InputError, match="待核实"):
        confirm(workspace, year, finding(year, "cell-blank"), author="王芳")
