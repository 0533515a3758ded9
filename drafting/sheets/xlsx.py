"""Workbooks of Excel and WPS (.xlsx) → sheets."""

from collections.abc import Iterator
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE

from drafting.figures import raised, struck
from drafting.ooxml import open_workbook
from drafting.sheets.formats import as_shown, shows_itself
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
    for row, column, code, unseen in _otherwise(results, bounds):
        values[row][column] = as_shown(values[row][column], code, unseen=unseen)
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
    """Whether a colour is white: as such, or as the ground of the workbook's theme."""
    if colour is None:
        return False
    if colour.type == "theme":
        return bool(colour.theme == 0 and not colour.tint)
    return colour.type == "rgb" and str(colour.rgb).upper().endswith("FFFFFF")


def _otherwise(results: Any, bounds: dict[str, int]) -> Iterator[tuple[int, int, str, bool]]:
    """The places, from 0, that the sheet may show otherwise than they are: the format, whether in white.

    Few books have a style that does.
    """
    book = results.parent
    own = dict(enumerate(book._number_formats, BUILTIN_FORMATS_MAX_SIZE))
    styles = [
        (BUILTIN_FORMATS.get(style.numFmtId) or own.get(style.numFmtId, ""), _is_unseen(book, style))
        for style in book._cell_styles
    ]
    odd = [unseen or not (shows_itself(code, 1) and shows_itself(code, -1)) for code, unseen in styles]
    if any(odd):
        for row in results.iter_rows(**bounds):
            yield from (
                (cell.row - 1, cell.column - 1, *styles[cell.style_id])
                for cell in row
                if cell.value is not None and odd[cell.style_id]
            )


def _is_unseen(book: Any, style: Any) -> bool:
    """Whether what stands in cells of a style is white on white."""
    font, fill = book._fonts[style.fontId], book._fills[style.fillId]
    kind = getattr(fill, "fill_type", None)
    ground = kind is None or (kind == "solid" and _is_white(fill.start_color))
    return ground and _is_white(font.color)


def _text(part: Any) -> str:
    """A part of a cell's text; digits that its font strikes out or raises are no part of a number."""
    font, text = getattr(part, "font", None), str(part)
    if font is not None and (font.strike or _is_white(font.color)):
        return struck(text)
    return raised(text) if font is not None and font.vertAlign in ("superscript", "subscript") else text
