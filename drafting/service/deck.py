"""Use cases on the problems of section 5: choose, order, word; follow up last year's; list what is due."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from drafting.errors import InputError
from drafting.export.rectification import Task, rectification_workbook
from drafting.facts import Aspect, Fact
from drafting.items import Pair
from drafting.ledger import render
from drafting.narrative.binding import bind
from drafting.narrative.binding_findings import number_findings
from drafting.narrative.cards import says_done
from drafting.narrative.deck import (
    Deck,
    Written,
    deck_data,
    move,
    put_in,
    suggested,
    take_out,
    write,
)
from drafting.narrative.guard_deeds import with_supports
from drafting.narrative.material import PARTS, Card, Material, Measure
from drafting.narrative.offline import write_part
from drafting.narrative.offline_last_year import last_years_problems, name_of, problem_of
from drafting.references import supports, without_supports
from drafting.service.facts import FactEntry, add
from drafting.service.years import OpenYear, current
from drafting.workspace import Workspace

_PROBLEMS = 5
_CLOSED = "。；;，, \n"


@dataclass(frozen=True)
class TypedMeasure:
    """A measure as it is typed: ``what`` plain text, ``who`` and ``due`` empty where nobody said."""

    what: str
    who: str = ""
    due: str = ""
    published: bool = False


@dataclass(frozen=True)
class TypedCard:
    """A card as it is typed: plain text, figures as they are shown."""

    title: str
    evidence: str
    cause: str
    measures: tuple[TypedMeasure, ...]


def shown(source: str, material: Material) -> str:
    """A field of a card as people see it."""
    return render(without_supports(source), material.ledger)


def typed(card: Card, material: Material) -> TypedCard:
    """The card as it stands in the form in which it is changed."""
    title, evidence, cause = (shown(text, material) for text in (card.title, card.evidence, card.cause))
    measures = (TypedMeasure(shown(m.what, material), m.who, m.due, m.published) for m in card.measures)
    return TypedCard(title, evidence, cause, tuple(measures))


def cards_of(year: OpenYear) -> tuple[Card, ...]:
    """The cards whose problems section 5 will state, in order."""
    return year.material.cards


def suggestions(year: OpenYear) -> tuple[Card, ...]:
    """The cards that could be chosen besides."""
    return suggested(year.deck, year.uncarded)


def preview(year: OpenYear) -> str:
    """Section 5 as the offline writer would have it now, rendered."""
    part = next(part for part in PARTS if part.section == _PROBLEMS)
    return shown(write_part(part, year.material), year.material)


def choose(workspace: Workspace, report_id: int, base: int, id: str) -> None:
    """Choose a suggested card.

    Raises:
        ConflictError: somebody else decided something since revision ``base``; so do the other use cases.
    """
    _decide(workspace, report_id, base, lambda deck, material: put_in(deck, material, id))


def leave_out(workspace: Workspace, report_id: int, base: int, id: str) -> None:
    """Take a card out; it goes back among the suggestions."""
    _decide(workspace, report_id, base, lambda deck, material: take_out(deck, material, id))


def shift(workspace: Workspace, report_id: int, base: int, id: str, by: int) -> None:
    """Move a card up (negative) or down."""
    _decide(workspace, report_id, base, lambda deck, material: move(deck, material, id, by))


def take_back(workspace: Workspace, report_id: int, base: int) -> int:
    """Undo the last step, and when asked again the one before it; returns how many facts went with it.

    The facts that the step added are taken out again, with the measures that belong to them. It is a step of
    its own: no revision is lost.

    Raises:
        InputError: there is nothing left to undo.
        ConflictError: somebody else did something since revision ``base``.
    """
    undone = workspace.decks.at(report_id, workspace.decks.at(report_id, base).as_of)
    if not undone.revision:
        raise InputError("没有可以撤销的了。")
    before = workspace.decks.before(report_id, undone.revision)
    workspace.decks.save(report_id, {**(before.deck or {}), "added": (), "as_of": before.as_of}, base=base)

    def left(facts: tuple[Fact, ...]) -> list[Fact]:
        return [fact for fact in facts if fact.id not in undone.added and fact.problem not in undone.added]

    facts = workspace.facts.rewrite(report_id, left)
    return len(facts) - len(left(facts))


def change(workspace: Workspace, report_id: int, base: int, id: str, written: TypedCard) -> None:
    """Take over what staff typed on a card: its figures become references, its deeds lean on its facts.

    Raises:
        InputError: the problem is empty, or a number is none of the tables', the facts' or computed.
    """
    year = current(workspace, report_id)
    card = next((card for card in (*cards_of(year), *suggestions(year)) if card.id == id), None)
    if card is None:
        raise InputError("这个问题的素材已删去，或数据已变，它不再成立。请刷新页面。")
    if not written.title.strip():
        raise InputError("请写明是什么问题。")
    field = _Typing(year.uncarded, card)
    fields: dict[str, Written] = {
        "title": field.source("问题", written.title, card.title),
        "evidence": field.source("依据", written.evidence, card.evidence),
        "cause": field.source("原因", written.cause, card.cause),
        "measures": tuple(field.measures(written.measures)),
    }
    _decide(workspace, report_id, base, lambda deck, material: write(deck, material, id, fields))


class _Typing:
    """What was typed on one card, as source text; a field that nobody touched stays as it was."""

    def __init__(self, material: Material, card: Card) -> None:
        self._material = material
        self._card = card

    def source(self, name: str, text: str, old: str, *, planned: bool = False) -> str:
        text = "".join(text.split("\n")).strip(_CLOSED)
        material = self._material
        if text == shown(old, material):
            return old
        ledger = material.ledger
        bound = bind(text, ledger, offered=ledger.keys(), year=material.year, organ=material.organ).source
        loose = next(number_findings(bound, ledger, year=material.year, organ=material.organ), None)
        if loose is not None:
            raise InputError(
                f"{name}里的“{loose.excerpt}”对不上表格、计算结果和工作素材里的数字。"
                "数字没有错的，请先在“工作素材”里记上，再写到这里。"
            )
        offered = (*self._card.facts, *supports(old))
        return with_supports(bound, material, offered, planned=planned)

    def measures(self, written: Sequence[TypedMeasure]) -> list[Measure]:
        olds = {shown(measure.what, self._material): measure for measure in self._card.measures}
        told = []
        for one in written:
            if not one.what.strip():
                continue
            old = olds.get(one.what.strip(), Measure(""))
            what = self.source("措施", one.what, old.what, planned=True)
            done = old.done if what == old.what else says_done(what)
            told.append(Measure(what, one.who.strip(), one.due.strip(), done, one.published))
        return told


def rectification_list(year: OpenYear) -> bytes:
    """The list for 整改 of the chosen cards, as .xlsx."""
    material = year.uncarded
    tasks = (
        Task(shown(card.title, material), shown(m.what, material), m.who, m.due, m.done)
        for card in cards_of(year)
        for m in card.measures or (Measure(""),)
    )
    return rectification_workbook(f"{year.stored.organ}{year.stored.year}年政府信息公开整改清单", tasks)


def add_problem(
    workspace: Workspace, report_id: int, problem: FactEntry, measure: str, *, evidence: str = ""
) -> Fact:
    """Record a problem of staff's, and its measure where one is said, as facts; they are its card.

    Args:
        workspace: the workspace.
        report_id: the report.
        problem: the problem as typed.
        measure: its measure, empty where none is said.
        evidence: source text that is to stand on the card, empty for what the figures give.

    Raises:
        InputError: the problem is empty.
    """
    fact = add(workspace, report_id, replace(problem, aspect=Aspect.PROBLEM))
    added = [fact]
    if measure.strip():
        entry = replace(problem, aspect=Aspect.MEASURE, statement=measure, value="", unit="")
        added.append(add(workspace, report_id, entry, problem=fact.id))
    year = current(workspace, report_id)
    decided = year.decided.deck
    if evidence:
        decided = deck_data(write(year.deck, year.uncarded, f"fact-{fact.id}", {"evidence": evidence}))
    _came_with(workspace, year, decided, added)
    return fact


def _came_with(
    workspace: Workspace, year: OpenYear, decided: Mapping[str, Any] | None, added: Sequence[Fact]
) -> None:
    """Keep a step that added facts, so that it can be taken back with them."""
    content = {**(decided or {}), "added": [fact.id for fact in added]}
    content.pop("as_of", None)
    workspace.decks.save(year.stored.id, content, base=year.decided.revision)


def last_years(year: OpenYear) -> tuple[Pair, ...]:
    """The problems of last year's report with their measures, as published."""
    return tuple(last_years_problems(year.uncarded))


