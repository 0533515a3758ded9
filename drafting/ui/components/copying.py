"""A button that copies a text. Streamlit's own stands in a box of code and speaks English."""

import streamlit as st

from drafting.ui.components import delivery

_mount = st.components.v2.component(
    "nianbao_copying", js=delivery.script("copying.js"), css=delivery.script("copying.css")
)


def copy_button(text: str, *, key: str) -> None:
    """Offer to copy the text; works over http on this machine, and in other browsers by selecting."""
    _mount(key=key, data={"text": text}, width="content")
