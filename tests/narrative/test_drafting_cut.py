"""An answer that ends at its limit of length: its whole sentences are kept where they pass, and that is told."""

import pytest
from builders import ORGAN, consistent_figures
from scripted_server import Behaviour, Messages, ScriptedServer, in_pieces

from drafting.facts import Aspect, Fact
from drafting.llm import ChatModel
from drafting.narrative.drafted import DraftedPart, Writer
from drafting.narrative.drafting import draft
from drafting.narrative.material import PARTS, Card, Material, Measure, Origin
from drafting.narrative.offline import write_part
from drafting.narrative.salvage import finished
from drafting.report import OrganType

PART = {part.code: part for part in PARTS}
FACTS = (
    Fact("7", Aspect.SUPERVISION, "举办政府信息公开业务培训{}", 3, "次"),
    Fact("8", Aspect.SUPERVISION, "聘请社会监督员{}", 5, "名"),
    Fact("1", Aspect.PROBLEM, "部分栏目更新不及时"),
    Fact("2", Aspect.MEASURE, "由办公室按月巡查栏目", problem="1"),
)
CARDS = (
    Card(
        "a", "栏目更新", Origin.FACT, "部分栏目更新不及时‹fact.1›",
        measures=(Measure("由办公室按月巡查栏目‹fact.2›"),), facts=("fact.1", "fact.2"),
    ),
    Card(
        "b", "复议诉讼纠错", Origin.SIGNAL, "答复说理不充分", evidence="行政复议结果纠正[[t4.review.corrected]]",
        measures=(Measure("统一答复文书，疑难答复先经合法性审查"),),
    ),
)  # fmt: skip
FIGURES = {**consistent_figures(), "t4.review.total": 31, "t4.review.corrected": 6}
MATERIAL = Material(ORGAN, OrganType.DEPARTMENT, 2023, FIGURES, FACTS, cards=CARDS)

TRAINED = "全年举办政府信息公开业务培训[[fact.7]]‹fact.7›。"
FIRST = "【1】问题\n部分栏目更新不及时‹fact.1›，公众查找信息不便。\n【1】措施\n下一步，将由办公室按月巡查栏目‹fact.2›。\n"
SECOND = "【2】问题\n答复说理不充分，行政复议结果纠正[[t4.review.corrected]]。\n【2】措施\n"


def cut(text: str) -> Behaviour:
    return Behaviour(in_pieces(text), finish="length")


def written(code: str, server: ScriptedServer, model: ChatModel, *answers: "str | Behaviour") -> DraftedPart:
    left = list(answers)

    def script(_: Messages) -> "str | Behaviour":
        return left.pop(0) if len(left) > 1 else left[0]

    server.script = script
    server.requests.clear()
    (part,) = draft(MATERIAL, model, parts=[PART[code]]).parts
    return part


@pytest.mark.parametrize(
    ("answer", "whole"),
    [
        pytest.param("甲。乙。丙还", "甲。乙。", id="半句不要"),
        pytest.param("甲‹fact.1›。‹fact.2›乙", "甲‹fact.1›。‹fact.2›", id="句号后的支撑标记跟着走"),
        pytest.param("他说“甲。”乙", "他说“甲。”", id="引号"),
        pytest.param("甲，乙", "", id="没有写完的句子"),
        pytest.param("", "", id="什么也没有"),
    ],
)
def test_up_to_the_last_whole_sentence(answer: str, whole: str) -> None:
    assert finished(answer) == whole


def test_whole_sentences_are_kept_and_the_rest_is_composed(server: ScriptedServer, model: ChatModel) -> None:
    part = written("supervision", server, model, cut(TRAINED + "同时，聘请社会监督"))
    assert part.source.startswith("（五）监督保障。" + TRAINED)
    assert "同时" not in part.source
    assert "聘请社会监督员[[fact.8]]‹fact.8›。" in part.source, "没有写到的，按素材补上"
    assert part.origin is Writer.REPAIRED
    assert part.message.startswith("未完成：模型的回答写到长度上限被截断。已写完的1句保留；")
    assert len(server.requests) == 1, "截断的，不重问"


def test_a_lie_in_what_was_finished_does_not_stay(server: ScriptedServer, model: ChatModel) -> None:
    part = written("supervision", server, model, cut(TRAINED + "处理投诉９件。全年还"))
    assert "９件" not in part.source
    assert TRAINED in part.source
    assert "未完成" in part.message
    assert "有1句" in part.message


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("全年举办政府信息公开业务", id="没有一句写完"),
        pytest.param("<think>先想一想，举办培训[[fact.7]]。", id="还在想"),
        pytest.param("同一句话。" * 20 + "同", id="转圈"),
        pytest.param("全年处理投诉９件。全年处理来信８件。还", id="写完的都不对"),
    ],
)
def test_where_nothing_good_was_finished_the_part_is_composed(
    answer: str, server: ScriptedServer, model: ChatModel
) -> None:
    part = written("supervision", server, model, cut(answer))
    assert part.source == write_part(PART["supervision"], MATERIAL)
    assert part.origin is Writer.OFFLINE
    assert "截断" in part.message or "没有给出回答" in part.message
    assert "未完成" not in part.message


def test_a_repair_that_is_cut_leaves_the_good_sentences_of_the_first_answer(
    server: ScriptedServer, model: ChatModel
) -> None:
    part = written("supervision", server, model, TRAINED + "处理投诉９件。", cut("全年举办"))
    assert part.source.startswith("（五）监督保障。" + TRAINED)
    assert part.origin is Writer.REPAIRED
    assert "未完成" not in part.message


def test_cards_before_the_cut_stand_and_the_others_are_asked_for_again(
    server: ScriptedServer, model: ChatModel
) -> None:
    rest = SECOND + "将统一答复文书。"
    part = written("problems", server, model, cut(FIRST + SECOND + "将统一答复"), rest)
    assert [card.origin for card in part.cards] == [Writer.MODEL, Writer.REPAIRED]
    assert part.message == ""
    assert len(server.requests) == 2


def test_a_card_that_was_cut_keeps_its_whole_sentences_and_says_so(
    server: ScriptedServer, model: ChatModel
) -> None:
    part = written("problems", server, model, cut(FIRST + SECOND + "将统一答复文书。疑难答复先经"))
    assert part.cards[1].measure == "将统一答复文书。"
    assert part.cards[0].message == ""
    assert part.cards[1].message == "未完成：模型的回答写到长度上限被截断，已写完的句子保留。"
    assert part.message == f"第2条{part.cards[1].message}"


def test_where_no_card_was_finished_the_model_is_not_asked_again(
    server: ScriptedServer, model: ChatModel
) -> None:
    part = written("problems", server, model, cut("【1】问题\n部分栏目更新不"))
    assert {card.origin for card in part.cards} == {Writer.OFFLINE}
    assert len(server.requests) == 1
    assert part.message.startswith("第1、2条：模型的回答写到长度上限被截断")
