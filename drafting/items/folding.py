"""Punctuation as Chinese texts have it, so that one set of rules reads both kinds."""

import re

_WIDE = str.maketrans(",;:()!?[]", "，；：（）！？【】")
_CHINESE, _OPENING = r"[\u4e00-\u9fff”》）)]", r"[\u4e00-\u9fff“《（(]"
_BESIDE_CHINESE = re.compile(rf"[,;:()!?\[\]](?:(?<={_CHINESE}.)|(?={_OPENING}))")
_FULL_STOP = re.compile(rf"\.(?<={_CHINESE}\.)(?<![一二三四五六七八九十]\.)(?={_OPENING}|20\d\d年|\s|$)")
"""Each begins with its own character and only then looks at what stands before: re finds it at once."""


def folded(text: str) -> str:
    """The text with ASCII punctuation beside Chinese characters as Chinese punctuation, place for place.

    Both brackets of (1) stay as they are, and so do 8:30 and 1,024.
    """
    return _FULL_STOP.sub("。", _BESIDE_CHINESE.sub(lambda match: match.group().translate(_WIDE), text))
