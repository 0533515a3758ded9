"""A slot: a place in the prose where a figure stands, and what the words round it name."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from drafting.mentions.measures import Context, Measure
from drafting.mentions.numbers import NumberMention
from drafting.mentions.prose import Span
from drafting.mentions.scope import before_start, before_target
from drafting.references import Reference

COUNTING = frozenset({"件", "条", "宗", "起", "份", "个", "项", "例", "件次", "次", "封", ""})
"""The counting words with which applications, disputes and decisions are counted."""

MONEY: Mapping[str, Decimal] = MappingProxyType(
    {"万元": Decimal(1), "元": Decimal("0.0001"), "亿元": Decimal(10000)}
)
"""The units of the fees, each in 万元."""

Figures = dict[Span, NumberMention | Reference]
"""The figures of a sentence by their spans in the folded text, in order."""

GLUE = re.compile(r"[和及与、以]*")
"""What stands between two figures of one list."""


_DECIDED = re.compile("(?:(?:作出|下达)[^，。;]*|处理决定)(?:数量|总数|数|共|为|:)*$")
"""What may count decisions by 项, too: 作出行政许可决定38项, but 行政许可38项 are what may be applied for."""


class Slot(NamedTuple):
    """A place in the prose where a figure stands: a number or a reference, and what its words name.

    ``named`` is what they name, whatever the scope; ``measure`` the same where they speak of the whole organ
    and year for certain, else ``None`` (``excluded``: they do not); ``context`` is what the sentence said
    before it; ``sentence`` and ``clause`` are spans in
    the folded text, ``before`` the folded words between the figure and the last one or the clause's start;
    ``opens`` whether these, or a colon or bracket, open a list of parts (其中, 包括); ``elsewhere`` whether
    the clause speaks of another year, a part of this one, another organ or one channel; ``aside`` is
    the bracket that explains the figure right before it, in which this one stands, in the folded text.
    """

    at: Span
    number: NumberMention | None
    reference: Reference | None
    context: Context
    sentence: Span
    clause: Span
    before: str
    opens: bool
    measure: Measure | None = None
    named: Measure | None = None
    elsewhere: bool = False
    excluded: bool = False
    aside: Span | None = None


def standing(said: Iterable[Slot], at: int) -> tuple[Slot, ...]:
    """The figures that the words at a place may go on from: none in a bracket that is closed by then."""
    return tuple(slot for slot in said if slot.aside is None or slot.aside[0] < at < slot.aside[1])


def counts(figure: NumberMention | Reference) -> bool:
    """Whether a figure counts something: 件, 条, …, or what a reference stands for."""
    return isinstance(figure, Reference) or figure.unit in COUNTING - {""}


def is_countable(mention: NumberMention, measure: Measure | None, before: str, decided: bool) -> bool:
    """Whether a number can be the value of a measure, by its counting word and the words before it.

    ``decided`` whether the sentence has counted decisions: 作出行政许可决定38项、行政处罚5项.
    """
    if measure and measure.id == "t2.fees.amount":
        return mention.unit in MONEY
    if measure and measure.id.startswith(("t2.rules.", "t2.normative.")):
        return mention.unit in COUNTING or mention.unit == "部"
    if measure and measure.id.startswith("t2."):
        return mention.unit in COUNTING - {"项", "个"} or decided or bool(_DECIDED.search(before))
    return mention.unit in COUNTING


def way_between(start: Slot, slot: Slot, year: int | None) -> str | None:
    """The words between where something came from and the way it went to a figure: none in 由115件增至145件.

    ``None`` where the two figures are not such.
    """
    if start.sentence != slot.sentence or before_start(start.before, year) is None:
        return None
    return before_target(slot.before, year)
