"""Organ and year as a report's sentences say them: whose report this is, of which year, whom to ask."""

import re
from collections.abc import Iterator, Sequence

from drafting.figures import squeeze
from drafting.reading.placing.wording import plain
from drafting.reading.sections.signature import ORGAN, YEAR
from drafting.reading.sections.titles import REPORT, SUBJECT, organ_in, year_in

_SAYS = r"公布|发布|编制|形成|公开|撰写|现[将就]"
_NAME = rf"(?P<organ>(?:(?!{_SAYS.replace('|公开', '')}|向社会)[^,。、()“”《》<>;:\d]){{0,30}}?)"
_IN_INTRO = re.compile(
    rf"(?:^(?=.{{0,40}}{YEAR})|(?:{_SAYS})(?:了|完成)?)[《<“]?(?:(?P<before>{YEAR})年?度?)?{_NAME}"
    rf"(?:(?P<after>{YEAR})年?度?)?(?:年度)?(?:{REPORT}|{SUBJECT}(?:工作)?(?:有关|具体)?情况(?:\w{{0,6}}如下|[,。]))"
    r"(?!编制|编写|填报|有关|格式|发布|工作|的?通知|的?要求)"
)
"""The sentence that says whose report of which year this is; what it is called in a notice is no such one."""

_WRITES = re.compile(
    rf"(?:^|[,。])由?(?P<organ>[^,。]{{2,30}})编制(?:了|完成|的)?(?:本(?:年度)?报告|本年报|《?{YEAR}年)"
)
_WRITTEN_FROM = re.compile(
    r"(?:^|[,。])(?:本(?:年度)?报告)?由(?P<organ>[^,。]{4,30}?)(?:按照|根据|依据|结合)[^。]{0,150}编制"
)
_CONTACT = re.compile(r"(?:请?与|请?联系)(?P<organ>[^,。;:()]{4,40}?)(?:联系|\(|,)")
_OFFICE_WITHIN = re.compile(r"(?:党政|综合|政务公开|政府信息公开|信息公开)?(?:工作)?(?:办公室|办|科|股|处)$")
"""The office of an organ that people are to ask."""

_PERIOD = re.compile(r"(20\d{2})年?1月1日")
_PERIOD_SAID = re.compile(r"(?:统计|期限|时限)[^。]{0,30}?(20\d{2})年?1月1日")
_PERIOD_END = re.compile(r"截[至止]到?(20\d{2})年?12月31日")
_NOW_SAID = re.compile(rf"现(?:予以?|向社会)?(?:公布|发布|公开|将|就)[^。]{{0,30}}?({YEAR})年?度?{REPORT}")
_BEGINS = re.compile(r"(?:^|[\n。;)])(20\d{2})年(?:度|以来)?(?=,|[我本][局区市县旗镇乡街委厅办处院队])")


def year_of(intro: str) -> int | None:
    """The year that the intro says the report is of, else whose 1月1日 the period begins with.

    Where it names reports of several years, as beside a list of links to them, the period's if it is one of
    these. ``20231月1日`` is 2023.
    """
    years = [year_in(year) for said in _said(intro) if (year := said["before"] or said["after"])]
    match = _PERIOD.search(squeeze(intro))
    period = int(match[1]) if match else None
    return period if not years or (period in years and len(set(years)) > 1) else years[0]


def year_of_period(text: str) -> int | None:
    """The year of the period that a part says its figures are of; other dates in it are not asked.

    Else the one whose report it says is published here, else whose last day it counts up to, else the only
    one that its sentences begin with (2022年，我局…).
    """
    said = squeeze(text)
    if match := _PERIOD_SAID.search(said):
        return int(match[1])
    if match := _NOW_SAID.search(plain(text.split("\n", 1)[0])):
        return year_in(match[1])
    for ends in (
        set(_PERIOD_END.findall(said)),
        set(_BEGINS.findall("\n".join(map(plain, text.split("\n"))))),
    ):
        if len(ends) == 1:
            return int(ends.pop())
    return None


def organ_of(intro: str, signature: Sequence[str]) -> str:
    """The organ that the intro says publishes or writes the report, else that signs it, else to be asked.

    Empty where none is named.
    """
    named = (organ_in(said["organ"]) for said in _said(intro))
    writing = (
        organ
        for line in intro.split("\n")
        for match in _WRITES.finditer(plain(line))
        if ORGAN.match(organ := organ_in(match["organ"]))
    )
    found = next(filter(None, named), "") or next(writing, "") or next(_named(_WRITTEN_FROM, intro), "")
    signing = (name for line in signature if ORGAN.match(name := plain(line)))
    return found or next(signing, "") or next(map(_without_office, _named(_CONTACT, intro)), "")


def _without_office(organ: str) -> str:
    """The organ whose office people are to ask; the name itself where it is no office of another."""
    within = _OFFICE_WITHIN.sub("", organ)
    return within if ORGAN.match(within) else organ


def _named(pattern: re.Pattern[str], intro: str) -> Iterator[str]:
    """The organs that a sentence of this kind names."""
    for line in intro.split("\n"):
        for match in pattern.finditer(plain(line)):
            if ORGAN.match(organ := organ_in(match["organ"])):
                yield organ


def _said(intro: str) -> Iterator[re.Match[str]]:
    """Where the intro says whose report of which year this is."""
    for line in intro.split("\n"):
        yield from _IN_INTRO.finditer(plain(line))
