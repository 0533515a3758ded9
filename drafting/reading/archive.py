"""A .zip of reports: its members one at a time, in memory, to a bound; nothing is unpacked onto the disk."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePosixPath

from drafting.errors import InputError, reason_of
from drafting.reading.sources import MEDIA_TYPES, MOST_BYTES

MOST_MEMBERS = 5000
"""A city's offices hand in some hundred reports."""

MOST_INFLATED = 2 * 2**30
"""Bytes that an archive's reports may have together once unpacked: a thousand of 2 MB."""

_UTF8_NAME = 0x800
"""The flag of a member whose name is UTF-8; without it Chinese Windows has written GBK."""


@dataclass(frozen=True)
class Member:
    """A file in an archive: its name inside, and its bytes or the message why there are none."""

    name: str
    data: bytes
    error: str = ""


def members(path: Path) -> Iterator[Member]:
    """The files in an archive that can be read as reports, in name order; others are passed over.

    Archives inside archives are not opened.

    Raises:
        InputError: the file cannot be opened, is no archive, holds no such file or far too many, or they are
            far too large together: at once where the archive says so, else behind the last that was not.
    """
    with _opened(path) as package:
        wanted = _wanted(package)
        if not wanted:
            raise InputError(f"{path.name} 里没有能读的年报文件（{'、'.join(MEDIA_TYPES)}）。请检查压缩包。")
        if len(wanted) > MOST_MEMBERS:
            raise InputError(
                f"{path.name} 里有{len(wanted)}个文件，一次最多{MOST_MEMBERS}个。请分成几个压缩包。"
            )
        declared = sum(entry.file_size for _, entry in wanted)
        if declared > MOST_INFLATED:
            size, most = _gigabytes(declared), _gigabytes(MOST_INFLATED)
            raise InputError(f"{path.name} 解开后共{size}，一次最多{most}。请分成几个压缩包。")
        left = MOST_INFLATED
        for number, (name, entry) in enumerate(wanted):
            found = _read(package, name, entry)
            left -= len(found.data)
            if left < 0:
                most, read = _gigabytes(MOST_INFLATED), f"前{number}个文件已读，从 {name} 起没有读"
                raise InputError(f"{path.name} 解开后超过{most}，{read}。请把其余的文件另打一个压缩包。")
            yield found


def _gigabytes(size: int) -> str:
    return f"{Decimal(size) / 2**30:.1f} GB".replace(".0 ", " ")


def member(path: Path, name: str) -> Member:
    """The one file of ``members`` that bears this name.

    Raises:
        InputError: the archive cannot be opened, or holds none of that name.
    """
    with _opened(path) as package:
        for found, entry in _wanted(package):
            if PurePosixPath(found) == PurePosixPath(name):
                return _read(package, found, entry)
    raise InputError(f"{path.name} 里没有 {name}。请检查压缩包。")


def count_members(path: Path) -> int:
    """How many files ``members`` gives; 1 where it will only say why it gives none."""
    try:
        with zipfile.ZipFile(path) as package:
            return min(len(_wanted(package)), MOST_MEMBERS) or 1
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return 1


def _opened(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except OSError as error:
        raise InputError(f"无法打开 {path}：{reason_of(error)}。请检查文件和权限。") from error
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError(f"{path.name} 不是完好的 .zip 压缩包。请重新打包，或解压后再试。") from error


def _wanted(package: zipfile.ZipFile) -> list[tuple[str, zipfile.ZipInfo]]:
    """The members that can be read as reports, with their names, in name order."""
    named = ((_name(entry), entry) for entry in package.infolist() if not entry.is_dir())
    return sorted((pair for pair in named if _is_wanted(pair[0])), key=lambda pair: pair[0])


def _name(entry: zipfile.ZipInfo) -> str:
    if entry.flag_bits & _UTF8_NAME:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name)
    hidden = path.name.startswith(("~$", ".")) or "__MACOSX" in path.parts
    return path.suffix.lower() in MEDIA_TYPES and not hidden


def _read(package: zipfile.ZipFile, name: str, entry: zipfile.ZipInfo) -> Member:
    try:
        with package.open(entry) as stream:
            data = stream.read(MOST_BYTES + 1)  # the size that an archive declares is not to be trusted
    except RuntimeError:
        return Member(name, b"", f"{name} 设了解压密码。请去掉密码，重新打包后再试。")
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        return Member(name, b"", f"{name} 在压缩包里已损坏，解不开。请重新打包后再试。")
    if len(data) > MOST_BYTES:
        return Member(name, b"", f"{name} 超过 {MOST_BYTES // 2**20} MB，不像年报。请检查文件。")
    return Member(name, data)
