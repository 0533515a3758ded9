"""``text-percent``: a percentage or a change on last year recomputes, where the text names its base."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from drafting.checks.findings import Profile, Result
from drafting.checks.ratios import (
    PERCENT,
    changed,
    digits,
    made_to_add_up,
    moved,
    nearly_states,
    states,
    was,
    went,
)
from drafting.checks.rule import PREVIOUS, SECTIONS, Subject, difference, part_name
from drafting.checks.share_changes import OfShares, share_of
from drafting.checks.text import cells_of, name_of, sentence_at, sum_of
from drafting.figures import Number, format_number
from drafting.ledger import round_half_up, signed_cells
from drafting.mentions import (
    BaseClaim,
    ChangeClaim,
    DirectionClaim,
    FromTo,
    NumberMention,
    Reading,
    ShareClaim,
    StatedShare,
    base_claims,
    change_claims,
    directions,
    from_to,
    majorities,
    share_claims,
    stated_shares,
)


@dataclass(frozen=True, kw_only=True)
class TextPercent(OfShares):
    """A share of a named whole, or a change on last year, recomputes at the precision printed.

    Rounded or cut; in a list that comes to 100 %, also one more or less in the last digit. A whole that the
    text does not name is not assessable, nor is a change without last year's report; 由33件减少至41件 is
    wrong by itself.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each share and each change of a known measure."""
        report = subject.report
        for section in SECTIONS:
            text = report.text(section)
            shares = share_claims(text, year=report.year, organ=report.organ)
            added_up = made_to_add_up(shares, [sentence_at(text, share.number.span) for share in shares])
            for share in shares:
                yield self._share(
                    subject, section, text, share, nearly_states if share in added_up else states
                )
            for stated in stated_shares(text, year=report.year, organ=report.organ):
                yield self._stated(subject, section, text, stated)
            changes = change_claims(text, year=report.year, organ=report.organ)
            for change in changes:
                yield self._change(subject, section, text, change)
            if subject.profile is Profile.PUBLISHED:  # in one's own, reference-mismatch says so
                numbered = {change.direction.span for change in changes}
                for direction in directions(text, year=report.year, organ=report.organ):
                    if direction.based and direction.span not in numbered and not direction.is_first:
                        yield self._direction(subject, section, text, direction)
            told = {claim.span for claim in directions(text, year=report.year, organ=report.organ)}
            for pair in from_to(text, year=report.year):
                if pair.span not in told:
                    yield self._from_to(subject, section, text, pair)
            for most in majorities(text, year=report.year, organ=report.organ):
                yield self._most(subject, section, text, most)
            for base in base_claims(text, year=report.year, organ=report.organ):
                yield self._base(subject, section, text, base)

    def _share(
        self,
        subject: Subject,
        section: int,
        text: str,
        claim: ShareClaim,
        is_stated: Callable[[NumberMention, Fraction], bool],
    ) -> Result:
        instance = f"{section}:{claim.number.span[0]}"
        parts = [sum_of(subject, ids) for ids in claim.part]
        wholes = [sum_of(subject, ids) for ids in claim.whole]
        if not wholes or not all(wholes) or any(part is None for part in parts):
            return self.not_assessable(instance)
        shares = [Fraction(part or 0) / Fraction(whole or 1) for part in parts for whole in wholes]
        if any(is_stated(claim.number, share) for share in shares):
            return self.passed(instance, note=claim.number.text)
        expected = f"{round_half_up(shares[0] * 100, digits(claim.number))}%"
        message = self.messages["share"].format(
            part=part_name(section),
            said=claim.number.text,
            name=name_of(subject, claim.part[0]),
            value=format_number(parts[0] or 0),
            whole=name_of(subject, claim.whole[0]),
            base=format_number(wholes[0] or 0),
            expected=expected,
        )
        cells = cells_of(subject, (*claim.part[0], *claim.whole[0]))
        return self._failed(subject, section, text, claim.number, message, cells, expected)

    def _stated(self, subject: Subject, section: int, text: str, claim: StatedShare) -> Result:
        """A share by something that no table counts: of any total it may be of, by the text or the tables."""
        instance = f"{section}:{claim.number.span[0]}"
        of = claim.part.value or 0
        tables = (sum_of(subject, ids) for ids in claim.readings)
        bases = [*claim.bases, *(base for base in tables if base and base >= of)]
        if any(nearly_states(claim.number, Fraction(of) / Fraction(base)) for base in bases if base):
            return self.passed(instance, note=claim.number.text)
        share = Fraction(of) / Fraction(claim.whole.value or 1)
        expected = f"{round_half_up(share * 100, digits(claim.number))}%"
        message = self.messages["stated"].format(
            part=part_name(section),
            said=claim.number.text,
            of=claim.part.text,
            base=claim.whole.text,
            expected=expected,
        )
        return self._failed(subject, section, text, claim.number, message, (), expected)

    def _change(self, subject: Subject, section: int, text: str, claim: ChangeClaim) -> Result:
        instance = f"{section}:{claim.number.span[0]}"
        entry = subject.ledger.get(claim.direction.measure.id)
        if entry and entry.is_ratio:
            return self._moved(subject, section, text, claim, entry)
        readings = claim.direction.readings
        pairs = [(_sum(subject, ids), _sum(subject, ids, PREVIOUS)) for ids in readings]
        known = [(now, before) for now, before in pairs if now is not None and before]
        if len(known) < len(pairs) or not known or subject.last_year is None:
            return self.not_assessable(instance)
        meant = _meant(claim.direction, known)
        share = share_of(subject, claim.direction)
        if any(changed(claim, *known[at]) for at in meant) or (share and moved(claim, *share)):
            return self.passed(instance, note=claim.number.text)
        at = meant[0]
        now, before = known[at]
        change = Fraction(now) / Fraction(before) - 1
        amount = (
            f"{round_half_up(abs(change) * 100, digits(claim.number))}%"
            if claim.number.unit in PERCENT
            else f"{format_number(difference(now, before))}{claim.number.unit}"
        )
        expected = f"{'增加' if change > 0 else '减少'}{amount}" if change else "持平"
        message = self.messages["change"].format(
            part=part_name(section),
            said=text[claim.direction.span[0] : claim.number.span[1]],
            name=name_of(subject, readings[at]),
            now=format_number(now),
            before=format_number(before),
            expected=expected,
        )
        both = _both_years(subject, readings[at])
        span = (claim.direction.span[0], claim.number.span[1])
        return self._failed(subject, section, text, claim.number, message, both, expected, span)

    def _direction(self, subject: Subject, section: int, text: str, claim: DirectionClaim) -> Result:
        """A direction that no number goes with: 较上年有所下降."""
        instance = f"{section}:{claim.span[0]}"
        entry = subject.ledger.get(claim.measure.entry or "")
        if entry and entry.is_ratio:
            return self._ratio(subject, section, text, claim, entry)
        pairs = [(_sum(subject, ids), _sum(subject, ids, PREVIOUS)) for ids in claim.readings]
        known = [(now, before) for now, before in pairs if now is not None and before is not None]
        if len(known) < len(pairs) or not known or subject.last_year is None:
            return self.not_assessable(instance)
        meant = _meant(claim, known)
        share = share_of(subject, claim)
        if any(went(claim, *known[at]) for at in meant) or (share and went(claim, *share)):
            return self.passed(instance, note=claim.word)
        at = meant[0]
        now, before = known[at]
        sign = "增加" if now > before else "减少" if now < before else "持平"
        message = self.messages["change"].format(
            part=part_name(section),
            said=claim.word,
            name=name_of(subject, claim.readings[at]),
            now=format_number(now),
            before=format_number(before),
            expected=sign,
        )
        return self.failed(
            subject,
            message,
            instance=instance,
            cells=_both_years(subject, claim.readings[at]),
            section=section,
            span=claim.span,
            excerpt=text[slice(*sentence_at(text, claim.span))],
            expected=sign,
            actual=claim.word,
        )

    def _from_to(self, subject: Subject, section: int, text: str, claim: FromTo) -> Result:
        """由33件减少至41件: which way it went stands in the text itself, whatever it counts."""
        instance = f"{section}:{claim.span[0]}"
        over = (claim.now.value or 0) - (claim.before.value or 0)
        if over * claim.sign > 0:
            return self.passed(instance, note=claim.word)
        expected = "增加" if over > 0 else "减少" if over < 0 else "持平"
        span = (claim.before.span[0], claim.now.span[1])
        message = self.messages["from_to"].format(
            part=part_name(section), said=text[slice(*span)], expected=expected
        )
        return self.failed(
            subject,
            message,
            instance=instance,
            section=section,
            span=span,
            excerpt=text[slice(*sentence_at(text, span))],
            expected=expected,
            actual=claim.word,
        )

    def _base(self, subject: Subject, section: int, text: str, claim: BaseClaim) -> Result:
        instance = f"{section}:{claim.number.span[0]}"
        if claim.now:
            return self._last_share(subject, section, text, claim, claim.now)
        values = [_sum(subject, ids, PREVIOUS) for ids in claim.readings]
        if subject.last_year is None or any(value is None for value in values):
            return self.not_assessable(instance)
        for ids, value in zip(claim.readings, values, strict=True):
            if value is not None and was(claim.number, value, sum_of(subject, ids)):
                return self.passed(instance, note=claim.number.text)
        message = self.messages["base"].format(
            part=part_name(section),
            said=claim.number.text,
            name=name_of(subject, claim.readings[0]),
            before=format_number(values[0]),
        )
        cells = tuple(f"{PREVIOUS}{code}" for code in cells_of(subject, claim.readings[0]))
        return self._failed(subject, section, text, claim.number, message, cells, format_number(values[0]))


def _sum(subject: Subject, reading: Reading, prefix: str = "") -> Number | None:
    """What a reading's cells come to, this year or last; blank where one is blank, or it has none."""
    found: Number | None = None
    for code, times in signed_cells(subject.ledger, reading).items():
        value = subject.value(f"{prefix}{code}")
        if value is None:
            return None
        found = (found or 0) + times * value
    return found


def _both_years(subject: Subject, reading: Reading) -> tuple[str, ...]:
    """The cells of a reading, this year's and last year's."""
    cells = cells_of(subject, reading)
    return (*cells, *(f"{PREVIOUS}{code}" for code in cells))


def _meant(claim: DirectionClaim, known: list[tuple[Number, Number]]) -> list[int]:
    """Which readings (this year, last year) the text speaks of: those whose figure it gives, else all."""
    figure = claim.figure
    return [at for at, (now, _) in enumerate(known) if figure and figure.value == now] or [*range(len(known))]
