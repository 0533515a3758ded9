"""Use cases on files: what the command line does without a workspace."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from drafting.errors import InputError, NianbaoError, reason_of
from drafting.reading import READABLE, read_bytes, read_report
from drafting.reading.archive import count_members, member, members
from drafting.report import AnnualReport
from drafting.service.alike import Signature, signature
from drafting.service.parallel import Lost, cores, worked

ARCHIVE = ".zip"

MANY = 16
"""Files from which on it pays to start processes: each takes half a second to begin."""


@dataclass(frozen=True)
class ReadFile:
    """A file and what came of reading it: a report, or the message why not."""

    path: Path
    report: AnnualReport | None
    error: str = ""
    signature: Signature | None = None
    """What the report is recognised by among many, where that was asked for."""


def report_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and within folders every file that can be read and every .zip, in name order.

    A path that does not exist is passed on: reading it says so.
    """
    for path in paths:
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.suffix.lower() in (*READABLE, ARCHIVE))
            yield from sorted(p for p in found if p.is_file() and not p.name.startswith(("~$", ".")))
        else:
            yield path


def read_each(
    paths: Iterable[Path], *, processes: int | None = None, signed: bool = False
) -> Iterator[ReadFile]:
    """Read each file, and each report in a .zip, in their order; one that cannot be read stops nothing.

    Args:
        paths: the files.
        processes: how many to read at once; ``None``: as many as the machine has cores, where there are
            enough files to be worth it.
        signed: give each report's signature too, worked out where it is read.
    """
    paths = list(paths)
    if processes is None:
        processes = cores() if len(paths) >= MANY or any(map(_is_archive, paths)) else 1
    for result in worked(_read_signed if signed else _read, _tasks(paths), processes=processes):
        if isinstance(result, Lost):
            said = f"没有读成：{result.why}。其他文件照常读取；请单独检查这个文件。"
            yield ReadFile(result.task.path, None, said)
        else:
            yield result


def count_files(paths: Iterable[Path]) -> int:
    """How many ``read_each`` gives of these, the reports in a .zip among them."""
    return sum(count_members(path) if _is_archive(path) else 1 for path in paths)


def content_of(path: Path) -> bytes:
    """The bytes of a file that ``read_each`` has read, in a .zip or not.

    Raises:
        InputError: it is no longer there.
    """
    archive = next((parent for parent in path.parents if _is_archive(parent)), None)
    if archive:
        return member(archive, path.relative_to(archive).as_posix()).data
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"无法打开 {path}：{reason_of(error)}。请检查文件和权限。") from error


@dataclass(frozen=True)
class _Task:
    """A file to read: on the disk, or, with ``data``, out of an archive that says ``error`` of a bad one."""

    path: Path
    data: bytes | None = None
    error: str = ""


def _is_archive(path: Path) -> bool:
    return path.suffix.lower() == ARCHIVE and path.is_file()


def _tasks(paths: Iterable[Path]) -> Iterator[_Task]:
    for path in paths:
        if not _is_archive(path):
            yield _Task(path)
            continue
        try:
            for member in members(path):
                yield _Task(path / member.name, member.data, member.error)
        except NianbaoError as error:
            yield _Task(path, None, error.message)


def _read_signed(task: _Task) -> ReadFile:
    read = _read(task)
    return replace(read, signature=signature(read.report)) if read.report else read


def _read(task: _Task) -> ReadFile:
    if task.error:
        return ReadFile(task.path, None, task.error)
    try:
        if task.data is None:
            return ReadFile(task.path, read_report(task.path))
        return ReadFile(task.path, read_bytes(task.data, str(task.path)))
    except NianbaoError as error:
        return ReadFile(task.path, None, error.message)
