"""The neutral document: what a file holds once its format is forgotten.

Every reader (docx, html, text) gives a sequence of paragraphs and grids in reading order; placing, headings
and titles know nothing of file formats.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from drafting.errors import InputError

MOST_SPAN = 1000
"""A span beyond this is damage or an attack; browsers clamp there too."""

MOST_CELLS = 200_000
"""A grid larger than this is no form: the statutory tables have fewer than 400 cells."""

EMPTY_CELL = "|"
"""A paragraph's text that is an empty cell: of a table printed a cell a line, pipes between."""

_WITHOUT_WIDTH = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
"""Spaces, joiners and soft hyphens that nobody sees."""


def refuse_oversized(cells: int) -> None:
    """Refuse a table of more than ``MOST_CELLS`` cells.

    Raises:
        InputError: it has more.
    """
    if cells > MOST_CELLS:
        raise InputError(f"文件中的一张表格超过{MOST_CELLS}格，不像年报。请检查文件后重新上传。")


class Paragraph(NamedTuple):
    """One paragraph, or one line of it where the source breaks it; ``heading`` where its style is one."""

    text: str
    heading: bool = False


class Cell(NamedTuple):
    """One printed cell: its text (a line a paragraph), where it starts, how far it reaches (at least 1)."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1

    @property
    def columns(self) -> range:
        """The grid columns that the cell covers."""
        return range(self.column, self.column + self.colspan)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.text.strip()


@dataclass(frozen=True, eq=False)
class Grid:
    """A table: rows of the cells that start in them, left to right; columns count from 0.

    ``spans`` says whether the source could state merged cells (html, docx); a table of tabs or pipes cannot,
    so there a blank cell may be the rest of its left or upper neighbour. ``lines`` are then the lines as
    printed: they may turn out to be prose.
    """

    rows: tuple[tuple[Cell, ...], ...]
    spans: bool = True
    lines: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Whether both print the same; when their cells were made does not matter."""
        if not isinstance(other, Grid):
            return NotImplemented
        return (self.rows, self.spans, self.lines) == (other.rows, other.spans, other.lines)

    def __hash__(self) -> int:
        return hash((self.rows, self.spans, self.lines))

    @cached_property
    def _reaching(self) -> dict[int, list[Cell]]:
        """Row → the cells from above that reach into it."""
        reaching = defaultdict[int, list[Cell]](list)
        for cells in self.rows:
            for cell in cells:
                for row in range(cell.row + 1, cell.row + cell.rowspan):
                    reaching[row].append(cell)
        return reaching

    @cached_property
    def _covering(self) -> dict[int, dict[int, Cell]]:
        """Row → column → cell, of the rows that were asked for."""
        return {}

    def _covered(self, row: int) -> dict[int, Cell]:
        own = self.rows[row] if 0 <= row < len(self.rows) else ()
        covered: dict[int, Cell] = {}
        for cell in (*self._reaching.get(row, ()), *own):
            for column in cell.columns:
                covered.setdefault(column, cell)
        return covered

    @cached_property
    def filled(self) -> int:
        """How many cells print anything."""
        return sum(1 for cells in self.rows for cell in cells if cell.text.strip())

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.rows)

    @cached_property
    def width(self) -> int:
        """The number of grid columns."""
        return max((cell.column + cell.colspan for cells in self.rows for cell in cells), default=0)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """For each row the grid column after its last, cells from the rows above among them."""
        reaching = self._reaching
        return tuple(
            max((cell.column + cell.colspan for cell in (*reaching.get(row, ()), *cells)), default=0)
            for row, cells in enumerate(self.rows)
        )

    def between(self, first: int, end: int) -> "Grid":
        """The rows from ``first`` up to ``end`` as a grid of their own."""
        rows = (
            tuple(c._replace(row=c.row - first, rowspan=min(c.rowspan, end - c.row)) for c in cells)
            for cells in self.rows[first:end]
        )
        return Grid(tuple(rows), self.spans, self.lines[first:end])

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers this place, ``None`` where nothing was printed there."""
        if row not in self._covering:
            self._covering[row] = self._covered(row)
        return self._covering[row].get(column)


@dataclass(frozen=True)
class Picture:
    """A picture among the text, too large for a sign or a button; what it shows is not read."""


Block = Paragraph | Grid | Picture


@dataclass(frozen=True)
class Document:
    """A file's content in reading order.

    ``name`` is its title element, where the format has one; ``attachments`` are the documents that a page
    links to, by what it calls them; ``scripts`` says that it has scripts, which may show what is not here;
    ``recognised`` that its text is what a program recognised on pictures of pages.
    """

    blocks: tuple[Block, ...]
    name: str = ""
    attachments: tuple[str, ...] = ()
    scripts: bool = False
    recognised: bool = False


@dataclass
class RawCell:
    """A cell as a reader meets it, before its place is known; ``blocks`` may hold nested grids."""

    blocks: list[Block] = field(default_factory=list)
    rowspan: int = 1
    colspan: int = 1


def table_blocks(rows: Sequence[Sequence[RawCell]]) -> Iterator[Block]:
    """A table as blocks: one grid, or, where it only lays out the page, the content of its cells in order.

    A table that holds another is layout: the statutory tables hold none. So is one that holds pictures alone;
    those beside text stand under the table. One with a single text in it only frames a cell's text.

    Raises:
        InputError: the table is larger than any form.
    """
    cells = [cell for row in rows for cell in row]
    if _hold_grids(cells):
        for cell in cells:
            cell.blocks = [shown for block in cell.blocks for shown in _unframed(block)]
    blocks = [block for cell in cells for block in cell.blocks]
    pictures = [block for block in blocks if isinstance(block, Picture)]
    if _hold_grids(cells) or (pictures and len(pictures) == len(blocks)):
        yield from blocks
        return
    grid = place_cells([[(lines_of(c.blocks), c.rowspan, c.colspan) for c in row] for row in rows])
    if grid.rows:
        yield grid
    yield from pictures


def _hold_grids(cells: Iterable[RawCell]) -> bool:
    return any(isinstance(block, Grid) for cell in cells for block in cell.blocks)


def _unframed(block: Block) -> Iterator[Block]:
    """The block, or, of a table with at most one text, that text's lines."""
    if isinstance(block, Grid) and block.filled <= 1:
        yield from flow(block)
    else:
        yield block


