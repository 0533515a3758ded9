"""Cards of section 5: the problems that the facts and the figures speak of, with their measures."""

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from drafting.facts import Aspect, Fact
from drafting.ledger import Ledger, on_last_year
from drafting.narrative.assigned import assigned_in
from drafting.narrative.clauses import Voice, places, wordings
from drafting.narrative.material import Card, Material, Measure, Origin, marked, voice_of
from drafting.narrative.matters import in_order, telling_share, titles_of
from drafting.narrative.signals import Signal, definitions, is_known, signals
from drafting.precedents import main_theme, themes_of
from drafting.references import pending, references, without_supports

__all__ = ["Card", "Measure", "Origin", "cards_from", "says_done"]

_ORDINAL = re.compile(
    r"(?:(?<=[。；，：\n›])|^)\s*"
    r"(?:[一二三四五六七八九十]是|其[一二三四五]，|第[一二三四五六七八九十]，|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.．、](?!\d))"
)
_DONE = re.compile(r"已(?!有)|(?<![为除])了(?!解)")
_ENOUGH = 4
"""How many problems a section 5 needs; up to this number signals join those of staff's."""
_MOST_FROM_SIGNALS = 3
_MOST_OF_PRESSURE = 2
"""The third may not be one of pressure: a large share is no fault by itself."""
_PRESSURE = 1
_GRAVEST = 3
_MOST_MEASURES = 2
_NEARLY = 0.8
"""What part of the weight of a title's main theme makes another theme one that it speaks of."""
_ENOUGH_FOR_TWO = 6
"""From how many wordings on a signal that stands alone gives two measures that differ."""


def cards_from(material: Material) -> tuple[Card, ...]:
    """The cards that a draft starts from: those of the 问题 facts, then those of the signals.

    Of the matters that only figures speak of the gravest become cards: three at most (two where the third
    would be mere pressure), one beside three problems of staff's, none beside more; but what the law found at
    fault (复议、诉讼纠错) always has one. The other signals stay suggestions.
    """
    staffs, suggested = offered(material)
    room = min(_MOST_FROM_SIGNALS, _ENOUGH - len(staffs))
    least = min(room, _MOST_OF_PRESSURE)
    chosen = (
        card
        for n, (card, gravity) in enumerate(suggested)
        if gravity == _GRAVEST or n < (least if gravity == _PRESSURE else room)
    )
    return (*staffs, *chosen)


def offered(material: Material) -> tuple[tuple[Card, ...], tuple[tuple[Card, int], ...]]:
    """Every card there could be: staff's, and one with its gravity for each matter that only figures show.

    A 措施 goes to its 问题; one without gets a card that asks for it. A signal of a matter that has a card of
    staff's adds its evidence there. A problem of staff's without a 措施 stays without: the office is asked.
    """
    cards = _staffs(material)
    voice = voice_of(material)
    matters: dict[str, list[Signal]] = {}
    heard: dict[int, list[Signal]] = {}
    for signal in signals(material.ledger):
        same = next((i for i, card in enumerate(cards) if takes_up(card, signal)), None)
        if same is None:
            matters.setdefault(signal.family, []).append(signal)
        else:
            heard.setdefault(same, []).append(signal)
    for at, told in heard.items():
        title = without_supports(cards[at].title)
        shown = (telling_share(signal, title, material.ledger) for signal in in_order(told, title))
        cards[at] = _shown_by(cards[at], shown, voice)
    suggested = ((_of_signals(in_order(told), voice), told[0].gravity) for told in matters.values())
    return tuple(_with_figures(card, material) for card in cards), tuple(suggested)


def can_speak(card: Card, material: Material) -> bool:
    """Whether the tables have a figure, not blank and not zero, of what the card is about."""
    return bool(_figures_of(card.theme, material.ledger))


def family_of(family: str) -> set[str]:
    """The themes of the signals of a matter."""
    return {signal.theme for signal in definitions() if signal.family == family}


def takes_up(card: Card, signal: Signal) -> bool:
    """Whether a card speaks of a signal's matter, by its themes or by the names of the signal's figure."""
    title = without_supports(card.title)
    by_name = any(name in title for name in signal.names)
    return by_name or bool(family_of(signal.family) & themes_told(card))


def themes_told(card: Card) -> set[str]:
    """The card's theme, and those of which its title speaks nearly as much (引用条款不准确，被复议纠正)."""
    weights = themes_of(without_supports(card.title))
    most = max(weights.values(), default=0.0)
    return {card.theme} | {theme for theme, weight in weights.items() if weight >= _NEARLY * most}


def says_done(text: str) -> bool:
    """Whether a measure says that it is done (已…, …了), not to come."""
    return bool(_DONE.search(text))


