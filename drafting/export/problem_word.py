"""A list of problems (问题清单) as a Word document, to be sent to the organ."""

import io
from collections.abc import Iterable, Iterator

from drafting.checks.findings import SEVERITY_NAMES, Finding, Severity
from drafting.export.formats import safe_name
from drafting.export.printing import printable
from drafting.export.problem_list import ProblemList, place_of
from drafting.export.word import add_title, set_page
from drafting.export.word_styles import set_styles
from drafting.ooxml import freeze

_NUMERALS = {Severity.ERROR: "一", Severity.WARNING: "二", Severity.INFO: "三"}


def problems_docx(one: ProblemList) -> bytes:
    """The list as .docx, by severity; the same list gives the same bytes."""
    from docx import Document

    document = Document()
    set_styles(document)
    set_page(document)
    document.core_properties.title = "问题清单"
    document.core_properties.author = ""
    document.core_properties.comments = ""
    add_title(document, printable(f"{one.title or one.name}问题清单"))
    for style, text in _lines(one):
        document.add_paragraph(printable(text), style=style)
    stream = io.BytesIO()
    document.save(stream)
    return freeze(stream.getvalue())


def _lines(one: ProblemList) -> Iterator[tuple[str, str]]:
    if one.error:
        yield "Body Text", one.error
        return
    for severity, name in SEVERITY_NAMES.items():
        found, beyond = one.told(severity)
        yield "Heading 1", f"{_NUMERALS[severity]}、{name}（{one.count(severity)}处）"
        said = [_said(finding, mark) for finding, mark in found]
        for number, text in enumerate([*said, *filter(None, [beyond])], start=1):
            yield "Body Text", f"{number}. {text}"
    if one.fixed:
        yield "Heading 1", f"四、前次指出、已经改正（{len(one.fixed)}处）"
        for number, message in enumerate(one.fixed, start=1):
            yield "Body Text", f"{number}. {message}"
    yield "Body Text", f"另有{one.passed}项相符，{one.not_assessable}项缺数、无法核对。"


def _said(finding: Finding, mark: str) -> str:
    where = f"〔{place_of(finding)}〕"
    excerpt = f"原文：“{finding.excerpt}”。" if finding.excerpt else ""
    return f"{where}{finding.message}{excerpt}依据：{finding.basis}。{f'（{mark}）' if mark else ''}"


def documents(lists: Iterable[ProblemList]) -> Iterator[tuple[str, bytes]]:
    """A document for each list, with the name of its file; no two are called the same."""
    taken: set[str] = set()
    for one in lists:
        stem = safe_name(f"{one.organ}{one.year or ''}" if one.organ else one.path.rsplit("/", 1)[-1])
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}（{number}）"
        taken.add(name)
        yield f"{name}问题清单.docx", problems_docx(one)
