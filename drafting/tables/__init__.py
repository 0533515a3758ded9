"""The statutory tables as data: specifications, printed layout, footing."""

from drafting.tables.footing import complete, outcome_rows, parts_of, recompute
from drafting.tables.layout import PrintedCell, layout
from drafting.tables.spec import (
    APPLICANTS,
    DISPUTES,
    EDITIONS,
    STATUTORY_CODES,
    Block,
    CellSpec,
    Column,
    Edition,
    Row,
    TableSpec,
    cell_name,
    cell_spec,
    edition,
    edition_for,
)
from drafting.tables.unbalanced import Unbalanced, in_doubt, unbalanced

__all__ = [
    "APPLICANTS",
    "DISPUTES",
    "EDITIONS",
    "STATUTORY_CODES",
    "Block",
    "CellSpec",
    "Column",
    "Edition",
    "PrintedCell",
    "Row",
    "TableSpec",
    "Unbalanced",
    "cell_name",
    "cell_spec",
    "complete",
    "edition",
    "edition_for",
    "in_doubt",
    "layout",
    "outcome_rows",
    "parts_of",
    "recompute",
    "unbalanced",
]
