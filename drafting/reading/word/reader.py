"""Word (.docx) → neutral document, from the raw XML.

Read without python-docx: its ``row.cells`` takes five times as long on merged tables, and it knows neither
tracked changes nor text boxes. Tracked insertions are kept and deletions dropped, as in “所有修订均已接受”.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from drafting.errors import InputError
from drafting.figures import raised, struck
from drafting.reading.document import (
    Block,
    Document,
    Paragraph,
    Picture,
    RawCell,
    paragraphs_of,
    table_blocks,
)
from drafting.reading.word.looks import OFF, Looks, looks_of_styles, sign
from drafting.reading.word.numbering import Numbering
from drafting.reading.word.parts import MAIN as _MAIN
from drafting.reading.word.parts import parts_of
from drafting.reading.word.tabbed import with_tables
from drafting.reading.word.white import is_white_in_word

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DEEPEST = 120
_TOP = 1
"""How deep the body's own paragraphs stand."""

_DROPPED = frozenset(
    _MAIN + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "rubyPr", "rt")
)
_WRAPPERS = frozenset(
    _MAIN + name for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_FORMULA = re.compile(
    r"\{http://(?:schemas\.openxmlformats\.org/officeDocument/2006|purl\.oclc\.org/ooxml/officeDocument)/math\}oMath"
)
_NO_TEXT = "〔公式〕"
"""Stands for what a formula shows, and the file holds no text of."""
_LONGEST_TITLE = 100
"""Characters; what is longer is text that somebody gave the title's style."""

_SIGNS = {_MAIN + "tab": "\t", _MAIN + "br": "\n", _MAIN + "cr": "\n", _MAIN + "noBreakHyphen": "-"}
_SIGNS[_MAIN + "ptab"] = "\t"
_PICTURES = frozenset(
    (
        "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
        "{http://purl.oclc.org/ooxml/drawingml/main}blip",
        "{urn:schemas-microsoft-com:vml}imagedata",
    )
)


def read_docx(data: bytes) -> Document:
    """The document that a .docx holds.

    Raises:
        InputError: it is no Word document, is damaged, or unpacks to more than any report.
    """
    parts = parts_of(data)
    walk = _Walk(
        Numbering(parts.numbering, parts.styles),
        _heading_styles(parts.styles),
        _title_styles(parts.styles),
        parts.chunks,
        looks_of_styles(parts.styles),
    )
    return Document(tuple(with_tables(walk.blocks(parts.text, 0))))


def _heading_styles(styles: Any) -> frozenset[str]:
    """The ids of the styles that are headings, by their built-in names or outline level."""
    if styles is None:
        return frozenset()
    found = set()
    for style in styles.iter(_MAIN + "style"):
        outlined = style.find(f"{_MAIN}pPr/{_MAIN}outlineLvl") is not None
        if outlined or _name_of(style).startswith("heading"):
            found.add(str(style.get(_MAIN + "styleId", "")))
    return frozenset(found)


def _title_styles(styles: Any) -> frozenset[str]:
    """The ids of the styles that are Word's own for a title."""
    every = () if styles is None else styles.iter(_MAIN + "style")
    return frozenset(str(style.get(_MAIN + "styleId", "")) for style in every if _name_of(style) == "title")


def _name_of(style: Any) -> str:
    name = style.find(_MAIN + "name")
    return str(name.get(_MAIN + "val", "")).lower() if name is not None else ""


class _Walk:
    def __init__(
        self,
        numbering: Numbering,
        heading_styles: frozenset[str],
        title_styles: frozenset[str],
        chunks: Mapping[str, bytes],
        looks: Looks,
    ) -> None:
        self._numbering = numbering
        self._heading_styles = heading_styles
        self._title_styles = title_styles
        self._chunks = chunks
        self._looks = looks

    def blocks(self, parent: Any, depth: int) -> Iterator[Block]:
        """The paragraphs, tables and pictures inside an element.

        A text box and a picture come after the paragraph they hang on.
        """
        if depth > _DEEPEST:
            raise InputError("Word 文件嵌套过深，无法读取。请用 Word 打开并另存为 .docx 后再上传。")
        for element in parent:
            if element.tag == _MAIN + "p":
                yield from self._paragraph(element, depth)
            elif element.tag == _MAIN + "tbl":
                yield from table_blocks(self._rows(element, depth))
            elif element.tag == _MAIN + "altChunk":
                yield from self._chunk(element)
            elif isinstance(element.tag, str) and element.tag not in _DROPPED:
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, paragraph: Any, depth: int) -> Iterator[Block]:
        hung: list[Any] = []
        properties = _child(paragraph, "pPr")
        text = "".join(_inline(paragraph, hung, self._looks_in(properties)))
        if self._is_title(properties) and len(text) <= _LONGEST_TITLE:
            text = text.replace("\n", "")  # broken where its sense allows it, as official writing wants it
        if text.strip():
            text = self._numbering.label(properties) + text
        if (
            "\t" in text and depth <= _TOP
        ):  # perhaps a row of a table: where its blanks are is still to be seen
            yield Paragraph(text, self._is_heading(properties))
        else:
            yield from paragraphs_of(text, heading=self._is_heading(properties))
        for element in hung:
            if element.tag in _PICTURES:
                yield Picture()
            else:
                yield from self.blocks(element, depth + 1)

    def _looks_in(self, properties: Any) -> Looks:
        """The looks of styles in a paragraph: by "" that of its own style, where it gives one."""
        style = _child(properties, "pStyle") if self._looks else None
        own = self._looks.get(style.get(_MAIN + "val")) if style is not None else None
        return {**self._looks, "": own} if own else self._looks

    def _chunk(self, element: Any) -> Iterable[Block]:
        data = next((self._chunks[said] for said in element.attrib.values() if said in self._chunks), None)
        if data is None:
            return ()
        from drafting.reading.word.chunks import blocks_of_chunk

        return blocks_of_chunk(data)

    def _is_title(self, properties: Any) -> bool:
        style = _child(properties, "pStyle")
        return style is not None and style.get(_MAIN + "val") in self._title_styles

    def _is_heading(self, properties: Any) -> bool:
        style = _child(properties, "pStyle")
        named = style is not None and style.get(_MAIN + "val") in self._heading_styles
        return named or _child(properties, "outlineLvl") is not None

    def _rows(self, table: Any, depth: int) -> list[list[RawCell]]:
        """The table's rows; cells merged downwards are one cell with its rowspan."""
        rows: list[list[RawCell]] = []
        above: dict[int, RawCell] = {}
        for row in _children(table, "tr"):
            properties = _child(row, "trPr")
            if _child(properties, "del") is not None or _is_on(_child(properties, "hidden")):
                continue
            cells: list[RawCell] = []
            below: dict[int, RawCell] = {}
            beside: RawCell | None = None
            column = 0
            skipped = _child(properties, "gridBefore")
            if skipped is not None:
                cells.append(RawCell(colspan=_number(skipped)))
                column += _number(skipped)
            for element in _children(row, "tc"):
                said = _child(element, "tcPr")
                if _child(said, "cellDel") is not None:
                    continue
                span = _child(said, "gridSpan")
                merge = _child(said, "vMerge")
                across = _child(said, "hMerge")
                if across is not None and across.get(_MAIN + "val") != "restart" and column:
                    # So programs before Word 2007 merged cells; one from above is as wide already.
                    if beside is not None:
                        beside.colspan += 1
                    column += 1
                    continue
                breadth = _number(span) if span is not None else 1
                if merge is not None and merge.get(_MAIN + "val") != "restart" and column in above:
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


