"""PDF with a text layer → neutral document.

A ruled table becomes a grid by its lines, one without rules by the places of its words; all else is lines of
text, which are read as those of a .txt are.
"""

import io
import itertools
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from drafting.errors import InputError
from drafting.reading.document import Block, Document, Paragraph, Picture
from drafting.reading.pdf.boxes import Box
from drafting.reading.pdf.finding import find_tables
from drafting.reading.pdf.folded import halves, is_folded
from drafting.reading.pdf.glyphs import digit_spacing, is_last, is_seen, is_text, set_marks, settle, upright
from drafting.reading.pdf.page_lines import PageLine, paragraphs, within_margins
from drafting.reading.pdf.ruled import RuledTable, boxes_of, is_open
from drafting.reading.pdf.running import without_running
from drafting.reading.pdf.stacked import find_blocks
from drafting.reading.pdf.struck import strike_in_print
from drafting.reading.pdf.unruled import Table, find_table
from drafting.reading.pdf.unseen import (
    WithoutInk,
    speaks_of_no_ink,
    strike_covered,
    strike_unseen,
    text_without_ink,
)
from drafting.reading.pdf.words import PAGE_STEP, Word, Words
from drafting.reading.placing.wording import is_label_part
from drafting.reading.sections.headings import find_headings
from drafting.reading.text.reader import read_text

MOST_PAGES = 200
"""A file of more pages is no report."""

_SLACK = 0.3
"""Points by which digits may stand further apart than others of their style."""

_SMALLEST_PICTURE = (200.0, 60.0)
"""Points: a table of the form is wider and higher."""

_BETWEEN_WORDS = 1.5
"""Points between two words; numbers of narrow columns stand close together."""

_TOUCHED = re.compile(r"(.{2,}[\u4e00-\u9fff）)”])(\d[\d,]*|—{1,2})")
"""A label and the number, or the blank's mark, of the column behind it."""

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
            pages: list[list[_Part]] = []
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
                    pages.append(list(_parts(page)))
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


_Part = PageLine | RuledTable | Picture


def _with_margins(pages: Sequence[list[_Part]], widths: Sequence[float]) -> Iterator[list[_Part]]:
    """The pages' parts, their lines compared with the margins."""
    lines = [[part for part in page if isinstance(part, PageLine)] for page in pages]
    for page, placed in zip(pages, map(iter, within_margins(lines, widths)), strict=True):
        yield [next(placed) if isinstance(part, PageLine) else part for part in page]


def _joined(pages: Iterable[Sequence[_Part]]) -> Iterator[_Part]:
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


def _hangs_out(part: _Part) -> bool:
    return isinstance(part, PageLine) and is_label_part(part.text)


def _without_stray_rules(parts: Sequence[_Part]) -> Iterator[_Part]:
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


def _blocks(parts: Iterable[_Part]) -> Iterator[Block]:
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


def _parts(page: Any) -> Iterator[_Part]:
    """A page's lines, tables and pictures from top to bottom."""
    foot = float(page.mediabox[1]) + float(page.height)  # where the foot of a page that begins elsewhere is
    settle(page.chars, foot)
    seen = page.filter(is_last(page.chars)).filter(is_seen).filter(is_text(page.chars))
    set_marks(seen.chars)
    strike_covered(seen.chars)
    strike_in_print(seen.chars, [*seen.lines, *seen.rects, *seen.curves], foot)
    tables = [(table.bbox, boxes) for table in find_tables(seen) if (boxes := boxes_of(table, seen.chars))]
    lines = [line for line in seen.extract_text_lines(return_chars=False) if line["text"].strip()]
    number = page.page_number
    placed: list[tuple[float, PageLine | Picture]] = [(top, Picture()) for top in _pictures(page, lines)]
    within: list[list[PageLine]] = [[] for _ in tables]
    for line, own in _by_line(list(_words(seen)), lines, number):
        height = line["bottom"] - line["top"]
        part = PageLine(line["text"], line["x0"], line["x1"], height, own)
        table = next((index for index, (bbox, _) in enumerate(tables) if _inside(line, bbox)), None)
        if table is None:
            placed.append((line["top"], part))
        else:
            within[table].append(part)
    ruled = [
        (bbox[1], RuledTable(boxes, number, tuple(own), open=_is_open(boxes, own, number)))
        for (bbox, boxes), own in zip(tables, within, strict=True)
    ]
    yield from (part for _, part in sorted([*ruled, *placed], key=lambda each: each[0]))


def _is_open(boxes: Sequence[Box], lines: Iterable[PageLine], page: int) -> bool:
    shift = page * PAGE_STEP
    words = (word for line in lines for word in line.words)
    return is_open(boxes, (replace(word, top=word.top - shift, bottom=word.bottom - shift) for word in words))


def _words(page: Any) -> Iterator[dict[str, Any]]:
    """The words; a number that touches the label before it is one of its own."""
    apart = max(_BETWEEN_WORDS, digit_spacing(page.chars) + _SLACK)
    for word in page.extract_words(x_tolerance=apart, return_chars=True):
        found = _TOUCHED.fullmatch(word["text"])
        chars = word["chars"]
        if found and len(chars) == len(word["text"]):
            first = found.start(2)
            yield word | {"text": found[1], "x1": chars[first - 1]["x1"]}
            yield word | {"text": found[2], "x0": chars[first]["x0"]}
        else:
            yield word


def _pictures(page: Any, lines: Sequence[dict[str, Any]]) -> Iterator[float]:
    """Where the pictures begin that are large enough for a table and have no text laid over them."""
    for image in page.images:
        bbox = (image["x0"], image["top"], image["x1"], image["bottom"])
        large = image["width"] > _SMALLEST_PICTURE[0] and image["height"] > _SMALLEST_PICTURE[1]
        if large and not any(_inside(line, bbox) for line in lines):
            yield image["top"]


def _by_line(
    words: Iterable[dict[str, Any]], lines: Sequence[dict[str, Any]], page: int
) -> Iterator[tuple[dict[str, Any], Words]]:
    """Each line with its words and their places; a page's lines stand below those of the page before.

    Lines of a narrow cell may stand between those of its neighbour: a word is the nearest line's.
    """
    shift = page * PAGE_STEP
    taken: list[list[Word]] = [[] for _ in lines]
    for word in words:
        middle = (word["top"] + word["bottom"]) / 2
        near = [
            (abs(middle - (line["top"] + line["bottom"]) / 2), index)
            for index, line in enumerate(lines)
            if line["top"] < middle < line["bottom"] and line["x0"] <= word["x0"] < line["x1"]
        ]
        if near:
            place = Word(word["text"], word["x0"], word["x1"], shift + word["top"], shift + word["bottom"])
            taken[min(near)[1]].append(place)
    yield from zip(lines, map(tuple, taken), strict=True)


def _inside(line: dict[str, Any], bbox: Sequence[float]) -> bool:
    x0, top, x1, bottom = bbox
    return bool(
        top <= (line["top"] + line["bottom"]) / 2 <= bottom and x0 <= (line["x0"] + line["x1"]) / 2 <= x1
    )
