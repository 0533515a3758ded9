"""Use cases on what was read of past reports: look at it beside the original, confirm it, correct it."""

from collections.abc import Mapping
from dataclasses import dataclass

from drafting.errors import FigureError
from drafting.figures import Number, format_number, parse_number
from drafting.report import RECOGNISED, AnnualReport, Unread, Why
from drafting.service.entering import Entered, Typed
from drafting.service.last_year import follow
from drafting.tables import TableSpec, cell_name, cell_spec, edition
from drafting.tables.footing import UNDIVIDED
from drafting.workspace import PastReport, Workspace


@dataclass(frozen=True)
class Doubts:
    """The cells of a table that nobody has confirmed: blank in the original, or not to be read for sure."""

    blank: tuple[str, ...]
    unclear: Mapping[str, str]
    """Cell code → why it could not be read, for people."""

    recognised: tuple[str, ...] = ()
    """The cells with a figure that a program recognised on the picture of a page."""


WHY = {
    Why.BLANK: "原件空白，没有当作0",
    Why.NOT_A_NUMBER: "原件中不是数字",
    Why.NO_ROW: "没有找到这一行或这一栏",
    Why.AMBIGUOUS: "原件可以有几种读法",
    Why.CONFLICT: "原件前后不一致",
}


def told(unread: Unread) -> str:
    """A cell or a place, and why it could not be read: 表三…：原件中不是数字：“一百二”。"""
    if cell_spec(unread.where) is None:
        return told_place(unread)
    return f"{cell_name(unread.where)}：{reason(unread.why, unread.text)}。"


def reason(why: Why, text: str) -> str:
    """Why a place could not be read, with what stands there: 原件中不是数字：“一百二”."""
    return WHY[why] + (f"：“{text}”" if text else "")


def told_place(unread: Unread) -> str:
    """What is said of a place that was not read (``AnnualReport.unread_places``)."""
    if unread.where == RECOGNISED:
        return unread.text
    return f"{unread.where}：“{unread.text}”{_PLACE.get(unread.why, '')}没有采用，请对照原件。"


_PLACE = {Why.NO_ROW: "找不到对应的行，"}


def doubts(past: PastReport, table: TableSpec) -> Doubts:
    """What is to be looked at in this table.

    A cell that somebody corrected or confirmed is not, nor is a part of （六） where that is one row.
    """
    parts = set(undivided(past)) and {cell.code for cell in table.cells() if _is_part(cell.code)}
    codes = {cell.code for cell in table.cells()} - set(past.corrections) - parts
    unread_in = {unread.where: unread for unread in past.read.unread if unread.where in codes}
    blank = tuple(code for code, unread in unread_in.items() if unread.why is Why.BLANK)
    figures = past.read.figures
    return Doubts(
        blank,
        {code: _told(unread) for code, unread in unread_in.items() if code not in blank},
        tuple(sorted(code for code in codes if past.read.is_recognised and figures.get(code) is not None)),
    )


def blank_in_original(past: PastReport) -> frozenset[str]:
    """The cells that are blank in the original, as read or as somebody said."""
    return frozenset(unread.where for unread in past.corrected.unread if unread.why is Why.BLANK)


def undivided(past: PastReport) -> dict[str, Number | None]:
    """The cells of （六）其他处理 by code where the original has it as one row; else empty."""
    return {code: value for code, value in past.read.figures.items() if code.startswith(f"t3.{UNDIVIDED}.")}


def _is_part(code: str) -> bool:
    return code.startswith(f"t3.{UNDIVIDED}_")


def _told(unread: Unread) -> str:
    return f"{reason(unread.why, unread.text)}。请对照原件填写。"


def correct(workspace: Workspace, past_id: int, typed: Mapping[str, Typed], author: str) -> Entered:
    """Save what somebody says cells are; an empty text says that the cell is blank in the original.

    The original may be wrong in itself: any number is taken. A text that is none is refused and changes
    nothing, and so is one over a value that somebody else gave meanwhile; the others are saved. A report
    whose last year's this is follows.

    Raises:
        ConflictError: somebody corrected one of the cells at this very moment; nothing was saved.
    """
    now = workspace.past_reports.get(past_id).corrected.figures
    values: dict[str, Number | None] = {}
    refused: dict[str, str] = {}
    for code, entry in typed.items():
        try:
            value = parse_number(entry.text)
            if entry.seen and format_number(now.get(code)) not in (*entry.seen, format_number(value)):
                raise FigureError("已被别处改正，没有覆盖。请核对后再填。")
            values[code] = value
        except FigureError as error:
            refused[code] = f"{cell_name(code)}：{error.message}"
    changed = {code: value for code, value in values.items() if value != now.get(code)}
    workspace.past_reports.correct(past_id, changed, author)
    follow(workspace, past_id)
    return Entered(tuple(values), refused)


def confirm_blanks(workspace: Workspace, past_id: int, codes: tuple[str, ...], author: str) -> None:
    """Say that these cells are blank in the original. Raises as ``correct`` does."""
    workspace.past_reports.correct(past_id, dict.fromkeys(codes), author)
    follow(workspace, past_id)


def confirm_read(workspace: Workspace, past_id: int, codes: tuple[str, ...], author: str) -> None:
    """Say that these cells are in the original as they were read. Raises as ``correct`` does."""
    read = workspace.past_reports.get(past_id).read.figures
    workspace.past_reports.correct(past_id, {code: read[code] for code in codes}, author)
    follow(workspace, past_id)


def withdraw(workspace: Workspace, past_id: int, codes: tuple[str, ...], author: str) -> None:
    """Take corrections back: the cells are again as read. Raises as ``correct`` does."""
    workspace.past_reports.withdraw(past_id, codes, author)
    follow(workspace, past_id)


def tables_of(past: PastReport) -> tuple[TableSpec, ...]:
    """The tables of the edition that the report follows."""
    return edition(past.read.edition).tables


def corrected(workspace: Workspace, data: bytes, read: AnnualReport) -> AnnualReport:
    """What was read of a file, with the corrections that somebody made of it."""
    past = workspace.past_reports.find(data)
    return past.corrected if past else read
