"""HTML (web pages, Word's HTML export) → neutral document."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from drafting.errors import InputError
from drafting.figures import raised
from drafting.reading.document import (
    Block,
    Document,
    Grid,
    Paragraph,
    Picture,
    RawCell,
    paragraphs_of,
    table_blocks,
)
from drafting.reading.html.looks import Look, elements_by_look
from drafting.reading.html.set_apart import set_apart
from drafting.reading.html.struck import strike_in_page
from drafting.reading.html.style_sheets import SHEET, follow_sheets, have_looks
from drafting.reading.html.templates import are_in_place, cut, number_of
from drafting.reading.html.texts import collapse, is_sign, plain_grid, reach, span, storable
from drafting.reading.html.told import told
from drafting.reading.placing.values import is_value_like

_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "head", "select", "button", "textarea", "svg", "object")
)
# fmt: off
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol", "p",
    "pre", "section", "summary", "ul", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6",
))
# fmt: on
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_OF_TABLES = frozenset({"table", "tr", "td", "th"})
_PLAIN_BLOCKS = _BLOCKS - _HEADINGS - _OF_TABLES - {"pre"}
"""The blocks that are paragraphs and no more: most elements of a page."""

# fmt: off
_INLINE = (
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "o:p", "q", "s", "samp", "small", "span", "st1:chsdate", "strike",
    "strong", "sub", "time", "tt", "u", "var", "wbr",
)
# fmt: on
"""The elements that only enclose a part of a text: Word's export has thousands of them."""
_MEANT = _BLOCKS | {"br", "sup", "img"}
"""The elements that say how text stands; all others only enclose a part of it."""

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_SHOWN_FIELDS = frozenset(("text", "number"))
"""The kinds of form fields whose value a page shows as text."""

_EMPTY = "网页是空的，或已损坏。请在浏览器中打开原网页，另存后再上传。"


def read_html(page: str | bytes) -> Document:
    """The document that a page holds: paragraphs by block elements and line breaks, tables with their spans.

    The page is a text, or its UTF-8, whatever encoding it declares.

    Scripts, styles and hidden elements are left out. A table that holds another lays out the page:
    its content is taken in order.

    Raises:
        InputError: the page is empty, or a table is larger than any form.
    """
    data = page.encode(errors="replace") if isinstance(page, str) else page
    if have_looks(data):  # its rules may be of what is in the tables
        return _read(data)
    parted = cut(data, _read)
    if not parted.tables:
        return _read(data)
    try:
        document = _read(parted.page, parted.tables)
    except InputError:
        document = None
    if document and not parted.since_now:
        return document
    whole = _read(data)
    if document != whole:
        parted.forget()
    return whole


def _read(data: bytes, tables: Sequence[Grid] = ()) -> Document:
    """The document that a page in UTF-8 holds, given the tables that were cut out of it.

    Raises:
        InputError: it is empty, a table is larger than any form, or one that was cut out does not stand where
            a page shows tables as they are, its style sheets included.
    """
    from lxml import etree  # lazily: only HTML needs it

    try:
        # Old pages never close a font element, which nests deeper than the parser's default allows.
        parser = etree.HTMLParser(huge_tree=True, encoding="utf-8")
        root = etree.fromstring(_DECLARATION.sub(b"", data), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(_EMPTY) from error
    if root is None:  # nothing but comments
        raise InputError(_EMPTY)
    page = told(root)
    if (SHEET in data or SHEET.upper() in data) and follow_sheets(root) and tables:
        raise InputError(_EMPTY)  # its rules may be of what is in them
    found = elements_by_look(root)
    if tables and not are_in_place(page.tables, len(tables), found[Look.STRUCK]):
        raise InputError(_EMPTY)
    strike_in_page(root, found[Look.STRUCK])
    set_apart(root, found)
    _leave_shown(root, page.fields, found[Look.ABSENT])
    walk = _Walk(tables)
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag, begins = element.tag, event == "start"
        if tag in _PLAIN_BLOCKS:
            walk.flush()
        elif tag not in _MEANT:
            pass
        elif begins:
            walk.start(tag, element)
            if (tag == "table" and walk.took_plain(element)) or (tag == "pre" and walk.took_lines(element)):
                events.skip_subtree()
                continue
        else:
            walk.end(tag, element)
        text = element.text if begins else element.tail
        if text:
            walk.text(text)
    walk.flush()
    return Document(tuple(walk.blocks), page.name, page.attachments, page.scripts)


def _leave_shown(root: Any, fields: Iterable[Any], absent: Iterable[Any]) -> None:
    """Leave in the tree only what is shown: without the ``absent`` elements, of form fields their values.

    Elements that only enclose a part of a text are taken from round it.
    """
    from lxml import etree

    for element in absent:
        element.clear(keep_tail=True)
        element.tag = "span"
    for field in fields:
        if field.get("type", "text").lower() in _SHOWN_FIELDS and is_value_like(field.get("value", "")):
            field.tag, field.text = "span", storable(field.get("value", ""))
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_SKIPPED, with_tail=False)
    etree.strip_tags(root, *_INLINE)


