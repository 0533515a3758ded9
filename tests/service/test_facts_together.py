"""Two people at one report's facts: neither loses a word without being told."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from drafting.errors import ConflictError, InputError
from drafting.facts import Aspect
from drafting.report import OrganType
from drafting.service.facts import FactEntry, add, change, move_out, restore
from drafting.service.years import open_year

MEETING = FactEntry(Aspect.SUPERVISION, "召开会商会{}", "3", "次", "会议纪要")
LONGER = FactEntry(Aspect.SUPERVISION, "召开疑难申请会商会{}", "3", "次", "会议纪要")
COUNTED = FactEntry(Aspect.SUPERVISION, "召开会商会{}", "4", "次", "会议纪要")


@pytest.fixture
def report(workspace) -> int:
    return open_year(workspace, "云岭市青禾区水利局", OrganType.DEPARTMENT, 2024, None)


def stated(workspace, report) -> list[str]:
    return [fact.stated for fact in workspace.facts.all(report)]


def test_the_second_to_change_a_fact_is_told_of_the_first(workspace, report):
    seen = add(workspace, report, MEETING)
    change(workspace, report, seen.id, LONGER, seen=seen)
    with pytest.raises(ConflictError, match=r"改为“召开疑难申请会商会3次”（出处：会议纪要），没有覆盖"):
        change(workspace, report, seen.id, COUNTED, seen=seen)
    assert stated(workspace, report) == ["召开疑难申请会商会3次"]
    [now] = workspace.facts.all(report)
    change(workspace, report, seen.id, COUNTED, seen=now)
    assert stated(workspace, report) == ["召开会商会4次"]


def test_two_who_make_the_same_change_are_of_one_mind(workspace, report):
    seen = add(workspace, report, MEETING)
    for _ in range(2):
        change(workspace, report, seen.id, COUNTED, seen=seen)
    assert stated(workspace, report) == ["召开会商会4次"]


def test_what_somebody_else_took_out_is_not_changed_in_silence(workspace, report):
    seen = add(workspace, report, MEETING)
    move_out(workspace, report, seen.id)
    with pytest.raises(ConflictError, match="刚刚被别处删除"):
        change(workspace, report, seen.id, COUNTED, seen=seen)


def test_an_undo_takes_back_nobody_elses_fact(workspace, report):
    gone = add(workspace, report, MEETING)
    before = move_out(workspace, report, gone.id)
    left = workspace.facts.all(report)
    add(workspace, report, FactEntry(Aspect.OTHER, "同事刚添加的一条"))
    with pytest.raises(ConflictError, match="没有恢复"):
        restore(workspace, report, before, left)
    assert stated(workspace, report) == ["同事刚添加的一条"]


def test_eight_who_add_at_once_add_eight(workspace, report):
    def one(n: int) -> str:
        return add(workspace, report, FactEntry(Aspect.OTHER, f"第{n}条")).id

    with ThreadPoolExecutor(8) as pool:
        ids = list(pool.map(one, range(8)))
    assert len(set(ids)) == 8
    assert sorted(stated(workspace, report)) == [f"第{n}条" for n in range(8)]


def test_a_measure_whose_problem_is_gone_stands_at_the_end(workspace, report):
    problem = add(workspace, report, FactEntry(Aspect.PROBLEM, "栏目更新慢"))
    move_out(workspace, report, problem.id)
    add(workspace, report, FactEntry(Aspect.MEASURE, "每月巡查"), problem=problem.id)
    assert stated(workspace, report) == ["每月巡查"]


def test_what_is_refused_changes_nothing(workspace, report):
    seen = add(workspace, report, MEETING)
    with pytest.raises(InputError):
        change(workspace, report, seen.id, FactEntry(Aspect.OTHER, " "), seen=seen)
    assert stated(workspace, report) == ["召开会商会3次"]
