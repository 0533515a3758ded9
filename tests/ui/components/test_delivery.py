"""What the browser sends is handed on once, acknowledged after it is stored, and never trusted."""

import pytest
import streamlit as st

from drafting.errors import ConflictError
from drafting.ui.components import delivery


@pytest.fixture(autouse=True)
def session():
    yield
    st.session_state.clear()


def sends(**entries: object) -> None:
    st.session_state["grid"] = {delivery.PENDING: entries}


def received() -> dict[str, object]:
    taken: dict[str, object] = {}
    delivery.receive("grid", lambda entries: taken.update({name: e.value for name, e in entries.items()}))
    return taken


def test_an_entry_is_handed_on_once():
    sends(a={"value": "1", "seq": 1}, b={"value": "2", "seq": 2})
    assert received() == {"a": "1", "b": "2"}
    assert delivery.acknowledged("grid") == 2
    sends(b={"value": "2", "seq": 2}, c={"value": "3", "seq": 3})
    assert received() == {"c": "3"}
    assert delivery.acknowledged("grid") == 3


def test_what_could_not_be_stored_is_not_acknowledged():
    sends(a={"value": "1", "seq": 1})

    def fails(entries: object) -> None:
        raise ConflictError("他人已先保存。")

    with pytest.raises(ConflictError):
        delivery.receive("grid", fails)
    assert delivery.acknowledged("grid") == 0
    assert received() == {"a": "1"}


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param(None, id="没有"),
        pytest.param(["a"], id="不是映射"),
        pytest.param({"a": "1"}, id="条目不是映射"),
        pytest.param({"a": {"value": "1"}}, id="没有序号"),
        pytest.param({"a": {"value": "1", "seq": "9"}}, id="序号不是整数"),
    ],
)
def test_other_shapes_are_dropped(sent):
    st.session_state["grid"] = {delivery.PENDING: sent}
    assert received() == {}
    assert delivery.acknowledged("grid") == 0
