"""Last year's report: uploaded, what is doubtful in it told, given to a report that is open."""

from collections.abc import Callable

import streamlit as st

from drafting.checks.unbalanced import unbalanced
from drafting.errors import NianbaoError
from drafting.reading import READABLE, read_bytes
from drafting.report import AnnualReport
from drafting.service.correcting import corrected, told, told_place
from drafting.service.last_year import WrittenHere, give, keep, written_here
from drafting.service.originals import past_of
from drafting.service.years import OpenYear, is_same_organ
from drafting.tables import STATUTORY_CODES
from drafting.ui.messages import leave_notice, plain, tell
from drafting.ui.places import jump
from drafting.ui.session import workspace, year_in_hand
from drafting.ui.uploads import put_away, upload_popover
from drafting.workspace import StoredReport

_MOST = 6
"""So many doubts are told one by one; of more, how many there are."""

LATER = "可以先继续。之后点“表格填报”里的“上年年报”，对照原件改正，改正后自动带入本年。"


def read_last_year(key: str, label: str) -> AnnualReport | None:
    """The uploader, what was read and what is doubtful in it; ``label`` has a ``{}`` for the file types."""
    uploaded = st.file_uploader(
        label.format("、".join(READABLE)),
        type=[extension.lstrip(".") for extension in READABLE],
        key=key,
    )
    if uploaded is None:
        return None
    try:
        data = uploaded.getvalue()
        report = corrected(workspace(), data, read_bytes(data, uploaded.name))
    except NianbaoError as error:
        tell("error", error.message)
        return None
    blank = sum(report.figures[code] is None for code in STATUTORY_CODES)
    said = (
        f"读出：{report.title or '（无标题）'}，"
        f"{len(report.sections)}个部分，{len(STATUTORY_CODES) - blank}格数据，{blank}格空白或未读出"
    )
    found = _doubts(report)
    tell("warning" if found else "success", "\n".join([said, *found, LATER]) if found else said)
    return report


def _doubts(report: AnnualReport) -> list[str]:
    """What is to be looked at in the original, a line each."""
    cells = [told(unread) for unread in report.unread if unread.where in STATUTORY_CODES]
    sums = [f"{one.told}。" for one in unbalanced(report.figures)]
    places = [told_place(unread) for unread in report.unread_places]
    found = [*places, *sums, *cells]
    left = len(found) - _MOST
    return [*found[:_MOST], f"另有{left}处。"] if left > 0 else found


def keep_last_year(key: str, report: AnnualReport | None) -> AnnualReport | None:
    """Keep the file of this uploader among the past reports, so that what was read can be corrected."""
    uploaded = st.session_state.get(key)
    if report is None or uploaded is None:
        return report
    return keep(workspace(), uploaded.getvalue(), uploaded.name, report)


def offer_written_here(organ: str, year: str) -> WrittenHere | None:
    """Last year's report where it was written here and is ticked; a finished one is ticked at first."""
    here = written_here(workspace(), organ, int(year)) if organ and year.isdecimal() else None
    if here is None:
        return None
    taken = st.checkbox(
        f"以这里编制的{here.stored.year}年年报为上年年报{_unfinished(here)}",
        value=not here.faults,
        key=f"written-here-{here.stored.id}-{bool(here.faults)}",
        help="带入上年结转，并用来与上年比较、交代上年问题的整改；以后再改那一年的，要在“上年年报”里重新采用。",
    )
    return here if taken else None


def keep_written(here: WrittenHere) -> None:
    """Keep the file that it makes among the past reports, where it can be corrected."""
    keep(workspace(), here.data, here.name, here.read)


def _unfinished(here: WrittenHere) -> str:
    return f"（还有{here.faults}处必须改，未定稿）" if here.faults else ""


def tell_unbalanced(previous: AnnualReport | None, table: str) -> None:
    """Where last year's table does not add up: a warning, and the way to mend it."""
    found = [
        one for one in unbalanced(previous.figures if previous else {}) if one.cells[0].startswith(table)
    ]
    if not found:
        return
    says, goes = st.columns([8.8, 1.2], vertical_alignment="center")
    lines = "；".join(one.told for one in found[:_MOST])
    with says:
        tell("warning", f"上年年报{lines}。不平的数不与本年比较，请对照上年原件改正。")
    if goes.button("去改上年", key=f"mend-{table}", width="stretch"):
        look_at_last_year(table)


def tell_unconfirmed(year: OpenYear, table: str = "") -> None:
    """Where last year's figures were recognised on pictures and nobody has confirmed them, and the way there.

    ``table``: of this table's cells only, else of all.
    """
    codes = [code for code in STATUTORY_CODES if code in year.unconfirmed and code.startswith(table)]
    if not codes:
        return
    says, goes = st.columns([8.6, 1.4], vertical_alignment="center")
    with says:
        tell(
            "warning",
            f"上年年报的文字层是识别出来的，数字可能认错：有{len(codes)}格还没有对照原件核对。"
            "核对之前，文字里不与上年比较。",
        )
    if goes.button("去核对上年", key=f"confirm-last-{table}", width="stretch"):
        look_at_last_year(table or codes[0].partition(".")[0])


def look_at_last_year(table: str) -> None:
    """Go to 核对读数 with last year's report of the report in hand; where its file was not kept, say so."""
    previous = year_in_hand().stored.previous
    past = past_of(workspace(), previous) if previous else None
    if past is None:
        tell("warning", "上年年报的原件没有保存。请在“表格填报”的“上年年报”里再传一次。")
    else:
        jump("library", past=past, table=table)


def is_renamed(previous: AnnualReport, organ: str, key: str) -> bool:
    """Whether somebody says that the organ bore another name last year: asked where the names differ."""
    return not is_same_organ(previous.organ, organ) and st.checkbox(
        f"机关已更名，上年名称是“{plain(previous.organ)}”", key=f"renamed-{key}"
    )


def last_year_popover(stored: StoredReport) -> None:
    """Last year's report as it is known, the way to correct it, and the place to give one or another."""
    with upload_popover("上年年报", "last-year", stored.id) as key:
        previous = stored.previous
        if previous is None:
            st.caption("没有上年年报，无法与上年比较。可在这里上传，上年结转的空白格会自动带入。")
        else:
            st.caption(plain(f"现用：{previous.title or previous.organ}"))
            if st.button("对照原件核对、改正", key=f"look-{key}"):
                look_at_last_year("t3")
        here = written_here(workspace(), stored.organ, stored.year)
        if here and st.button(f"采用这里编制的{here.stored.year}年年报", key=f"here-{key}"):
            _give(stored.id, here.read, lambda: keep_written(here), more=_unfinished(here))
        report = read_last_year(key, "上传或换一份（{}）")
        if report is None:
            return
        renamed = is_renamed(report, stored.organ, key)
        if st.button("作为上年年报", type="primary", key=f"give-{key}"):
            _give(stored.id, report, lambda: keep_last_year(key, report), renamed=renamed)


def _give(
    report_id: int,
    report: AnnualReport,
    keep_file: Callable[[], object],
    *,
    renamed: bool = False,
    more: str = "",
) -> None:
    try:
        give(workspace(), report_id, report, renamed=renamed)
    except NianbaoError as error:
        tell("error", error.message)
        return
    keep_file()
    put_away("last-year")
    leave_notice("tables", "success", f"已采用“{report.title or report.organ}”作为上年年报{more}。")
    st.rerun()
