"""Pairs of changes that no identity of the form can see: what arithmetic alone cannot find."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from drafting.checks.reconciliation import (
    BALANCE,
    SUM_OF_APPLICANTS,
    SUM_OF_OUTCOMES,
    SUM_OF_RESULTS,
    Identity,
)
from drafting.figures import Figures
from drafting.tables import STATUTORY_CODES, edition, recompute

IDENTITIES = (BALANCE, SUM_OF_OUTCOMES, SUM_OF_APPLICANTS, SUM_OF_RESULTS)

Effect = Mapping[tuple[int, str], int]
"""By how much each instance of each identity is thrown out."""


@dataclass(frozen=True)
class Pair:
    """Two cells; ``sign`` is +1 where both grow by the same, −1 where one grows by what the other loses."""

    one: str
    other: str
    sign: int


def unseen(table: str, *, footed: bool) -> tuple[Pair, ...]:
    """The pairs of changes in one table that leave every identity as it was.

    Args:
        table: ``t3`` or ``t4``.
        footed: whether the sums are computed anew after each change, as grid and form do; only entered cells
            change then, and those that no identity sees even alone are left out.
    """
    cells = [code for code in STATUTORY_CODES if code.startswith(f"{table}.")]
    if footed:
        cells = [code for code in cells if not edition("2021").cells[code].computed]
    effects = {code: _effect(code, footed=footed) for code in cells}
    return tuple(_pairs({code: effect for code, effect in effects.items() if effect}))


def _pairs(effects: Mapping[str, Effect]) -> Iterator[Pair]:
    for one, other in combinations(effects, 2):
        if effects[one] == effects[other]:
            yield Pair(one, other, -1)
        elif effects[one] == {key: -value for key, value in effects[other].items()}:
            yield Pair(one, other, 1)


def _effect(code: str, *, footed: bool) -> Effect:
    figures: Figures = {**dict.fromkeys(STATUTORY_CODES, 0), code: 1}
    if footed:
        figures = recompute(figures, edition("2021"))
    thrown: dict[tuple[int, str], int] = {}
    for number, identity in enumerate(IDENTITIES):
        for key, delta in _deltas(identity, figures):
            thrown[number, key] = delta
    return thrown


def _deltas(identity: Identity, figures: Figures) -> Iterable[tuple[str, int]]:
    for side in identity.sides(figures):
        delta = sum(int(figures[c] or 0) for c in side.left) - sum(int(figures[c] or 0) for c in side.right)
        if delta:
            yield side.key, delta
