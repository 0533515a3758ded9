"""Several signals of one matter: their order, and the title of the problem that they make."""

from itertools import combinations

import pytest

from drafting.narrative.matters import Joint, in_order, joint_of, joints
from drafting.narrative.signals import Signal, definitions

SIGNALS = {signal.id: signal for signal in definitions()}


def these(*ids: str) -> list[Signal]:
    return [SIGNALS[id] for id in ids]


@pytest.mark.parametrize("joint", joints(), ids=lambda joint: "+".join(joint.of))
def test_a_joint_is_of_signals_of_one_matter_in_wordings_that_differ(joint: Joint) -> None:
    assert len({SIGNALS[id].family for id in joint.of}) == 1
    assert len({SIGNALS[id].gravity for id in joint.of}) == 1
    for one, other in combinations(joint.titles, 2):
        runs = {one[i : i + 13] for i in range(len(one) - 12)}
        assert not [run for run in runs if run in other]


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        pytest.param(("litigation-corrected", "review-corrected"), True, id="两样"),
        pytest.param(("litigation-corrected", "review-corrected-again"), True, id="一样上年也有"),
        pytest.param(("litigation-corrected", "review-corrected-case"), False, id="一样只有个案"),
        pytest.param(("litigation-corrected", "review-growth"), False, id="只有一样"),
    ],
)
def test_signals_are_joined_where_all_are_told(told: tuple[str, ...], joined: bool) -> None:
    assert (joint_of(these(*told)) is not None) is joined


def test_what_goes_on_with_the_first_stands_behind_it() -> None:
    told = these("litigation-corrected", "review-growth", "litigation-growth", "disputes-pending")
    assert [one.id for one in in_order(told)] == [
        "litigation-corrected", "litigation-growth", "review-growth", "disputes-pending",
    ]  # fmt: skip
    assert in_order(told, "复议案件增多")[0].id == "review-growth"