def follow_up(workspace: Workspace, year: OpenYear, pair: Pair, entry: FactEntry) -> Fact:
    """Record what became of a problem of last year's, as a fact that names it.

    Raises:
        InputError: nothing was said.
    """
    said = entry.statement.strip()
    if not said:
        raise InputError("请写明整改了什么、做到哪一步。")
    name = name_of(pair, year.stored.year)
    told = said if problem_of(said, last_years(year)) is pair or not name else f"针对“{name}”的问题，{said}"
    fact = add(workspace, year.stored.id, replace(entry, aspect=Aspect.LAST_YEAR, statement=told))
    now = current(workspace, year.stored.id)
    _came_with(workspace, now, now.decided.deck, [fact])
    return fact


def followed_up(year: OpenYear) -> tuple[tuple[Pair, tuple[Fact, ...]], ...]:
    """Each problem of last year's with the facts that say what became of it."""
    pairs = last_years(year)
    facts = [fact for fact in year.facts if fact.aspect is Aspect.LAST_YEAR]
    about = [problem_of(fact.statement, pairs) for fact in facts]
    return tuple(
        (pair, tuple(fact for fact, one in zip(facts, about, strict=True) if one is pair)) for pair in pairs
    )


def _decide(
    workspace: Workspace, report_id: int, base: int, decision: Callable[[Deck, Material], Deck]
) -> None:
    year = current(workspace, report_id)
    workspace.decks.save(report_id, deck_data(decision(year.deck, year.uncarded)), base=base)
