"""What stands beside the editor: citable numbers, last year's text, precedents, talk, earlier versions."""

import streamlit as st

from drafting.errors import NianbaoError
from drafting.figures import squeeze
from drafting.ledger import Entry, Undefined, render, render_entry
from drafting.precedents import Precedent, Query
from drafting.references import reference
from drafting.service.model import may_embed
from drafting.service.past_wording import take_over
from drafting.service.text import go_back
from drafting.service.years import OpenYear
from drafting.ui.asked_of_editor import insert
from drafting.ui.clock import local
from drafting.ui.hits import show_hit
from drafting.ui.messages import leave_notice, plain, tell, telling
from drafting.ui.past_wording import history as taken_over
from drafting.ui.past_wording import taken
from drafting.ui.session import index, workspace
from drafting.ui.talk import talk
from drafting.workspace import StoredSection

MOST_OFFERED = 40
DRAFTED_BY = {"staff": "人工修改", "draft": "成稿"}


def beside(year: OpenYear, number: int) -> None:
    """The tabs beside the editor of a section."""
    cite, last, found_at, talk_at, versions = st.tabs(
        ["可引用数字", "上年写法", "参考写法", "对话", "历史版本"]
    )
    with cite:
        _citable(year, number)
    with last:
        previous = year.stored.previous
        st.text(previous.text(number) if previous else "建立年报时没有上传上年年报。")
    with found_at:
        _precedents(year, number)
    with talk_at:
        talk(year, number)
    with versions:
        _versions(year, number)


def _citable(year: OpenYear, number: int) -> None:
    wanted = squeeze(st.text_input("查找", placeholder="例如：结转、纠正", key="citable"))
    offered = [entry for entry in year.ledger.values() if _is_offered(entry, wanted)]
    st.caption("点数字，插入到正文光标处。" if offered else "没有这样的数字，请换个词查找。")
    for entry in offered[:MOST_OFFERED]:
        label, put = st.columns([6, 4], vertical_alignment="center")
        label.markdown(plain(entry.label))
        put.button(
            plain(render_entry(entry)),
            key=f"cite-{entry.id}",
            on_click=telling(insert),
            args=(year.stored.id, number, reference(entry.id)),
            width="stretch",
        )
    if len(offered) > MOST_OFFERED:
        st.caption(f"还有{len(offered) - MOST_OFFERED}项，请输入几个字查找。")


def _is_offered(entry: Entry, wanted: str) -> bool:
    """Asked for by its label; without a question, what is not zero and no column of an applicant."""
    if wanted:
        return wanted in squeeze(entry.label)
    empty = entry.value is None or entry.value == 0 or isinstance(entry.value, Undefined)
    return not empty and not (entry.id.startswith("t3.") and not entry.id.endswith(".total"))


def _precedents(year: OpenYear, number: int) -> None:
    wanted = st.text_input("想找的写法", placeholder="例如：依申请公开答复不规范", key="precedent")
    if not wanted.strip():
        st.caption("在往年年报里找同类写法，数字请改用“可引用数字”。")
        return
    try:
        hits = index().search(Query(text=wanted, section=number, k=6), by_meaning=may_embed(year.stored))
    except NianbaoError as error:
        tell("warning", error.message)
        return
    if not hits:
        st.caption("没有找到。可到“往年年报库”添加年报。")
    for hit in hits:
        show_hit(hit, wanted, insert=lambda item: _borrow(year, number, item))


def _borrow(year: OpenYear, number: int, item: Precedent) -> None:
    """Put an item's wording into the draft at the caret, its figures and names asked for."""
    insert(year.stored.id, number, take_over(workspace(), year, number, item))
    leave_notice("writing", "info", taken(item))


def _versions(year: OpenYear, number: int) -> None:
    report = year.stored.id
    history = {s.revision: s for s in workspace().sections.history(report, number, most=20)}
    if not history:
        st.caption("还没有保存过的版本。")
        return
    if insertions := workspace().insertions.of(report, number):
        with st.expander(f"插入的往年写法（{len(insertions)}次）"):
            taken_over(insertions)
    newest, *_ = history
    revision = st.selectbox(
        "版本",
        history,
        format_func=lambda revision: _version(history[revision], newest=revision == newest),
        key=f"version-{report}-{number}-{newest}",
    )
    if revision == newest:
        st.caption("选一个较早的版本，可以查看、恢复。")
    else:
        st.button(
            "恢复这一版",
            icon=":material/history:",
            on_click=telling(_go_back),
            args=(report, number, revision),
        )
        st.text(render(history[revision].source, year.ledger) or "（空白）")


def _go_back(report: int, number: int, revision: int) -> None:
    go_back(workspace(), report, number, revision)


def _version(section: StoredSection, *, newest: bool) -> str:
    when = f"{local(section.changed_at):%m-%d %H:%M}" if section.changed_at else ""
    origin = "现在的" if newest else DRAFTED_BY.get(section.origin, section.origin)
    return f"第{section.revision}版　{when}　{origin}"
