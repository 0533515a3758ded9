"""The report as a Word document, laid out as an official document (GB/T 9704—2012)."""

import io
from typing import TYPE_CHECKING

from drafting.export.printing import Part, parts, split_subheading
from drafting.export.word_styles import KAI, fonts_xml, set_styles
from drafting.export.word_table import NAMESPACE, table_xml
from drafting.figures import Figures
from drafting.ooxml import freeze
from drafting.report import AnnualReport

if TYPE_CHECKING:
    from docx.document import Document

LONGEST_PROPERTY = 255
"""Characters that a document's properties (title, author) can hold."""

TITLE_LINE = 20
"""Characters of the title's size, 22 pt, on a line of 156 mm; Latin letters and digits are half as wide."""

_LAST_NARROW, _SUBJECT = 0x2E7F, "政府信息公开"

PAGE = (210, 297)
"""A4, width and height in mm."""

MARGINS = {"top_margin": 37, "bottom_margin": 35, "left_margin": 28, "right_margin": 26}
"""In mm (GB/T 9704 5.1): a type area of 156 by 225 mm."""

TYPE_AREA = round((PAGE[0] - MARGINS["left_margin"] - MARGINS["right_margin"]) / 25.4 * 1440)
"""Its width in twentieths of a point."""


def docx_bytes(report: AnnualReport) -> bytes:
    """The report as .docx; the same report gives the same bytes."""
    from docx import Document

    document = Document()
    set_styles(document)
    set_page(document)
    _set_properties(document, report)
    add_title(document, report.title)
    for part in parts(report):
        _add_part(document, part, report.figures)
    stream = io.BytesIO()
    document.save(stream)
    return freeze(stream.getvalue())


def add_title(document: "Document", title: str) -> None:
    """The title; one too long for a line is broken where its sense allows it, before what it reports."""
    paragraph = document.add_paragraph(style="Title")
    at = title.rfind(_SUBJECT)
    wide = sum(1.0 if ord(character) > _LAST_NARROW else 0.5 for character in title)
    if at > 0 and wide > TITLE_LINE:
        paragraph.add_run(title[:at]).add_break()
    else:
        at = 0
    paragraph.add_run(title[at:])


def set_page(document: "Document") -> None:
    """A4 with the margins and the page number of an official document."""
    from docx.oxml import parse_xml
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    for margin, size in MARGINS.items():
        setattr(section, margin, Mm(size))
    section.footer_distance = Mm(25)  # the page number stands 7 mm below the type area (GB/T 9704 7.5)
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["footer"]
    footer.add_run("— ")
    footer._p.append(
        parse_xml(
            f'<w:fldSimple xmlns:w="{NAMESPACE}" w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
    footer.add_run(" —")


def _set_properties(document: "Document", report: AnnualReport) -> None:
    properties = document.core_properties
    properties.title = report.title[:LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = report.organ[:LONGEST_PROPERTY]
    properties.comments = ""
    properties.language = "zh-CN"


def _add_part(document: "Document", part: Part, figures: Figures) -> None:
    from docx.oxml import parse_xml

    if part.heading:
        document.add_paragraph(part.heading, style="Heading 1")
    for paragraph in part.above:
        _add_paragraph(document, paragraph)
    if part.table is not None:
        table = parse_xml(table_xml(part.table, figures, TYPE_AREA))
        document.element.body.insert_element_before(table, "w:sectPr")
    for paragraph in part.below:
        _add_paragraph(document, paragraph)


def _add_paragraph(document: "Document", text: str) -> None:
    from docx.oxml import parse_xml

    subheading, rest = split_subheading(text)
    paragraph = document.add_paragraph(style="Body Text")
    if subheading:
        run = paragraph.add_run(subheading)
        run.bold = True
        run._r.get_or_add_rPr().insert(0, parse_xml(fonts_xml(KAI)))
    paragraph.add_run(rest)
