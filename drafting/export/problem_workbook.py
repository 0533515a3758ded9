"""Lists of problems as a workbook: a row a report, a row a finding, the counts by rule and by region."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from drafting.checks.findings import SEVERITY_NAMES, Severity
from drafting.export.printing import printable
from drafting.export.problem_list import (
    LATE_HEADS,
    REGION_HEADS,
    RULE_HEADS,
    ProblemList,
    by_region,
    by_rule,
    late_row,
    place_of,
)
from drafting.intake.drawing import HEI, SONG, set_page, set_text
from drafting.ooxml import freeze
from drafting.roster import Late

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 30_000

Row = Sequence[str | int | None]


def problems_workbook(lists: Sequence[ProblemList], late: Sequence[Late] = ()) -> bytes:
    """The workbook; the same lists give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    _sheet(book, "汇总", _SUMMARY, (_summary(one) for one in lists))
    _sheet(book, "问题清单", _PROBLEMS, (row for one in lists for row in _problems(one)))
    _sheet(book, "按规则", _wide(RULE_HEADS, 24, 60, 10, 12), by_rule(lists))
    _sheet(book, "按地区", _wide(REGION_HEADS, 30, 10, 10, 10), by_region(lists))
    if late:
        _sheet(book, "未报迟报", _wide(LATE_HEADS, 34, 8, 12, 12, 20), map(late_row, late))
    stream = io.BytesIO()
    book.save(stream)
    return freeze(stream.getvalue())


_SUMMARY = (
    *(("机关", 34), ("年份", 8), *((name, 9) for name in SEVERITY_NAMES.values())),
    *(("相符", 9), ("缺数，无法核对", 14), ("已改", 9), ("说明", 40), ("文件", 50)),
)
_PROBLEMS = (
    *(("机关", 34), ("年份", 8), ("严重程度", 10), ("位置", 12), ("问题", 70)),
    *(("应为", 16), ("现为", 16), ("原文", 40), ("前次", 8), ("规则", 20), ("依据", 40), ("文件", 50)),
)


def _wide(heads: Sequence[str], *widths: int) -> Sequence[tuple[str, int]]:
    return list(zip(heads, widths, strict=True))


def _summary(one: ProblemList) -> Row:
    counts = [one.count(severity) for severity in Severity]
    said = one.error or "；".join(f"规则未能运行：{message}" for message in one.broken)
    checked: Row = (*counts, one.passed, one.not_assessable, len(one.fixed) or None)
    return one.name, one.year, *(checked if not one.error else (None,) * len(checked)), said, one.path


def _problems(one: ProblemList) -> Iterable[Row]:
    for number, finding in enumerate(one.findings):
        yield (
            *(one.name, one.year, SEVERITY_NAMES[finding.severity], place_of(finding), finding.message),
            *(finding.expected, finding.actual, finding.excerpt, one.marks.get(number, "")),
            *(finding.rule, finding.basis, one.path),
        )
    for message in one.fixed:
        yield one.name, one.year, "", "", message, None, None, "", "已改", "", "", one.path


def _sheet(book: "Workbook", name: str, columns: Sequence[tuple[str, int]], rows: Iterable[Row]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    set_page(sheet, landscape=True)
    sheet.page_setup.fitToHeight = 0
    sheet.freeze_panes = "A2"
    for column, (title, width) in enumerate(columns, start=1):
        cell = sheet.cell(1, column, title)
        cell.font = Font(name=HEI, size=11)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                set_text(cell, printable(value)[:_LONGEST])
            else:
                cell.value = value
            cell.font = Font(name=SONG, size=10)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.auto_filter.ref = sheet.dimensions
