"""Published files → ``AnnualReport``: exactly, or saying what could not be read.

Source file (``sources.py``) → neutral document, paragraphs and grids (``word/``, ``html/``, ``pdf/``,
``text/``, ``workbook.py``) → cells placed by label and structure (``placing/``), sections by heading
(``sections/``) → figures, ``unread`` and texts (``assembly.py``). Importing this package is cheap: the
readers come with the first file.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from drafting.report import AnnualReport

if TYPE_CHECKING:
    from drafting.reading.document import Document

READABLE: tuple[str, ...] = (
    ".docx",
    ".html",
    ".htm",
    ".mht",
    ".mhtml",
    ".eml",
    ".txt",
    ".md",
    ".pdf",
    ".xlsx",
    ".xls",
    ".ods",
    ".json",
)
"""The extensions that can be read, lower case, with dot."""

__all__ = ["READABLE", "as_printed", "as_text", "read_bytes", "read_report"]


def read_report(path: Path) -> AnnualReport:
    """Read a published report.

    Every one of the 200 statutory cells is a number as printed, or ``None`` with an entry in ``unread`` that
    says why: blank in the source, not a number, its row or column not found, or readable in two ways.

    Raises:
        InputError: the file is missing, empty, damaged, encrypted, or of a type that is not read.
        NotAReport: the file opens, but holds neither title, nor sections, nor tables of an annual report.
    """
    from drafting.reading.sources import read_file

    return read_file(path)


def read_bytes(data: bytes, name: str) -> AnnualReport:
    """Read a published report that was uploaded; the name gives the type by its extension.

    Raises:
        InputError: the content is empty, damaged, encrypted, or of a type that is not read.
        NotAReport: it opens, but holds neither title, nor sections, nor tables of an annual report.
    """
    from drafting.reading.sources import read_data

    return read_data(data, name)


def as_printed(data: bytes, name: str) -> "Document":
    """What stands in a file, paragraphs and tables, to be looked at beside what was read of it.

    A .json holds a report as data and prints nothing: it is shown as its text.

    Raises:
        InputError: as ``read_bytes``.
    """
    from drafting.reading.sources import read_as_printed

    return read_as_printed(data, name)


def as_text(data: bytes, name: str) -> str:
    """The prose of any file that can be read, a line a paragraph; its tables are left out.

    Raises:
        InputError: as ``read_bytes``.
    """
    from drafting.reading.document import lines_of

    return lines_of(as_printed(data, name).blocks)
