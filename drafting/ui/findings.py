"""A finding as people see it, with the way to the place it is about."""

import streamlit as st

from drafting.checks.findings import SEVERITY_NAMES, Finding, Severity
from drafting.report import NARRATIVE_SECTIONS
from drafting.tables import cell_spec
from drafting.ui.messages import plain
from drafting.ui.places import jump

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "orange", Severity.INFO: "gray"}


def show_finding(finding: Finding, *, key: str) -> None:
    """One line: how grave, what and where, and a button that goes there."""
    says, goes = st.columns([9.1, 0.9], vertical_alignment="center")
    says.markdown(
        f":{COLOURS[finding.severity]}-badge[{SEVERITY_NAMES[finding.severity]}]　{plain(finding.message)}"
    )
    if finding.excerpt:
        says.caption(f"原文：{plain(finding.excerpt)}")
    cell = _cell(finding)
    if is_about_text(finding):
        if goes.button("去改", key=f"go-{key}", width="stretch"):
            jump("writing", section=finding.section, span=finding.span)
    elif cell and goes.button("去改", key=f"go-{key}", width="stretch"):
        jump("tables", cell=cell)


def is_about_text(finding: Finding) -> bool:
    """Whether the place to mend it is the narrative, not a table."""
    return finding.section in NARRATIVE_SECTIONS


def _cell(finding: Finding) -> str | None:
    """The cell to go to: the suspect, else the first of this year's that is entered by hand."""
    mine = [code for code in finding.cells if cell_spec(code)]
    entered = [code for code in mine if (spec := cell_spec(code)) and not spec.computed]
    return finding.suspect or next(iter(entered or mine), None)
