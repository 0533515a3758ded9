"""What a model adds to what it was given: reasons that nobody named, and half sentences that no fact says.

A reason is an allegation, and is refused; the rest may be true, and is told to staff. Deeds are
``guard_deeds``' matter, numbers ``binding_findings``'.
"""

import re
from collections.abc import Collection, Iterator

from drafting.checks.findings import Finding, Severity
from drafting.deeds import Sort, deed_clauses, sort_of
from drafting.narrative.binding_findings import finding
from drafting.narrative.material import Card, Material, fact_source
from drafting.narrative.sentences import sentence_places
from drafting.references import REFERENCE, bare, without_supports
from drafting.tieout import pairs

INVENTED = "cause-invented"
"""The rule of a finding on a reason that the card does not give."""

BEYOND = "beyond-material"
"""The rule of a note: nothing that was given says this."""

_LEAST_OF_A_REASON = 0.25
"""What part of its pairs of characters a reason shares with the card's problem. Of the reasons in the tests'
honest answers none shares less; those that a model made up shared at most a sixth."""

_LEAST_SHARED = 0.2
"""What part of its pairs a half sentence shares with the facts that it leans on (as ``deeds.tells``)."""

_FEWEST_PAIRS = 5
"""A half sentence with fewer pairs of characters is a turn of phrase (在线下方面)."""

_REASON = re.compile(
    r"究其原因[，,：:]?|(?:主要|重要|直接|根本|深层次?)?原因(?:主要)?(?:是|在于|为)|(?:主要|多)?(?:是因为|由于|缘于|源于|归因于)"
    r"|(?:(?<=[，。；])|^)(?:这|也|从中|在一定程度上|一定程度上)*(?:反映|暴露|折射|体现|说明|表明)(?:出|了)?"
)
_FRAME = re.compile(
    r"(?:看|上|中|下|方面|时|后|前|来|如下|包括|为)$|^(?:并|同时)?(?:为(?!.{0,8}提供)|围绕|聚焦|坚持|针对)|\d"
)
"""What says when, where or to what end, and what holds a date or a telephone: others look at those."""
_SWEEPING = re.compile(
    r"均|全部|一律|无一|平稳|有序|良好|显著|明显(?!的?[增减上下])|成效|有效|高效|到位|圆满|满意|[持不][续断]提[升高]|尽公开"
)
"""What a clause that leans on nothing claims of all there is, or of how well it went."""


def cause_findings(problem: str, card: Card) -> Iterator[Finding]:
    """A finding for every reason in a card's problem text that the card does not give.

    Args:
        problem: the problem as source text.
        card: the card that was to be worded.
    """
    given = pairs(bare("。".join((card.title, card.evidence, card.cause))))
    for start, end in sentence_places(problem):
        if marker := _REASON.search(problem, start, end):
            reason = pairs(bare(problem[marker.end() : end]))
            if reason and len(reason & given) < _LEAST_OF_A_REASON * len(reason):
                what = "卡片上没有写原因" if not card.cause else "卡片上写的不是这个原因"
                message = f"{what}，请删去这个说法，原因由机关来写。"
                yield finding(INVENTED, message, problem, (marker.start(), end))


def beyond_notes(
    source: str, material: Material, *, given: str = "", planned: bool = False
) -> Iterator[Finding]:
    """A note for every half sentence that speaks of nothing in what it leans on, or leans on nothing at all.

    What leans on nothing, and what is a stock phrase, is noted only where it claims something of all there
    is, or of how well things went.

    Args:
        source: source text.
        material: what the model was to draw on.
        given: what was given beside the facts (a card's text).
        planned: whether the text is a 措施.
    """
    facts = {fact.reference: fact for fact in material.facts}
    for clause in deed_clauses(source, planned=planned):
        said = pairs(bare(clause.text))
        if REFERENCE.search(clause.text) or _FRAME.search(bare(clause.text)):
            continue
        told = "".join(fact_source(facts[id]) for id in clause.supported_by if id in facts) + given
        leans = bool(told) and len(said & pairs(bare(told))) >= _LEAST_SHARED * len(said)
        sweeping = bool(_SWEEPING.search(clause.text))
        is_told = sweeping or (told and len(said) >= _FEWEST_PAIRS and sort_of(clause) is not Sort.STOCK)
        if is_told and not leans:
            message = "素材没有说到，属实才可以留。"
            yield finding(BEYOND, message, source, clause.span, severity=Severity.INFO)


def said_beyond(notes: Collection[Finding]) -> tuple[str, ...]:
    """The half sentences that are noted as beyond what was given, as they stand."""
    return tuple(without_supports(note.excerpt).strip() for note in notes if note.rule == BEYOND)
