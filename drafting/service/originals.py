"""The kept file that last year's report was read of, and what nobody has held against it."""

from drafting.report import AnnualReport
from drafting.workspace import PastReport, Workspace


def past_of(workspace: Workspace, previous: AnnualReport) -> int | None:
    """The id of the kept file that this was read of; ``None`` where none was kept."""
    past = _kept(workspace, previous)
    return past.id if past else None


def is_read_of(previous: AnnualReport, past: PastReport) -> bool:
    """The same text under the same title; its figures may have been corrected since."""
    read = past.read
    same = (read.organ, read.year, read.title) == (previous.organ, previous.year, previous.title)
    return same and read.sections == previous.sections


def unconfirmed(workspace: Workspace, previous: AnnualReport | None) -> frozenset[str]:
    """The cells with a figure that a program recognised on a picture and nobody confirmed or corrected.

    Empty where the text was not recognised; all that have one where the file was not kept.
    """
    if previous is None or not previous.is_recognised:
        return frozenset()
    past = _kept(workspace, previous)
    return recognised(previous) - set(past.corrections if past else ())


def recognised(report: AnnualReport) -> frozenset[str]:
    """The cells with a figure where a program recognised the report's text; empty where none did."""
    figures = report.figures.items() if report.is_recognised else ()
    return frozenset(code for code, value in figures if value is not None)


def _kept(workspace: Workspace, previous: AnnualReport) -> PastReport | None:
    for listed in workspace.past_reports.listed():
        if (listed.organ, listed.year) == (previous.organ, previous.year):
            past = workspace.past_reports.get(listed.id)
            if is_read_of(previous, past):
                return past
    return None
