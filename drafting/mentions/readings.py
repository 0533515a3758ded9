"""Readings: the sums of ledger ids that words may mean, and the signs of their parts.

A reading is written as ids; a part behind a ``-`` is taken off (收到并办结 may be what was received less what
was carried over). What the sign means is known here alone: everybody else asks for the terms.
"""

from typing import NamedTuple

from drafting.tables import APPLICANTS

Reading = tuple[str, ...]
Readings = tuple[Reading, ...]


class Term(NamedTuple):
    """A part of a reading: a ledger id, and whether its value is taken off."""

    id: str
    taken_off: bool


def terms(reading: Reading) -> tuple[Term, ...]:
    """The parts of a reading, in order."""
    return tuple(Term(id.removeprefix("-"), id.startswith("-")) for id in reading)


def columns(readings: Readings) -> Readings:
    """The readings of an applicant's name as columns of table three: 法人或其他组织 is five of them."""
    return tuple(
        tuple(
            column for name in reading for column in (APPLICANTS[1:] if name == "organisations" else (name,))
        )
        for reading in readings
    )
