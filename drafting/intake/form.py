"""The statutory form as a workbook to fill in: 说明, 表二, 表三, 表四.

The three tables are drawn as they are printed; cells to enter are open, sums are formulas and locked (the
sheets are protected without a password, so that nobody is locked out). Basis: 国办公开办函〔2021〕30号.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from drafting.errors import InputError
from drafting.figures import AMOUNT_PLACES, Figures, Kind, Number, format_number
from drafting.intake.cell_map import ORGAN, YEAR, Place, write_cell_map
from drafting.intake.drawing import HEI, SONG, draw_table, set_page, set_text
from drafting.intake.files import save
from drafting.intake.form_reading import FORM_FILES, CellProblem, FormReading, read_form
from drafting.intake.reporting_organ import check_organ
from drafting.intake.reporting_year import FIRST_YEAR, LAST_YEAR, check_year
from drafting.ooxml import freeze
from drafting.report import HEADINGS, AnnualReport
from drafting.tables import APPLICANTS, CellSpec, TableSpec, cell_name, edition, parts_of, recompute

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["FORM_FILES", "CellProblem", "FormReading", "form_bytes", "read_form", "write_form"]

GUIDE_SHEET = "说明"
_ORGAN_ADDRESS, _YEAR_ADDRESS = "B3", "B4"
_GUIDE = (
    "1. 浅黄色单元格由填报人填写；灰色单元格是合计，由公式得出，不能填写。",
    "2. 没有发生的请填0。空白表示尚未统计，不等于0；有空白时合计也留空。",
    "3. 件数填非负整数。“行政事业性收费”以万元为单位，最多6位小数。",
    "4. 表三每一列：一、本年新收＋二、上年结转＝三（七）总计＋四、结转下年度继续办理。",
    "5. 请勿插入、删除、移动行列，也不要改动工作表名称；粘贴时请选“只粘贴数值”。",
    "6. 不得填写涉密信息，不得在涉密网络与本表之间互相复制。",
)
_FILLS: Mapping[bool, str] = MappingProxyType({True: "FFEDEDED", False: "FFFFF9DB"})
"""Whether the cell is a sum → its colour."""


def write_form(
    path: Path,
    *,
    organ: str = "",
    year: int | None = None,
    figures: Figures | None = None,
    previous: AnnualReport | None = None,
) -> None:
    """Write the form to a file; see ``form_bytes``.

    Raises:
        InputError: as ``form_bytes``, or the file cannot be written.
    """
    save(form_bytes(organ=organ, year=year, figures=figures, previous=previous), path)


def form_bytes(
    *,
    organ: str = "",
    year: int | None = None,
    figures: Figures | None = None,
    previous: AnnualReport | None = None,
) -> bytes:
    """The form as an .xlsx file; the same arguments give the same bytes.

    Args:
        organ: who reports; empty: last year's organ, else left to be filled in.
        year: the report year; ``None``: the year after last year's report, else left to be filled in.
        figures: what is known already. A sum that differs from its parts is kept as it was given, in
            place of the formula; reading the form then names it.
        previous: last year's report; its 结转下年度 stands as this year's 上年结转 wherever ``figures`` has
            nothing there, and the form says where it comes from.

    Raises:
        InputError: organ or year is impossible, ``previous`` is not last year's report, or a figure has no
            place in the form.
    """
    from openpyxl import Workbook

    form = edition("2021")
    organ, year = _reporting(organ, year, previous)
    if organ:
        check_organ(organ)
    carried = _carried_in(previous)
    given = {code: value for code, value in (figures or {}).items() if value is not None}
    misplaced = [cell_name(code) for code in given if code not in form.cells]
    if misplaced:
        raise InputError(f"空表里没有这些单元格：{'、'.join(misplaced)}。请把数据填到分项后再生成。")
    filled = carried | given
    sums = recompute(filled, form)

    book = Workbook()
    book.remove(book.worksheets[0])
    notes = [_note(previous, carried)] if previous else []
    places = _draw_guide(book, organ, year, notes)
    for table in form.tables:
        sheet = book.create_sheet(table.name)
        addresses = draw_table(sheet, table, HEADINGS[table.section], filled)
        for cell in table.cells():
            _open_or_lock(sheet[addresses[cell.code]], cell, addresses, filled.get(cell.code), sums)
        _validate(sheet, table, addresses)
        _protect(sheet)
        sheet.oddHeader.center.text = f"{organ}{f'{year}年' if year else ''}".replace("&", "&&")
        places += [Place(sheet.title, address, code) for code, address in addresses.items()]
    write_cell_map(book, places)
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = True
    stream = io.BytesIO()
    book.save(stream)
    return freeze(stream.getvalue())


def _reporting(organ: str, year: int | None, previous: AnnualReport | None) -> tuple[str, int | None]:
    last_year = previous.year if previous else None
    if year is not None:
        check_year(year)
        if last_year is not None and last_year != year - 1:
            raise InputError(f"上年年报应为{year - 1}年，现为{last_year}年。请选择{year - 1}年的年报。")
    elif last_year is not None:
        year = last_year + 1
        check_year(year)
    return organ or (previous.organ if previous else ""), year


def _carried_in(previous: AnnualReport | None) -> dict[str, Number]:
    """Last year's 结转下年度 as this year's 上年结转; the total is left to its formula."""
    if previous is None:
        return {}
    carried = {
        f"t3.carried_in.{applicant}": previous.figures.get(f"t3.carried_out.{applicant}")
        for applicant in APPLICANTS
    }
    return {code: value for code, value in carried.items() if value is not None}


def _note(previous: AnnualReport, carried: Mapping[str, Number]) -> str:
    note = f"表三“上年结转”取自《{previous.title}》的“结转下年度继续办理”，请核对。"
    missing = len(APPLICANTS) - len(carried)
    total = previous.figures.get("t3.carried_out.total")
    if missing and total is not None:
        note += f"上年有{missing}类申请人空白，总计为{format_number(total)}，请按登记台账补填。"
    elif missing:
        note += f"上年有{missing}类申请人空白，请按登记台账补填。"
    return note


def _draw_guide(book: "Workbook", organ: str, year: int | None, notes: list[str]) -> list[Place]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    sheet = book.create_sheet(GUIDE_SHEET)
    sheet.column_dimensions["A"].width = 14
    sheet.column_dimensions["B"].width = 76
    sheet["A1"] = "政府信息公开工作年度报告 数据表"
    sheet["A1"].font = Font(name=HEI, size=16)
    entries = (("填报单位", _ORGAN_ADDRESS, organ or None), ("报告年度", _YEAR_ADDRESS, year))
    thin = Side(style="thin")
    for label, address, value in entries:
        row = int(address[1:])
        sheet.cell(row, 1, label).font = Font(name=HEI, size=12)
        entry = sheet[address]
        if isinstance(value, str):
            set_text(entry, value)
        else:
            entry.value = value
        entry.font = Font(name=SONG, size=12)
        entry.alignment = Alignment(horizontal="left", vertical="center")
        entry.fill = PatternFill("solid", fgColor=_FILLS[False])
        entry.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        entry.protection = Protection(locked=False)
        sheet.row_dimensions[row].height = 22
    for row, text in enumerate((*_GUIDE, *notes), start=6):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
        line = sheet.cell(row, 1, text)
        line.font = Font(name=SONG, size=11)
        line.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.row_dimensions[row].height = 34 if len(text) > 40 else 20
    years = _validation(
        "whole", "报告年度", f"请填四位数的年份（{FIRST_YEAR}至{LAST_YEAR}），如{FIRST_YEAR}。"
    )
    years.operator, years.formula1, years.formula2 = "between", str(FIRST_YEAR), str(LAST_YEAR)
    years.add(_YEAR_ADDRESS)
    sheet.add_data_validation(years)
    set_page(sheet, landscape=False)
    _protect(sheet)
    return [Place(GUIDE_SHEET, _ORGAN_ADDRESS, ORGAN), Place(GUIDE_SHEET, _YEAR_ADDRESS, YEAR)]


def _open_or_lock(
    cell: "Cell", spec: CellSpec, addresses: Mapping[str, str], given: Number | None, sums: Figures
) -> None:
    """A cell to enter is open; a sum is a locked formula, unless a differing sum was given."""
    from openpyxl.styles import PatternFill, Protection

    is_formula = spec.computed and (given is None or given == sums[spec.code])
    if is_formula:
        cell.value = _formula([addresses[code] for code in parts_of(spec.code)])
    cell.fill = PatternFill("solid", fgColor=_FILLS[spec.computed])
    cell.protection = Protection(locked=is_formula)


def _formula(parts: list[str]) -> str:
    """The sum of the parts, empty while one of them is blank: blank is never zero.

    The parts of a sum stand side by side in the form, so that first and last name them all.
    """
    span = f"{parts[0]}:{parts[-1]}"
    return f'=IF(COUNT({span})={len(parts)},SUM({span}),"")'


def _validate(sheet: "Worksheet", table: TableSpec, addresses: Mapping[str, str]) -> None:
    counts = _validation("whole", "件数", "请填非负整数；没有发生的填0，尚未统计的留空。")
    counts.operator, counts.formula1 = "greaterThanOrEqual", "0"
    for cell in table.cells():
        if cell.computed:
            continue
        address = addresses[cell.code]
        if cell.kind is Kind.AMOUNT:
            amount = _validation(
                "custom",
                "金额（万元）",
                f"请填以万元为单位的非负数，最多{AMOUNT_PLACES}位小数；没有收费填0。",
            )
            amount.formula1 = (
                f"AND(ISNUMBER({address}),{address}>=0,ROUND({address},{AMOUNT_PLACES})={address})"
            )
            amount.add(address)
            sheet.add_data_validation(amount)
        else:
            counts.add(address)
    sheet.add_data_validation(counts)


def _validation(kind: Literal["whole", "custom"], title: str, text: str) -> "DataValidation":
    from openpyxl.worksheet.datavalidation import DataValidation

    return DataValidation(
        type=kind,
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="stop",
        errorTitle="填写有误",
        error=text,
        showInputMessage=True,
        promptTitle=title,
        prompt=text,
    )


def _protect(sheet: "Worksheet") -> None:
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
