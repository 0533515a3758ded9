"""Whose applications a text says that most are: 申请人以自然人为主, 企业申请占绝大多数."""

import re
from dataclasses import dataclass
from functools import cache

from drafting.errors import DataFileError
from drafting.mentions.about import sentences_about
from drafting.mentions.measures import vocabulary
from drafting.mentions.numbers import data_file
from drafting.mentions.prose import Prose, Span
from drafting.mentions.readings import Reading
from drafting.mentions.resolving import resolve
from drafting.mentions.scope import scope_of
from drafting.patterns import Sought

_NATURAL: Reading = ("t3.received.natural",)
_OTHERS: Reading = ("organisations.received",)


@dataclass(frozen=True)
class MajorityClaim:
    """The text says that most applications are one sort of applicant's; ``span`` is what says so.

    ``of`` are the sums that these are, in 件; ``against`` is the other side's: all organisations' against
    the natural persons', and the other way round.
    """

    span: Span
    of: tuple[Reading, ...]
    against: Reading


@cache
def _words() -> tuple[Sought, ...]:
    try:
        data = data_file("percentages.toml")["majority"]
        return tuple(Sought(pattern.replace("<who>", data["who"])) for pattern in data["patterns"])
    except (KeyError, re.error) as error:
        raise DataFileError(f"percentages.toml 有误：{error}") from error


def majorities(text: str, *, year: int | None, organ: str = "") -> tuple[MajorityClaim, ...]:
    """What a text says of whose applications most are, in order; nothing of part of the year or the organ."""
    if not any(pattern.may(text) for pattern in _words()):
        return ()
    prose = Prose.of(text)
    found: list[MajorityClaim] = []
    for sentence, about in sentences_about(prose, year, None):
        if not about.application:
            continue
        for match in (m for pattern in _words() for m in pattern.pattern.finditer(prose.text, *sentence)):
            lead = prose.text[sentence[0] : match.start()]
            if vocabulary(year).objects["likely_unless"].search(lead):
                continue  # 市场主体登记申请人以企业为主
            scope = scope_of(lead, year=year, organ=organ)
            measure = resolve(f"其中{match['who']}", about._replace(row="received"), year=year)
            if measure is None or scope.narrowed or scope.part:
                continue
            of = measure.readings
            against = _OTHERS if _NATURAL in of else _NATURAL
            found.append(MajorityClaim(prose.span(*match.span()), of, against))
    return tuple(sorted(found, key=lambda claim: claim.span))
