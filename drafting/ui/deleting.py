"""A report opened by mistake: deleted after a question, taken back from 回收站."""

import streamlit as st

from drafting.service.years import delete
from drafting.ui.clock import local
from drafting.ui.messages import leave_notice, plain, telling
from drafting.ui.session import let_go, report_id, workspace
from drafting.workspace import StoredReport


def offer_deleting(stored: StoredReport) -> None:
    """The button of a report in the list; it asks before anything is done."""
    with st.popover("删除", width="stretch", key=f"delete-{stored.id}"):
        st.markdown(f"删除“{plain(_name(stored))}”？")
        st.caption("从任务中移到“回收站”，数据、素材和文字都留着，随时可以恢复。")
        st.button(
            "确认删除",
            key=f"delete-now-{stored.id}",
            type="primary",
            on_click=telling(_delete),
            args=(stored,),
        )


def show_bin() -> None:
    """The reports that were deleted, each with the way back; nothing where there are none."""
    deleted = workspace().reports.deleted()
    if not deleted:
        return
    with st.expander(f"回收站（{len(deleted)}份）", icon=":material/delete:", key="bin"):
        for stored in deleted:
            what, back = st.columns([13, 1.9], vertical_alignment="center")
            when = f"{local(stored.deleted_at):%Y-%m-%d %H:%M}删除" if stored.deleted_at else ""
            what.markdown(f"{plain(_name(stored))}　:gray[{when}]")
            back.button(
                "恢复",
                key=f"restore-{stored.id}",
                width="stretch",
                on_click=telling(_restore),
                args=(stored,),
            )


def _delete(stored: StoredReport) -> None:
    delete(workspace(), stored.id)
    if report_id() == stored.id:
        let_go()
    leave_notice("tasks", "success", f"“{_name(stored)}”已移到“回收站”，可以随时恢复。")


def _restore(stored: StoredReport) -> None:
    workspace().reports.restore(stored.id)
    leave_notice("tasks", "success", f"“{_name(stored)}”已恢复，内容和删除前一样。")


def _name(stored: StoredReport) -> str:
    return f"{stored.organ}{stored.year}年年报"
