"""Sums of a published report that do not come out, and what may be misprinted."""

import pytest
from builders import consistent_figures

from drafting.checks.unbalanced import in_doubt, unbalanced

RIGHT = consistent_figures(seed=3)


def test_tables_that_add_up():
    assert unbalanced(RIGHT) == ()
    assert in_doubt(RIGHT) == frozenset()


@pytest.mark.parametrize(
    ("cell", "places", "doubtful"),
    [
        pytest.param("t3.received.total", ["一、本年新收"], {"t3.received.total"}, id="行的总计"),
        pytest.param("t3.received.natural", ["自然人", "一、本年新收"], {"t3.received.natural"}, id="新收"),
        pytest.param("t3.granted.natural", ["自然人", "予以公开"], {"t3.granted.natural"}, id="办理结果"),
        pytest.param("t3.processed.total", ["（七）总计"], {"t3.processed.total"}, id="总计列，只说那一行"),
        pytest.param(
            "t4.review.corrected",
            ["行政复议"],
            {f"t4.review.{c}" for c in ("upheld", "corrected", "other", "pending", "total")},
            id="表四一块，无从得知是哪一格",
        ),
    ],
)
def test_one_misprint(cell, places, doubtful):
    figures = RIGHT | {cell: RIGHT[cell] + 18}
    found = unbalanced(figures)
    assert len(found) == len(places)
    for one, place in zip(found, places, strict=True):
        assert place in one.told
        assert one.told.endswith("相差18件")
        assert cell in one.cells
    assert in_doubt(figures) == doubtful


def test_of_a_sum_with_a_blank_nothing_is_said():
    figures = RIGHT | {"t4.review.upheld": None, "t4.review.total": 900}
    assert unbalanced(figures) == ()
    assert in_doubt(figures) == frozenset()


def test_other_outcomes_in_one_row():
    rows = [code for code in RIGHT if code.startswith("t3.closed_")]
    columns = {code.rpartition(".")[2] for code in rows}
    one_row = {f"t3.closed.{c}": sum(RIGHT[code] for code in rows if code.endswith(f".{c}")) for c in columns}
    figures = RIGHT | dict.fromkeys(rows) | one_row
    assert unbalanced(figures) == ()
    wrong = figures | {"t3.closed.natural": figures["t3.closed.natural"] + 1}
    assert in_doubt(wrong) == {"t3.closed.natural"}
    assert "（六）其他处理" in unbalanced(wrong)[1].told
