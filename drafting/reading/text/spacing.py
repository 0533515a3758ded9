"""Tables printed a cell a paragraph: what the blank lines between them say of the lines without one."""

from collections.abc import Sequence

from drafting.reading.placing.values import is_value_like

_LEAST = 20
"""Numbers that stand a blank line from the next, from which each is a paragraph."""

_OFTEN = 10
"""So many times as often as they touch."""


def cells_whole(lines: Sequence[str]) -> Sequence[str]:
    """The lines; where each number is a paragraph, two that touch are lines of one, and so of one cell.

    A line that stands twice would otherwise fill the place of a blank that the row has lost.
    """
    bare = [line.strip() for line in lines]
    values = [bool(text) and is_value_like(text) for text in bare]
    touching = {i for i in range(1, len(bare)) if values[i] and values[i - 1]}
    apart = sum(values[i] and not bare[i - 1] and values[i - 2] for i in range(2, len(bare)))
    if not touching or apart < max(_LEAST, _OFTEN * len(touching)):
        return lines
    found: list[str] = []
    for index, line in enumerate(lines):
        if index in touching:
            found[-1] = f"{found[-1]} {bare[index]}"
        else:
            found.append(line)
    return found
