"""What the office states and its tables contradict is told where a model's text leaves it out."""

from dataclasses import replace

import pytest
from sample_year import sample_material
from scripted_server import ScriptedServer

from drafting.facts import Aspect, Fact
from drafting.llm import ChatModel
from drafting.narrative.contradicted import contradicted
from drafting.narrative.drafted import Writer
from drafting.narrative.drafting import draft
from drafting.narrative.drafting_requests import card_offers
from drafting.narrative.material import PARTS, Material
from drafting.report import AnnualReport
from drafting.service.generation import _to_look_at

SAMPLE = sample_material()
PART = {part.code: part for part in PARTS}
RECEIVED = "t3.received.total"
FALLEN = "申请数量快速增长"


def fewer(material: Material) -> Material:
    """The sample's year behind one in which more applications came in."""
    last = material.previous
    assert isinstance(last, AnnualReport)
    return replace(material, previous=replace(last, figures=last.figures | {RECEIVED: 400}))


MATERIAL = fewer(SAMPLE)
GROWN = next(card for card in SAMPLE.cards if FALLEN in card.title)
NUMBER = SAMPLE.cards.index(GROWN) + 1


@pytest.mark.parametrize(
    ("stated", "offered", "found"),
    [
        ((f"{FALLEN}，力量不足‹fact.23›。",), {RECEIVED}, (FALLEN,)),
        ((f"{FALLEN}。", f"{FALLEN}‹fact.23›。"), {RECEIVED}, (FALLEN,)),
        (("全年未收到政府信息公开申请。",), set(), ("全年未收到政府信息公开申请",)),
        (("收到数量增长。",), {"t2.normative.made", RECEIVED}, ("收到数量增长",)),
        (("收到数量增长。",), {"fact.31", "t2.normative.made", "no.such"}, ()),
        (("申请数量有所下降。",), {RECEIVED}, ()),
        (("栏目更新不及时。",), {RECEIVED}, ()),
    ],
)
def test_what_the_tables_contradict(stated, offered, found):
    assert contradicted(stated, MATERIAL, frozenset(offered)) == found


def test_of_a_year_without_one_before_nothing_is_contradicted():
    alone = replace(MATERIAL, previous=None)
    assert contradicted([f"{FALLEN}。"], alone, frozenset({RECEIVED})) == ()


def answer(said: str) -> str:
    return f"【{NUMBER}】问题\n{said}办理力量没有跟上，部分申请临近期限届满才作出答复‹fact.23›。\n【{NUMBER}】措施\n将逐件跟踪答复期限。\n"


def problems(server: ScriptedServer, model: ChatModel, material: Material, *answers: str):
    left = list(answers)
    server.script = lambda _: left.pop(0) if left else "无"
    (part,) = draft(material, model, parts=[PART["problems"]]).parts
    return part


def test_a_card_s_claim_that_the_model_took_out_is_told(server, model):
    part = problems(server, model, MATERIAL, answer(f"{FALLEN}，"), answer(""))
    card = part.cards[NUMBER - 1]
    assert card.origin is Writer.REPAIRED
    assert FALLEN not in card.problem
    assert part.contradicted == (FALLEN,)
    told = _to_look_at(part)
    assert told.startswith(f"大模型起草，素材里“{FALLEN}”与表格不符，没有写进去。请更正素材，或核对表格。")
    assert "\n" not in told


def test_of_a_card_that_holds_or_is_written_by_hand_nothing_is_told(server, model):
    held = problems(server, model, SAMPLE, answer(f"{FALLEN}，"))
    assert (held.cards[NUMBER - 1].origin, held.contradicted) == (Writer.MODEL, ())
    by_hand = problems(server, model, MATERIAL, "无")
    assert (by_hand.cards[NUMBER - 1].origin, by_hand.contradicted) == (Writer.OFFLINE, ())
    assert contradicted([GROWN.title], MATERIAL, card_offers(GROWN)) == (FALLEN,), "the rule finds it there"


@pytest.mark.parametrize("refused", [False, True])
def test_a_fact_s_claim_that_the_model_did_not_write_is_told(server, model, refused):
    fact = Fact("77", Aspect.ON_REQUEST, f"{FALLEN}，逐件登记")
    others = tuple(fact for fact in MATERIAL.facts if fact.aspect is not Aspect.ON_REQUEST)
    material = replace(MATERIAL, facts=(*others, fact))
    good = "新收政府信息公开申请[[t3.received.total]]，逐件登记‹fact.77›。"
    server.script = lambda _: f"{FALLEN}，逐件登记‹fact.77›。" if refused else good
    (part,) = draft(material, model, parts=[PART["on_request"]]).parts
    assert (part.origin is Writer.OFFLINE) is refused
    assert part.contradicted == (() if refused else (FALLEN,))
