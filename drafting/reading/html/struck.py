"""Digits of a page struck out: they stay to be seen and are no number, alone or beside the one put for them.

Whoever corrects a number by hand strikes the old one and writes the new one behind it; without this the two
read as one number.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from drafting.figures import STROKE, struck
from drafting.reading.html.texts import storable

_TAGS = ("s", "strike", "del")


def strike_in_page(root: Any, styled: Iterable[Any]) -> None:
    """Put a stroke behind the digits of what is struck out; ``styled``: elements that a style strikes."""
    for element in chain(root.iter(*_TAGS), styled):
        _strike(element)


def _strike(element: Any) -> None:
    for inner in element.iter():
        if inner.text and STROKE not in inner.text:
            inner.text = struck(storable(inner.text))
        if inner is not element and inner.tail and STROKE not in inner.tail:
            inner.tail = struck(storable(inner.tail))
