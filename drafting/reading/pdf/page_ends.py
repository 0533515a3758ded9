"""A ruled table over a page's end: which cells before it and behind it are one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from drafting.reading.pdf.boxes import SAME_PLACE, Box
from drafting.reading.pdf.words import Word
from drafting.reading.placing.header_reading import TABLES
from drafting.reading.placing.wording import Wording, columns, heads, rows


def divided(upper: Sequence[Box], lower: Sequence[Box]) -> Mapping[Box, Box | None]:
    """The boxes of a row that a page's end divides: those before it → whole, those behind → ``None``.

    Empty where it divides none. The lower boxes' places count on from the upper ones'.
    """
    return _head_divided(upper, lower) or _row_divided(upper, lower)


def with_hanging(boxes: Sequence[Box], words: Iterable[Word]) -> tuple[Box, ...] | None:
    """The table with words that hang out of its last row; ``None`` where one is no single cell's.

    A browser does not move the last line of a cell to the next page where that holds the rest of its row.
    """
    hung: dict[Box, list[str]] = {}
    ending = _ending(boxes)
    for word in words:
        over = [box for box in ending if box.x0 <= (word.x0 + word.x1) / 2 <= box.x1]
        if len(over) != 1 or word.x0 < over[0].x0 - SAME_PLACE or word.x1 > over[0].x1 + SAME_PLACE:
            return None
        hung.setdefault(over[0], []).append(word.text)
    return tuple(
        replace(box, text="\n".join(filter(None, (box.text, *hung[box])))) if box in hung else box
        for box in boxes
    )


def _ending(boxes: Sequence[Box]) -> list[Box]:
    end = max(box.bottom for box in boxes)
    return [box for box in boxes if end - box.bottom <= SAME_PLACE]


def _head_divided(upper: Sequence[Box], lower: Sequence[Box]) -> Mapping[Box, Box | None]:
    """The cells of a head that go on behind a page's end, where the row there is the head's, too.

    It is where every text is a column's label, or one together with what stands before the end. A row that
    prints nothing may be one of blanks.
    """
    top = min(box.top for box in lower)
    first = [box for box in lower if box.top - top <= SAME_PLACE]
    if not any(box.text.strip() for box in first):
        return {}
    ending = _ending(upper)
    pairs = [(next((box for box in ending if _beside(box, below)), None), below) for below in first]
    for table in TABLES:
        wording = columns(table)
        whole = [(one, two) for one, two in pairs if one and _completes(wording, one, two)]
        rest = [two for one, two in pairs if (one, two) not in whole]
        if whole and all(wording.exact(two.text) or heads(table).exact(two.text) for two in rest):
            found: dict[Box, Box | None] = {two: None for _, two in whole}
            return found | {one: replace(one, bottom=two.bottom, text=_both(one, two)) for one, two in whole}
    return {}


def _both(before: Box, behind: Box) -> str:
    return "\n".join(filter(None, (before.text, behind.text)))


def _beside(one: Box, other: Box) -> bool:
    """Whether two boxes stand between the same two sides."""
    return abs(one.x0 - other.x0) <= SAME_PLACE and abs(one.x1 - other.x1) <= SAME_PLACE


def _completes(wording: Wording, before: Box, behind: Box) -> bool:
    """Whether a label goes on behind the page's end, or its cell does: the two are not a label each."""
    two = behind.text.strip() and wording.exact(before.text) and wording.exact(behind.text)
    return not two and wording.exact(before.text + behind.text) is not None


def _row_divided(upper: Sequence[Box], lower: Sequence[Box]) -> Mapping[Box, Box | None]:
    """The boxes of a row of values that a page's end divides.

    It does where the label before and the label behind the end are a row's only together, or where the label
    is whole before it and none is behind. A value that stands on both sides is one broken or two: its lines
    are kept apart.
    """
    lower = _below_head(upper, lower)
    if not lower:
        return {}
    end, top = max(box.bottom for box in upper), min(box.top for box in lower)
    first = min(box.bottom for box in lower)
    ending = {round(box.x1): box for box in upper if end - box.bottom <= SAME_PLACE}
    begun = max(b.top for b in upper) - SAME_PLACE
    pairs = [
        (ending.get(round(box.x1)) or ending.get(round(box.x1) - 1) or ending.get(round(box.x1) + 1), box)
        for box in lower
        if box.top - top <= SAME_PLACE and box.bottom - first <= SAME_PLACE
    ]
    # A cell that began above the last row is a group's label.
    known = [(before, behind) for before, behind in pairs if before and before.top > begun]
    if not known or not all(before for before, _ in pairs):
        return {}
    (before, behind), *values = sorted(known, key=lambda pair: pair[1].x0)
    wordings = [rows(table) for table in ("t2", "t3")]
    label = any(wording.exact(before.text + behind.text) for wording in wordings)
    parted = label and behind.text.strip() and not any(wording.exact(behind.text) for wording in wordings)
    filled = any(below.text.strip() for _, below in values)
    rest = filled and not behind.text.strip() and any(wording.match(before.text) for wording in wordings)
    if not (parted or rest):
        return {}
    whole: dict[Box, Box | None] = {two: None for _, two in known}
    return whole | {
        one: replace(one, text="\n".join(filter(None, (one.text, two.text)))) for one, two in known
    }


def _below_head(upper: Sequence[Box], lower: Sequence[Box]) -> list[Box]:
    """The cells of a table's rest without its head, where that is printed once more."""
    begin, again = min(box.top for box in upper), min(box.top for box in lower)
    head = {(round(box.x0), round(box.x1), round(box.top - begin), box.text) for box in upper}
    end = again
    for top, row in groupby(sorted(lower, key=lambda box: box.top), key=lambda box: box.top):
        if not all((round(b.x0), round(b.x1), round(top - again), b.text) in head for b in row):
            end = top
            break
    return [box for box in lower if box.top >= end]