def _child(parent: Any, name: str) -> Any:
    """The first child of this name, ``None`` where there is none; ``find`` takes four times as long."""
    return next(parent.iterchildren(_MAIN + name), None) if parent is not None else None


def _children(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or cells of a row, those inside content controls and insertions too."""
    for child in parent:
        if child.tag == _MAIN + name:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, name)


def _is_on(element: Any) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and element.get(_MAIN + "val") not in OFF


def _number(element: Any) -> int:
    value = str(element.get(_MAIN + "val", "1"))
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 5 else 1


def _inline(element: Any, hung: list[Any], looks: Looks) -> Iterator[str]:
    """The text inside a paragraph as it reads with every change accepted.

    Text boxes and pictures go to ``hung``; ``looks`` are those of the styles.
    """
    for child in element:
        tag = child.tag
        if tag == _MAIN + "t":
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag]
        elif tag == _MAIN + "txbxContent" or tag in _PICTURES:
            hung.append(child)
        elif tag == _MAIN + "r":
            yield from _run(child, hung, looks)
        elif tag == _MAIN + "sym":
            yield sign(child)
        elif tag == _MAIN + "instrText" and (child.text or "").lower().lstrip().startswith("eq "):
            yield _NO_TEXT
        elif tag == _ALTERNATIVE + "AlternateContent":
            choice = child.find(_ALTERNATIVE + "Choice")
            branch = choice if choice is not None else child.find(_ALTERNATIVE + "Fallback")
            if branch is not None:  # the two hold the same text box, for newer and for older programs
                yield from _inline(branch, hung, looks)
        elif isinstance(tag, str) and _FORMULA.fullmatch(tag):
            yield "".join(child.itertext()) if all(part.tag.endswith("}r") for part in child) else _NO_TEXT
        elif isinstance(tag, str) and tag not in _DROPPED:
            yield from _inline(child, hung, looks)


def _run(run: Any, hung: list[Any], looks: Looks) -> Iterator[str]:
    properties = _child(run, "rPr")
    given = _given(properties, looks) if looks else frozenset[str]()
    if _has(properties, "vanish", given):
        return
    if _has(properties, "strike", given) or _has(properties, "dstrike", given):
        yield struck("".join(_inline(run, hung, looks)))
        return
    if is_white_in_word(properties) and (text := "".join(_inline(run, hung, looks))).strip().isdecimal():
        yield struck(text)
        return
    align = _child(properties, "vertAlign")
    if align.get(_MAIN + "val") == "superscript" if align is not None else "superscript" in given:
        yield raised("".join(_inline(run, hung, looks)))
    else:
        yield from _inline(run, hung, looks)


def _given(properties: Any, looks: Looks) -> frozenset[str]:
    """The looks that the run's style and its paragraph's give it."""
    style = _child(properties, "rStyle")
    own = looks.get(style.get(_MAIN + "val"), frozenset()) if style is not None else frozenset[str]()
    return own | looks.get("", frozenset())


def _has(properties: Any, name: str, given: frozenset[str]) -> bool:
    """Whether a run has a look: by itself, or where it says nothing of it by its styles."""
    own = _child(properties, name)
    return _is_on(own) if own is not None else name in given
