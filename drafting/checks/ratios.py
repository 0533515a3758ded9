"""Whether a number in a text states a share, a change or last year's value, at the precision printed."""

from collections.abc import Sequence
from fractions import Fraction

from drafting.checks.text import agrees, agrees_in_money, in_ten_thousands, prints_as, roughly
from drafting.figures import Number
from drafting.ledger import round_half_up
from drafting.mentions import MONEY, ChangeClaim, DirectionClaim, NumberMention, ShareClaim

PERCENT = {"%": 1, "成": 10, "倍": 100}
"""How many per cent one of each unit is."""

_WHOLE = 100
_FEWEST = 3
"""Shares of a list that was made to add up; of two, one says nothing that the other does not."""


def digits(number: NumberMention) -> int:
    """How many digits a number has behind its point."""
    return len(str(number.value).partition(".")[2])


def states(number: NumberMention, ratio: Fraction) -> bool:
    """Whether the percentage, rough or exact, is this ratio."""
    if number.value is None:
        return False
    scaled = ratio / PERCENT[number.unit]
    if number.approximate:
        return roughly(number, round_half_up(scaled * 100, 6))
    return prints_as(scaled, number.value)


def nearly_states(number: NumberMention, ratio: Fraction) -> bool:
    """Whether the percentage is this ratio, or one off in its last digit, where a list is made to add up."""
    off = abs(Fraction(number.value or 0) - Fraction(round_half_up(ratio * 100, digits(number))))
    return states(number, ratio) or off <= Fraction(1, 10 ** digits(number))


def was(number: NumberMention, before: Number, now: Number | None) -> bool:
    """Whether the number is last year's value, or how many times that this year's is."""
    if number.unit in MONEY:
        return agrees_in_money(number, before) or roughly(in_ten_thousands(number), before)
    if number.unit != "倍":
        return agrees(number, before) or roughly(number, before)
    return bool(before) and now is not None and states(number, Fraction(now) / Fraction(before))


def went(claim: DirectionClaim, now: Number | Fraction, before: Number | Fraction) -> bool:
    """Whether the measure went the way the word says; 持平 is said of a tenth more or less, too."""
    over = Fraction(now) - Fraction(before)
    if claim.sign == 0:
        return abs(over) * 10 <= before
    return bool(over) and (over > 0) == (claim.sign > 0)


def changed(claim: ChangeClaim, now: Number, before: Number) -> bool:
    """Whether the measure went this way, by as much."""
    over = Fraction(now) - Fraction(before)
    if over and (over > 0) != (claim.direction.sign > 0):
        return False
    if claim.number.unit in PERCENT:
        return states(claim.number, abs(over) / Fraction(before))
    amount = round_half_up(abs(over), 6)
    if claim.number.unit in MONEY:
        return agrees_in_money(claim.number, amount) or roughly(in_ten_thousands(claim.number), amount)
    return roughly(claim.number, amount) if claim.number.approximate else claim.number.value == amount


def moved(claim: ChangeClaim, now: Fraction, before: Fraction) -> bool:
    """Whether a share moved this way, by as much: in points, or in proportion."""
    over, places = now - before, digits(claim.number)
    if over and (over > 0) != (claim.direction.sign > 0):
        return False
    printed = round_half_up(now * 100, places) - round_half_up(before * 100, places)
    if claim.number.value == abs(printed) or states(claim.number._replace(unit="%"), abs(over)):
        return True
    return claim.number.unit == "%" and bool(before) and states(claim.number, abs(over) / before)


def made_to_add_up(
    shares: Sequence[ShareClaim], sentences: Sequence[tuple[int, int]]
) -> frozenset[ShareClaim]:
    """The shares of one whole in one sentence that come to exactly 100 %.

    Writers round the last of a list so that it adds up: 占89.7%、9.1%、1.3% of 1046.
    """
    lists: dict[object, list[ShareClaim]] = {}
    for share, sentence in zip(shares, sentences, strict=True):
        if share.number.unit == "%" and share.number.value is not None:
            lists.setdefault((sentence, share.whole), []).append(share)
    return frozenset(
        share
        for of in lists.values()
        if len(of) >= _FEWEST and sum(Fraction(share.number.value or 0) for share in of) == _WHOLE
        for share in of
    )
