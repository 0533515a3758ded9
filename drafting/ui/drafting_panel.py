"""Drafting on the page: the buttons that start it, how far it is, what came of it."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

import streamlit as st

from drafting.errors import NianbaoError
from drafting.ledger import render
from drafting.narrative.material import PARTS
from drafting.narrative.usefulness import is_of_the_server, of_no_use, reason_of
from drafting.references import without_supports
from drafting.report import HEADINGS, NARRATIVE_SECTIONS
from drafting.service.generation import progress, start, stop
from drafting.service.model import NO_MODEL, configured_model, needs_consent, use_no_model
from drafting.service.years import OpenYear
from drafting.ui.messages import faults_told, leave_notice, plain, tell, telling
from drafting.ui.model_panel import model_panel, records
from drafting.ui.parts import PART_NAMES
from drafting.ui.session import index, workspace, year_in_hand
from drafting.ui.waiting import began
from drafting.workspace.runs import RunStatus, StoredRun

ORIGINS = {"model": "大模型起草", "repaired": "大模型起草，经核对改正", "offline": "按素材成稿（未用大模型）"}
SECTION_OF = {part.code: part.section for part in PARTS}
UNFINISHED = (RunStatus.FAILED, RunStatus.STOPPED)


def section_name(number: int) -> str:
    """What a section of the narrative is called."""
    return HEADINGS.get(number, "导语")


def drafting_panel(year: OpenYear, number: int) -> bool:
    """The buttons that draft, or how far the drafting is; whether this section is being drafted."""
    runs = progress(workspace(), year.stored.id)
    running = {SECTION_OF[code] for code, run in runs.items() if run.status is RunStatus.RUNNING}
    if running:
        _running(number)
    else:
        _buttons(year, number)
        own = {code: run for code, run in runs.items() if SECTION_OF[code] == number}
        _results(year, own)
        _no_use(year, runs)
        records(own)
    return number in running


@st.fragment(run_every=0.7)
@faults_told()
def _running(number: int) -> None:
    """What the worker has written so far; when it is done, the whole page is shown anew."""
    year = year_in_hand()
    runs = progress(workspace(), year.stored.id)
    running = {code: run for code, run in runs.items() if run.status is RunStatus.RUNNING}
    if not running:
        st.rerun()
    says, ends = st.columns([8, 2], vertical_alignment="center")
    begun = sum(bool(run.partial) for run in running.values())
    seconds = int((datetime.now(UTC) - min(map(began, running.values()))).total_seconds())
    sections = "、".join(section_name(n) for n in NARRATIVE_SECTIONS if n in _sections(running))
    says.progress(
        begun / len(running),
        f"正在起草{sections}：共{len(running)}段，已动笔{begun}段，用时{seconds}秒",
    )
    ends.button(
        "停止",
        icon=":material/stop:",
        width="stretch",
        on_click=telling(stop),
        args=(workspace(), year.stored.id),
    )
    for code, run in running.items():
        if SECTION_OF[code] == number and run.partial:
            st.caption(f"{PART_NAMES[code]}（未完成）")
            st.text(readable(run.partial, year))


def _sections(codes: Collection[str]) -> set[int]:
    return {SECTION_OF[code] for code in codes}


def readable(partial: str, year: OpenYear) -> str:
    """What a model has written so far, its figures filled in; a reference still being written is left out."""
    opened = partial.rfind("[[")
    whole = partial if "]]" in partial[opened:] or opened < 0 else partial[:opened]
    return render(without_supports(whole), year.ledger)


def _buttons(year: OpenYear, number: int) -> None:
    report = year.stored.id
    model = configured_model() if year.stored.model_use != NO_MODEL else None
    by = f"大模型（{model.name}）起草" if model else "按素材成稿（未用大模型）"
    held_back = needs_consent(year.stored)
    with st.container(horizontal=True, vertical_alignment="center", key="drafting"):
        for label, sections in (("起草本部分", (number,)), ("起草全部", NARRATIVE_SECTIONS)):
            st.button(
                label,
                type="primary" if sections == (number,) else "secondary",
                disabled=held_back,
                on_click=telling(_start),
                args=(report, sections),
            )
        st.caption(plain(f"{by}。起草会替换现有文字，原文可在“历史版本”恢复。"))
    if configured_model():
        model_panel(year, number)


def _start(report: int, sections: Collection[int]) -> None:
    try:
        start(workspace(), report, sections, index=index() if configured_model() else None)
    except NianbaoError as error:
        leave_notice("writing", "error", error.message)


def _results(year: OpenYear, runs: Mapping[str, StoredRun]) -> None:
    """What came of the last drafting of this section, until somebody has read it."""
    read = f"results-read-{year.stored.id}"
    newest = max((run.id for run in runs.values()), default=0)
    unread = newest > st.session_state.get(read, 0)
    lines = _lines(runs, year)
    left = {code: run.partial for code, run in runs.items() if run.status in UNFINISHED and run.partial}
    if not unread or not (lines or left):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        unanswered = any(is_of_the_server(reason_of(run.message)) for run in runs.values())
        tell("warning" if unanswered else "info", "\n".join(lines))
        st.button("知道了", on_click=telling(_have_read), args=(read, newest))
    if left:
        with st.expander("没有写完或没有采用的文字"):
            for code, partial in left.items():
                st.caption(PART_NAMES[code])
                st.text(readable(partial, year))


def _have_read(read: str, newest: int) -> None:
    st.session_state[read] = newest


def _no_use(year: OpenYear, runs: Mapping[str, StoredRun]) -> None:
    """One word on a model of which next to nothing could be taken, and the way to do without it."""
    model = configured_model()
    if model is None or year.stored.model_use == NO_MODEL:
        return
    asked = [run for run in runs.values() if run.model == model.name and (run.spent or run.message)]
    found = of_no_use((run.origin, run.message) for run in asked if run.status is RunStatus.DONE)
    read, newest = f"no-use-read-{year.stored.id}", max((run.id for run in asked), default=0)
    if found is None or newest <= st.session_state.get(read, 0):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="no-use"):
        tell(
            "warning",
            f"{found.told(model.name)}{found.way_out}这份年报可以不用大模型：起草更快，这些段的文字不变。",
        )
        st.button(
            "本报告不用大模型",
            on_click=telling(use_no_model),
            args=(workspace(), year.stored.id),
            kwargs={"off": True},
        )
        st.button("仍用大模型", on_click=telling(_have_read), args=(read, newest))


def _lines(runs: Mapping[str, StoredRun], year: OpenYear) -> list[str]:
    """What is to be said of each part; of parts that the same is to be said of, one line for all."""
    if runs and all(run.status is RunStatus.STOPPED for run in runs.values()):
        return ["已停止起草，原有文字没有改动。"]
    said = {code: run.message or ORIGINS.get(run.origin, run.origin) for code, run in runs.items()}
    if not configured_model() or year.stored.model_use == NO_MODEL:
        said = {code: run.message for code, run in runs.items()}
    alike: dict[str, list[str]] = {}
    for code, message in said.items():
        alike.setdefault(message, []).append(PART_NAMES[code])
    return [f"{'、'.join(names)}：{message}" for message, names in alike.items() if message]
