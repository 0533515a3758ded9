"""Lists of problems as one page to print."""

from collections.abc import Sequence
from html import escape

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
from drafting.roster import Late

_STYLE = """
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1a1a1a; font: 1rem/1.7 SimSun, 宋体, "Songti SC", serif; }
main { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1, h2 { font-family: SimHei, 黑体, "Heiti SC", sans-serif; }
h1 { text-align: center; font-size: 1.6rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
th, td { border: 1px solid #555; padding: .3rem .4rem; text-align: left; vertical-align: top; }
th { background: #f3f3f3; }
td { overflow-wrap: anywhere; }
.short { white-space: nowrap; overflow-wrap: normal; }
td.number { text-align: right; font-variant-numeric: tabular-nums; }
.error { font-weight: bold; }
@page { size: A4; margin: 20mm 18mm; }
@media print {
  main { max-width: none; padding: 0; }
  section { break-inside: auto; }
  h2 { break-after: avoid; }
  tr { break-inside: avoid; }
}
"""

Cell = str | int | None


def problems_page(lists: Sequence[ProblemList], late: Sequence[Late] = ()) -> str:
    """The page; no scripts, nothing fetched."""
    heads = ("机关", *SEVERITY_NAMES.values(), "相符", "缺数，无法核对", "说明")
    parts = [_table("汇总", heads, [_summary(one) for one in lists])]
    if late:
        parts.append(_table("未报迟报", LATE_HEADS, list(map(late_row, late))))
    if len(lists) > 1:
        parts.append(_table("按规则", RULE_HEADS, by_rule(lists)))
        parts.append(_table("按地区", REGION_HEADS, by_region(lists)))
    parts += [_problems(one) for one in lists if one.findings or one.fixed]
    title = "年度报告校核问题清单"
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
        + "\n".join(parts)
        + "\n</main>\n</body>\n</html>\n"
    )


def _summary(one: ProblemList) -> Sequence[Cell]:
    if one.error:
        return one.name, None, None, None, None, None, one.error
    counts = [one.count(severity) for severity in Severity]
    return one.name, *counts, one.passed, one.not_assessable, "；".join(one.broken)


def _problems(one: ProblemList) -> str:
    rows: list[Sequence[Cell]] = []
    found, beyond = one.told(*Severity)
    for number, (finding, mark) in enumerate(found, start=1):
        said = f"{finding.message}" + (f"（原文：{finding.excerpt}）" if finding.excerpt else "")
        rows.append((number, SEVERITY_NAMES[finding.severity], place_of(finding), said, mark))
    if beyond:
        rows.append((len(rows) + 1, SEVERITY_NAMES[Severity.INFO], "正文", beyond, ""))
    rows += [(None, "", "", message, "已改") for message in one.fixed]
    heads: Sequence[str] = ("序号", "严重程度", "位置", "问题", "前次")
    if not any(row[-1] for row in rows):  # no earlier round
        heads, rows = heads[:-1], [row[:-1] for row in rows]
    return _table(one.title or one.name, heads, rows)


_SHORT = ("序号", "严重程度", "位置", "前次", RULE_HEADS[0], *SEVERITY_NAMES.values(), *LATE_HEADS[1:4])
"""Columns whose words are few and stay in one line, however narrow the page."""


def _table(heading: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    short = [name in _SHORT for name in heads]
    head = "".join(
        f'<th scope="col"{_class(["short"] if at else [])}>{escape(name)}</th>'
        for name, at in zip(heads, short, strict=True)
    )
    body = "\n".join(
        "<tr>" + "".join(_cell(cell, at) for cell, at in zip(row, short, strict=True)) + "</tr>"
        for row in rows
    )
    return (
        f"<section>\n<h2>{escape(printable(heading))}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>\n</section>"
    )


def _cell(value: Cell, short: bool) -> str:
    names = [name for name, so in (("number", isinstance(value, int)), ("short", short)) if so]
    text = str(value) if isinstance(value, int) else escape(printable(value or ""))
    return f"<td{_class(names)}>{text}</td>"


def _class(names: Sequence[str]) -> str:
    return f' class="{" ".join(names)}"' if names else ""
