"""The formats that a report can be exported to."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from drafting.errors import InputError
from drafting.export.plain import md_text, txt_text
from drafting.export.printing import printable, whole
from drafting.export.webpage import html_text
from drafting.export.word import docx_bytes
from drafting.export.workbook import xlsx_bytes
from drafting.intake.files import check_target, save
from drafting.report import AnnualReport, report_to_json

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\t\n\r]')
"""What Windows, macOS or Linux refuse in a file's name."""

_LONGEST_NAME = 80
"""Characters: a file's name holds 255 bytes, a Chinese character takes three."""

_OFFICE = "application/vnd.openxmlformats-officedocument"

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".docx": f"{_OFFICE}.wordprocessingml.document",
        ".html": "text/html",
        ".md": "text/markdown",
        ".txt": "text/plain",
        ".json": "application/json",
        ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    }
)
"""Extension → media type."""


def json_text(report: AnnualReport) -> str:
    """The report as ``nianbao/report@1``."""
    return json.dumps(report_to_json(report), ensure_ascii=False, indent=1) + "\n"


_RENDERERS: Mapping[str, Callable[[AnnualReport], bytes | str]] = MappingProxyType(
    {
        ".docx": docx_bytes,
        ".html": html_text,
        ".md": md_text,
        ".txt": txt_text,
        ".json": json_text,
        ".xlsx": xlsx_bytes,
    }
)


def render(report: AnnualReport, extension: str) -> bytes:
    """The report as a file; the same report gives the same bytes.

    Args:
        report: with its text rendered (no ``[[references]]``). A blank cell is printed empty.
        extension: one of ``FORMATS``, in either case.

    Raises:
        InputError: there is no such format, or the figures have （六）其他处理 both divided and undivided.
    """
    renderer = _RENDERERS.get(extension.lower())
    if renderer is None:
        raise InputError(_unknown(extension))
    content = renderer(whole(report))
    return content.encode() if isinstance(content, str) else content


def write(report: AnnualReport, path: Path) -> None:
    """Export the report to a file, in the format of its extension.

    The file is replaced whole: if anything fails, what stood there stays.

    Raises:
        InputError: as ``render``, or the file cannot be written.
    """
    save(render(report, path.suffix), path)


def check_writable(path: Path, *sources: Path | None) -> None:
    """Refuse a target before work is spent on it: no such format, no such folder, or one of the sources.

    Raises:
        InputError: with the fault and the remedy.
    """
    check_target(path, *sources)
    if path.suffix.lower() not in FORMATS:
        raise InputError(_unknown(path.suffix))


def _unknown(extension: str) -> str:
    said = f"“{extension}”文件" if extension else "没有扩展名的文件"
    return f"不能导出为{said}。可选：{'、'.join(FORMATS)}。请改文件名的扩展名。"


def file_name(report: AnnualReport, extension: str) -> str:
    """What to call the exported file: its title, without signs that a file's name cannot have."""
    return f"{safe_name(report.title)}{extension}"


def safe_name(title: str) -> str:
    """The title as a file's name without extension: no folder, nothing that a system refuses."""
    return _NOT_IN_NAMES.sub("", printable(title)).strip(" .")[:_LONGEST_NAME] or "年报"
