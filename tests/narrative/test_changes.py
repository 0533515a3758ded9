"""What a proposal changes: all, none, or any part of it accepted, no reference torn."""

from hypothesis import given
from hypothesis import strategies as st

from drafting.narrative.changes import accept, changes
from drafting.references import references, supports

PIECES = st.lists(
    st.sampled_from(
        [
            "收到",
            "申请",
            "[[t3.received.total]]",
            "[[t4.review.total|n]]",
            "‹fact.1›",
            "，",
            "。",
            "\n",
            "较上年",
            "增长",
            "办结",
        ]
    ),
    max_size=25,
).map("".join)


@given(PIECES, PIECES)
def test_all_of_them_give_the_new_text_and_none_the_old(old, new):
    found = changes(old, new)
    assert accept(old, found) == new
    assert accept(old, ()) == old


@given(PIECES, PIECES, st.data())
def test_any_part_of_them_tears_no_reference(old, new, data):
    found = changes(old, new)
    some = [change for change in found if data.draw(st.booleans())]
    text = accept(old, some)
    known = {str(ref) for ref in (*references(old), *references(new))}
    assert {str(ref) for ref in references(text)} <= known
    assert set(supports(text)) <= {*supports(old), *supports(new)}
    assert text.count("[[") == text.count("]]") == len(references(text))


def test_the_same_text_changes_nothing():
    assert changes("收到[[t3.received.total]]。", "收到[[t3.received.total]]。") == ()


def test_a_reference_is_exchanged_as_a_whole():
    (change,) = changes("收到[[t3.received.total]]。", "收到[[t3.carried_in.total]]。")
    assert change.text == "[[t3.carried_in.total]]"
