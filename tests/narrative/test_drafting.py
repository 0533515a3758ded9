"""Drafting against a real chat server that answers honestly, wrongly, or not at all."""

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random
from threading import Barrier

import pytest
from builders import ORGAN, consistent_figures
from past_texts import PastTexts
from scripted_server import Behaviour, Messages, ScriptedServer

from drafting.checks.findings import Finding, Severity
from drafting.facts import Aspect, Fact
from drafting.ledger import render, shown
from drafting.llm import ChatModel, chat_model
from drafting.narrative.drafted import DraftedPart, Writer
from drafting.narrative.drafting import Draft, draft
from drafting.narrative.drafting_requests import ANSWER_TOKENS, tokens
from drafting.narrative.material import PARTS, Card, Material, Measure, Origin
from drafting.narrative.offline import write_card, write_part, write_report
from drafting.narrative.salvage import completed, good_sentences
from drafting.references import REFERENCE, references, without_supports
from drafting.report import OrganType
from drafting.settings import Settings

PART = {part.code: part for part in PARTS}

FIGURES = {
    **consistent_figures(),
    "t3.received.total": 84,
    "t4.review.total": 31,
    "t4.review.corrected": 6,
}

FACTS = (
    Fact("7", Aspect.SUPERVISION, "举办政府信息公开业务培训{}", 3, "次"),
    Fact("8", Aspect.PLATFORMS, "政府网站改版上线"),
)

CARDS = (
    Card(
        "fact-1",
        "栏目更新",
        Origin.FACT,
        title="部分栏目更新不及时‹fact.1›",
        measures=(Measure("由办公室按月巡查栏目‹fact.2›"),),
        facts=("fact.1", "fact.2"),
    ),
    Card(
        "signal-review",
        "复议诉讼纠错",
        Origin.SIGNAL,
        title="答复说理不充分",
        evidence="行政复议结果纠正[[t4.review.corrected]]",
        measures=(Measure("统一答复文书，疑难答复先经合法性审查"),),
    ),
)
CARD_FACTS = (
    Fact("1", Aspect.PROBLEM, "部分栏目更新不及时"),
    Fact("2", Aspect.MEASURE, "由办公室按月巡查栏目", problem="1"),
)

HONEST = "全年举办政府信息公开业务培训[[fact.7]]‹fact.7›。"
HONEST_CARDS = {
    1: "【1】问题\n部分栏目更新不及时‹fact.1›，公众查找信息不便。\n【1】措施\n下一步，将由办公室按月巡查栏目‹fact.2›。\n",
    2: "【2】问题\n答复说理不充分，行政复议结果纠正[[t4.review.corrected]]。\n【2】措施\n将统一答复文书。\n",
}


@pytest.fixture
def material() -> Material:
    return Material(ORGAN, OrganType.DEPARTMENT, 2023, FIGURES, FACTS)


@pytest.fixture
def with_cards(material: Material) -> Material:
    return replace(material, facts=(*FACTS, *CARD_FACTS), cards=CARDS)


@pytest.fixture
def model(scripted_server: ScriptedServer) -> ChatModel:
    configured = Settings(llm_base_url=scripted_server.base_url, llm_model="m", llm_timeout=5)
    found = chat_model(configured)
    assert found is not None
    return found


def answers(*texts: str | Behaviour) -> Callable[[Messages], str | Behaviour]:
    """The answers in turn; the last one again and again."""
    left = list(texts)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def one(code: str, material: Material, model: ChatModel) -> DraftedPart:
    """The one part, drafted."""
    (drafted,) = draft(material, model, parts=[PART[code]]).parts
    return drafted


def test_without_a_model_the_offline_writer_writes_all(with_cards: Material) -> None:
    written = draft(with_cards, None)
    assert written.sections == write_report(with_cards)
    assert {part.origin for part in written.parts} == {Writer.OFFLINE}
    assert {part.message for part in written.parts} == {""}
    assert [part.part for part in written.parts] == list(PARTS)


