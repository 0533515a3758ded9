"""核对读数: what was read of a past report beside the original; blanks and doubts to confirm or correct."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from drafting.errors import InputError
from drafting.figures import format_number
from drafting.reading import as_printed
from drafting.reading.document import Block, Grid, Paragraph, Picture
from drafting.reading.pdf.pictures import Stretch, picture_of, stretches_of
from drafting.reading.sections.headings import find_headings
from drafting.report import RECOGNISED, Why
from drafting.service.correcting import (
    blank_in_original,
    confirm_blanks,
    confirm_read,
    correct,
    doubts,
    tables_of,
    told_place,
    undivided,
    withdraw,
)
from drafting.service.entering import Typed
from drafting.tables import TableSpec, cell_name
from drafting.ui.components import Edit, Refusal, statutory_grid
from drafting.ui.messages import faults_told, plain, tell, telling
from drafting.ui.session import workspace
from drafting.workspace import Correction, ListedReport, PastReport

MOST_PAGES = 20
"""Pages of a PDF that are shown at once: a report has fewer."""

_REPORT, _AUTHOR = "past-report", "corrector"
_EMPTY = "还没有保存过原件。请先在“上传年报”里选择文件；库里已有而没有原件的，再传一次就能核对。"


def choose_past(past_id: int, table: str) -> None:
    """Let 核对读数 show this report and this table."""
    st.session_state[_REPORT] = past_id
    if table in {each.code for each in tables_of(workspace().past_reports.get(past_id))}:
        st.session_state["past-table"] = table


def choose_newest() -> None:
    """Let 核对读数 show the report that was uploaded last, whichever was looked at before."""
    reports = workspace().past_reports.listed()
    if reports:
        st.session_state[_REPORT] = reports[0].id


def compare_with_original() -> None:
    """Choose a report that was uploaded, see the original and what was read, confirm or correct cells."""
    reports = {listed.id: listed for listed in workspace().past_reports.listed()}
    if not reports:
        st.info(_EMPTY)
        return
    which, what, who = st.columns([5, 2, 2])
    past_id = which.selectbox("年报", list(reports), format_func=lambda id: _name(reports[id]), key=_REPORT)
    past = workspace().past_reports.get(past_id)
    tables = {table.code: table for table in tables_of(past)}
    code = what.selectbox("表格", list(tables), format_func=lambda c: tables[c].name, key="past-table")
    who.text_input("核对人", placeholder="姓名，随改正一起记下", key=_AUTHOR)
    left, right = st.columns([4, 5])
    with left:
        st.markdown("**原件**")
        _show_original(past_id, past.name, tables[code].section)
        content = workspace().past_reports.content(past_id)
        st.download_button("下载原件", content, file_name=past.name, on_click="ignore")
    with right:
        st.markdown("**读出的数**")
        _read(past_id, tables[code])


def _name(listed: ListedReport) -> str:
    return f"{listed.organ or '机关未详'}　{listed.year or '年份未详'}　（{listed.name}）"


def _show_original(past_id: int, name: str, section: int) -> None:
    """The section in the original, or the whole; of a PDF its pages as they look, or the text in them."""
    as_pages = name.lower().endswith(".pdf")
    whole_at, text_at = st.columns(2)
    part = None if whole_at.toggle("看全文", key="past-whole") else section
    if as_pages and text_at.toggle("看文字", key="past-text", help="从页面中取出的文字和表格"):
        as_pages = False
    with st.container(height=640):
        if not as_pages:
            st.html(_original(past_id, part))
            return
        try:
            pages = _pages(past_id, part)
            for page in pages[:MOST_PAGES]:
                st.html(_page(past_id, page))
        except InputError as error:
            tell("warning", error.message)
            return
        if len(pages) > MOST_PAGES:
            st.caption(f"原件有{len(pages)}页，这里显示前{MOST_PAGES}页。请下载原件查看全部。")


@st.cache_data(show_spinner="正在打开原件……", max_entries=100)
def _pages(past_id: int, section: int | None) -> tuple[Stretch, ...]:
    return stretches_of(workspace().past_reports.content(past_id), section)


@st.cache_data(show_spinner="正在打开原件……", max_entries=60)
def _page(past_id: int, page: Stretch) -> str:
    picture = b64encode(picture_of(workspace().past_reports.content(past_id), page)).decode()
    return f'<img class="nb-page" alt="原件第{page.page + 1}页" src="data:image/png;base64,{picture}">'


@st.cache_data(show_spinner="正在打开原件……", max_entries=20)
def _original(past_id: int, section: int | None) -> str:
    """The original as a page, before any of it was taken for a figure: one section, or the whole.

    Where the section has no heading in the original, it is the whole too.
    """
    past = workspace().past_reports.get(past_id)
    blocks = as_printed(workspace().past_reports.content(past_id), past.name).blocks
    return f'<div class="nb-original">{"".join(map(_shown, _part(blocks, section)))}</div>'


def _shown(block: Block) -> str:
    match block:
        case Grid():
            return _table(block)
        case Paragraph():
            return f"<p>{escape(block.text)}</p>"
        case Picture():
            return "<p>〔图片，请下载原件查看〕</p>"


def _part(blocks: Sequence[Block], section: int | None) -> Sequence[Block]:
    headings = find_headings(blocks)
    at = next((i for i, heading in enumerate(headings) if heading.number == section), None)
    if at is None:
        return blocks
    end = headings[at + 1].index if at + 1 < len(headings) else len(blocks)
    return blocks[headings[at].index : end]


def _table(grid: Grid) -> str:
    rows = (
        "".join(
            f'<td rowspan="{cell.rowspan}" colspan="{cell.colspan}">{escape(cell.text)}</td>'
            for cell in cells
        )
        for cells in grid.rows
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@st.fragment
@faults_told()
def _read(past_id: int, table: TableSpec) -> None:
    past = workspace().past_reports.get(past_id)
    open_cells = doubts(past, table)
    if places := [told_place(one) for one in past.read.unread_places if one.where != RECOGNISED]:
        tell("warning", "\n".join(places))
    if open_cells.unclear:
        tell("warning", f"有{len(open_cells.unclear)}格读不准（标红），指着格子看原因，对照原件填写。")
    if open_cells.blank:
        tell("info", f"有{len(open_cells.blank)}格原件空白，没有当作0。")
        st.button(
            f"已对照原件，这{len(open_cells.blank)}格确为空白",
            on_click=telling(confirm_blanks),
            args=(workspace(), past_id, open_cells.blank, _author()),
        )
    if open_cells.recognised:
        tell("warning", f"文字层是识别出来的，数字可能认错：有{len(open_cells.recognised)}格请对照原件。")
        st.button(
            f"已对照原件，这{len(open_cells.recognised)}格数字无误",
            on_click=telling(confirm_read),
            args=(workspace(), past_id, open_cells.recognised, _author()),
        )
    if not open_cells.unclear and not open_cells.blank and not open_cells.recognised:
        tell("success", f"{table.name}没有读不准的格，也没有未确认的原件空白。")
    one_row = undivided(past) if table.code == "t3" else {}
    if one_row and past.read.edition == "2021":
        said = "、".join(format_number(value) or "空白" for value in one_row.values())
        st.caption(f"原件的“（六）其他处理”没有分项，只有一行，自左至右为：{said}。下表中它的三行因此空着。")
    statutory_grid(
        table,
        values={code: format_number(value) for code, value in past.corrected.figures.items()},
        failed=open_cells.unclear,
        refused=_refusals(past_id),
        key=f"past-{past_id}-{table.code}",
        on_edit=lambda edits: _store(past_id, edits),
        sums_typed=True,
        blank_in_original=blank_in_original(past),
    )
    _corrections(past, table)


def _refusals(past_id: int) -> dict[str, Refusal]:
    """The edits that were not stored, kept so that nothing typed disappears."""
    kept: dict[str, Refusal] = st.session_state.setdefault(f"refused-past-{past_id}", {})
    return kept


def _author() -> str:
    return str(st.session_state.get(_AUTHOR, "")).strip() or "未署名"


def _store(past_id: int, edits: Mapping[str, Edit]) -> None:
    typed = {code: Typed(edit.value, edit.seen) for code, edit in edits.items()}
    entered = correct(workspace(), past_id, typed, _author())
    refusals = _refusals(past_id)
    for code in entered.saved:
        refusals.pop(code, None)
    for code, message in entered.refused.items():
        refusals[code] = Refusal(edits[code].value, message)


def _corrections(past: PastReport, table: TableSpec) -> None:
    """What was corrected in this table, by whom and when; each can be taken back."""
    made = [past.corrections[cell.code] for cell in table.cells() if cell.code in past.corrections]
    if not made:
        return
    with st.expander(f"改正和确认（{len(made)}格）"):
        for correction in made:
            said, back = st.columns([5, 1], vertical_alignment="center")
            when = correction.changed_at.strftime("%Y-%m-%d %H:%M")
            changed = f"{cell_name(correction.code)}：{_change(past, correction)}"
            said.markdown(plain(f"{changed}（{correction.author}，{when}）"))
            back.button(
                "撤回",
                key=f"withdraw-{past.id}-{correction.code}",
                on_click=telling(withdraw),
                args=(workspace(), past.id, (correction.code,), _author()),
            )


def _change(past: PastReport, correction: Correction) -> str:
    read = format_number(past.read.figures.get(correction.code))
    now = format_number(correction.value)
    was_blank = any(u.where == correction.code and u.why is Why.BLANK for u in past.read.unread)
    if was_blank and not now:
        return "已确认原件空白"
    said = f"读出{read}" if read else "原件空白" if was_blank else "未读出"
    if read and read == now:
        return f"读出{read}，已确认无误"
    return f"{said}，改为{now or '原件空白'}"
