"""从材料中提取: departments' accounts offer their sentences as facts, each taken or left by staff."""

from dataclasses import replace

import streamlit as st

from drafting.checks.masking import without_persons
from drafting.errors import NianbaoError
from drafting.figures import format_number
from drafting.narrative.gathering import OFFERED, Proposed
from drafting.reading import as_text
from drafting.service.facts import propose, take
from drafting.service.model import NO_MODEL, endpoint
from drafting.service.proposing_facts import (
    FromMaterial,
    asking,
    propose_from,
    proposed_from_material,
    put_away,
    question,
    take_from,
)
from drafting.service.years import OpenYear
from drafting.ui.messages import leave_notice, plain, tell, telling
from drafting.ui.session import workspace
from drafting.ui.waiting import waiting
from drafting.workspace import StoredRun
from drafting.workspace.runs import RunStatus

MATERIALS = [".docx", ".txt", ".html", ".pdf"]

_TRIMMED = 6
"""How many characters ordinal and full stop may take; what is shorter by more is a part of its sentence."""


def gathering(year: OpenYear) -> None:
    """The form for the material, and what it offers until it is taken or put away."""
    held = f"material-of-{year.stored.id}"
    run = newest(year.stored.id)
    running = run is not None and run.status is RunStatus.RUNNING
    found = proposed_from_material(run, year)
    with st.expander(
        "从部门材料中提取（粘贴或上传总结，逐条确认）",
        icon=":material/content_paste_search:",
        expanded=running or bool(found) or held in st.session_state,
    ):
        if running:
            waiting(newest, "gathering")
        elif found:
            _offer_of_model(year, found, held)
        elif held in st.session_state:
            _offer(year, held)
            _ask_model(year, held, run)
        else:
            _form(year, held)


def newest(report_id: int) -> StoredRun | None:
    """The newest question for facts."""
    return asking(workspace(), report_id)


def _form(year: OpenYear, held: str) -> None:
    with st.form("material", border=False):
        text = st.text_area("材料内容", height=120, key="material-text")
        file_at, source_at, go_at = st.columns([4, 3, 1.4], vertical_alignment="bottom")
        file = file_at.file_uploader("或上传文件", type=MATERIALS, key="material-file")
        source = source_at.text_input("出处", placeholder="哪个部门的什么材料", key="material-source")
        if go_at.form_submit_button("提取", type="primary", width="stretch"):
            try:
                given = as_text(file.getvalue(), file.name) if file else text
                found = _found(given, year)
            except NianbaoError as error:
                tell("error", error.message)
            else:
                st.session_state[held] = (found, source.strip() or (file.name if file else ""), given)
                st.rerun()


def _found(given: str, year: OpenYear) -> tuple[Proposed, ...]:
    """The sentences that state work done; none is no fault where a model can look for what they hide."""
    try:
        return propose(given, year.stored.year)
    except NianbaoError:
        if given.strip() and _may_ask(year):
            return ()
        raise


def _may_ask(year: OpenYear) -> bool:
    return endpoint() is not None and year.stored.model_use != NO_MODEL


def _offer(year: OpenYear, held: str) -> None:
    found, source, _ = st.session_state[held]
    if found:
        st.caption("列出的是材料里说明做了什么的原句，没有改写。勾选要用的，核对归类和数字；不勾的不采用。")
    else:
        st.caption("没有找到直接说明做了什么的句子。")
    chosen = [_row(one, f"sentence-{number}") for number, one in enumerate(found)]
    with st.container(horizontal=True):
        if found and st.button("采用所选", type="primary", key="gathered-take"):
            taken = [one for one in chosen if one]
            count = take(workspace(), year.stored.id, taken, source)
            del st.session_state[held]
            leave_notice("facts", "success", _taken(count, source))
            st.rerun()
        if st.button("不用了", key="gathered-away"):
            del st.session_state[held]
            st.rerun()


def _taken(count: int, source: str) -> str:
    return f"已添加{count}条素材，出处：{source or '未注明'}。"


def _ask_model(year: OpenYear, held: str, run: StoredRun | None) -> None:
    """The button that has the model look through the material, and what would go to it."""
    there = endpoint()
    if there is None or not _may_ask(year):
        return
    _, source, text = st.session_state[held]
    st.divider()
    st.caption("也可以让大模型从这份材料里挑：只列材料里一字不差的原话，改动过的不列，会说明原因。")
    with st.expander(f"将发送给“{there.host}”的内容"):
        asked = question(text, year)
        st.text(f"{asked.system}\n\n{without_persons(asked.user)}")
    st.button(
        "让大模型挑选", key="gather-ask", icon=":material/lightbulb:",
        on_click=telling(_ask), args=(year.stored.id, text, source),
    )  # fmt: skip
    if run and run.status in (RunStatus.FAILED, RunStatus.STOPPED):
        tell("warning", run.message)


def _ask(report_id: int, text: str, source: str) -> None:
    try:
        propose_from(workspace(), report_id, text, source)
    except NianbaoError as error:
        leave_notice("facts", "error", error.message)


def _offer_of_model(year: OpenYear, found: FromMaterial, held: str) -> None:
    """What the model picked, and what of its answer the material does not say."""
    offered, refused = found.facts.offered, found.facts.refused
    if offered:
        st.caption("大模型挑出的都是材料里的原话。勾选要用的，核对归类和数字；不勾的不采用。")
    else:
        st.caption("大模型没有挑出可用的原话。")
    chosen = [_row(one, f"picked-{found.run}-{number}") for number, one in enumerate(offered)]
    if refused:
        with st.expander(f"大模型另外提出、没有列出的{len(refused)}条"):
            for one in refused:
                st.markdown(f"{plain(one.quotation or '（空）')}　:red[{plain(one.reason)}]")
    with st.container(horizontal=True):
        if offered:
            st.button(
                "采用所选", type="primary", key="picked-take",
                on_click=telling(_take_picked),
                args=(year.stored.id, found, [one for one in chosen if one], held),
            )  # fmt: skip
        st.button("不用了", key="picked-away", on_click=telling(put_away), args=(workspace(), found))


def _take_picked(report_id: int, found: FromMaterial, taken: list[Proposed], held: str) -> None:
    count = take_from(workspace(), report_id, found, taken)
    st.session_state.pop(held, None)
    leave_notice("facts", "success", _taken(count, found.source))


def _row(one: Proposed, key: str) -> Proposed | None:
    use_at, aspect_at = st.columns([7.6, 2.4], vertical_alignment="center")
    number = f"{format_number(one.value)}{one.unit}" if one.value is not None else ""
    said = one.statement.replace("{}", number)
    badge = f"　:gray-badge[数字：{number}]" if number else ""
    used = use_at.checkbox(plain(said) + badge, key=key)
    if len(one.quotation) > len(said) + _TRIMMED:
        use_at.caption(f"原句：{plain(one.quotation)}")
    aspect = aspect_at.selectbox(
        "归入",
        OFFERED,
        index=OFFERED.index(one.aspect),
        key=f"{key}-aspect",
        label_visibility="collapsed",
    )
    return replace(one, aspect=aspect) if used else None
