"""Use cases on the year's requirements: take them from the notice, see which are answered and where."""

from drafting.errors import InputError
from drafting.intake.requirements import requirements_of
from drafting.service.years import OpenYear
from drafting.workspace import StoredRequirement, Workspace

RULE = "requirement-answered"


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


def vouch(workspace: Workspace, requirement: StoredRequirement, author: str) -> None:
    """Note that somebody vouches for it that the report answers a requirement.

    Raises:
        InputError: no name.
    """
    if not author.strip():
        raise InputError("请写明确认人的姓名。")
    workspace.requirements.vouch(requirement.id, author.strip())
