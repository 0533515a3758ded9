"""What styles make of the text of a web page: what is not shown, what is set apart from the text beside it.

Only styles that elements have of their own are looked at; those of a style sheet are not.
"""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache, lru_cache
from typing import Any


class Look(Enum):
    """How an element's text looks."""

    ABSENT = "not there, with all that the element holds"
    UNSEEN = "there, and not to be seen"
    RAISED = "higher or lower than the text beside it"
    STRUCK = "struck out"
    BACKWARDS = "from right to left, against the order of its digits"
    WHITE = "in white, to be seen only on a ground of a colour"


# What is left of the screen by 999 pixels or more nobody sees; by 150 it may stand in a wide margin.
_FAR = r"\s*:\s*-(?:999|\d{4,}|\d{3,}(?:\.\d+)?r?em)"
WHITE = r"(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))"
"""The colour as pages write it, a pattern."""

_NAUGHT = r"\s*0(?:\.0+)?\s*"
_DOT = r"[01](?:px)?"
_ZERO = r"\s*:\s*0(?![.\d]*[1-9])"

_PATTERNS: tuple[tuple[Look, tuple[str, ...]], ...] = (
    (Look.ABSENT, (r"display\s*:\s*none",)),
    (Look.ABSENT, (r"mso-hide\s*:\s*all",)),
    (Look.ABSENT, (r"visibility\s*:\s*collapse",)),
    (Look.UNSEEN, (r"visibility\s*:\s*hidden",)),
    (Look.UNSEEN, (rf"(?<![-\w])(?:opacity|font-size){_ZERO}",)),
    (Look.UNSEEN, (rf"(?<![-\w])color\s*:\s*(?:transparent|rgba\([^)]{{0,40}},{_NAUGHT}\))",)),
    (Look.UNSEEN, (r"font-size\s*:\s*1(?:\.\d+)?p[xt]",)),
    (Look.UNSEEN, (rf"clip\s*:\s*rect\(\s*(?:{_DOT}[\s,]+){{3}}{_DOT}\s*\)",)),
    (Look.UNSEEN, (r"clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)",)),
    (Look.UNSEEN, (r"transform\s*:\s*scale[xy]?\(\s*0\s*\)",)),
    (Look.UNSEEN, (r"overflow\s*:\s*hidden", rf"(?<![-\w])(?:max-)?(?:width|height){_ZERO}")),
    (Look.UNSEEN, (rf"(?:left|text-indent|(?<![-\w])top){_FAR}",)),
    (Look.RAISED, (r"vertical-align\s*:\s*(?:super|sub)",)),
    # As high as the text beside it stands what is at its top, unless it is smaller.
    (Look.RAISED, (r"vertical-align\s*:\s*text-top", r"font-size\s*:\s*(?:smaller|\d\d?(?:\.\d+)?%|0?\.\d)")),
    (Look.RAISED, (r"position\s*:\s*relative", r"(?<![-\w])(?:top\s*:\s*-|bottom\s*:\s*\+?)[0.]*[1-9]")),
    (Look.STRUCK, (r"line-through",)),
    (Look.BACKWARDS, (r"unicode-bidi\s*:\s*(?:bidi|isolate)-override", r"direction\s*:\s*rtl")),
    (Look.WHITE, (rf"(?<![-\w])color\s*:\s*{WHITE}",)),
)
"""The looks, each with what all has to stand in a style that gives it."""

_COMPILED = tuple(
    (look, tuple(re.compile(part, re.IGNORECASE | re.ASCII) for part in parts)) for look, parts in _PATTERNS
)


@lru_cache(maxsize=4096)
def looks_of(style: str) -> frozenset[Look]:
    """The looks that a style gives; most give none, and a page repeats a few of them thousands of times."""
    return frozenset(look for look, parts in _COMPILED if all(part.search(style) for part in parts))


def elements_by_look(root: Any) -> Mapping[Look, Iterable[Any]]:
    """The elements of a page that have a look of their own by their style, in the page's order.

    Behind those whose style says so, those that an attribute hides are absent, too.
    """
    styles = {style: looks for style in set(_values("style")(root)) if (looks := looks_of(style))}
    found: dict[Look, list[Any]] = {look: [] for look in Look}
    if styles:
        for element in root.xpath("//*[@style]"):
            for look in styles.get(element.get("style"), ()):
                found[look].append(element)
    if _values("hidden")(root):
        found[Look.ABSENT] += root.xpath("//*[@hidden]")
    return found


@cache
def _values(attribute: str) -> Any:
    """Finds every value of an attribute: in a fifth of the time of going from element to element."""
    from lxml import etree  # lazily: only HTML needs it

    return etree.XPath(f"//@{attribute}", smart_strings=False)
