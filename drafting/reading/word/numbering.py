"""Word's automatic numbering: the “一、” or “（一）” that stands in no text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from drafting.numerals import format_numeral
from drafting.reading.word.parts import MAIN, VALUE
from drafting.reading.word.styles import Style

_LEVELS = 9
_MOST = 9999


def _letter(value: int) -> str:
    return chr(ord("A") + (value - 1) % 26)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "chineseCounting": format_numeral,
    "chineseCountingThousand": format_numeral,
    "japaneseCounting": format_numeral,
    "ideographDigital": format_numeral,
    "taiwaneseCounting": format_numeral,
    "taiwaneseCountingThousand": format_numeral,
    "decimalEnclosedCircle": lambda value: chr(0x245F + value) if value <= 20 else str(value),
    "decimalEnclosedCircleChinese": lambda value: chr(0x245F + value) if value <= 20 else str(value),
    "decimalFullWidth": str,
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
}
"""The formats that are printed as text; a bullet, or any other, is no ordinal and gives nothing."""


@dataclass(frozen=True)
class _Level:
    start: int
    format: str
    text: str


class Numbering:
    """The lists of a document, and how far each has counted.

    Args:
        numbering: the root of ``numbering.xml``, ``None`` where the document has none.
    """

    def __init__(self, numbering: Any) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._restarted: set[str] = set()
        self._counts: dict[str, list[int]] = {}
        if numbering is None:
            return
        for abstract in numbering.iter(MAIN + "abstractNum"):
            self._levels[str(abstract.get(MAIN + "abstractNumId"))] = _levels(abstract)
        for number in numbering.iter(MAIN + "num"):
            identity = str(number.get(MAIN + "numId"))
            self._lists[identity] = _said(number, "abstractNumId", "")
            if number.find(MAIN + "lvlOverride") is not None:  # it counts for itself, from its own start
                self._restarted.add(identity)

    def label(self, properties: Mapping[str, Any], style: Style) -> str:
        """The ordinal of the next paragraph of these properties and style, and count it; often empty."""
        number, level = _place(properties.get(MAIN + "numPr"), style.numbered)
        abstract = self._lists.get(number)
        levels = self._levels.get(abstract or "", {})
        if abstract is None or level not in levels:
            return ""
        counter = f"num {number}" if number in self._restarted else abstract
        counts = self._counts.setdefault(counter, [0] * _LEVELS)
        counts[level] = counts[level] + 1 if counts[level] else levels[level].start
        counts[level + 1 :] = [0] * (_LEVELS - level - 1)
        text = levels[level].text
        for index in range(level + 1):
            if f"%{index + 1}" in text:
                given = levels.get(index)
                write = _FORMATS.get(given.format) if given else None
                if write is None:
                    return ""
                text = text.replace(f"%{index + 1}", write(min(counts[index] or 1, _MOST)))
        return text if any(f"%{index + 1}" in levels[level].text for index in range(level + 1)) else ""


def _place(own: Any, of_style: Any) -> tuple[str, int]:
    """The list and the level that a paragraph's own ``w:numPr`` says, or else its style's."""
    number, level = "", 0
    for properties in (of_style, own):
        if properties is not None:
            number, level = _said(properties, "numId", number), _integer(properties, "ilvl", level)
    return number, min(max(level, 0), _LEVELS - 1)


def _levels(abstract: Any) -> dict[int, _Level]:
    found = {}
    for level in abstract.iter(MAIN + "lvl"):
        index = str(level.get(MAIN + "ilvl", ""))
        if index.isascii() and index.isdigit() and int(index) < _LEVELS:
            start = max(0, min(_integer(level, "start", 1), _MOST))
            found[int(index)] = _Level(start, _said(level, "numFmt", "decimal"), _said(level, "lvlText", ""))
    return found


def _said(parent: Any, name: str, default: str) -> str:
    element = parent.find(MAIN + name)
    return str(element.get(VALUE, default)) if element is not None else default


def _integer(parent: Any, name: str, default: int) -> int:
    value = _said(parent, name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 6 else default
