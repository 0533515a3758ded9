"""Use case of the page 批量校核: uploaded files checked together, what reads alike side by side."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from drafting.checks.overlaps import compared
from drafting.export.problem_list import ProblemList
from drafting.report import AnnualReport
from drafting.roster import Late
from drafting.service.checking import Against, Watch, check_files
from drafting.service.files import count_files
from drafting.service.problems import problem_list, told_since
from drafting.service.since import read_since

_RULE = "overlap-neighbour"

Upload = tuple[str, bytes]
"""A file's name and content."""


@dataclass(frozen=True)
class Passage:
    """A section of one report; ``spans`` are the runs in it that the other has too."""

    organ: str
    text: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Alike:
    """Two organs' sections that read alike; ``share`` of the first one's characters stands in the other."""

    section: int
    share: float
    one: Passage
    other: Passage


@dataclass(frozen=True)
class CheckedBatch:
    """The lists of problems in the files' order, who is missing or late, and what reads alike.

    ``left`` is how many files have no list because somebody stopped before they were checked: who is missing
    is not known then. ``by_roster`` says whether there was a roster: without one nobody can be missing;
    ``by_round`` whether there was an earlier round: without one no finding is new.
    """

    lists: tuple[ProblemList, ...]
    late: tuple[Late, ...]
    alike: tuple[Alike, ...]
    left: int = 0
    by_roster: bool = False
    by_round: bool = False


def check_uploads(
    files: Sequence[Upload],
    against: Against,
    *,
    previous: Sequence[Upload] = (),
    units: Sequence[Upload] = (),
    roster: Upload | None = None,
    since: Upload | None = None,
    watch: Watch,
    processes: int | None = None,
    stopped: Callable[[], bool] = lambda: False,
) -> CheckedBatch:
    """Check uploaded files as ``check_files`` does; once ``stopped``, ``watch`` may end before its items do.

    ``since`` is an earlier round (``kept_round``), against which the findings are marked.

    Raises:
        InputError: last year's reports, the returns, the roster or the earlier round cannot be read.
    """
    earlier = read_since(since[1], since[0]) if since else None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        against = replace(
            against,
            previous=_saved(previous, folder / "previous"),
            units=_saved(units, folder / "units"),
            roster=_saved([roster], folder / "roster") if roster else None,
        )
        if against.roster:
            against = replace(against, roster=next(against.roster.glob("*/*")))
        _saved(files, folder / "files")
        paths = [folder / "files" / _name(number, name) for number, (name, _) in enumerate(files)]
        count = count_files(paths)
        batch = check_files(paths, against, watch=watch, processes=processes)
        checked = list(watch(batch.files, "校核", batch.count))
    lists = [_named(problem_list(file, told_since(file, earlier)), folder / "files") for file in checked]
    reports = [file.read.report for file in checked if file.read.report]
    pairs = _pairs(lists, reports)
    left = count - len(lists) if stopped() else 0
    late = () if left else batch.late
    return CheckedBatch(tuple(lists), late, tuple(pairs), left, roster is not None, earlier is not None)


def _saved(files: Sequence[Upload], folder: Path) -> Path | None:
    """The files in a folder of their own; ``None`` where there are none."""
    if not files:
        return None
    folder.mkdir()
    for number, (name, content) in enumerate(files):
        path = folder / _name(number, name)
        path.parent.mkdir()
        path.write_bytes(content)
    return folder


def _name(number: int, name: str) -> str:
    """A place that no other upload has; a name that leads elsewhere is cut to its last part."""
    return f"{number:05}/{PurePosixPath(name.replace(chr(92), '/')).name}"


def _named(one: ProblemList, folder: Path) -> ProblemList:
    """The list with the file called as it was uploaded."""
    inside = PurePosixPath(one.path).relative_to(folder.as_posix()).as_posix()
    name = inside.partition("/")[2]
    return replace(one, path=name, error=one.error.replace(one.path, name))


def _pairs(lists: Sequence[ProblemList], reports: Sequence[AnnualReport]) -> list[Alike]:
    """Each pair that ``overlap-neighbour`` found, once, the likest first."""
    by_organ = {(report.organ, report.year): report for report in reports}
    found: dict[frozenset[object], Alike] = {}
    for one in lists:
        for finding in one.findings:
            if finding.rule != _RULE or finding.section is None:
                continue
            mine = by_organ[one.organ, one.year]
            other = by_organ[finding.instance.partition(":")[2], one.year]
            key = frozenset([finding.section, mine.organ, other.organ])
            alike = _alike(mine, other, finding.section)
            if alike and (key not in found or alike.share > found[key].share):
                found[key] = alike
    return sorted(found.values(), key=lambda alike: -alike.share)


def _alike(mine: AnnualReport, other: AnnualReport, section: int) -> Alike | None:
    there, back = compared(mine, other, section), compared(other, mine, section)
    if there is None:
        return None
    return Alike(
        section,
        there.share,
        Passage(mine.organ, mine.text(section), there.spans),
        Passage(other.organ, other.text(section), back.spans if back else ()),
    )
