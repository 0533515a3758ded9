"""Tables of web pages that recur: one whose markup was met before, all but its figures, is not parsed again.

It is cut out of the page, and a mark stands in its place. That the table is the same wherever it stands is
told from its markup alone, once: it is closed, and has nothing in it that reaches out of a table. Whether it
stands where a page shows a table at all is told of each page, by the mark.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from secrets import token_hex
from typing import Any

from drafting.errors import InputError
from drafting.figures import STROKE
from drafting.reading.document import Document, Grid, Paragraph
from drafting.reading.placing.template import Template, TemplateGrid

_SPACE = rb"(?:[ \t\n]|\xc2\xa0|\xe3\x80\x80|&nbsp;)*+"
_FIGURE = re.compile(rb">(?=[\d \t\n\xc2\xe3&])%b(\d{1,18}+(?:\.\d{1,6}+)?+)%b<" % (_SPACE, _SPACE))
"""A text of a single number, between tags.

White space round it prints nothing, where the text is all of its cell.
"""

_ZERO = b">0<"
"""What stands for a figure in a markup without its figures."""

_TAG = re.compile(rb"<(/?[A-Za-z][^\s/>]*)")
_TABLE = re.compile(rb"<table\b")
_END = b"</table>"
_WITHIN = frozenset(
    b"table tbody thead tfoot tr td th colgroup col p div br wbr span font b strong i em u o:p".split()
)
"""The elements of a template: tables without links, fields, scripts, or a second table in them."""

_REACHING = ("a", "del", "embed", "iframe", "object", "s", "strike", "sup")
"""Elements that make something of the table in them: its text a link's, its figures struck out or raised."""

_MARK = b"table-" + token_hex(8).encode()
"""The attribute of what stands in a table's place, which no page has: its number among those cut out."""

_BEHIND = "表后"
"""A paragraph behind a specimen."""

_FIRST_NUMBER = 7_000_001
"""The specimen's first figure; tables have smaller ones, mostly."""

_LARGEST = 400_000
"""Bytes of a table that may be a template: table three has 230,000 where Word writes all that it knows."""

_TWICE = 2
"""How often a markup is met before it is worth a template: a table with blanks of its own is met once."""

_REMEMBERED = 128
"""Tables: a report has three to six."""


@dataclass
class _Recurring:
    """A table's markup without its figures: how often it was met, its template from the second time on."""

    markup: bytes
    met: int = 0
    template: Template | None = None


_recurring = lru_cache(maxsize=_REMEMBERED)(_Recurring)


@dataclass(frozen=True)
class Cut:
    """A page without its tables on templates, these in its order, and which markup is on one since now."""

    page: bytes
    tables: Sequence[TemplateGrid]
    since_now: Sequence[_Recurring]

    def forget(self) -> None:
        """Have no templates of what is on one since now."""
        for recurring in self.since_now:
            recurring.template = None


def cut(page: bytes, read: Callable[[bytes], Document]) -> Cut:
    """Cut the tables on templates out of a page in UTF-8; ``read`` reads one from which nothing was cut."""
    parts: list[bytes] = []
    tables: list[TemplateGrid] = []
    since_now: list[_Recurring] = []
    done = 0
    in_comment = False
    seen = 0
    for begin, until in pairwise((*(found.start() for found in _TABLE.finditer(page)), len(page))):
        end = page.find(_END, begin, until)
        in_comment = _is_left_open(page, seen, begin, before=in_comment)
        seen = begin
        if in_comment or not 0 < end <= begin + _LARGEST:
            continue
        pieces = _FIGURE.split(page[begin:end])
        recurring = _recurring(_ZERO.join(pieces[::2]))
        recurring.met += 1
        if recurring.met == _TWICE and (template := _template(recurring.markup, read)):
            recurring.template = template
            since_now.append(recurring)
        if recurring.template:
            parts += page[done:begin], b"<table %b=%d>" % (_MARK, len(tables))
            done = seen = end
            tables.append(TemplateGrid(recurring.template, b" ".join(pieces[1::2]).decode().split()))
    return Cut(b"".join((*parts, page[done:])), tables, since_now)


def _is_left_open(page: bytes, begin: int, end: int, *, before: bool) -> bool:
    """Whether a comment is open at the end of this part of a page, if one was ``before`` it or was not."""
    last = page.rfind(b"<!--", begin, end)
    return (before or last >= 0) and page.find(b"-->", max(last, begin), end) < 0


def number_of(table: Any) -> int | None:
    """Which of the tables cut out stands here, ``None`` for any other table."""
    number = table.get(_MARK)
    return int(number) if number else None


def are_in_place(tables: Iterable[Any], count: int, struck: Iterable[Any]) -> bool:
    """Whether so many tables cut out of a page are among its tables, in order, and shown as they are.

    ``struck``: the elements that a style strikes out.
    """
    marked = [table for table in tables if number_of(table) is not None]
    parents = {table.getparent() for table in marked}  # mostly one
    return (
        list(map(number_of, marked)) == list(range(count))
        and not any(parent.tag in _REACHING for parent in parents)
        and all(next(parent.iterancestors(*_REACHING), None) is None for parent in parents)
        and all(next(element.iter("table"), None) is None for element in struck)
    )


def _template(markup: bytes, read: Callable[[bytes], Document]) -> Template | None:
    """The template of a table's markup, up to its end, whose figures are all 0.

    ``None`` where it may be another table in another place, or a figure is not all that its cell prints.
    """
    numbers = [str(_FIRST_NUMBER + index) for index in range(markup.count(_ZERO))]
    specimens = (f">{number}<".encode() for number in numbers)
    table = re.sub(_ZERO, lambda _: next(specimens), markup) + _END
    tags = [tag.lower() for tag in _TAG.findall(table)]
    if tags.count(b"/table") > 1 or not {tag.removeprefix(b"/") for tag in tags} <= _WITHIN:
        return None
    try:
        # What is behind stands by itself only if the table is closed, with all quotes and comments in it.
        document = read(table + f"<p>{_BEHIND}</p>".encode())
    except InputError:
        return None
    specimen = document.blocks[0] if document.blocks else None
    if not isinstance(specimen, Grid) or document != Document((specimen, Paragraph(_BEHIND))):
        return None
    known = frozenset(numbers)
    texts = [
        (cell.text, (row, place))
        for row, cells in enumerate(specimen.rows)
        for place, cell in enumerate(cells)
    ]
    printed = [(text, slot) for text, slot in texts if text in known]
    # A white figure is struck out unless something round the table has a colour.
    if [number for number, _ in printed] != numbers or any(STROKE in text for text, _ in texts):
        return None
    return Template(specimen, tuple(slot for _, slot in printed))
