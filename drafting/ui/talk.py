"""对话: ask for a change or put a question about a section; look at what comes back, take it or leave it."""

import re

import streamlit as st

from drafting.errors import NianbaoError
from drafting.ledger import render
from drafting.narrative.changes import Change
from drafting.references import without_supports
from drafting.service.generation import stop
from drafting.service.model import NO_MODEL, configured_model
from drafting.service.revising import REWRITE, ask, asking, conversation, drop, passages, proposed, take
from drafting.service.rewording import WISH, reword
from drafting.service.years import OpenYear
from drafting.ui.drafting_panel import readable
from drafting.ui.messages import faults_told, plain, tell, telling
from drafting.ui.session import index, workspace, year_in_hand
from drafting.workspace import Turn
from drafting.workspace.runs import RunStatus
from drafting.workspace.turns import TurnStatus

_MARKERS = re.compile("【(?:改文|回答)】?\\s*")
CAME_OF_IT = {TurnStatus.ACCEPTED: "已采纳", TurnStatus.DISMISSED: "未采纳"}
EXAMPLES = "例如：第二句说得再具体些；语气平实些；删去空话；这个数从哪来？"
AROUND = 8
"""Characters shown on either side of a change."""


def talk(year: OpenYear, number: int) -> None:
    """The conversation on a section: the request, what is being written, what came back."""
    if configured_model() is None or year.stored.model_use == NO_MODEL:
        reason = "这份年报设定了不使用大模型" if configured_model() else "没有配置大模型"
        st.caption(
            f"{reason}，不能对话。可以把一段换个写法，在“参考写法”里找往年怎么写，"
            "在“问题与措施”里改问题的依据和措施后重新起草，或直接修改正文。"
        )
        passage = _passage(year, number)
        st.button(
            WISH, icon=":material/autorenew:", key=f"reword-{number}", disabled=not passage.strip(),
            on_click=telling(_reword), args=(year.stored.id, number, passage),
        )  # fmt: skip
        _refused()
        _turns(year, number)
        return
    run = asking(workspace(), year.stored.id, number)
    if run and run.status is RunStatus.RUNNING:
        _running(number)
        return
    _request(year, number)
    if run and run.status in (RunStatus.FAILED, RunStatus.STOPPED):
        tell("warning", run.message)
    _turns(year, number)


def _turns(year: OpenYear, number: int) -> None:
    for turn in conversation(workspace(), year.stored.id, number):
        _turn(turn, year)


def _reword(report: int, number: int, passage: str) -> None:
    try:
        reword(workspace(), report, number, passage)
    except NianbaoError as error:
        st.session_state["talk-refused"] = error.message


@st.fragment(run_every=0.7)
@faults_told()
def _running(number: int) -> None:
    """What the model has written so far; when it is done, the whole page is shown anew."""
    year = year_in_hand()
    run = asking(workspace(), year.stored.id, number)
    if run is None or run.status is not RunStatus.RUNNING:
        st.rerun()
    st.caption("正在写……（写完核对过才会列出，不会直接改正文）")
    st.button(
        "停止",
        icon=":material/stop:",
        on_click=telling(stop),
        args=(workspace(), year.stored.id),
        key="talk-stop",
    )
    if run.partial:
        st.text(readable(_MARKERS.sub("", run.partial), year))


def _passage(year: OpenYear, number: int) -> str:
    offered = passages(year, number)
    place = st.selectbox(
        "对哪一段",
        range(len(offered)),
        format_func=lambda n: _opening(offered[n], year) if n else "整个部分",
        key=f"talk-passage-{number}",
    )
    return offered[place]


def _request(year: OpenYear, number: int) -> None:
    passage = _passage(year, number)
    with st.form(f"talk-{number}", clear_on_submit=True, border=False):
        wish = st.text_area("要求或提问", placeholder=EXAMPLES, height=90, key=f"talk-wish-{number}")
        with st.container(horizontal=True):
            sent = st.form_submit_button("发送", type="primary")
            again = st.form_submit_button("重写这一段")
            other = st.form_submit_button(WISH)
    if sent or again:
        _ask(year.stored.id, number, passage, wish or (REWRITE if again else ""))
    if other:
        _reword(year.stored.id, number, passage)
    _refused()


def _refused() -> None:
    if message := st.session_state.pop("talk-refused", None):
        tell("warning", message)


def _opening(source: str, year: OpenYear) -> str:
    text = _readable(source, year)
    return text if len(text) <= 18 else f"{text[:18]}……"


def _ask(report: int, number: int, passage: str, wish: str) -> None:
    try:
        ask(workspace(), report, number, passage, wish, index=index())
    except NianbaoError as error:
        st.session_state["talk-refused"] = error.message
    else:
        st.rerun()


def _turn(turn: Turn, year: OpenYear) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(turn.wish)}**")
        if turn.message:
            tell("info", turn.message)
        if turn.answer:
            st.text(_readable(turn.answer, year))
        for source in turn.sources:
            st.caption(plain(f"依据　{source}"))
        if turn.status is TurnStatus.OPEN:
            _proposal(turn, year)
        elif turn.status in CAME_OF_IT:
            st.caption(CAME_OF_IT[turn.status])


def _proposal(turn: Turn, year: OpenYear) -> None:
    """The places that would change, each to be chosen."""
    head, found = proposed(turn, year)
    if not found:
        st.caption("正文已经改过，这个建议对不上了。请重新提要求。")
        st.button("知道了", key=f"drop-{turn.id}", on_click=telling(drop), args=(workspace(), turn))
        return
    for place, change in enumerate(found):
        st.checkbox(_shown(head, change, year), value=True, key=_choice(turn, place))
    with st.container(horizontal=True):
        st.button(
            "采纳所选", type="primary", key=f"take-{turn.id}", on_click=telling(_take),
            args=(year.stored.id, turn, len(found), year.sections[turn.number].revision),
        )  # fmt: skip
        st.button("不采纳", key=f"drop-{turn.id}", on_click=telling(drop), args=(workspace(), turn))


def _take(report: int, turn: Turn, count: int, base: int) -> None:
    chosen = {place for place in range(count) if st.session_state.get(_choice(turn, place))}
    try:
        take(workspace(), report, turn, chosen, base=base)
    except NianbaoError as error:
        st.session_state["talk-refused"] = error.message


def _choice(turn: Turn, place: int) -> str:
    return f"change-{turn.id}-{place}"


def _shown(head: str, change: Change, year: OpenYear) -> str:
    """A change among the words round it: what goes struck out, what comes set off."""
    start, end = change.span
    before = _readable(head[:start], year)[-AROUND:]
    after = _readable(head[end:], year)[:AROUND]
    gone, come = (_words(text, year) for text in (head[start:end], change.text))
    struck = f":red-background[~~{plain(gone)}~~]" if gone else ""
    new = f":green-background[{plain(come)}]" if come else ""
    return f"{plain(before)}{struck}{new}{plain(after)}"


def _words(text: str, year: OpenYear) -> str:
    shown = _readable(text, year)
    return shown or ("（依据）" if text.strip() else "（分段）" if text else "")


def _readable(source: str, year: OpenYear) -> str:
    return without_supports(render(source, year.ledger)).replace("\n", " ").strip(" ")
