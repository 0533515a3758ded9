"""大模型提议: problems that the model sees in the year's figures and facts, each listed only by a click."""

from functools import partial

import streamlit as st

from drafting.checks.masking import without_persons
from drafting.errors import NianbaoError
from drafting.narrative.proposing import ProposedProblem
from drafting.service.deck import shown
from drafting.service.model import endpoint
from drafting.service.proposing import confirm, propose, question
from drafting.service.years import OpenYear
from drafting.ui.messages import leave_notice, plain
from drafting.ui.session import workspace


def proposing(year: OpenYear) -> None:
    """The button that asks, what would go to the model, and what it proposed until it is listed."""
    there = endpoint()
    if there is None:
        st.caption("没有配置大模型。问题可以从“数据线索”里挑选，或点“添加问题”。")
        return
    held = f"proposed-of-{year.stored.id}"
    st.caption("大模型只凭本年的数据和素材提议；对不上依据的不能列入，会说明原因。列不列、怎么写由您定。")
    with st.expander(f"将发送给“{there.host}”的内容"):
        asked = question(year)
        st.text(f"{asked.system}\n\n{without_persons(asked.user)}")
    if st.button("让大模型提议", key="propose", icon=":material/lightbulb:"):
        _ask(year, held)
    for number, one in enumerate(st.session_state.get(held, ())):
        _proposal(year, one, number, held)


def _ask(year: OpenYear, held: str) -> None:
    try:
        with st.spinner("正在等大模型回答……"):
            found = propose(workspace(), year.stored.id)
    except NianbaoError as error:
        leave_notice("problems", "error", error.message)
    else:
        st.session_state[held] = found
        if not found:
            leave_notice("problems", "info", "大模型没有看出别的问题。")
    st.rerun()


def _proposal(year: OpenYear, one: ProposedProblem, number: int, held: str) -> None:
    with st.container(border=True):
        what, go = st.columns([8, 1.6], vertical_alignment="center")
        with what.container(gap="xxsmall"):
            st.markdown(f"**{plain(one.title or '（没有写明问题）')}**")
            st.markdown(f":gray[依据]　{plain(shown(one.evidence, year.uncarded))}")
            st.markdown(f":gray[措施]　{plain(one.measure)}")
            if one.refused:
                st.markdown(f":red[不能列入：{plain(one.refused)}]")
        go.button(
            "列为问题", key=f"list-proposed-{number}", width="stretch", disabled=bool(one.refused),
            on_click=partial(_list, year, one, held),
        )  # fmt: skip


def _list(year: OpenYear, one: ProposedProblem, held: str) -> None:
    try:
        confirm(workspace(), year.stored.id, one)
    except NianbaoError as error:
        leave_notice("problems", "error", error.message)
    else:
        st.session_state[held] = tuple(other for other in st.session_state[held] if other != one)
        leave_notice("problems", "success", "已列为问题，也记入了工作素材。请补上责任单位和完成时限。")
