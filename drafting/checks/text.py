"""Rules that hold the text against the tables, on what the one recogniser finds (``drafting.mentions``)."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from drafting import ledger
from drafting.checks.findings import Result, Status
from drafting.checks.rule import SECTIONS, Rule, Subject, part_name
from drafting.figures import Number, format_number
from drafting.ledger import round_half_up
from drafting.mentions import MONEY, Claim, NumberMention, Rough, all_of_them, claims, zero_claims

_SENTENCE_END = re.compile("[。！？!?\n]")
_ROUNDED = re.compile(r"(?P<decimals>\.\d+)?[余多]?(?P<scale>[百千]?万|亿)(?!元)")


def sum_of(subject: Subject, ids: tuple[str, ...]) -> Number | None:
    """The sum of ledger entries, blank where one of them is."""
    return ledger.sum_of(subject.ledger, ids)


def cells_of(subject: Subject, ids: tuple[str, ...]) -> tuple[str, ...]:
    """The cells that ledger entries are computed from."""
    return ledger.cells_of(subject.ledger, ids)


def name_of(subject: Subject, ids: tuple[str, ...]) -> str:
    """What people call a sum of ledger entries."""
    return ledger.name_of(subject.ledger, ids)


def sentences(text: str) -> list[str]:
    """The sentences of a text without what ends them."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence]


