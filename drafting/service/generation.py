"""Use case: draft sections in a worker thread, its text in the database, so that a closed tab loses nothing.

The worker never touches the page: it writes to the workspace, and the page looks there.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from drafting.errors import ConflictError, NianbaoError
from drafting.facts import Fact
from drafting.figures import shortened
from drafting.narrative.drafted import DraftedPart
from drafting.narrative.drafting import Draft, draft
from drafting.narrative.guard_claims import said_beyond
from drafting.narrative.material import PARTS
from drafting.narrative.prompts import named
from drafting.service.library import retriever
from drafting.service.model import may_embed, model_for
from drafting.service.working import writing_down
from drafting.service.years import OpenYear, current
from drafting.settings import settings
from drafting.workspace import Workspace
from drafting.workspace.runs import RunStatus, StoredRun

if TYPE_CHECKING:
    from drafting.llm import ChatModel
    from drafting.precedents import PrecedentIndex


def start(
    workspace: Workspace,
    report_id: int,
    sections: Iterable[int],
    *,
    use_model: bool | None = None,
    index: "PrecedentIndex | None" = None,
) -> threading.Thread:
    """Begin drafting these sections and return the worker; what is stored in them is kept as history.

    Raises:
        InputError: a model is insisted on and there is none, or nobody agreed to send anything to it.
    """
    year = current(workspace, report_id)
    wanted = set(sections)
    model = model_for(year.stored, use_model)
    name = model.name if model else ""
    runs = {
        part.code: workspace.runs.start(report_id, part.code, name)
        for part in PARTS
        if part.section in wanted
    }
    worker = threading.Thread(
        target=_work, args=(workspace, year, runs, model, index), name=f"drafting-{report_id}", daemon=True
    )
    worker.start()
    return worker


def _work(
    workspace: Workspace,
    year: OpenYear,
    runs: Mapping[str, int],
    model: "ChatModel | None",
    index: "PrecedentIndex | None",
) -> None:
    def stop() -> bool:
        return any(workspace.runs.is_stopped(run) for run in runs.values())

    parts = tuple(part for part in PARTS if part.code in runs)
    may = may_embed(year.stored)
    precedents = retriever(index, by_meaning=may) if index and model else None
    try:
        drafted = draft(
            year.material,
            model,
            precedents=precedents,
            parts=parts,
            on_text=writing_down(workspace, runs),
            stop=stop,
            context=settings().llm_context,
        )
        if stop():
            return
        _store(workspace, year, runs, drafted)
    except NianbaoError as error:
        _fail(workspace, runs, error.message)
    except BaseException:
        _fail(workspace, runs, "程序出错，这一部分没有写成，原有文字未动。请重试；仍不行请联系技术人员。")
        raise


def _store(workspace: Workspace, year: OpenYear, runs: Mapping[str, int], drafted: Draft) -> None:
    conflicts: dict[int, str] = {}
    for number, source in drafted.sections.items():
        base = year.sections[number].revision
        try:
            workspace.sections.save(year.stored.id, number, source, base=base, origin="draft")
        except ConflictError:
            conflicts[number] = "成稿期间有人修改了这一部分，草稿没有覆盖修改，列在这里供取用。"
    for part in drafted.parts:
        conflict = conflicts.get(part.part.section, "")
        if conflict:
            workspace.runs.write(runs[part.part.code], part.source)
        workspace.runs.finish(
            runs[part.part.code],
            RunStatus.FAILED if conflict else RunStatus.DONE,
            origin=part.origin,
            message=conflict or part.message or _to_look_at(part),
            prompt=named(part.prompts),
            seconds=part.seconds,
            spent=part.spent,
            precedents=part.precedents,
        )


def _left_out(facts: Sequence[Fact]) -> str:
    """What the clerk is told of facts that the model's text says nothing of."""
    if not facts:
        return ""
    told = "；".join(f"“{shortened(fact.stated)}”" for fact in facts)
    return f"大模型起草，有{len(facts)}条素材没有写到：{told}。需要写的，请补写或重新起草。"


def _beyond(told: Sequence[str]) -> str:
    """What the clerk is told of what the model's text says beyond what it was given."""
    if not told:
        return ""
    quoted = "；".join(f"“{shortened(one)}”" for one in told)
    return f"大模型起草，有{len(told)}处是素材没有说到的：{quoted}。属实的可以留，不属实的请删去。"


def _contradicted(said: Sequence[str]) -> str:
    """What the clerk is told of what the office states and the model's text therefore does not."""
    if not said:
        return ""
    quoted = "；".join(f"“{shortened(one)}”" for one in said)
    return f"大模型起草，素材里{quoted}与表格不符，没有写进去。请更正素材，或核对表格。"


def _to_look_at(part: DraftedPart) -> str:
    """What the clerk is told of a text that may stand: what it could not say, lacks and adds."""
    return _contradicted(part.contradicted) + _left_out(part.left_out) + _beyond(said_beyond(part.notes))


def _fail(workspace: Workspace, runs: Mapping[str, int], message: str) -> None:
    for run in runs.values():
        workspace.runs.finish(run, RunStatus.FAILED, message=message)


def stop(workspace: Workspace, report_id: int) -> None:
    """Ask the workers of this report to stop; what they have written so far stays, marked 未完成."""
    workspace.runs.stop(report_id)


def progress(workspace: Workspace, report_id: int) -> dict[str, StoredRun]:
    """Part → its newest run."""
    latest = workspace.runs.latest(report_id)
    return {part.code: latest[part.code] for part in PARTS if part.code in latest}
