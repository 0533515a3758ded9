"""撰写: the narrative, whose figures are chips; drafting, last year's text, precedents, earlier versions."""

import streamlit as st

from drafting.report import NARRATIVE_SECTIONS
from drafting.ui.asked_of_editor import go_to_passage
from drafting.ui.beside import beside
from drafting.ui.drafting_panel import drafting_panel, section_name
from drafting.ui.editing import editor, reopen
from drafting.ui.last_year import tell_unconfirmed
from drafting.ui.messages import show_notice
from drafting.ui.places import take_jump
from drafting.ui.session import year_in_hand

st.title("撰写")
year = year_in_hand()
target = take_jump("writing")
if target:
    st.session_state["section"] = target["section"]
    if target["span"]:
        go_to_passage(year, target["section"], target["span"])
number = st.segmented_control(
    "部分",
    list(NARRATIVE_SECTIONS),
    format_func=section_name,
    default=5,
    required=True,
    key="section",
    label_visibility="collapsed",
    bind="query-params",
)
show_notice("writing")
tell_unconfirmed(year)
text_at, beside_at = st.columns([66, 34], gap="medium")
with text_at:
    if not drafting_panel(year, number):
        reopen(year.stored.id, number)
        editor(number)
with beside_at, st.container(key="beside"):
    beside(year, number)
