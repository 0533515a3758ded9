"""导出: how the report will look, and the files."""

from functools import partial

import streamlit as st

from drafting.checks.findings import Severity
from drafting.export import FORMATS
from drafting.service.years import export, export_name
from drafting.ui.places import page
from drafting.ui.session import workspace, year_in_hand

NAMES = {
    ".docx": "文档（.docx）",
    ".html": "网页（.html）",
    ".md": "标记文本（.md）",
    ".txt": "纯文本（.txt）",
    ".json": "数据（.json）",
    ".xlsx": "表格（.xlsx）",
}

st.title("导出")
year = year_in_hand()
report = year.stored.id
errors = [finding for finding in year.reviewed.open if finding.severity is Severity.ERROR]
if errors:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.warning(
            f"还有{len(errors)}处必须改，现在导出的是未定稿：空白格仍是空白，没有写的部分仍是空的。",
            icon=":material/warning:",
        )
        if st.button("去校核"):
            st.switch_page(page("checking"))
else:
    st.success("校核没有必须改的问题，可以导出。", icon=":material/check_circle:")
first, *_ = FORMATS
with st.container(horizontal=True):
    for extension, mime in FORMATS.items():
        st.download_button(
            NAMES[extension],
            data=partial(export, workspace(), report, extension),
            file_name=export_name(year, extension),
            mime=mime,
            type="primary" if extension == first else "secondary",
            on_click="ignore",
        )
st.subheader("预览")
st.iframe(export(workspace(), report, ".html").decode("utf-8"), height=900, alt="年报预览")
