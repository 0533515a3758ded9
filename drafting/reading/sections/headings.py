"""Headings → sections: by wording, not by ordinal; ordinals are missing, shifted or restarted too often."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from drafting.numerals import parse_numeral
from drafting.reading.document import Block, Paragraph
from drafting.reading.placing.wording import Wording, plain
from drafting.report import HEADINGS

_FIRST_LEVEL = re.compile(r"第?[一二三四五六七八九十]{1,2}(?:部分)?[、.,:]|第[一二三四五六七八九十]部分")
_SECOND_LEVEL = re.compile(r"\([一二三四五六七八九十]{1,2}\)|\d{1,2}[、.,]")
_FIRST_SIGNS = frozenset("第一二三四五六七八九十")
"""What a heading's ordinal of the first level begins with."""

_RUN_IN = re.compile(r"^([^。；;:：，,]{2,40})[。:：]\s*(\S.*)$", re.DOTALL)
_ORDINAL = re.compile(r"[第(]?([一二三四五六七八九十]{1,2}|\d)")
_ORDINAL_ALONE = re.compile(r"第?[一二三四五六](?:部分)?\s*[、.．:：]?")
_LONGEST = 45
_DISCLOSURE = 2
"""The section of table two."""

_SURELY_A_REPORT = 3
"""Sections found in known words from which on others may be found in unknown ones."""


@dataclass(frozen=True)
class Heading:
    """Where a section begins: block index, its number, the heading as printed, what follows in its line."""

    index: int
    number: int
    text: str
    rest: str = ""


@dataclass(frozen=True)
class _Wordings:
    """``headings.toml``, which says what each of them is."""

    full: Wording
    partial: Wording
    implied: Wording
    loosely: dict[int, re.Pattern[str]]


@cache
def _wordings() -> _Wordings:
    data = tomllib.loads(files(__package__).joinpath("headings.toml").read_text(encoding="utf-8"))
    return _Wordings(
        full=Wording({str(n): [heading, *data[str(n)]["full"]] for n, heading in HEADINGS.items()}),
        partial=Wording({number: said["partial"] for number, said in data.items()}),
        implied=Wording({number: said["implied"] for number, said in data.items()}),
        loosely={int(number): re.compile(said["loosely"]) for number, said in data.items()},
    )


def is_heading(text: str) -> bool:
    """Whether a line is a section's heading in full."""
    return _full(text) is not None


def number_of(text: str) -> int | None:
    """The number of the section whose heading a line is in full, with its ordinal; ``None`` for any other."""
    return _full(text) if len(text) <= _LONGEST and _FIRST_LEVEL.match(plain(text)) else None


