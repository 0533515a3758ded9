"""Plain text and Markdown → neutral document.

Tables are rows of tabs or pipes, with or without outer pipes. What is printed one cell a line, or a label and
its numbers on one line, stays paragraphs here; ``loose_tables.py`` reads those.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from drafting.reading.document import (
    EMPTY_CELL,
    Block,
    Cell,
    Document,
    Grid,
    Paragraph,
    Picture,
    refuse_oversized,
    without_width,
)
from drafting.reading.placing.values import is_value_like
from drafting.reading.text.broken_rows import with_whole_rows
from drafting.reading.text.converted import is_nothing, without_quotation
from drafting.reading.text.drawn import with_pipes
from drafting.reading.text.harvested import parts
from drafting.reading.text.lost_signs import without_lost_blanks
from drafting.reading.text.markdown_pictures import split_at_pictures
from drafting.reading.text.other_marks import with_known_marks
from drafting.reading.text.run_on import cells_apart, headings_apart
from drafting.reading.text.spacing import cells_whole
from drafting.reading.text.tab_lines import unquoted, with_rows

_PAGE_NUMBER = re.compile(
    r"[-—–]+\s*\d{1,3}\s*[-—–]+|第\s*\d{1,3}\s*页(?:[,，]?\s*共\s*\d{1,3}\s*页)?|P\.\s*\d{1,3}"
)
_BARE_PIPES = re.compile(r"[|｜\s]+")
_RULED_CELL = r"\s*(?::-+:?|-+:|-{2,})\s*"  # a single stroke is a blank's mark
_RULE = re.compile(rf"\|?{_RULED_CELL}(?:[|+]{_RULED_CELL})*\|?")
_BEGINS_ANEW = re.compile(
    r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)）]|[、.．](?!\d+[%％‰万亿倍])|是(?!否))"
    r"|第[一二三四五六七八九十]|[①-⑳]|附件|注[:：]"
)
_ESCAPED_PIPE = "\x02"
"""What stands for ``\\|`` until tables are told from prose; no text has this sign."""

_TABLE_TAG = re.compile(r"(?i)<(/?)table\b[^<>]*>")
_PAGE_TAG = re.compile(r"(?i)</?(?:html|body|div|center|p)\b[^<>]{0,200}>")
_PIPES = ("|", "｜")
_PIPE = re.compile(r"(?<!\\)[|｜]")
_PAIR = re.compile(r"[^|｜]+(?<!\\)[|｜][^|｜]+")
_FEWEST_VALUES = 3
"""So many values at its end make a line the row of a table that has no separators but spaces."""

_ORDINAL_ALONE = re.compile(r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]+")
_LONGEST_ROW = 20
"""Cells; more that follow one another, a line each, are a table."""

_LONGEST_CELL = 60
"""Characters; the longest label has about 40."""

_SENTENCE_END = "。！？；：!?;:”』」》…）)"
_WRAPPED_FROM = 25
"""A line shorter than this is a line of its own: a wrapped paragraph fills its lines."""


def read_text(text: str) -> Document:
    """The document that a .txt holds; a paragraph wrapped over several lines is put together again."""
    return Document(tuple(blocks_of_lines(without_quotation(without_width(text).split("\n")), joined=True)))


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but the page's number: - 4 -, 第4页 共9页."""
    return bool(_PAGE_NUMBER.fullmatch(unicodedata.normalize("NFKC", line).strip()))


def begins_paragraph(before: str, text: str) -> bool:
    """Whether a line begins a new paragraph: the text before it is complete, and it is numbered."""
    return before[-1] in _SENTENCE_END and bool(_BEGINS_ANEW.match(text))


def read_markdown(text: str) -> Document:
    """The document that a .md holds; a table written as HTML inside it is read as one."""
    blocks: list[Block] = []
    for is_html, part in _html_tables(without_width(text)):
        if is_html:
            from drafting.reading.html.reader import read_html

            blocks += map(_as_printed, read_html(part).blocks)
        else:
            for lines, picture in split_at_pictures(part.split("\n")):
                blocks += blocks_of_lines([_unmark(line) for line in lines], joined=False)
                blocks += [Picture()] * picture
    return Document(tuple(blocks))


def _as_printed(block: Block) -> Block:
    """A table; one that merges no cell does not say which are merged."""
    if isinstance(block, Grid) and all(c.rowspan == c.colspan == 1 for cells in block.rows for c in cells):
        return Grid(block.rows, spans=False, lines=block.lines)
    return block