def place_cells(rows: Sequence[Sequence[tuple[str, int, int]]]) -> Grid:
    """The grid of these rows of (text, rowspan, colspan).

    Each cell is set beside and below what spans reach from the left and above.

    Raises:
        InputError: the table is larger than any form.
    """
    below: set[tuple[int, int]] = set()
    area = 0
    placed: list[tuple[Cell, ...]] = []
    for r, row in enumerate(rows):
        column = 0
        cells: list[Cell] = []
        for text, rowspan, colspan in row:
            while (r, column) in below:
                column += 1
            if rowspan == colspan == 1:  # most
                cells.append(Cell(text, r, column))
                column += 1
                area += 1
                continue
            height, breadth = min(rowspan, len(rows) - r, MOST_SPAN), min(colspan, MOST_SPAN)
            area += height * breadth
            refuse_oversized(area)
            if height > 1:
                below.update((r + i, column + j) for i in range(1, height) for j in range(breadth))
            cells.append(Cell(text, r, column, height, breadth))
            column += breadth
        refuse_oversized(area)
        placed.append(tuple(cells))
    return Grid(tuple(placed))


def flow(grid: Grid) -> Iterator[Paragraph]:
    """The cells' lines as paragraphs, for a table that only lays out the page."""
    for cells in grid.rows:
        for cell in cells:
            yield from paragraphs_of(cell.text)


def paragraphs_of(text: str, *, heading: bool = False) -> Iterator[Paragraph]:
    """The non-empty lines as paragraphs, without white space at either end, or any that has no width."""
    # Most are one line, of printable characters only.
    for line in [text] if text.isprintable() else without_width(text).splitlines():
        if words := line.strip():
            yield Paragraph(words, heading)


def without_width(text: str) -> str:
    """The text without the signs that nobody sees."""
    return _WITHOUT_WIDTH.sub("", text)


def lines_of(blocks: Iterable[Block]) -> str:
    """The paragraphs' texts, a line each."""
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))
