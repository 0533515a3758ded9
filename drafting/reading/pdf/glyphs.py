"""The characters of a PDF's page as they are seen: what a producer of PDF does to them, undone.

A browser writes a character that shares its picture with a radical as that radical (⽇ for 日, ⺠ for 民),
and each font hangs its characters at a height of its own: one line of figures and text seems to be two.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from drafting.reading.pdf.boxes import SAME_PLACE

_WATERMARK = 4.0
"""Times the size of most characters on its page; a title has less than three."""

_FAINT = (0.3, 0.97)
"""Grey from which a large character is a watermark's, up to white: that stands on a dark ground."""

_GREY = 0.05
"""By which red, green and blue may differ in grey."""

_LARGE = 1.5
"""Times the size of most characters: what no text is that is also faint."""

_APART = 0.6
"""Of their size two characters of a word may stand apart."""

_EVEN = 0.3
"""Points by which two gaps may differ and be the same."""

_MOST_EVEN = 0.9
"""Of the numbers that have to have their digits apart."""

_DESCENT = 0.12
"""Of its size a Chinese character reaches so far below its baseline."""

_DIGITS = "0123456789０１２３４５６７８９"
_SUPERSCRIPT = str.maketrans(_DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)

_SMALL = 0.9
"""Times the size of the character before it: a note's mark, which browsers print at five sixths of it."""

_OFF = 0.15
"""Of that character's size its baseline is higher or lower at least."""

_SAME_GLYPH = 0.5
"""Of its breadth, and of its size, by which a character may be drawn beside itself."""

_REACH = 8.0
"""Points by which it may be so at most."""

_TOUCH = 0.2
"""Of that character's size it may stand apart from it."""

_KANGXI = "".join(map(chr, range(0x2F00, 0x2FD6)))
_SUPPLEMENT = (
    "⺁⺟⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾",
    "厂母民虎西见角贝车長长门青韦页风飞食首马骨鬼鱼鸟卤麦黄黾齐齿龙龟户",
)
_UPRIGHT = ("︐︑︒︓︔︕︖︵︶", "，、。：；！？（）")
"""Punctuation as it is printed downwards, and what it is a picture of."""

_RADICALS = (
    str.maketrans(_KANGXI, unicodedata.normalize("NFKC", _KANGXI))
    | str.maketrans(*_SUPPLEMENT)
    | str.maketrans("⼾", "户")  # its decomposition is the traditional 戶
    | str.maketrans(*_UPRIGHT)
    | {ord("⸺"): "——", ord("⸻"): "———"}  # fonts have one picture for dashes in a row
)
"""Radical → the character that it is a picture of, as in Unicode's EquivalentUnifiedIdeograph.

Only whole characters: no left side of one.
"""


def settle(chars: Sequence[dict[str, Any]], foot: float) -> None:
    """Characters for radicals, and each at the height of its baseline, above the page's foot, in points."""
    for char in chars:
        char["text"] = char["text"].translate(_RADICALS)
        if _turn(char) == 0:
            bottom = foot - char["matrix"][5] + _DESCENT * char["size"]
            char["bottom"], char["top"] = bottom, bottom - char["size"]


def upright(page: Any) -> Any:
    """The page so turned that most of its characters stand upright: a wide table may be sideways."""
    if page.page_obj.rotate % 360 == page.rotation:  # not turned before
        turn = _usual_turn(page.chars)
        if not turn or turn % 90:
            return page
        page.close()
        page.page_obj.rotate = (page.rotation + turn) % 360
        page.page_obj.attrs["Rotate"] = page.page_obj.rotate
    return type(page)(page.pdf, page.page_obj, page.page_number, page.initial_doctop)


def _usual_turn(chars: Sequence[dict[str, Any]]) -> int:
    turned = Counter(map(_turn, chars))
    return turned.most_common(1)[0][0] if turned else 0


