"""Which of many reports are found to read alike, by the pieces that they share."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.service.alike import MOST, Signature, neighbours

pieces = st.frozensets(st.integers(0, 12), max_size=8)


def signed(organ, *sections, year=2023):
    return Signature(year, organ, tuple(np.array(sorted(section), np.uint64) for section in sections))


def share(own, other):
    """The largest part of a section's pieces that the other report's section has too."""
    return max((len(a & b) / len(a) for a, b in zip(own, other, strict=True) if a), default=0.0)


@given(st.lists(st.tuples(pieces, pieces), max_size=9))
def test_neighbours_are_those_that_share_a_third_of_a_sections_pieces_likest_first(reports):
    found = neighbours([signed(f"{at}局", *sections) for at, sections in enumerate(reports)])
    for place, own in enumerate(reports):
        shares = {at: share(own, other) for at, other in enumerate(reports) if at != place}
        alike = sorted((at for at, part in shares.items() if part >= 0.35), key=lambda at: (-shares[at], at))
        assert found[place] == tuple(alike[:MOST])


@pytest.mark.parametrize(
    ("organ", "year", "found"),
    [
        pytest.param("青石局", 2023, [(1,), (0,)], id="另一机关同一年"),
        pytest.param("青石局", 2022, [(), ()], id="另一年"),
        pytest.param("白水局", 2023, [(), ()], id="同一机关"),
    ],
)
def test_only_another_organs_report_of_the_same_year_is_a_neighbour(organ, year, found):
    assert neighbours([signed("白水局", {1, 2}, ()), signed(organ, {1, 2}, (), year=year)]) == found


def test_what_hundreds_share_hides_nobody_who_shares_rarer_pieces():
    rare = set(range(100, 109))
    many = [signed(f"{at}局", {1, 1000 + at, 2000 + at}, ()) for at in range(300)]
    found = neighbours([*many, signed("甲局", {1} | rare, ()), signed("乙局", {1} | rare, ())])
    assert found[-2:] == [(301,), (300,)]
    assert set(found[:-2]) == {()}
