"""One page of a PDF → its lines, tables and pictures from top to bottom."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from drafting.reading.document import Picture
from drafting.reading.pdf.boxes import Box
from drafting.reading.pdf.finding import find_tables
from drafting.reading.pdf.glyphs import digit_spacing, is_last, is_seen, is_text, set_marks, settle
from drafting.reading.pdf.page_lines import PageLine
from drafting.reading.pdf.ruled import RuledTable, boxes_of, is_open
from drafting.reading.pdf.struck import strike_in_print
from drafting.reading.pdf.unseen import strike_covered
from drafting.reading.pdf.words import PAGE_STEP, Word, Words

_SLACK = 0.3
"""Points by which digits may stand further apart than others of their style."""

_SMALLEST_PICTURE = (200.0, 60.0)
"""Points: a table of the form is wider and higher."""

_BETWEEN_WORDS = 1.5
"""Points between two words; numbers of narrow columns stand close together."""

_TOUCHED = re.compile(r"(.{2,}[\u4e00-\u9fff）)”])(\d[\d,]*|—{1,2})")
"""A label and the number, or the blank's mark, of the column behind it."""

Part = PageLine | RuledTable | Picture
"""What stands on a page."""


def parts_of(page: Any) -> Iterator[Part]:
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
