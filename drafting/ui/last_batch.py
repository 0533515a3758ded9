"""The batch that was begun last on this machine: a tab that was closed or reloaded finds it again."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import streamlit as st

from drafting.service.batch_run import BatchRun
from drafting.ui.clock import local
from drafting.ui.messages import tell, telling

_NOT_WANTED = "batch-not-wanted"


@dataclass
class _Begun:
    """A batch and when it was begun."""

    run: BatchRun
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


@st.cache_resource(show_spinner=False)
def _begun() -> list[_Begun]:
    """The last one, or none; of this process, as the batch itself is."""
    return []


def keep_batch(run: BatchRun) -> BatchRun:
    """Remember this batch as the last one."""
    _begun()[:] = [_Begun(run)]
    return run


def offer_batch(key: str) -> None:
    """Offer to look at the last batch; it is put into the session under ``key``."""
    for begun in _begun():
        if st.session_state.get(_NOT_WANTED) == begun.at:
            return
        run = begun.run
        state = f"正在{run.stage}：{run.done}/{run.count}" if run.running else "已经结束"
        says, look, leave = st.columns([7, 1.5, 1.5], vertical_alignment="center")
        with says:
            tell("info", f"{local(begun.at):%H:%M}开始的一批{state}，网页关掉或刷新后仍可接着看。")
        look.button("接着看", on_click=telling(_look), args=(key, run), width="stretch", type="primary")
        leave.button("不用了", on_click=telling(_leave), args=(begun.at,), width="stretch")


def _look(key: str, run: BatchRun) -> None:
    st.session_state[key] = run


def _leave(at: datetime) -> None:
    st.session_state[_NOT_WANTED] = at
