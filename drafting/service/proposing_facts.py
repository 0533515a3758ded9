"""Use cases on facts that the model proposes from a department's material: see what goes, ask, take them."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from drafting.errors import InputError
from drafting.narrative.drafting_requests import Request, facts_request
from drafting.narrative.gathering import Proposed
from drafting.narrative.prompts import named
from drafting.narrative.proposing_facts import ProposedFacts, ask_facts, judged_facts
from drafting.service.facts import take
from drafting.service.working import asker_of, at_work, model_wanted
from drafting.service.years import OpenYear, current
from drafting.workspace import StoredRun, Workspace

_RUN = "facts"


@dataclass(frozen=True)
class FromMaterial:
    """What the model proposed from a material, held against it, and the material's source."""

    run: int
    source: str
    facts: ProposedFacts


def question(text: str, year: OpenYear) -> Request:
    """What goes to the model, word for word, but for the personal data that is masked on its way."""
    return facts_request(text, year.uncarded)


def propose_from(workspace: Workspace, report_id: int, text: str, source: str) -> threading.Thread:
    """Begin to ask the model for facts out of a material, and return the worker.

    The material and its source are kept with the answer until staff have decided on it.

    Raises:
        InputError: the material is empty, or the report may use no model.
    """
    if not text.strip():
        raise InputError("请粘贴或上传材料。")
    year = current(workspace, report_id)
    model = model_wanted(year.stored)
    request = question(text, year)
    run = workspace.runs.start(report_id, _RUN, model.name)
    asker = asker_of(workspace, model, _RUN, run)

    def work() -> dict[str, Any]:
        answer = ask_facts(asker, request)
        result = {"material": text, "source": source, "answer": answer}
        return {"result": result, "prompt": named(request.prompts), "spent": asker.spent(_RUN)}

    return at_work(workspace, run, "proposing-facts", work)


def asking(workspace: Workspace, report_id: int) -> StoredRun | None:
    """The newest question for facts, running or ended; ``None`` where nobody has asked."""
    return workspace.runs.latest(report_id).get(_RUN)


def proposed_from_material(run: StoredRun | None, year: OpenYear) -> FromMaterial | None:
    """What waits for staff of the newest question for facts, ``None`` where nothing does."""
    if run is None or not run.result:
        return None
    facts = judged_facts(run.result["answer"], run.result["material"], year.uncarded)
    return FromMaterial(run.id, run.result["source"], facts)


def take_from(workspace: Workspace, report_id: int, found: FromMaterial, taken: Iterable[Proposed]) -> int:
    """Add these as facts with the material's source, put the others away; returns how many were new."""
    count = take(workspace, report_id, taken, found.source)
    workspace.runs.put_away(found.run)
    return count


def put_away(workspace: Workspace, found: FromMaterial) -> None:
    """Take none of them."""
    workspace.runs.put_away(found.run)
