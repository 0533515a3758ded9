"""The year's notice or 工作要点 as a list: what it asks for, one item a requirement."""

import re

from drafting.numerals import NUMERAL_CHARACTERS

_ORDINAL = re.compile(
    rf"^[\s　]*(?:[（(](?:[{NUMERAL_CHARACTERS}]{{1,3}}|\d{{1,2}})[)）]|[{NUMERAL_CHARACTERS}]{{1,3}}[、.．]"
    rf"|\d{{1,2}}[、.．)）](?!\d)|[①-⑳]|第[{NUMERAL_CHARACTERS}]{{1,3}}[条项][　\s]*|[-•·●]\s*)[\s　]*"
)
_RUN_IN = re.compile(rf"(?<=[。；;：:])(?=[{NUMERAL_CHARACTERS}]是(?!否))")
_RUN_IN_ORDINAL = re.compile(rf"^[{NUMERAL_CHARACTERS}]是")
_LEAST = 8
"""Characters of the shortest item; what is shorter is a heading."""


def requirements_of(text: str) -> tuple[str, ...]:
    """The items of a notice, in order, each once, without their ordinals.

    Numbered lines are items, and so are 一是…；二是… within a line. Where nothing is numbered, every line
    that ends as a sentence does is one. Titles, salutations and the date are none.
    """
    lines = [piece.strip() for line in text.splitlines() for piece in _RUN_IN.split(line) if piece.strip()]
    numbered = [line for line in lines if _ORDINAL.match(line) or _RUN_IN_ORDINAL.match(line)]
    items = numbered or [line for line in lines if line.endswith(("。", "；", ";"))]
    bare = (_RUN_IN_ORDINAL.sub("", _ORDINAL.sub("", item)).strip("；;。 　") for item in items)
    return tuple(dict.fromkeys(item for item in bare if len(item) >= _LEAST))
