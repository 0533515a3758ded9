"""Which report of last year belongs to a report: by organ and year, never by likeness."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafting.figures import squeeze
from drafting.report import AnnualReport
from drafting.roster import Unit
from drafting.service.files import ReadFile

_CORRECTED = re.compile("更正|修订|修改稿|订正")
_SHORTEST = 4
"""Characters by which an organ can be told without its higher places."""


def is_called(one: str, other: str, roster: Sequence[Unit] = ()) -> bool:
    """Whether two names are one organ's: the same, one without its higher places, or aliases in the roster.

    青禾区教育局 is 云岭市青禾区教育局; 青禾区人民政府 is not 青禾区人民政府办公室.
    """
    short, long = sorted((squeeze(one), squeeze(other)), key=len)
    if len(short) >= _SHORTEST and long.endswith(short):
        return True
    return any(unit.is_called(one) and unit.is_called(other) for unit in roster)


@dataclass(frozen=True)
class Earlier:
    """The reports that were given as last year's."""

    read: tuple[ReadFile, ...]
    roster: tuple[Unit, ...] = ()

    def of(self, report: AnnualReport) -> AnnualReport | None:
        """Last year's report: of two versions the corrected one; ``None`` where none is, or it is unclear."""
        if report.year is None:
            return None
        fitting = [
            read
            for read in self.read
            if read.report
            and read.report.year == report.year - 1
            and is_called(read.report.organ, report.organ, self.roster)
        ]
        exact = [read for read in fitting if read.report and read.report.organ == report.organ]
        return _only(exact or fitting)


def _only(fitting: Iterable[ReadFile]) -> AnnualReport | None:
    """The one report, or the one that says it is corrected; versions of equal content are one."""
    found = [(read, read.report) for read in fitting if read.report]
    corrected = [(r, report) for r, report in found if _CORRECTED.search(f"{r.path.name} {report.title}")]
    reports = [report for _, report in corrected or found]
    alike = {(tuple(report.figures.items()), report.sections) for report in reports}
    return reports[0] if len(alike) == 1 else None
