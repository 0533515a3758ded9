"""Neutral document → ``AnnualReport``."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from drafting.errors import NotAReport
from drafting.reading.absent import PICTURED, is_pictured, where_else
from drafting.reading.document import (
    EMPTY_CELL,
    Block,
    Document,
    Grid,
    Paragraph,
    Picture,
)
from drafting.reading.laid_out import without_layout
from drafting.reading.placing.header import CLOSED_PARTS
from drafting.reading.placing.header_reading import dispute_named
from drafting.reading.placing.loose_tables import read_loose
from drafting.reading.placing.readings import Readings
from drafting.reading.placing.templated import TemplatePlacer
from drafting.reading.placing.turned import with_one_table_three
from drafting.reading.placing.values import is_value_like
from drafting.reading.placing.wording import is_label_part, plain
from drafting.reading.sections.headings import Heading, find_headings, repeats, with_ordinals
from drafting.reading.sections.several_reports import one_report
from drafting.reading.sections.titles import (
    Title,
    find_title,
    is_date,
    organ_of,
    signature_end,
    signature_start,
    year_of,
    year_of_period,
)
from drafting.report import RECOGNISED, AnnualReport, Section, Source, Unread, Why
from drafting.tables import APPLICANTS, STATUTORY_CODES, edition, edition_for
from drafting.tables.footing import UNDIVIDED

_LONGEST_NOISE = 300
"""Characters of the longest line that a page prints round the report: its footer."""

_TABLES = {2: "t2", 3: "t3", 4: "t4"}
_TITLE_ROWS = 3
_FRONT = 40
"""Paragraphs in which a title is looked for where no heading ends the front."""


def assemble(document: Document, source: Source) -> AnnualReport:
    """The report that the document holds.

    Raises:
        NotAReport: it has neither a title, nor the heading of a part with a table, nor such a table; the
            headings of parts one, five and six stand in other organs' work reports too. Or it only shows
            where the report is: in pictures, by scripts, in an attachment.
    """
    blocks, others = one_report(tuple(with_ordinals(tuple(without_layout(document.blocks)))), document.name)
    headings = find_headings(blocks)
    readings = Readings()
    for other in others:
        readings.place("同一文件里的另一份报告", other, Why.CONFLICT)
    if document.recognised:
        readings.place(RECOGNISED, "文字层是识别出来的，数字可能认错，请对照原件。", Why.AMBIGUOUS)
    blocks = tuple(_without_tables(blocks, headings, readings))
    front = _lines(blocks[: headings[0].index if headings else _FRONT])
    title = find_title(front, document.name) or _title_within(blocks)
    sections = list(_sections(blocks, headings, readings, plain(title.text) if title else ""))
    if not headings and not readings and (told := where_else(document, titled=title is not None)):
        raise NotAReport(told)
    if title is None and not readings and not any(heading.number in _TABLES for heading in headings):
        raise NotAReport(
            "文件能打开，但不像政府信息公开工作年度报告：没有找到标题、六个部分和三张表。请确认选对了文件。"
        )
    intro = _intro(front, title) if headings else ""
    signature = _sign_off(sections, title.organ if title else "")
    if intro:
        sections.insert(0, Section(0, "", intro))
    lead = intro if headings else "\n".join(front)
    year = title.year if title and title.year else year_of(lead)
    said = {section.number: section.text for section in sections}
    year = year or next(filter(None, (year_of_period(said.get(number, "")) for number in (1, 0))), None)
    form = _edition_of(readings, year)
    codes = _codes(form, readings)
    for code in _pictured(codes, blocks, headings, readings):
        readings.refuse(code, PICTURED, Why.NO_ROW)
    figures, unread = readings.settle(codes)
    return AnnualReport(
        title=title.text if title else "",
        organ=title.organ if title and title.organ else organ_of(lead, signature),
        year=year,
        edition=form,
        sections=tuple(sections),
        figures=figures,
        unread=(*unread, *readings.places),
        source=source,
    )


def _without_tables(
    blocks: Sequence[Block], headings: Sequence[Heading], readings: Readings
) -> Iterator[Block]:
    """The blocks once the tables are read; what only looked like one (甲|乙|丙) is a paragraph again."""
    placer = TemplatePlacer(readings)
    begins = {heading.index for heading in headings}
    above = ""
    for index, block in enumerate(with_one_table_three(blocks)):
        if index in begins:  # no table goes on under the next part's heading
            placer.header = None
        if isinstance(block, Grid) and not placer.place(block, dispute_named(above)) and _is_prose(block):
            yield Paragraph("\n".join(block.lines))
        else:
            yield block
        above = block.text if isinstance(block, Paragraph) else ""


def _is_prose(grid: Grid) -> bool:
    """Whether lines with tabs or pipes are no table: a single one, or several that have no columns."""
    words = any(not is_value_like(cell.text) for cells in grid.rows for cell in cells)
    widths = {len(cells) for cells in grid.rows}
    return bool(grid.lines) and words and (len(grid.rows) == 1 or len(widths) > 1)


def _sections(
    blocks: Sequence[Block], headings: Sequence[Heading], readings: Readings, title: str
) -> Iterator[Section]:
    """The sections; ``title`` is printed over every page by some, and no part of their text."""
    ends = [*(heading.index for heading in headings[1:]), len(blocks)]
    for heading, end in zip(headings, ends, strict=False):
        lines = [heading.rest] if heading.rest else []
        lines += [
            line
            for line in _lines(blocks[heading.index + 1 : end])
            if not (_repeats(title, line) or repeats(heading, line))
        ]
        table = _TABLES.get(heading.number)
        if table and lines:
            # Where a grid held the table, only its remains among the paragraphs are to be dropped.
            consumed = read_loose(table, lines, Readings() if table in readings.tables else readings)
            lines = [line for index, line in enumerate(lines) if index not in consumed]
            lines = [line for line in lines if not is_label_part(line)]
        lines = [line for line in lines if line != EMPTY_CELL]
        if end == len(blocks):
            lines = _before_footer(lines)
        yield Section(heading.number, heading.text, "\n".join(lines))


def _repeats(title: str, line: str) -> bool:
    """Whether a line is the title, which may be printed with a gap behind each character."""
    return len(line) <= 3 * len(title) and plain(line) == title


def _lines(blocks: Iterable[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def _title_within(blocks: Sequence[Block]) -> Title | None:
    """The title in the first rows of a table, alone in each of them, as a sheet has it."""
    grid = next((block for block in blocks if isinstance(block, Grid)), None)
    rows = grid.rows[:_TITLE_ROWS] if grid else ()
    alone = [[cell.text for cell in cells if not cell.is_empty] for cells in rows]
    found = find_title([texts[0] for texts in alone if len(texts) == 1])
    return replace(found, end=0) if found else None


def _intro(front: Sequence[str], title: Title | None) -> str:
    lines = front[title.end :] if title else front
    return "\n".join(line for line in lines if not _is_noise("line", line))


def _before_footer(lines: list[str]) -> list[str]:
    """The lines of the last part up to the footer, or to the 落款: behind it only a footer can come."""
    lines = lines[: signature_end(lines)]
    end = next((i for i, line in enumerate(lines) if _is_noise("end", line)), len(lines))
    while end and _is_noise("line", lines[end - 1]) and not is_date(lines[end - 1]):
        end -= 1
    return lines[:end]


def _sign_off(sections: list[Section], organ: str) -> list[str]:
    """Take the 落款 (organ and date) off the last section, and give its lines."""
    if not sections:
        return []
    last = sections[-1]
    lines = last.text.split("\n")
    start = signature_start(lines, organ)
    sections[-1] = Section(last.number, last.heading, "\n".join(lines[:start]))
    return lines[start:]


def _pictured(
    codes: Iterable[str], blocks: Sequence[Block], headings: Sequence[Heading], readings: Readings
) -> list[str]:
    """The cells of the tables in whose place a picture stands."""
    if not any(isinstance(block, Picture) for block in blocks):
        return []
    placed = readings.tables
    tables = {
        table
        for number, table in _TABLES.items()
        if table not in placed and is_pictured(number, blocks, headings)
    }
    return [code for code in codes if code.split(".")[0] in tables]


@cache
def _noise() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(files(__package__).joinpath("noise.toml").read_text(encoding="utf-8"))
    return {kind: re.compile("|".join(patterns)) for kind, patterns in data.items()}


def _is_noise(kind: str, line: str) -> bool:
    return len(line) <= _LONGEST_NOISE and bool(_noise()[kind].search(plain(line)))


def _edition_of(readings: Readings, year: int | None) -> str:
    """The edition whose columns of table two were printed; without that table the year's."""
    old, new = (
        sum(map(readings.cells.__contains__, _own_codes(this, other)))
        for this, other in (("2019", "2021"), ("2021", "2019"))
    )
    return "2019" if old > new else "2021" if new > old else edition_for(year or 2021).code


@cache
def _own_codes(this: str, other: str) -> tuple[str, ...]:
    """The cells of table two that an edition has, and another has not."""
    codes = edition(this).codes
    return tuple(code for code in codes if code not in edition(other).cells and code.startswith("t2."))


def _codes(form: str, readings: Readings) -> list[str]:
    """The codes of the report: the form's in force, the older edition's, those of an undivided （六）."""
    codes = list(STATUTORY_CODES)
    undivided = [f"t3.{UNDIVIDED}.{column}" for column in (*APPLICANTS, "total")]
    if form == "2019":
        codes += [code for code in edition("2019").codes if code not in codes and code not in undivided]
    if not any(code in readings.cells for code in undivided):
        return codes
    if any(
        f"t3.{part}.{column}" in readings.cells for part in CLOSED_PARTS for column in (*APPLICANTS, "total")
    ):
        if readings.has(undivided):
            text = " ".join(reading.text for code in undivided for reading in readings.cells.get(code, ()))
            readings.places.append(Unread("第三部分表格“（六）其他处理”一行", text, Why.CONFLICT))
        return codes
    return [*codes, *undivided]
