"""The labels of a table printed without rules, each put together from its lines."""

from collections.abc import Callable, Iterable

from drafting.reading.pdf.bands import ORDINAL
from drafting.reading.pdf.words import Word, Words
from drafting.reading.placing.wording import is_label_part, rows

LINE_STEP = 2.0
"""Line heights within which a wrapped label goes on."""


def find_labels(lines: Iterable[Words], right: float, is_row: Callable[[Words], bool]) -> list[Word]:
    """The labels in front of the numbers, each put together from its lines.

    A label that is whole does not go on with words that are none of the form's: these begin a row of their
    own where values stand beside them.

    Args:
        lines: the table's, its head's among them.
        right: where the first column of numbers begins.
        is_row: whether values stand in a line.
    """
    labels: list[Word] = []
    for line in lines:
        for word in line:
            if word.x1 > right:
                continue
            if ORDINAL.match(word.text):
                labels.append(word)
                continue
            near = [
                index
                for index, label in enumerate(labels)
                if _goes_on_below(label, word) or _follows(label, word)
            ]
            if not near:
                continue
            if not _is_foreign(labels[near[-1]], word):
                labels[near[-1]] = labels[near[-1]].joined(word)
            elif is_row(line):
                labels.append(word)
    return labels


def _is_foreign(label: Word, word: Word) -> bool:
    """Whether a word is no part of a label that is one of the form's without it."""
    return rows("t3").exact(label.text) is not None and not is_label_part(word.text)


def _goes_on_below(label: Word, word: Word) -> bool:
    """Whether a word stands under a label's last line, as the next line of it does."""
    height = word.bottom - word.top
    return word.overlaps(label.x0, label.x1) and 0 <= word.bottom - label.bottom < LINE_STEP * height


def _follows(label: Word, word: Word) -> bool:
    """Whether a word goes on on the same line: an ordinal and its text apart."""
    height = word.bottom - word.top
    beside = abs(label.middle - word.middle) < height / 2 and 0 <= word.x0 - label.x1 < height
    return beside and bool(ORDINAL.fullmatch(label.text))
