"""Word (.docx) → neutral document, from the raw XML.

Read without python-docx: its ``row.cells`` takes three times as long on merged tables, and it knows neither
tracked changes nor text boxes.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from drafting.errors import InputError
from drafting.reading.document import (
    Block,
    Document,
    Paragraph,
    Picture,
    RawCell,
    paragraphs_of,
    table_blocks,
)
from drafting.reading.word.numbering import Numbering
from drafting.reading.word.parts import MAIN, VALUE, WordParts, is_on, parts_of, properties_of
from drafting.reading.word.runs import DROPPED, PICTURES, Runs
from drafting.reading.word.styles import Styles
from drafting.reading.word.tabbed import with_tables

_DEEPEST = 120
_TOP = 1
"""How deep the body's own paragraphs stand."""

_WRAPPERS = frozenset(MAIN + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_LONGEST_TITLE = 100
"""Characters; what is longer is text that somebody gave the title's style."""

_PARAGRAPH, _TABLE, _CHUNK = (MAIN + name for name in ("p", "tbl", "altChunk"))
_STYLE, _OUTLINE = MAIN + "pStyle", MAIN + "outlineLvl"
_DELETED_ROW, _HIDDEN_ROW, _SKIPPED = (MAIN + name for name in ("del", "hidden", "gridBefore"))
_DELETED_CELL, _SPAN, _DOWN, _ACROSS = (MAIN + name for name in ("cellDel", "gridSpan", "vMerge", "hMerge"))


def read_docx(data: bytes) -> Document:
    """The document that a .docx holds.

    Raises:
        InputError: it is no Word document, is damaged, or unpacks to more than any report.
    """
    parts = parts_of(data)
    return Document(tuple(with_tables(_Walk(parts).blocks(parts.text, 0))))


class _Walk:
    def __init__(self, parts: WordParts) -> None:
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering)
        self._runs = Runs(parts.text, self._styles)
        self._chunks = parts.chunks

    def blocks(self, parent: Any, depth: int) -> Iterator[Block]:
        """The paragraphs, tables and pictures inside an element.

        A text box and a picture come after the paragraph they hang on.
        """
        if depth > _DEEPEST:
            raise InputError("Word 文件嵌套过深，无法读取。请用 Word 打开并另存为 .docx 后再上传。")
        for element in parent:
            tag = element.tag
            if tag == _PARAGRAPH:
                yield from self._paragraph(element, depth)
            elif tag == _TABLE:
                yield from table_blocks(self._rows(element, depth))
            elif tag == _CHUNK:
                yield from self._chunk(element)
            elif isinstance(tag, str) and tag not in DROPPED:
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[Block]:
        hung: list[Any] = []
        properties = properties_of(paragraph, "pPr")
        style = self._styles.of(properties.get(_STYLE))
        text = self._runs.text_of(paragraph, style.looks, hung)
        if style.is_title and len(text) <= _LONGEST_TITLE:
            text = text.replace("\n", "")  # broken where its sense allows it, as official writing wants it
        if text.strip():
            text = self._numbering.label(properties, style) + text
        is_heading = style.is_heading or _OUTLINE in properties
        if (
            "\t" in text and depth <= _TOP
        ):  # perhaps a row of a table: where its blanks are is still to be seen
            yield Paragraph(text, is_heading)
        else:
            yield from paragraphs_of(text, heading=is_heading)
        for element in hung:
            if element.tag in PICTURES:
                yield Picture()
            else:
                yield from self.blocks(element, depth + 1)

    def _chunk(self, element: Any) -> Iterable[Block]:
        data = next((self._chunks[said] for said in element.attrib.values() if said in self._chunks), None)
        if data is None:
            return ()
        from drafting.reading.word.chunks import blocks_of_chunk

        return blocks_of_chunk(data)

    def _rows(self, table: Any, depth: int) -> list[list[RawCell]]:
        """The table's rows; cells merged downwards are one cell with its rowspan."""
        rows: list[list[RawCell]] = []
        above: dict[int, RawCell] = {}
        for row in _children(table, MAIN + "tr"):
            properties = properties_of(row, "trPr")
            if _DELETED_ROW in properties or is_on(properties.get(_HIDDEN_ROW)):
                continue
            cells: list[RawCell] = []
            below: dict[int, RawCell] = {}
            beside: RawCell | None = None
            column = 0
            if _SKIPPED in properties:
                column = _number(properties[_SKIPPED])
                cells.append(RawCell(colspan=column))
            for element in _children(row, MAIN + "tc"):
                said = properties_of(element, "tcPr")
                if _DELETED_CELL in said:
                    continue
                merge = said.get(_DOWN)
                across = said.get(_ACROSS)
                if across is not None and across.get(VALUE) != "restart" and column:
                    # So programs before Word 2007 merged cells; one from above is as wide already.
                    if beside is not None:
                        beside.colspan += 1
                    column += 1
                    continue
                breadth = _number(said[_SPAN]) if _SPAN in said else 1
                if merge is not None and merge.get(VALUE) != "restart" and column in above:
                    cell = above[column]
                    cell.rowspan += 1
                    beside = None
                else:
                    cell = RawCell(list(self.blocks(element, depth + 3)), colspan=breadth)
                    cells.append(cell)
                    beside = cell
                if merge is not None:
                    below[column] = cell
                column += breadth
            above = below
            rows.append(cells)
        return rows


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, those inside content controls and insertions too."""
    for each in parent:
        own = each.tag
        if own == tag:
            yield each
        elif own in _WRAPPERS:
            yield from _children(each, tag)


def _number(element: Any) -> int:
    value = str(element.get(VALUE, "1"))
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 5 else 1
