"""Shares whose part and whole the prose gives, where no table has the part: 网上申请64件，占73.6%."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafting.mentions.measures import vocabulary
from drafting.mentions.numbers import NumberMention
from drafting.mentions.prose import Prose
from drafting.mentions.readings import Readings
from drafting.mentions.shares import is_plain_share, of_applications
from drafting.mentions.slot import COUNTING, Slot
from drafting.mentions.slots import slots

_TOTALS = frozenset({"t3.received.total", "t3.processed.total", "load.total"})
_UNITS = COUNTING - {""}


@dataclass(frozen=True)
class StatedShare:
    """A percentage of applications by something that no table counts (a channel), and what it may be of.

    ``part`` is the figure right before it and ``whole`` the total before that. Over any of ``bases`` (the
    figures before it, the sum of its list) or ``readings`` (sums of ledger ids) it is true.
    """

    number: NumberMention
    part: NumberMention
    whole: NumberMention
    bases: tuple[int, ...]
    readings: Readings


def stated_shares(text: str, *, year: int | None, organ: str = "") -> tuple[StatedShare, ...]:
    """The shares of a text whose part is bound to no measure and whose whole the same paragraph gives."""
    prose = Prose.of(text)
    found: list[StatedShare] = []
    placed = slots(prose, year, organ)
    for paragraph in prose.paragraphs:
        said = [slot for slot in placed if paragraph[0] <= slot.at[0] < paragraph[1]]
        found += _stated(prose, said, year)
    return tuple(found)


def _stated(prose: Prose, said: Sequence[Slot], year: int | None) -> Iterator[StatedShare]:
    listed = (0, 0)
    for part, slot in pairwise(said):
        number, counted = slot.number, _count(part)
        if not number or number.value is None or number.unit != "%" or counted is None or not part.number:
            continue
        between = prose.text[part.at[1] : slot.at[0]]
        if part.sentence != slot.sentence or part.measure or not is_plain_share(between):
            continue
        if not _of_applications(part, year) and not (listed == part.sentence and _is_channel(part, year)):
            continue
        listed = part.sentence
        before = said[: said.index(part)]
        totals = (s for s in reversed(before) if s.measure and s.measure.id in _TOTALS)
        whole = next((s for s in totals if _count(s)), None)
        if whole is None or whole.number is None or counted > (_count(whole) or 0):
            continue
        beside = (s for s in said if s.sentence == part.sentence and not s.measure)
        uncounted = [count for s in beside if (count := _count(s))]
        listed_sum = sum(uncounted) if len(uncounted) > 1 else 0  # alone, the part would be all of itself
        bases = (_count(whole) or 0, *(count for s in before if (count := _count(s))), listed_sum)
        possible = tuple(base for base in dict.fromkeys(bases) if base >= counted)
        yield StatedShare(number, part.number, whole.number, possible, of_applications())


def _is_channel(part: Slot, year: int | None) -> bool:
    """Whether a figure's words name nothing but a channel: 电子邮件7件, behind 通过信函申请39件."""
    return bool(vocabulary(year).objects["channel"].fullmatch(part.before))


def _count(slot: Slot) -> int | None:
    """How many a slot counts, where it says so exactly."""
    number = slot.number
    if number is None or number.value is None or number.approximate or number.unit not in _UNITS:
        return None
    return int(number.value) if number.value == int(number.value) else None


def _of_applications(part: Slot, year: int | None) -> bool:
    """Whether a figure's own words say that it counts applications, and nobody else's."""
    objects = vocabulary(year).objects
    applied = "申请" in part.before or "提交" in part.before or "提出" in part.before
    others = bool(objects["foreign"].search(part.before)) and not _is_channel(part, year)  # 电子邮件申请
    return part.context.application and applied and not others
