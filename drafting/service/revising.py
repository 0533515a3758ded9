"""Use cases on a conversation about a section: ask, look at what came, accept all of it, parts, or none."""

import threading
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from drafting.checks.findings import Severity
from drafting.errors import InputError
from drafting.ledger import render
from drafting.narrative.changes import Change, accept, changes
from drafting.narrative.guard import guard
from drafting.narrative.past_wording import retrieve
from drafting.narrative.prompts import named
from drafting.narrative.revising import Reply, revise
from drafting.references import without_supports
from drafting.service.library import retriever
from drafting.service.model import may_embed
from drafting.service.text import explain, save_text, sourced
from drafting.service.working import asker_of, at_work, model_wanted
from drafting.service.years import OpenYear, current
from drafting.workspace import StoredRun, Turn, Workspace
from drafting.workspace.turns import TurnStatus

if TYPE_CHECKING:
    from langchain_core.documents import Document

    from drafting.llm import ChatModel
    from drafting.precedents import PrecedentIndex

REWRITE = "换一种写法重写，意思、数字和依据都不变。"
"""What is asked where a passage is to be written anew without saying how."""


def passages(year: OpenYear, number: int) -> tuple[str, ...]:
    """What of a section can be asked about: the whole, then each of its paragraphs, as source text."""
    whole = year.sections[number].source
    paragraphs = [line for line in whole.split("\n") if line.strip()]
    return (whole, *paragraphs) if len(paragraphs) > 1 else (whole,)


def ask(
    workspace: Workspace,
    report_id: int,
    number: int,
    passage: str,
    wish: str,
    *,
    index: "PrecedentIndex | None" = None,
) -> threading.Thread:
    """Begin to ask the model about a passage of a section, and return the worker.

    Raises:
        InputError: nothing is asked, there is no text yet, or the report may use no model.
    """
    if not wish.strip():
        raise InputError("请写明要怎么改，或想问什么。")
    if not passage.strip():
        raise InputError("这一部分还没有正文。请先起草，再提要求。")
    year = current(workspace, report_id)
    model = model_wanted(year.stored)
    run = workspace.runs.start(report_id, _run_name(number), model.name)

    def work() -> dict[str, Any]:
        past = _precedents(year, number, passage, wish, index)
        asker = asker_of(workspace, model, _run_name(number), run)
        told = [found.page_content for found in past]
        reply = revise(asker, year.material, number, passage, wish.strip(), told)
        workspace.turns.add(report_id, _turn(reply, year, number, passage, wish.strip(), model, past))
        return {"prompt": named(reply.prompts), "spent": asker.spent(_run_name(number))}

    return at_work(workspace, run, "revising", work, left="正文没有改动。")


def asking(workspace: Workspace, report_id: int, number: int) -> StoredRun | None:
    """The newest question about a section, running or ended; ``None`` where nobody has asked any."""
    return workspace.runs.latest(report_id).get(_run_name(number))


def conversation(workspace: Workspace, report_id: int, number: int) -> tuple[Turn, ...]:
    """The turns on a section, newest first."""
    return workspace.turns.newest(report_id, number)


def proposed(turn: Turn, year: OpenYear) -> tuple[str, tuple[Change, ...]]:
    """The section as it stands, and what the proposal would change in it.

    Where the passage was changed since, the proposal is held against what stands in its place now: nothing
    of the passage left, against the whole section.
    """
    head = year.sections[turn.number].source
    at = head.find(turn.passage)
    if turn.revised is None:
        return head, ()
    if at < 0:
        return head, changes(head, turn.revised) if "\n" in turn.passage else ()
    found = changes(turn.passage, turn.revised)
    return head, tuple(Change((at + one.span[0], at + one.span[1]), one.text) for one in found)


def take(workspace: Workspace, report_id: int, turn: Turn, accepted: Collection[int], *, base: int) -> None:
    """Make the changes with these places (from 0) in the section; the text before stays in its history.

    Raises:
        InputError: none is chosen, or by themselves they would make a number or a deed false.
        ConflictError: the section was changed since revision ``base``; nothing was overwritten.
    """
    year = current(workspace, report_id)
    head, found = proposed(turn, year)
    chosen = [change for place, change in enumerate(found) if place in accepted]
    if not chosen:
        raise InputError("没有选中任何一处改动。")
    text = accept(head, chosen)
    if told := _made_false(text, head, year):
        raise InputError(f"只采纳这几处，会有一处不对：{told}请把同一句里的改动一起采纳，或都不采纳。")
    save_text(workspace, report_id, turn.number, text, base)
    workspace.turns.settle(turn.id, TurnStatus.ACCEPTED)


def _made_false(text: str, head: str, year: OpenYear) -> str:
    """What is wrong with the text that was not wrong before: a reference torn from its words, say."""
    material, ledger = year.material, year.ledger
    before = {(found.rule, found.message) for found in guard(head, material, offered=ledger)}
    found = guard(text, material, offered=ledger)
    wrong = (one for one in found if one.severity is Severity.ERROR)
    return next((one.message for one in wrong if (one.rule, one.message) not in before), "")


def drop(workspace: Workspace, turn: Turn) -> None:
    """Note that a proposal was not wanted."""
    workspace.turns.settle(turn.id, TurnStatus.DISMISSED)


def _precedents(
    year: OpenYear, number: int, passage: str, wish: str, index: "PrecedentIndex | None"
) -> Sequence["Document"]:
    if index is None:
        return ()
    text = f"{wish}；{without_supports(render(passage, year.ledger))[:200]}"
    return retrieve(retriever(index, by_meaning=may_embed(year.stored)), text, number)


def _turn(
    reply: Reply,
    year: OpenYear,
    number: int,
    passage: str,
    wish: str,
    model: "ChatModel",
    past: Sequence["Document"],
) -> Turn:
    changed = reply.revised is not None and reply.revised != passage
    return Turn(
        number=number,
        wish=wish,
        passage=passage,
        revised=reply.revised if changed else None,
        answer=reply.answer,
        sources=(*_ledger_sources(reply, year), *_past_sources(reply, past)),
        message=reply.message,
        status=TurnStatus.OPEN if changed else TurnStatus.TOLD,
        model=model.name,
        prompt=named(reply.prompts),
    )


def _ledger_sources(reply: Reply, year: OpenYear) -> list[str]:
    facts = {fact.reference: fact for fact in year.facts}
    told = []
    for id in reply.ids:
        if id in year.ledger:
            told.append(explain(id, year.ledger, year))
        elif id in facts:
            told.append(f"工作素材：{sourced(facts[id])}")
    return told


def _past_sources(reply: Reply, past: Sequence["Document"]) -> list[str]:
    cited = [past[place] for place in reply.past if 0 <= place < len(past)]
    return [
        f"往年年报：{one.metadata['organ']}{one.metadata['year'] or ''}年　{one.page_content[:40]}"
        for one in cited
    ]


def _run_name(number: int) -> str:
    return f"revise-{number}"
