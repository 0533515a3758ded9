"""A text that leaves out most of what it was given: asked for more once, then filled up from the facts."""

import pytest
from sample_year import sample_material
from scripted_server import Behaviour, ScriptedServer
from strong_answers import WHOLE

from drafting.ledger import render
from drafting.llm import ChatModel
from drafting.narrative.drafted import BY_FACTS, DraftedPart, Writer
from drafting.narrative.drafting import draft
from drafting.narrative.material import PARTS as ALL_PARTS
from drafting.narrative.telling import is_thin, thin_finding, untold

MATERIAL = sample_material()
PART = {part.code: part for part in ALL_PARTS}
FACTS = MATERIAL.facts_of(*PART["supervision"].aspects)
THIN = "举办依申请公开业务培训[[fact.15]]，以改写的真实案卷组织模拟答复‹fact.15›。"
LESS_THIN = f"{THIN}委托第三方机构开展群众满意度调查，收回有效问卷[[fact.18]]‹fact.18›。"
FULL = WHOLE["supervision"][0]
LIE = "召开全区政务公开工作推进会。"


def drafted(server: ScriptedServer, model: ChatModel, *answers: "str | Behaviour") -> DraftedPart:
    left = list(answers)
    server.script = lambda _: left.pop(0)
    server.requests.clear()
    (part,) = draft(MATERIAL, model, parts=[PART["supervision"]]).parts
    assert left == []
    return part


def test_what_counts_as_told():
    assert [fact.reference for fact in untold(FACTS, THIN)] == ["fact.16", "fact.17", "fact.18", "fact.19"]
    assert untold(FACTS, FULL) == ()
    unmarked = "举办依申请公开业务培训，以改写的真实案卷组织模拟答复。"
    assert "fact.15" not in {fact.reference for fact in untold(FACTS, unmarked)}


@pytest.mark.parametrize(("told", "thin"), [(1, True), (2, True), (3, False), (5, False)])
def test_more_than_half_left_untold_is_thin(told, thin):
    assert is_thin(FACTS, "".join(f"有一件事‹{fact.reference}›。" for fact in FACTS[:told])) is thin


def test_nothing_given_is_nothing_left_out():
    assert not is_thin((), "全年办结[[t3.processed.total]]。")


def test_the_model_is_asked_for_the_rest_by_its_marks(server, model):
    part = drafted(server, model, THIN, FULL)
    assert (part.origin, part.message, part.left_out) == (Writer.REPAIRED, "", ())
    assert "5条素材有4条没有写到" in server.requests[1].user
    assert "‹fact.16›" in thin_finding(FACTS, THIN).message
    assert "均已办结销号" in render(part.source, MATERIAL.ledger)
    assert part.findings == ()


@pytest.mark.parametrize("end", ["", "，", "。"])
def test_what_is_filled_up_begins_behind_a_stop(server, model, end):
    """A weak model forgets it: 比对的问答配合行政规范性文件清理 would be read as one sentence."""
    short = THIN.replace("。", end)
    part = drafted(server, model, short, short)
    assert part.message.endswith(BY_FACTS)
    assert not part.left_out
    text = render(part.source, MATERIAL.ledger)
    assert "组织模拟答复。" in text
    assert "，。" not in text


def test_asked_once_and_still_thin_it_is_filled_up_from_the_facts(server, model):
    part = drafted(server, model, THIN, LESS_THIN)
    text = render(part.source, MATERIAL.ledger)
    assert part.source.startswith(f"{PART['supervision'].heading}。{LESS_THIN}"), "它写的都留着"
    assert "发出整改提示函41份" in text
    assert text.count("群众满意度调查") == text.count("模拟答复") == 1, "写过的不重复"
    assert (part.origin, part.left_out) == (Writer.REPAIRED, ())
    assert part.message == f"大模型没有写到的3条素材{BY_FACTS}"


@pytest.mark.parametrize(
    "second",
    [pytest.param(LIE, id="越改越错"), pytest.param(Behaviour(status=401), id="服务出错")],
)
def test_what_passed_is_not_lost_by_asking_for_more(second, server, model):
    part = drafted(server, model, THIN, second)
    assert part.origin is Writer.REPAIRED
    assert THIN in part.source
    assert "推进会" not in part.source
    assert "发出整改提示函[[fact.16]]" in part.source
    assert part.findings == ()


def test_a_thin_text_after_repairs_is_asked_for_more_only_while_it_may_be(server, model):
    part = drafted(server, model, LIE, LIE, THIN)
    assert "大模型没有写到的4条素材" in part.message


def test_a_worse_second_text_does_not_replace_the_first(server, model):
    part = drafted(server, model, LESS_THIN, THIN)
    assert LESS_THIN in part.source


def test_what_a_card_s_text_leaves_out_is_told(server, model):
    """One of two measures of the first card is not in the answer; the cards that fail are no matter here."""
    server.script = lambda _: (
        "【1】问题\n答复被行政复议纠正的比例偏高，主要原因是少数单位检索只查办公系统、不查业务科室和下属单位，答复所附证据不充分。\n"
        "【1】措施\n将由区司法局牵头，对被纠正的案件逐件制发行政复议意见书，责任单位限期书面反馈整改结果，2025年3月底前完成首轮。\n"
    )
    (part,) = draft(MATERIAL, model, parts=[PART["problems"]]).parts
    assert [card.origin for card in part.cards][:2] == [Writer.MODEL, Writer.OFFLINE]
    assert [fact.reference for fact in part.left_out] == ["fact.22"]
