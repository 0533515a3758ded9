"""表格填报: the three tables as printed; what is typed is stored at once, sums are computed."""

from collections.abc import Mapping

import streamlit as st

from drafting.checks.findings import Finding, Severity
from drafting.errors import NianbaoError
from drafting.figures import format_number
from drafting.intake.form import FORM_FILES, form_bytes
from drafting.service.entering import Typed, enter, fill_with_zero, import_form, make_blank, zeros_filled
from drafting.service.years import FORM, OpenYear
from drafting.tables import TableSpec
from drafting.ui.components import Edit, Refusal, statutory_grid
from drafting.ui.findings import show_finding
from drafting.ui.last_year import last_year_popover, tell_unbalanced, tell_unconfirmed
from drafting.ui.messages import faults_told, leave_notice, show_notice, tell, telling
from drafting.ui.places import new_nonce, take_jump
from drafting.ui.session import workspace, year_in_hand
from drafting.ui.uploads import put_away, upload_popover

TABLES = {table.code: table for table in FORM.tables}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _titles(code: str) -> str:
    return f"{TABLES[code].name}　{TABLES[code].title}"


def _refusals(report: int) -> dict[str, Refusal]:
    """The edits that were not stored, kept so that nothing typed disappears."""
    kept: dict[str, Refusal] = st.session_state.setdefault(f"refused-{report}", {})
    return kept


def _store(report: int, edits: Mapping[str, Edit]) -> None:
    typed = {code: Typed(edit.value, edit.seen) for code, edit in edits.items()}
    entered = enter(workspace(), report, typed)
    refusals = _refusals(report)
    for code in entered.saved:
        refusals.pop(code, None)
    for code, message in entered.refused.items():
        refusals[code] = Refusal(edits[code].value, message)


@st.fragment
@faults_told()
def _grid(table: TableSpec, focus: str | None, nonce: int) -> None:
    year = year_in_hand()
    report = year.stored.id
    findings = [f for f in year.reviewed.open if any(c.startswith(f"{table.code}.") for c in f.cells)]
    failed: dict[str, str] = {}
    for finding in findings:
        if finding.severity is Severity.ERROR and finding.rule != "cell-blank":
            for code in finding.cells:
                failed.setdefault(code, finding.message)
    previous = year.stored.previous
    statutory_grid(
        table,
        values={code: format_number(value) for code, value in year.figures.items()},
        previous={c: format_number(v) for c, v in previous.figures.items()} if previous else None,
        failed=failed,
        refused=_refusals(report),
        suspect={finding.suspect for finding in findings if finding.suspect},
        focus=focus,
        nonce=nonce,
        key=f"grid-{report}-{table.code}",
        on_edit=lambda edits: _store(report, edits),
    )
    _summary(year, table, findings)
    tell_unbalanced(previous, table.code)
    tell_unconfirmed(year, table.code)


def _summary(year: OpenYear, table: TableSpec, findings: list[Finding]) -> None:
    cells = [cell.code for cell in table.cells()]
    blank = sum(year.figures[code] is None for code in cells)
    st.caption(f"{table.name}共{len(cells)}格，已填{len(cells) - blank}格，空白{blank}格。空白不等于0。")
    for finding in findings:
        if finding.rule != "cell-blank":
            show_finding(finding, key=f"{table.code}-{finding.rule}-{finding.instance}")


def _tools(year: OpenYear, table: TableSpec) -> None:
    report = year.stored.id
    filled = zeros_filled(year.entered, st.session_state.get(_zeros(report, table.code), ()))
    with st.container(horizontal=True):
        st.button(
            "空白格填0",
            help="本表没有发生的事项一次填0，可撤销",
            on_click=telling(_fill_with_zero),
            args=(report, table.code),
        )
        if filled:
            st.button(f"撤销填0（{len(filled)}格）", on_click=telling(_take_back), args=(report, table.code))
        _exchange(year)
        last_year_popover(year.stored)


def _zeros(report: int, table_code: str) -> str:
    """The session's key for the cells that were last filled with zero."""
    return f"zeros-{report}-{table_code}"


def _fill_with_zero(report: int, table_code: str) -> None:
    filled = fill_with_zero(workspace(), report, table_code, but=_refusals(report))
    st.session_state[_zeros(report, table_code)] = filled
    if not filled:
        leave_notice("tables", "info", "本表没有空白格。")


def _take_back(report: int, table_code: str) -> None:
    make_blank(workspace(), report, st.session_state.pop(_zeros(report, table_code)))


def _exchange(year: OpenYear) -> None:
    """The form as a file, out and in."""
    stored = year.stored
    st.download_button(
        "下载填报表",
        data=lambda: form_bytes(
            organ=stored.organ, year=stored.year, figures=year.figures, previous=stored.previous
        ),
        file_name=f"{stored.organ}{stored.year}年填报表.xlsx",
        mime=XLSX,
        on_click="ignore",
    )
    with upload_popover("导入填报表", "form", stored.id) as key:
        form = st.file_uploader(f"填好的填报表（{'、'.join(FORM_FILES)}）", type=list(FORM_FILES), key=key)
        if form:
            st.button("导入", type="primary", on_click=telling(_import), args=(stored.id, key))
        if message := st.session_state.pop("form-refused", None):
            tell("error", message)


def _import(report: int, key: str) -> None:
    """Take over the form, in a callback: the page that is then shown has its figures."""
    form = st.session_state[key]
    try:
        imported = import_form(workspace(), report, form.getvalue(), form.name)
    except NianbaoError as error:
        st.session_state["form-refused"] = error.message
        return
    for code in imported.saved:
        _refusals(report).pop(code, None)
    for table_code in TABLES:
        st.session_state.pop(_zeros(report, table_code), None)
    put_away("form")
    message = f"已导入{len(imported.saved)}格（“{form.name}”）。"
    if imported.problems:
        listed = "\n".join(problem.message for problem in imported.problems)
        message += f"下列{len(imported.problems)}处没有采用，原来的数字没有动：\n{listed}"
    leave_notice("tables", "warning" if imported.problems else "success", message)


st.title("表格填报")
opened = year_in_hand()
target = take_jump("tables").get("cell")
if target:
    st.session_state["table"] = str(target).split(".", 1)[0]
    st.session_state["focus"] = (target, new_nonce())
chosen = st.segmented_control(
    "表格",
    list(TABLES),
    format_func=_titles,
    default="t3",
    required=True,
    key="table",
    label_visibility="collapsed",
    bind="query-params",
)
shown = TABLES[chosen]
_tools(opened, shown)
show_notice("tables")
focus, nonce = st.session_state.get("focus", (None, 0))
_grid(shown, focus if focus and focus.startswith(shown.code) else None, nonce)
