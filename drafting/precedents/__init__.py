"""Past reports as searchable items; the only place that knows chromadb.

Importing this package is cheap: chromadb and numpy are imported when an index is opened.
"""

from drafting.precedents.index import IndexedReport, PrecedentIndex
from drafting.precedents.itemising import items_of
from drafting.precedents.precedent import KINDS, LEVELS, Hit, Precedent, Query, level_of
from drafting.precedents.said import Said, recognised
from drafting.precedents.themes import main_theme, theme_names, themes_of

__all__ = [
    "KINDS",
    "LEVELS",
    "Hit",
    "IndexedReport",
    "Precedent",
    "PrecedentIndex",
    "Query",
    "Said",
    "items_of",
    "level_of",
    "main_theme",
    "recognised",
    "theme_names",
    "themes_of",
]
