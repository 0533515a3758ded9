"""A finding as people see it, with the way to the place it is about."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from drafting.checks.findings import SEVERITY_NAMES, Finding, Severity
from drafting.report import NARRATIVE_SECTIONS
from drafting.tables import cell_spec
from drafting.ui.messages import plain
from drafting.ui.places import jump

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "orange", Severity.INFO: "gray"}


def show_finding(finding: Finding, *, key: str, text: str = "", buttons: int = 1) -> DeltaGenerator:
    """One line: how grave, what and where, and a button that goes there; the row it stands in.

    ``text`` is its section's, in which the words are shown marked; without it the excerpt stands alone.
    ``buttons`` is how many are to stand beside each other in that row.
    """
    says, goes = st.columns([10 - 1.2 * buttons, 1.2 * buttons], vertical_alignment="center")
    goes = goes.container(horizontal=True, horizontal_alignment="right")
    badge = f":{COLOURS[finding.severity]}-badge[{SEVERITY_NAMES[finding.severity]}]"
    says.markdown(f"{badge}　{plain(finding.message)}")
    if finding.span and text:
        says.markdown(f":small[{marked(text, finding.span)}]")
    elif finding.excerpt:
        says.caption(f"原文：{plain(finding.excerpt)}")
    cell = _cell(finding)
    if is_about_text(finding):
        if goes.button("去改", key=f"go-{key}", width="content"):
            jump("writing", section=finding.section, span=finding.span)
    elif cell and goes.button("去改", key=f"go-{key}", width="content"):
        jump("tables", cell=cell)
    return goes


def is_about_text(finding: Finding) -> bool:
    """Whether the place to mend it is the narrative, not a table."""
    return finding.section in NARRATIVE_SECTIONS


def _cell(finding: Finding) -> str | None:
    """The cell to go to: the suspect, else the first of this year's that is entered by hand."""
    mine = [code for code in finding.cells if cell_spec(code)]
    entered = [code for code in mine if (spec := cell_spec(code)) and not spec.computed]
    return finding.suspect or next(iter(entered or mine), None)


def marked(text: str, span: tuple[int, int], around: int = 40) -> str:
    """The words at a span in Markdown, marked, between what stands before and behind on their line."""
    before = text[max(0, span[0] - around) : span[0]].rpartition("\n")[2]
    behind = text[span[1] : span[1] + around].partition("\n")[0]
    words = text[slice(*span)].replace("\n", " ")
    return f":gray[{plain(before)}]:orange-background[{plain(words)}]:gray[{plain(behind)}]"
