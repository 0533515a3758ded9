"""PDF with a text layer → neutral document.

A ruled table becomes a grid by its lines, one without rules by the places of its words; all else is lines of
text, which are read as those of a .txt are.
"""

import io
import itertools
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from drafting.errors import InputError
from drafting.reading.document import Block, Document, Paragraph, Picture
from drafting.reading.glyphs import is_seen, is_text, settle
from drafting.reading.headings import find_headings
from drafting.reading.ruled import RuledTable, boxes_of, open_ends
from drafting.reading.stacked import find_blocks
from drafting.reading.text import begins_paragraph, is_page_number, read_text
from drafting.reading.unruled import Table, find_table
from drafting.reading.values import is_value_like
from drafting.reading.words import Word, Words

_CHINESE = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’]"
_GAP = re.compile(rf"(?<={_CHINESE})[ \u3000]+|[ \u3000]+(?={_CHINESE})")

_POINT = re.compile(r"[一二三四五六七八九十]{1,2}是")
_TITLE = re.compile(r"\d{4}\s*年度?\s*政府信息公开")

MOST_PAGES = 200
"""A file of more pages is no report."""

_PAGE_STEP = 1e5
"""Points: no page is longer."""

_SMALLEST_PICTURE = (200.0, 60.0)
"""Points: a table of the form is wider and higher."""

_BETWEEN_WORDS = 1.5
"""Points between two words; numbers of narrow columns stand close together."""

_PAGE = re.compile(r"[1-9]\d{0,2}")

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
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    # What the libraries raise, over a thousand damaged files; some comes wrapped, some bare.
    damage = (
        MalformedPDFException,
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
            characters = 0
            for page in pdf.pages:
                characters += len(page.chars)
                pages.append(list(_parts(page)))
                page.close()
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
    return Document(tuple(_blocks(_joined(_without_running(pages)))))


@dataclass(frozen=True)
class _Line:
    """A printed line; whether it begins further right than the page's text, and fills it to the right."""

    text: str
    indented: bool
    full: bool
    words: Words


_Part = _Line | RuledTable | Picture


def _without_running(pages: Sequence[list[_Part]]) -> list[list[_Part]]:
    """The pages without what is printed on each: their numbers, and the same line at their heads or feet."""
    kept = [[part for part in page if not _is_numbered(part)] for page in pages]
    for place in (0, -1):
        ends = [page[place] if page else None for page in kept]
        texts = Counter(end.text for end in ends if isinstance(end, _Line) and not _is_row(end.text))
        alone = Counter(number - page for page, number in enumerate(map(_number_alone, ends)) if number)
        begun: set[str] = set()
        for index, (page, end) in enumerate(zip(kept, ends, strict=True)):
            if not isinstance(end, _Line):
                continue
            number = _number_alone(end)
            running = texts[end.text] > 1 and (place == -1 or end.text in begun)
            begun.add(end.text)
            if running or (number and (number == index + 1 or alone[number - index] > 1)):
                del page[place]
    return kept


def _is_numbered(part: _Part) -> bool:
    return isinstance(part, _Line) and is_page_number(part.text)


def _number_alone(part: _Part | None) -> int | None:
    """The number that is all of a line, as a page's may be."""
    found = isinstance(part, _Line) and _PAGE.fullmatch(part.text.strip())
    return int(found[0]) if found else None


def _joined(pages: Iterable[Sequence[_Part]]) -> Iterator[_Part]:
    """The parts of all pages; a table that goes on over their ends is one."""
    open_table: RuledTable | None = None
    for page in pages:
        for place, part in enumerate(page):
            if not isinstance(part, RuledTable):
                if open_table:
                    yield open_table
                open_table = None
                yield part
                continue
            part = replace(part, first=place == 0, last=place == len(page) - 1)
            if open_table and open_table.goes_on(part):
                open_table = open_table.joined(part)
                continue
            if open_table:
                yield open_table
            open_table = part
    if open_table:
        yield open_table


def _blocks(parts: Iterable[_Part]) -> Iterator[Block]:
    """The grids and pictures, and the lines between as one text: it may go on over a page's end."""
    for as_text, group in itertools.groupby(parts, key=lambda part: isinstance(part, _Line)):
        if as_text:
            yield from _with_unruled([part for part in group if isinstance(part, _Line)])
            continue
        for part in group:
            if isinstance(part, RuledTable):
                yield part.grid()
            elif isinstance(part, Picture):
                yield part


def _with_unruled(lines: Sequence[_Line]) -> Iterator[Block]:
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


def _text(lines: Sequence[_Line]) -> Sequence[Block]:
    return read_text("\n".join(_paragraphs(lines))).blocks


def _paragraphs(lines: Iterable[_Line]) -> Iterator[str]:
    """The paragraphs of these lines: one goes on where its line was full and the next is not indented.

    Where the paragraph itself began indented, the next does, too: 二是 at a line's beginning goes on.
    """
    text, full, begun = "", False, False
    for line in lines:
        goes_on = full and not line.indented and not _is_row(text) and not _is_row(line.text)
        if goes_on and ((begun and _POINT.match(line.text)) or not begins_paragraph(text, line.text)):
            text += line.text
        else:
            if text:
                yield _closed_up(text)
            text, begun = line.text, line.indented
        full = line.full
    if text:
        yield _closed_up(text)


def _closed_up(text: str) -> str:
    """A sentence or title without the gaps that justified lines have beside Chinese characters."""
    return _GAP.sub("", text) if "。" in text or _TITLE.search(text) else text


def _is_row(text: str) -> bool:
    """Whether a line is a row of a table without rules: it ends with a figure that stands apart."""
    return is_value_like(text.split()[-1])


def _parts(page: Any) -> Iterator[_Part]:
    """A page's lines, tables and pictures from top to bottom."""
    settle(page.chars, page.height)
    seen = page.dedupe_chars().filter(is_seen).filter(is_text(page.chars))
    found = seen.find_tables({"explicit_horizontal_lines": open_ends(seen.edges)})
    tables = [(table.bbox, boxes) for table in found if (boxes := boxes_of(table, seen.chars))]
    lines = [
        line
        for line in seen.extract_text_lines(return_chars=False)
        if line["text"].strip() and not any(_inside(line, bbox) for bbox, _ in tables)
    ]
    words = seen.extract_words(x_tolerance=_BETWEEN_WORDS)
    left = min((line["x0"] for line in lines), default=0.0)
    right = max((line["x1"] for line in lines), default=0.0)
    number = page.page_number
    placed: list[tuple[float, _Part]] = [
        (bbox[1], RuledTable(boxes, number, first=False, last=False)) for bbox, boxes in tables
    ]
    placed += [(top, Picture()) for top in _pictures(page, lines)]
    for line, own in _by_line(words, lines, number):
        width = line["bottom"] - line["top"]  # of one character: they are square
        indented, full = line["x0"] > left + width, line["x1"] > right - 1.5 * width
        placed.append((line["top"], _Line(line["text"], indented, full, own)))
    yield from (part for _, part in sorted(placed, key=lambda each: each[0]))


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
    shift = page * _PAGE_STEP
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
