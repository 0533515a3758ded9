"""Sums of a published report that do not come out, and the cells that may therefore be misprinted.

Of the tables that are written here all sums are computed; last year's report is as somebody printed it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.catalogue import CATALOGUE
from drafting.checks.reconciliation import T3_COLUMNS, Reconciliation, Side
from drafting.checks.rule import difference
from drafting.figures import Figures, Number

_RULES = tuple(rule for rule in CATALOGUE if isinstance(rule, Reconciliation))
_REMEDY = "，请核对。"


@dataclass(frozen=True)
class Unbalanced:
    """A sum that is not the sum of its parts: its cells, and ``told``, where and by how much, for people."""

    cells: tuple[str, ...]
    told: str


def unbalanced(figures: Figures) -> tuple[Unbalanced, ...]:
    """The sums that do not come out; of one with a blank on either side nothing can be said.

    Of the column 总计 nothing is told: where it fails, so does a row or another column, which names it.
    """
    return tuple(
        Unbalanced((*side.left, *side.right), _told(rule, side, left, right))
        for rule, side, left, right in _known(figures)
        if left != right and not (rule.identity.over is T3_COLUMNS and side.key == "total")
    )


def in_doubt(figures: Figures) -> frozenset[str]:
    """The cells of sums that do not come out, but for those that stand in a sum that does."""
    failing: set[str] = set()
    holding: set[str] = set()
    for _, side, left, right in _known(figures):
        (holding if left == right else failing).update(side.left, side.right)
    return frozenset(failing - holding)


def _known(figures: Figures) -> Iterator[tuple[Reconciliation, Side, Number, Number]]:
    """Every instance of an identity of which no cell is blank, with its two sums."""
    for rule in _RULES:
        for side in rule.identity.sides(figures):
            left, right = ([figures.get(code) for code in codes] for codes in (side.left, side.right))
            if None not in left and None not in right:
                yield rule, side, sum(filter(None, left)), sum(filter(None, right))


def _told(rule: Reconciliation, side: Side, left: Number, right: Number) -> str:
    label = rule.identity.over.label(side.key)
    message = rule.messages["failed"]
    told = message.format(label=label, left=left, right=right, delta=difference(left, right))
    return told.removesuffix(_REMEDY)
