"""Rules on figures that are in no table cell, and on references that stand in the wrong place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from drafting.checks.findings import Profile, Result
from drafting.checks.rule import SECTIONS, Rule, Subject, part_name
from drafting.checks.text import agrees, prints_as
from drafting.figures import Number, squeeze
from drafting.ledger import Entry, Ledger, Undefined, Value, counting_words, name_of, pieces
from drafting.mentions import (
    Citation,
    DirectionClaim,
    NumberMention,
    citations,
    claims,
    counts_above,
    directions,
    numbers,
)
from drafting.references import PLACEHOLDER
from drafting.tieout import direction_of, meant, names_it, word_behind

_TIMES = frozenset({"个工作日", "个月", "个小时", "小时", "分钟", "天", "年", "岁"})
_FEW = re.compile("[一二两三四五六七八九十](?:个|名|位|家|处|项|类|种|人|份|次|张|套|门)")
_OF_TABLES = frozenset({"件", "条", "宗", "起", "例", "件次"})
"""The counting words of applications, disputes, decisions and published information."""


def rendered_spans(source: str, ledger: Ledger) -> tuple[tuple[int, int], ...]:
    """Where, in the rendered text, the figures stand that references stand for, in order."""
    spans, at = [], 0
    for piece in pieces(source, ledger):
        if piece.reference:
            spans.append((at, at + len(piece.text)))
        at += len(piece.text)
    return tuple(spans)


@dataclass(frozen=True, kw_only=True)
class TextUnbound(Rule):
    """A number with a unit is a cell, a declared derived value, or a fact.

    A figure that a reference stands for is one by itself; one bound to a measure is ``text-figure``'s. A fact
    covers the numbers in its statement too. 一个, 一次, years and spans of time are no figures that anybody
    would look up. In somebody else's published report a number of 件 that some cell has is taken to be that
    cell's, however it is worded.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for a section without any, else one for each such number."""
        message = self.messages["published" if subject.profile is Profile.PUBLISHED else "failed"]
        for section in SECTIONS:
            text = subject.report.text(section)
            loose = list(self._loose(subject, section, text))
            if not loose:
                yield self.passed(str(section))
            for number in loose:
                yield self.failed(
                    subject,
                    message.format(part=part_name(section), number=number.text),
                    instance=f"{section}:{number.span[0]}",
                    section=section,
                    span=number.span,
                    excerpt=text[max(0, number.span[0] - 15) : number.span[1] + 10].replace("\n", " "),
                    actual=number.text,
                )

    def _loose(self, subject: Subject, section: int, text: str) -> Iterator[NumberMention]:
        report = subject.report
        bound = {c.number.span for c in claims(text, year=report.year, organ=report.organ)}
        source = (subject.sources or {}).get(section)
        referred = rendered_spans(source, subject.ledger) if source is not None else ()
        asked = [match.span() for match in PLACEHOLDER.finditer(text)]  # placeholder-left has these
        theirs = subject.profile is Profile.PUBLISHED and not subject.facts
        found = _uncited(subject, text) if theirs else numbers(text, year=report.year)
        spared = (*referred, *asked)
        for number in found:
            start, end = number.span
            if (
                number.span in bound
                or _is_nobody_s(number)
                or any(a <= start and end <= b for a, b in spared)
            ):
                continue
            if not (counts_above(number, text) or _is_declared(subject, number)):
                yield number


def _is_nobody_s(number: NumberMention) -> bool:
    """Whether nobody would look it up: no unit, a year or a span of time, 一个."""
    of_time = number.unit in _TIMES
    return not number.unit or of_time or (number.text.startswith("一") and number.value == 1)


def _uncited(subject: Subject, text: str) -> Iterator[NumberMention]:
    """The numbers of somebody else's text that are no cell's and no derived value's, by their value.

    Nothing (0元) and a few (两名, 三个) are nobody's business there.
    """
    for number in numbers(text, year=subject.report.year):
        cell_like = number.unit in _OF_TABLES and not number.approximate
        if number.value == 0 or (cell_like and number.value in subject.ledger.stated):
            continue
        if not _FEW.fullmatch(squeeze(number.text)):
            yield number


def _is_declared(subject: Subject, number: NumberMention) -> bool:
    stated = squeeze(number.text) if subject.facts else ""
    for fact in subject.facts:
        same_unit = number.unit in counting_words(fact.unit) or fact.unit in counting_words(number.unit)
        if stated in squeeze(fact.statement) or (
            fact.value is not None and same_unit and agrees(number, fact.value)
        ):
            return True
    if number.unit != "%" or number.value is None:
        return False
    return any(_is_ratio(value, number.value) for value in subject.ledger.ratios)


def _is_ratio(value: Value, percent: Number) -> bool:
    if value is None or isinstance(value, Undefined):
        return False
    return prints_as(value if isinstance(value, Fraction) else Fraction(value), percent)


@dataclass(frozen=True, kw_only=True)
class ReferenceMismatch(Rule):
    """A reference stands where the words name its measure or none, with a counting word of its own.

    A word of direction (上升, 下降, 首次) about a measure agrees with the ledger.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each reference, and for each word of direction about a known measure."""
        report = subject.report
        for section, source in (subject.sources or {}).items():
            spans = rendered_spans(source, subject.ledger)
            told = citations(source, year=report.year, organ=report.organ)
            for span, cited in zip(spans, told, strict=True):
                entry = subject.ledger.get(cited.reference.id)
                if entry is not None:  # what names nothing is placeholder-left's
                    yield self._reference(subject, section, source, span, cited, entry)
        for section in SECTIONS:
            text = report.text(section)
            for claim in directions(text, year=report.year, organ=report.organ):
                yield self._direction(subject, section, text, claim)

    def _reference(
        self,
        subject: Subject,
        section: int,
        source: str,
        span: tuple[int, int],
        cited: Citation,
        entry: Entry,
    ) -> Result:
        ref, measure = cited.reference, cited.measure
        instance = f"{section}:{ref.span[0]}"
        word = word_behind(source[ref.span[1] :])
        if measure and not names_it(ref, entry, measure, source, subject.ledger):
            key, other = "measure", name_of(subject.ledger, measure.own[0])
        elif word and entry.unit and word not in entry.words:
            key, other = "word", word
        else:
            return self.passed(instance)
        return self.failed(
            subject,
            self.messages[key].format(
                part=part_name(section), label=entry.label, other=other, unit=entry.unit
            ),
            instance=instance,
            section=section,
            span=span,
            excerpt=subject.report.text(section)[max(0, span[0] - 15) : span[1] + 6].replace("\n", " "),
            expected=other if key == "measure" else entry.unit,
            actual=entry.label if key == "measure" else word,
        )

    def _direction(self, subject: Subject, section: int, text: str, claim: DirectionClaim) -> Result:
        instance = f"{section}:{claim.span[0]}:{claim.word}"
        entry = meant(claim, subject.ledger)
        sign = direction_of(entry, first=claim.is_first) if entry else None
        if entry is None or sign is None:
            return self.not_assessable(instance)
        if sign == claim.sign:
            return self.passed(instance)
        message = self.messages["direction"].format(
            part=part_name(section),
            word=claim.word,
            label=entry.label,
            now=entry.value,
            before=entry.previous,
        )
        return self.failed(
            subject,
            message,
            instance=instance,
            cells=entry.parts,
            section=section,
            span=claim.span,
            excerpt=text[max(0, claim.span[0] - 20) : claim.span[1] + 10].replace("\n", " "),
            expected=str(entry.previous),
            actual=str(entry.value),
        )
