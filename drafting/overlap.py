"""Overlap: how much of a text stands word for word in another, figures and names masked.

A *run* is a stretch of thirteen or more characters that both texts share. Among a text's parts of seven
characters one lies whole in any thirteen: where the other text has not that part, no run goes through it.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from drafting.numerals import NUMERAL_CHARACTERS

LEAST_RUN = 13
"""A shared stretch shorter than this is common speech of the field."""

_PART = (LEAST_RUN + 1) // 2
"""A text cut into parts of this length has one whole part in any ``LEAST_RUN`` characters."""

LEAST_TEXT = 120
"""A text with fewer characters is too short to say whether it was copied."""

FIGURE, NAME = "\ue010", "\ue011"
"""What a figure and a name are masked with."""

_SPACE = re.compile(r"\s+")
_FIGURE = re.compile(
    rf"〔待填〕|[0-9０-９]+(?:[.,，．][0-9０-９]+)*[%％]?|[{NUMERAL_CHARACTERS}]{{2,}}(?=[件条宗起份个项次人家期篇场])"
)
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,}?(?:自治区|自治州|自治县|新区|街道|[省市区县旗镇乡])")
_ONESELF = r"(?:我|本)[省市区县旗州镇乡局委办厅院处]|本(?:机关|单位)"
"""What an organ calls itself by, as good as its name."""

_BEGINS = re.compile(rf"[〔0-9０-９我本\s{NUMERAL_CHARACTERS}]")
"""What all that is masked begins with."""
_MASKED = re.compile(f"(?P<name>{_ONESELF})|(?P<figure>{_FIGURE.pattern})|(?P<space>{_SPACE.pattern})")
_MARKS = {"name": NAME, "figure": FIGURE, "space": ""}


@dataclass(frozen=True)
class Masked:
    """A text as it is compared: without white space, each figure and each name one mark.

    ``anchors`` are places in ``text``, each with where in the original what stands there begins: from one to
    the next, character goes with character. ``ends`` gives where what a mark stands for ends; ``length`` is
    the original's without white space.
    """

    text: str
    anchors: tuple[tuple[int, int], ...]
    ends: Mapping[int, int]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of ``text[start:end]``, which must not be empty."""
        return self._origin(start), self.ends.get(end - 1, self._origin(end - 1) + 1)

    def _origin(self, place: int) -> int:
        at, origin = self.anchors[bisect_right(self.anchors, place, key=itemgetter(0)) - 1]
        return origin + place - at


@dataclass(frozen=True)
class Overlap:
    """``share`` of a text's characters, 0 to 1, stands in runs that another has too.

    ``spans`` are these runs in the original text, adjoining ones joined.
    """

    share: float
    spans: tuple[tuple[int, int], ...]


def mask(text: str, names: Iterable[str] = ()) -> Masked:
    """The text as it is compared.

    Args:
        text: as written.
        names: what is called by name in it (the organ's, its place's); the longest match is masked.
    """
    return _mask(text, tuple(sorted(filter(None, names), key=len, reverse=True)))


@lru_cache(maxsize=512)
def _mask(text: str, names: tuple[str, ...]) -> Masked:
    stretches: list[str] = []
    anchors = [(0, 0)]
    ends: dict[int, int] = {}
    at = place = 0
    for start, end, mark in _marked(text, names):
        stretches += text[at:start], mark
        place += start - at
        if mark:
            ends[place] = end
            place += 1
        anchors.append((place, end))
        at = end
    stretches.append(text[at:])
    return Masked("".join(stretches), tuple(anchors), ends, len(_SPACE.sub("", text)))


def _marked(text: str, names: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """What is masked, in order: start, end, and its mark, which white space has none of.

    Names are looked for one by one: a pattern of them would have to be compiled for each organ.
    """
    places = ((at, order, name) for order, name in enumerate(names) for at in _places(name, text))
    called = deque(sorted(places))
    begins = _BEGINS.finditer(text)
    match, at = _next_from(0, begins, text), 0
    while True:
        while called and called[0][0] < at:
            called.popleft()
        if match and match.start() < at:
            match = _next_from(at, begins, text)
        if called and (match is None or called[0][0] <= match.start()):
            start, _, name = called[0]
            at = start + len(name)
            yield start, at, NAME
        elif match:
            at = match.end()
            yield match.start(), at, _MARKS[match.lastgroup or ""]
        else:
            return


def _next_from(at: int, begins: Iterator[re.Match[str]], text: str) -> re.Match[str] | None:
    """What is masked next, but for names, from a place on; ``begins`` are all places where it may begin."""
    for begin in begins:
        start = begin.start()
        if start >= at and (match := _MASKED.match(text, start)):
            return match
    return None


def _places(name: str, text: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def overlap(text: Masked, other: Masked) -> Overlap | None:
    """How much of ``text`` stands in ``other``; ``None`` where ``text`` is too short to say.

    Not symmetric: of a short text much may stand in a long one.
    """
    if text.length < LEAST_TEXT:
        return None
    runs: list[list[int]] = []
    for start, last in _shared(text.text, other.text):
        if runs and start <= runs[-1][1]:
            runs[-1][1] = last + LEAST_RUN
        else:
            runs.append([start, last + LEAST_RUN])
    covered = sum(end - start for start, end in runs)
    spans = tuple(text.span(start, end) for start, end in runs)
    return Overlap(covered / len(text.text), spans)


def _shared(said: str, other: str) -> Iterator[tuple[int, int]]:
    """From where to where in a text ``LEAST_RUN`` characters begin that stand in another, in order."""
    end = len(said) - LEAST_RUN
    for part in range(0, len(said), _PART):
        if said[part : part + _PART] in other:
            first, last = max(0, part - _PART + 1), min(part, end)
            if first <= last and said[first : last + LEAST_RUN] in other:  # in the midst of a long run
                yield first, last
            else:
                for start in range(first, last + 1):
                    if said[start : start + LEAST_RUN] in other:
                        yield start, start


def names_of(organ: str) -> tuple[str, ...]:
    """What an organ is called by in its own text: the whole name, and its places without the kind of organ.

    云岭市青禾区教育局 is also 云岭市, 青禾区, 青禾区教育局.
    """
    places = _PLACE.findall(organ)
    tails = [organ[organ.index(place) :] for place in places]
    return tuple(dict.fromkeys([organ, *tails, *places])) if organ else ()