def _staffs(material: Material) -> list[Card]:
    problems = material.facts_of(Aspect.PROBLEM)
    measures = material.facts_of(Aspect.MEASURE)
    ids = {problem.id for problem in problems}
    cards = [
        _of_fact(problem, [measure for measure in measures if measure.problem == problem.id])
        for problem in problems
    ]
    for measure in measures:
        if measure.problem not in ids:
            title = pending("这项措施针对的问题")
            card = Card(f"fact-{measure.id}", _theme(measure), Origin.FACT, title)
            cards.append(replace(card, measures=(_measure(measure),), facts=(measure.reference,)))
    return cards


def _of_fact(problem: Fact, measures: list[Fact]) -> Card:
    return Card(
        id=f"fact-{problem.id}",
        theme=_theme(problem),
        origin=Origin.FACT,
        title=_unnumbered(problem),
        measures=tuple(_measure(measure) for measure in measures),
        facts=tuple(fact.reference for fact in (problem, *measures)),
    )


def _unnumbered(fact: Fact) -> str:
    """The fact without ordinals of its own: it becomes an item of a list that has others (一是一是)."""
    return _ORDINAL.sub("", marked(fact))


def _theme(fact: Fact) -> str:
    return main_theme(themes_of(fact.statement))


def _measure(fact: Fact) -> Measure:
    who, due = assigned_in(fact.statement)
    return Measure(_unnumbered(fact), who, due, done=says_done(fact.statement))


def _of_signals(told: list[Signal], voice: Voice) -> Card:
    """One card for the signals of a matter: the first gives the title, all of them the evidence."""
    first = told[0]
    called, titles = titles_of(told)
    card = Card(
        id=f"signal-{first.id}",
        theme=first.theme,
        origin=Origin.SIGNAL,
        title=voice.choose(f"signal.{called}", titles),
        measures=tuple(Measure(what) for what in _planned(told, voice)),
    )
    return _shown_by(card, told, voice)


def _shown_by(card: Card, told: Iterable[Signal], voice: Voice) -> Card:
    """The card with the evidence of these signals, one after the other."""
    for signal in told:
        card = replace(card, evidence=_with_evidence(card, signal, voice))
    return card


def _planned(told: list[Signal], voice: Voice) -> list[str]:
    """A planned clause of each of the gravest signals; two of one that stands alone and has many.

    The two come from either half of its wordings, so that neither is last year's.
    """
    first = told[0]
    if len(told) == 1 and len(first.measures) >= _ENOUGH_FOR_TWO:
        halves = first.measures[::2], first.measures[1::2]
        return [voice.choose(f"measures.{first.id}.{n}", half) for n, half in enumerate(halves)]
    gravest = sorted(told, key=lambda one: -one.gravity)[:_MOST_MEASURES]
    return [voice.choose(f"measures.{one.id}", one.measures) for one in gravest]


def _with_figures(card: Card, material: Material) -> Card:
    """The card, with the tables' figures of its theme as evidence where no signal gave any."""
    told = [] if card.evidence else _figures_of(card.theme, material.ledger)
    if not told:
        return card
    return replace(card, evidence=voice_of(material).choose(f"evidence.{card.theme}", told))


def _figures_of(theme: str, ledger: Ledger) -> list[str]:
    """The ways to tell the tables' figures of a theme; none where they have none."""
    place = f"evidence.{theme}"
    ways = wordings(place) if place in places() else ()
    if any(_shows_less(text, ledger) for text in ways):
        return []
    told = [text for text in ways if _has_figures(text, ledger)]
    return [text for text in told if _cited(text) == _cited(told[0])]


def _cited(evidence: str) -> set[tuple[str, str | None]]:
    return {(ref.id, ref.format) for ref in references(evidence)}


def _shows_less(evidence: str, ledger: Ledger) -> bool:
    """Whether it cites a change that is known and is no rise: that speaks against a problem of its theme.

    办理压力大 is not shown by applications that have become fewer.
    """
    cited = (ref for ref in references(evidence) if ref.format == "change")
    changes = [on_last_year(ledger.entry(ref.id), ref.format) for ref in cited]
    return any(isinstance(change, Fraction) and change <= 0 for change in changes)


def _has_figures(evidence: str, ledger: Ledger) -> bool:
    """Whether every reference has a number to show, and none is zero."""
    shown = (ledger.entry(ref.id) for ref in references(evidence))
    return is_known(evidence, ledger) and all(entry.value != 0 for entry in shown)


def _with_evidence(card: Card, signal: Signal, voice: Voice) -> str:
    """The card's evidence and the signal's: the second of a matter only adds what is not yet told."""
    place, wordings = ("adds", signal.adds) if card.evidence else ("evidence", signal.evidence)
    return "；".join(filter(None, (card.evidence, voice.choose(f"{place}.{signal.id}", wordings))))
