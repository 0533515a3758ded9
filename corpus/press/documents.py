"""Reports as .docx: a government's red-tape document and a township's plain one."""

import io
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from drafting.ooxml import freeze
from drafting.report import AnnualReport
from drafting.tables import edition
from press.grid import Grid, fill
from press.sources import Published


@dataclass(frozen=True)
class House:
    """How an organ sets its documents: fonts, title on one line or two, headings as Word headings."""

    body: str
    heading: str
    two_lines: bool
    styled: bool
    cell_points: float


GOVERNMENT = House("仿宋", "黑体", two_lines=False, styled=True, cell_points=9)
GOVERNMENT_OLD = House("仿宋", "黑体", two_lines=True, styled=False, cell_points=9)
TOWNSHIP = House("宋体", "宋体", two_lines=False, styled=False, cell_points=7.5)


def write(published: Published, path: Path, house: House) -> None:
    """The report as a Word document whose tables have merged cells."""
    report = published.report
    document = Document()
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)
    _font(document, "Normal", house.body, 14)
    _font(document, "Heading 1", house.heading, 15)
    _title(document, report, house)
    for part in report.sections:
        if part.heading:
            paragraph = document.add_paragraph(style="Heading 1" if house.styled else None)
            paragraph.add_run(part.heading).bold = True
        for line in part.text.splitlines():
            _indented(document, line)
        for table in edition(report.edition).tables:
            if table.section == part.number:
                _table(document, fill(table, report.figures), house)
    if not house.two_lines:
        closing = document.add_paragraph(f"{report.organ}\n{_day(published)}")
        closing.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    stream = io.BytesIO()
    document.save(stream)
    path.write_bytes(freeze(stream.getvalue()))


def _day(published: Published) -> str:
    day = published.day
    return f"{day.year}年{day.month}月{day.day}日"


def _title(document: DocumentType, report: AnnualReport, house: House) -> None:
    rest = report.title.removeprefix(report.organ)
    for line in (report.organ, rest) if house.two_lines else (report.title,):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line)
        run.bold = True
        run.font.size = Pt(20)


def _indented(document: DocumentType, line: str) -> None:
    paragraph = document.add_paragraph(line)
    paragraph.paragraph_format.first_line_indent = Pt(28)


def _font(document: DocumentType, style: str, name: str, points: float) -> None:
    font = document.styles[style].font
    font.name = name
    font.size = Pt(points)
    # python-docx sets the Latin font alone; Chinese characters follow w:eastAsia.
    document.styles[style].element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), name)


def _table(document: DocumentType, grid: Grid, house: House) -> None:
    table = document.add_table(grid.rows, grid.columns, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    # Taken before merging: afterwards python-docx walks the whole table for every cell it looks up.
    places = [row.cells for row in table.rows]
    for cell, text in grid.cells:
        place = places[cell.row][cell.column]
        if cell.rowspan > 1 or cell.colspan > 1:
            place = place.merge(places[cell.row + cell.rowspan - 1][cell.column + cell.colspan - 1])
        paragraph = place.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.font.size = Pt(house.cell_points)
        run.bold = cell.header or None
