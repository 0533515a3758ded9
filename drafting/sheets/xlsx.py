"""Workbooks of Excel and WPS (.xlsx) → sheets."""

from collections.abc import Iterator
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

from drafting.figures import raised, struck
from drafting.ooxml import open_workbook
from drafting.sheets.pictures import rows_of_pictures
from drafting.sheets.sheet import Area, Sheet, Uncomputed


def sheets_of_xlsx(data: bytes, name: str, rows: int, columns: int) -> tuple[Sheet, ...]:
    """See ``drafting.sheets.open_sheets``; rows and columns that are only formatted count as there."""
    results, formulas = open_workbook(data, name), open_workbook(data, name, values=False)
    pictures = rows_of_pictures(data)
    return tuple(
        _sheet(each, formulas[each.title], rows, columns, pictures.get(each.title, ()))
        for each in results.worksheets
    )


def _sheet(results: Any, formulas: Any, rows: int, columns: int, pictures: tuple[int, ...]) -> Sheet:
    bounds = {"max_row": min(results.max_row, rows), "max_col": min(results.max_column, columns)}
    values = [
        [_value(*pair) for pair in zip(*pair_of_rows, strict=True)]
        for pair_of_rows in zip(
            results.iter_rows(values_only=True, **bounds),
            formulas.iter_rows(values_only=True, **bounds),
            strict=True,
        )
    ]
    for row, column in _shares(results, bounds):
        values[row][column] = _shown(values[row][column])
    merged = tuple(
        Area(
            area.min_row - 1,
            area.min_col - 1,
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        for area in results.merged_cells.ranges
    )
    visible = results.sheet_state == "visible"
    hidden_rows = frozenset(row - 1 for row, said in results.row_dimensions.items() if said.hidden)
    hidden_columns = frozenset(
        column - 1
        for said in results.column_dimensions.values()
        if said.hidden and said.min
        for column in range(said.min, min(said.max, columns) + 1)
    )
    height, width = results.max_row, results.max_column
    return Sheet(results.title, values, height, width, merged, visible, pictures, hidden_rows, hidden_columns)


def _value(result: object, formula: object) -> object:
    if isinstance(result, list):
        return "".join(map(_text, result))
    return Uncomputed(str(formula)) if result is None and formula is not None else result


def _is_white(colour: Any) -> bool:
    return colour is not None and colour.type == "rgb" and str(colour.rgb).upper().endswith("FFFFFF")


def _shares(results: Any, bounds: dict[str, int]) -> Iterator[tuple[int, int]]:
    """The places, from 0, of numbers that the sheet shows as shares (25%); few books have such a style."""
    if any("%" in said for said in _formats(results.parent)):
        for row in results.iter_rows(**bounds):
            yield from (
                (c.row - 1, c.column - 1) for c in row if "%" in c.number_format and c.value is not None
            )


def _formats(book: Any) -> Iterator[str]:
    """The formats of numbers that the workbook's cells may have."""
    own = dict(enumerate(book._number_formats, BUILTIN_FORMATS_MAX_SIZE))
    for style in book._cell_styles:
        yield BUILTIN_FORMATS.get(style.numFmtId) or own.get(style.numFmtId, "")


def _shown(value: object) -> object:
    return f"{value:.10%}".rstrip("0%").rstrip(".") + "%" if isinstance(value, int | float) else value


def _text(part: Any) -> str:
    """A part of a cell's text; digits that its font strikes out or raises are no part of a number."""
    font, text = getattr(part, "font", None), str(part)
    if font is not None and (font.strike or _is_white(font.color)):
        return struck(text)
    return raised(text) if font is not None and font.vertAlign in ("superscript", "subscript") else text
