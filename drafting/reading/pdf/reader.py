"""PDF with a text layer → neutral document.

A ruled table becomes a grid by its lines, one without rules by the places of its words; all else is lines of
text, which are read as those of a .txt are.
"""

import io
import itertools
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from drafting.errors import InputError
from drafting.reading.document import Block, Document, Paragraph, Picture
from drafting.reading.pdf.folded import halves, is_folded
from drafting.reading.pdf.glyphs import upright
from drafting.reading.pdf.page_lines import PageLine, paragraphs, within_margins
from drafting.reading.pdf.page_parts import Part, parts_of
from drafting.reading.pdf.ruled import RuledTable
from drafting.reading.pdf.running import without_running
from drafting.reading.pdf.stacked import find_blocks
from drafting.reading.pdf.unruled import Table, find_table
from drafting.reading.pdf.unseen import (
    WithoutInk,
    speaks_of_no_ink,
    strike_unseen,
    text_without_ink,
)
from drafting.reading.pdf.words import Words
from drafting.reading.placing.wording import is_label_part
from drafting.reading.sections.headings import find_headings
from drafting.reading.text.reader import read_text

MOST_PAGES = 200
"""A file of more pages is no report."""

_FIND_UNRULED: Mapping[int, Callable[[Sequence[Words]], Table | None]] = {
    2: find_blocks,
    3: partial(find_table, "t3"),
    4: partial(find_table, "t4"),
}
"""Section → how its table is found: two's blocks have heads of their own, the labels of the others wrap."""

_FEWEST_CHARACTERS = 50
"""With fewer in the whole file it is a scan, perhaps with a printed page number."""


def read_pdf(data: bytes, name: str) -> Document:
    """The document that a text-layer PDF of this name holds.

    Raises:
        InputError: the file is damaged, encrypted, too long, or holds pictures of pages and no text.
    """
    import pdfplumber
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    # What the libraries raise, over a thousand damaged files; some comes wrapped, some bare.
    damage = (
        MalformedPDFException,
        PSException,
        IndexError,
        KeyError,
        TypeError,
        ValueError,
        AttributeError,
        AssertionError,
    )
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise InputError(f"{name} 超过{MOST_PAGES}页，不像年报。请只留年报正文后再上传。")
            pages: list[list[Part]] = []
            widths: list[float] = []
            characters = 0
            folded = is_folded(map(upright, pdf.pages))
            without_ink: Mapping[int, WithoutInk] = {}
            if odd := [page.page_number for page in pdf.pages if speaks_of_no_ink(page)]:
                without_ink = text_without_ink(data, odd)
            recognised = False
            for sheet in map(upright, pdf.pages):
                unseen = without_ink.get(sheet.page_number, WithoutInk())
                recognised |= unseen.is_recognised and len(sheet.chars) >= _FEWEST_CHARACTERS
                if not unseen.is_recognised:
                    strike_unseen(sheet.chars, sheet.rects, () if folded else unseen.places)
                for page in halves(sheet) if folded else (sheet,):
                    characters += len(page.chars)
                    widths.append(float(page.width))
                    page.page_number = len(widths)
                    pages.append(list(parts_of(page)))
                sheet.close()
    except PdfminerException as error:
        if "Password" in repr(error):
            raise InputError(f"{name} 加了打开密码，无法读取。请去掉密码后再上传。") from error
        raise InputError(f"{name} 已损坏，打不开。请向原单位重新索取，或另存为 .docx 后再上传。") from error
    except InputError:
        raise
    except damage as error:
        raise InputError(f"{name} 已损坏，读不完。请向原单位重新索取，或另存为 .docx 后再上传。") from error
    if characters < _FEWEST_CHARACTERS:
        raise InputError(
            f"{name} 是扫描件或图片，里面没有文字，读不出内容。请用原来的 Word 文件，或先做文字识别再核对。"
        )
    parts = list(_joined(_with_margins(without_running(pages), widths)))
    return Document(tuple(_blocks(_without_stray_rules(parts))), recognised=recognised)


