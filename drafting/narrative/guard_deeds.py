"""Deeds in a model's text: work that it says was done leans on a fact, and on the right one.

What is a deed, ``drafting.deeds`` says; here what is denied is none either, and stock phrases are noted.
"""

from collections.abc import Collection, Iterator

from drafting.checks.findings import Finding, Severity
from drafting.deeds import Clause, Sort, deed_clauses, repeats, sort_of, tells, unsaid
from drafting.mentions import zero_claims
from drafting.narrative.binding_findings import finding
from drafting.narrative.material import Material, fact_source
from drafting.references import SUPPORT

UNSUPPORTED = "deed-unsupported"
STOCK = "stock-phrase"
"""The rule of a note: the clause says nothing that anybody could check."""


def support_findings(source: str, material: Material) -> Iterator[Finding]:
    """A finding for every support mark that names no fact of the material."""
    known = {fact.reference for fact in material.facts}
    for match in SUPPORT.finditer(source):
        if match["id"] not in known:
            message = f"素材里没有{match[0]}。请改用素材后面的支撑标记，没有素材的，删去这句话。"
            yield finding(UNSUPPORTED, message, source, match.span())


def deed_findings(source: str, material: Material, *, planned: bool = False) -> Iterator[Finding]:
    """A finding for every deed that leans on no fact, or on one that speaks of something else.

    Args:
        source: source text.
        material: what the model was to draw on.
        planned: whether the text is a 措施, a plan from its first word.
    """
    facts = {fact.reference: fact for fact in material.facts}
    for clause, told_of in _sorted(source, material, planned):
        told = [facts[id] for id in clause.supported_by if id in facts]
        if told_of is Sort.STOCK and not told:
            message = "是套话，没有说到具体的工作，可以删去。"
            yield finding(STOCK, message, source, clause.span, severity=Severity.INFO)
        elif told_of is not Sort.DEED:
            continue
        elif not clause.supported_by:
            message = "说的是已经做了的事，却没有素材支撑。素材里有的，在句号前照抄支撑标记；没有的，删去。"
            yield finding(UNSUPPORTED, message, source, clause.span)
        elif told and not tells(told, clause.text):
            stated = "；".join(map(fact_source, told))
            message = f"支撑标记所指的素材是“{stated}”，没有说到这件事，请删去。"
            yield finding(UNSUPPORTED, message, source, clause.span)
        elif told and (verb := unsaid(told, clause.text)):
            stated = "；".join(map(fact_source, told))
            message = f"支撑标记所指的素材是“{stated}”，没有说到“{verb}”，请照素材改写。"
            yield finding(UNSUPPORTED, message, source, clause.span)


def with_supports(source: str, material: Material, offered: Collection[str], *, planned: bool = False) -> str:
    """The text with the support mark put behind every deed that tells exactly one of the facts offered.

    Models forget marks. What is repeated nearly word for word needs no guess; anything else stays without.
    """
    facts = [fact for fact in material.facts if fact.reference in offered]
    at, done = 0, []
    for clause, told_of in _sorted(source, material, planned):
        if told_of is Sort.DEED and not clause.supported_by:
            told = [fact for fact in facts if repeats(fact, clause.whole)]
            if len(told) == 1:
                done += [source[at : clause.span[1]], f"‹{told[0].reference}›"]
                at = clause.span[1]
    return "".join([*done, source[at:]])


def stated_around(source: str, at: int, material: Material) -> str:
    """What the facts that support the clause at this place state, as source text, joined."""
    ids = next((c.supported_by for c in deed_clauses(source) if c.span[0] <= at < c.span[1]), ())
    return "\n".join(fact_source(fact) for fact in material.facts if fact.reference in ids)


def _sorted(source: str, material: Material, planned: bool) -> Iterator[tuple[Clause, Sort]]:
    """The clauses, each with what it tells; one that a card has word for word is what the office says."""
    denied = [claim.span for claim in zero_claims(source, year=material.year, organ=material.organ)]
    cards = "\n".join(
        SUPPORT.sub("", text) for card in material.cards for text in (card.title, card.evidence, card.cause)
    )
    for clause in deed_clauses(source, planned=planned):
        theirs = SUPPORT.sub("", clause.text) in cards
        yield clause, Sort.NONE if theirs or clause.span in denied else sort_of(clause, material.organ)
