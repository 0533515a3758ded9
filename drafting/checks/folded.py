"""Texts as the rules of wording read them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_FOLDED = [*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), 0xFF08, 0xFF09, 0xFF3B, 0xFF3D]
_FOLDED += [c for c in range(0xFF01, 0xFF5F) if unicodedata.normalize("NFKC", chr(c)).isalnum()]
_SAME_LENGTH = {
    c: one for c in _FOLDED if (one := unicodedata.normalize("NFKC", chr(c))) != chr(c) and len(one) == 1
}
_WIDE = re.compile(f"[{''.join(map(chr, _SAME_LENGTH))}]+")
_SPACE = re.compile("[\t\v\f\r\x1c-\x1f \x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]")
"""All that ``_SPACES`` may begin with, as one class."""
_SPACES = re.compile(r"[^\S\n]*[\u200b\ufeff][^\S\n]*|(?<![A-Za-z0-9])[^\S\n]+|[^\S\n]+(?![A-Za-z0-9])")


@dataclass(frozen=True)
class Folded:
    """A text without white space inside its lines (it stays between two ASCII words), each place known.

    Full-width letters, digits and brackets are half-width, radicals are characters; the other punctuation
    stays as it is. ``origins`` gives the place in the original of each character of ``text``.
    """

    text: str
    origins: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's span of ``text[start:end]``, which must not be empty."""
        return self.origins[start], self.origins[end - 1] + 1


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """The text folded; the same text is folded once."""
    text = text.replace("（", "(").replace("）", ")")  # most of what is wide
    flat = _WIDE.sub(lambda match: match[0].translate(_SAME_LENGTH), text)
    if not _SPACE.search(flat):
        return Folded(flat, range(len(flat)))
    origins: list[int] = []
    at = 0
    for gap in _SPACES.finditer(flat):
        origins.extend(range(at, gap.start()))
        at = gap.end()
    origins.extend(range(at, len(flat)))
    return Folded("".join(flat[i] for i in origins) if at else flat, tuple(origins))


def bare(words: str) -> str:
    """Words of a list, or a heading, as they stand in a folded text."""
    return fold(words).text


def excerpt(text: str, span: tuple[int, int], around: int = 12) -> str:
    """What stands at a place, with a few characters on either side."""
    return text[max(0, span[0] - around) : span[1] + around].replace("\n", " ").strip()


def sentence_at(text: str, place: tuple[int, int]) -> str:
    """The sentence in which a place of a folded text lies."""
    end = text.find("。", place[1])
    return text[text.rfind("。", 0, place[0]) + 1 : end if end >= 0 else len(text)]
