"""The editor of a section on the page: saving, conflicts, findings about the text, the way to a passage."""

import streamlit as st

from drafting.checks.findings import SEVERITY_NAMES, Finding
from drafting.errors import ConflictError
from drafting.ledger import locate, render
from drafting.service.text import figures_shown, save_text
from drafting.service.years import OpenYear
from drafting.ui.asked_of_editor import focus, go_to_passage, insertion
from drafting.ui.components import Chip, Conflict, Mark, narrative_editor
from drafting.ui.findings import COLOURS
from drafting.ui.messages import faults_told, plain, tell, telling
from drafting.ui.past_wording import (
    ask_for_like,
    found_in,
    is_open,
    marks_of,
    open_library,
    show_found,
    show_like,
)
from drafting.ui.session import workspace, year_in_hand


def _conflict(report: int, number: int) -> str:
    return f"conflict-{report}-{number}"


def _mine(report: int, number: int) -> str:
    """The session's key for this person's text that was refused because others had changed theirs."""
    return f"mine-{report}-{number}"


def _save(report: int, number: int, source: str, base: int) -> int | None:
    try:
        saved = save_text(workspace(), report, number, source, base)
    except ConflictError as error:
        st.session_state[_conflict(report, number)] = error.message
        st.session_state[_mine(report, number)] = source
        return None
    st.session_state.pop(_conflict(report, number), None)
    st.session_state.pop(_mine(report, number), None)
    return saved.revision


def _resolve(report: int, number: int, choice: Conflict, mine: str) -> None:
    st.session_state.pop(_conflict(report, number), None)
    if choice is Conflict.VIEW:
        st.session_state[_mine(report, number)] = mine
    else:
        st.session_state.pop(_mine(report, number), None)


def _take_mine(report: int, number: int) -> None:
    """Put this person's text in the place of the others', which stays among the versions."""
    head = workspace().sections.head(report, number)
    mine = st.session_state.get(_mine(report, number), head.source)
    _save(report, number, mine, head.revision)


def _give_up_mine(report: int, number: int) -> None:
    st.session_state.pop(_mine(report, number), None)


def reopen(report: int, number: int) -> None:
    """A new look at the page: an unresolved conflict becomes both texts, one above the other."""
    st.session_state.pop(_conflict(report, number), None)


@st.fragment
@faults_told()
def editor(number: int) -> None:
    """The editor of a section of the report in hand, and what the rules say of its text."""
    year = year_in_hand()
    report = year.stored.id
    section = year.sections[number]
    about = [finding for finding in year.reviewed.open if finding.section == number]
    marks = [Mark(*at, f.severity, f.message) for f in about if (at := _place(f, year))]
    past = found_in(year, number) if is_open() else ()
    shown = figures_shown(section.source, year)
    span, nonce = focus(report, number)
    above = st.container()
    narrative_editor(
        section.source,
        revision=section.revision,
        chips={written: Chip(figure.shown, figure.title) for written, figure in shown.items()},
        key=f"editor-{report}-{number}",
        on_save=lambda source, base, _seq: _save(report, number, source, base),
        marks=[*marks, *marks_of(past, year, number)],
        focus_span=span,
        nonce=nonce,
        insert=insertion(report, number),
        conflict=st.session_state.get(_conflict(report, number)),
        kept=_refused(year, number),
        on_conflict=lambda choice, mine: _resolve(report, number, choice, mine),
        on_like=lambda sentence: ask_for_like(report, number, sentence),
        label=f"第{number}部分" if number else "导语",
    )
    if _conflict(report, number) not in st.session_state:
        with above:
            _both_texts(year, number)
    for i, finding in enumerate(about):
        _finding(finding, f"{report}-{number}-{i}", year)
    show_like(year, number)
    if is_open():
        show_found(past, year, number)
    else:
        open_library()


def _refused(year: OpenYear, number: int) -> str | None:
    """One's own text that others' stands in the way of; ``None`` where there is none."""
    mine: str | None = st.session_state.get(_mine(year.stored.id, number))
    return None if mine == year.sections[number].source else mine


def _both_texts(year: OpenYear, number: int) -> None:
    """What this person wrote, above the others' text in the editor."""
    report = year.stored.id
    mine = _refused(year, number)
    if mine is None:
        return
    with st.container(border=True):
        tell(
            "warning",
            "这是您的文字，还没有保存；下面编辑框里是别人保存的。请选一份，或改到下面。",
        )
        with st.container(horizontal=True):
            st.button("改用我的（别人的留在历史版本）", on_click=telling(_take_mine), args=(report, number))
            st.button("不要我的", on_click=telling(_give_up_mine), args=(report, number))
        with st.container(height=220, border=False):
            st.text(render(mine, year.ledger))


def _place(finding: Finding, year: OpenYear) -> tuple[int, int] | None:
    """Where in the stored text of its section the finding's words stand."""
    if finding.section is None or finding.span is None:
        return None
    return locate(year.sections[finding.section].source, year.ledger, finding.span)


def _finding(finding: Finding, key: str, year: OpenYear) -> None:
    says, goes = st.columns([8.6, 1.4], vertical_alignment="center")
    says.markdown(
        f":{COLOURS[finding.severity]}-badge[{SEVERITY_NAMES[finding.severity]}]　{plain(finding.message)}"
    )
    if finding.section is not None and finding.span is not None:
        goes.button(
            "查看",
            key=f"see-{key}",
            width="stretch",
            on_click=telling(go_to_passage),
            args=(year, finding.section, finding.span),
        )