def is_last(chars: Sequence[dict[str, Any]]) -> Callable[[dict[str, Any]], bool]:
    """Whether a thing is no character that is drawn once more at its place: bold, outlined, with a shadow.

    Two of one number stand at least half their breadth apart.
    """
    drawn: dict[tuple[str, int, int], list[dict[str, Any]]] = {}
    covered: set[int] = set()
    for char in reversed(chars):
        text, column, row = char["text"], int(char["x0"] // _REACH), int(char["top"] // _REACH)
        near = ((text, column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        if any(covers(other, char) for place in near for other in drawn.get(place, ())):
            covered.add(id(char))
        else:
            drawn.setdefault((text, column, row), []).append(char)
    return lambda thing: id(thing) not in covered


def covers(other: dict[str, Any], char: dict[str, Any]) -> bool:
    """Whether a character, if it is the same one, is drawn once more at the other's place."""
    beside = abs(other["x0"] - char["x0"]) < min(_REACH, _SAME_GLYPH * (char["x1"] - char["x0"]))
    return bool(beside and abs(other["top"] - char["top"]) < min(_REACH, _SAME_GLYPH * char["size"]))


def set_marks(chars: Sequence[dict[str, Any]]) -> None:
    """Superscript signs for the digits of a note's mark, on the line of what they are a mark of.

    They are smaller than the character before them, which they touch, and stand higher, or lower, than it.
    """
    base: dict[str, Any] | None = None
    before: dict[str, Any] | None = None
    for char in chars:
        digit = char["text"] in _DIGITS
        if digit and base and before and _is_off(char, base) and _touches(before, char):
            char["text"] = char["text"].translate(_SUPERSCRIPT)
            char["top"], char["bottom"] = base["top"], base["bottom"]
        else:
            base = char if not char["text"].isspace() and _turn(char) == 0 else None
        before = char


def _touches(before: dict[str, Any], char: dict[str, Any]) -> bool:
    return abs(float(char["x0"]) - float(before["x1"])) <= _TOUCH * float(before["size"])


def _is_off(char: dict[str, Any], base: dict[str, Any]) -> bool:
    """Whether a character is smaller than another and off its baseline, yet beside it."""
    smaller = char["size"] <= _SMALL * base["size"]
    off = abs(char["bottom"] - base["bottom"]) >= _OFF * base["size"]
    return bool(smaller and off and char["top"] < base["bottom"] and base["top"] < char["bottom"])


def is_seen(thing: dict[str, Any]) -> bool:
    """Whether it is more than the white ground that a word processor lays under a line of text."""
    return (
        thing["object_type"] != "rect"
        or bool(thing["stroke"])
        or min(thing["width"], thing["height"]) < SAME_PLACE
    )


def is_text(chars: Sequence[dict[str, Any]]) -> Callable[[dict[str, Any]], bool]:
    """Whether a thing is no watermark: turned as most characters of the page are, not many times larger.

    Nor larger and grey.
    """
    usual = _usual_turn(chars)
    sizes = sorted(char["size"] for char in chars)
    size = sizes[len(sizes) // 2] if sizes else 0.0

    def belongs(thing: dict[str, Any]) -> bool:
        if thing["object_type"] != "char":
            return True
        largest = _LARGE if _is_faint(thing) else _WATERMARK
        return _turn(thing) == usual and thing["size"] <= largest * size

    return belongs


def _is_faint(char: dict[str, Any]) -> bool:
    """Whether a character is grey."""
    colour = char.get("non_stroking_color")
    if not isinstance(colour, tuple) or len(colour) not in (1, 3):  # with four, it is mixed of inks
        return False
    shades = [shade for shade in colour if isinstance(shade, float | int)]
    if len(shades) != len(colour) or max(shades) - min(shades) > _GREY:
        return False
    least, most = _FAINT
    return least < min(shades) < most


def digit_spacing(chars: Sequence[dict[str, Any]]) -> float:
    """How far apart the digits of a page's numbers stand, in points: 0.0 where no style sets them apart.

    Only numbers of three digits and more that stand alone say so, where every gap of every one is the same:
    two numbers with a space between have a wider one.
    """
    gaps = [gaps for number in _numbers(chars) if len(gaps := _gaps(number)) > 1]
    even = [each for each in gaps if max(each) - min(each) < _EVEN]
    spaced = [max(each) for each in even if min(each) > _EVEN]
    return max(spaced) if spaced and len(spaced) >= _MOST_EVEN * len(even) else 0.0


def _numbers(chars: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """The runs of digits beside which nothing else stands."""
    level = sorted(
        (char for char in chars if _turn(char) == 0), key=lambda char: (round(char["bottom"]), char["x0"])
    )
    run: list[dict[str, Any]] = []
    for char in level:
        last = run[-1] if run else None
        if last and (
            round(char["bottom"]) != round(last["bottom"])
            or not 0 <= char["x0"] - last["x1"] + _EVEN <= _APART * char["size"]
        ):
            if all(each["text"].isdecimal() for each in run):
                yield run
            run = []
        run.append(char)
    if all(each["text"].isdecimal() for each in run):
        yield run


def _gaps(run: Sequence[dict[str, Any]]) -> list[float]:
    return [char["x0"] - before["x1"] for before, char in pairwise(run)]


def _turn(char: dict[str, Any]) -> int:
    """By how many degrees a character is turned."""
    return round(math.degrees(math.atan2(char["matrix"][1], char["matrix"][0])))
