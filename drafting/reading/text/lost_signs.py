"""Question marks that stand at the beginning of lines for blanks which a program could not write."""

import re
from collections.abc import Sequence

_LOST = re.compile(r"[?\ufffd]+(?=[^?\ufffd\s])")
_SURE = 2
"""Question marks in a row; no sentence begins with as many."""

_LEAST_LINES = 3
"""One line may begin with a question mark of its own."""


def without_lost_blanks(lines: Sequence[str]) -> Sequence[str]:
    """The lines, without the question marks at their beginnings: of several lines, or several of one."""
    lost = {
        i: found
        for i, line in enumerate(lines)
        if line[:1] in ("?", "\ufffd") and (found := _LOST.match(line))
    }
    if len(lost) < _LEAST_LINES:
        lost = {index: found for index, found in lost.items() if len(found[0]) >= _SURE}
    return [line[len(lost[i][0]) :] if i in lost else line for i, line in enumerate(lines)] if lost else lines
