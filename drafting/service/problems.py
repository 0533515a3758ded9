"""Use case: the lists of problems of a batch as files to hand on."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

from drafting.checks.findings import Status
from drafting.errors import InputError, reason_of
from drafting.export.problem_list import ProblemList
from drafting.export.problem_page import problems_page
from drafting.export.problem_word import documents
from drafting.export.problem_workbook import problems_workbook
from drafting.intake.files import check_target, save
from drafting.ooxml import freeze
from drafting.roster import Late
from drafting.service.checking import CheckedFile
from drafting.service.since import Since, Told

WORKBOOK, PAGES = ".xlsx", (".html", ".htm")


def told_since(file: CheckedFile, since: Since | None) -> Told | None:
    """What the earlier check tells of a file's findings; ``None`` without one, or where it was not read."""
    if since is None or file.outcome is None or file.read.report is None:
        return None
    return since.told(file.read.report, file.outcome.findings)


def problem_list(file: CheckedFile, told: Told | None = None) -> ProblemList:
    """The list of one checked file, with what an earlier check tells of its findings."""
    report, outcome = file.read.report, file.outcome
    if report is None or outcome is None:
        return ProblemList(str(file.read.path), error=file.read.error)
    return ProblemList(
        path=str(file.read.path),
        organ=report.organ,
        year=report.year,
        title=report.title,
        findings=outcome.findings,
        passed=outcome.count(Status.PASSED),
        not_assessable=outcome.count(Status.NOT_ASSESSABLE),
        broken=tuple(f"{broken.rule}：{broken.message}" for broken in outcome.broken),
        marks=dict(enumerate(told.marks if told else ())),
        fixed=tuple(gone["message"] for gone in told.fixed) if told else (),
    )


def check_output(path: Path, *sources: Path) -> None:
    """Refuse a target before work is spent on it.

    Raises:
        InputError: its type is none of .xlsx, .html or a folder, or it cannot be written.
    """
    if _is_folder(path):
        if not path.parent.is_dir():
            raise InputError(f"没有文件夹“{path.parent}”。请先建好文件夹，或换一个位置。")
    elif path.suffix.lower() in (WORKBOOK, *PAGES):
        check_target(path, *sources)
    else:
        raise InputError(f"问题清单不能写成“{path.suffix}”文件。请写 .xlsx、.html，或一个文件夹。")


def write_problems(path: Path, lists: Sequence[ProblemList], late: Sequence[Late]) -> Path:
    """Write the lists: a workbook, a page, or in a folder a document an organ; the path written.

    Raises:
        InputError: it cannot be written.
    """
    if not _is_folder(path):
        whole = problems_workbook if path.suffix.lower() == WORKBOOK else problems_page
        content = whole(lists, late)
        save(content.encode() if isinstance(content, str) else content, path)
        return path
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise InputError(f"建不了文件夹“{path}”：{reason_of(error)}。请换一个位置。") from error
    for name, content in documents(lists):
        save(content, path / name)
    return path


def problems_archive(lists: Sequence[ProblemList]) -> bytes:
    """The documents of all organs in one .zip; the same lists give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in documents(lists):
            package.writestr(name, content)
    return freeze(stream.getvalue())


def _is_folder(path: Path) -> bool:
    return path.is_dir() or not path.suffix
