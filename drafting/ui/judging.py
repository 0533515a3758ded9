"""Staff's word on a finding: a popover with reason and name."""

import streamlit as st

from drafting.checks.findings import Finding
from drafting.checks.kept import Verdict
from drafting.errors import InputError
from drafting.service.judgements import CONFIRMED
from drafting.service.judging import DEEDS, confirm, is_keepable, judge
from drafting.service.years import OpenYear
from drafting.ui.messages import leave_notice, tell
from drafting.ui.session import workspace

VERDICT_NAMES = {Verdict.KEPT.value: "保留", Verdict.FALSE_ALARM.value: "误报", CONFIRMED: "确认属实"}
"""What people call each verdict."""

_AUTHOR = "judging-author"


def offer_verdicts(year: OpenYear, finding: Finding, *, key: str) -> None:
    """Offer what may be said of this finding; nothing where it can only be mended."""
    if finding.rule == DEEDS:
        _confirm(year, finding, key)
    elif is_keepable(finding):
        _judge(year, finding, key)


def _judge(year: OpenYear, finding: Finding, key: str) -> None:
    with st.popover("保留/误报"):
        faults = st.container()  # above the fields: below them the popover's edge may hide it
        verdict = st.radio(
            "处理",
            [Verdict.KEPT, Verdict.FALSE_ALARM],
            format_func={Verdict.KEPT: "情况属实，保留并说明", Verdict.FALSE_ALARM: "误报"}.__getitem__,
            key=f"verdict-{key}",
        )
        reason = st.text_area("理由", key=f"reason-{key}", height=80)
        author = _author(key)
        if st.button("确定", key=f"judge-{key}", type="primary"):
            try:
                judge(workspace(), year, finding, verdict, reason=reason, author=author)
            except InputError as error:
                with faults:
                    tell("error", error.message)
                return
            leave_notice("checking", "success", "已记下。有关数字或语句改动后，会重新提示。")
            st.rerun()


def _confirm(year: OpenYear, finding: Finding, key: str) -> None:
    with st.popover("确认属实"):
        faults = st.container()
        st.caption("确有此事而没有录入素材的，由确认人负责。最好在“工作素材”里补录并关联。")
        source = st.text_input("依据（如文号、台账）", key=f"source-{key}")
        author = _author(key)
        if st.button("确定", key=f"confirm-{key}", type="primary"):
            try:
                confirm(workspace(), year, finding, author=author, source=source)
            except InputError as error:
                with faults:
                    tell("error", error.message)
                return
            leave_notice("checking", "success", "已确认。这句话改动后，会重新提示。")
            st.rerun()


def _author(key: str) -> str:
    """The name, offered again once it was given."""
    name: str = st.text_input("姓名", value=st.session_state.get(_AUTHOR, ""), key=f"author-{key}")
    if name.strip():
        st.session_state[_AUTHOR] = name.strip()
    return name
