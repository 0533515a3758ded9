"""Problems that the model proposes: guarded, refused with the reason, listed only where staff confirm."""

import json
import time

import pytest
from scripted_server import Behaviour

from drafting.errors import InputError, ModelError
from drafting.narrative.proposing import ProposedProblem
from drafting.service import deck
from drafting.service.facts import move_out
from drafting.service.generation import stop
from drafting.service.proposing import SOURCE, asking, confirm, proposed, question
from drafting.service.proposing import propose as begin
from drafting.service.years import current
from drafting.workspace.runs import RunStatus

GOOD = {
    "title": "依申请公开答复说理不充分",
    "evidence": "因政府信息公开被申请行政复议[[t4.review.total]]",
    "measure": "下一步由法制机构对拟作出的不予公开答复逐件审核",
}
BAD = {
    "编的引用": {"evidence": "行政复议[[t4.invented.total]]"},
    "依据里的数字": {"evidence": "因政府信息公开被申请行政复议9999件"},
    "问题里的数字": {"title": "九十九件申请没有按期答复"},
    "没做的事": {"measure": "已举办政务公开培训班，建成政务公开体验馆"},
    "别的机关": {"title": "红石县人民政府信息更新不及时"},
    "没有依据": {"evidence": "答复不够规范"},
    "空的": {"title": ""},
}


def said(**fields) -> str:
    return json.dumps({"problems": [{**GOOD, **fields}]}, ensure_ascii=False)


def propose(workspace, report) -> tuple[ProposedProblem, ...]:
    """What was proposed when the worker has ended."""
    begin(workspace, report).join(30)
    year = current(workspace, report)
    run = asking(workspace, report)
    if run.status is RunStatus.FAILED:
        raise ModelError(run.message)
    return proposed(run, year, question(year))


def form_of(request) -> str:
    body = request.body
    return "tools" if "tools" in body else body.get("response_format", {}).get("type", "plain")


def test_a_proposal_is_listed_only_when_confirmed_with_its_evidence_by_reference(workspace, sample, model):
    model.script = lambda _: said()
    before = deck.cards_of(current(workspace, sample))
    (found,) = propose(workspace, sample)
    assert found.refused == ""
    assert deck.cards_of(current(workspace, sample)) == before
    fact = confirm(workspace, sample, found)
    card = deck.cards_of(current(workspace, sample))[-1]
    assert (card.id, fact.source) == (f"fact-{fact.id}", SOURCE)
    assert card.evidence == GOOD["evidence"]
    assert "逐件审核" in card.measures[0].what
    run = asking(workspace, sample)
    assert (run.status, run.prompt[:8], run.spent.asked) == (RunStatus.DONE, "cards 1 ", 1)
    year = current(workspace, sample)
    assert proposed(run, year, question(year)) == (), "已经列入的不再提"


@pytest.mark.parametrize("fields", BAD.values(), ids=BAD)
def test_what_does_not_pass_is_told_and_cannot_be_listed(workspace, sample, model, fields):
    model.script = lambda _: said(**fields)
    before = deck.cards_of(current(workspace, sample))
    (found,) = propose(workspace, sample)
    assert found.refused
    with pytest.raises(InputError, match="不能列入"):
        confirm(workspace, sample, found)
    assert deck.cards_of(current(workspace, sample)) == before


@pytest.mark.parametrize(
    ("refuses", "tried"),
    [
        pytest.param(0, ["json_schema"], id="第一种就行"),
        pytest.param(1, ["json_schema", "tools"], id="不认json_schema"),
        pytest.param(2, ["json_schema", "tools", "json_object"], id="也不认工具"),
        pytest.param(3, ["json_schema", "tools", "json_object", "plain"], id="什么都不认"),
    ],
)
def test_a_server_that_refuses_a_form_is_asked_in_the_next(workspace, sample, model, refuses, tried):
    refusal = Behaviour(status=400, error={"message": "unsupported"})
    model.script = lambda _: refusal if len(model.requests) <= refuses else f"好的：\n```json\n{said()}\n```"
    (found,) = propose(workspace, sample)
    assert found.title == GOOD["title"]
    assert [form_of(request) for request in model.requests] == tried


@pytest.mark.parametrize("answer", ['{"problems": [', '{"items": []}', "没有问题。"])
def test_an_answer_that_is_no_list_is_told_after_every_way_was_tried(workspace, sample, model, answer):
    model.script = lambda _: answer
    with pytest.raises(ModelError, match="不是约定的格式"):
        propose(workspace, sample)
    assert len(model.requests) == 4
    assert workspace.runs.latest(sample)["cards"].status is RunStatus.FAILED


def test_no_problem_is_an_answer_and_every_form_refused_is_told(workspace, sample, model):
    model.script = lambda _: '{"problems": []}'
    assert propose(workspace, sample) == ()
    model.script = lambda _: Behaviour(status=400, error={"message": "unsupported"})
    with pytest.raises(ModelError, match="unsupported"):
        propose(workspace, sample)


def test_stopping_closes_the_connection_and_nothing_is_proposed(workspace, sample, model):
    model.script = lambda _: Behaviour(['{"problems": [', *[" "] * 2000], delay=0.05)
    worker = begin(workspace, sample)
    deadline = time.monotonic() + 15
    while not asking(workspace, sample).partial:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    stop(workspace, sample)
    worker.join(15)
    assert model.hung_up.wait(5)
    run = asking(workspace, sample)
    assert (run.status, run.result) == (RunStatus.STOPPED, None)
    assert len(model.requests) == 1, "不换一种方式再问"


def test_a_proposal_is_held_against_the_year_as_it_stands_when_it_is_looked_at(workspace, sample, model):
    fact = current(workspace, sample).facts[0]
    model.script = lambda _: said(evidence=f"{fact.statement.replace('{}', '')}‹{fact.reference}›")
    before = propose(workspace, sample)
    move_out(workspace, sample, fact.id)
    year = current(workspace, sample)
    (after,) = proposed(asking(workspace, sample), year, question(year))
    assert f"‹{fact.reference}›" in after.refused
    assert before[0].refused != after.refused


def test_what_is_shown_before_is_what_goes(workspace, sample, model):
    model.script = lambda _: '{"problems": []}'
    shown = question(current(workspace, sample))
    propose(workspace, sample)
    assert (model.requests[0].system, model.requests[0].user) == (shown.system, shown.user)


def test_the_arguments_of_a_tools_call_are_the_answer(workspace, sample, model):
    def event(delta, finish=None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = {
            "id": "c",
            "object": "chat.completion.chunk",
            "created": 0,
            "model": "m",
            "choices": [choice],
        }
        return b"data: " + json.dumps(chunk).encode() + b"\n\n"

    answer = said()
    calls = [
        {
            "index": 0,
            "id": "1",
            "type": "function",
            "function": {"name": "_Problems", "arguments": answer[:40]},
        },
        {"index": 0, "function": {"arguments": answer[40:]}},
    ]
    pieces = b"".join(event({"role": "assistant", "tool_calls": [call]}) for call in calls)
    called = Behaviour(body=pieces + event({}, "tool_calls") + b"data: [DONE]\n\n")
    refusal = Behaviour(status=400, error={"message": "unsupported"})
    model.script = lambda _: called if form_of(model.requests[-1]) == "tools" else refusal
    (found,) = propose(workspace, sample)
    assert (found.title, found.refused) == (GOOD["title"], "")
