"""Lists of problems as a workbook: a row a report, a row a finding, the counts by rule and by region."""

from collections.abc import Iterable, Sequence

from drafting.checks.findings import SEVERITY_NAMES, Severity
from drafting.export.listing import Row, add_list, saved
from drafting.export.problem_list import (
    BEYOND,
    LATE_HEADS,
    REGION_HEADS,
    RULE_HEADS,
    ProblemList,
    by_region,
    by_rule,
    late_row,
    place_of,
)
from drafting.roster import Late


def problems_workbook(lists: Sequence[ProblemList], late: Sequence[Late] = ()) -> bytes:
    """The workbook; the same lists give the same bytes."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    add_list(book, "汇总", _SUMMARY, (_summary(one) for one in lists), printed=len(_SUMMARY) - 1)
    found = (row for one in lists for row in _problems(one))
    add_list(book, "问题清单", _PROBLEMS, found, printed=_PRINTED)
    add_list(book, "按规则", _wide(RULE_HEADS, 24, 60, 10, 12), by_rule(lists))
    add_list(book, "按地区", _wide(REGION_HEADS, 30, 10, 10, 10), by_region(lists))
    if late:
        add_list(book, "未报迟报", _wide(LATE_HEADS, 34, 8, 12, 12, 20), map(late_row, late))
    return saved(book)


_SUMMARY = (
    *(("机关", 30), ("年份", 7), *((name, 9) for name in SEVERITY_NAMES.values())),
    *(("相符", 8), ("缺数，无法核对", 15), ("已改", 7), ("说明", 32), ("文件", 50)),
)
_PROBLEMS = (
    *(("机关", 20), ("年份", 7), ("严重程度", 10), ("位置", 10), ("问题", 48)),
    *(("应为", 12), ("现为", 12), ("原文", 22), ("前次", 7), ("规则", 20), ("依据", 40), ("文件", 50)),
)
_PRINTED = 9
"""Up to 前次: what the organ needs on paper; rule, basis and file are for the screen."""


def _wide(heads: Sequence[str], *widths: int) -> Sequence[tuple[str, int]]:
    return list(zip(heads, widths, strict=True))


def _summary(one: ProblemList) -> Row:
    counts = [one.count(severity) for severity in Severity]
    said = one.error or "；".join(f"规则未能运行：{message}" for message in one.broken)
    checked: Row = (*counts, one.passed, one.not_assessable, len(one.fixed) or None)
    return one.name, one.year, *(checked if not one.error else (None,) * len(checked)), said, one.path


def _problems(one: ProblemList) -> Iterable[Row]:
    found, beyond = one.told(*Severity)
    for finding, mark in found:
        yield (
            *(one.name, one.year, SEVERITY_NAMES[finding.severity], place_of(finding), finding.message),
            *(finding.expected, finding.actual, finding.excerpt, mark),
            *(finding.rule, finding.basis, one.path),
        )
    if beyond:
        info = SEVERITY_NAMES[Severity.INFO]
        yield one.name, one.year, info, "正文", beyond, None, None, "", "", BEYOND, "", one.path
    for message in one.fixed:
        yield one.name, one.year, "", "", message, None, None, "", "已改", "", "", one.path
