"""HTML (web pages, Word's HTML export) → neutral document."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from drafting.errors import InputError
from drafting.reading.document import (
    Block,
    Document,
    Grid,
    Picture,
    RawCell,
    lines_of,
    paragraphs_of,
    place_cells,
    table_blocks,
)

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
_ROW_GROUPS = frozenset({"tbody", "thead", "tfoot"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
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

_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_BROKEN_LINE = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")
_STYLE_SIZE = re.compile(r"(?<![-\w])(width|height)\s*:\s*(\d{1,5})px", re.ASCII)
_PIXELS = re.compile(r"\s*(\d{1,5})(?:px)?\s*", re.ASCII)
_SMALLEST = {"width": 200, "height": 60}
"""Pixels; a table of the form is wider and higher."""

_DOCUMENTS = frozenset((".doc", ".docx", ".pdf", ".wps", ".ofd", ".xls", ".xlsx", ".zip", ".rar"))
_LEAST_NAME = 6
"""Characters: 下载, 附件, 点击查看 name no document."""

_EMPTY = "网页是空的，或已损坏。请在浏览器中打开原网页，另存后再上传。"
_LEADING_DIGITS = re.compile(r"\s*(\d{1,4})")
_SPACES = re.compile(r"[ \t\n]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_html(text: str) -> Document:
    """The document that a page holds: paragraphs by block elements and line breaks, tables with their spans.

    Scripts, styles and hidden elements are left out. A table that holds another lays out the page:
    its content is taken in order.

    Raises:
        InputError: the page is empty, or a table is larger than any form.
    """
    from lxml import etree  # lazily: only HTML needs it

    hides = _may_hide(text)
    try:
        # A declaration of encoding is refused in text that is decoded already; old pages never close a font
        # element, which nests deeper than the parser's default allows.
        root = etree.fromstring(_DECLARATION.sub("", text), parser=etree.HTMLParser(huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(_EMPTY) from error
    if root is None:  # nothing but comments
        raise InputError(_EMPTY)
    name, attachments = _name(root), tuple(_attachments(root))
    scripts = root.find(".//script") is not None
    _leave_shown(root, hides=hides)
    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            if tag in _MEANT:
                walk.start(tag, element)
                if tag == "table" and walk.took_plain(element):
                    events.skip_subtree()
                    continue
            walk.text(element.text)
        else:
            if tag in _MEANT:
                walk.end(tag, element)
            walk.text(element.tail)
    walk.flush()
    return Document(tuple(walk.blocks), name, attachments, scripts)


def _attachments(root: Any) -> Iterator[str]:
    """The documents that a page links to or frames, each once: what the page calls them, else their files."""
    told = set()
    for element in root.iter("a", "iframe", "embed", "object"):
        file = PurePosixPath(_path(element))
        said = " ".join("".join(element.itertext()).split()) or element.get("title") or ""
        if not any(PurePosixPath(name).suffix.lower() in _DOCUMENTS for name in (file, said)):
            continue
        name = said if len(said) >= _LEAST_NAME else f"{said}（{file.name}）" if said else file.name
        if name not in told:
            told.add(name)
            yield name


def _path(element: Any) -> str:
    address = next((element.get(name) for name in ("href", "src", "data") if element.get(name)), "")
    try:
        return unquote(urlsplit(address).path)
    except ValueError:  # no address: brackets that do not match
        return ""


def _leave_shown(root: Any, *, hides: bool) -> None:
    """Leave in the tree only what is shown; ``hides`` where any style of the page may hide an element.

    Elements that only enclose a part of a text are taken from round it.
    """
    from lxml import etree

    if hides:
        for element in root.xpath("//*[@style or @hidden]"):
            if element.get("hidden") is not None or _is_hidden(element.get("style")):
                element.clear(keep_tail=True)
                element.tag = "span"
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, *_SKIPPED, with_tail=False)
    etree.strip_tags(root, *_INLINE)


def _name(root: Any) -> str:
    for path in ("//meta[@name='ArticleTitle']/@content", "//title/text()"):
        for found in root.xpath(path):
            if found.strip():
                return " ".join(found.split())
    return ""


def _may_hide(text: str) -> bool:
    """Whether any style of a page may hide an element: most pages spare the look at every style."""
    lower = text.encode(errors="ignore").lower()  # of bytes, ASCII alone is lowered: a tenth of the time
    return any(word in lower for word in (b"display", b"mso-hide", b" hidden"))


@lru_cache(maxsize=1024)
def _is_hidden(style: str) -> bool:
    """Whether a style hides its element; a page repeats a few styles thousands of times."""
    return bool(_HIDDEN.search(style))


class _Walk:
    """Collects blocks in reading order; inline text gathers until a block element ends it.

    Driven by events instead of recursion: pages nest arbitrarily deep.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._targets = [self.blocks]
        self._tables: list[list[list[RawCell]]] = []
        self._plain: Grid | None = None
        self._cells: list[Any] = []
        self._inline: list[str] = []
        self._pictures = 0
        self._headings = 0
        self._superscripts = 0

    def text(self, text: str | None) -> None:
        """Take inline text; digits of a footnote's mark become superscript signs, so they stay apart."""
        if text:
            self._inline.append(text.translate(_SUPERSCRIPT) if self._superscripts else text)

    def start(self, tag: str, element: Any) -> None:
        """Enter an element of this tag."""
        if tag == "br":
            self._inline.append("\x00")
        elif tag == "sup":
            self._superscripts += 1
        elif tag == "img" and not _is_sign(element):
            self._pictures += 1
        elif tag in _BLOCKS:
            self.flush()
            self._headings += tag in _HEADINGS
        if tag == "table":
            self._tables.append([])
        elif tag == "tr" and self._tables:
            self._tables[-1].append([])
        elif tag in ("td", "th") and self._tables:
            if not self._tables[-1]:
                self._tables[-1].append([])
            cell = RawCell([], _span(element.get("rowspan")), _span(element.get("colspan")))
            self._tables[-1][-1].append(cell)
            self._targets.append(cell.blocks)
            self._cells.append(element)

    def took_plain(self, table: Any) -> bool:
        """Whether the table just entered has nothing but rows of texts, and was taken as it is."""
        rows = _plain_rows(table) if not self._superscripts else None
        self._plain = place_cells(rows) if rows else None
        return self._plain is not None

    def end(self, tag: str, element: Any) -> None:
        """Leave an element of this tag."""
        if tag == "sup":
            self._superscripts -= 1
        elif tag in _BLOCKS:
            self.flush()
            self._headings -= tag in _HEADINGS
        if tag == "table":
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
            if text and not text.isspace():
                self._targets[-1] += paragraphs_of(_collapse(text), heading=self._headings > 0)
        if self._pictures:
            self._targets[-1] += [Picture()] * self._pictures
            self._pictures = 0


