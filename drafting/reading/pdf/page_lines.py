"""Printed lines of a PDF's pages → paragraphs, by where each begins and ends between the page's margins."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.reading.pdf.words import Band, Words
from drafting.reading.placing.values import is_value_like
from drafting.reading.placing.wording import is_label_part
from drafting.reading.text.reader import begins_paragraph

_CHINESE = r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’]"
_GAP = re.compile(rf"(?<={_CHINESE})[ \u3000]+|[ \u3000]+(?={_CHINESE})")

_POINT = re.compile(r"[一二三四五六七八九十]{1,2}是")
_TITLE = re.compile(r"\d{4}\s*年度?\s*政府信息公开")

_SAME_SIDE = 1.5
"""Characters by which a full line may end before the margin: no sign stands at a line's beginning."""

_INDENT = 2
"""Characters by which a paragraph begins further right."""


@dataclass(frozen=True)
class PageLine:
    """A printed line, its sides and its height in points, and its words.

    ``indented``: it begins further right than the text; ``full``: it reaches the right margin.
    """

    text: str
    x0: float
    x1: float
    height: float
    words: Words
    indented: bool = False
    full: bool = False

    @property
    def top(self) -> float:
        """Where it stands, counted on from page to page."""
        return min((word.top for word in self.words), default=0.0)

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table without rules: it ends with a figure that stands apart."""
        return is_value_like(self.text.split()[-1])


def within_margins(pages: Sequence[Sequence[PageLine]], widths: Sequence[float]) -> list[list[PageLine]]:
    """The lines of each page, compared with the margins of the text; ``widths`` are the pages' own.

    A page that shows one side of the text alone (all its lines indented, or all short) has the margins of a
    page as wide that shows both.
    """
    own = [(min(line.x0 for line in page), max(line.x1 for line in page)) if page else None for page in pages]
    placed: list[list[PageLine]] = []
    for page, sides, width in zip(pages, own, widths, strict=True):
        if sides is None:
            placed.append([])
            continue
        alike = [other for other, wide in zip(own, widths, strict=True) if other and abs(wide - width) < 1]
        size = sorted(line.height for line in page)[len(page) // 2]
        left, right = max(
            (other for other in alike if _shows(other, sides, size)), key=lambda each: each[1] - each[0]
        )
        placed.append(
            [
                replace(
                    line,
                    indented=line.x0 > left + line.height,
                    full=line.x1 > right - _SAME_SIDE * line.height,
                )
                for line in page
            ]
        )
    return placed


def _shows(whole: Band, part: Band, size: float) -> bool:
    """Whether one page's sides hold another's, and the two share one, or the other is but indented."""
    left, right = part[0] - whole[0], whole[1] - part[1]
    indented = abs(left - _INDENT * size) <= 1
    return left >= -1 and right >= -1 and (left <= 1 or right <= _SAME_SIDE * size or indented)


def paragraphs(lines: Iterable[PageLine]) -> Iterator[str]:
    """The paragraphs of these lines: one goes on where its line was full and the next is not indented.

    Where the paragraph itself began indented, the next does, too: 二是 at a line's beginning goes on.
    """
    text, before, begun = "", None, False
    for line in lines:
        goes_on = before and before.full and not line.indented and not _are_tables(before, line)
        if goes_on and ((begun and _POINT.match(line.text)) or not begins_paragraph(text, line.text)):
            text += line.text
        else:
            if text:
                yield _closed_up(text)
            text, begun = line.text, line.indented
        before = line
    if text:
        yield _closed_up(text)


def _are_tables(before: PageLine, line: PageLine) -> bool:
    """Whether one of two lines is a row of a table without rules, or both are of a table's head."""
    return before.is_row or line.is_row or (is_label_part(before.text) and is_label_part(line.text))


def _closed_up(text: str) -> str:
    """A sentence or title without the gaps that justified lines have beside Chinese characters."""
    return _GAP.sub("", text) if "。" in text or _TITLE.search(text) else text
