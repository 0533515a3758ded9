"""A printed text with one injury that leaves every number whole: what is gone or elsewhere has to be seen."""

import re
from collections.abc import Callable
from random import Random

_NUMBER = re.compile(r"(?<![\d.,\w])\d[\d,]*(?:\.\d+)?(?![\d.,\w])")
_LABEL = re.compile(r"[\u4e00-\u9fff]{4,}")
_SEPARATOR = re.compile(r"\t| ?\| ?|  +|\u3000+")
_LONGEST = 12
"""Lines."""

Injury = Callable[[list[str], range, Random], None]


def _stretch(tables: range, chance: Random) -> tuple[int, int]:
    start = chance.choice(tables)
    return start, min(tables.stop, start + chance.choice((1, 1, 2, 3, 5, _LONGEST)))


def cut(lines: list[str], tables: range, chance: Random) -> None:
    """Lines are lost."""
    start, end = _stretch(tables, chance)
    del lines[start:end]


def double(lines: list[str], tables: range, chance: Random) -> None:
    """Lines stand twice, one time under the other."""
    start, end = _stretch(tables, chance)
    lines[end:end] = lines[start:end]


def move(lines: list[str], tables: range, chance: Random) -> None:
    """Lines stand elsewhere."""
    start, end = _stretch(tables, chance)
    taken = lines[start:end]
    del lines[start:end]
    at = chance.choice(tables[: max(1, len(tables) - len(taken))])
    lines[at:at] = taken


def _on_one(pattern: re.Pattern[str], put: Callable[[str], str]) -> Injury:
    """The same done to one place of one line."""

    def injure(lines: list[str], tables: range, chance: Random) -> None:
        found = [(i, match) for i in tables for match in pattern.finditer(lines[i])]
        if found:
            index, match = chance.choice(found)
            line = lines[index]
            lines[index] = line[: match.start()] + put(match[0]) + line[match.end() :]

    return injure


def end(lines: list[str], tables: range, chance: Random) -> None:
    """The rest of the file is lost."""
    del lines[chance.choice(tables) :]


INJURIES: dict[str, Injury] = {
    "行缺": cut,
    "行重": double,
    "行移": move,
    "数缺": _on_one(_NUMBER, lambda _: ""),
    "标签缺字": _on_one(_LABEL, lambda text: text[: len(text) // 2]),
    "标签缺": _on_one(_LABEL, lambda _: ""),
    "隔缺": _on_one(_SEPARATOR, lambda _: " "),
    "隔重": _on_one(_SEPARATOR, lambda text: text * 2),
    "截断": end,
}


def injured(data: bytes, kind: str, chance: Random) -> bytes:
    """The report with one injury among the lines of its tables."""
    lines = data.decode("utf-8").split("\n")
    first = next(i for i, line in enumerate(lines) if line.startswith("二、"))
    last = next(i for i, line in enumerate(lines) if line.startswith("五、"))
    INJURIES[kind](lines, range(first + 1, last), chance)
    return "\n".join(lines).encode()
