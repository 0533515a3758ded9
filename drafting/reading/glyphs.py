"""The characters of a PDF's page as they are seen: what a producer of PDF does to them, undone.

A browser writes a character that shares its picture with a radical as that radical (⽇ for 日, ⺠ for 民),
and each font hangs its characters at a height of its own: one line of figures and text seems to be two.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from drafting.reading.ruled import SAME_PLACE

_WATERMARK = 4.0
"""Times the size of most characters on its page; a title has less than three."""

_DESCENT = 0.12
"""Of its size a Chinese character reaches so far below its baseline."""

_KANGXI = "".join(map(chr, range(0x2F00, 0x2FD6)))
_SUPPLEMENT = (
    "⺁⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾",
    "厂母民虎西见角贝车長长门青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟户",
)
_RADICALS = (
    str.maketrans(_KANGXI, unicodedata.normalize("NFKC", _KANGXI))
    | str.maketrans(*_SUPPLEMENT)
    | str.maketrans("⼾", "户")  # its decomposition is the traditional 戶
)
"""Radical → the character that it is a picture of, as in Unicode's EquivalentUnifiedIdeograph.

Only whole characters: no left side of one.
"""


def settle(chars: Sequence[dict[str, Any]], height: float) -> None:
    """Characters for radicals, and each at the height of its baseline, on a page of this height in points."""
    for char in chars:
        char["text"] = char["text"].translate(_RADICALS)
        if _turn(char) == 0:
            bottom = height - char["matrix"][5] + _DESCENT * char["size"]
            char["bottom"], char["top"] = bottom, bottom - char["size"]


def is_seen(thing: dict[str, Any]) -> bool:
    """Whether it is more than the white ground that a word processor lays under a line of text."""
    return (
        thing["object_type"] != "rect"
        or bool(thing["stroke"])
        or min(thing["width"], thing["height"]) < SAME_PLACE
    )


def is_text(chars: Sequence[dict[str, Any]]) -> Callable[[dict[str, Any]], bool]:
    """Whether a thing is no watermark: turned as most characters of the page are, not many times larger."""
    turned = Counter(_turn(char) for char in chars)
    sizes = sorted(char["size"] for char in chars)
    usual = turned.most_common(1)[0][0] if turned else 0
    largest = _WATERMARK * sizes[len(sizes) // 2] if sizes else 0.0

    def belongs(thing: dict[str, Any]) -> bool:
        return thing["object_type"] != "char" or (_turn(thing) == usual and thing["size"] <= largest)

    return belongs


def _turn(char: dict[str, Any]) -> int:
    """By how many degrees a character is turned."""
    return round(math.degrees(math.atan2(char["matrix"][1], char["matrix"][0])))
