"""What the page asks the editor of a section to do: put text in at the caret, go to a passage."""

import streamlit as st

from drafting.ledger import locate
from drafting.service.years import OpenYear
from drafting.ui.components import Insertion
from drafting.ui.places import new_nonce

_FOCUS = "focus-text"


def insert(report: int, number: int, text: str) -> None:
    """Have the editor of this section put stored text in at the caret."""
    st.session_state[_insertion(report, number)] = Insertion(text, new_nonce())


def insertion(report: int, number: int) -> Insertion | None:
    """What is to be put into this section, if anything ever was."""
    found: Insertion | None = st.session_state.get(_insertion(report, number))
    return found


def go_to_passage(year: OpenYear, number: int, span: tuple[int, int]) -> None:
    """Have the editor of this section select a span of the text as it is rendered."""
    at = locate(year.sections[number].source, year.ledger, span)
    st.session_state[_FOCUS] = (year.stored.id, number, at, new_nonce())


def focus(report: int, number: int) -> tuple[tuple[int, int] | None, int]:
    """The span of stored text to select, and the number of that request."""
    asked_report, asked_number, at, nonce = st.session_state.get(_FOCUS, (None, None, None, 0))
    return (at, nonce) if (asked_report, asked_number) == (report, number) else (None, 0)


def _insertion(report: int, number: int) -> str:
    return f"insert-{report}-{number}"
