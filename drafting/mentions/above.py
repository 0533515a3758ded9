"""Numbers that only say how many of the figures before them are meant (…，两项合计占办理总数的…)."""

import re

from drafting.mentions.numbers import NumberMention
from drafting.references import REFERENCE

_FEW = "两二三四五六"
_COUNTED = re.compile(rf"[{_FEW}](?:项|者|类|种)(?:情形)?(?=合计|共计|相加|之和|合占|共占)")
_FIGURE = re.compile(rf"{REFERENCE.pattern}|\d+(?:\.\d+)?")


def counts_above(number: NumberMention, text: str) -> bool:
    """Whether the number counts figures that its sentence has named before: all of them, or some."""
    start = number.span[0]
    if number.value is None or text[start] not in _FEW or not _COUNTED.match(text, start):
        return False
    before = text[max(text.rfind(end, 0, start) for end in "。！？\n") + 1 : start]
    return number.value <= len(_FIGURE.findall(before))
