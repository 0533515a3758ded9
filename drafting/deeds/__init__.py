"""Statements of work done, as the guard and the rules see them."""

from drafting.deeds.sorting import Clause, Sort, deed_clauses, repeats, sort_of, tells, unsaid

__all__ = ["Clause", "Sort", "deed_clauses", "repeats", "sort_of", "tells", "unsaid"]
