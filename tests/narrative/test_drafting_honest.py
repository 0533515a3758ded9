"""Honest answers reach the report whole: what the guard must not refuse, part by part and card by card."""

import re
from dataclasses import replace
from itertools import cycle

import pytest
from honest_answers import CARDS, EMPTY, MARKERS, PARTS, STOCK
from sample_year import sample_material
from scripted_server import ScriptedServer
from strong_answers import PLAIN, WHOLE

from drafting.checks.engine import check
from drafting.checks.findings import Severity
from drafting.ledger import render
from drafting.llm import ChatModel
from drafting.narrative.drafted import DraftedPart, Writer
from drafting.narrative.drafting import draft
from drafting.narrative.guard import guard
from drafting.narrative.material import PARTS as ALL_PARTS
from drafting.narrative.material import Material
from drafting.narrative.offline import assemble, write_part
from drafting.narrative.telling import untold
from drafting.references import REFERENCE, SUPPORT
from drafting.service.writing import assemble as whole_report
from drafting.service.writing import written_subject

PART = {part.code: part for part in ALL_PARTS}
MATERIAL = sample_material()
OFFLINE = {part.code: write_part(part, MATERIAL) for part in ALL_PARTS}

FORMS = re.compile(
    r"^```.*|^#+.*|^.*年度报告\n|^\*\*导语\*\*|^以下是.*|^（注：.*|^（[一二三四五]）.*(?:公开|保障)(?:\*\*)?$"
    r"|^\*\*主动公开方面。\*\*|^（[一二]）(?:主动|依申请)公开。?|fact\.\d+|[增][长](?=\[\[)",
    re.MULTILINE,
)
"""What is put right: forms, repeated headings, a model's words about its own answer."""

ORDINALS = re.compile(r"(?:^|(?<=[。；]))[一二三四]是")


OMISSIONS = {"government-aspects"}
"""What an answer may leave unsaid: a finding for staff, not for the guard."""


def words_of(text: str) -> list[str]:
    """The runs of Chinese characters in a text, its references, marks and numbers taken out."""
    bare = SUPPORT.sub("", REFERENCE.sub("#", FORMS.sub("", text)))
    return [run for run in re.split(r"[^\u4e00-\u9fff]+", bare) if len(run) > 3]


def drafted(
    code: str, answer: str, server: ScriptedServer, model: ChatModel, material: Material = MATERIAL
) -> DraftedPart:
    server.script = lambda _: answer
    server.requests.clear()
    (part,) = draft(material, model, parts=[PART[code]]).parts
    return part


def given_only(code: str, answer: str) -> Material:
    """The material of an office that entered for this part what the answer tells, and no more.

    Most of the answers are one sentence: of all the sample year's facts they would leave most untold, and be
    asked for more (``test_telling.py``).
    """
    left = untold(MATERIAL.facts_of(*PART[code].aspects), answer)
    return replace(MATERIAL, facts=tuple(fact for fact in MATERIAL.facts if fact not in left))


def errors_with(code: str, source: str) -> set[tuple[str, str]]:
    """The errors that the rules find in the whole report where this part is the model's."""
    sections = assemble(OFFLINE | {code: source})
    report = whole_report(MATERIAL.organ, MATERIAL.year, MATERIAL.figures, sections, MATERIAL.ledger)
    found = check(written_subject(report, MATERIAL, sections)).findings
    return {(f.rule, f.message) for f in found if f.severity is Severity.ERROR and f.rule not in OMISSIONS}


WITHOUT_MODEL = errors_with("intro", OFFLINE["intro"])


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        pytest.param(code, answer, id=f"{code}-{number}")
        for code, answers in PARTS.items()
        for number, answer in enumerate(answers, start=1)
    ],
)
def test_an_honest_answer_is_kept(code: str, answer: str, server: ScriptedServer, model: ChatModel) -> None:
    material = given_only(code, answer)
    part = drafted(code, answer, server, model, material)
    assert [finding.message for finding in part.findings] == []
    assert (part.origin, part.message, len(server.requests)) == (Writer.MODEL, "", 1)
    rendered = render(part.source, MATERIAL.ledger)
    assert [run for run in words_of(answer) if run not in rendered] == []
    assert not re.search(r"\[\[|‹|\*\*|`", rendered)
    asked_for = errors_with(code, write_part(PART[code], material))
    assert errors_with(code, part.source) <= WITHOUT_MODEL | asked_for, "the rules agree with the guard"


@pytest.mark.parametrize(
    ("code", "answer"),
    [
        pytest.param(code, answer, id=f"{code}-{number}")
        for code, answers in WHOLE.items()
        for number, answer in enumerate(answers, start=1)
    ],
)
def test_a_strong_model_s_part_is_kept_whole(
    code: str, answer: str, server: ScriptedServer, model: ChatModel
) -> None:
    part = drafted(code, answer, server, model)
    assert [finding.message for finding in part.findings] == []
    assert (part.origin, part.message, len(server.requests)) == (Writer.MODEL, "", 1)
    assert part.left_out == ()
    assert [run for run in words_of(answer) if run not in render(part.source, MATERIAL.ledger)] == []
    assert errors_with(code, part.source) <= WITHOUT_MODEL


@pytest.mark.parametrize(("code", "answer"), PLAIN.items())
def test_true_numbers_and_deeds_without_references_and_marks_are_kept(
    code: str, answer: str, server: ScriptedServer, model: ChatModel
) -> None:
    part = drafted(code, answer, server, model)
    assert [finding.message for finding in part.findings] == []
    assert (part.origin, part.message, len(server.requests)) == (Writer.MODEL, "", 1)
    assert not re.search(r"\d(?![^\[‹]*[\]›])", part.source.replace("2024年", "")), "every number is bound"
    assert errors_with(code, part.source) <= WITHOUT_MODEL


