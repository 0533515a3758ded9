"""What programs put round a text on its way: marks of a quotation, words for blank cells."""

import re

_NOTHING = re.compile(r"\s*(?:NaN|NaT|nan|<NA>|Unnamed: \d{1,3}(?:_level_\d)?)\s*")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")
_MOSTLY = 0.7
"""The share of a file's lines behind a mark from which it is a letter's that quotes another."""


def is_nothing(cell: str) -> bool:
    """Whether it is what a converter of sheets writes for a blank cell, or for a column without a name."""
    return bool(_NOTHING.fullmatch(cell))


def without_quotation(lines: list[str]) -> list[str]:
    """The lines, without the > before each where a letter quotes the whole report."""
    filled = sum(bool(line.strip()) for line in lines)
    quoted = sum(line.lstrip().startswith(">") for line in lines)
    return [_QUOTED.sub("", line) for line in lines] if quoted > _MOSTLY * filled else lines
