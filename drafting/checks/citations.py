"""The rule on the names of laws and notices."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.checks.findings import Result
from drafting.checks.folded import bare, fold, sentence_at
from drafting.checks.in_text import InText
from drafting.checks.rule import SECTIONS, Subject
from drafting.checks.slips import ORDER, as_known, wrong_articles, wrong_laws, wrong_numbers, years_ahead
from drafting.checks.word_lists import misprints, word_list

_OF_DOCUMENTS = ("国办", "国令", "国务院令")
"""How the numbers of the State Council's and its office's documents begin."""


@cache
def _definitions() -> dict[str, re.Pattern[str]]:
    """The short names, and how each is defined: 以下简称《条例》, 简称“条例”."""
    return {
        short: re.compile(rf"称(?:为|作)?[：:]?新?[“‘《「\"]{{0,2}}{short}")
        for short in word_list("statutes")["short"]
    }


@cache
def _numbered() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The documents: a title with a number in brackets behind it, and the numbers that it has."""
    number = rf"[》〉]*(?:的通知》?)?\((?P<number>国办[\u4e00-\u9fff]{{0,6}}〔\d{{4}}〕\d{{1,3}}号|{ORDER})"
    return tuple(
        (re.compile(re.escape(bare(entry["title"])) + number), tuple(map(bare, entry["numbers"])))
        for entry in word_list("statutes")["document"]
    )


@cache
def _titled() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """The numbers that are one document's alone behind a title, what its title has, and the title."""
    return tuple(
        (
            re.compile(rf"《(?P<title>[^《》]+)》+\({re.escape(bare(number))}\)"),
            tuple(entry["words"]),
            entry["title"],
        )
        for entry in word_list("statutes")["document"]
        if "words" in entry
        for number in entry["numbers"]
    )


@cache
def _meant() -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """Another document's number, the words beside which only one can be meant, and that one's number."""
    return tuple(
        (re.compile(re.escape(bare(entry["number"]))), tuple(entry["beside"]), entry["right"])
        for entry in word_list("statutes")["meant"]
    )


@cache
def _replaced() -> tuple[tuple[int, re.Pattern[str], tuple[str, ...], str], ...]:
    """From which report year on what is superseded, beside what it may stand, and by what."""
    return tuple(
        (
            entry["from_year"],
            re.compile(re.escape(bare(entry["old"]))),
            tuple(map(bare, (entry["new"], *entry.get("also", ())))),
            entry["new"],
        )
        for entry in word_list("statutes")["superseded"]
    )


@cache
def _old() -> frozenset[str]:
    """What was right once: whether it still is, the report's year tells."""
    return frozenset(bare(entry["old"]) for entry in word_list("statutes")["superseded"])


@dataclass(frozen=True, kw_only=True)
class StatuteName(InText):
    """Laws and notices are cited by their right names, those in force, and short names defined first.

    ``words/statutes.toml`` has the names; another law's is not assessable. What is superseded is judged by
    the report year, and let pass where its successor stands in the same sentence.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each wrong or superseded name and each short name too early, else one alone."""
        found = [*self._wrong(subject), *self._superseded(subject), *self._short(subject)]
        yield from found or [self.passed()]

    def _wrong(self, subject: Subject) -> Iterator[Result]:
        names = misprints("statutes", "statute")
        for section in SECTIONS:
            text = fold(subject.report.text(section)).text
            for match in names.pattern.finditer(text):
                right = names.right[match[0]]
                yield self.at(subject, "wrong", section, match.span(), expected=right, right=right)
            if any(word in text for word in _OF_DOCUMENTS):
                yield from self._wrong_numbers(subject, section, text)
            if subject.report.year:
                for place in years_ahead(text, subject.report.year):
                    yield self.at(subject, "ahead", section, place, year=subject.report.year)
            for place, right in wrong_laws(text):
                yield self.at(subject, "wrong", section, place, expected=right, right=right)
            for place, right in wrong_articles(text, introduces=section == 0):
                yield self.at(subject, "article", section, place, expected=right, right=right)

    def _wrong_numbers(self, subject: Subject, section: int, text: str) -> Iterator[Result]:
        """Where a document has another's number, or a number another document's title."""
        found: dict[tuple[int, int], str] = {}
        for pattern, numbers in _numbered():
            for match in pattern.finditer(text):
                told = as_known(match["number"])
                if told not in (*numbers, *misprints("statutes", "statute").right, *_old()):
                    found[match.span("number")] = numbers[0]
        for titled, words, title in _titled():
            for match in titled.finditer(text):
                if not all(word in match["title"] for word in words):
                    found[match.span("title")] = title
        for number, beside, right in _meant():
            for match in number.finditer(text):
                if any(word in sentence_at(text, match.span()) for word in beside):
                    found[match.span()] = right
        found = {**dict(wrong_numbers(text)), **found}
        for place, right in sorted(found.items()):
            yield self.at(subject, "wrong", section, place, expected=right, right=right)

    def _superseded(self, subject: Subject) -> Iterator[Result]:
        year = subject.report.year
        for since, old, beside, new in _replaced():
            if year is None or year < since:
                continue
            for section in SECTIONS:
                text = fold(subject.report.text(section)).text
                for match in old.finditer(text):
                    if not any(name in sentence_at(text, match.span()) for name in beside):
                        place = match.span()
                        yield self.at(
                            subject, "superseded", section, place, expected=new, right=new, year=year
                        )

    def _short(self, subject: Subject) -> Iterator[Result]:
        for short, definition in _definitions().items():
            named = False
            for section in SECTIONS:
                text = fold(subject.report.text(section)).text
                use, defined = text.find(f"《{short}》"), definition.search(text)
                named = named or f"{short}》" in text[: max(use, 0)]
                if use >= 0 and not (defined and defined.start() < use):
                    message = "unannounced" if named else "short"
                    yield self.at(subject, message, section, (use, use + len(short) + 2))
                if use >= 0 or defined:
                    break
                named = named or f"{short}》" in text
