"""Claims: numbers that the prose says are the value of a measure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from drafting.mentions.measures import Context, Measure, names
from drafting.mentions.numbers import NumberMention
from drafting.mentions.prose import Prose, Span
from drafting.mentions.readings import Readings
from drafting.mentions.resolving import resolve
from drafting.mentions.slot import Slot
from drafting.mentions.slots import figures_of, slots
from drafting.references import Reference


class Claim(NamedTuple):
    """A number claimed to be the value of a measure.

    ``measure`` is what the words name; ``readings`` are the sums of ledger ids either of which makes the
    claim true (收到 is used without and with those carried in); ``clause`` is its clause's span in the
    original text.
    """

    number: NumberMention
    clause: Span
    measure: Measure

    @property
    def readings(self) -> Readings:
        """The measure's."""
        return self.measure.readings


@dataclass(frozen=True)
class Citation:
    """A reference of a stored text and the measure that its words name, whatever their scope.

    ``elsewhere`` is as in a slot.
    """

    reference: Reference
    measure: Measure | None
    elsewhere: bool


_RECEIVED, _CARRIED_IN = "t3.received.total", "t3.carried_in.total"
_EITHER: Readings = ((_RECEIVED,), (_RECEIVED, _CARRIED_IN))
_A_PART = re.compile("其中|包括|包含|含|有")

ON_REQUEST = Context(application=True, dispute=True)
"""The context of a text that is known to be about applications and disputes before it says so."""


def clauses(text: str) -> tuple[Span, ...]:
    """The clauses of a text, as spans of it: see ``Prose.clauses``."""
    prose = Prose.of(text)
    counted = tuple(figures_of(prose, None))
    return tuple(
        prose.span(*clause)
        for paragraph in prose.paragraphs
        for sentence in prose.sentences(paragraph)
        for clause in prose.clauses(sentence, counted)
    )


def claims(
    text: str, *, year: int | None, organ: str = "", about: Context | None = None
) -> tuple[Claim, ...]:
    """The numbers of a text that are claimed to be the value of a known measure.

    Only in the context of applications for government information, disputes over them, or decisions of table
    two, and only for the whole organ and year. When in doubt a number is left out; one that is several
    measures' value (复议、诉讼各1件) is claimed as often.

    Args:
        text: the text of a section.
        year: the report year.
        organ: the reporting organ, whose name does not narrow the scope.
        about: what every paragraph is about before it says anything.
    """
    return _claims(text, year, organ, about)  # by place: other ways to say the same are other keys


@lru_cache(maxsize=64)
def _claims(text: str, year: int | None, organ: str, about: Context | None) -> tuple[Claim, ...]:
    prose = Prose.of(text)
    placed = slots(prose, year, organ, about)
    found = ((slot, claim) for slot in placed if (claim := claim_of(prose, slot)))
    new = _newly_received(placed, year)
    return tuple(
        claim._replace(measure=Measure(claim.measure.id, claim.readings[:1])) if slot in new else claim
        for slot, claim in found
    )


def _newly_received(placed: Sequence[Slot], year: int | None) -> frozenset[Slot]:
    """The figures of 收到 to which those carried in are added in their own clause: 收到16件，上年结转3件.

    Alone, or where these are part of it (其中, 含, a bracket), 收到 may count them, too; so may 共有申请16件.
    """
    times = Counter(slot.sentence for slot in placed if slot.measure and slot.measure.id == _RECEIVED)
    return frozenset(
        slot
        for slot, behind in pairwise(placed)
        if slot.measure
        and slot.measure.readings == _EITHER
        and any(name.kind == "verb" for name in names(slot.before, year))
        and times[slot.sentence] == 1  # 共收到14件，上年结转2件、新收12件
        and slot.sentence == behind.sentence
        and behind.measure
        and behind.measure.id == _CARRIED_IN
        and not (behind.opens or behind.aside or _A_PART.search(behind.before))
    )


def claimed_once(
    text: str, *, year: int | None, organ: str = "", about: Context | None = None
) -> dict[Span, Claim]:
    """The claims by their numbers' spans, but for a number that is several measures' value (各1件).

    The arguments are those of ``claims``.
    """
    found = claims(text, year=year, organ=organ, about=about)
    times = Counter(claim.number.span for claim in found)
    return {claim.number.span: claim for claim in found if times[claim.number.span] == 1}


def citations(
    text: str, *, year: int | None, organ: str = "", about: Context | None = None
) -> tuple[Citation, ...]:
    """The references of a stored text in order; the arguments are those of ``claims``."""
    found = slots(Prose.of(text), year, organ, about)
    return tuple(Citation(slot.reference, slot.named, slot.elsewhere) for slot in found if slot.reference)


def measures_named(clause: str, *, year: int | None = None) -> tuple[str, ...]:
    """The ledger ids that the words of one clause name, whatever stands around it.

    A reference or number in the clause separates the words before it from those after.
    """
    prose = Prose.of(clause)
    cuts = tuple(figures_of(prose, year))
    bounds = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(prose.text)]
    pieces = [prose.text[start:end] for start, end in zip(bounds, ends, strict=True)]
    context = Context(application=True, dispute=True)
    found = (resolve(piece, context, year=year, clause=prose.text) for piece in pieces if piece)
    return tuple(dict.fromkeys(measure.id for measure in found if measure))


def claim_of(prose: Prose, slot: Slot) -> Claim | None:
    """The claim at a slot, ``None`` where its number is bound to nothing."""
    if slot.number is None or slot.measure is None or slot.number.value is None:
        return None
    return Claim(slot.number, prose.span(*slot.clause), slot.measure)
