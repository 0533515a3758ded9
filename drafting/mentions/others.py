"""What a sentence counts that is no application, so that a bare 办结 behind it is not one either."""

from typing import NamedTuple

from drafting.mentions.measures import names, vocabulary
from drafting.mentions.numbers import NumberMention
from drafting.mentions.scope import is_comparison
from drafting.references import Reference

_PAPERS = frozenset("件条宗起份封项例")


class Others(NamedTuple):
    """Whether the last papers counted were somebody else's (留言33条), and what they were counted in.

    ``theirs``: they were said to have come in, so that outcomes behind them are theirs, too.
    """

    counted: bool = False
    unit: str = ""
    theirs: bool = False

    def after(self, figure: NumberMention | Reference, *, others: bool, theirs: bool) -> "Others":
        """The same behind a figure; 培训3次 takes nothing back from 留言33条."""
        unit = _unit_of(figure)
        if others and self.counted and unit not in _PAPERS:
            return self
        return Others(others, unit, others and (self.theirs or theirs))

    def goes_on(self, before: str, figure: NumberMention | Reference, year: int | None) -> bool:
        """Whether words that only say 办结 go on from them, counted alike."""
        unit = _unit_of(figure)
        if not self.counted or not (unit == self.unit or {unit, self.unit} <= _PAPERS):
            return False
        if "申请" in before or vocabulary(year).objects["application"].search(before):
            return False
        going_on = {"verb", "outcome"} | ({"row"} if self.theirs else set())  # 收到留言48条，不予公开2条
        return {name.kind for name in names(before, year)} <= going_on


def is_foreign(before: str, year: int | None) -> bool:
    """Whether a figure that is no measure's counts what somebody received or handled: 留言412条."""
    if is_comparison(before, year):
        return False
    foreign = vocabulary(year).objects["foreign"]
    return bool(foreign.search(before)) or any(name.kind == "verb" for name in names(before, year))


def are_theirs(before: str, year: int | None) -> bool:
    """Whether words say that something else was received, whose outcomes may follow: 收到网民留言48条."""
    if "申请" in before or not vocabulary(year).objects["foreign"].search(before):
        return False
    return any(name.kind == "verb" for name in names(before, year))


def _unit_of(figure: NumberMention | Reference) -> str:
    """What a figure counts in; a reference in what applications are counted in."""
    return figure.unit if isinstance(figure, NumberMention) else "件"
