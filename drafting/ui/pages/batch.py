"""批量校核: many files at once; a table by organ, statistics, what reads alike, lists to send."""

import streamlit as st

from drafting.checks.engine import CATALOGUE
from drafting.checks.examples import examples
from drafting.checks.findings import SEVERITY_NAMES, Severity
from drafting.export.problem_list import (
    LATE_HEADS,
    REGION_HEADS,
    ProblemList,
    by_region,
    by_rule,
    late_row,
    region_of,
)
from drafting.export.problem_page import problems_page
from drafting.export.problem_workbook import problems_workbook
from drafting.reading import READABLE
from drafting.service.batch_run import BatchRun
from drafting.service.batches import CheckedBatch
from drafting.service.checking import Against
from drafting.service.problems import problems_archive
from drafting.service.since import FIXED, NEW, STILL, kept_round
from drafting.ui.alike import show_alike
from drafting.ui.findings import COLOURS
from drafting.ui.kept_uploads import kept_uploads
from drafting.ui.last_batch import keep_batch, offer_batch
from drafting.ui.messages import faults_told, plain, tell, telling

_NAMED = 5
"""So many files that were not read are named above the lists, with the reason."""

_BATCH, _RUN, _FAULT, _STARTED = "batch", "batch-run", "batch-fault", "batch-started"
_TYPES = [*(extension.lstrip(".") for extension in READABLE), "zip"]


def _upload() -> None:
    files = kept_uploads("年报文件（可多选，可整批打成 .zip）", key="batch-files", types=_TYPES)
    # Another key is another box, and closed: open it would push progress and result under the screen's edge.
    with st.expander(
        "一并核对（可不填）：上年年报、各单位报送、花名册、上一轮结果、停用的规则",
        key=f"batch-more-{st.session_state.get(_STARTED, 0)}",
    ):
        left, middle, right = st.columns(3)
        previous = kept_uploads("上年年报", key="batch-last", types=_TYPES, at=left)
        units = kept_uploads("各单位报送", key="batch-units", types=_TYPES, at=middle)
        roster = kept_uploads("花名册（.csv）", key="batch-roster", types=["csv"], many=False, at=right)
        right.caption(
            "首行写表头：机关（必填）、别名、应报日期、公布日期、联系人。日期写成 2024-01-31 这样。"
        )
        since = kept_uploads(
            "上一轮结果（.jsonl，上次校核后下载的），标出已改、未改、新增",
            key="batch-since",
            types=["jsonl"],
            many=False,
        )
        said = examples()
        off = st.multiselect(
            "停用的规则",
            [rule.id for rule in CATALOGUE],
            format_func=lambda rule: f"{said[rule].says}（{rule}）",
            placeholder="不停用；要停用的，从这里选",
            select_all=False,
            key="batch-off",
        )
        reason = st.text_input("停用的理由", key="batch-why") if off else ""
    running = _RUN in st.session_state
    if not st.button("开始校核", type="primary", disabled=running or not files):
        return
    if off and not reason.strip():
        tell("error", "停用规则要写明理由。")
        return
    st.session_state.pop(_BATCH, None)
    st.session_state[_STARTED] = st.session_state.get(_STARTED, 0) + 1
    st.session_state[_RUN] = keep_batch(
        BatchRun(
            files,
            Against(switched_off=dict.fromkeys(off, reason.strip())),
            previous=previous,
            units=units,
            roster=next(iter(roster), None),
            since=next(iter(since), None),
        )
    )
    st.rerun()


@st.fragment(run_every=0.7)
@faults_told()
def _running() -> None:
    """How far the batch is; when it has ended, the whole page is shown anew."""
    run: BatchRun = st.session_state[_RUN]
    if not run.running:
        del st.session_state[_RUN]
        if run.result:
            st.session_state[_BATCH] = run.result
        else:
            st.session_state[_FAULT] = run.error
        st.rerun()
    says, ends = st.columns([8, 2], vertical_alignment="center")
    done = f"{run.done}/{run.count}"
    doing = f"正在停止，手头的文件处理完就停：{done}" if run.stopping else f"正在{run.stage}：{done}"
    says.progress(min(1.0, run.done / max(1, run.count)), doing)
    ends.button(
        "停止",
        icon=":material/stop:",
        width="stretch",
        on_click=telling(run.stop),
        disabled=run.stopping,
        key="batch-stop",
    )


def _ended(batch: CheckedBatch) -> None:
    """What came of it, a success only where every file was read; nobody is missing without a roster."""
    errors = [one.error for one in batch.lists if one.error]
    unread = len(errors)
    said = f"校核{len(batch.lists) - unread}份，读不出{unread}份"
    if batch.left:
        tell("warning", f"已停止：{said}；还有{batch.left}份没有校核，不在下面的结果里。")
        return
    late = f"未报、迟报{len(batch.late)}家" if batch.by_roster else "没有上传花名册，未核对未报、迟报"
    more = ["其余的见“按机关”的“说明”栏。"] if unread > _NAMED else []
    tell("warning" if unread else "success", "\n".join([f"{said}；{late}。", *errors[:_NAMED], *more]))


