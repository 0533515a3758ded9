"""大模型提议: problems that the model sees in the year's figures and facts, each listed only by a click."""

from functools import partial

import streamlit as st

from drafting.checks.masking import without_persons
from drafting.errors import NianbaoError
from drafting.narrative.proposing import ProposedProblem
from drafting.service.deck import shown
from drafting.service.model import NO_MODEL, endpoint, needs_consent
from drafting.service.proposing import asking, confirm, propose, proposed, question
from drafting.service.years import OpenYear
from drafting.ui.messages import leave_notice, plain, tell, telling
from drafting.ui.session import workspace
from drafting.ui.waiting import waiting
from drafting.workspace import StoredRun
from drafting.workspace.runs import RunStatus

_BY_HAND = "问题可以从“数据线索”里挑选，或点“添加问题”。"


def proposing(year: OpenYear) -> None:
    """The button that asks, what would go to the model, and what it proposed until it is listed."""
    there = endpoint()
    if there is None:
        st.caption("没有配置大模型。" + _BY_HAND)
        return
    if year.stored.model_use == NO_MODEL:
        st.caption("这份年报设定了不使用大模型，所以不能让它提议；设定在“撰写”页。" + _BY_HAND)
        return
    run, asked = newest(year.stored.id), question(year)
    st.caption("大模型只凭本年的数据和素材提议；对不上依据的不能列入，会说明原因。列不列、怎么写由您定。")
    with st.expander(f"将发送给“{there.host}”的内容"):
        st.text(f"{asked.system}\n\n{without_persons(asked.user)}")
    if run and run.status is RunStatus.RUNNING:
        waiting(newest, "proposing")
        return
    held_back = needs_consent(year.stored)
    if held_back:
        st.caption(plain(f"“{there.host}”不在单位网络内，请先在“撰写”页看过将发送的内容并同意。"))
    st.button(
        "让大模型提议",
        key="propose",
        icon=":material/lightbulb:",
        disabled=held_back,
        on_click=telling(_ask),
        args=(year.stored.id,),
    )
    if run and run.status in (RunStatus.FAILED, RunStatus.STOPPED):
        tell("warning", run.message)
    found = proposed(run, year, asked)
    if run and run.result and not found:
        st.caption("大模型没有看出别的问题。" if not run.result["problems"] else "大模型提议的都已列入。")
    for number, one in enumerate(found):
        _proposal(year, one, number)


def newest(report_id: int) -> StoredRun | None:
    """The newest question for problems."""
    return asking(workspace(), report_id)


def _ask(report_id: int) -> None:
    try:
        propose(workspace(), report_id)
    except NianbaoError as error:
        leave_notice("problems", "error", error.message)


def _proposal(year: OpenYear, one: ProposedProblem, number: int) -> None:
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
            on_click=telling(partial(_list, year, one)),
        )  # fmt: skip


def _list(year: OpenYear, one: ProposedProblem) -> None:
    try:
        confirm(workspace(), year.stored.id, one)
    except NianbaoError as error:
        leave_notice("problems", "error", error.message)
    else:
        leave_notice("problems", "success", "已列为问题，也记入了工作素材。请补上责任单位和完成时限。")
