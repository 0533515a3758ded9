"""本年要求: what the year's notice asks for, and what of it the report answers."""

import streamlit as st

from drafting.errors import NianbaoError
from drafting.reading import as_text
from drafting.service.requirements import answer, reword, take_notice, unanswered, vouch
from drafting.service.years import OpenYear
from drafting.ui.messages import leave_notice, plain, tell, telling
from drafting.ui.session import workspace, year_in_hand
from drafting.workspace import StoredRequirement

NOTICES = [".docx", ".txt", ".html", ".pdf"]


def requirements(year: OpenYear) -> None:
    """The list, what is answered by the text, and the way to put a notice in."""
    st.caption(
        "把今年的编制通知、政务公开工作要点粘贴或上传到这里，逐条对照年报写到了没有；没写到的，校核时会提醒。"
    )
    count = len(year.requirements)  # what was taken over is not left standing
    with st.form(f"notice-{count}", border=False):
        text = st.text_area("通知内容（分条的一条一行）", height=110, key=f"notice-text-{count}")
        file_at, source_at, go_at = st.columns([4, 3, 1.4], vertical_alignment="bottom")
        file = file_at.file_uploader("或上传文件", type=NOTICES, key=f"notice-file-{count}")
        source = source_at.text_input("文件名称、文号", key=f"notice-source-{count}")
        if go_at.form_submit_button("列出要求", type="primary", width="stretch"):
            try:
                given = as_text(file.getvalue(), file.name) if file else text
                named = source or (file.name if file else "")
                listed = take_notice(workspace(), year.stored.id, given, named)
            except NianbaoError as error:
                tell("error", error.message)
            else:
                leave_notice("problems", "success", f"列出{listed}条要求。")
                st.rerun()
    missing = unanswered(year)
    for one in year.requirements:
        _row(one, missing=one.id in missing)


def _row(one: StoredRequirement, *, missing: bool) -> None:
    what, tell_at, tick, edit_at, out = st.columns([5.6, 1.6, 1.6, 0.9, 0.9], vertical_alignment="center")
    if one.answered:
        state = f":green-badge[已回应（{plain(one.answered)}确认）]"
    else:
        state = ":orange-badge[没有写到]" if missing else ":green-badge[已写到]"
    with what.container(gap="xxsmall"):
        st.markdown(f"{state}　{plain(one.text)}")
        if one.source:
            st.caption(plain(f"出自：{one.source}"))
    if one.answered:
        tick.button(
            "撤回确认", key=f"unvouch-{one.id}", on_click=telling(_unvouch), args=(one,), width="stretch"
        )
    elif missing:
        with tell_at.popover("写明做了什么", width="stretch"):
            _answer(one)
        with tick.popover("确认已回应", width="stretch"):
            st.text_input("确认人", key=f"voucher-{one.id}")
            st.button("确认", key=f"vouch-{one.id}", on_click=telling(_vouch), args=(one,))
    with edit_at.popover("修改", width="stretch"):
        st.text_area("要求", one.text, key=f"reworded-{one.id}")
        st.button("保存", key=f"reword-{one.id}", on_click=telling(_reword), args=(one,))
    out.button("删除", key=f"drop-{one.id}", on_click=telling(_drop), args=(one,), width="stretch")


def _answer(one: StoredRequirement) -> None:
    st.text_area("做了什么（一句完整的话）", key=f"done-{one.id}")
    st.text_input("出处", key=f"done-source-{one.id}")
    st.button("记入素材并拟写", key=f"answer-{one.id}", on_click=telling(_tell), args=(one,))


def _tell(one: StoredRequirement) -> None:
    done, source = (st.session_state[f"{typed}-{one.id}"] for typed in ("done", "done-source"))
    try:
        fact, proposed = answer(workspace(), year_in_hand().stored.id, one, done, source)
    except NianbaoError as error:
        leave_notice("problems", "error", error.message)
        return
    where = (
        "拟好的一句在“撰写”第一部分的“对话”里，看过后采纳。"
        if proposed
        else "第一部分还没有起草，起草时会写上。"
    )
    leave_notice("problems", "success", f"已记入工作素材“{fact.aspect.value}”。{where}")


def _reword(one: StoredRequirement) -> None:
    try:
        reword(workspace(), one, st.session_state[f"reworded-{one.id}"])
    except NianbaoError as error:
        leave_notice("problems", "error", error.message)


def _vouch(one: StoredRequirement) -> None:
    try:
        vouch(workspace(), one, st.session_state[f"voucher-{one.id}"])
    except NianbaoError as error:
        leave_notice("problems", "error", error.message)


def _unvouch(one: StoredRequirement) -> None:
    workspace().requirements.vouch(one.id, "")


def _drop(one: StoredRequirement) -> None:
    workspace().requirements.remove(one.id)
    leave_notice("problems", "info", f"已删除“{one.text}”。需要的，重新粘贴即可。")
