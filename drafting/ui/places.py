"""Where the pages are, and how one page sends the clerk to a place on another."""

import time
from importlib.resources import files
from typing import Any, NoReturn

import streamlit as st

_JUMP = "jump"


def page(name: str) -> str:
    """The path of a page's file, wherever the package is installed."""
    return str(files("drafting.ui").joinpath("pages", f"{name}.py"))


def jump(name: str, **target: Any) -> NoReturn:
    """Go to a page and have it show a place there (a cell, a passage), which it takes by ``take_jump``."""
    st.session_state[_JUMP] = (name, target)
    st.switch_page(page(name))


def take_jump(name: str) -> dict[str, Any]:
    """What this page was asked to show, once; empty where it was not asked."""
    asked, target = st.session_state.get(_JUMP, ("", {}))
    if asked != name:
        return {}
    del st.session_state[_JUMP]
    return dict(target)


def new_nonce() -> int:
    """A number that no browser has had, for a component that does something once per number."""
    return time.time_ns()
