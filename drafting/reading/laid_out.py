"""Tables that only lay out the page: what stands in them is paragraphs, and tables of their own."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafting.reading.document import Block, Grid, flow, paragraphs_of
from drafting.reading.placing.header_reading import table_of
from drafting.reading.placing.template import Template, TemplateGrid
from drafting.reading.sections.headings import is_heading

_LAYOUT_FROM = 200
"""Characters in one cell from which a table lays out the page: the longest label has 60."""

_HEADING_FROM = 4
"""Characters of the shortest heading, 总体情况."""

_REMEMBERED = 256
"""Templates of tables: a report has three to six."""


def without_layout(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, tables that only lay out the page taken apart."""
    for block in blocks:
        if not isinstance(block, Grid):
            yield block
        elif _typical(block).filled == 1:
            yield from flow(block)
        else:
            yield from _without_prose(block)


def _typical(grid: Grid) -> Grid:
    """The grid, or the specimen of its template, in which what is no figure is the same."""
    return grid.template.specimen if isinstance(grid, TemplateGrid) else grid


def _without_prose(grid: Grid) -> Iterator[Block]:
    """A table that only lays out the page as its paragraphs.

    Where it is a statutory table, only its rows of prose (its title, a long note) are paragraphs, and what
    stands between them is a table each.
    """
    prose = _prose_rows_of(grid.template) if isinstance(grid, TemplateGrid) else _prose_rows(grid)
    if not prose:
        yield grid
    elif all(table_of([cell.text for cell in cells]) is None for cells in grid.rows):
        yield from flow(grid)
    else:
        start = 0
        for row in (*prose, len(grid.rows)):
            if row > start:
                yield grid.between(start, row)
            for cell in grid.rows[row] if row < len(grid.rows) else ():
                yield from paragraphs_of(cell.text)
            start = row + 1


@lru_cache(maxsize=_REMEMBERED)
def _prose_rows_of(template: Template) -> list[int]:
    """The rows of prose of any table of a template: a number is none."""
    return _prose_rows(template.specimen)


def _prose_rows(grid: Grid) -> list[int]:
    long = [[cell.text for cell in cells if len(cell.text) >= _HEADING_FROM] for cells in grid.rows]
    return [row for row, texts in enumerate(long) if any(map(_is_prose_cell, texts))]


def _is_prose_cell(text: str) -> bool:
    """Whether a cell holds prose, a heading, or a whole table."""
    return len(text) > _LAYOUT_FROM or any(map(is_heading, text.splitlines()))
