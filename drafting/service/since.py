"""What became of the findings of an earlier check: 已改, 未改, 新增."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafting.checks.findings import Finding
from drafting.errors import InputError
from drafting.export.problem_list import ProblemList
from drafting.figures import squeeze
from drafting.intake.files import content_of
from drafting.report import AnnualReport

_FORMAT = "nianbao/findings@1"
_ROUND = "nianbao/round@1"
"""A line of a kept round: of the report only whose it is, of the findings all."""

FIXED, STILL, NEW = "已改", "未改", "新增"

Key = tuple[object, ...]


@dataclass(frozen=True)
class Told:
    """``marks`` are 未改 or 新增 for each finding in order, none without an earlier check.

    Of two that look alike each is told by itself; ``fixed`` are the earlier findings that are no more.
    """

    marks: tuple[str, ...] = ()
    fixed: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True)
class Since:
    """What an earlier check found, by report: the findings as ``nianbao/findings@1`` has them."""

    reports: Mapping[Key, Sequence[Mapping[str, Any]]]

    def knows(self, report: AnnualReport) -> bool:
        """Whether the earlier check saw this report."""
        return _whose(report.organ, report.year) in self.reports

    def told(self, report: AnnualReport, findings: Sequence[Finding]) -> Told:
        """What became of the earlier findings of a report, and which of these are new."""
        return Told(tuple(self._marks(report, findings)), tuple(self._fixed(report, findings)))

    def _marks(self, report: AnnualReport, findings: Sequence[Finding]) -> list[str]:
        left = Counter(map(_key, self.reports.get(_whose(report.organ, report.year), ())))
        marks = []
        for finding in findings:
            key = _key(finding.to_json())
            marks.append(STILL if left[key] > 0 else NEW)
            left[key] -= 1
        return marks

    def _fixed(self, report: AnnualReport, findings: Sequence[Finding]) -> list[Mapping[str, Any]]:
        left = Counter(_key(finding.to_json()) for finding in findings)
        gone = []
        for earlier in self.reports.get(_whose(report.organ, report.year), ()):
            key = _key(earlier)
            if left[key] <= 0:
                gone.append(earlier)
            left[key] -= 1
        return gone


def read_since(source: Path | bytes, name: str = "") -> Since:
    """The findings that ``nianbao check --json`` printed, or ``kept_round`` made: a line a report.

    Raises:
        InputError: the file cannot be read, or a line is neither of findings nor of a kept round.
    """
    data, name = content_of(source, name or "上一轮结果.jsonl")
    return Since({_whose(organ, year): found for organ, year, found in _lines(data, name)})


def kept_round(lists: Iterable[ProblemList]) -> str:
    """The findings of a batch as JSON lines, to hold the next round against."""
    lines = (
        {
            "format": _ROUND,
            "report": {"organ": one.organ, "year": one.year},
            "findings": [finding.to_json() for finding in one.findings],
        }
        for one in lists
        if not one.error
    )
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def _lines(data: bytes, name: str) -> Iterator[tuple[str, int | None, Sequence[Mapping[str, Any]]]]:
    for number, line in enumerate(data.decode("utf-8-sig", errors="replace").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            read = json.loads(line)
            if "error" in read:
                continue
            if read["format"] not in (_FORMAT, _ROUND):
                raise KeyError(read["format"])
            for finding in read["findings"]:
                _key(finding)
            yield read["report"]["organ"], read["report"]["year"], read["findings"]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"“{name}”第{number}行不是校核结果。"
                "请用上一轮校核后下载的 .jsonl，或上次 nianbao check --json 的输出。"
            ) from error


def _whose(organ: str, year: int | None) -> Key:
    return squeeze(organ), year


def _key(finding: Mapping[str, Any]) -> Key:
    """What tells a finding from another whatever its values: its rule with its words, or its instance."""
    place = squeeze(finding["excerpt"]) if finding["span"] else finding["instance"]
    return finding["rule"], finding["section"], place
