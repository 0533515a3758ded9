"""Section five by paragraphs: their ordinals and headings, and which of them speak of last year."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from drafting.items.cues import names_by_number
from drafting.items.headings import Phrase, head_at
from drafting.items.last_year import begins_last_year, begins_this_year, is_last_years_heading
from drafting.items.marks import Mark, labels, line_mark, marks
from drafting.items.turning import names_lack

_LONGEST_TITLE = 14
_PARAGRAPH = re.compile(r"\S(?:[^\n]*\S)?")
_SENTENCE = re.compile(r"[^。；]+[。；]?")


class Stretch(NamedTuple):
    """A paragraph behind its ordinal and heading, or a part of it where last year's problems stand beside.

    ``alone`` where the paragraph is a heading and nothing else.
    """

    start: int
    end: int
    last_year: bool = False
    mark: Mark | None = None
    head: Phrase | None = None
    alone: bool = False


def paragraphs(text: str) -> tuple[tuple[int, int, str], ...]:
    """The non-empty paragraphs: start, end, and the text between, without white space at either end."""
    return tuple((m.start(), m.end(), m.group()) for m in _PARAGRAPH.finditer(text))


@lru_cache(maxsize=32)  # what is this year's and what last year's are asked for apart
def stretches(text: str) -> tuple[Stretch, ...]:
    """The paragraphs in their order, cut where they turn to last year's problems or from them."""
    return tuple(_parted(text))


def _parted(text: str) -> Iterator[Stretch]:
    read = list(_headed([_stretch(text, start, end) for start, end, _ in paragraphs(text)], text))
    announced = [s.head for s in read if s.head and s.head.opens == "problem"]
    within = False
    for stretch in read:
        if stretch.head:
            announced = announced[stretch.head.opens == "problem" :]
            within = is_last_years_heading(stretch.head, text[stretch.end :], announced)
        first = True
        for start, end, before in _turns(text, stretch, within=within):
            if first and not before:
                yield Stretch(start, end, False, stretch.mark, stretch.head, stretch.alone)
            else:
                yield Stretch(start, end, before)
            first = False
            within = within and before
        within = within and (stretch.head is None or _speaks_on(stretch, text))


def _headed(read: list[Stretch], text: str) -> Iterator[Stretch]:
    """The stretches with what must be a heading in its place: 二、解法 after 一、存在的问题, over a list."""
    system = None
    for stretch, below in zip_longest(read, read[1:]):
        if stretch.mark and stretch.head:
            system = stretch.mark.system if stretch.head.opens == "problem" else None
        beside = stretch.mark and not stretch.head and stretch.mark.system == system
        over = below and below.mark and below.mark.system != system
        words = text[stretch.start : stretch.end]
        is_title = len(words) <= _LONGEST_TITLE and words[-1:] not in ("。", "；")
        if beside and over and is_title and not names_lack(words):
            system = None
            yield stretch._replace(start=stretch.end, head=Phrase("measure"), alone=True)
        else:
            yield stretch


def _stretch(text: str, start: int, end: int) -> Stretch:
    mark = line_mark(text, start, end)
    place = mark.end if mark else start
    named = labels(text, place, end) or names_by_number(text, place, end)  # 问题一： 针对问题二：
    head = None if named else head_at(text, place, end, numbered=mark is not None)
    place, phrase = head or (place, None)
    return Stretch(place, end, False, mark, phrase, alone=place == end)


def _speaks_on(stretch: Stretch, text: str) -> bool:
    """Whether a heading speaks for more than its paragraph: by itself, with an ordinal, or before a list."""
    return bool(stretch.alone or stretch.mark or list(marks(text, stretch.start, stretch.end)))


def _turns(text: str, stretch: Stretch, *, within: bool) -> Iterator[tuple[int, int, bool]]:
    """The runs of sentences: start, end, and whether they speak of last year's problems."""
    begin, before = stretch.start, within
    for match in _SENTENCE.finditer(text[stretch.start : stretch.end]):
        at = stretch.start + match.start()
        opens = at == stretch.start
        if before:
            turned = begins_this_year(match.group(), text)
        else:
            turned = begins_last_year(match.group(), text, opens_paragraph=opens)
        if turned:
            if at > begin:
                yield begin, at, before
            begin, before = at, not before
    yield begin, stretch.end, before
