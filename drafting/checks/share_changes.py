"""What a text says of how a share of the ledger changed on last year: its part of ``text-percent``."""

from dataclasses import dataclass
from fractions import Fraction

from drafting.checks.findings import Result
from drafting.checks.ratios import digits, moved, nearly_states, states, went
from drafting.checks.rule import Rule, Subject, part_name
from drafting.checks.text import cells_of, name_of, sentence_at, sum_of
from drafting.figures import format_number
from drafting.ledger import Entry, round_half_up
from drafting.mentions import BaseClaim, ChangeClaim, DirectionClaim, MajorityClaim, NumberMention
from drafting.tieout import direction_of


@dataclass(frozen=True, kw_only=True)
class OfShares(Rule):
    """The results on changes of shares: 纠错率较上年下降8.3个百分点, 由上年的25%降至16%, and so on."""

    def _moved(self, subject: Subject, section: int, text: str, claim: ChangeClaim, entry: Entry) -> Result:
        """A share's change: 纠错率较上年下降8.3个百分点."""
        instance = f"{section}:{claim.number.span[0]}"
        both = _both_years(entry)
        if both is None or not _is_share(claim.direction, both[0]):
            return self.not_assessable(instance)
        if moved(claim, *both):
            return self.passed(instance, note=claim.number.text)
        now, before = both
        over = round_half_up((now - before) * 100, digits(claim.number))
        expected = f"{'上升' if over > 0 else '下降'}{abs(over)}个百分点" if over else "持平"
        span = (claim.direction.span[0], claim.number.span[1])
        message = self.messages["ratio"].format(
            part=part_name(section), said=text[slice(*span)], name=entry.label, expected=expected
        )
        return self._failed(subject, section, text, claim.number, message, entry.parts, expected, span)

    def _ratio(
        self, subject: Subject, section: int, text: str, claim: DirectionClaim, entry: Entry
    ) -> Result:
        """A direction of a share: 纠错率较上年下降."""
        instance = f"{section}:{claim.span[0]}"
        sign, both = direction_of(entry, first=False), _both_years(entry)
        if sign is None or both is None or not _is_share(claim, both[0]):
            return self.not_assessable(instance)
        if went(claim, *both):
            return self.passed(instance, note=claim.word)
        way = "上升" if sign > 0 else "下降" if sign else "持平"
        message = self.messages["ratio"].format(
            part=part_name(section), said=claim.word, name=entry.label, expected=way
        )
        return self.failed(
            subject,
            message,
            instance=instance,
            cells=entry.parts,
            section=section,
            span=claim.span,
            excerpt=text[slice(*sentence_at(text, claim.span))],
            expected=way,
            actual=claim.word,
        )

    def _most(self, subject: Subject, section: int, text: str, claim: MajorityClaim) -> Result:
        """Whose applications most are: 申请人以自然人为主, where organisations have made more."""
        instance = f"{section}:{claim.span[0]}"
        own = [sum_of(subject, ids) for ids in claim.of]
        against = sum_of(subject, claim.against)
        if against is None or any(value is None for value in own):
            return self.not_assessable(instance)
        if any((value or 0) >= against for value in own):
            return self.passed(instance)
        said = text[slice(*claim.span)]
        message = self.messages["most"].format(
            part=part_name(section),
            said=said,
            name=name_of(subject, claim.of[0]),
            value=format_number(own[0] or 0),
            other=name_of(subject, claim.against),
            against=format_number(against),
        )
        return self.failed(
            subject,
            message,
            instance=instance,
            cells=cells_of(subject, (*claim.of[0], *claim.against)),
            section=section,
            span=claim.span,
            excerpt=text[slice(*sentence_at(text, claim.span))],
            actual=said,
        )

    def _last_share(
        self, subject: Subject, section: int, text: str, claim: BaseClaim, stated: NumberMention
    ) -> Result:
        """What a share was last year, where the text has this year's as the ledger has it."""
        instance = f"{section}:{claim.number.span[0]}"
        entry = subject.ledger[claim.readings[0][0]]
        both = _both_years(entry)
        if both is None or not states(stated, both[0]):
            return self.not_assessable(instance)
        before = both[1]
        if nearly_states(claim.number, before):
            return self.passed(instance, note=claim.number.text)
        expected = f"{round_half_up(before * 100, digits(claim.number))}%"
        message = self.messages["base"].format(
            part=part_name(section), said=claim.number.text, name=entry.label, before=expected
        )
        return self._failed(subject, section, text, claim.number, message, entry.parts, expected)

    def _failed(
        self,
        subject: Subject,
        section: int,
        text: str,
        number: NumberMention,
        message: str,
        cells: tuple[str, ...],
        expected: str,
        span: tuple[int, int] | None = None,
    ) -> Result:
        return self.failed(
            subject,
            message,
            instance=f"{section}:{number.span[0]}",
            cells=cells,
            section=section,
            span=span or number.span,
            excerpt=text[slice(*sentence_at(text, number.span))],
            expected=expected,
            actual=number.text,
        )


def share_of(subject: Subject, claim: DirectionClaim) -> tuple[Fraction, Fraction] | None:
    """The share that a direction may mean instead, now and last year; ``None`` where it is unknown."""
    entry = subject.ledger.get(claim.share)
    return _both_years(entry) if entry else None


def _both_years(entry: Entry) -> tuple[Fraction, Fraction] | None:
    """A share now and last year; ``None`` where either is blank or cannot be compared."""
    now, before = entry.value, entry.previous
    if not (isinstance(now, int | Fraction) and isinstance(before, int | Fraction)):
        return None
    return Fraction(now), Fraction(before)


def _is_share(claim: DirectionClaim, now: Fraction) -> bool:
    """Whether a share is of the whole that the ledger has it of, by the percentage that the text gives."""
    return claim.figure is None or states(claim.figure, now)
