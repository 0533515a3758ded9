"""校核: what the rules say of the report as it stands, each with the way to the place."""

import streamlit as st

from drafting.checks.findings import SEVERITY_NAMES, Severity, Status
from drafting.report import HEADINGS, NARRATIVE_SECTIONS
from drafting.ui.findings import is_about_text, show_finding
from drafting.ui.messages import tell
from drafting.ui.session import year_in_hand

TABLES = "表格"

st.title("校核")
year = year_in_hand()
outcome = year.outcome
counts = {severity: sum(f.severity is severity for f in outcome.findings) for severity in Severity}
for column, (label, value) in zip(
    st.columns(5),
    [
        *((SEVERITY_NAMES[severity], counts[severity]) for severity in Severity),
        ("相符", outcome.count(Status.PASSED)),
        ("缺数，无法核对", outcome.count(Status.NOT_ASSESSABLE)),
    ],
    strict=True,
):
    column.metric(label, value)
if not outcome.findings:
    st.success("没有发现问题。“缺数，无法核对”的项目，补齐数据后会自动核对。")
groups = {TABLES: [finding for finding in outcome.findings if not is_about_text(finding)]}
for number in NARRATIVE_SECTIONS:
    groups[HEADINGS.get(number, "导语")] = [f for f in outcome.findings if f.section == number]
for heading, found in groups.items():
    if found:
        st.subheader(heading)
        for i, finding in enumerate(found):
            show_finding(finding, key=f"{heading}-{i}")
for broken in outcome.broken:
    tell("error", f"规则 {broken.rule} 未能运行，请告知技术人员：{broken.message}")
