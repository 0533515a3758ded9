"""Rules on words: misprinted labels, doubled words, the office's own list."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from drafting.checks.findings import Result
from drafting.checks.folded import bare, fold
from drafting.checks.in_text import InText
from drafting.checks.rule import SECTIONS, PerProfile, Subject
from drafting.checks.word_lists import Misprints, misprints, word_list

_TWICE = re.compile(r"(?P<one>[\u4e00-\u9fff])(?P=one)")
_DOUBLED = re.compile(r"(?=(?P<word>[\u4e00-\u9fff]{2,8}?)(?P=word))")


@dataclass(frozen=True, kw_only=True)
class LabelWording(InText):
    """No heading and no sentence has a statutory label misprinted (``words/labels.toml``).

    The tables' own labels are not assessable: a report as read keeps their figures, not their print.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each misprint, one alone where there is none."""
        labels = misprints("labels", "label")
        found = [*self._headings(subject, labels), *self._texts(subject, labels)]
        yield from found or [self.passed()]

    def _headings(self, subject: Subject, labels: Misprints) -> Iterator[Result]:
        for section in subject.report.sections:
            match = labels.pattern.search(bare(section.heading))
            if match:
                right = labels.right[match[0]]
                yield self.failed(
                    subject,
                    self.messages["heading"].format(
                        heading=section.heading.strip(), found=match[0], right=right
                    ),
                    instance=f"{section.number}:heading",
                    section=section.number,
                    excerpt=section.heading,
                    expected=right,
                    actual=match[0],
                )

    def _texts(self, subject: Subject, labels: Misprints) -> Iterator[Result]:
        for section in SECTIONS:
            for match in labels.pattern.finditer(fold(subject.report.text(section)).text):
                right = labels.right[match[0]]
                yield self.at(subject, "failed", section, match.span(), expected=right, right=right)


@cache
def _single() -> re.Pattern[str]:
    return re.compile("|".join(word_list("repeats")["single"]))


@cache
def _within() -> Mapping[str, Sequence[tuple[str, str]]]:
    """The characters that may be typed twice within a word, and what stands before and behind them there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word in word_list("repeats")["stuttered"]:
        for at in range(1, len(word) - 1):
            found.setdefault(word[at], []).append((word[:at], word[at + 1 :]))
    return found


def _stuttered(text: str) -> Iterator[tuple[int, str]]:
    """A single character typed twice: by itself, or within a word."""
    yield from ((match.start(), match[0]) for match in _single().finditer(text))
    for match in _TWICE.finditer(text):
        for before, behind in _within().get(match["one"], ()):
            if text.endswith(before, 0, match.start()) and text.startswith(behind, match.end()):
                yield match.start(), match[0]
                break


@cache
def _sound() -> tuple[str, ...]:
    lists = word_list("repeats")
    return (*lists["meeting"], *lists["doubling"])


@dataclass(frozen=True, kw_only=True)
class RepeatedWord(InText):
    """No word of 2 to 8 characters stands twice in a row, nor 的, except as ``words/repeats.toml`` allows."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each doubled word, one for a section without any."""
        for section in SECTIONS:
            text = fold(subject.report.text(section)).text
            found = list(_doubled(text))
            if text and not found:
                yield self.passed(str(section))
            for start, end in found:
                word = text[start : (start + end) // 2]
                yield self.at(subject, "failed", section, (start, end), expected=word, word=word)


def _doubled(text: str) -> Iterator[tuple[int, int]]:
    """Where a word is doubled, the allowed places left out; of places that overlap, the first."""
    after = 0
    words = [(match.start(), match["word"] * 2) for match in _DOUBLED.finditer(text)]
    for start, doubled in sorted([*words, *_stuttered(text)]):
        if start < after or any(
            text.startswith(phrase, start - phrase.index(doubled)) for phrase in _sound() if doubled in phrase
        ):
            continue
        after = start + len(doubled)
        yield start, after


@dataclass(frozen=True, kw_only=True)
class HouseWords(InText):
    """None of the words that the office has on its own list (``Subject.house_words``) is used."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each place of a listed word, one for a word not used; none without a list."""
        for entry in subject.house_words:
            word = re.compile(re.escape(bare(entry.word)))
            found = [
                self.at(
                    subject,
                    "instead" if entry.instead else "failed",
                    section,
                    match.span(),
                    expected=entry.instead or None,
                    prefix=f"{entry.word}:",
                    severity=PerProfile(entry.severity, entry.severity),
                    instead=entry.instead,
                    reason=f"（{entry.reason}）" if entry.reason else "",
                )
                for section in SECTIONS
                for match in word.finditer(fold(subject.report.text(section)).text)
            ]
            yield from found or [self.passed(entry.word)]
