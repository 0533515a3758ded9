"""Use cases on the year's requirements: take them from the notice, reword them, say how each is answered."""

from drafting.errors import InputError
from drafting.facts import ASPECT_PARTS, Aspect, Fact
from drafting.intake.requirements import requirements_of
from drafting.narrative.gathering import aspect_of
from drafting.narrative.material import marked
from drafting.narrative.offline import asked_of
from drafting.service.facts import FactEntry, add
from drafting.service.years import OpenYear, current
from drafting.workspace import StoredRequirement, Turn, Workspace
from drafting.workspace.turns import TurnStatus

RULE = "requirement-answered"

_ASPECTS = 1
"""The section whose paragraphs are the aspects."""


def take_notice(workspace: Workspace, report_id: int, text: str, source: str) -> int:
    """Put the requirements of a notice's text behind those there are; returns how many came to them.

    Raises:
        InputError: the text holds no requirement.
    """
    known = {one.text for one in workspace.requirements.all(report_id)}
    items = requirements_of(text)
    if not items:
        raise InputError("没有读出要求。请粘贴通知或工作要点里分条的内容，一条一行。")
    new = [item for item in items if item not in known]
    workspace.requirements.add(report_id, new, source.strip())
    return len(new)


def unanswered(year: OpenYear) -> frozenset[int]:
    """The ids of the requirements that no paragraph answers and nobody vouches for."""
    return frozenset(int(one.instance) for one in year.outcome.findings if one.rule == RULE)


def reword(workspace: Workspace, requirement: StoredRequirement, text: str) -> None:
    """Change what a requirement says; whoever vouched for its old words has to look again.

    Raises:
        InputError: nothing is left of it.
    """
    text = "".join(text.split("\n")).strip()
    if not text:
        raise InputError("请写明要求的内容；不再需要的，请点“删除”。")
    if text != requirement.text:
        workspace.requirements.reword(requirement.id, text)


def vouch(workspace: Workspace, requirement: StoredRequirement, author: str) -> None:
    """Note that somebody vouches for it that the report answers a requirement.

    Raises:
        InputError: no name.
    """
    if not author.strip():
        raise InputError("请写明确认人的姓名。")
    workspace.requirements.vouch(requirement.id, author.strip())


def answer(
    workspace: Workspace, report_id: int, requirement: StoredRequirement, done: str, source: str
) -> tuple[Fact, bool]:
    """Record as a fact what was done about a requirement, and propose it in the paragraph it belongs to.

    Returns the fact, and whether there was such a paragraph: the proposal waits in the conversation on
    section 1. Without one the next draft tells the fact.

    Raises:
        InputError: nothing was said.
    """
    aspect = aspect_of(f"{requirement.text}{done}")
    fact = add(workspace, report_id, FactEntry(aspect, done, source=source))
    passage = _paragraph(current(workspace, report_id), aspect)
    if passage:
        turn = Turn(
            number=_ASPECTS,
            wish=f"回应要求：{requirement.text}",
            passage=passage,
            revised=f"{passage.replace(asked_of(aspect), '')}{marked(fact)}。",
            answer="",
            sources=(),
            message="",
            status=TurnStatus.OPEN,
            model="",
            prompt="",
        )
        workspace.turns.add(report_id, turn)
    return fact, bool(passage)


def _paragraph(year: OpenYear, aspect: Aspect) -> str:
    lines = year.sections[_ASPECTS].source.split("\n")
    return next((line for line in lines if line.startswith(ASPECT_PARTS[aspect])), "")
