"""Which clauses are plans and which are deeds, and what work a verb names by itself."""

import re

import pytest

from drafting.deeds import Sort, deed_clauses, sort_of, unsaid
from drafting.deeds import words as lists
from drafting.errors import DataFileError
from drafting.facts import Aspect, Fact
from drafting.ledger import cells_behind
from drafting.tables import STATUTORY_CODES


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


COUNTED = [
    "对[[t3.received.total]]申请依法作出答复",
    "受理并办结政府信息公开申请[[t3.processed.total]]",
    "全年收到行政复议申请[[t4.review.total]]",
    "审结行政复议案件[[t4.review.total]]",
    "审结申请[[t3.processed.total]]",
    "复议机关作出维持决定[[t4.review.upheld]]",
    "办理了行政许可[[t2.licensing.decisions]]",
    "作出行政处罚决定[[t2.penalties.decisions]]",
    "作出行政强制决定[[t2.coercion.decisions]]",
    "完成答复[[t3.processed.total]]",
    "公开了[[t3.granted.total]]申请的信息",
    "公开了[[t3.partial.total]]申请的信息",
    "主动公开政府规章[[t2.rules.made]]",
    "制定规章[[t2.rules.made]]",
    "制发行政规范性文件[[t2.normative.made]]",
    "出台行政规范性文件[[t2.normative.made]]",
    "印发行政规范性文件[[t2.normative.made]]",
    "发布行政规范性文件[[t2.normative.made]]",
    "公布行政规范性文件[[t2.normative.in_force]]",
    "收取行政事业性收费[[t2.fees.amount]]",
    "答复后公开的占[[disclosed.share]]",
    "公开了信息的申请占[[disclosed.share]]",
    "收到申请较上年[[received.change]]",
    "依法规范办理了[[t3.processed.total]]申请",
    "因政府信息公开发生行政诉讼[[litigation.total]]",
    "受理政府信息公开申请并按期办结[[t3.processed.total]]",
    "收到申请[[t3.received.total]]并及时完成",
    "收到申请[[t3.received.total]]均按时作出答复",
    "对[[t3.received.total]]申请依法作出说明",
    "制定并公布行政规范性文件[[t2.normative.made]]",
]


@pytest.mark.parametrize("text", COUNTED)
def test_what_a_table_counts_needs_no_fact(text: str) -> None:
    assert sorts(text) == [Sort.NONE]


@pytest.mark.parametrize(
    "text",
    [
        "对[[t3.received.total]]申请开展了回访",
        "聘请律师审核[[refused.total]]答复",
        "收到申请[[t3.received.total]]并逐一走访申请人",
        "制定流程办理[[t3.received.total]]申请",
        "印发[[t4.review.total]]复议案件通报",
        "公布[[t2.penalties.decisions]]处罚案件",
        "公开了[[t3.refused_law.total]]的台账",
        "受理[[t2.penalties.decisions]]处罚案件",
        "办理了[[t2.normative.made]]文件的归档",
        "收取[[t2.licensing.decisions]]许可的工本费",
        "征集意见后制发行政规范性文件[[t2.normative.made]]",
        "对[[t3.processed.total]]答复完善了台账",
        "收到[[no.such]]申请",
        "制定流程并制发行政规范性文件[[t2.normative.made]]",
        "制发行政规范性文件[[t2.normative.made]]并制定流程",
        "印发《答复文书样式》并制发行政规范性文件[[t2.normative.made]]",
        "公开财政预算并答复申请[[t3.processed.total]]",
        "全年受理公民来信并办结申请[[t3.processed.total]]",
    ],
)
def test_another_deed_beside_a_figure_needs_its_fact(text: str) -> None:
    assert sorts(text) == [Sort.DEED]


def test_each_verb_that_a_table_counts_is_one_of_the_verbs_and_each_cell_one_of_the_tables() -> None:
    for verbs, counting in lists.evidence():
        cells = [code for code in STATUTORY_CODES if counting.match(code)]
        assert cells, counting.pattern
        for verb in re.sub(r"\(\?:主动\)\?", "", verbs.pattern).split("|"):
            used = [text for text in COUNTED if verb in text and verbs.fullmatch(verb)]
            assert used, verb
            assert any(lists.words()["verbs"].search(text) for text in used)


def test_the_cells_behind_an_entry() -> None:
    assert cells_behind("t3.received.total") == ("t3.received.total",)
    assert cells_behind("natural.share") == ("t3.received.natural", "t3.received.total")
    assert cells_behind("refused.total") == ("t3.refused_*.total",)
    assert cells_behind("fact.1") == ()


def test_a_broken_list_of_evidence_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for broken in ({}, {"evidence": {"(": "t3"}}):
        lists.evidence.cache_clear()
        monkeypatch.setattr(lists, "_data", lambda broken=broken: broken)
        with pytest.raises(DataFileError, match=r"deeds\.toml"):
            lists.evidence()
    lists.evidence.cache_clear()
