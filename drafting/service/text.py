"""Use cases on the narrative's text: what the editor shows, save it, go back."""

from dataclasses import dataclass

from drafting.facts import Fact
from drafting.ledger import EntryKind, Ledger, shown
from drafting.references import SUPPORT, references
from drafting.service.years import OpenYear
from drafting.workspace import StoredSection, Workspace

BY_STAFF = "staff"


@dataclass(frozen=True)
class Figure:
    """How a reference or a support mark is shown in the editor, and what it says when asked."""

    shown: str
    title: str


def figures_shown(source: str, year: OpenYear) -> dict[str, Figure]:
    """Reference or support mark, as written in the source → how it is shown, and where it comes from."""
    ledger = year.ledger
    figures: dict[str, Figure] = {}
    for ref in references(source):
        text = shown(ref, ledger)
        if text is not None:
            figures[str(ref)] = Figure(text, explain(ref.id, ledger, year))
    facts = {fact.reference: fact for fact in year.facts}
    for mark in SUPPORT.finditer(source):
        fact = facts.get(mark["id"])
        if fact:
            figures[mark[0]] = Figure("据", f"依据：{sourced(fact)}")
    return figures


def explain(id: str, ledger: Ledger, year: OpenYear) -> str:
    """Where a number comes from, in a sentence."""
    entry = ledger.entry(id)
    if entry.kind is EntryKind.FACT:
        fact = next(fact for fact in year.facts if fact.reference == id)
        return f"工作素材：{sourced(fact)}"
    if entry.kind is EntryKind.CELL:
        stored = year.entered.get(id)
        return f"{entry.label}（{stored.source if stored else '由各列或各行合计得出'}）"
    return f"{entry.label}（由表中数据计算得出）"


def sourced(fact: Fact) -> str:
    """A fact as people read it, with where it comes from."""
    return f"{fact.stated}（出处：{fact.source or '未注明'}）"


def save_text(workspace: Workspace, report_id: int, number: int, source: str, base: int) -> StoredSection:
    """Save staff's text of a section.

    Raises:
        ConflictError: the section was changed since ``base``; nothing was overwritten.
    """
    return workspace.sections.save(report_id, number, source, base=base, origin=BY_STAFF)


def go_back(workspace: Workspace, report_id: int, number: int, revision: int) -> StoredSection:
    """Make an earlier revision the newest again; nothing of the history is lost."""
    history = workspace.sections.history(report_id, number)
    chosen = next(section for section in history if section.revision == revision)
    return workspace.sections.save(
        report_id, number, chosen.source, base=history[0].revision, origin=f"恢复第{revision}版"[:20]
    )
