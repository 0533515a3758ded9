"""How results are printed: JSON lines on standard output, progress on standard error."""

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from drafting.checks.findings import SEVERITY_NAMES, CheckOutcome, Status
from drafting.cli.terminal import printable, say, unobeyed
from drafting.report import AnnualReport, report_to_json

T = TypeVar("T")

_BAR = 30
"""Signs that a whole bar has."""


def print_json(value: dict[str, Any]) -> None:
    """One JSON object on one line; what a terminal would obey is escaped in it, too."""
    print(unobeyed(json.dumps(value, ensure_ascii=False)))


def with_progress(items: Iterable[T], doing: str, total: int | None = None) -> Iterator[T]:
    """The items, with a bar on standard error where that is a terminal; without ``total`` they are counted.

    The bar is away while the caller has an item, so that what is printed of it stands on a line of its own.
    """
    shown = sys.stderr.isatty()
    begun = time.monotonic()
    if shown:
        _draw(_bar(doing, 0, total, 0.0))
    for count, item in enumerate(items, start=1):
        if shown:
            _draw("")
        yield item
        if shown:
            _draw(_bar(doing, count, total, time.monotonic() - begun))
    if shown:
        _draw("")


def _draw(line: str) -> None:
    print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)


def _bar(doing: str, count: int, total: int | None, seconds: float) -> str:
    if not total:
        return f"{doing}：第{count}个"
    filled = _BAR * count // total
    left = f"，约剩{seconds / count * (total - count):.0f}秒" if count else ""
    return f"{doing}：[{'#' * filled}{'-' * (_BAR - filled)}] {count}/{total}{left}"


def findings_json(report: AnnualReport, outcome: CheckOutcome) -> dict[str, Any]:
    """``nianbao/findings@1``."""
    return {
        "format": "nianbao/findings@1",
        "report": report_to_json(report),
        "results": {status.value: outcome.count(status) for status in Status},
        "broken": [{"rule": b.rule, "message": b.message} for b in outcome.broken],
        "findings": [finding.to_json() for finding in outcome.findings],
    }


def print_findings(report: AnnualReport, outcome: CheckOutcome, marks: Sequence[str] = ()) -> None:
    """The findings as a clerk reads them; ``marks`` says of each what became of it since an earlier check."""
    counts = f"相符{outcome.count(Status.PASSED)}项，不相符{outcome.count(Status.FAILED)}项"
    say(f"{report.title or '（无标题）'}：{counts}，缺数无法核对{outcome.count(Status.NOT_ASSESSABLE)}项")
    for number, finding in enumerate(outcome.findings):
        mark = f"【{marks[number]}】" if marks else ""
        say(f"  【{SEVERITY_NAMES[finding.severity]}】{mark}{finding.message}（{finding.rule}）")
    for broken in outcome.broken:
        print(printable(f"  【程序故障】规则 {broken.rule} 未能运行：{broken.message}"), file=sys.stderr)


def status_of(outcome: CheckOutcome) -> int:
    """The exit status: 2 where a rule broke, 1 where errors were found, else 0."""
    return 2 if outcome.broken else int(outcome.has_errors)
