"""Punctuation as Chinese texts have it, so that one set of rules reads both kinds."""

import re

_WIDE = str.maketrans(",;:()!?[]", "，；：（）！？【】")
_BESIDE_CHINESE = re.compile(
    r"(?<=[\u4e00-\u9fff”》）)])[,;:()!?\[\]]|[,;:()!?\[\]](?=[\u4e00-\u9fff“《（(])"
)


def folded(text: str) -> str:
    """The text with ASCII punctuation beside Chinese characters as Chinese punctuation, place for place.

    Both brackets of (1) stay as they are, and so do 8:30 and 1,024.
    """
    return _BESIDE_CHINESE.sub(lambda match: match.group().translate(_WIDE), text)
