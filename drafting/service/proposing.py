"""Use cases on problems that the model proposes: see what goes, ask, list one after staff confirmed it."""

import threading
from typing import Any

from drafting.errors import InputError
from drafting.facts import Aspect, Fact
from drafting.narrative.drafting_requests import Request, proposing_request
from drafting.narrative.prompts import named
from drafting.narrative.proposing import ProposedProblem, ask_problems, judged_problems
from drafting.references import references
from drafting.service.deck import add_problem, cards_of, suggestions
from drafting.service.facts import FactEntry
from drafting.service.working import asker_of, at_work, model_wanted
from drafting.service.years import OpenYear, current
from drafting.workspace import StoredRun, Workspace

SOURCE = "大模型据本年数据和素材提出，已经工作人员确认"
"""What a confirmed problem names as its source."""

_RUN = "cards"


def question(year: OpenYear) -> Request:
    """What goes to the model, word for word, but for the personal data that is masked on its way."""
    return proposing_request(year.uncarded, cards_of(year), suggestions(year))


def propose(workspace: Workspace, report_id: int) -> threading.Thread:
    """Begin to ask the model for problems besides the chosen ones, and return the worker.

    Raises:
        InputError: the report may use no model.
    """
    year = current(workspace, report_id)
    model = model_wanted(year.stored)
    request = question(year)
    run = workspace.runs.start(report_id, _RUN, model.name)
    asker = asker_of(workspace, model, _RUN, run)

    def work() -> dict[str, Any]:
        answer = ask_problems(asker, request)
        return {"result": answer, "prompt": named(request.prompts), "spent": asker.spent(_RUN)}

    return at_work(workspace, run, "proposing", work)


def asking(workspace: Workspace, report_id: int) -> StoredRun | None:
    """The newest question for problems, running or ended; ``None`` where nobody has asked."""
    return workspace.runs.latest(report_id).get(_RUN)


def proposed(run: StoredRun | None, year: OpenYear, asked: Request) -> tuple[ProposedProblem, ...]:
    """What was proposed and is not listed yet, held against the year as it stands now.

    Args:
        run: the newest question for problems.
        year: the report.
        asked: the question as it would be put now.
    """
    if run is None or not run.result:
        return ()
    listed = {fact.statement for fact in year.facts if fact.aspect is Aspect.PROBLEM}
    found = judged_problems(run.result, year.uncarded, asked.offered)
    return tuple(one for one in found if one.title not in listed)


def confirm(workspace: Workspace, report_id: int, proposed: ProposedProblem) -> Fact:
    """List a proposed problem: it and its measure become facts, its evidence stands on its card.

    Raises:
        InputError: it did not pass, or what it refers to is no longer there.
    """
    if proposed.refused:
        raise InputError(f"这一条不能列入：{proposed.refused}")
    ledger = current(workspace, report_id).ledger
    if any(ref.id not in ledger for ref in references(proposed.evidence)):
        raise InputError("依据所引的数字或素材已经不在了。请重新让大模型提议。")
    entry = FactEntry(Aspect.PROBLEM, proposed.title, source=SOURCE)
    return add_problem(workspace, report_id, entry, proposed.measure, evidence=proposed.evidence)
