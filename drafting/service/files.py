"""Use cases on files: what the command line does without a workspace."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from drafting.checks.engine import Subject, check
from drafting.checks.findings import CheckOutcome, Profile
from drafting.errors import NianbaoError
from drafting.reading import READABLE, read_bytes, read_report
from drafting.reading.archive import members
from drafting.report import AnnualReport, OrganType, organ_type_of

ARCHIVE = ".zip"


@dataclass(frozen=True)
class ReadFile:
    """A file and what came of reading it: a report, or the message why not."""

    path: Path
    report: AnnualReport | None
    error: str = ""


@dataclass(frozen=True)
class CheckedFile:
    """A file that was read, and what the rules said; neither where it could not be read."""

    read: ReadFile
    outcome: CheckOutcome | None


def report_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and within folders every file that can be read, in name order.

    A path that does not exist is passed on: reading it says so.
    """
    for path in paths:
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.suffix.lower() in READABLE)
            yield from sorted(p for p in found if p.is_file() and not p.name.startswith(("~$", ".")))
        else:
            yield path


def read_each(paths: Iterable[Path]) -> Iterator[ReadFile]:
    """Read each file in turn, and each report in a .zip; one that cannot be read stops nothing."""
    for path in paths:
        try:
            if path.suffix.lower() == ARCHIVE and path.is_file():
                yield from _read_archive(path)
            else:
                yield ReadFile(path, read_report(path))
        except NianbaoError as error:
            yield ReadFile(path, None, error.message)


def _read_archive(archive: Path) -> Iterator[ReadFile]:
    for member in members(archive):
        path = archive / member.name
        if member.error:
            yield ReadFile(path, None, member.error)
            continue
        try:
            yield ReadFile(path, read_bytes(member.data, str(path)))
        except NianbaoError as error:
            yield ReadFile(path, None, error.message)


def check_each(
    paths: Iterable[Path], *, previous: Path | None, organ_type: OrganType | None, profile: Profile
) -> Iterator[CheckedFile]:
    """Read and check each file in turn, last year's report beside it where it is known.

    Args:
        paths: files and folders.
        previous: last year's report, or a folder of reports to find it in by organ and year.
        organ_type: what kind of organ; taken from each organ's name where ``None``.
        profile: whose report this is.
    """
    earlier = _Earlier(previous)
    for read in read_each(report_files(paths)):
        if read.report is None:
            yield CheckedFile(read, None)
            continue
        subject = Subject(
            report=read.report,
            profile=profile,
            previous=earlier.of(read.report),
            organ_type=organ_type or organ_type_of(read.report.organ),
        )
        yield CheckedFile(read, check(subject))


class _Earlier:
    """Last year's report for each report: the one file given, or the match in a folder."""

    def __init__(self, path: Path | None) -> None:
        self._single = read_report(path) if path and not path.is_dir() else None
        reports = read_each(report_files([path])) if path and path.is_dir() else ()
        self._by_organ = {(r.report.organ, r.report.year): r.report for r in reports if r.report}

    def of(self, report: AnnualReport) -> AnnualReport | None:
        """The report of the year before, ``None`` where it is not known."""
        if self._single or report.year is None:
            return self._single
        return self._by_organ.get((report.organ, report.year - 1))
