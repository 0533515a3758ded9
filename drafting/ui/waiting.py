"""Waiting for the model to answer a question: how long it has been, and how to stop it."""

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from drafting.service.generation import stop
from drafting.ui.messages import faults_told, telling
from drafting.ui.session import workspace, year_in_hand
from drafting.workspace import StoredRun
from drafting.workspace.runs import RunStatus


def began(run: StoredRun) -> datetime:
    """When it began; databases give it in UTC, some without saying so."""
    return run.started_at if run.started_at.tzinfo else run.started_at.replace(tzinfo=UTC)


@st.fragment(run_every=0.7)
@faults_told()
def waiting(asking: Callable[[int], StoredRun | None], key: str) -> None:
    """Say that the model is being waited for; when it has answered, the whole page is shown anew.

    Args:
        asking: the newest question of a report.
        key: names the button.
    """
    report = year_in_hand().stored.id
    run = asking(report)
    if run is None or run.status is not RunStatus.RUNNING:
        st.rerun()
    seconds = int((datetime.now(UTC) - began(run)).total_seconds())
    written = f"，已写{len(run.partial)}字" if run.partial else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"正在等大模型回答，用时{seconds}秒{written}。可以先做别的，回来再看。")
        st.button(
            "停止",
            icon=":material/stop:",
            key=f"{key}-stop",
            on_click=telling(stop),
            args=(workspace(), report),
        )
