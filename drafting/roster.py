"""The roster: whose returns an organ sums, and who has to publish by when. Values only."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from drafting.figures import squeeze
from drafting.report import AnnualReport, OrganType, organ_type_of

LEVELS = ("province", "city", "county", "township")
"""From the highest down."""

_SUFFIXES = (
    (("省人民政府", "自治区人民政府"), "province"),
    (("市人民政府", "自治州人民政府", "地区行政公署", "盟行政公署"), "city"),
    (("区人民政府", "县人民政府", "旗人民政府"), "county"),
    (("镇人民政府", "乡人民政府", "街道办事处"), "township"),
)


def level_of(organ: str) -> str | None:
    """The level that an organ's name tells; ``None`` where it tells none, as a department's."""
    return next((level for suffixes, level in _SUFFIXES if organ.endswith(suffixes)), None)


_PLACED = re.compile(r"[\u4e00-\u9fff]{1,7}[省市州县区旗镇乡]\S|[\u4e00-\u9fff]{2,7}街道")
"""A name that begins with a place."""


@dataclass(frozen=True)
class Unit:
    """An organ of the roster.

    ``summed``: its figures are part of the roll-up (垂管 units' usually are not). ``due`` is the last day to
    publish and ``published`` when it did; ``None`` where the roster does not say: not published, or unknown.
    """

    organ: str
    aliases: tuple[str, ...] = ()
    type: OrganType | None = None
    level: str | None = None
    summed: bool = True
    contact: str = ""
    address: str = ""
    due: date | None = None
    published: date | None = None

    def is_called(self, name: str) -> bool:
        """Whether a name is this organ's or one of its aliases."""
        return squeeze(name) in {squeeze(own) for own in (self.organ, *self.aliases)}


@dataclass(frozen=True)
class Units:
    """The units of a roster with what each handed in.

    ``returns`` are the returns as reports, any order. Without a roster every organ that handed in a return
    is a unit, and summed.
    """

    returns: tuple[AnnualReport, ...] = ()
    roster: tuple[Unit, ...] = ()

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The roster, else a unit for each return."""
        organs = dict.fromkeys(report.organ for report in self.returns if report.organ)
        return self.roster or tuple(Unit(organ, type=organ_type_of(organ)) for organ in organs)

    def unit(self, organ: str) -> Unit | None:
        """The unit of this name."""
        return next((unit for unit in self.units if unit.is_called(organ)), None)

    def returned(self, organ: str, year: int | None) -> AnnualReport | None:
        """What an organ handed in for a year; a return that does not say its year is taken."""
        unit = self.unit(organ) or Unit(organ)
        fitting = [r for r in self.returns if unit.is_called(r.organ) and r.year in (None, year)]
        return fitting[0] if fitting else None

    def summed_for(self, organ: str) -> tuple[Unit, ...]:
        """The units that an organ's report sums, its own return not among them; empty where it sums none.

        An organ outside the roster sums it; one inside only where it is a government above every other.
        """
        own = self.unit(organ)
        others = tuple(unit for unit in self.units if unit is not own and unit.summed)
        if own is None:
            return others
        rank = _rank(own)
        above = rank is not None and all((other := _rank(unit)) is None or rank < other for unit in others)
        return others if above else ()


def _rank(unit: Unit) -> int | None:
    """A government's place from the highest down; ``None`` for other organs."""
    if (unit.type or organ_type_of(unit.organ)) is not OrganType.GOVERNMENT:
        return None
    level = unit.level or level_of(unit.organ)
    return LEVELS.index(level) if level in LEVELS else None


@dataclass(frozen=True)
class Late:
    """A unit that published after the day due, or has not yet: then ``published`` is ``None``."""

    unit: Unit
    published: date | None


def late(roster: Iterable[Unit], seen: Mapping[str, object], today: date) -> tuple[Late, ...]:
    """The units of a roster whose report is missing or came late.

    Args:
        roster: the units.
        seen: the names of the organs whose reports are there: these have published, whatever the roster says.
        today: a report that is not due yet is not missing.
    """
    units = tuple(roster)
    found = []
    for unit in units:
        there = any(unit.is_called(organ) for organ in seen) or _is_there_in_full(unit, units, seen)
        if unit.published and unit.due and unit.published > unit.due:
            found.append(Late(unit, unit.published))
        elif not unit.published and not there and (unit.due is None or today > unit.due):
            found.append(Late(unit, None))
    return tuple(found)


def _is_there_in_full(unit: Unit, units: tuple[Unit, ...], seen: Iterable[str]) -> bool:
    """Whether one organ alone is called as the unit is, with its places before it (云岭市青禾区教育局).

    Not where another unit's name fits it too, and not without a place: 教育局 by itself may be anybody's.
    """
    if not _PLACED.match(unit.organ):
        return False
    longer = [organ for organ in seen if squeeze(organ).endswith(squeeze(unit.organ))]
    others = [one for one in units if one is not unit and any(_ends_as(one, organ) for organ in longer)]
    return len(longer) == 1 and not others


def _ends_as(unit: Unit, organ: str) -> bool:
    return any(squeeze(organ).endswith(squeeze(name)) for name in (unit.organ, *unit.aliases))
