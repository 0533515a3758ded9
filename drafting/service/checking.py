"""Use case: check many reports, each beside last year's, its neighbours and its units' returns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from drafting.checks.engine import CATALOGUE, Subject, check
from drafting.checks.findings import CheckOutcome, Profile
from drafting.errors import InputError
from drafting.intake.roster import read_roster
from drafting.report import AnnualReport, OrganType, organ_type_of
from drafting.roster import Late, Unit, Units, late
from drafting.service.alike import neighbours
from drafting.service.earlier import Earlier, is_called
from drafting.service.files import MANY, ReadFile, count_files, read_each, report_files
from drafting.service.parallel import Lost, cores, worked

Watch = Callable[[Iterable[Any], str, int], Iterator[Any]]
"""Hands on the items of a stage, shows how far it is: the stage's name, and how many there will be."""


@dataclass(frozen=True)
class CheckedFile:
    """A file that was read, and what the rules said; ``outcome`` is ``None`` where it could not be read."""

    read: ReadFile
    outcome: CheckOutcome | None


@dataclass(frozen=True)
class Against:
    """What reports are held against.

    ``previous`` is last year's report, or a folder of them; ``units`` a folder of units' returns; ``roster``
    a .csv; ``organ_type`` is taken from each organ's name where ``None``; ``switched_off`` are rules not to
    be run, each with the reason.
    """

    profile: Profile = Profile.PUBLISHED
    previous: Path | None = None
    units: Path | None = None
    roster: Path | None = None
    organ_type: OrganType | None = None
    switched_off: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Batch:
    """A batch in the order of its ``count`` files, and who of the roster is missing or late."""

    files: Iterator[CheckedFile]
    count: int
    late: tuple[Late, ...]


@dataclass(frozen=True)
class _Job:
    """A report to check, with what it is held against; goes from process to process."""

    file: ReadFile
    report: AnnualReport
    previous: AnnualReport | None
    neighbours: tuple[AnnualReport, ...]
    units: Units | None
    unit: Unit | None
    against: Against


def check_files(
    paths: Sequence[Path],
    against: Against,
    *,
    watch: Watch = lambda items, _stage, _count: iter(items),
    processes: int | None = None,
    today: date | None = None,
) -> Batch:
    """Read all files, then check them one after the other as the result is taken.

    Args:
        paths: files, folders and .zip archives; one that cannot be read stops nothing.
        against: what they are held against.
        watch: shows how far reading is.
        processes: how many work at once; ``None``: as many as the machine has cores, for many files.
        today: by what day a report is late.

    Raises:
        InputError: last year's report, the folder of returns or the roster cannot be read.
    """
    roster = read_roster(against.roster) if against.roster else ()
    earlier = Earlier(_given(against.previous, "上年年报", watch, processes), roster)
    handed_in = _given(against.units, "单位报送", watch, processes)
    returns = tuple(read.report for read in handed_in if read.report)
    units = Units(returns, roster) if against.units else None
    files = list(report_files(paths))
    reading = read_each(files, processes=processes, signed=True)
    reads = list(watch(reading, "读取", count_files(files)))
    organs = {read.report.organ: None for read in reads if read.report}
    checked = _checked(reads, earlier, units, roster, against, processes)
    missing = late(roster, organs, today or date.today())  # noqa: DTZ011 - the office's own day
    return Batch(checked, len(reads), missing)


def _given(path: Path | None, name: str, watch: Watch, processes: int | None) -> tuple[ReadFile, ...]:
    """What was given beside the reports.

    Raises:
        InputError: it is a file that cannot be read, or a folder in which nothing can.
    """
    if path is None:
        return ()
    files = list(report_files([path]))
    reads = tuple(watch(read_each(files, processes=processes), f"读取{name}", count_files(files)))
    if not any(read.report for read in reads):
        why = reads[0].error if len(reads) == 1 else "里面没有能读的年报文件。请核对路径。"
        raise InputError(f"{name}“{path}”：{why}")
    return reads


def _checked(
    reads: Sequence[ReadFile],
    earlier: Earlier,
    units: Units | None,
    roster: tuple[Unit, ...],
    against: Against,
    processes: int | None,
) -> Iterator[CheckedFile]:
    reports = [read.report for read in reads if read.report]
    alike = neighbours([read.signature for read in reads if read.signature])
    jobs = (
        _Job(
            file=read,
            report=report,
            previous=_previous(report, earlier, alone=len(reports) == 1),
            neighbours=tuple(reports[place] for place in places),
            units=_concerning(report, units),
            unit=next((unit for unit in roster if unit.is_called(report.organ)), None),
            against=against,
        )
        for (read, report), places in zip(
            ((read, read.report) for read in reads if read.report), alike, strict=True
        )
    )
    many = processes if processes is not None else cores() if len(reports) >= MANY else 1
    results = worked(_check, jobs, processes=many)
    for read in reads:
        if read.report is None:
            yield CheckedFile(read, None)
            continue
        result = next(results)
        if isinstance(result, Lost):
            said = f"没有校核成：{result.why}。其他文件照常校核；请单独校核这个文件。"
            yield CheckedFile(ReadFile(read.path, None, said), None)
        else:
            yield CheckedFile(read, result)


def _previous(report: AnnualReport, earlier: Earlier, *, alone: bool) -> AnnualReport | None:
    """Last year's report; the one file given beside one report is taken whatever its organ is called."""
    found = earlier.of(report)
    if found is None and alone and len(earlier.read) == 1:
        return earlier.read[0].report
    return found


def _concerning(report: AnnualReport, units: Units | None) -> Units | None:
    """Of the units what this report needs: all where it sums them, else its own return."""
    if units is None or units.summed_for(report.organ):
        return units
    own = tuple(r for r in units.returns if is_called(r.organ, report.organ, units.roster))
    return Units(own, units.roster)


def _check(job: _Job) -> CheckOutcome:
    unit, organ = job.unit, job.report.organ
    subject = Subject(
        report=job.report,
        profile=job.against.profile,
        previous=job.previous,
        organ_type=job.against.organ_type or (unit.type if unit else None) or organ_type_of(organ),
        level=unit.level if unit else None,
        neighbours=job.neighbours,
        units=job.units,
    )
    return check(subject, [rule for rule in CATALOGUE if rule.id not in job.against.switched_off])
