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
    "cell_name",
    "cell_spec",
    "complete",
    "edition",
    "edition_for",
    "layout",
    "outcome_rows",
    "parts_of",
    "recompute",
]