def with_ordinals(blocks: Sequence[Block]) -> Iterable[Block]:
    """The blocks, a heading's ordinal (一、) that stands on a line of its own again before its words."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    alone = any(_is_ordinal(text) for text in texts if text[:1] in _FIRST_SIGNS)
    return _joined_to_words(blocks) if alone else blocks


def _joined_to_words(blocks: Iterable[Block]) -> Iterator[Block]:
    before: Paragraph | None = None
    for block in blocks:
        if before and isinstance(block, Paragraph) and is_heading(before.text + block.text):
            block = Paragraph(before.text + block.text, before.heading or block.heading)
            before = None
        if before:
            yield before
        before = block if isinstance(block, Paragraph) and _is_ordinal(block.text) else None
        if not before:
            yield block
    if before:
        yield before


def _is_ordinal(text: str) -> bool:
    return text[:1] in _FIRST_SIGNS and _ORDINAL_ALONE.fullmatch(text) is not None


def repeats(heading: Heading, line: str) -> bool:
    """Whether a line below a heading is the same again, as the caption of its table."""
    return len(line) <= _LONGEST and _full(line) == heading.number


def find_headings(blocks: Sequence[Block]) -> tuple[Heading, ...]:
    """The headings of the sections found, in the order in which they stand.

    Where a heading stands twice (a table of contents, a page's navigation), the last one counts. A heading
    with an ordinal of the first level, or with a heading's style, comes before one without.
    """
    paragraphs = [(i, block) for i, block in enumerate(blocks) if isinstance(block, Paragraph)]
    found: dict[int, tuple[int, Heading]] = {}
    for index, paragraph in paragraphs:
        heading = _heading(index, paragraph)
        if heading is None:
            continue
        rank = _rank(paragraph)
        if heading.number not in found or rank >= found[heading.number][0]:
            found[heading.number] = (rank, heading)
    for index, paragraph in paragraphs if len(found) < len(HEADINGS) else ():
        partial = _wordings().partial.exact(paragraph.text) if len(paragraph.text) <= _LONGEST else None
        if partial and _rank(paragraph) == 2 and int(partial) not in found:
            found[int(partial)] = (2, Heading(index, int(partial), paragraph.text))
    headings = sorted((heading for _, heading in found.values()), key=lambda heading: heading.index)
    return tuple(headings if len(found) == len(HEADINGS) else _with_missing(headings, paragraphs))


def _heading(index: int, paragraph: Paragraph) -> Heading | None:
    text = paragraph.text
    number = _full(text)
    if number is not None:
        return Heading(index, number, text)
    run_in = _RUN_IN.match(text) if plain(text[:1]) in _FIRST_SIGNS else None
    if run_in and _FIRST_LEVEL.match(plain(run_in[1])):
        number = _full(run_in[1])
        if number is not None:
            return Heading(index, number, run_in[1], run_in[2])
    return None


def _full(text: str) -> int | None:
    bare = _undecorated(text)
    return _number_of(bare) if len(bare) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _number_of(bare: str) -> int | None:
    """The number of the section whose heading this short line is; every cell of a table is asked for it."""
    if _SECOND_LEVEL.match(plain(bare)):
        return None
    wording = _wordings().full
    # Without an ordinal only the exact words count: a sentence may be as close to them as a misprint.
    name = wording.match(bare) if _FIRST_LEVEL.match(plain(bare)) else wording.exact(bare)
    return int(name) if name else None


def _rank(paragraph: Paragraph) -> int:
    text = plain(_undecorated(paragraph.text))
    if _SECOND_LEVEL.match(text):
        return 0
    return 2 if paragraph.heading or _FIRST_LEVEL.match(text) else 1


def _with_missing(headings: list[Heading], paragraphs: Sequence[tuple[int, Paragraph]]) -> list[Heading]:
    """Add the sections that no first-level heading names, where something between their neighbours does.

    First the known words under an ordinal of a lower level; then, in what the others show to be a report,
    a first-level heading in unknown words, and a sub-heading whose own heading is missing.
    """
    for find in (_under_other_ordinal, _said_loosely, _implied):
        for number in HEADINGS:
            if find is not _under_other_ordinal and len(headings) < _SURELY_A_REPORT:
                break
            if any(heading.number == number for heading in headings):
                continue
            after = max((h.index for h in headings if h.number < number), default=-1)
            before = min((h.index for h in headings if h.number > number), default=None)
            inside = [(i, p) for i, p in paragraphs if after < i and (before is None or i < before)]
            # A table's own words say where it begins whatever stands before them.
            sure = number == 1 or after >= 0 or (find is _implied and number == _DISCLOSURE)
            missing = find(inside, number) if sure else None
            if missing:
                headings = sorted([*headings, missing], key=lambda heading: heading.index)
    return headings


def _under_other_ordinal(inside: Sequence[tuple[int, Paragraph]], number: int) -> Heading | None:
    """1、总体情况, 一总体情况, 一是总体情况: the section's words with its own ordinal.

    Section one's aspects have the words of sections two and three, but the ordinals before theirs.
    """
    for index, paragraph in inside:
        bare = _undecorated(paragraph.text)
        words = _ORDINAL.sub("", plain(bare), count=1).removeprefix("是")
        if len(bare) <= _LONGEST and _ordinal(bare) == number and _says(number, (bare, words)):
            return Heading(index, number, paragraph.text)
    return None


def _says(number: int, texts: Iterable[str]) -> bool:
    return any(_wordings().full.exact(text) == str(number) for text in texts)


def _said_loosely(inside: Sequence[tuple[int, Paragraph]], number: int) -> Heading | None:
    """A first-level heading in unknown words, the one with the section's ordinal before others."""
    said = [
        Heading(index, number, paragraph.text)
        for index, paragraph in inside
        if len(paragraph.text) <= _LONGEST
        and _rank(paragraph) == 2
        and _wordings().loosely[number].search(plain(paragraph.text))
    ]
    return next((h for h in said if _ordinal(h.text) == number), said[0] if said else None)


def _ordinal(text: str) -> int | None:
    found = _ORDINAL.match(plain(text))
    return (int(found[1]) if found[1].isdigit() else parse_numeral(found[1])) if found else None


def _undecorated(text: str) -> str:
    """The line without marks of emphasis round it: 【总体情况】, **一、总体情况**, ## 一、总体情况."""
    return text.strip("#*【】[] 　\t").rstrip("。:：")


def _implied(inside: Sequence[tuple[int, Paragraph]], number: int) -> Heading | None:
    return next((Heading(i, number, "", p.text) for i, p in inside if _implies(p.text, number)), None)


def _implies(text: str, number: int) -> bool:
    line = re.split(r"[。:：]", text, maxsplit=1)[0]
    return len(line) <= _LONGEST and _wordings().implied.exact(line) == str(number)