PAIRS = [(number, *pair) for number, pairs in CARDS.items() for pair in pairs]


@pytest.mark.parametrize(
    ("number", "problem", "measure", "marker"),
    [
        pytest.param(number, problem, measure, marker, id=f"{number}-{at}")
        for at, ((number, problem, measure), marker) in enumerate(zip(PAIRS, cycle(MARKERS), strict=False))
    ],
)
def test_an_honest_card_is_kept(
    number: int,
    problem: str,
    measure: str,
    marker: str,
    server: ScriptedServer,
    model: ChatModel,
) -> None:
    answer = marker.format(n=number, problem=problem, measure=measure)
    part = drafted("problems", answer, server, model)
    card = part.cards[number - 1]
    assert [finding.message for finding in card.findings] == []
    assert card.origin is Writer.MODEL
    for said, kept in ((problem, card.problem), (measure, card.measure)):
        rendered = render(kept, MATERIAL.ledger)
        assert [run for run in words_of(ORDINALS.sub("", said)) if run not in rendered] == []
    assert errors_with("problems", part.source) <= WITHOUT_MODEL


@pytest.mark.parametrize("marker", MARKERS)
def test_every_guise_of_the_markers_is_read(marker: str, server: ScriptedServer, model: ChatModel) -> None:
    answer = "".join(
        marker.format(n=number, problem=pairs[0][0], measure=pairs[0][1]) for number, pairs in CARDS.items()
    )
    part = drafted("problems", answer, server, model)
    assert {card.origin for card in part.cards} == {Writer.MODEL}
    assert part.aside == ()


@pytest.mark.parametrize("phrase", STOCK)
def test_a_stock_phrase_is_no_deed(phrase: str) -> None:
    found = guard(phrase, MATERIAL, offered=())
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("code", "answer"), [(code, one) for code, them in EMPTY.items() for one in them])
def test_true_words_that_say_nothing_of_what_was_given_are_no_draft(
    code: str, answer: str, server: ScriptedServer, model: ChatModel
) -> None:
    part = drafted(code, answer, server, model)
    assert (part.origin, part.source) == (Writer.OFFLINE, OFFLINE[code])
    assert [finding.rule for finding in part.findings] == ["answer-empty"]
    assert "没有用到任何素材" in server.requests[1].user, "先请它改"


def test_an_introduction_cites_nothing_but_speaks_of_the_report(
    server: ScriptedServer, model: ChatModel
) -> None:
    part = drafted("intro", "第一部分。报告内容。报告的摘要和结论。", server, model)
    assert (part.origin, part.source) == (Writer.OFFLINE, OFFLINE["intro"])


@pytest.mark.parametrize(
    ("problem", "measure"),
    [
        pytest.param("有的单位工作不够细致。", "将切实改进作风，狠抓落实。", id="放在哪里都行的话"),
        pytest.param(
            "（一段：是什么问题，依据什么，原因是什么）", "（一段：怎样改，针对这个问题）", id="照抄提示词"
        ),
        pytest.param("是否可以取消行政许可？", "（段：是否可以取消行政许可？）", id="问句"),
        pytest.param("{title}。{title}。{title}。", "{measure}", id="说了三遍"),
        pytest.param("问题如下：", "措施如下：", id="只有标题"),
        pytest.param("（{title}）", "（{measure}）", id="整句在括号里"),
    ],
)
def test_a_card_s_text_is_about_the_card_in_sentences(
    problem: str, measure: str, server: ScriptedServer, model: ChatModel
) -> None:
    cards = [(number, pairs[0]) for number, pairs in CARDS.items()]
    answer = "".join(
        f"【{number}】问题\n{problem.format(title=said.rstrip('。'))}\n"
        f"【{number}】措施\n{measure.format(measure=done)}\n"
        for number, (said, done) in cards
    )
    part = drafted("problems", answer, server, model)
    assert {card.origin for card in part.cards} == {Writer.OFFLINE}
    assert {finding.rule for finding in part.findings} >= {"answer-empty"}


@pytest.mark.parametrize(
    "clause",
    [
        "一个分句只说一个事项",
        "语句完整，用公文语气，主语省略",
        "清单里没有的变化不写",
    ],
)
def test_a_text_does_not_repeat_the_instruction(
    clause: str, server: ScriptedServer, model: ChatModel
) -> None:
    part = drafted("supervision", f"{PARTS['supervision'][0]}{clause}。", server, model)
    assert clause.partition("，")[0] not in part.source
    assert any("写作要求" in finding.message for finding in part.findings)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(
            "主要做法如下：\n委托第三方机构开展群众满意度调查，收回有效问卷[[fact.18]]‹fact.18›。",
            id="先说后列",
        ),
        pytest.param(
            "开设“你问我答，怎么申请？”问卷，收回有效问卷[[fact.18]]，开展群众满意度调查‹fact.18›。",
            id="引号里的问句",
        ),
    ],
)
def test_what_is_announced_or_quoted_is_no_emptiness(
    answer: str, server: ScriptedServer, model: ChatModel
) -> None:
    part = drafted("supervision", answer, server, model)
    assert "answer-empty" not in {finding.rule for finding in part.findings}


def test_a_forgotten_mark_is_put_back(server: ScriptedServer, model: ChatModel) -> None:
    said = "清理内容陈旧、无人维护的网站栏目33个。"
    part = drafted("platforms", said, server, model, given_only("platforms", said))
    assert part.source.endswith("清理内容陈旧、无人维护的网站栏目[[fact.13]]。")
    part = drafted("proactive", "同步公布清理结果，加注失效标识。", server, model)
    assert "‹fact.4›" in part.source
