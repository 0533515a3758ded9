"""Shapes written without looking at the reader: no cell wrong, each lost one told, the rest read.

``make test`` reads two reports in each; ``make damaged`` forty.
"""

import pytest
from reading import fresh_shapes
from reading.fresh_report import fresh

LEAST = 0.995
"""Of the cells that a file holds, the share that has to be read."""

FEW = pytest.param(range(2), id="少")
MANY = pytest.param(range(2, 42), id="多", marks=pytest.mark.slow)
SHAPES = {shape.name: shape for shape in fresh_shapes.SHAPES}


@pytest.mark.parametrize("seeds", [FEW, MANY])
@pytest.mark.parametrize("name", SHAPES)
def test_a_fresh_shape_is_read(name, seeds):
    shape = SHAPES[name]
    found = fresh_shapes.measured(shape, seeds)
    assert (found.wrong, found.silent) == ([], [])
    if shape.clear:
        assert dict(found.structure) == {}
        assert found.equal >= LEAST * found.held


def test_the_judge_tells_wrong_from_told_from_silent():
    shape = SHAPES["网页 千分位"]
    _, data = fresh_shapes.printed(shape, 3)
    read = fresh_shapes.read_bytes(data, "a.html")
    other = fresh_shapes.judged(shape, fresh(4, say=shape.say), read)
    assert other.wrong != []
    assert other.structure
    same = fresh_shapes.judged(shape, fresh(3, say=shape.say), read)
    assert (same.wrong, same.silent, same.told, dict(same.structure)) == ([], [], 0, {})
    assert same.equal == same.held > 0