class _Walk:
    """Collects blocks in reading order; inline text gathers until a block element ends it.

    Driven by events instead of recursion: pages nest arbitrarily deep.
    """

    def __init__(self, cut_out: Sequence[Grid]) -> None:
        self.blocks: list[Block] = []
        self._cut_out = cut_out
        self._targets = [self.blocks]
        self._tables: list[list[list[RawCell]]] = []
        self._plain: Grid | None = None
        self._cells: list[Any] = []
        self._inline: list[str] = []
        self._pictures = 0
        self._headings = 0
        self._superscripts = 0

    def text(self, text: str) -> None:
        """Take inline text; digits of a footnote's mark become superscript signs, so they stay apart."""
        # White space that begins a paragraph is nothing: between the blocks there is nothing else.
        if self._inline or not text.isspace():
            self._inline.append(raised(text) if self._superscripts else text)

    def start(self, tag: str, element: Any) -> None:
        """Enter an element of this tag that is more than a paragraph."""
        if tag == "br":
            self._inline.append("\x00")
        elif tag == "sup":
            self._superscripts += 1
        elif tag == "img":
            self._pictures += not is_sign(element)
        else:
            self.flush()
            self._enter(tag, element)

    def _enter(self, tag: str, element: Any) -> None:
        """Enter a heading, a table or a part of one."""
        if tag in _HEADINGS:
            self._headings += 1
        elif tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            if not self._tables[-1]:
                self._tables[-1].append([])
            cell = RawCell([], reach(element), span(element.get("colspan")))
            self._tables[-1][-1].append(cell)
            self._targets.append(cell.blocks)
            self._cells.append(element)

    def took_plain(self, table: Any) -> bool:
        """Whether the table just entered has nothing but rows of texts, and was taken as it is."""
        if self._cut_out and (number := number_of(table)) is not None:
            self._plain = self._cut_out[number]
        else:
            self._plain = plain_grid(table) if not self._superscripts else None
        return self._plain is not None

    def took_lines(self, preformatted: Any) -> bool:
        """Whether the element just entered holds text whose line breaks and tabs count, and was taken so."""
        if preformatted.find(".//table") is not None:
            return False
        from drafting.reading.text.reader import blocks_of_lines

        for line_break in preformatted.iter("br"):
            line_break.text = "\n"
        text = "".join(preformatted.itertext()).replace("\r", "")
        self._targets[-1] += blocks_of_lines(text.split("\n"), joined=True)
        return True

    def end(self, tag: str, element: Any) -> None:
        """Leave an element of this tag that is more than a paragraph."""
        if tag in _BLOCKS:
            self.flush()
        if tag == "sup":
            self._superscripts -= 1
        elif tag in _HEADINGS:
            self._headings -= 1
        elif tag == "table":
            rows, plain = self._tables.pop(), self._plain
            self._targets[-1] += table_blocks(rows) if plain is None else [plain]
            self._plain = None
        elif self._cells and element is self._cells[-1]:
            self._cells.pop()
            self._targets.pop()

    def flush(self) -> None:
        """End the paragraph that inline text was gathering for; pictures in it come after it."""
        if self._inline:
            text = "".join(self._inline)
            self._inline.clear()
            words = text.strip()
            if not words.isprintable() or "  " in words:
                self._targets[-1] += paragraphs_of(collapse(text), heading=self._headings > 0)
            elif words:  # most: one line without a gap
                self._targets[-1].append(Paragraph(words, self._headings > 0))
        if self._pictures:
            self._targets[-1] += [Picture()] * self._pictures
            self._pictures = 0