def meets(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans share a place."""
    return span[0] < other[1] and other[0] < span[1]


def sentence_at(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span of the sentences in which a span lies, full stop included."""
    ends = _ends_of_sentences(text)
    before, after = bisect_right(ends, span[0]), bisect_right(ends, max(span[1] - 1, 0))
    start = ends[before - 1] if before else 0
    end = ends[after] if after < len(ends) else len(text)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    return start, start + len(text[start:end].rstrip())


@lru_cache(maxsize=64)
def _ends_of_sentences(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _SENTENCE_END.finditer(text))


def prints_as(ratio: Fraction, percent: Number) -> bool:
    """Whether a ratio prints as this percentage, rounded or cut at its last digit."""
    if abs(abs(float(ratio)) * 100 - float(percent)) > 1.5:  # far off at any precision
        return False
    exact = abs(ratio) * 100
    digits = len(str(percent).partition(".")[2])
    if 0 <= exact - Fraction(percent) < Fraction(1, 10**digits):
        return True
    return round_half_up(exact, digits) == percent


def in_ten_thousands(number: NumberMention) -> NumberMention:
    """A sum of money in 万元, as the table has it."""
    scale = MONEY.get(number.unit, Decimal(1))
    if number.value is None:
        return number
    return number._replace(value=Decimal(number.value) * scale, unit="万元")


def agrees_in_money(number: NumberMention, value: Number) -> bool:
    """Whether a stated sum of money is this value in 万元, exactly or rounded or cut at its last digit."""
    if number.value is None:
        return False
    scale = MONEY.get(number.unit, Decimal(1))
    decimals = len(str(number.value).partition(".")[2])
    step = scale.scaleb(-decimals)
    over = Decimal(value) - Decimal(number.value) * scale
    return 0 <= over < step or abs(over) <= step / 2


def agrees(number: NumberMention, value: Number) -> bool:
    """Whether a stated number is this value; one in 万 may be rounded or cut at its last digit."""
    if number.value is None:
        return False
    if number.value == value:
        return True
    rounded = _ROUNDED.search(number.text)
    if rounded is None:
        return False
    size = {"万": 4, "百万": 6, "千万": 7, "亿": 8}[rounded["scale"]]
    step: Decimal = Decimal(10) ** (size - len(rounded["decimals"] or ".") + 1)
    over = Decimal(value) - Decimal(number.value)
    return 0 <= over < step or abs(over) <= step / 2


def roughly(number: NumberMention, value: Number) -> bool:
    """Whether a rough number can stand for this value.

    超300件 is more than it says, 近50件 less, by a fifth at most; 260余件 less than 270; 约250件 within a
    tenth.
    """
    if number.value is None or number.rough is None:
        return False
    stated, exact = Decimal(number.value), Decimal(value)
    match number.rough:
        case Rough.OVER:
            return exact >= stated
        case Rough.ODD:
            return stated <= exact < stated + _last_digit(number)
        case Rough.UNDER:
            return stated * 4 / 5 <= exact <= stated
        case Rough.ABOUT:
            return abs(exact - stated) <= stated / 10


def _last_digit(number: NumberMention) -> Decimal:
    """What one more in the last digit that is not 0 would be: 10 of 260, 10,000 of 14万."""
    _, digits, exponent = Decimal(number.value or 0).normalize().as_tuple()
    return Decimal(1).scaleb(int(exponent)) if any(digits) else Decimal(1)


def _agrees(claim: Claim, value: Number) -> bool:
    if claim.measure.id == "t2.fees.amount":
        return agrees_in_money(claim.number, value) or roughly(in_ten_thousands(claim.number), value)
    if claim.number.approximate:
        return roughly(claim.number, value)
    return agrees(claim.number, value)


def _other(subject: Subject, first: tuple[str, ...], ids: tuple[str, ...], value: Number | None) -> str:
    """Another reading's value, in brackets: with what the first is not (连同结转), or by its own name."""
    more = ids[len(first) :] if ids[: len(first)] == first else ()
    return f"（连同{name_of(subject, more)}为{value}）" if more else f"（{name_of(subject, ids)}为{value}）"


@dataclass(frozen=True, kw_only=True)
class TextFigure(Rule):
    """A figure that the text states of a known measure equals its cell, or a declared sum of cells.

    A finding's ``cells`` are those of every reading that it was held against, the first reading's first;
    ``expected`` is the first reading's value, and the message says what two others come to.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each figure that is bound to a measure; a rough one need only be possible.

        One more where the text says that all that it counts are one applicant's or came to one result.
        """
        for number in SECTIONS:
            text = subject.report.text(number)
            wrong: set[tuple[int, int]] = set()
            for claim in claims(text, year=subject.report.year, organ=subject.report.organ):
                result = self._claim(subject, number, text, claim, claim.number.span)
                if result.status is Status.FAILED:
                    wrong.add(claim.number.span)
                yield result
            for claim in all_of_them(text, year=subject.report.year, organ=subject.report.organ):
                if claim.number.span not in wrong:  # told already
                    yield self._claim(subject, number, text, claim, claim.clause, ":all")

    def _claim(
        self,
        subject: Subject,
        section: int,
        text: str,
        claim: Claim,
        span: tuple[int, int],
        sort: str = "",
    ) -> Result:
        instance = f"{section}:{claim.number.span[0]}{sort}"
        sums: list[tuple[tuple[str, ...], Number | None]] = []
        for ids in claim.readings:
            value = sum_of(subject, ids)
            sums.append((ids, value))
            if value is not None and _agrees(claim, value):
                return self.passed(instance, note=f"{claim.number.text}：{name_of(subject, ids)}")
        if any(value is None for _, value in sums):
            return self.not_assessable(instance, note=name_of(subject, claim.readings[0]))
        expected = sums[0][1]
        said = text[slice(*claim.clause)].strip()
        others = "".join(_other(subject, claim.readings[0], ids, other) for ids, other in sums[1:3])
        message = self.messages["failed"].format(
            part=part_name(section), said=said, name=name_of(subject, claim.readings[0]), expected=expected
        )
        return self.failed(
            subject,
            message.replace("，请核对", f"{others}，请核对"),
            instance=instance,
            cells=tuple(dict.fromkeys(cell for ids in claim.readings for cell in cells_of(subject, ids))),
            section=section,
            span=span,
            excerpt=said,
            expected=expected,
            actual=format_number(claim.number.value),
        )


@dataclass(frozen=True, kw_only=True)
class TextZero(Rule):
    """Where the text says that nothing was received or happened, the tables say 0."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each measure that the text denies."""
        for section in SECTIONS:
            text = subject.report.text(section)
            for claim in zero_claims(text, year=subject.report.year, organ=subject.report.organ):
                for id in claim.measures:
                    yield self._denial(subject, section, text[slice(*claim.span)].strip(), claim.span, id)

    def _denial(self, subject: Subject, section: int, said: str, span: tuple[int, int], id: str) -> Result:
        instance = f"{section}:{span[0]}:{id}"
        value = sum_of(subject, (id,))
        if value is None:
            return self.not_assessable(instance)
        if value == 0:
            return self.passed(instance)
        message = self.messages["failed"].format(
            part=part_name(section), said=said, name=name_of(subject, (id,)), value=value
        )
        return self.failed(
            subject,
            message,
            instance=instance,
            cells=cells_of(subject, (id,)),
            section=section,
            span=span,
            excerpt=said,
            expected=value,
            actual="0",
        )