def _html_tables(text: str) -> Iterator[tuple[bool, str]]:
    """The text in parts: those that are a table in HTML, and those between them.

    One pass: a pattern that looks for the end of every beginning would take hours on a hostile file.
    """
    start, opened = 0, -1
    for tag in _TABLE_TAG.finditer(text):
        if tag[1]:
            if opened >= 0:
                yield False, text[start:opened]
                yield True, text[opened : tag.end()]
                start, opened = tag.end(), -1
        elif opened < 0:
            opened = tag.start()
    yield False, text[start:]


def blocks_of_lines(lines: Sequence[str], *, joined: bool) -> Iterator[Block]:
    """The paragraphs and tables in lines of text; ``joined`` where a paragraph may take several lines."""
    for part in parts(lines):
        if isinstance(part, Grid):
            yield part
        else:
            yield from _blocks_of(part, joined=joined)


def _blocks_of(lines: Sequence[str], *, joined: bool) -> Iterator[Block]:
    """The same of lines without the tables that ``harvested.py`` reads."""
    paragraphs: list[Paragraph] = []
    for put_right in (
        without_lost_blanks,
        with_known_marks,
        headings_apart,
        unquoted,
        with_pipes,
        with_whole_rows,
        cells_apart,
        with_rows,
        _pipes_apart,
        cells_whole,
    ):
        lines = list(put_right(lines))
    marked = _with_pairs([(_separator(line), line) for line in lines])
    for separator, group in groupby(_closed_up(marked), key=lambda each: each[0]):
        run = [line for _, line in group]
        if separator:
            yield from paragraphs
            paragraphs = []
            grid = _grid(run, separator)
            if any(cell.text for cells in grid.rows for cell in cells):
                yield grid
            continue
        empty = False
        for line in run:
            if line.strip() in _PIPES:
                if empty:
                    paragraphs.append(Paragraph(EMPTY_CELL))
                empty = True
            elif line.strip():
                empty = _is_one_cell(line)  # it has its own pipe: one by itself is a cell's without a text
                _append(paragraphs, line, joined=joined)
    yield from paragraphs


def _pipes_apart(lines: Iterable[str]) -> Iterator[str]:
    """The lines; of a table printed a cell a line, each with its pipe, the pipes on lines of their own."""
    for one, group in groupby(lines, key=_is_one_cell):
        run = list(group)
        if one and sum(bool(line.strip()) for line in run) > _LONGEST_ROW:
            for line in run:
                yield from filter(None, re.split(r"\s*([|｜])\s*", line.strip()))
            # A pipe in front of each cell: the last one, too, may stand before an empty one.
            ends = [line.strip() for line in run if line.strip()]
            if ends[0] not in _PIPES and ends[0].startswith(_PIPES) and ends[-1] in _PIPES:
                yield ends[-1]
        else:
            yield from run


def _is_one_cell(line: str) -> bool:
    """Whether a line is blank, or one cell with a pipe at one of its sides."""
    bare = line.strip()
    at_an_end = bare.startswith(_PIPES) or bare.endswith(_PIPES)
    return not bare or (at_an_end and len(_PIPE.findall(bare)) == 1)


