"""Section 5 at the desk: card by card, so that a bad one fails no other."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafting.errors import ModelError
from drafting.facts import Fact
from drafting.llm import AnswerCut
from drafting.narrative.answers import CardAnswer, parse_answers
from drafting.narrative.contradicted import contradicted
from drafting.narrative.drafted import BY_FACTS, DraftedCard, DraftedPart, Writer
from drafting.narrative.drafting_desk import CUT, REFUSED, REPAIRS, Desk, by_model
from drafting.narrative.drafting_requests import (
    Request,
    card_offers,
    card_source,
    cards_request,
    is_whole,
)
from drafting.narrative.guard_claims import cause_findings
from drafting.narrative.material import Card, Part
from drafting.narrative.offline import compose_problems, problem_cards, write_card
from drafting.narrative.prompts import Prompt
from drafting.narrative.salvage import finished
from drafting.narrative.substance import echoes, empty_card
from drafting.narrative.telling import untold
from drafting.narrative.verifying import errors, notes, verify


class CardDesk(Desk):
    """A desk that writes section 5 too."""

    def write_cards(self, part: Part, precedents: tuple[str, ...]) -> DraftedPart:
        """Section 5, card by card; only the cards that did not pass are asked for again."""
        started = time.perf_counter()
        numbered = dict(enumerate(problem_cards(self.material), start=1))
        cards = {number: self._by_hand(number, card) for number, card in numbered.items()}
        left = {number: card for number, card in numbered.items() if is_whole(card)}
        drafted = self.begun(part, "", precedents)
        request = cards_request(left, self.material, precedents)
        fault = f"{REFUSED}，"
        try:
            for attempt in range(1 + REPAIRS):
                drafted = replace(drafted, prompts=request.prompts)
                answer, cut = self._ask_for_cards(part, request)
                answers, asked = parse_answers(answer, left), len(left)
                drafted = replace(drafted, aside=(*drafted.aside, *answers.aside))
                for number in tuple(left):
                    said = answers.cards.get(number, CardAnswer("", ""))
                    cards[number] = self._judged(cards[number], said, attempt, request.prompts)
                    if cards[number].origin is not Writer.OFFLINE:
                        del left[number]
                        if cut and number == max(answers.cards):
                            cards[number] = replace(cards[number], message=f"{CUT}，已写完的句子保留。")
                if not left:
                    break
                fault = cut.message if cut else f"{REFUSED}，"
                if cut and len(left) == asked:
                    break  # asked again it would be cut again; for fewer cards than before it may be whole
                request = self._again(answers.cards, [cards[number] for number in left], precedents)
        except ModelError as error:
            fault = error.message
        for number in left:
            cards[number] = replace(cards[number], message=f"{fault}本条{BY_FACTS}")
        return replace(
            drafted,
            source=compose_problems([(c.problem, c.measure) for c in cards.values()], self.material),
            origin=_overall({card.origin for card in cards.values()}),
            findings=tuple(finding for card in cards.values() for finding in card.findings),
            notes=tuple(note for card in cards.values() for note in card.notes),
            message="".join(
                [
                    f"第{number}条{card.message}"
                    for number, card in cards.items()
                    if card.message.startswith(CUT)
                ]
                + ([f"第{'、'.join(map(str, left))}条：{fault}{BY_FACTS}"] if left else [])
            ),
            cards=tuple(cards.values()),
            left_out=tuple(fact for card in cards.values() for fact in self._left_out(card)),
            contradicted=tuple(dict.fromkeys(said for card in cards.values() for said in self._wrong(card))),
            seconds=time.perf_counter() - started,
            spent=self.asker.spent(part.code),
        )

    def _ask_for_cards(self, part: Part, request: Request) -> tuple[str, AnswerCut | None]:
        """The answer; one that was cut up to its last whole sentence, and the fault."""
        try:
            return self.asker.ask(part.code, request), None
        except AnswerCut as cut:
            return finished(cut.answer), cut

    def _by_hand(self, number: int, card: Card) -> DraftedCard:
        return DraftedCard(number, card, *write_card(card, number, self.material), Writer.OFFLINE)

    def _judged(
        self, drafted: DraftedCard, answer: CardAnswer, attempt: int, prompts: Sequence[Prompt]
    ) -> DraftedCard:
        """The card with the model's texts where both pass, else with the findings on them."""
        card, material = drafted.card, self.material
        offered = card_offers(card)
        said, planned = (f"【{drafted.number}】{side}" for side in ("问题", "措施"))
        given = card_source(card)
        problem, wrong = verify(answer.problem, material, offered, said, given=given)
        measure, amiss = verify(answer.measure, material, offered, planned, planned=True, given=given)
        reasons = (f._replace(message=said + f.message) for f in cause_findings(problem, card))
        findings = (*wrong, *reasons, *amiss)
        empty = (
            *empty_card(problem, card, said),
            *empty_card(measure, card, planned),
            *echoes(f"{problem}\n{measure}", prompts),
        )
        if refused := (*errors(findings), *empty):
            return replace(drafted, findings=refused)
        origin, noted = by_model(attempt), notes(findings)
        return replace(drafted, problem=problem, measure=measure, origin=origin, findings=(), notes=noted)

    def _left_out(self, drafted: DraftedCard) -> tuple[Fact, ...]:
        """The facts on a card of which the model's text says nothing."""
        if drafted.origin is Writer.OFFLINE:
            return ()
        offered = card_offers(drafted.card)
        facts = [fact for fact in self.material.facts if fact.reference in offered]
        return untold(facts, f"{drafted.problem}\n{drafted.measure}")

    def _wrong(self, drafted: DraftedCard) -> tuple[str, ...]:
        """What the card states that the tables contradict, where a model's text stands in its stead."""
        card = drafted.card
        if drafted.origin is Writer.OFFLINE:
            return ()
        return contradicted((card.title, card.evidence, card.cause), self.material, card_offers(card))

    def _again(
        self, answers: Mapping[int, CardAnswer], refused: Sequence[DraftedCard], precedents: tuple[str, ...]
    ) -> Request:
        said = "\n".join(
            f"【{n}】问题\n{answers[n].problem}\n【{n}】措施\n{answers[n].measure}"
            for n in (card.number for card in refused)
            if n in answers
        )
        findings = [finding for card in refused for finding in card.findings]
        asked = {card.number: card.card for card in refused}
        return cards_request(asked, self.material, precedents).again(said, findings)


def _overall(origins: set[Writer]) -> Writer:
    return origins.pop() if len(origins) == 1 else Writer.REPAIRED
