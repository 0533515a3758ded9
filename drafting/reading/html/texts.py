"""What a page's elements print: text as a browser shows it, tables of nothing but texts, pictures' sizes."""

import re
from typing import Any

from drafting.reading.document import Grid, lines_of, paragraphs_of, place_cells

_ROW_GROUPS = frozenset({"tbody", "thead", "tfoot"})
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]"
_BROKEN_LINE = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")
_STYLE_SIZE = re.compile(r"(?<![-\w])(width|height)\s*:\s*(\d{1,5})px", re.ASCII)
_PIXELS = re.compile(r"\s*(\d{1,5})(?:px)?\s*", re.ASCII)
_SMALLEST = {"width": 200, "height": 60}
"""Pixels; a table of the form is wider and higher."""

_LEADING_DIGITS = re.compile(r"\s*(\d{1,4})")
_SPACES = re.compile(r"[ \t\n]+")


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def storable(text: str) -> str:
    """The text without control characters: a page can write them (&#1;), a tree does not take them back."""
    return _CONTROLS.sub("", text)


def plain_grid(table: Any) -> Grid | None:
    """The grid of a table of nothing but texts, ``None`` for any other.

    Raises:
        InputError: the table is larger than any form.
    """
    rows = _plain_rows(table)
    return place_cells(rows) if rows else None


def _plain_rows(table: Any) -> list[list[tuple[str, int, int]]] | None:
    """The rows (text, rowspan, colspan) of a table of nothing but texts, ``None`` for any other.

    Most tables of the form are such: a cell holds its text, or its paragraphs.
    """
    rows = []
    for part in table:
        tag = part.tag
        if tag in _ROW_GROUPS and not speaks(part.text):
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
                down, across = cell.get("rowspan"), cell.get("colspan")
                row.append((text, reach(cell) if down else 1, span(across) if across else 1))
            if line.tag != "tr" or speaks(line.text) or speaks(line.tail):
                return None
            rows.append(row)
    return rows


def _plain_text(cell: Any) -> str | None:
    """A cell's text, a line a paragraph; ``None`` where it holds more than paragraphs."""
    text = cell.text or ""
    if not len(cell):
        return text if text.isalnum() else _lines(text)
    lines = [_lines(text)] if speaks(text) else []
    for paragraph in cell:
        if paragraph.tag != "p" or len(paragraph) or ((tail := paragraph.tail) and not tail.isspace()):
            return None
        if text := paragraph.text:
            lines.append(text if text.isalnum() else _lines(text))
    return lines[0] if len(lines) == 1 else "\n".join(filter(None, lines))


def _lines(text: str) -> str:
    return lines_of(paragraphs_of(collapse(text)))


def speaks(text: str | None) -> bool:
    """Whether a text prints anything."""
    return text is not None and bool(text.strip())


def span(value: str | None) -> int:
    """How many rows or columns a cell says that it covers; 1 where it says none."""
    digits = _LEADING_DIGITS.match(value) if value else None
    return max(1, int(digits[1])) if digits else 1


def reach(cell: Any) -> int:
    """How many rows a cell covers; one that says 0 covers those to the end of its row group."""
    said = cell.get("rowspan")
    if said and said.strip() == "0" and (row := cell.getparent()) is not None and row.tag == "tr":
        return 1 + sum(1 for _ in row.itersiblings("tr"))
    return span(said)


def collapse(text: str) -> str:
    """White space as a browser shows it; a line break in the source between Chinese characters is nothing."""
    if text.isalnum():  # most cells: a label or a number alone
        return text
    text = text.replace("\r", "")
    if "\n" in text:
        text = _BROKEN_LINE.sub("", text)
    text = text.replace("\xa0", " ")
    if "  " in text or "\n" in text or "\t" in text:
        text = _SPACES.sub(" ", text)
    return "\n".join(map(str.strip, text.split("\x00")))


def is_sign(image: Any) -> bool:
    """Whether a page says that a picture is smaller than any table's: an icon, a line, a code to scan."""
    sizes = dict(_STYLE_SIZE.findall(image.get("style") or ""))
    for name in ("width", "height"):
        pixels = _PIXELS.fullmatch(image.get(name) or "")
        if pixels:
            sizes.setdefault(name, pixels[1])
    return any(int(size) < _SMALLEST[name] for name, size in sizes.items())
