"""从材料中提取: departments' accounts offer their sentences as facts, each taken or left by staff."""

from dataclasses import replace

import streamlit as st

from drafting.errors import NianbaoError
from drafting.facts import Aspect
from drafting.figures import format_number
from drafting.narrative.gathering import Proposed
from drafting.reading import as_text
from drafting.service.facts import propose, take
from drafting.service.years import OpenYear
from drafting.ui.messages import leave_notice, plain, tell
from drafting.ui.session import workspace

MATERIALS = [".docx", ".txt", ".html", ".pdf"]
OFFERED = [
    Aspect.PROACTIVE, Aspect.ON_REQUEST, Aspect.RECORDS, Aspect.PLATFORMS, Aspect.SUPERVISION,
    Aspect.ASSESSMENT, Aspect.PUBLIC_REVIEW, Aspect.ACCOUNTABILITY, Aspect.OTHER,
]  # fmt: skip


def gathering(year: OpenYear) -> None:
    """The form for the material, and what it offers until it is taken or put away."""
    held = f"material-of-{year.stored.id}"
    with st.expander("从部门材料中提取（粘贴或上传总结，逐条确认）", icon=":material/content_paste_search:"):
        if held not in st.session_state:
            _form(year, held)
        else:
            _offer(year, held)


def _form(year: OpenYear, held: str) -> None:
    with st.form("material", border=False):
        text = st.text_area("材料内容", height=120, key="material-text")
        file_at, source_at, go_at = st.columns([4, 3, 1.4], vertical_alignment="bottom")
        file = file_at.file_uploader("或上传文件", type=MATERIALS, key="material-file")
        source = source_at.text_input("出处", placeholder="哪个部门的什么材料", key="material-source")
        if go_at.form_submit_button("提取", type="primary", width="stretch"):
            try:
                given = as_text(file.getvalue(), file.name) if file else text
                found = propose(given, year.stored.year)
            except NianbaoError as error:
                tell("error", error.message)
            else:
                st.session_state[held] = (found, source.strip() or (file.name if file else ""))
                st.rerun()


def _offer(year: OpenYear, held: str) -> None:
    found, source = st.session_state[held]
    st.caption("列出的是材料里说明做了什么的原句，没有改写。勾选要用的，核对归类和数字；不勾的不采用。")
    chosen = [_row(one, number) for number, one in enumerate(found)]
    with st.container(horizontal=True):
        if st.button("采用所选", type="primary", key="gathered-take"):
            taken = [one for one in chosen if one]
            count = take(workspace(), year.stored.id, taken, source)
            del st.session_state[held]
            leave_notice("facts", "success", f"已添加{count}条素材，出处：{source or '未注明'}。")
            st.rerun()
        if st.button("不用了", key="gathered-away"):
            del st.session_state[held]
            st.rerun()


def _row(one: Proposed, number: int) -> Proposed | None:
    use_at, aspect_at = st.columns([7.6, 2.4], vertical_alignment="center")
    said = f"　:gray-badge[数字：{format_number(one.value)}{one.unit}]" if one.value is not None else ""
    used = use_at.checkbox(plain(one.quotation) + said, key=f"sentence-{number}")
    aspect = aspect_at.selectbox(
        "归入",
        OFFERED,
        index=OFFERED.index(one.aspect),
        key=f"sentence-aspect-{number}",
        label_visibility="collapsed",
    )
    return replace(one, aspect=aspect) if used else None
