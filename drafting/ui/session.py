"""What every page needs: the workspace, the index, and the report in hand.

The report is in the address (``?report=``), so that a reload, a bookmark or a colleague's link finds it.
"""

import streamlit as st

from drafting.errors import InputError
from drafting.precedents import PrecedentIndex
from drafting.service.library import open_index
from drafting.service.years import OpenYear, current
from drafting.settings import settings
from drafting.ui.messages import tell
from drafting.ui.places import page
from drafting.workspace import Workspace, open_workspace

_REPORT = "report"


@st.cache_resource(show_spinner=False)
def workspace() -> Workspace:
    """The one workspace of this process; its stores may be used from several threads."""
    config = settings()
    opened = open_workspace(config.home, config.database_url)
    opened.runs.abandon()
    return opened


@st.cache_resource(show_spinner=False)
def index() -> PrecedentIndex:
    """The one index of this process, which owns it for as long as the page runs."""
    return open_index(workspace())


def choose_report(report_id: int) -> None:
    """Take a report in hand."""
    st.session_state[_REPORT] = report_id
    st.query_params[_REPORT] = str(report_id)


def report_id() -> int | None:
    """The id of the report in hand, ``None`` where none is; puts it back into the address."""
    asked = st.query_params.get(_REPORT, "")
    if asked.isdecimal():
        st.session_state[_REPORT] = int(asked)
    held: int | None = st.session_state.get(_REPORT)
    if held is not None and asked != str(held):  # writing it again would undo a page being turned
        st.query_params[_REPORT] = str(held)
    return held


def let_go() -> None:
    """Have no report in hand."""
    st.session_state.pop(_REPORT, None)
    st.query_params.pop(_REPORT, None)


def year_in_hand() -> OpenYear:
    """The report in hand as it stands now; without one, the page says where to choose it and stops."""
    held = report_id()
    if held is not None:
        try:
            return current(workspace(), held)
        except InputError as error:  # kept in hand, so that a colleague who deleted it is told of every time
            tell("warning", error.message)
    tell("info", "请先选择要编制的年报；还没有的，请新建一份。")
    st.page_link(page("tasks"), label="到“年报任务”选择或新建", icon=":material/arrow_forward:")
    return st.stop()


def current_name() -> str:
    """The organ and year of the report in hand; empty where none is."""
    held = report_id()
    known = {stored.id: stored for stored in workspace().reports.all()}
    stored = known.get(held) if held is not None else None
    return f"{stored.organ}　{stored.year}年" if stored else ""
