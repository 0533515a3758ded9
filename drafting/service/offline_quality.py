"""Use case: draft the sample years without a model and hold the drafts against what a supervisor asks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from drafting.checks.engine import check
from drafting.checks.followed_up import is_spoken_of
from drafting.checks.overlaps import compared
from drafting.items import answers_by_training_alone, split_items
from drafting.narrative.cards import can_speak, cards_from, takes_up
from drafting.narrative.material import Card, Material
from drafting.narrative.offline import write_report
from drafting.narrative.offline_last_year import follow_up, last_years_problems
from drafting.narrative.offline_problems import problem_cards
from drafting.narrative.signals import signals
from drafting.references import PLACEHOLDER, references, without_supports
from drafting.report import AnnualReport, OrganType
from drafting.service.writing import assemble, written_subject
from drafting.tables import STATUTORY_CODES
from drafting.tieout import own_words

_PROBLEMS = 5
_ASKED = "placeholder-left"


@dataclass(frozen=True)
class OfflineDraft:
    """A report written without a model, and what can be said of it."""

    material: Material

    @cached_property
    def sources(self) -> dict[int, str]:
        """The stored text of each section."""
        return write_report(self.material)

    @cached_property
    def report(self) -> AnnualReport:
        """The report, rendered."""
        drawn_on = self.material
        return assemble(drawn_on.organ, drawn_on.year, drawn_on.figures, self.sources, drawn_on.ledger)

    @cached_property
    def findings(self) -> tuple[tuple[str, str], ...]:
        """(rule, message) of what its own check finds, hints too."""
        found = check(written_subject(self.report, self.material, self.sources)).findings
        return tuple((one.rule, one.message) for one in found)

    @property
    def errors(self) -> tuple[str, ...]:
        """The findings that are no question to staff: a draft of ours should meet none, not even a hint."""
        return tuple(message for rule, message in self.findings if rule != _ASKED)

    @property
    def asked(self) -> int:
        """How many questions to staff it holds (〔待补…〕, 〔待填〕)."""
        return sum(rule == _ASKED for rule, _ in self.findings)

    @property
    def only_asks(self) -> bool:
        """Whether section 5 names no problem and asks instead."""
        return not self.cards

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards that section 5 states."""
        return problem_cards(self.material)

    @property
    def unheard(self) -> tuple[str, ...]:
        """The signals beyond their threshold whose matter no card takes up."""
        given, cards = signals(self.material.ledger), self.material.cards
        return tuple(one.id for one in given if not any(takes_up(card, one) for card in cards))

    @property
    def without_figures(self) -> tuple[str, ...]:
        """The cards of whose theme the tables could speak, and which cite no figure."""
        return tuple(
            card.title
            for card in self.cards
            if can_speak(card, self.material) and not references(card.title + card.evidence)
        )

    @property
    def unanswered(self) -> tuple[str, ...]:
        """The problems of section 5 that nothing answers."""
        return unanswered(self.report.text(_PROBLEMS))

    @property
    def returning(self) -> tuple[tuple[str, bool], ...]:
        """The problems that were last year's too: title, and whether the text says or asks what was done."""
        left = [pair.problem for pair in last_years_problems(self.material) if pair.problem]
        followed = re.split("[；\n]", without_supports(follow_up(self.material)))
        again = [(card, last) for card in self.cards for last in left if _same(card.title, last.text)]
        return tuple((card.title, any(_same(one, last.text) for one in followed)) for card, last in again)


def unanswered(text: str) -> tuple[str, ...]:
    """The problems that a section 5 states and that have no measure, or none but training.

    Where the text asks for one (〔待补…〕) it is not taken for an answer, nor held against it.
    """
    stated = ((pair.problem, pair.measures) for pair in split_items(text))
    return tuple(
        problem.text
        for problem, measures in stated
        if problem
        and not PLACEHOLDER.search("".join((problem.text, *(measure.text for measure in measures))))
        and answers_by_training_alone([measure.text for measure in measures])
    )


def _same(one: str, problem: str) -> bool:
    return is_spoken_of(problem, [own_words(one)], whole=4)


def shared(one: AnnualReport, other: AnnualReport) -> float:
    """The larger part of either's section 5 that stands in the other's; 0 where one is too short to say."""
    found = compared(one, other, _PROBLEMS), compared(other, one, _PROBLEMS)
    return max((each.share for each in found if each), default=0.0)


def most_shared(draft: OfflineDraft, others: Sequence[OfflineDraft]) -> float:
    """The most that section 5 shares with another organ's of the same year."""
    organ, year = draft.material.organ, draft.material.year
    beside = [one for one in others if one.material.year == year and one.material.organ != organ]
    return max((shared(draft.report, one.report) for one in beside), default=0.0)


def bureaus(
    places: str = "城乡河口东湖", trades: str = "教民水法计审林体", year: int = 2024
) -> list[OfflineDraft]:
    """Bureaus with nothing but their tables, which all say the same: one review of three corrected."""
    cells = {"t4.review.total": 3, "t4.review.upheld": 2, "t4.review.corrected": 1}
    drafts = []
    for place, trade in product(places, trades):
        figures = dict.fromkeys(STATUTORY_CODES, 0) | cells
        material = Material(f"云岭市{place}区{trade}务局", OrganType.DEPARTMENT, year, figures)
        drafts.append(OfflineDraft(replace(material, cards=cards_from(material))))
    return drafts


def townships(names: str = "东南西北上下大小新旧", year: int = 2024) -> list[OfflineDraft]:
    """Townships that received no application, one for each character, with nothing but their tables."""
    drafts = []
    for number, name in enumerate(names):
        figures = dict.fromkeys(STATUTORY_CODES, 0) | {"t2.normative.in_force": number}
        organ = f"云岭市青禾区{name}坪镇人民政府"
        drafts.append(OfflineDraft(Material(organ, OrganType.GOVERNMENT, year, figures)))
    return drafts
