"""Use cases on last year's report: kept, given to a report that is open, followed as it is corrected."""

from dataclasses import dataclass, replace
from functools import cached_property

from drafting.checks.findings import Severity
from drafting.export import render
from drafting.reading import read_bytes
from drafting.report import AnnualReport
from drafting.service.originals import is_read_of
from drafting.service.years import OpenYear, bring_forward, check_last_year, current, export_name
from drafting.workspace import StoredReport, Workspace


def keep(workspace: Workspace, data: bytes, name: str, read: AnnualReport) -> AnnualReport:
    """Keep the file among the past reports, where it can be corrected; the report as corrected before."""
    return workspace.past_reports.get(workspace.past_reports.keep(name, data, read)).corrected


def give(workspace: Workspace, report_id: int, previous: AnnualReport, *, renamed: bool = False) -> None:
    """Make this the last year's report of one that is open; blank cells of 上年结转 are brought forward.

    Args:
        workspace: the workspace.
        report_id: the report.
        previous: last year's.
        renamed: whether somebody says that the organ bore the other name of ``previous`` last year.

    Raises:
        InputError: it is another organ's or another year's.
    """
    stored = workspace.reports.get(report_id)
    check_last_year(previous, stored.organ, stored.year, renamed=renamed)
    workspace.reports.set_previous(report_id, previous)
    bring_forward(workspace, report_id, stored.year, previous, stored.previous)


@dataclass(frozen=True)
class WrittenHere:
    """Last year's report of an organ that was written in this workspace, as it stands now.

    It is taken like a file that somebody uploads: exported, read and kept, so that it does not follow what is
    changed in it afterwards.
    """

    workspace: Workspace
    stored: StoredReport

    @cached_property
    def opened(self) -> OpenYear:
        """The report with all that belongs to it."""
        return current(self.workspace, self.stored.id)

    @cached_property
    def faults(self) -> int:
        """How many things have to be mended in it still: with any it is no finished report."""
        return sum(finding.severity is Severity.ERROR for finding in self.opened.reviewed.open)

    @property
    def name(self) -> str:
        """The name of the file that it makes."""
        return export_name(self.opened, ".docx")

    @cached_property
    def data(self) -> bytes:
        """The file that it makes."""
        return render(self.opened.report, ".docx")

    @cached_property
    def read(self) -> AnnualReport:
        """What is read of that file; whose it is, is known and not read."""
        return replace(read_bytes(self.data, self.name), organ=self.stored.organ)


def written_here(workspace: Workspace, organ: str, year: int) -> WrittenHere | None:
    """The report of the year before ``year`` of the organ of just this name; ``None`` where there is none."""
    for stored in workspace.reports.all():
        if (stored.organ, stored.year) == (organ, year - 1):
            return WrittenHere(workspace, stored)
    return None


def follow(workspace: Workspace, past_id: int) -> None:
    """Give each report whose last year's this file is its corrected figures, those that were deleted too."""
    past = workspace.past_reports.get(past_id)
    for stored in (*workspace.reports.all(), *workspace.reports.deleted()):
        if stored.previous and is_read_of(stored.previous, past):
            workspace.reports.set_previous(stored.id, past.corrected)
            bring_forward(workspace, stored.id, stored.year, past.corrected, stored.previous)
