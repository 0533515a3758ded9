"""Fields whose text is kept while another page is looked at, and which are empty once it was saved.

They stand in no form, which would keep what is typed to itself until it is sent; ``persist_state="session"``
has Streamlit remember them, and a new key makes them new ones.
"""

import streamlit as st


def fields_key(what: str) -> str:
    """The key of the fields for this, another one each time that they were saved or given up."""
    return f"{what}-{st.session_state.get(_times(what), 0)}"


def put_fields_away(what: str) -> None:
    """What was typed for this was saved, or given up."""
    st.session_state[_times(what)] = st.session_state.get(_times(what), 0) + 1


def _times(what: str) -> str:
    return f"fields-{what}"
