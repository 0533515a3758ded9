"""What goes to the model, where that is, and whether anything of this report may go there."""

from collections.abc import Mapping

import streamlit as st

from drafting.service.disclosure import outgoing
from drafting.service.model import NO_MODEL, agree, endpoint, needs_consent, use_no_model
from drafting.service.years import OpenYear, current
from drafting.ui.messages import plain, tell, telling
from drafting.ui.parts import PART_NAMES
from drafting.ui.session import index, workspace
from drafting.workspace import StoredRun


def model_panel(year: OpenYear, number: int) -> None:
    """Where the model is, what would be sent, and the report's own setting."""
    there = endpoint()
    if there is None:
        return
    report, off = year.stored.id, year.stored.model_use == NO_MODEL
    where = "单位网络内" if there.inside else "互联网"
    if needs_consent(year.stored):
        tell(
            "warning",
            f"大模型“{there.host}”在互联网上。起草会把工作素材和数据发到那里：请先看将发送的内容，同意后才能起草；"
            "不愿发送的，请勾选“这份年报不使用大模型”。",
        )
    with st.expander(f"大模型在{where}（{plain(there.host)}）：将发送的内容、设定", icon=":material/lock:"):
        key = f"no-model-{report}-{off}"
        st.checkbox(
            "这份年报不使用大模型（按素材成稿）",
            value=off,
            key=key,
            on_change=telling(_set_use),
            args=(year, key),
        )
        if off:
            return
        st.caption(
            "认得出的身份证号、手机号、个人的座机和住址、申请人姓名发送前已遮盖，请再看一遍有没有别的个人信息；"
            "上年和别的机关的数字不发送。"
        )
        if st.toggle("查看起草本部分将发送的内容", key=f"outgoing-{report}-{number}"):
            _show(year, number)
        if needs_consent(year.stored):
            st.button(
                f"已看过，同意发送到 {there.host}",
                type="primary",
                on_click=telling(agree),
                args=(workspace(), report),
            )


def _set_use(year: OpenYear, key: str) -> None:
    """Set what the box says, where that is another thing than what holds.

    Streamlit calls this, too, for a box that nobody touched, where it was away while drafting ran and its
    state reaches the server late.
    """
    off = bool(st.session_state[key])
    if off != (current(workspace(), year.stored.id).stored.model_use == NO_MODEL):
        use_no_model(workspace(), year.stored.id, off=off)


def records(runs: Mapping[str, StoredRun]) -> None:
    """起草记录: by what model and prompt each part was written last, how often it was asked, what it took."""
    asked = [(code, run, run.spent) for code, run in runs.items() if run.spent]
    if not asked:
        return
    with st.expander("起草记录", icon=":material/history_edu:"):
        for code, run, spent in asked:
            first = f"，首字{spent.first:.1f}秒" if spent.first else ""
            about = "" if spent.counted else "约"
            st.markdown(f"**{PART_NAMES[code]}**　{plain(run.model)}")
            st.caption(
                plain(
                    f"问了{spent.asked}次，送{about}{spent.sent}词元、收{about}{spent.received}词元{first}，"
                    f"共{run.seconds or 0:.1f}秒；"
                    f"提示词 {run.prompt}；参考往年写法{len(run.precedents)}条"
                )
            )
            for text in run.precedents:
                st.caption(plain(f"参考：{text[:80]}"))


def _show(year: OpenYear, number: int) -> None:
    sent = outgoing(year, (number,), index())
    if not sent:
        st.caption("没有素材和数据可写，不会发送任何内容。")
    for one in sent:
        st.markdown(f"**{PART_NAMES[one.part.code]}**" + ("　:orange-badge[有遮盖]" if one.masked else ""))
        with st.container(height=260):
            st.text(one.user)
    if sent:
        with st.container(height=160):
            st.caption("随每一段发送的写作要求")
            st.text(sent[0].system)