def _plain_rows(table: Any) -> list[list[tuple[str, int, int]]] | None:
    """The rows (text, rowspan, colspan) of a table of nothing but texts, ``None`` for any other.

    Most tables of the form are such: a cell holds its text, or its paragraphs.
    """
    rows = []
    for part in table:
        tag = part.tag
        if tag in _ROW_GROUPS and not _speaks(part.text):
            lines = part.getchildren()
        elif tag == "tr":
            lines = (part,)
        elif tag in ("colgroup", "col"):
            continue
        else:
            return None
        for line in lines:
            row = []
            for cell in line if line.tag == "tr" else ():
                text = _plain_text(cell) if cell.tag in ("td", "th") else None
                if text is None or ((tail := cell.tail) and not tail.isspace()):
                    return None
                row.append((text, _span(cell.get("rowspan")), _span(cell.get("colspan"))))
            if line.tag != "tr" or _speaks(line.text) or _speaks(line.tail):
                return None
            rows.append(row)
    return rows


def _plain_text(cell: Any) -> str | None:
    """A cell's text, a line a paragraph; ``None`` where it holds more than paragraphs."""
    text = cell.text or ""
    if not len(cell):
        return text if text.isalnum() else _lines(text)
    lines = [_lines(text)] if _speaks(text) else []
    for paragraph in cell:
        if paragraph.tag != "p" or len(paragraph) or ((tail := paragraph.tail) and not tail.isspace()):
            return None
        if text := paragraph.text:
            lines.append(text if text.isalnum() else _lines(text))
    return lines[0] if len(lines) == 1 else "\n".join(filter(None, lines))


def _lines(text: str) -> str:
    return lines_of(paragraphs_of(_collapse(text)))


def _speaks(text: str | None) -> bool:
    return text is not None and bool(text.strip())


def _is_sign(image: Any) -> bool:
    """Whether a page says that a picture is smaller than any table's: an icon, a line, a code to scan."""
    sizes = dict(_STYLE_SIZE.findall(image.get("style") or ""))
    for name in ("width", "height"):
        pixels = _PIXELS.fullmatch(image.get(name) or "")
        if pixels:
            sizes.setdefault(name, pixels[1])
    return any(int(size) < _SMALLEST[name] for name, size in sizes.items())


def _span(value: str | None) -> int:
    digits = _LEADING_DIGITS.match(value) if value else None
    return max(1, int(digits[1])) if digits else 1


def _collapse(text: str) -> str:
    """White space as a browser shows it; a line break in the source between Chinese characters is nothing."""
    if text.isalnum():  # most cells: a label or a number alone
        return text
    text = text.replace("\r", "")
    if "\n" in text:
        text = _BROKEN_LINE.sub("", text)
    lines = text.replace("\xa0", " ").split("\x00")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines)
