"""Which clauses are plans and which are deeds, and what work a verb names by itself."""

import pytest

from drafting.deeds import Sort, deed_clauses, sort_of, unsaid
from drafting.facts import Aspect, Fact


def sorts(text: str) -> list[Sort]:
    return [sort_of(clause) for clause in deed_clauses(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("以真实案卷组织模拟答复，聘请律师驻点。", id="模拟"),
        pytest.param("将考核结果通报各单位，聘请律师驻点。", id="把考核结果"),
        pytest.param("将征集到的意见逐条反馈，聘请律师驻点。", id="把征集到的"),
        pytest.param("将抽查情况纳入考核，聘请律师驻点。", id="把抽查情况"),
        pytest.param("将重点领域信息归口管理，聘请律师驻点。", id="把重点领域"),
        pytest.param("将规范性文件转为文本，聘请律师驻点。", id="把规范性文件"),
        pytest.param("将会议纪要转为公开，聘请律师驻点。", id="把会议纪要"),
        pytest.param("将以往归档的文件转为公开，聘请律师驻点。", id="把以往的"),
        pytest.param("将在建项目信息转为公开，聘请律师驻点。", id="把在建的"),
    ],
)
def test_what_is_done_to_something_is_no_plan(text: str) -> None:
    """将 that stands for 把 hides no deed behind it."""
    assert sorts(text)[-1] is Sort.DEED


@pytest.mark.parametrize(
    "text",
    [
        "将征集意见并逐条反馈，聘请律师驻点。",
        "将重点整治栏目陈旧问题，聘请律师驻点。",
        "拟聘请律师驻点。",
        "将以案卷评查促规范，聘请律师驻点。",
        "将会同司法局聘请律师驻点。",
        "将规范办理流程，聘请律师驻点。",
    ],
)
def test_what_is_to_come_is_no_deed(text: str) -> None:
    assert Sort.DEED not in sorts(text)


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("已审结的案件中", Sort.NONE),
        ("在已办结的申请中", Sort.NONE),
        ("已约谈的案件中", Sort.DEED),
        ("四是严格责任追究", Sort.NONE),
        ("对相关人员追究责任", Sort.DEED),
    ],
)
def test_a_clause_by_itself(text: str, sort: Sort) -> None:
    assert sorts(text) == [sort]


@pytest.mark.parametrize(
    ("stated", "clause", "verb"),
    [
        ("对排名靠后的单位进行提醒", "约谈提醒排名靠后的单位", "约谈"),
        ("约谈排名靠后的单位", "约谈提醒排名靠后的单位", ""),
        ("清理无人维护的栏目", "开展栏目自查，清理无人维护的栏目", "自查"),
        ("对公开栏目开展季度检查", "按季度抽查公开栏目", ""),
        ("对公开栏目开展季度检查", "强化检查和督办", ""),
    ],
)
def test_a_verb_that_is_a_piece_of_work_is_the_facts_too(stated: str, clause: str, verb: str) -> None:
    assert unsaid([Fact("1", Aspect.SUPERVISION, stated)], clause) == verb
