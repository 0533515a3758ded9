"""What a PDF prints on every page round its text: numbers, running heads and feet, a browser's stamp."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from drafting.reading.pdf.page_lines import PageLine
from drafting.reading.text.reader import is_page_number

_NUMBER = re.compile(r"\d{1,3}")
_ALONE = re.compile(r"[1-9]\d{0,2}(?:\s*[/\uff0f]\s*[1-9]\d{0,2})?")
"""The page's number, or with how many there are: 3, 3/8."""

_STAMP = re.compile(r"\d{1,4}([/-])\d{1,2}\1\d{1,4}\D{1,9}\d{1,2}:\d{2}")
"""When a browser printed the page: 2024/1/23 10:15, 1/23/24, 10:15 AM."""

_YEAR = re.compile(r"20\d\d(?:\s*年度?)?")
"""A year alone, as running heads have it: no page's number; a table's would not stand on several."""

_DEPTH = 4
"""Lines that a running head or foot has at most."""

Part = TypeVar("Part")


def without_running(pages: Sequence[Sequence[Part]]) -> list[list[Part]]:
    """The pages' parts without what is printed on each at its head or foot, and without its number.

    A head that stands on the first page is kept there where it may be the title: not with a browser's stamp,
    and not where the same stands below it once more.
    """
    kept = [[part for part in page if not _is_numbered(part)] for page in pages]
    for place in (0, -1):
        numbered: set[int] = set()  # one number a page: the next one is a table's
        done: set[int] = set()  # where the title stands, nothing above it is left
        for _ in range(_DEPTH):
            begun: set[str] = set()
            ends = [None if i in numbered | done else _end(page, place) for i, page in enumerate(kept)]
            for index, line, counted in list(_running(ends)):
                may_be_title = place == 0 and not counted and line.text not in begun and not _is_year(line)
                begun.add(line.text)
                if _is_alone(line.text):
                    numbered.add(index)
                elif may_be_title and not _is_told_again(line.text, kept[index]):
                    done.add(index)
                    continue
                del kept[index][place]
    return kept


def _is_numbered(part: object) -> bool:
    return isinstance(part, PageLine) and is_page_number(part.text)


def _end(page: Sequence[object], place: int) -> PageLine | None:
    end = page[place] if page else None
    return end if isinstance(end, PageLine) else None


def _running(ends: Sequence[PageLine | None]) -> Iterator[tuple[int, PageLine, bool]]:
    """The pages at whose end a line stands that stands at another's, too, and whether it counts the pages."""
    keys = [_keys(end, page) if end else set() for page, end in enumerate(ends)]
    seen = Counter(key for each in keys for key in each)
    for page, (end, each) in enumerate(zip(ends, keys, strict=True)):
        if end and (any(seen[key] > 1 for key in each) or _is_number(end.text, page)):
            yield page, end, seen[end.text] < 2


def _keys(end: PageLine, page: int) -> set[str]:
    """What a line may have in common with another page's: its text, or its text but for the page's number.

    A row of a table has neither; of a number alone (``4``, ``4/9``) the distance to the page counts.
    """
    if _is_year(end):
        return {end.text}
    if end.is_row and not _is_alone(end.text):
        return set()
    masked = {
        f"{end.text[: each.start()]}#{int(each[0]) - page}{end.text[each.end() :]}"
        for each in _NUMBER.finditer(end.text)
    }
    return masked if _is_alone(end.text) else masked | {end.text}


def _is_year(line: PageLine) -> bool:
    return _YEAR.fullmatch(line.text.strip()) is not None


def _is_alone(text: str) -> bool:
    """Whether a line is a page's number, or may be one."""
    return bool(_ALONE.fullmatch(text.strip()))


def _is_number(text: str, page: int) -> bool:
    """Whether a line is the number of this page, counted from the file's first."""
    return _is_alone(text) and int(_NUMBER.findall(text)[0]) == page + 1


def _is_told_again(head: str, page: Sequence[object]) -> bool:
    """Whether a running head is none of the report's text where it stands first."""
    below = (part.text for part in page[1:] if isinstance(part, PageLine))
    return bool(_STAMP.search(head)) or head in below
