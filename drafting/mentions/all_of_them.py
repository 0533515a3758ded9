"""What a text says of all that a figure counts: 收到申请42件，均为自然人提交; 行政复议7件，均维持."""

import re
from functools import cache
from typing import NamedTuple

from drafting.errors import DataFileError
from drafting.mentions.about import context_after
from drafting.mentions.claims import Claim
from drafting.mentions.measures import Context, Measure, names
from drafting.mentions.numbers import data_file
from drafting.mentions.prose import Prose
from drafting.mentions.resolving import resolve
from drafting.mentions.slots import slots

_APPLIED = frozenset({"t3.received.total", "load.total", "t3.processed.total"})
_DISPUTED = frozenset({"t4.review.total", "litigation.total", "disputes.total"})


def all_of_them(text: str, *, year: int | None, organ: str = "") -> tuple[Claim, ...]:
    """The figures all of which, the text says, are one applicant's, were refused or came to one result.

    Each is claimed to be the value of that applicant's or result's measure; ``clause`` spans the figure and
    what is said of it in the original text. Nothing is claimed of a figure that is rough, 0 or no cell's, nor
    where the words tell anything else of them (均驳回), or what is said in general (均已办结, 均予以公开).
    """
    prose = Prose.of(text)
    found: list[Claim] = []
    for slot in slots(prose, year, organ):
        number, total = slot.number, slot.measure
        if number is None or total is None or not number.value or number.approximate:
            continue
        said = _said(prose.text, slot.at[1], slot.sentence[1], total)
        measure = said and _named(said, context_after(slot.context, total), year)
        if said and measure:
            found.append(Claim(number, prose.span(slot.at[0], said.end()), measure))
    return tuple(found)


def _said(text: str, start: int, end: int, total: Measure) -> re.Match[str] | None:
    """What is said right behind a figure of all that it counts."""
    if total.id in _APPLIED:
        if text.startswith("。", start):  # 收到8件。申请人均为自然人。
            end = text.find("。", start + 1) + 1 or len(text)
        return _words().applicants.match(text, start, end)
    disputed = total.id in _DISPUTED or (total.id.startswith("t4.") and total.id.endswith(".total"))
    return _words().results.match(text, start, end) if disputed else None


def _named(said: re.Match[str], context: Context, year: int | None) -> Measure | None:
    """The applicant or group of outcomes that is named, or the one result of disputes, and nothing else."""
    found = said.groupdict()
    if who := found.get("who"):
        rows = ("received", "processed") if context.row == "processed" else ("received",)
        meant = [resolve(f"其中{who}", context._replace(row=row), year=year) for row in rows]
        cells = [measure for measure in meant if measure]
        return Measure(cells[0].id, tuple(r for cell in cells for r in cell.readings)) if cells else None
    if group := found.get("group"):
        return resolve(group, context, year=year)
    what = _words().decider.sub("", said["what"])
    named = names(what, year)
    if len(named) != 1 or named[0].kind != "outcome":
        return None
    rest = what[: named[0].start] + what[named[0].end :]
    measure = resolve(what, context, year=year) if _words().fill.fullmatch(rest) else None
    if measure and named[0].key == "concluded":  # none is pending, then
        return Measure(measure.id, measure.readings[1:])
    return measure


class _Words(NamedTuple):
    """``[all]`` of ``measures.toml``, compiled."""

    applicants: re.Pattern[str]
    results: re.Pattern[str]
    decider: re.Pattern[str]
    fill: re.Pattern[str]


@cache
def _words() -> _Words:
    try:
        data = data_file("measures.toml")["all"]
        ends = "(?=[，。;)]|$)"
        return _Words(
            applicants=re.compile(data["applicants"] + ends),
            results=re.compile(data["results"] + ends),
            decider=re.compile(data["decider"]),
            fill=re.compile(data["fill"]),
        )
    except (KeyError, re.error) as error:
        raise DataFileError(f"measures.toml 有误：{error}") from error
