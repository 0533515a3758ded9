"""Differences in points that a plain text has: bound where they are the last cited share's, and true."""

import pytest
from sample_year import sample_material

from drafting.ledger import render
from drafting.narrative.binding_points import with_points

LEDGER = sample_material().ledger
SHARE = "结果纠正[[t4.review.corrected]]，占[[review.corrected_share]]"
POINTS = "[[review.corrected_share|points]]"


@pytest.mark.parametrize("verb", ["上升", "提高了", "增加"])
def test_a_true_difference_is_bound(verb: str) -> None:
    assert with_points(f"{SHARE}，较上年{verb}17.8个百分点。", LEDGER) == f"{SHARE}，较上年{POINTS}。"


def test_what_is_bound_prints_as_it_was() -> None:
    text = f"{SHARE}，较上年上升17.8个百分点。"
    assert render(with_points(text, LEDGER), LEDGER) == render(text, LEDGER)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{SHARE}，较上年上升17.9个百分点。", id="数不对"),
        pytest.param(f"{SHARE}，较上年下降17.8个百分点。", id="方向不对"),
        pytest.param(f"{SHARE}。较上年上升17.8个百分点。", id="隔了一句"),
        pytest.param("满意度上升17.8个百分点。", id="没有说到比例"),
        pytest.param("[[t4.review.total]]，上升17.8个百分点。", id="不是比例"),
        pytest.param("[[t9.none]]，上升17.8个百分点。", id="没有这样的引用"),
    ],
)
def test_nothing_else_is(text: str) -> None:
    assert with_points(text, LEDGER) == text
