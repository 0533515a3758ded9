"""Use cases on figures: enter, fill with zeros, take over a form."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from drafting.errors import FigureError, InputError
from drafting.figures import Number, check_number, format_number, parse_number
from drafting.intake.form import CellProblem, read_form
from drafting.service.years import FORM
from drafting.tables import cell_name
from drafting.workspace import StoredFigure, Workspace

BY_HAND = "手工录入"
ANYTHING: tuple[str, ...] = ()
"""No condition on what stands in the cell now."""
NO_OCCURRENCE = "没有发生，填0"
NEVER_ENTERED = StoredFigure(None, "", 0)


@dataclass(frozen=True)
class Typed:
    """What somebody typed into a cell, and the texts they saw or typed there before (compare-and-swap).

    A stored value that is none of ``seen`` is somebody else's, and is not overwritten.
    """

    text: str
    seen: tuple[str, ...] = ANYTHING


@dataclass(frozen=True)
class Entered:
    """What came of an entry: cells saved, and those refused with the message why."""

    saved: tuple[str, ...]
    refused: Mapping[str, str]


@dataclass(frozen=True)
class Imported:
    """What came of taking over a form: the cells saved, and what could not be."""

    saved: tuple[str, ...]
    problems: tuple[CellProblem, ...]


def enter(workspace: Workspace, report_id: int, typed: Mapping[str, Typed]) -> Entered:
    """Save what was typed into cells; each is validated again here, whatever the browser did.

    A text that is no number, or not one the cell can hold, is refused and changes nothing, and so is one
    over a value that somebody else stored meanwhile; the others are saved. An empty text makes the cell
    blank.

    Raises:
        ConflictError: somebody stored a value at this very moment; nothing was saved, try again.
    """
    head = workspace.figures.head(report_id)
    values: dict[str, Number | None] = {}
    refused: dict[str, str] = {}
    for code, entry in typed.items():
        try:
            value = _parse(code, entry.text)
            _check_unmoved(code, value, entry.seen, head.get(code, NEVER_ENTERED))
            values[code] = value
        except FigureError as error:
            refused[code] = error.message
    base = {code: head[code].revision for code in values if code in head}
    workspace.figures.save(report_id, values, BY_HAND, base=base)
    return Entered(tuple(values), refused)


def _check_unmoved(code: str, value: Number | None, seen: tuple[str, ...], current: StoredFigure) -> None:
    if seen and current.value != value and current.value not in [_number(text) for text in seen]:
        now = format_number(current.value) or "空白"
        raise FigureError(f"{cell_name(code)}已被别处改为“{now}”，没有覆盖。请核对后再填。")


def _number(text: str) -> Number | str | None:
    """The number that a text states, or the text itself where it states none (a refused one)."""
    try:
        return parse_number(text)
    except FigureError:
        return text


def _parse(code: str, text: str) -> Number | None:
    cell = FORM.cells.get(code)
    if cell is None or cell.computed:
        raise FigureError(f"“{code}”不是可以填写的单元格。")
    try:
        value = parse_number(text)
    except FigureError as error:
        raise FigureError(f"{cell.name}：{error.message}") from error
    if value is not None:
        check_number(value, cell.kind, cell.name)
    return value


def fill_with_zero(
    workspace: Workspace, report_id: int, table_code: str, *, but: Collection[str] = ()
) -> tuple[str, ...]:
    """Put 0 into every blank cell of a table that is entered by hand; returns the cells.

    The clerk says with one click that nothing of the kind happened; nothing else ever makes a blank a zero.
    ``but`` are cells to leave alone: something was typed there that could not be saved.
    """
    head = workspace.figures.head(report_id)
    blank = {
        cell.code: 0
        for cell in FORM.table(table_code).cells()
        if not cell.computed
        and cell.code not in but
        and (cell.code not in head or head[cell.code].value is None)
    }
    workspace.figures.save(report_id, blank, NO_OCCURRENCE)
    return tuple(blank)


def make_blank(workspace: Workspace, report_id: int, codes: tuple[str, ...]) -> None:
    """Take zeros back (undo of ``fill_with_zero``); a cell that was entered since keeps what it has."""
    filled = zeros_filled(workspace.figures.head(report_id), codes)
    workspace.figures.save(report_id, dict.fromkeys(filled), "撤销填0")


def zeros_filled(entered: Mapping[str, StoredFigure], codes: Collection[str]) -> tuple[str, ...]:
    """Those of the cells that still hold the zero of ``fill_with_zero``."""
    return tuple(code for code in codes if code in entered and entered[code].source == NO_OCCURRENCE)


def import_form(workspace: Workspace, report_id: int, data: bytes, name: str) -> Imported:
    """Take over the cells of a filled-in form; blank cells of the form change nothing.

    What cannot be used is listed and not saved; the rest is.

    Raises:
        InputError: the file is no form of ours, or one of another organ or year.
    """
    reading = read_form(data, name)
    stored = workspace.reports.get(report_id)
    if reading.year not in (None, stored.year):
        raise InputError(f"“{name}”是{reading.year}年的填报表，现在填写的是{stored.year}年。请换一份。")
    if reading.organ not in ("", stored.organ):
        raise InputError(
            f"“{name}”是“{reading.organ}”的填报表，现在填写的是“{stored.organ}”的。"
            "请换一份；确是本机关的，请改正表上的机关名称后再导入。"
        )
    wrong = {problem.code for problem in reading.problems}
    values = {
        code: value
        for code, value in reading.figures.items()
        if value is not None and code not in wrong and not FORM.cells[code].computed
    }
    workspace.figures.save(report_id, values, f"填报表“{name}”")
    return Imported(tuple(values), reading.problems)
