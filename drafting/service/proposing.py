"""Use cases on problems that the model proposes: see what goes, ask, list one after staff confirmed it."""

from drafting.errors import InputError, NianbaoError
from drafting.facts import Aspect, Fact
from drafting.narrative.drafting_desk import Desk
from drafting.narrative.drafting_requests import Request, proposing_request
from drafting.narrative.prompts import named
from drafting.narrative.proposing import ProposedProblem, propose_problems
from drafting.references import references
from drafting.service.deck import add_problem, cards_of, suggestions
from drafting.service.facts import FactEntry
from drafting.service.model import model_for
from drafting.service.years import OpenYear, current
from drafting.workspace import Workspace
from drafting.workspace.runs import RunStatus

SOURCE = "大模型据本年数据和素材提出，已经工作人员确认"
"""What a confirmed problem names as its source."""


def question(year: OpenYear) -> Request:
    """What goes to the model, word for word, but for the personal data that is masked on its way."""
    return proposing_request(year.uncarded, cards_of(year), suggestions(year))


def propose(workspace: Workspace, report_id: int) -> tuple[ProposedProblem, ...]:
    """What the model proposes besides the chosen problems; nothing is listed yet.

    Raises:
        InputError: the report may use no model.
        ModelError: the model gave no list.
    """
    year = current(workspace, report_id)
    model = model_for(year.stored, True)
    if model is None:
        raise InputError("没有配置大模型。")
    run = workspace.runs.start(report_id, "cards", model.name)
    prompt = named(question(year).prompts)
    try:
        desk = Desk(year.uncarded, model, lambda _code, _text: None, lambda: workspace.runs.is_stopped(run))
        found = propose_problems(desk, cards_of(year), suggestions(year))
    except NianbaoError as error:
        workspace.runs.finish(run, RunStatus.FAILED, message=error.message, prompt=prompt)
        raise
    except BaseException:
        workspace.runs.finish(run, RunStatus.FAILED, message="程序出错，请重试。", prompt=prompt)
        raise
    workspace.runs.finish(run, RunStatus.DONE, prompt=prompt)
    return found


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
