"""The one tree of exceptions.

    NianbaoError                something the program cannot do; shown to people as it stands
    ├── FigureError             a text is not a number, or not one the cell can hold
    ├── DataFileError           a data file of the project (TOML, prompt) breaks its own rules
    ├── UnknownReference          a ``[[reference]]`` that does not parse or names nothing
    ├── InputError              a file or argument the user gave cannot be used
    │   └── NotAReport          the file opens, but holds no annual report
    ├── ConflictError           somebody else saved first (compare-and-swap)
    ├── IndexBusy               another process owns the index
    └── ModelError              the language model could not be reached or did not answer

Findings about a report are values (``drafting.checks``); exceptions are faults.
"""

import errno
from collections.abc import Mapping
from types import MappingProxyType

_REASONS: Mapping[int | None, str] = MappingProxyType(
    {
        errno.ENOENT: "没有这个文件或文件夹",
        errno.ENOTDIR: "路径中有一段不是文件夹",
        errno.EEXIST: "已有同名的文件，不是文件夹",
        errno.EISDIR: "这是文件夹，不是文件",
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.EROFS: "所在磁盘只能读，不能写",
        errno.ENOSPC: "磁盘已满",
        errno.EDQUOT: "磁盘配额已用完",
        errno.ENAMETOOLONG: "文件名太长",
        errno.EADDRINUSE: "端口已被别的程序占用",
        errno.EADDRNOTAVAIL: "本机没有这个地址",
    }
)
"""The faults of the operating system that people meet, as they are told."""


def reason_of(fault: OSError) -> str:
    """What went wrong with a file or a connection, in Chinese; a rare one in the system's own words."""
    return _REASONS.get(fault.errno) or fault.strerror or type(fault).__name__


class NianbaoError(Exception):
    """A fault told to people: ``message`` is Chinese and names the place and the remedy.

    ``code`` is English, for logs and tests.
    """

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class FigureError(NianbaoError):
    """A text is not a number, or not one the cell can hold."""

    code = "figure"


class DataFileError(NianbaoError):
    """A data file shipped with the project, or written by the office, breaks its own rules."""

    code = "data-file"


class UnknownReference(NianbaoError):
    """A ``[[reference]]`` does not parse, or names nothing in the ledger."""

    code = "reference"


class InputError(NianbaoError):
    """A file or an argument the user gave cannot be used."""

    code = "input"


class NotAReport(InputError):
    """The file could be opened, but it holds no annual report."""

    code = "not-a-report"


class ConflictError(NianbaoError):
    """Somebody else saved a newer value first; nothing was overwritten."""

    code = "conflict"


class IndexBusy(NianbaoError):
    """Another process owns the precedent index."""

    code = "index-busy"


class ModelError(NianbaoError):
    """The language model could not be reached, refused, or gave no usable answer."""

    code = "model"
