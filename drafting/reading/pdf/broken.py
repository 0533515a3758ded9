"""What a print without rules broke: characters set apart or downwards, numbers and marks over some lines."""

from collections.abc import Sequence
from dataclasses import replace

from drafting.figures import BLANK_MARKS
from drafting.reading.pdf.words import Word, Words
from drafting.reading.placing.values import COUNTED, is_value_like

_APART = 0.35
"""Heights between two characters of one word at most; columns stand further apart."""

_WIDE = frozenset(",.，．０１２３４５６７８９")
_LINE_STEP = 1.8
"""Line heights from one line of a cell to its next at most."""

_CLOSE = 1.15
"""Heights from one character to the next of a label printed downwards at most."""

_FEWEST_UPRIGHT = 3

_LONG_MARKS = tuple(mark for mark in BLANK_MARKS if len(mark) > 1 and mark.isalpha())


def closed_up(line: Words) -> Words:
    """The line, the single Chinese characters put together that are only set apart from each other.

    So is a unit with its number.
    """
    words: list[Word] = []
    for word in line:
        before = words[-1] if words else None
        if before and _is_close(before, word) and _is_apart(before, word):
            words[-1] = before.joined(word)
        else:
            words.append(word)
    return tuple(words)


def with_upright(lines: Sequence[Words]) -> list[Words]:
    """The lines, characters that stand closely under each other put together: a label printed downwards.

    It stands on its first character's line; what two characters spell may be a label broken over two lines.
    """
    found = [list(line) for line in lines]
    for index, line in enumerate(lines):
        for word in line:
            run = [(index, word)]
            while (following := _touching(found, *run[-1])) is not None:
                run.append(following)
            if len(run) < _FEWEST_UPRIGHT or word not in found[index]:
                continue
            whole = word
            for at, part in run[1:]:
                found[at].remove(part)
                whole = whole.joined(part)
            found[index][found[index].index(word)] = whole
    return [tuple(line) for line in found]


def _touching(lines: Sequence[Sequence[Word]], index: int, word: Word) -> tuple[int, Word] | None:
    """The character under a character, as one of the same label has it."""
    if len(word.text) > 1 or word.text.isascii():
        return None
    reach = word.middle + _CLOSE * (word.bottom - word.top)
    for at in range(index + 1, len(lines)):
        for other in lines[at]:
            if other.middle > reach and other.top > word.bottom + 2 * (word.bottom - word.top):
                return None
            alike = len(other.text) == 1 and not other.text.isascii() and abs(other.x0 - word.x0) <= 1
            if alike and word.middle < other.middle <= reach:
                return at, other
    return None


def _are_wide(*words: Word) -> bool:
    return all(_WIDE.issuperset(word.text) for word in words)


def _is_apart(before: Word, word: Word) -> bool:
    if word.text in COUNTED and before.text.isdecimal():
        return True
    return len(word.text) == 1 and f"{before.text}{word.text}".isalpha()


def _is_close(before: Word, word: Word) -> bool:
    return 0 <= word.x0 - before.x1 <= _APART * (word.bottom - word.top)


def with_numbers(lines: Sequence[Words]) -> list[Words]:
    """The lines, full-width numbers put together of which one half stands above a line, the other below it.

    Both stand beside that line, partly at its own height, as no other row's numbers do: it is their row's.
    Other digits break at a space alone, and may be two numbers.
    """
    found = [list(line) for line in lines]
    for index in range(1, len(lines) - 1):
        for upper in lines[index - 1]:
            for lower in lines[index + 1]:
                beside = found[index]
                if (
                    upper in found[index - 1]
                    and lower in found[index + 1]
                    and _are_wide(upper, lower)
                    and upper.overlaps(lower.x0, lower.x1)
                    and beside
                    and upper.middle < beside[0].middle < lower.middle
                    and min(upper.bottom - beside[0].top, beside[0].bottom - lower.top) > 1
                    and not any(word.overlaps(upper.x0, upper.x1) for word in beside)
                ):
                    found[index - 1].remove(upper)
                    found[index + 1].remove(lower)
                    beside.append(upper.joined(lower))
                    beside.sort(key=lambda word: word.x0)
    return [tuple(line) for line in found]


def with_marks(lines: Sequence[Words]) -> list[Words]:
    """The lines, a blank's mark that is broken over some of them (不适 / 用) put together on one.

    That is the line on which the row's numbers stand, at its height; or else the mark's first.
    """
    found = [list(line) for line in lines]
    for index, line in enumerate(lines):
        for word in line:
            parts = _mark_from(lines, index, word)
            if not parts or any(part not in found[at] for at, part in parts):
                continue
            whole = word
            for at, part in parts:
                found[at].remove(part)
                whole = whole if part is word else whole.joined(part)
            rows = [(at, other) for at in range(index, parts[-1][0] + 1) for other in found[at]]
            values = [(at, other) for at, other in rows if is_value_like(other.text)] or rows
            place, other = min(
                values, key=lambda each: abs(each[1].middle - whole.middle), default=(index, word)
            )
            found[place].append(replace(whole, top=other.top, bottom=other.bottom))
    return [tuple(sorted(line, key=lambda word: word.x0)) for line in found]


def _mark_from(lines: Sequence[Words], index: int, word: Word) -> list[tuple[int, Word]]:
    """The parts of a mark that begins with this word, each with its line; empty where none does."""
    if not any(mark.startswith(word.text) and mark != word.text for mark in _LONG_MARKS):
        return []
    parts, said = [(index, word)], word.text
    while said not in _LONG_MARKS:
        following = _below(lines, *parts[-1])
        said += following[1].text if following else " "
        if not following or not any(mark.startswith(said) for mark in _LONG_MARKS):
            return []
        parts.append(following)
    return parts


def _below(lines: Sequence[Words], index: int, word: Word) -> tuple[int, Word] | None:
    """What stands under a word as the next line of its cell does, and on which line."""
    reach = word.middle + _LINE_STEP * (word.bottom - word.top)
    return next(
        (
            (at, other)
            for at in range(index + 1, min(index + 4, len(lines)))
            for other in lines[at]
            if word.middle < other.middle <= reach and other.overlaps(word.x0, word.x1)
        ),
        None,
    )