def test_honest_answer_is_kept_word_for_word(
    scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    scripted_server.script = answers(HONEST)
    drafted = one("supervision", material, model)
    assert drafted.source == "（五）监督保障。" + HONEST
    assert (drafted.origin, drafted.findings, drafted.message) == (Writer.MODEL, (), "")
    assert (drafted.model, [prompt.id for prompt in drafted.prompts]) == ("m", ["aspect"])
    assert drafted.seconds > 0
    assert "举办政府信息公开业务培训[[fact.7]]‹fact.7›" in scripted_server.requests[0].user


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("全年举办政府信息公开业务培训3次‹fact.7›。", id="数字未写成引用"),
        pytest.param("全年举办政府信息公开业务培训[[fact.7]]次‹fact.7›。", id="引用后又写单位"),
        pytest.param("（五）监督保障\n\n" + HONEST, id="重复小标题"),
        pytest.param("```\n**全年**举办政府信息公开业务培训[[fact.7]]‹fact.7›。\n```", id="Markdown"),
        pytest.param("<think>培训9次？</think>" + HONEST, id="思考过程"),
        pytest.param("素材说3次，别写9次。\n</think>\n\n" + HONEST, id="思考过程缺开头"),
    ],
)
def test_forms_are_put_right_without_a_repair(
    answer: str, scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    scripted_server.script = answers(answer)
    drafted = one("supervision", material, model)
    assert render(drafted.source, material.ledger) == "（五）监督保障。全年举办政府信息公开业务培训3次。"
    assert drafted.origin is Writer.MODEL


DISHONEST = [
    pytest.param("supervision", "全年举办政府信息公开业务培训9次‹fact.7›。", "9次", id="数字不对"),
    pytest.param("supervision", "全年举办政府信息公开业务培训九次‹fact.7›。", "九次", id="汉字数字不对"),
    pytest.param("supervision", "组织业务培训[[fact.99]]‹fact.7›。", "fact.99", id="没有这样的引用"),
    pytest.param("supervision", "收到申请[[t3.received.total]]。", "t3.received.total", id="没有给过的引用"),
    pytest.param(
        "on_request", "因政府信息公开被申请行政复议[[t3.received.total]]。", "行政复议[[t3", id="引用张冠李戴"
    ),
    pytest.param("on_request", "新收政府信息公开申请85件。", "85件", id="与表格不符"),
    pytest.param("supervision", "（无）", "（无）", id="没有用素材"),
    pytest.param("supervision", "（此处填写培训情况）〔待补：培训〕", "此处填写", id="占位"),
]


@pytest.mark.parametrize(("code", "answer", "lie"), DISHONEST)
def test_what_does_not_pass_is_not_in_the_result(
    code: str, answer: str, lie: str, scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    scripted_server.script = answers(answer)
    drafted = one(code, material, model)
    assert lie not in drafted.source
    assert drafted.source == write_part(PART[code], material)
    assert drafted.origin is Writer.OFFLINE
    assert drafted.findings != ()
    assert drafted.message == "大模型改了2次仍有不符之处，本段按素材成稿（未用大模型）。"
    assert len(scripted_server.requests) == 3, "an answer and two repairs"


@pytest.mark.parametrize(
    ("false", "lie"),
    [
        pytest.param("印发工作要点并开展督查。", "督查", id="没有依据的工作"),
        pytest.param("举办新闻发布会‹fact.99›。", "发布会", id="没有这样的素材"),
        pytest.param("培训覆盖率达到九成。", "九成", id="编的比例"),
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["好句在前", "好句在后"])
def test_good_sentences_beside_a_bad_one_are_kept(
    false: str,
    lie: str,
    first: bool,
    scripted_server: ScriptedServer,
    model: ChatModel,
    material: Material,
) -> None:
    scripted_server.script = answers(HONEST + false if first else false + HONEST)
    drafted = one("supervision", material, model)
    assert lie not in drafted.source
    assert drafted.source == "（五）监督保障。" + HONEST
    assert drafted.origin is Writer.REPAIRED
    assert "有1句与数据、素材不符或没有依据，已删去" in drafted.message
    assert drafted.findings != (), "删去的是什么，看得到"


def test_an_answer_of_which_less_than_half_is_good_is_not_patched_up(
    scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    rest = "印发工作要点并开展督查，召开现场会推进，建成政务公开体验馆，公众参与热情高涨。" * 3
    scripted_server.script = answers(HONEST + rest)
    drafted = one("supervision", material, model)
    assert (drafted.origin, drafted.source) == (Writer.OFFLINE, write_part(PART["supervision"], material))


def test_of_an_answer_that_is_cut_a_sentence_without_a_source_is_not_kept(
    scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    scripted_server.script = answers(f"{HONEST}监督保障机制有效运行。举办新闻发布会。")
    drafted = one("supervision", material, model)
    assert drafted.source == "（五）监督保障。" + HONEST
    assert "有2句" in drafted.message


def test_what_the_kept_sentences_do_not_tell_the_offline_writer_tells() -> None:
    kept = good_sentences("甲[[fact.1]]‹fact.1›。乙九成。", [Finding("x", Severity.ERROR, "", span=(22, 26))])
    assert kept == ("甲[[fact.1]]‹fact.1›。",)
    assert (
        completed(kept, "子[[fact.1]]‹fact.1›。丑[[fact.2]]‹fact.2›。") == kept[0] + "丑[[fact.2]]‹fact.2›。"
    )
    assert good_sentences("甲。乙。", [Finding("x", Severity.ERROR, "")]) == ()


def test_repaired_answer_is_kept(
    scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    wrong = "全年举办政府信息公开业务培训9次‹fact.7›。"
    scripted_server.script = answers(wrong, HONEST)
    drafted = one("supervision", material, model)
    assert (drafted.source, drafted.origin) == ("（五）监督保障。" + HONEST, Writer.REPAIRED)
    assert (drafted.findings, drafted.message) == ((), "")
    assert [prompt.id for prompt in drafted.prompts] == ["aspect", "repair"]
    first, second = scripted_server.requests
    assert second.user.startswith(first.user)
    assert wrong in second.user
    assert second.user.count("“9次”不是引用") == 1


def test_what_the_office_still_owes_is_asked_for(
    scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    scripted_server.script = answers(HONEST)
    drafted = one("supervision", replace(material, organ_type=OrganType.GOVERNMENT), model)
    assert drafted.source == (
        f"（五）监督保障。{HONEST}〔待补：工作考核情况〕〔待补：社会评议情况〕〔待补：责任追究情况〕"
    )


def test_where_there_is_nothing_to_tell_the_model_is_not_asked(
    scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    drafted = one("records", material, model)
    assert drafted.source == "（三）政府信息管理。〔待补：政府信息管理工作情况〕"
    assert (drafted.origin, drafted.prompts, scripted_server.requests) == (Writer.OFFLINE, (), [])


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [
        pytest.param(Behaviour(status=401), "不认可密钥", id="密钥不对"),
        pytest.param(Behaviour(status=429, headers={"Retry-After": "0"}), "限流", id="限流"),
        pytest.param(Behaviour(status=500, headers={"Retry-After": "0"}), "HTTP 500", id="服务出错"),
        pytest.param(Behaviour(["全年举办政府信息公开", "业务培训"], drop=True), "中途断开", id="中途断开"),
        pytest.param(Behaviour([]), "没有给出回答", id="空回答"),
    ],
)
def test_fault_of_the_model_costs_the_model_only(
    behaviour: Behaviour, says: str, scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    scripted_server.script = answers(behaviour)
    written = draft(with_cards, model)
    assert written.sections == write_report(with_cards)
    told = {part.message for part in written.parts if part.model}
    assert told
    for message in told:
        assert says in message
        assert message.endswith("按素材成稿（未用大模型）。")


def test_refused_key_is_tried_once(
    scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    scripted_server.script = answers(Behaviour(status=401))
    draft(with_cards, model, workers=1)
    assert len(scripted_server.requests) == 1


def test_honest_cards_are_kept(
    scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    scripted_server.script = answers("好的。\n\n" + HONEST_CARDS[1] + HONEST_CARDS[2])
    written = draft(with_cards, model, parts=[PART["problems"]])
    assert written.aside == (("problems", "好的。"),)
    (drafted,) = written.parts
    assert drafted.origin is Writer.MODEL
    assert drafted.source == (
        "（一）存在的主要问题\n"
        "一是部分栏目更新不及时‹fact.1›，公众查找信息不便。\n"
        "二是答复说理不充分，行政复议结果纠正[[t4.review.corrected]]。\n"
        "（二）改进措施。针对上述问题，下一步逐项改进：\n"
        "一是将由办公室按月巡查栏目‹fact.2›。\n"
        "二是将统一答复文书。"
    )


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(
            "【2】问题\n行政复议结果纠正[[t3.received.total]]。\n【2】措施\n将统一答复文书。\n", id="引用不对"
        ),
        pytest.param("【2】问题\n行政复议结果纠正9件。\n【2】措施\n将统一答复文书。\n", id="数字不对"),
        pytest.param("【2】问题\n答复说理不充分。\n【2】措施\n已建立会审制度。\n", id="没有做的说做了"),
        pytest.param("【2】问题\n栏目更新不及时‹fact.1›。\n【2】措施\n将巡查。\n", id="别的卡片的素材"),
        pytest.param("【2】问题\n答复说理不充分。\n", id="没有措施"),
        pytest.param("", id="没有这张卡片"),
    ],
)
def test_bad_card_fails_no_other(
    bad: str, scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    scripted_server.script = answers(HONEST_CARDS[1] + bad)
    drafted = one("problems", with_cards, model)
    good, fallen = drafted.cards
    assert (good.problem, good.origin) == ("部分栏目更新不及时‹fact.1›，公众查找信息不便。", Writer.MODEL)
    assert (fallen.problem, fallen.measure) == write_card(CARDS[1], 2, with_cards)
    assert fallen.origin is Writer.OFFLINE
    assert fallen.message == "大模型改了2次仍有不符之处，本条按素材成稿（未用大模型）。"
    assert fallen.findings == drafted.findings != ()
    assert drafted.origin is Writer.REPAIRED
    assert drafted.message == "第2条：大模型改了2次仍有不符之处，按素材成稿（未用大模型）。"
    assert len(scripted_server.requests) == 3
    assert "【1】" not in scripted_server.requests[1].user, "a card that passed is not asked for again"


def test_repaired_card_stands_beside_a_good_one(
    scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    scripted_server.script = answers(
        HONEST_CARDS[1] + "【2】问题\n行政复议结果纠正9件。\n【2】措施\n将统一答复文书。\n", HONEST_CARDS[2]
    )
    drafted = one("problems", with_cards, model)
    assert [card.origin for card in drafted.cards] == [Writer.MODEL, Writer.REPAIRED]
    assert (drafted.origin, drafted.message, drafted.findings) == (Writer.REPAIRED, "", ())


def test_cards_that_passed_survive_a_fault(
    scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    scripted_server.script = answers(HONEST_CARDS[1], Behaviour(["【2】"], drop=True))
    drafted = one("problems", with_cards, model)
    assert [card.origin for card in drafted.cards] == [Writer.MODEL, Writer.OFFLINE]
    assert drafted.message.startswith("第2条：模型的回答中途断开")


def test_card_without_a_measure_is_not_for_the_model(
    scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    scripted_server.script = answers(HONEST_CARDS[1])
    cards = (CARDS[0], Card("c", "队伍", Origin.FACT, "基层人员变动频繁"))
    drafted = one("problems", replace(with_cards, cards=cards), model)
    assert [card.origin for card in drafted.cards] == [Writer.MODEL, Writer.OFFLINE]
    assert drafted.cards[1].measure == "〔待补：针对“基层人员变动频繁”的改进措施〕"
    assert "基层人员变动频繁" not in scripted_server.requests[0].user
    assert drafted.message == "", "the office is asked, which is no fault of the model"


def test_partial_text_is_told(scripted_server: ScriptedServer, model: ChatModel, material: Material) -> None:
    scripted_server.script = answers("<think>想</think>" + HONEST)
    heard: list[tuple[str, str]] = []
    draft(material, model, parts=[PART["supervision"]], on_text=lambda code, text: heard.append((code, text)))
    assert {code for code, _ in heard} == {"supervision"}
    texts = [text for _, text in heard]
    assert len(texts) > 5
    assert texts[-1] == HONEST
    assert all(HONEST.startswith(text) for text in texts)


def test_stopped(scripted_server: ScriptedServer, model: ChatModel, material: Material) -> None:
    scripted_server.script = answers(Behaviour([HONEST], delay=0.01, endless=True))
    heard: list[str] = []
    written = draft(
        material, model, on_text=lambda _, text: heard.append(text), stop=lambda: len(heard) > 3, workers=1
    )
    assert written.stopped
    assert written.sections == write_report(material)
    assert len(scripted_server.requests) == 1
    assert scripted_server.hung_up.wait(5)
    told = {part.part.code: part.message for part in written.parts if part.model}
    assert told["on_request"] == "已停止，本段按素材成稿（未用大模型）。"
    assert all("已停止，" in message for message in told.values())


def test_not_stopped(scripted_server: ScriptedServer, model: ChatModel, material: Material) -> None:
    scripted_server.script = answers(HONEST)
    assert not draft(material, model, parts=[PART["supervision"]], stop=lambda: False).stopped


def test_precedents_go_to_the_model_masked(
    scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    past = PastTexts("2020年举办培训5次。")
    scripted_server.script = answers(HONEST)
    written = draft(material, model, precedents=past, parts=[PART["supervision"], PART["records"]], workers=1)
    assert len(past.asked) == 1, "nothing is looked up for a part that is not for the model"
    assert "- ■年举办培训■次。" in scripted_server.requests[0].user
    assert [part.precedents for part in written.parts] == [("2020年举办培训5次。",), ()]


@pytest.mark.parametrize("code", ["supervision", "problems"])
@pytest.mark.parametrize(
    ("room", "kept"),
    [
        pytest.param(None, 3, id="不知道"),
        pytest.param(100_000, 3, id="放得下"),
        pytest.param(0, 0, id="一条也放不下"),
        pytest.param(700, 1, id="放得下一条"),
    ],
)
def test_precedents_that_do_not_fit_stay_out(
    code: str,
    room: int | None,
    kept: int,
    scripted_server: ScriptedServer,
    model: ChatModel,
    with_cards: Material,
) -> None:
    past = [mark * 500 for mark in "甲乙丙"]
    scripted_server.script = answers("")
    draft(with_cards, model, parts=[PART[code]])
    bare = scripted_server.requests.pop()
    size = tokens(bare.system) + tokens(bare.user) + ANSWER_TOKENS
    scripted_server.requests.clear()
    context = None if room is None else size + room
    (part,) = draft(with_cards, model, precedents=PastTexts(*past), parts=[PART[code]], context=context).parts
    assert part.precedents == tuple(past[:kept])
    assert [mark * 500 in scripted_server.requests[0].user for mark in "甲乙丙"] == [
        n < kept for n in range(3)
    ]


def test_some_parts_only(scripted_server: ScriptedServer, model: ChatModel, material: Material) -> None:
    written = draft(material, None, parts=[PART["supervision"], PART["other"]])
    assert [part.part.code for part in written.parts] == ["supervision", "other"]
    assert set(written.sections) == {6}, "section 1 lacks four of its parts"


def test_parts_are_asked_for_side_by_side(
    scripted_server: ScriptedServer, model: ChatModel, material: Material
) -> None:
    """Two parts whose answers wait for one another both arrive."""
    both = Barrier(2, timeout=5)

    def script(messages: Messages) -> str:
        both.wait()
        return HONEST if "监督保障" in messages[-1]["content"] else "政府网站改版上线‹fact.8›。"

    scripted_server.script = script
    written: Draft = draft(material, model, parts=[PART["platforms"], PART["supervision"]], workers=2)
    assert [part.origin for part in written.parts] == [Writer.MODEL, Writer.MODEL]


def echo(messages: Messages) -> str:
    """A model that says what it was given, and nothing else."""
    asked = messages[-1]["content"]
    if "问题卡片" in asked:
        return HONEST_CARDS[1] + HONEST_CARDS[2]
    if "请写“依申请公开”" in asked:
        return "全年新收政府信息公开申请[[t3.received.total]]。"
    facts = re.search(r"<<<工作素材\n(.*?)\n>>>", asked, re.S)
    assert facts
    return "".join(line.removeprefix("- ") for line in facts[1].splitlines())


def test_honest_model_writes_the_report(
    scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    scripted_server.script = echo
    facts = (*with_cards.facts, Fact("9", Aspect.OTHER, "本年度未收取信息处理费"))
    written = draft(replace(with_cards, facts=facts), model)
    origins = {part.part.code: part.origin for part in written.parts}
    assert {code for code, origin in origins.items() if origin is Writer.MODEL} == {
        "on_request",
        "platforms",
        "supervision",
        "problems",
        "other",
    }
    assert "（四）政府信息公开平台建设。政府网站改版上线‹fact.8›。" in written.sections[1]
    assert "全年新收政府信息公开申请[[t3.received.total]]。" in written.sections[1]
    assert written.sections[6] == "本年度未收取信息处理费‹fact.9›。"
    assert set(written.sections) == {0, 1, 5, 6}


FRAGMENTS = (
    "新收政府信息公开申请", "行政复议结果纠正", "举办业务培训", "印发文件", "下一步，将巡查", "同比增长", "其中", "，", "。", "件", "%",
    "12", "84", "３", "九次", "一百二十", "过半", "上百次", "2019年", "3月5日",
    "[[t3.received.total]]", "[[t4.review.corrected|p1]]", "[[fact.7]]", "[[fact.99]]", "[[", "‹fact.7›", "‹fact.1›", "‹", "【1】问题\n", "**", "〔待补〕",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_model_says(
    seed: int, scripted_server: ScriptedServer, model: ChatModel, with_cards: Material
) -> None:
    """No digit and no reference reaches the result that the offline writer or the material does not vouch for."""
    random = Random(seed)
    scripted_server.script = lambda _: "".join(random.choices(FRAGMENTS, k=random.randint(1, 12))) + "。"
    parts = [PART[code] for code in ("on_request", "supervision", "problems")]
    for drafted in draft(with_cards, model, parts=parts, workers=1).parts:
        offline = write_part(drafted.part, with_cards)
        for ref in references(drafted.source):
            assert ref.id in with_cards.ledger
            assert shown(ref, with_cards.ledger) is not None
        bare = REFERENCE.sub("", without_supports(drafted.source)).replace("2023年", "")
        unsaid = REFERENCE.sub("", without_supports(offline)).replace("2023年", "")
        assert bare == unsaid or not re.search(r"\d|九次|百|过半", bare.partition("。")[2])
