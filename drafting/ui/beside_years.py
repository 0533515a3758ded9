"""两年对照: one organ's reports of two years, section by section, with what stands in both marked."""

import streamlit as st

from drafting.overlap import mask, names_of, overlap
from drafting.report import HEADINGS
from drafting.service.library import texts_of
from drafting.ui.marks import with_marks
from drafting.ui.session import index, workspace


def compare_years() -> None:
    """Choose an organ and two of its years, and look at them side by side."""
    reports = [report for report in index().reports() if report.year]
    years = {
        organ: sorted({r.year or 0 for r in reports if r.organ == organ})
        for organ in {r.organ for r in reports}
    }
    several = sorted(organ for organ, found in years.items() if len(found) > 1)
    if not several:
        st.info("库里还没有一个机关有两年的年报。请先在“上传年报”里编入。")
        return
    organ_at, one_at, other_at = st.columns([4, 1.5, 1.5])
    organ = organ_at.selectbox("机关", several, key="years-organ")
    found = sorted(years[organ])
    one, other = (
        at.selectbox(name, found, index=len(found) - back, format_func=_named, key=f"years-{back}-{organ}")
        for at, name, back in ((one_at, "左边", 2), (other_at, "右边", 1))
    )
    left, right = (texts_of(organ, year, workspace(), index()) for year in (one, other))
    st.caption("标出的是两年都有的字句（13个字以上，数字和名称不计）。成段相同的，今年应当改写。")
    for section in sorted({*left, *right}):
        _section(section, left.get(section, ""), right.get(section, ""), organ)


def _named(year: int) -> str:
    return f"{year}年"


def _section(section: int, one: str, other: str, organ: str) -> None:
    left, right = (mask(text, names_of(organ)) for text in (one, other))
    in_left, in_right = overlap(left, right), overlap(right, left)
    alike = f"　:orange-badge[右边有{in_right.share:.0%}与左边相同]" if in_right and in_right.share else ""
    st.markdown(f"**{HEADINGS.get(section, '导语')}**{alike}")
    for column, text, shared in zip(
        st.columns(2, border=True), (one, other), (in_left, in_right), strict=True
    ):
        column.markdown(with_marks(text, shared.spans if shared else ()) or ":gray[（没有正文）]")
