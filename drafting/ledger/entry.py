"""An entry of the ledger: one citable number, and what its value can be."""

from enum import Enum, StrEnum
from fractions import Fraction
from typing import NamedTuple

from drafting.figures import Number
from drafting.references import NOT_COMPARABLE


class EntryKind(StrEnum):
    """Where an entry's value comes from."""

    CELL = "cell"
    SUM = "sum"
    SHARE = "share"
    CHANGE = "change"
    FACT = "fact"


class Undefined(Enum):
    """The value of a ratio that has no base: over zero, or on a last year that is blank or zero."""

    NOT_COMPARABLE = NOT_COMPARABLE


UNDEFINED = Undefined.NOT_COMPARABLE

Value = Number | Fraction | Undefined | None
"""A number, a ratio (share or change, 1 = 100 %), undefined, or blank."""


class Entry(NamedTuple):
    """One citable number.

    ``unit`` is printed after the number (empty: none); ``words`` are the counting words a text may use
    instead; ``label`` says in Chinese what it is; ``parts`` are the cells it is computed from (itself for a
    cell); ``previous`` is last year's value of the same entry, blank where unknown.
    """

    id: str
    kind: EntryKind
    value: Value
    unit: str
    words: tuple[str, ...]
    label: str
    parts: tuple[str, ...]
    previous: Value = None
    digits: int = 1

    @property
    def is_ratio(self) -> bool:
        """Whether it renders as a percentage."""
        return self.kind in (EntryKind.SHARE, EntryKind.CHANGE)
