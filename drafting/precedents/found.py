"""Why an item was found: which of its words the query has too, and what theme both speak of."""

import re
from dataclasses import dataclass

from drafting.precedents.precedent import Precedent
from drafting.precedents.themes import main_theme, shipped_themes, themes_of

_LEAST = 2
"""Characters of a stretch that says anything."""

_COMMON = re.compile(
    "政府信息公开|政府信息|信息公开|政务公开|政府|政务|信息|公开|工作|情况|进行|开展|方面|有关|相关"
)
"""What almost every item has: it shows nothing."""

_SEGMENT = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Reasons:
    """``spans`` [start, end) of the item's text that the query has too, in order, none within another.

    ``words`` are these stretches, each once, the longest first; ``theme`` the theme that both speak of and
    ``theme_words`` its words in the item; ``theme`` is empty where they share none.
    """

    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    theme: str = ""
    theme_words: tuple[str, ...] = ()


def reasons(query: str, item: Precedent) -> Reasons:
    """Why this item answers this query; nothing at all where only an embeddings model sees a likeness."""
    spans = _shared(query, item.text)
    words = sorted(dict.fromkeys(item.text[start:end] for start, end in spans), key=len, reverse=True)
    theme = main_theme(themes_of(query))
    if theme not in themes_of(item.text) and theme != item.theme:
        theme = ""
    told = shipped_themes().words_of(item.text, theme) if theme else ()
    places = [
        (match.start(), match.end()) for word in told for match in re.finditer(re.escape(word), item.text)
    ]
    return Reasons(_joined([*spans, *places]), tuple(words), theme, told)


def _shared(query: str, text: str) -> list[tuple[int, int]]:
    """The stretches of the text that stand in the query, as long as they go, common words left out."""
    pairs = {
        segment[i : i + _LEAST]
        for segment in _SEGMENT.findall(_COMMON.sub("，", query))
        for i in range(len(segment) - _LEAST + 1)
    }
    blanked = _COMMON.sub(lambda match: "，" * len(match[0]), text)
    return list(
        _joined([(i, i + _LEAST) for i in range(len(text) - _LEAST + 1) if blanked[i : i + _LEAST] in pairs])
    )


def _joined(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
