"""The best assignment against every other one."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from drafting.items.assignment import best_assignment

SIZES = st.tuples(st.integers(1, 4), st.integers(0, 2))
GAINS = SIZES.flatmap(
    lambda size: st.lists(
        st.lists(st.integers(-5, 9), min_size=sum(size), max_size=sum(size)),
        min_size=size[0],
        max_size=size[0],
    )
)


@given(GAINS)
def test_no_other_assignment_gains_more(gains):
    found = best_assignment(gains)
    assert len(set(found)) == len(gains)
    others = permutations(range(len(gains[0])), len(gains))
    best = max(sum(row[c] for row, c in zip(gains, other, strict=True)) for other in others)
    assert sum(row[c] for row, c in zip(gains, found, strict=True)) == best


def test_nothing_to_assign():
    assert best_assignment([]) == []
