"""Tables on a template: where each figure belongs is found once for all tables that differ in figures alone.

An organ's reports of many years, and those of all that publish with one editor, print their tables in the
same markup. Which cell of the form a figure is follows from labels, spans and places alone, if every figure
stands in a row that is the form's own, a number under each column. In other rows the figures themselves may
decide (two numbers run together, a sum that shows which reading is right): a table with one is placed by
itself. No label of the form has a digit, so that none is mistaken for a figure.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafting.reading.document import Grid
from drafting.reading.placing.grids import Placer
from drafting.reading.placing.header import Header
from drafting.reading.placing.header_reading import table_of
from drafting.reading.placing.readings import Destinations, Reading, Readings, kind_of
from drafting.reading.placing.template import Template, TemplateGrid
from drafting.report import Unread

_REMEMBERED = 256
"""Templates: a report has three to six tables."""


class TemplatePlacer(Placer):
    """A placer that remembers where the figures of a template belong."""

    def place(self, grid: Grid, dispute: str | None = None) -> bool:
        """Read the statutory cells of a grid; see ``Placer.place``."""
        if not isinstance(grid, TemplateGrid):
            return super().place(grid, dispute)
        plan = _plan_of(grid.template, dispute)
        # Rows above a head are read under the head before, which is no part of the template.
        if plan is None or not (plan.headed or self.header is None):
            return super().place(grid, dispute)
        self.readings.take(plan.destinations, grid.figures)
        self.readings.add(plan.others, plan.places)
        self.header = plan.header
        return plan.found


class _Plan(NamedTuple):
    """What placing does with any table of a template.

    The cell of each figure, in reading order; the readings that hold no figure (of a row that is blank); the
    head that stays in force; whether it is a statutory table, and whether it begins with a head.
    """

    destinations: Destinations
    others: Mapping[str, tuple[Reading, ...]]
    places: Sequence[Unread]
    header: Header | None
    found: bool
    headed: bool


@lru_cache(maxsize=_REMEMBERED)
def _plan_of(template: Template, dispute: str | None) -> _Plan | None:
    """The plan for the tables of a template, ``None`` where their figures may have a say in it."""
    grid = template.specimen
    traced = _Traced()
    placer = Placer(traced)
    found = placer.place(grid, dispute)
    figures = [grid.rows[row][place] for row, place in template.slots]
    if any(cell.rowspan > 1 for cell in figures):  # one may stand over a label of the next head
        return None
    destinations = traced.destinations([cell.text for cell in figures])
    if destinations is None:
        return None
    headed = table_of([cell.text for cell in grid.rows[0]]) is not None
    return _Plan(destinations, traced.cells, traced.places, placer.header, found, headed)


class _Traced(Readings):
    """Readings of a specimen, whose figures tell each by its number where it was read."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, str, bool]] = []

    def read_row(self, codes: Sequence[str], texts: Sequence[str], foreign: Sequence[bool]) -> None:
        """Note where the numbers of a row belong that stands as the form has it."""
        self._rows += zip(texts, codes, foreign, strict=True)

    def destinations(self, figures: Sequence[str]) -> Destinations | None:
        """The cells of the form to which the figures belong.

        ``None`` unless each was read once, for a cell that nothing else was read for.
        """
        places = {
            text: (code, kind, foreign) for text, code, foreign in self._rows if (kind := kind_of(code))
        }
        codes = {code for code, _, _ in places.values()}
        if (
            not len(self._rows) == len(places) == len(codes) == len(figures)
            or not codes.isdisjoint(self.cells)
            or not places.keys() >= set(figures)
        ):
            return None
        found = [places[figure] for figure in figures]
        return Destinations(*zip(*found, strict=True)) if found else Destinations((), (), ())
