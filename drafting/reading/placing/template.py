"""What tables have in common that differ in figures alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from drafting.reading.document import Cell, Grid


@dataclass(frozen=True, eq=False)
class Template:
    """A table that recurs, all of it but its figures: texts of a single number, one a cell.

    What a reader finds in one that depends on no figure holds for every table of the template.

    Args:
        specimen: the table with a number of its own for each figure.
        slots: where the figures stand, in reading order: row, and place among the cells that start in it.
    """

    specimen: Grid
    slots: tuple[tuple[int, int], ...]

    @cached_property
    def places(self) -> list[tuple[int, ...]]:
        """The figures' cells without their texts: rows, columns, and how far they reach."""
        cells = [self.specimen.rows[row][place][1:] for row, place in self.slots]
        return list(zip(*cells, strict=True)) or [()] * 4


class TemplateGrid(Grid):
    """The table of a template that prints these figures, in reading order.

    Its cells are made once they are asked for: where each figure belongs the template tells.
    """

    def __init__(self, template: Template, figures: Sequence[str]) -> None:
        vars(self).update(template=template, figures=figures, spans=True, lines=())

    template: Template
    figures: Sequence[str]

    @property
    def height(self) -> int:
        """The number of rows, for which no cell is made."""
        return self.template.specimen.height

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that start in each row, left to right."""
        rows: list[list[Cell]] = list(map(list, self.template.specimen.rows))
        cells = map(_cell, zip(self.figures, *self.template.places, strict=True))
        for (row, place), cell in zip(self.template.slots, cells, strict=True):
            rows[row][place] = cell
        return tuple(map(tuple, rows))


_cell = partial(tuple.__new__, Cell)
"""A cell of its five values, without a call of Python's own for each of two hundred."""
