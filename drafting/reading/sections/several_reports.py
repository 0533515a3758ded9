"""A file that holds several reports one behind the other: another organ's, or those of other years.

Their tables would be read into one. Only where a title that names another organ or year stands between two
whole courses of headings are they told apart.
"""

from collections.abc import Sequence
from itertools import pairwise

from drafting.reading.document import Block, Paragraph
from drafting.reading.sections.headings import number_of
from drafting.reading.sections.titles import Title, find_title

_LEAST_HEADINGS = 4
"""Of a report; a list of contents has no title behind it."""

_ABOVE = 8
"""Paragraphs above the first heading among which a report's title is looked for."""


def one_report(blocks: Sequence[Block], name: str) -> tuple[Sequence[Block], Sequence[str]]:
    """The blocks of the report that the file's name names, else of the first; the titles of the others."""
    starts = _starts(blocks)
    if not starts:
        return blocks, ()
    ends = [*(start for start, _ in starts[1:]), len(blocks)]
    named = find_title((), name)
    chosen = next((index for index, (_, title) in enumerate(starts) if named and _are_one(title, named)), 0)
    begin = 0 if chosen == 0 else starts[chosen][0]
    others = [title.text for index, (_, title) in enumerate(starts) if index != chosen]
    return blocks[begin : ends[chosen]], others


def _starts(blocks: Sequence[Block]) -> list[tuple[int, Title]]:
    """Where each of several reports begins, with its title; empty unless all have a title of their own."""
    headings = [
        (index, number)
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and (number := number_of(block.text)) is not None
    ]
    courses: list[list[int]] = [[]]
    last = 0
    for index, number in headings:
        if number < last:
            courses.append([])
        courses[-1].append(index)
        last = number
    courses = [course for course in courses if len(course) >= _LEAST_HEADINGS]
    if len(courses) < 2:  # of most files; no title is looked for
        return []
    found: list[tuple[int, Title]] = []
    end = 0
    for course in courses:
        title = _title_above(blocks, end, course[0])
        if title is None:
            return []
        found.append(title)
        end = course[-1] + 1
    return [] if any(_are_one(a, b) for (_, a), (_, b) in pairwise(found)) else found


def _title_above(blocks: Sequence[Block], end: int, heading: int) -> tuple[int, Title] | None:
    """The title in the paragraphs above a heading, back to the report before, and where it stands."""
    above = [i for i in range(end, heading) if isinstance(blocks[i], Paragraph)]
    above = above[-_ABOVE:] if end else above
    texts = [block.text for i in above if isinstance(block := blocks[i], Paragraph)]
    title = find_title(texts)
    if title is None or not (title.organ and title.year):
        return None
    return above[
        next((i for i, text in enumerate(texts) if text in title.text or title.text in text), 0)
    ], title


def _are_one(one: Title, other: Title) -> bool:
    """Whether two titles may be of one report: neither names an organ or a year that the other does not."""
    years = one.year == other.year or None in (one.year, other.year)
    organs = one.organ.endswith(other.organ) or other.organ.endswith(one.organ)
    return years and organs
