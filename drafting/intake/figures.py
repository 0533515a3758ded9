"""Figures from a file: the filled form (.xlsx, .xls, .ods), or a JSON object with ``figures``."""

from collections.abc import Mapping
from pathlib import Path

from drafting.errors import FigureError, InputError
from drafting.figures import Number, format_number, from_json, invalid
from drafting.intake.files import content_of
from drafting.intake.form_reading import FORM_FILES, read_form
from drafting.json_text import parse_json
from drafting.tables import STATUTORY_CODES, cell_spec


def read_figures(path: Path) -> dict[str, Number | None]:
    """The figures in a file.

    Args:
        path: the form filled in (``FORM_FILES``), or .json: any object with ``figures``, an output of
            ``nianbao read`` or ``nianbao tally`` too. There a code that is missing is blank.

    Returns:
        The 200 statutory codes, and whatever cells of the older form the JSON has. A sum that differs from
        its parts is no fault of the file: it stays as given, for the rules to find.

    Raises:
        InputError: the file cannot be used at all.
        FigureError: single figures cannot be used; the message lists every one with its place and remedy.
    """
    if path.suffix.lower() == ".json":
        return _read_json(path)
    if path.suffix.lower() not in FORM_FILES:
        raise InputError(
            f"数据文件应为 {'、'.join(FORM_FILES)} 或 .json，现为“{path.name}”。请选择填好的数据表。"
        )
    reading = read_form(path)
    figures = dict(reading.figures)
    unusable = [problem.message for problem in reading.problems if figures.get(problem.code) is None]
    _refuse(path.name, unusable)
    return figures


def _read_json(path: Path) -> dict[str, Number | None]:
    data, name = content_of(path, path.name)
    if not data.strip():
        raise InputError(f"“{name}”是空文件。请重新生成或重新上传。")
    content = parse_json(data, name)
    given = content.get("figures") if isinstance(content, dict) else None
    if not isinstance(given, Mapping):
        raise InputError(f"“{name}”里没有 figures。请使用 nianbao read 或 nianbao tally 的输出。")
    figures: dict[str, Number | None] = dict.fromkeys(STATUTORY_CODES)
    faults = []
    for code, value in given.items():
        try:
            figures[code] = _figure(code, value)
        except FigureError as error:
            faults.append(error.message)
    _refuse(name, faults)
    return figures


def _figure(code: str, value: object) -> Number | None:
    cell = cell_spec(code)
    if cell is None:
        raise FigureError(f"“{code}”不是表中的单元格编码。请对照空表的编码改正或删去。")
    try:
        number = from_json(value)
    except FigureError as error:
        raise FigureError(f"{cell.name}（{code}）：{error.message}") from error
    expected = invalid(number, cell.kind) if number is not None else None
    if expected:
        raise FigureError(f"{cell.name}（{code}）应为{expected}，现为“{format_number(number)}”。请改正。")
    return number


def _refuse(name: str, faults: list[str]) -> None:
    if faults:
        raise FigureError("\n".join([f"“{name}”有{len(faults)}处需要改正：", *faults]))
