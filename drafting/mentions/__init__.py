"""Numbers and measures in the prose of a report: the one recogniser.

It serves the rules on text, the guard over a model's answers and the binding of figures to references.
Value alone never identifies a measure: a number is bound only where its clause names exactly one.
"""

from drafting.mentions.above import counts_above
from drafting.mentions.all_of_them import all_of_them
from drafting.mentions.claims import (
    ON_REQUEST,
    Citation,
    Claim,
    citations,
    claimed_once,
    claims,
    clauses,
    measures_named,
)
from drafting.mentions.denials import ZeroClaim, zero_claims
from drafting.mentions.direction_claims import DirectionClaim
from drafting.mentions.directions import changing, directions
from drafting.mentions.enumerations import OUTCOMES, Enumeration, enumerations
from drafting.mentions.from_to import FromTo, from_to
from drafting.mentions.majorities import MajorityClaim, majorities
from drafting.mentions.measures import Context, Measure
from drafting.mentions.numbers import NumberMention, Rough, dates, numbers
from drafting.mentions.percentages import BaseClaim, ChangeClaim, base_claims, change_claims
from drafting.mentions.readings import Reading, Readings, Term, terms
from drafting.mentions.shares import ShareClaim, share_claims
from drafting.mentions.slot import MONEY
from drafting.mentions.stated_shares import StatedShare, stated_shares
from drafting.mentions.uncounted import uncounted

__all__ = [
    "MONEY",
    "ON_REQUEST",
    "OUTCOMES",
    "BaseClaim",
    "ChangeClaim",
    "Citation",
    "Claim",
    "Context",
    "DirectionClaim",
    "Enumeration",
    "FromTo",
    "MajorityClaim",
    "Measure",
    "NumberMention",
    "Reading",
    "Readings",
    "Rough",
    "ShareClaim",
    "StatedShare",
    "Term",
    "ZeroClaim",
    "all_of_them",
    "base_claims",
    "change_claims",
    "changing",
    "citations",
    "claimed_once",
    "claims",
    "clauses",
    "counts_above",
    "dates",
    "directions",
    "enumerations",
    "from_to",
    "majorities",
    "measures_named",
    "numbers",
    "share_claims",
    "stated_shares",
    "terms",
    "uncounted",
    "zero_claims",
]
