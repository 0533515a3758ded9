"""Use case: what would go to the model, word for word, before any of it goes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafting.checks.masking import without_persons
from drafting.narrative.drafting import first_requests
from drafting.narrative.material import PARTS, Part
from drafting.service.library import retriever
from drafting.service.model import may_embed
from drafting.service.years import OpenYear
from drafting.settings import settings

if TYPE_CHECKING:
    from drafting.precedents import PrecedentIndex


@dataclass(frozen=True)
class Outgoing:
    """The first question for a part: the standing instruction, and the material with personal data masked."""

    part: Part
    system: str
    user: str
    masked: bool


def outgoing(
    year: OpenYear, sections: Collection[int], index: "PrecedentIndex | None" = None
) -> tuple[Outgoing, ...]:
    """What drafting these sections would send first; repairs send the answer and the findings besides."""
    may = may_embed(year.stored)
    asked = first_requests(
        year.material,
        precedents=retriever(index, by_meaning=may) if index else None,
        parts=tuple(part for part in PARTS if part.section in sections),
        context=settings().llm_context,
    )
    sent = ((part, request, without_persons(request.user)) for part, request in asked)
    return tuple(Outgoing(part, request.system, user, user != request.user) for part, request, user in sent)