def _with_margins(pages: Sequence[list[Part]], widths: Sequence[float]) -> Iterator[list[Part]]:
    """The pages' parts, their lines compared with the margins."""
    lines = [[part for part in page if isinstance(part, PageLine)] for page in pages]
    for page, placed in zip(pages, map(iter, within_margins(lines, widths)), strict=True):
        yield [next(placed) if isinstance(part, PageLine) else part for part in page]


def _joined(pages: Iterable[Sequence[Part]]) -> Iterator[Part]:
    """The parts of all pages; a table that goes on over their ends is one.

    The rest of a label that hangs out of it at a page's end does not end it.
    """
    open_table: RuledTable | None = None
    hanging: list[PageLine] = []
    for page in pages:
        for place, part in enumerate(page):
            if isinstance(part, RuledTable):
                first, last = all(map(_hangs_out, page[:place])), all(map(_hangs_out, page[place + 1 :]))
                part = replace(part, first=first, last=last)
                if open_table and open_table.goes_on(part):
                    whole = open_table.with_hanging(hanging)
                    yield from () if whole else hanging
                    open_table, hanging = (whole or open_table).joined(part), []
                    continue
            elif open_table and isinstance(part, PageLine) and _hangs_out(part):
                hanging.append(part)
                continue
            if open_table:
                yield from hanging
                yield open_table
                open_table, hanging = None, []
            if isinstance(part, RuledTable):
                open_table = part
            else:
                yield part
    if open_table:
        yield from hanging
        yield open_table


def _hangs_out(part: Part) -> bool:
    return isinstance(part, PageLine) and is_label_part(part.text)


def _without_stray_rules(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts; a section whose rules divide no table is its lines, where these show one by their places."""
    places = [place for place, part in enumerate(parts) if isinstance(part, PageLine)]
    headings = find_headings([Paragraph(part.text) for part in parts if isinstance(part, PageLine)])
    done = 0
    for heading, following in itertools.zip_longest(headings, headings[1:]):
        first = places[heading.index] + 1
        end = places[following.index] if following else len(parts)
        find = _FIND_UNRULED.get(heading.number)
        tables = [part for part in parts[first:end] if isinstance(part, RuledTable)]
        if not find or not tables or any(table.is_divided for table in tables):
            continue
        lines = [part for part in parts[first:end] if isinstance(part, PageLine)]
        lines = sorted(
            [*lines, *(line for table in tables for line in table.lines)], key=lambda line: line.top
        )
        if find([line.words for line in lines]):
            yield from (*parts[done:first], *lines)
            done = end
    yield from parts[done:]


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """The grids and pictures, and the lines between as one text: it may go on over a page's end."""
    for as_text, group in itertools.groupby(parts, key=lambda part: isinstance(part, PageLine)):
        if as_text:
            yield from _with_unruled([part for part in group if isinstance(part, PageLine)])
            continue
        for part in group:
            if isinstance(part, RuledTable):
                yield part.grid()
            elif isinstance(part, Picture):
                yield part


def _with_unruled(lines: Sequence[PageLine]) -> Iterator[Block]:
    """The lines as text, and as grids those of them that are a table printed without rules."""
    headings = find_headings([Paragraph(line.text) for line in lines])
    done = 0
    for heading, following in itertools.zip_longest(headings, headings[1:]):
        first, end = heading.index + 1, following.index if following else len(lines)
        find = _FIND_UNRULED.get(heading.number)
        found = find([line.words for line in lines[first:end]]) if find else None
        if found:
            yield from _text(lines[done : first + found.start])
            yield found.grid
            done = first + found.end
    yield from _text(lines[done:])


def _text(lines: Sequence[PageLine]) -> Sequence[Block]:
    return read_text("\n".join(paragraphs(lines))).blocks
