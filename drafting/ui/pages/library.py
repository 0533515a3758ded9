"""往年年报库: put past reports in, look at what was read of them, browse, look for wording."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from drafting.errors import NianbaoError
from drafting.precedents import KINDS, LEVELS, IndexedReport, Query, theme_names
from drafting.precedents.asking import Asked, understand
from drafting.reading import READABLE
from drafting.report import HEADINGS, NARRATIVE_SECTIONS
from drafting.service.library import make_ready, take_in
from drafting.service.years import current
from drafting.ui.beside_years import compare_years
from drafting.ui.hits import KIND_NAMES, show_hit
from drafting.ui.item_themes import offer_theme, show_idle
from drafting.ui.messages import leave_notice, plain, show_notice, tell
from drafting.ui.past_reports import choose_newest, choose_past, compare_with_original
from drafting.ui.places import new_nonce, take_jump
from drafting.ui.session import index, report_id, workspace

COMPARE = "核对读数"
EMPTY = "库里还没有年报。请先在“上传年报”里编入。"
LEVEL_NAMES = {"government": "人民政府、管委会", "department": "部门", "township": "乡镇、街道"}


def _section_name(number: int | None) -> str:
    return "不限" if number is None else HEADINGS.get(number, "导语")


def _upload() -> None:
    files = st.file_uploader(
        f"往年年报（可多选；{'、'.join(READABLE)}）",
        type=[extension.lstrip(".") for extension in READABLE],
        accept_multiple_files=True,
        key="past",
    )
    if not files or not st.button("编入检索库", type="primary"):
        return
    bar = st.progress(0.0, "正在读取……")
    skipped = []
    for count, file in enumerate(files, start=1):
        taken = take_in(file.getvalue(), file.name, workspace(), index())
        bar.progress(count / len(files), plain(f"{file.name}：{taken.error or f'{taken.items}条'}"))
        if taken.error:
            skipped.append(taken.error)
    bar.progress(1.0, "正在备好检索……")
    make_ready(index())  # where it fails, the searches say so
    bar.empty()
    choose_newest()
    if skipped:
        tell("warning", "\n".join([f"有{len(skipped)}份没有编入：", *skipped]))
    tell(
        "success",
        f"编入{len(files) - len(skipped)}份，检索库现有{index().count()}条。请到“核对读数”对照原件核对表格。",
    )


def _understood(wanted: str, kind: str | None) -> Asked:
    """What was typed with its filters shown, less those that the clerk took off.

    The ``kind`` that he chose himself is in the place of the one that he typed.
    """
    held = report_id()
    own = current(workspace(), held).stored if held is not None else None
    asked = understand(
        wanted,
        organs=index().organs(),
        own=own.organ if own else "",
        latest=own.year if own else index().newest_year() + 1,
    )
    if kind:
        asked = replace(asked, kind=None)
    named = {"year": f"{asked.year}年", "organ": asked.organ, "kind": KIND_NAMES.get(asked.kind or "", "")}
    found = {key: plain(str(name)) for key, name in named.items() if getattr(asked, key) is not None}
    if not found:
        return asked
    kept = st.pills(
        "从您的话里读出的条件，点一下可去掉",
        list(found),
        selection_mode="multi",
        default=list(found),
        format_func=found.__getitem__,
        key=f"asked {wanted}",
    )
    off = {key: None for key in found if key not in kept}
    return replace(asked, **off, text=asked.text if kept else wanted)


def _search() -> None:
    if not index().count():
        st.info(EMPTY)
        return
    wanted = st.text_input("想找的写法", placeholder="例如：依申请公开答复不规范怎么改进", key="wording")
    columns = st.columns(4)
    section = columns[0].selectbox(
        "部分",
        [None, *NARRATIVE_SECTIONS],
        format_func=_section_name,
    )
    kind = columns[1].selectbox("类别", [None, *KINDS], format_func=lambda k: KIND_NAMES.get(k, "不限"))
    level = columns[2].selectbox("层级", [None, *LEVELS], format_func=lambda v: LEVEL_NAMES.get(v, "不限"))
    theme = columns[3].selectbox("主题", [None, *theme_names()], format_func=lambda t: t or "不限")
    if not wanted.strip():
        return
    asked = _understood(wanted, kind)
    kind = kind or asked.kind
    hits = index().search(Query(asked.text, section, asked.organ, asked.year, level, kind, theme, k=10))
    if index().remark:
        tell("warning", index().remark)
    if not hits:
        st.info("没有找到。可换一种说法，或放宽条件。")
    for hit in hits:
        with st.container(border=True):
            show_hit(hit, asked.text, retheme=offer_theme)


def _browse() -> None:
    reports = index().reports()
    if not reports:
        st.info(EMPTY)
        return
    organs = sorted({r.organ for r in reports})
    chosen = st.selectbox("机关", [None, *organs], format_func=lambda organ: organ or "全部")
    st.table(
        [
            {
                "机关": plain(r.organ),
                "年份": str(r.year or "未详"),
                "条数": str(r.items),
                "来源文件": plain(r.source),
            }
            for r in reports
            if chosen in (None, r.organ)
        ]
    )
    if chosen:
        _offer_to_take_out([r for r in reports if r.organ == chosen])


def _offer_to_take_out(reports: Sequence[IndexedReport]) -> None:
    """A report that does not belong here leaves the index; the file that was uploaded is kept."""
    with st.popover("移出检索库", icon=":material/delete:"):
        report = st.selectbox(
            "哪一份", reports, format_func=lambda r: f"{f'{r.year}年' if r.year else '年份未详'}　{r.source}"
        )
        st.caption("移出后不再被查到，也不再同正文比对。上传的原件仍可在“核对读数”里看，再上传即重新编入。")
        if report and st.button("移出", type="primary"):
            taken = index().remove(report.source)
            make_ready(index())
            leave_notice("library", "success", f"已移出{report.source}（{taken}条）。")
            st.rerun()


st.title("往年年报库")
show_notice("library")
try:
    show_idle()
    past = take_jump("library")
    if past:
        choose_past(past["past"], past["table"])
        st.session_state["library-opened-at"] = new_nonce()
    asked = st.session_state.get("library-opened-at", 0)
    search_at, browse_at, years_at, upload_at, read_at = st.tabs(
        ["查写法", "库中年报", "两年对照", "上传年报", COMPARE],
        default=COMPARE if asked else None,
        key=f"library-tabs-{asked}",
    )
    with upload_at:
        _upload()
    with search_at:
        _search()
    with browse_at:
        _browse()
    with years_at:
        compare_years()
    with read_at:
        compare_with_original()
except NianbaoError as problem:
    tell("error", problem.message)
