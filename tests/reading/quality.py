"""One figure over every shape in which the tests print a report: cells held, read, wrong or without a word.

Four generators that know nothing of one another: ``variants``, ``grids`` (.html, .docx, .xlsx), ``filled``
(text and PDF) and ``fresh_shapes``. Shapes that do not hold every cell without doubt stand in
``variants.LOST_ARRIVALS`` and among those that are not ``clear``; they are counted apart, as told.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from reading import fresh_shapes, grid_shapes, variants
from reading.as_pdf import PDF_SHAPES
from reading.as_text import TEXT_SHAPES
from reading.filled import filled
from reading.measure import outcome

PDF_COPIES = 3
"""Copies of a PDF shape: laying one out takes as long as ten of text."""


@dataclass(frozen=True)
class Tally:
    """Cells that the files hold, those read as printed, and those wrong or null without a reason."""

    held: int = 0
    read: int = 0
    unmarked: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.held + other.held, self.read + other.read, self.unmarked + other.unmarked)

    def __str__(self) -> str:
        return (
            f"应读{self.held}格，读出{self.read}格（{self.read / self.held:.2%}），错而未说{self.unmarked}格"
        )


def tallies(copies: int) -> Iterator[tuple[str, str, Tally]]:
    """Generator, shape and tally, shape by shape."""
    for name, shape in variants.ARRIVALS.items():
        yield "各种来稿", name, _variants(shape, copies, blanks=True)
    for name, shape in variants.FULL_ARRIVALS.items():
        yield "各种来稿", name, _variants(shape, copies, blanks=False)
    for grid in grid_shapes.shapes():
        if grid.clear:
            found = grid_shapes.measured(grid, range(copies))
            yield (
                "网页、Word、电子表格",
                grid.name,
                Tally(found.held, found.right, len(found.wrong) + len(found.untold)),
            )
    for name in TEXT_SHAPES:
        yield "文本", name, _printed(TEXT_SHAPES, name, copies)
    for fresh in fresh_shapes.SHAPES:
        if fresh.clear:
            seen = fresh_shapes.measured(fresh, range(copies))
            yield "新版式", fresh.name, Tally(seen.held, seen.equal, len(seen.wrong) + len(seen.silent))
    for name in PDF_SHAPES:
        yield "PDF", name, _printed(PDF_SHAPES, name, min(copies, PDF_COPIES))


def _variants(shape: tuple[str, variants.Arrival], copies: int, *, blanks: bool) -> Tally:
    total = Tally()
    for seed in range(copies):
        found = variants.outcome(variants.copy(Random(seed), blanks=blanks), *shape)
        total += Tally(found.held, found.read, len(found.wrong))
    return total


def _printed(shapes: Mapping[str, tuple], name: str, copies: int) -> Tally:
    extension, shape = shapes[name]
    total = Tally()
    for seed in range(copies):
        chance = Random(f"{name} {seed}")
        made = filled(chance)
        found = outcome(made, shape(made, chance), f"a{extension}")
        total += Tally(len(found.held), len(found.right), len(found.wrong) + len(found.silent))
    return total


def main(copies: int, *, verbose: bool = False) -> None:
    """Print the tally of each generator and of all; verbose: of each shape."""
    totals: dict[str, Tally] = {}
    shapes: dict[str, int] = {}
    for generator, name, tally in tallies(copies):
        totals[generator] = totals.get(generator, Tally()) + tally
        shapes[generator] = shapes.get(generator, 0) + 1
        if verbose:
            print(f"  {generator} {name}：{tally}")
    for generator, tally in totals.items():
        print(f"{generator}（{shapes[generator]}种）：{tally}")
    print(f"合计（{sum(shapes.values())}种）：{sum(totals.values(), Tally())}")
