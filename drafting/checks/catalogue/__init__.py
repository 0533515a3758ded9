"""The catalogue: every rule, declared once. Ids are never reused or renamed."""

from drafting.checks.catalogue.structure import STRUCTURE
from drafting.checks.catalogue.tables import TABLES
from drafting.checks.catalogue.text import TEXT
from drafting.checks.catalogue.units import UNITS
from drafting.checks.catalogue.wording import WORDING
from drafting.checks.catalogue.years import YEARS
from drafting.checks.rule import Rule

CATALOGUE: tuple[Rule, ...] = (*TABLES, *YEARS, *UNITS, *TEXT, *STRUCTURE, *WORDING)
"""Every rule, in the order of the catalogue in the documentation."""
