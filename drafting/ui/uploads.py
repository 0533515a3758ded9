"""A popover that takes a file, and is closed with an empty uploader once that file was taken over."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

import streamlit as st


@contextmanager
def upload_popover(
    label: str, name: str, report: int, *, width: Literal["stretch", "content"] = "content"
) -> Iterator[str]:
    """Show a popover of this name; what stands in it goes in the ``with``, which gives the uploader's key.

    A new key is a new popover, closed, with an empty uploader. (Closed through its state instead, it would
    swallow the next click on another page.)
    """
    key = f"{name}-{report}-{st.session_state.get(_taken(name), 0)}"
    with st.popover(label, width=width, key=f"popover-{key}"):
        yield key


def put_away(name: str) -> None:
    """The file was taken over: the popover of this name is a new one from the next run."""
    st.session_state[_taken(name)] = st.session_state.get(_taken(name), 0) + 1


def _taken(name: str) -> str:
    return f"{name}-taken"