def _with_pairs(marked: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The lines, those of two cells with one pipe between among them: beside another they are rows, too."""
    piped = [bool(separator == "|" or _PAIR.fullmatch(line.strip())) for separator, line in marked]
    for index, (separator, line) in enumerate(marked):
        beside = any(piped[max(0, index - 1) : index] + piped[index + 1 : index + 2])
        is_pair = not separator and piped[index] and beside and not _is_prose(_PIPE.split(line))
        yield ("|" if is_pair else separator, line)


def _closed_up(marked: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The lines without what only parts the rows of a table: blank lines, a page's number, bare pipes."""
    kept: list[tuple[str, str]] = []
    between: list[tuple[str, str]] = []
    for separator, line in marked:
        bare = line.strip()
        if not bare or is_page_number(bare) or (_BARE_PIPES.fullmatch(bare) and kept and kept[-1][0] == "|"):
            between.append((separator, line))
            continue
        if not (separator and kept and kept[-1][0] == separator):
            kept += between
        between = []
        kept.append((separator, line))
    yield from (*kept, *between)


def _separator(line: str) -> str:
    """What separates the cells of a table's row; empty where the line is none."""
    bare = line.strip()
    if "\t" in line:
        # A line that only begins with a tab is an indented paragraph, unless it is a label without values.
        row = (
            "\t" in line.lstrip() or not bare or (len(bare) < _WRAPPED_FROM and bare[-1] not in _SENTENCE_END)
        )
        return "\t" if row and not _is_prose(line.split("\t")) else ""
    if bare.startswith(_PIPES) or len(_PIPE.findall(bare)) > 1:
        row = not _is_prose(_PIPE.split(bare)) or (bare[0] == "|" and _RULE.fullmatch(bare) is not None)
        return "|" if len(bare) > 1 and row else ""
    return ""


def _is_prose(cells: list[str]) -> bool:
    """Whether a line that could be a row is a sentence, or a heading whose ordinal ends with a tab."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if any(len(cell) > _LONGEST_CELL for cell in filled):
        return True
    return len(filled) == 2 and bool(_ORDINAL_ALONE.fullmatch(filled[0])) and not filled[1][-1].isdigit()


def _grid(lines: list[str], separator: str) -> Grid:
    rows = [line.split("\t") for line in lines] if separator == "\t" else _pipe_rows(lines)
    refuse_oversized(sum(map(len, rows)))
    return Grid(
        tuple(
            tuple(Cell(text.strip(), row, column) for column, text in enumerate(texts))
            for row, texts in enumerate(rows)
        ),
        spans=False,
        lines=tuple(_shown(line.strip()) for line in lines),
    )


def _pipe_rows(lines: list[str]) -> list[list[str]]:
    """The cells of lines with pipes. A pipe at an end is an outer one only where every line has it:

    without outer pipes, a row whose first cell is blank begins with a pipe too.
    """
    bare = [line.strip() for line in lines if not _RULE.fullmatch(line.strip())]
    first = 1 if all(line.startswith(_PIPES) for line in bare) else 0
    last = -1 if all(line.endswith(_PIPES) for line in bare) else None
    return [[_pipe_text(cell) for cell in _PIPE.split(line)[first:last]] for line in bare]


def _pipe_text(cell: str) -> str:
    if is_nothing(cell):
        return ""
    return re.sub(r"(?i)<br\s*/?>", "\n", _shown(cell).replace("\\|", "|"))


def _shown(text: str) -> str:
    """The text with the pipes that Markdown had escaped."""
    return text.replace(_ESCAPED_PIPE, "|")


def _append(paragraphs: list[Paragraph], line: str, *, joined: bool) -> None:
    """Add a line as a paragraph, or to the paragraph that it continues."""
    text = line.strip()
    heading = text.startswith("\x01")
    text = _shown(text.removeprefix("\x01").strip())
    if not text or is_page_number(text) or _BARE_PIPES.fullmatch(text):
        return
    if joined and paragraphs and _continues(paragraphs[-1].text, text):
        paragraphs[-1] = Paragraph(paragraphs[-1].text + text)
    else:
        paragraphs.append(Paragraph(text, heading))


def _continues(before: str, text: str) -> bool:
    """Whether a line goes on where the one before broke off in the middle of a sentence."""
    return (
        len(before) >= _WRAPPED_FROM
        and any(mark in before for mark in "，。,")
        and before[-1] not in _SENTENCE_END
        and not _BEGINS_ANEW.match(text)
        and not _ends_row(before)
        and "  " not in before + text  # columns set apart by spaces
        and not all(map(is_value_like, text.split()))  # a row's values, blanks by their marks among them
    )


def _ends_row(line: str) -> bool:
    words = line.split()[-_FEWEST_VALUES:]
    return len(words) == _FEWEST_VALUES and all(map(is_value_like, words))


def _unmark(line: str) -> str:
    """The line without Markdown's marks; a heading begins with the sign U+0001."""
    text = line.replace("\\|", _ESCAPED_PIPE)
    heading = re.match(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$", text)
    if heading:
        text = "\x01" + heading[1]
    elif "|" not in text:
        text = re.sub(r"^\s{0,3}(?:>\s?)+", "", text)
        text = re.sub(r"^\s*[*+-]\s+(?=\S)", "", text)
    text = _PAGE_TAG.sub("", text)
    text = re.sub(r"!\[[^\[\]]{0,200}\]\([^()]{0,500}\)", "", text)
    text = re.sub(r"\[([^\[\]]{1,200})\]\([^()]{0,500}\)", r"\1", text)
    text = re.sub(r"(?<![`\\])`([^`|]{1,200})(?<!\\)`(?!`)", r"\1", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\\*\w])\*(?=[^\s*])([^*]{1,500}?)(?<=\S)\*(?!\*)", r"\1", text)
    return re.sub(r"\\([\\`*_{}\[\]()#+\-.!<>~])", r"\1", text)
