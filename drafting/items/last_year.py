"""What speaks of last year's problems: headings, and sentences that name last year or an earlier report."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from drafting.items.headings import Phrase, lead_opens
from drafting.items.words import any_word

_TOLD = re.compile("问题|不足|短板|报告|年报")
_ANNOUNCED = re.compile(r"(?:存在|面临|有).{0,12}(?:问题|不足|短板|困难)")
_STILL = re.compile("存在|面临|有|仍|还|主要|不足|短板|如下")
_YEAR = re.compile(r"20\d\d")


def is_last_years_heading(head: Phrase, below: str, announced: Sequence[Phrase]) -> bool:
    """Whether a heading opens last year's problems: it says so, or a later year's problems follow it.

    ``below`` is the text under it, ``announced`` are the headings of problems there.
    """
    if head.opens == "last_year" or head.year is None:
        return head.opens == "last_year"
    later = [*(one.year for one in announced), *_announced_years(below)]
    if head.opens == "measure":  # 2022年度问题整改情况, and then this year's problems
        return any(year is None or year > head.year for year in later)
    return any(year is not None and year > head.year for year in later)


def begins_this_year(sentence: str, text: str) -> bool:
    """Whether a sentence among last year's problems turns to this year's."""
    if _this_year().match(sentence) is None or lead_opens(sentence, first=True) != "problem":
        return False
    if _STILL.search(sentence) is None:  # 2023年完善了目录，问题已解决。
        return False
    return not begins_last_year(sentence, text, opens_paragraph=False)


def begins_last_year(sentence: str, text: str, *, opens_paragraph: bool) -> bool:
    """Whether a sentence begins to speak of last year's problems.

    It names last year or last year's report, or an earlier year than this year's problems have.
    """
    match = _last_year().match(sentence)
    if match is None:
        return False
    told = _TOLD.search(sentence) is not None
    done = re.search(any_word("last_year", "done"), sentence) is not None
    if match["name"] or match["report"]:
        return opens_paragraph or (told and done)
    rest = text.replace(sentence, "")
    later = any(year is not None and year > int(match["year"]) for year in _announced_years(rest))
    return told and (later or (done and _speaks_of_now(rest)))


def _announced_years(text: str) -> Iterator[int | None]:
    """The years named by the sentences that announce problems (2023年还存在以下不足)."""
    for sentence in re.split(r"[。；\n]", text):
        announced = _ANNOUNCED.search(sentence)
        if announced:
            years = _YEAR.findall(sentence[: announced.start()])
            yield int(years[-1]) if years else None


def _speaks_of_now(text: str) -> bool:
    now = any_word("last_year", "now")
    return re.search(rf"(?:^|[。；\n])(?:{now})[^。；]*(?:问题|不足)", text) is not None


@cache
def _this_year() -> re.Pattern[str]:
    return re.compile(rf"(?:但|同时|不过)?[，,]?(?:{any_word('last_year', 'now')}|20\d\d年)")


@cache
def _last_year() -> re.Pattern[str]:
    before = rf"(?:(?:{any_word('last_year', 'before')})[，,]?)*"
    report = rf"20\d\d年度?(?:{any_word('last_year', 'report')})?中?(?={any_word('last_year', 'reported')})"
    names = any_word("last_year", "names")
    return re.compile(rf"{before}(?:(?P<name>{names})|(?P<report>{report})|(?P<year>20\d\d)年)")
