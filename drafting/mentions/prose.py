"""Prose as the recogniser sees it: NFKC, without white space, references as single marks.

Every position of the folded text leads back to the text as it was written, so that every span handed out
is a span of the original.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafting.references import REFERENCE, SUPPORT

REFERENCE_MARK = "\ue000"
"""Stands in the folded text for a whole ``[[reference]]``: one token, no number."""

MASK_MARK = "\ue001"
"""Stands for a character that a mask covers."""

Span = tuple[int, int]

_TOKEN = re.compile(f"{REFERENCE.pattern}|{SUPPORT.pattern.replace('?P<id>', '?:')}")
_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。!?\n]+[。!?]?")
_PLAIN = re.compile(r"(?:[\u4e00-\u9fff0-9A-Za-z、。“”《》.%；：（）\n]++|，(?![０-９]))+")
"""What stays as it is, but for the four that are narrowed."""
_NARROWED = tuple(zip("；：（）", ";:()", strict=True))
_BREAKS = re.compile("[，;:。!?、,()]")
_BRACKETS = re.compile("[()]")
_CITED = re.compile(f"(?:{REFERENCE_MARK}[件条宗起份个项]?)$")
_QUOTES = {"《": "》", "“": "”", "「": "」"}
_QUOTE = re.compile(f"[{''.join(_QUOTES)}]")
_TITLE = re.compile("《[^《》]*》")


@dataclass(frozen=True)
class Prose:
    """A text with its folded form.

    ``text`` is the folded text; ``starts`` gives, for each of its characters, where in the original what it
    stands for begins, and ``ends`` where that ends if it is not one further.
    """

    source: str
    text: str
    starts: tuple[int, ...]
    ends: Mapping[int, int]

    def __hash__(self) -> int:
        return hash(self.source)  # the rest follows from it

    @classmethod
    def of(cls, source: str) -> "Prose":
        """Fold a text: NFKC a character, white space dropped (kept between two ASCII words), line ends kept.

        The Chinese comma stays (``26，8`` has no thousands separator); circled digits stay (① is an ordinal).
        """
        return _prose(source)

    def span(self, start: int, end: int) -> Span:
        """The original's span of ``text[start:end]``, which must not be empty."""
        return self.starts[start], self.ends.get(end - 1, self.starts[end - 1] + 1)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The paragraphs' spans in the folded text; empty ones are left out."""
        return tuple(match.span() for match in _PARAGRAPH.finditer(self.text))

    def sentences(self, within: Span) -> tuple[Span, ...]:
        """The sentences of a paragraph, their full stop included."""
        found = _SENTENCE.finditer(self.text, *within)
        return tuple(match.span() for match in found)

    def clauses(self, within: Span, counted: tuple[Span, ...]) -> tuple[Span, ...]:
        """The clauses of a sentence.

        A comma, semicolon or colon ends one; 、 only where a number or reference stands before it since the
        last break (自然人84件、商业企业3件 are two, 行政复议、行政诉讼3件 is one); brackets only where they
        hold one. Nothing is split inside a number, 《》 or quotation marks.

        Args:
            within: the sentence.
            counted: the spans of numbers and references in the folded text.
        """
        return _clauses(self, within, counted)

    def asides(self, within: Span, counted: tuple[Span, ...]) -> tuple[Span, ...]:
        """The brackets of a sentence that explain the figure right before them: 145件（其中自然人118件）.

        Args:
            within: the sentence.
            counted: the spans of numbers and references in the folded text.
        """
        if self.text.find("(", *within) < 0:
            return ()
        ends = {end for _, end in counted}
        return tuple(
            span
            for span in _bracketed(self.text, within)
            if span[0] in ends or _CITED.search(self.text, within[0], span[0])
        )

    def split(self, within: Span, counted: tuple[Span, ...]) -> Iterator[Span]:
        """As ``clauses``, one after the other."""
        start = within[0]
        inside = [span for span in counted if within[0] <= span[0] < within[1]]
        quoted = _quoted(self.text, within)
        for match in _BREAKS.finditer(self.text, *within):
            at, character = match.start(), match[0]
            if quoted and any(a < at < b for a, b in quoted):
                continue
            if character == "、":
                breaks = at == start or any(start <= a < at for a, _ in inside)
            elif character in "()":
                bracketed = _bracketed(self.text, within) if inside else ()
                breaks = any(a < b < c for a, c in bracketed if at in (a, c) for b, _ in inside)
            else:
                breaks = character != "," or (at + 1 < within[1] and not any(a <= at < b for a, b in inside))
            if breaks:
                if at > start:
                    yield start, at
                start = at + 1
        if start < within[1]:
            yield start, within[1]


@lru_cache(maxsize=256)
def _prose(source: str) -> Prose:
    pieces: list[str] = []
    starts: list[int] = []
    ends: dict[int, int] = {}
    at = 0
    for token in [*_TOKEN.finditer(source), None]:
        _fold(source, at, token.start() if token else len(source), pieces, starts)
        if token:
            if token["id"] is not None:
                pieces.append(REFERENCE_MARK)
                ends[len(starts)] = token.end()
                starts.append(token.start())
            at = token.end()
    return Prose(source, "".join(pieces), tuple(starts), ends)


@lru_cache(maxsize=4096)
def _clauses(prose: Prose, within: Span, counted: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(prose.split(within, counted))


def _fold(source: str, start: int, end: int, pieces: list[str], starts: list[int]) -> None:
    """Append the folded characters of a stretch, and where what each stands for begins."""
    while start < end:
        plain = _PLAIN.match(source, start, end)
        if plain:  # most of a text
            said = plain[0]
            for wide, narrow in _NARROWED:
                said = said.replace(wide, narrow)
            pieces.append(said)
            starts.extend(range(start, plain.end()))
            start = plain.end()
        else:
            folded = _folded(source, start)
            pieces.append(folded)
            starts += [start] * len(folded)
            start += 1


def _folded(source: str, i: int) -> str:
    character = source[i]
    if character.isspace() or character in "\u200b\ufeff":
        between_words = 0 < i < len(source) - 1 and _ascii_word(source[i - 1]) and _ascii_word(source[i + 1])
        return " " if between_words else ""
    if character == "，":
        return "," if _full_width_digits(source, i) else character
    if unicodedata.category(character) == "No":
        return character
    return "".join(c for c in unicodedata.normalize("NFKC", character) if not c.isspace())


def _full_width_digits(source: str, i: int) -> bool:
    """Whether the comma stands between full-width digits: ７，３９１ is one number."""
    return all("０" <= source[at : at + 1] <= "９" for at in (i - 1, i + 1)) and i > 0


def without_titles(text: str) -> str:
    """The text without the titles of documents: 制定《关于加强…备案的通知》等8件规范性文件 files nothing."""
    return _TITLE.sub("", text) if "》" in text else text


def _ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _quoted(text: str, within: Span) -> list[Span]:
    spans: list[Span] = []
    if not _QUOTE.search(text, *within):
        return spans
    for opener, closer in _QUOTES.items():
        at = text.find(opener, *within)
        while at >= 0:
            end = text.find(closer, at, within[1])
            if end < 0:
                break
            spans.append((at, end))
            at = text.find(opener, end, within[1])
    return spans


def _bracketed(text: str, within: Span) -> list[Span]:
    spans, stack = [], []
    for match in _BRACKETS.finditer(text, *within):
        if match[0] == "(":
            stack.append(match.start())
        elif stack:
            spans.append((stack.pop(), match.start()))
    return spans