def _download(batch: CheckedBatch) -> None:
    with st.container(horizontal=True):
        for label, name, data in (
            ("汇总表（.xlsx）", "校核汇总.xlsx", lambda: problems_workbook(batch.lists, batch.late)),
            ("打印版（.html）", "校核汇总.html", lambda: problems_page(batch.lists, batch.late)),
            ("每个机关一份问题清单（.zip）", "问题清单.zip", lambda: problems_archive(batch.lists)),
            ("留作下一轮比对（.jsonl）", "本轮结果.jsonl", lambda: kept_round(batch.lists)),
        ):
            st.download_button(label, data=data, file_name=name, on_click="ignore")


def _table(batch: CheckedBatch) -> None:
    rows = [
        {
            "机关": one.name,
            "地区": "" if one.error else region_of(one.organ),
            "年份": str(one.year or ""),
            **{SEVERITY_NAMES[s]: None if one.error else one.count(s) for s in Severity},
            **(_since(one) if batch.by_round else {}),
            "相符": None if one.error else one.passed,
            "缺数": None if one.error else one.not_assessable,
            "说明": one.error or "；".join(one.broken),
            "文件": one.path,
        }
        for one in batch.lists
    ]
    st.dataframe(rows, width="stretch", hide_index=True)


def _since(one: ProblemList) -> dict[str, int | None]:
    """How many findings of the earlier round are mended, how many stand, how many are new."""
    apart, _ = one.told(*Severity)
    marks = [mark for _, mark in apart]
    counts = {FIXED: len(one.fixed), STILL: marks.count(STILL), NEW: marks.count(NEW)}
    return {mark: None if one.error else count for mark, count in counts.items()}


def _problems(batch: CheckedBatch) -> None:
    names = list(dict.fromkeys(one.name for one in batch.lists if one.findings or one.fixed))
    if not names:
        st.success("没有发现问题。")
        return
    chosen = st.selectbox("机关", names, key="batch-organ")
    for one in (one for one in batch.lists if one.name == chosen):
        _list(one)


def _list(one: ProblemList) -> None:
    st.caption(plain(one.path))
    found, beyond = one.told(*Severity)
    for finding, mark in found:
        marked = f" :gray-badge[{mark}]" if mark else ""
        st.markdown(f"{_badge(finding.severity)}{marked}　{plain(finding.message)}")
        if finding.excerpt:
            st.caption(f"原文：{plain(finding.excerpt)}")
    for message in one.fixed:
        st.markdown(f":green-badge[{FIXED}]　{plain(message)}")
    if beyond:
        st.markdown(f"{_badge(Severity.INFO)}　{plain(beyond)}")


def _badge(severity: Severity) -> str:
    return f":{COLOURS[severity]}-badge[{SEVERITY_NAMES[severity]}]"


def _statistics(batch: CheckedBatch) -> None:
    left, right = st.columns([3, 2])
    left.subheader("按规则")
    rules = [
        {"要求": says, "问题数": found, "涉及报告": reports, "规则": rule}
        for rule, says, found, reports in by_rule(batch.lists)
    ]
    left.dataframe(rules, width="stretch", hide_index=True)
    right.subheader("按地区")
    regions = [dict(zip(REGION_HEADS, row, strict=True)) for row in by_region(batch.lists)]
    right.dataframe(regions, width="stretch", hide_index=True)
    if batch.late:
        st.subheader("未报、迟报")
        late = [dict(zip(LATE_HEADS, late_row(one), strict=True)) for one in batch.late]
        st.dataframe(late, width="stretch", hide_index=True)


st.title("批量校核")
st.caption("按公布口径校核已发布或报来的年报；文件只在本次校核中使用，不存入年报库。")
with st.container():  # there without an offer too: what stands below would be mounted anew
    if not {_RUN, _BATCH, _FAULT} & set(st.session_state):
        offer_batch(_RUN)
_upload()
done: CheckedBatch | None = st.session_state.get(_BATCH)
if _RUN in st.session_state:
    _running()
if _FAULT in st.session_state:
    tell("error", st.session_state.pop(_FAULT))
if done:
    _ended(done)
    _download(done)
    table_at, problems_at, statistics_at, alike_at = st.tabs(["按机关", "问题", "统计", "内容雷同"])
    with table_at:
        _table(done)
    with problems_at:
        _problems(done)
    with statistics_at:
        _statistics(done)
    with alike_at:
        show_alike(done.alike)
