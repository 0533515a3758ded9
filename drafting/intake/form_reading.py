"""Reading the filled form: every figure, and every cell that somebody has to look at again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from drafting.errors import FigureError, InputError
from drafting.figures import (
    BLANK_MARKS,
    Kind,
    Number,
    format_number,
    from_json,
    invalid,
    parse_number,
    squeeze,
)
from drafting.intake.cell_map import ORGAN, YEAR, Place, read_cell_map
from drafting.intake.drawing import TOP, address_of
from drafting.intake.files import content_of
from drafting.intake.reporting_year import invalid_year
from drafting.ooxml import EXCEL_DIGITS
from drafting.sheets import Sheet, Uncomputed, open_sheets
from drafting.tables import complete, edition, layout, parts_of

_FORM = edition("2021")

FORM_FILES = (".xlsx", ".xls", ".ods")
"""The extensions of the workbooks in which a form comes back: WPS saves it as any of them."""


@dataclass(frozen=True)
class CellProblem:
    """A cell that does not hold what it should.

    ``code`` is a cell code or ``year``; ``where`` the place as Excel shows it; ``text`` what stands there;
    ``message`` place, expectation, value and remedy in Chinese.
    """

    code: str
    where: str
    text: str
    message: str


@dataclass(frozen=True)
class FormReading:
    """What a filled form says.

    ``figures`` has the 200 statutory codes. A blank cell is ``None``, and so is one whose content cannot be
    used: ``problems`` names that one and keeps what stood there. A sum that was typed over and differs from
    its parts is given as it stands, and named too. ``organ`` and ``year`` are empty and ``None`` where the
    form does not say.
    """

    figures: Mapping[str, Number | None]
    problems: tuple[CellProblem, ...]
    organ: str = ""
    year: int | None = None


def read_form(source: Path | bytes, name: str = "") -> FormReading:
    """Read a filled form; good cells are given whatever is wrong with others.

    Args:
        source: the file, or its bytes.
        name: what people call the file, for messages; the file's own name unless said.

    Raises:
        InputError: there is no such file; it is empty, encrypted, of another type or damaged; it is not our
            form, or its rows and columns were moved.
    """
    data, name = content_of(source, name or "数据表.xlsx")
    sheets = {sheet.title: sheet for sheet in open_sheets(data, name)}
    places = read_cell_map(sheets, name)
    _check_labels(sheets, name)

    figures: dict[str, Number | None] = dict.fromkeys(_FORM.codes)
    problems: list[CellProblem] = []
    organ, year = "", None
    for place in places:
        content = sheets[place.sheet].at(*place.index)
        try:
            if place.code == ORGAN:
                organ = _text(content).strip()
            elif place.code == YEAR:
                year = _year(content)
            elif not (isinstance(content, Uncomputed) and _FORM.cells[place.code].computed):
                figures[place.code] = _figure(place.code, content)
        except FigureError as error:
            problems.append(_problem(place, _text(content), error.message))

    unusable = {problem.code for problem in problems}
    footed = {code: None if code in unusable else value for code, value in complete(figures, _FORM).items()}
    problems += _misfooted(figures, footed, places)
    order = (YEAR, *_FORM.codes)
    problems.sort(key=lambda problem: order.index(problem.code))
    return FormReading(footed, tuple(problems), organ, year)


def _check_labels(sheets: Mapping[str, Sheet], name: str) -> None:
    """Every printed label still stands in its place; else figures would be taken from wrong cells."""
    for table in _FORM.tables:
        for printed in layout(table):
            found = sheets[table.name].at(TOP - 1 + printed.row, printed.column)
            if printed.cell is None and squeeze(str(found or "")) != squeeze(printed.text):
                raise InputError(
                    f"“{name}”的行列被移动过：工作表“{table.name}”{address_of(printed)}应为“{printed.text}”，"
                    f"现为“{found or '空白'}”。请重新下载填报表，把数据按原位置填入后再导入。"
                )


def _text(content: object) -> str:
    if isinstance(content, Uncomputed):
        return content.formula
    return "" if content is None else str(content)


def _year(content: object) -> int | None:
    number = _number(content)
    if number is None:
        return None
    expected = "四位年份" if number != int(number) else invalid_year(int(number))
    if expected:
        raise FigureError(f"报告年度应为{expected}，现为“{format_number(number)}”。请改正后重新导入。")
    return int(number)


def _figure(code: str, content: object) -> Number | None:
    """The cell's number, ``None`` where blank.

    Raises:
        FigureError: the content is no number, or none that the cell can hold.
    """
    number = _number(content)
    if number is None:
        return None
    kind = _FORM.cells[code].kind
    expected = invalid(number, kind)
    if expected:
        raise FigureError(f"应为{expected}，现为“{format_number(number)}”。请改正后重新导入。")
    return int(number) if kind is Kind.COUNT else number


def _number(content: object) -> Number | None:
    if isinstance(content, str):
        return _number_in_text(content)
    if content is None or (isinstance(content, int) and not isinstance(content, bool)):
        return from_json(content)
    if isinstance(content, float):
        return from_json(Decimal(f"{content:.{EXCEL_DIGITS}g}"))
    if isinstance(content, Uncomputed):
        raise FigureError(
            f"公式“{content.formula}”在文件里没有计算结果。请用 Excel/WPS 打开并保存一次，或直接填写数字。"
        )
    raise FigureError(
        f"“{content}”不是数字（可能被当成了日期或逻辑值）。请把单元格格式改为“数值”，重新填写后导入。"
    )


def _number_in_text(content: str) -> Number | None:
    """A number stored as text counts; a dash or 无 does not say whether it is zero or not yet known."""
    bare = squeeze(content)
    if bare and bare in BLANK_MARKS:
        raise FigureError(f"“{content.strip()}”不是数字。没有发生的请填0，尚未统计的请留空。")
    return parse_number(content)


def _misfooted(
    given: Mapping[str, Number | None], footed: Mapping[str, Number | None], places: tuple[Place, ...]
) -> Iterator[CellProblem]:
    """The sums given that differ from their parts."""
    for place in places:
        total = given.get(place.code)
        parts = [footed[code] for code in parts_of(place.code)]
        if total is None or not parts or None in parts:
            continue
        footing: Number = sum(part for part in parts if part is not None)
        if footing != total:
            message = (
                f"合计为{format_number(total)}，各项之和为{format_number(footing)}，"
                f"相差{format_number(abs(Decimal(total) - footing))}。请核对各项，或恢复该格的求和公式。"
            )
            yield _problem(place, format_number(total), message)


def _problem(place: Place, text: str, message: str) -> CellProblem:
    cell = _FORM.cells.get(place.code)
    where = f"工作表“{place.sheet}”{place.address}" + (f"（{cell.name}）" if cell else "")
    return CellProblem(place.code, where, text, f"{where}：{message}")
