"""Every layout of the tables in web pages, Word files and workbooks, whole and injured, from known figures.

``make test`` reads a few seeds of each; ``make damaged`` many. ``python -m reading.grid_shapes 300`` and
``python -m reading.grid_damage 300`` (from ``tests/``) print the figures.
"""

import pytest
from reading import grid_damage, grid_shapes
from reading.grid_copies import copy_of

LEAST = 0.995
"""Of the cells that a file holds, the share that has to be read."""

FEW = pytest.param(range(2), id="少")
MANY = pytest.param(range(2, 52), id="多", marks=pytest.mark.slow)
SHAPES = {shape.name: shape for shape in grid_shapes.shapes()}


@pytest.mark.parametrize("seeds", [FEW, MANY])
@pytest.mark.parametrize("name", SHAPES)
def test_what_a_layout_holds_is_read(name, seeds):
    found = grid_shapes.measured(SHAPES[name], seeds)
    assert (found.wrong, found.untold) == ([], [])
    assert not SHAPES[name].clear or found.right >= LEAST * found.held


@pytest.mark.parametrize(
    "seeds", [pytest.param(range(10), id="少"), pytest.param(range(10, 210), id="多", marks=pytest.mark.slow)]
)
@pytest.mark.parametrize("kind", grid_damage.KINDS)
def test_an_injured_table_gives_no_other_number(kind, seeds):
    found = grid_damage.measured(kind, seeds)
    assert (found.wrong, found.untold) == ([], [])
    assert found.held > 0


def test_an_outcome_tells_wrong_from_told_from_untold():
    """The judge itself: beside a report that reads nothing, everything held is untold."""
    shape = SHAPES["html 公版"]
    copy, data = grid_shapes.printed(shape, 3)
    report = grid_shapes.read_bytes(data, "a.html")
    held = sum(value is not None for value in copy.truth.values())
    assert grid_shapes.judged(report, copy).right == held
    other = copy_of(99)
    assert grid_shapes.judged(report, other).wrong != []
