"""Plain tables of web pages: one whose markup was met before, all but its figures, is not walked again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any

from drafting.reading.document import Grid, place_cells
from drafting.reading.html_texts import plain_rows
from drafting.reading.template import Template, TemplateGrid

_SPACE = r"[ \t\n\xa0\u3000]*+"
_FIGURE = re.compile(rf">{_SPACE}(\d{{1,18}}+(?:\.\d{{1,6}}+)?+){_SPACE}<", re.ASCII)
"""A text of a single number, between tags: in lxml's own markup < and > are nothing else.

White space round it prints nothing, where the text is all of its cell.
"""

_PLACE = "\0"
"""What stands for a figure; no markup has it."""

_FIRST_NUMBER = 7_000_001
"""The specimen's first figure; tables have smaller ones, mostly."""

_LARGEST = 3000
"""Elements of a table that may be a template: table three in Word's markup has some 500."""

_TWICE = 2
"""How often a markup is met before it is worth a template: a table with blanks of its own is met once."""

_REMEMBERED = 128
"""Tables: a report has three to six."""


@dataclass
class _Recurring:
    """A table's markup without its figures: how often it was met, its template from the second time on."""

    markup: str
    met: int = 0
    template: Template | None = None


_recurring = lru_cache(maxsize=_REMEMBERED)(_Recurring)


def plain_grid(table: Any) -> Grid | None:
    """The grid of a table of nothing but texts, ``None`` for any other.

    Raises:
        InputError: the table is larger than any form.
    """
    from lxml import etree

    if next(table.iterdescendants("table"), None) is not None:
        return _read(table)
    markup = etree.tostring(table, encoding="unicode", with_tail=False)
    if markup.count("</") > _LARGEST:
        return _read(table)
    pieces = _FIGURE.split(markup)
    figures = pieces[1::2]
    recurring = _recurring(_PLACE.join(pieces[::2]))
    if recurring.template:
        return TemplateGrid(recurring.template, figures)
    grid = _read(table)
    recurring.met += 1
    if grid and recurring.met == _TWICE:
        template = _template(pieces[::2])
        # Both ways have to come to the same table; else it is read in the longer one each time.
        recurring.template = template if template and TemplateGrid(template, figures) == grid else None
    return grid


def _read(table: Any) -> Grid | None:
    rows = plain_rows(table)
    return place_cells(rows) if rows else None


def _template(pieces: Sequence[str]) -> Template | None:
    """The template of a markup cut at its figures; ``None`` where one is not all that its cell prints."""
    from lxml import etree

    numbers = [str(_FIRST_NUMBER + index) for index in range(len(pieces) - 1)]
    markup = "".join(
        chain.from_iterable(zip(pieces, [*(f">{number}<" for number in numbers), ""], strict=True))
    )
    try:
        specimen = _read(etree.fromstring(markup))
    except etree.XMLSyntaxError:
        return None
    known = frozenset(numbers)
    printed = [
        (cell.text, (row, place))
        for row, cells in enumerate(specimen.rows if specimen else ())
        for place, cell in enumerate(cells)
        if cell.text in known
    ]
    if specimen is None or [number for number, _ in printed] != numbers:
        return None
    return Template(specimen, tuple(slot for _, slot in printed))
