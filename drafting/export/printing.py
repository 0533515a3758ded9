"""What every format prints: seven parts in order, their paragraphs, and the table where there is one."""

import re
from dataclasses import dataclass, replace

from drafting.errors import InputError
from drafting.figures import Figures, format_number
from drafting.report import HEADINGS, NARRATIVE_SECTIONS, AnnualReport, Section
from drafting.tables import TableSpec, edition, layout
from drafting.tables.footing import is_undivided

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOTE = re.compile(r"(?:注|备注|说明)[：:]|\*|※")
_SUBHEADING = re.compile(r"（[一二三四五六七八九十]+）[^。；：，\n]{1,24}(?:[。：]|$)")


@dataclass(frozen=True)
class Part:
    """One part as printed: 0 (导语, without a heading) to 6.

    ``above`` and ``below`` are the paragraphs before and after ``table``; without a table all stand above.
    """

    number: int
    heading: str
    above: tuple[str, ...]
    table: TableSpec | None
    below: tuple[str, ...] = ()


def whole(report: AnnualReport) -> AnnualReport:
    """The report with 导语 and all six sections; a heading that is missing is the form's own.

    Characters that no file can hold (controls, halves of a surrogate pair) are left out of every text.
    """
    sections = []
    for number in range(7):
        section = report.section(number) or Section(number, "", "")
        heading = _line(section.heading) or HEADINGS.get(number, "")
        sections.append(Section(number, heading, printable(section.text)))
    return replace(report, title=_line(report.title), organ=_line(report.organ), sections=tuple(sections))


def printable(text: str) -> str:
    """The text without characters that no file can hold."""
    return _CONTROL.sub("", text)


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(printable(text).splitlines())


def parts(report: AnnualReport) -> tuple[Part, ...]:
    """The parts of a whole report, in printed order.

    Raises:
        InputError: the figures have （六）其他处理 both divided and undivided.
    """
    return tuple(_part(section, report) for section in report.sections)


def _part(section: Section, report: AnnualReport) -> Part:
    paragraphs = [line.strip() for line in section.text.splitlines() if line.strip()]
    heading = section.heading
    if section.number in NARRATIVE_SECTIONS:
        return Part(section.number, heading, tuple(paragraphs), None)
    notes = next((i for i, line in enumerate(paragraphs) if _NOTE.match(line)), len(paragraphs))
    table = printed_table(report, section.number)
    return Part(section.number, heading, tuple(paragraphs[:notes]), table, tuple(paragraphs[notes:]))


def printed_table(report: AnnualReport, section: int) -> TableSpec:
    """The table of a section as this report prints it.

    A report of the 2021 edition whose （六）其他处理 is one undivided row prints table three with that row,
    as the older edition does; the two are otherwise the same.

    Raises:
        InputError: the row is given both ways, so that one of them would be lost.
    """
    form = edition(report.edition)
    table = next(table for table in form.tables if table.section == section)
    if table.code == "t3" and is_undivided(report.figures):
        older = edition("2019").table("t3")
        kept = {cell.code for cell in older.cells()}
        lost = [
            cell.name
            for cell in table.cells()
            if cell.code not in kept and report.figures.get(cell.code) is not None
        ]
        if lost:
            raise InputError(
                f"表三“（六）其他处理”既有合计一行，又有分项（{lost[0]}等）。请只保留一种后再导出。"
            )
        return older
    return table


def grid(table: TableSpec, figures: Figures, *, repeat: bool) -> list[list[str]]:
    """The printed grid as rows of text, for formats that cannot merge cells.

    Args:
        table: the table.
        figures: its figures; blank cells are empty.
        repeat: whether a merged cell's label stands in every place that it covers, or in its first alone.
    """
    cells = layout(table)
    width = max(cell.column + cell.colspan for cell in cells)
    height = max(cell.row + cell.rowspan for cell in cells)
    rows = [[""] * width for _ in range(height)]
    for printed in cells:
        if printed.cell is not None:
            rows[printed.row][printed.column] = format_number(figures.get(printed.cell.code))
            continue
        reach = (printed.rowspan, printed.colspan) if repeat else (1, 1)
        for row in range(printed.row, printed.row + reach[0]):
            for column in range(printed.column, printed.column + reach[1]):
                rows[row][column] = printed.text
    return rows


def head_rows(table: TableSpec) -> int:
    """How many rows at the table's top are headers, to be repeated on the next page."""
    return min(cell.row for cell in layout(table) if not cell.header)


def split_subheading(paragraph: str) -> tuple[str, str]:
    """A paragraph's （一）… that stands out from it, and the rest; the first empty where it has none."""
    found = _SUBHEADING.match(paragraph)
    return (found[0], paragraph[found.end() :]) if found else ("", paragraph)
