"""Use cases on facts: add, change, take out, put back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from drafting.errors import ConflictError, FigureError, InputError
from drafting.facts import Aspect, Fact
from drafting.figures import format_number, parse_number
from drafting.narrative.gathering import Proposed, gather
from drafting.workspace import Workspace


@dataclass(frozen=True)
class FactEntry:
    """A fact as it is typed: ``value`` as text, empty where there is no number."""

    aspect: Aspect
    statement: str
    value: str = ""
    unit: str = ""
    source: str = ""
    author: str = ""


def add(workspace: Workspace, report_id: int, entry: FactEntry, *, problem: str = "") -> Fact:
    """Add a fact at the end; a 措施 after the measures that its 问题 has already.

    Args:
        workspace: the workspace.
        report_id: the report.
        entry: what was typed; ``{}`` in the statement is the place of its number.
        problem: for a 措施: the id of its 问题; empty: the last 问题.

    Raises:
        InputError: the statement is empty, or ``{}`` and number do not go together.
        FigureError: the value is no number.
    """
    added: list[Fact] = []

    def make(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
        taken = {int(fact.id) for fact in facts if fact.id.isdecimal()}
        fact = _fact(str(max(taken, default=0) + 1), entry)
        added.append(fact)
        at = _after(facts, problem) if entry.aspect is Aspect.MEASURE and problem else len(facts)
        return (*facts[:at], fact, *facts[at:])

    workspace.facts.rewrite(report_id, make)
    return added[0]


def _after(facts: tuple[Fact, ...], problem: str) -> int:
    """The place behind a 问题 and the measures it has; the end where somebody has taken it out."""
    its = (i for i, fact in enumerate(facts) if problem in (fact.id, fact.problem))
    return max(its, default=len(facts) - 1) + 1


def propose(text: str, year: int) -> tuple[Proposed, ...]:
    """The sentences of a department's material that could be facts, word for word.

    Raises:
        InputError: no sentence of it states work done.
    """
    found = gather(text, year)
    if not found:
        raise InputError("材料里没有找到说明做了什么工作的句子。请粘贴完整的句子，或在上面逐条添加。")
    return found


def take(workspace: Workspace, report_id: int, proposed: Iterable[Proposed], source: str) -> int:
    """Add these sentences as facts with where they come from; what is there already is not repeated."""
    known = {fact.statement for fact in workspace.facts.all(report_id)}
    new = [one for one in proposed if one.statement not in known]
    for one in new:
        entry = FactEntry(one.aspect, one.statement, format_number(one.value), one.unit, source)
        add(workspace, report_id, entry)
    return len(new)


def change(
    workspace: Workspace, report_id: int, fact_id: str, entry: FactEntry, seen: Fact | None = None
) -> None:
    """Change a fact where it stands; raises as ``add`` does.

    Args:
        workspace: the workspace.
        report_id: the report.
        fact_id: the fact.
        entry: what was typed.
        seen: the fact as it was when somebody began to change it; ``None``: whatever it is now.

    Raises:
        ConflictError: somebody else changed it since, or took it out; nothing is saved.
    """
    fact = _fact(fact_id, entry)

    def make(facts: tuple[Fact, ...]) -> list[Fact]:
        now = next((old for old in facts if old.id == fact_id), None)
        if now is None:
            raise ConflictError("这一条刚刚被别处删除，您的修改没有保存。要保留的，请作为新的一条添加。")
        if seen is not None and replace(now, problem="") not in (replace(seen, problem=""), fact):
            raise ConflictError(
                f"这一条刚刚被别处改为“{now.stated}”（出处：{now.source or '未注明'}），没有覆盖。"
            )
        return [fact if old.id == fact_id else old for old in facts]

    workspace.facts.rewrite(report_id, make)


def move_out(workspace: Workspace, report_id: int, fact_id: str) -> tuple[Fact, ...]:
    """Take a fact out and return the facts as they were, for ``restore``."""
    return workspace.facts.rewrite(report_id, lambda facts: [fact for fact in facts if fact.id != fact_id])


def restore(
    workspace: Workspace, report_id: int, facts: tuple[Fact, ...], left: tuple[Fact, ...] | None = None
) -> None:
    """Put the facts back as they were.

    Raises:
        ConflictError: they are no longer as they were ``left``; nothing is changed.
    """

    def make(now: tuple[Fact, ...]) -> tuple[Fact, ...]:
        if left is not None and now != left:
            raise ConflictError("素材刚刚又被别处改动，没有恢复，以免盖掉别人的。请核对后逐条添加。")
        return facts

    workspace.facts.rewrite(report_id, make)


def _fact(id: str, entry: FactEntry) -> Fact:
    statement = entry.statement.strip()
    if not statement:
        raise InputError("请填写内容：一句完整的话，说明做了什么。")
    try:
        number = parse_number(entry.value)
    except FigureError as error:
        raise FigureError(f"数字：{error.message}") from error
    if "{}" in statement and number is None:
        raise InputError("内容里有 {}，请在“数字”里填上它代表的数字，或从内容里去掉 {}。")
    unit = "" if number is None else entry.unit.strip()
    return Fact(id, entry.aspect, statement, number, unit, entry.source.strip(), entry.author.strip())
