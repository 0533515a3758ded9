"""校核: what the rules say of the report as it stands, with the way to each place and staff's word on it."""

import time
from collections import Counter

import streamlit as st

from drafting.checks.findings import SEVERITY_NAMES, Finding, Severity, Status
from drafting.report import HEADINGS, NARRATIVE_SECTIONS
from drafting.service.judgements import CONFIRMED
from drafting.service.judging import take_back
from drafting.service.years import OpenYear
from drafting.ui.clock import local
from drafting.ui.findings import is_about_text, show_finding
from drafting.ui.judging import VERDICT_NAMES, offer_verdicts
from drafting.ui.messages import leave_notice, plain, show_notice, tell
from drafting.ui.past_wording import show_all
from drafting.ui.session import workspace, year_in_hand

TABLES = "表格"


def _counts(year: OpenYear) -> None:
    outcome, found = year.outcome, year.reviewed
    counts = {severity: sum(f.severity is severity for f in found.open) for severity in Severity}
    for column, (label, value) in zip(
        st.columns(6),
        [
            *((SEVERITY_NAMES[severity], counts[severity]) for severity in Severity),
            ("已保留或误报", len(found.judged)),
            ("相符", outcome.count(Status.PASSED)),
            ("缺数，无法核对", outcome.count(Status.NOT_ASSESSABLE)),
        ],
        strict=True,
    ):
        column.metric(label, value)


def _open(year: OpenYear) -> None:
    found = year.reviewed.open
    if not found:
        st.success("没有发现问题。“缺数，无法核对”的项目，补齐数据后会自动核对。")
        return
    wanted = st.pills(
        "严重程度",
        list(Severity),
        format_func=SEVERITY_NAMES.__getitem__,
        selection_mode="multi",
        default=list(Severity),
        label_visibility="collapsed",
        key="severities",
    )
    groups: dict[str, list[Finding]] = {TABLES: [f for f in found if not is_about_text(f)]}
    for number in NARRATIVE_SECTIONS:
        groups[HEADINGS.get(number, "导语")] = [f for f in found if f.section == number]
    for heading, group in groups.items():
        shown = [finding for finding in group if finding.severity in wanted]
        if shown:
            st.subheader(f"{heading}（{len(shown)}）")
        met: Counter[str] = Counter()
        for finding in shown:
            # Not by its place: as the list moves, a half-typed reason would pass to another finding.
            what = f"{finding.rule}-{finding.instance}-{finding.message}"
            met[what] += 1
            key = f"{heading}-{what}-{met[what]}"
            with show_finding(finding, key=key, text=_text(year, finding), buttons=2):
                offer_verdicts(year, finding, key=key)


def _text(year: OpenYear, finding: Finding) -> str:
    return year.report.text(finding.section) if finding.section is not None else ""


def _judged(year: OpenYear) -> None:
    """What staff have said, with the way to take it back; words on findings that changed are not listed."""
    judged = {f.message for f, _ in year.reviewed.judged}
    standing = [word for word in year.judgements.values() if word.said in judged or word.verdict == CONFIRMED]
    if not standing:
        return
    with st.expander(f"已保留、误报和确认属实的（{len(standing)}）"):
        for word in standing:
            says, back = st.columns([9, 1], vertical_alignment="center")
            says.markdown(f"**{VERDICT_NAMES[word.verdict]}**　{plain(word.said)}")
            reason = f"：{word.reason}" if word.reason else ""
            says.caption(plain(f"{word.author}{reason}（{local(word.made_at):%Y-%m-%d %H:%M}）"))
            if back.button("撤回", key=f"back-{word.about}", width="stretch"):
                take_back(workspace(), year.stored.id, word, author=word.author)
                leave_notice("checking", "success", "已撤回。问题还在的，重新列出。")
                st.rerun()


st.title("校核")
show_notice("checking")
began = time.perf_counter()
year = year_in_hand()
_counts(year)
again, took = st.columns([1, 5], vertical_alignment="center")
again.button("重新校核", width="stretch")
took.caption(f"每次打开本页都按最新内容校核，本次用时{time.perf_counter() - began:.1f}秒。")
_open(year)
_judged(year)
show_all(year)
for broken in year.outcome.broken:
    tell("error", f"规则 {broken.rule} 未能运行，请告知技术人员：{broken.message}")
