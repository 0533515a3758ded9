"""The ledger (可引用数字): every number that the text may state, and how a reference to it renders."""

from drafting.ledger.book import Ledger
from drafting.ledger.derived import Derived, cells_behind, change, counting_words, derived_values
from drafting.ledger.entry import UNDEFINED, Entry, EntryKind, Undefined, Value
from drafting.ledger.rendering import (
    Piece,
    is_format,
    locate,
    normalise,
    on_last_year,
    pieces,
    render,
    render_entry,
    round_half_up,
    shown,
)
from drafting.ledger.sums import cells_of, entry_of, is_sum, name_of, signed_cells, sum_of

__all__ = [
    "UNDEFINED",
    "Derived",
    "Entry",
    "EntryKind",
    "Ledger",
    "Piece",
    "Undefined",
    "Value",
    "cells_behind",
    "cells_of",
    "change",
    "counting_words",
    "derived_values",
    "entry_of",
    "is_format",
    "is_sum",
    "locate",
    "name_of",
    "normalise",
    "on_last_year",
    "pieces",
    "render",
    "render_entry",
    "round_half_up",
    "shown",
    "signed_cells",
    "sum_of",
]
