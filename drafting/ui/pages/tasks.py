"""年报任务: the reports in work, and the way to open a new one."""

from datetime import datetime

import streamlit as st

from drafting.checks.findings import Severity
from drafting.errors import NianbaoError
from drafting.report import NARRATIVE_SECTIONS, OrganType, organ_type_of
from drafting.service.sample import open_sample
from drafting.service.years import FORM, current, due_date, open_year
from drafting.ui.deleting import offer_deleting, show_bin
from drafting.ui.last_year import (
    is_renamed,
    keep_last_year,
    keep_written,
    offer_written_here,
    read_last_year,
)
from drafting.ui.messages import leave_notice, plain, show_notice, tell
from drafting.ui.places import jump
from drafting.ui.session import choose_report, report_id, workspace

ORGAN_TYPES = {
    OrganType.GOVERNMENT: "人民政府（含乡镇）",
    OrganType.DEPARTMENT: "政府部门",
    OrganType.AGENCY: "派出机关（街道办、管委会）",
    OrganType.OTHER: "其他",
}


def _new_report() -> None:
    previous = read_last_year("previous", "上年年报（可不传，以后可在“表格填报”里补传；{}）")
    # A new upload suggests name and year anew; what is typed afterwards stands.
    suggested = f"{previous.organ}{previous.year}" if previous else ""
    name, kind, year = st.columns([5, 3, 2])
    organ = name.text_input(
        "机关名称",
        value=previous.organ if previous else "",
        placeholder="例如：云岭市青禾区人民政府",
        key=f"organ-{suggested}",
    )
    types = list(ORGAN_TYPES)
    organ_type = kind.selectbox(
        "机关类型",
        types,
        index=types.index(organ_type_of(organ)) if organ else 0,
        format_func=ORGAN_TYPES.__getitem__,
        key=f"type-{suggested}-{organ}",
    )
    expected = previous.year + 1 if previous and previous.year else datetime.now().astimezone().year - 1
    year_text = year.text_input("报告年度", value=str(expected), key=f"year-{suggested}")
    renamed = (
        previous is not None
        and bool(organ.strip())
        and is_renamed(previous, organ.strip(), f"{suggested}-{organ}")
    )
    here = offer_written_here(organ.strip(), year_text.strip()) if previous is None else None
    if st.button("建立年报", type="primary"):
        if not year_text.strip().isdecimal():
            tell("error", f"报告年度应为四位数字，例如2024，现为“{year_text}”。请改正。")
            return
        try:
            last = here.read if here else previous
            opened = open_year(workspace(), organ, organ_type, int(year_text), last, renamed=renamed)
        except NianbaoError as error:
            tell("error", error.message)
            return
        keep_last_year("previous", previous)
        if here:
            keep_written(here)
            leave_notice("tables", "success", f"已采用这里编制的“{here.read.title}”作为上年年报。")
        choose_report(opened)
        jump("tables")


def _row(id: int) -> None:
    year = current(workspace(), id)
    errors = sum(finding.severity is Severity.ERROR for finding in year.reviewed.open)
    written = sum(bool(year.sections[number].source.strip()) for number in NARRATIVE_SECTIONS)
    with st.container(border=True):
        what, tables, text, found, go, more = st.columns(
            [4.7, 2.6, 1.9, 2.5, 1.9, 1.4], vertical_alignment="center"
        )
        due = due_date(year.stored)
        published = f"应于{due.year}年{due.month}月{due.day}日前公布"
        what.markdown(f"**{plain(year.stored.organ)}**　{year.stored.year}年  \n:gray[{published}]")
        tables.progress(year.filled / len(FORM.codes), f"表格 {year.filled}/{len(FORM.codes)}格")
        text.markdown(f"文字 {written}/{len(NARRATIVE_SECTIONS)}部分")
        found.markdown(f":red[必须改 {errors}处]" if errors else ":green[没有必须改的问题]")
        if go.button("继续编制" if id == report_id() else "打开", key=f"open-{id}", width="stretch"):
            choose_report(id)
            jump("tables")
        with more:
            offer_deleting(year.stored)


st.title("年报任务")
show_notice("tasks")
reports = workspace().reports.all()
for stored in reports:
    _row(stored.id)
with st.expander("新建年报", expanded=not reports, icon=":material/add:"):
    _new_report()
if not reports:
    st.caption("第一次使用？可以先打开一份示例，数据和单位都是虚构的。")
    if st.button("打开示例年报", icon=":material/school:"):
        choose_report(open_sample(workspace()))
        jump("tables")
show_bin()
