"""What a clerk types, understood: words that name a year, an organ or a kind become filters."""

import re
from collections.abc import Collection
from dataclasses import dataclass

_YEAR = re.compile(r"(20\d{2})\s*年?(?:度)?的?")
_RELATIVE = (("前年", 2), ("去年", 1), ("上年度", 1), ("上一年", 1), ("今年", 0))
_KINDS = (
    (
        "measure",
        re.compile(r"的?(?:整改措施|改进措施|措施|怎么改进?|如何改进?|怎么整改|怎么办|如何解决)[？?]?"),
    ),
    ("problem", re.compile(r"的?(?:存在的?(?:主要)?问题|有(?:什么|哪些)问题|的问题)[？?]?")),
)
_OWN = re.compile(r"我(?:[省市县区旗镇乡局委办]|单位|街道)的?")


@dataclass(frozen=True)
class Asked:
    """The text that is left to rank by, and the filters understood; ``None``: nothing said."""

    text: str
    year: int | None = None
    organ: str | None = None
    kind: str | None = None


def understand(typed: str, *, organs: Collection[str], own: str, latest: int) -> Asked:
    """Take year, organ and kind out of what was typed.

    Args:
        typed: the clerk's words.
        organs: the organs in the index; the longest whose name stands in the words is meant.
        own: the clerk's own organ, which 我区 and the like mean; empty where it is not known.
        latest: the year that is being written; 去年 is the one before.
    """
    text, year, organ, kind = typed, None, None, None
    for word, back in _RELATIVE:
        if year is None and word in text:
            text, year = text.replace(word, "", 1), latest - back
    if year is None and (found := _YEAR.search(text)):
        text, year = _without(text, found), int(found[1])
    for name in sorted(organs, key=len, reverse=True):
        if organ is None and name and name in text:
            text, organ = text.replace(name, "", 1), name
    if organ is None and own in organs and (found := _OWN.search(text)):
        text, organ = _without(text, found), own
    for of, pattern in _KINDS:
        if kind is None and (found := pattern.search(text)):
            text, kind = _without(text, found), of
    text = text.strip(" 　，、：的？?")
    # With nothing left there is nothing to rank by: then the words themselves are.
    return Asked(text or typed.strip(), year, organ, kind)


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + text[found.end() :]
