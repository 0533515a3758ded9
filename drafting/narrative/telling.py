"""Which of the facts that a text was given it tells, and what a model is asked that left out most of them."""

from collections.abc import Sequence

from drafting.checks.findings import Finding, Severity
from drafting.facts import Fact
from drafting.narrative.material import fact_source
from drafting.narrative.sentences import cited
from drafting.references import bare
from drafting.tieout import pairs

THIN = "answer-thin"
"""The rule of a finding on a text, true as far as it goes, that leaves out most of what it was given."""

_SURELY_SHARED = 0.6
"""What part of a fact's pairs of characters a text has that tells it without its mark."""


def untold(facts: Sequence[Fact], source: str) -> tuple[Fact, ...]:
    """The facts that the text neither cites nor tells in nearly their own words."""
    told, said = cited(source), pairs(bare(source))
    return tuple(
        fact
        for fact in facts
        if fact.reference not in told
        and not len(said & (stated := pairs(fact.statement))) >= _SURELY_SHARED * max(len(stated), 1)
    )


def is_thin(facts: Sequence[Fact], source: str) -> bool:
    """Whether more than half of the facts are left untold."""
    return 2 * len(untold(facts, source)) > len(facts)


def thin_finding(facts: Sequence[Fact], source: str) -> Finding:
    """What a model is asked: to tell the rest, too."""
    left = untold(facts, source)
    named = "；".join(f"“{fact_source(fact)}”‹{fact.reference}›" for fact in left)
    message = f"给出的{len(facts)}条素材有{len(left)}条没有写到，请都写进去，并照抄支撑标记：{named}。"
    return Finding(THIN, Severity.ERROR, message)
