"""The rule on the years in title, period and text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.folded import fold
from drafting.checks.in_text import InText
from drafting.checks.rule import ERROR, INFO, SECTIONS, WARNING, Subject
from drafting.figures import squeeze
from drafting.patterns import Sought

_TITLE_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
_PERIOD = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日(?:起)?(?:至|到|[-—~]+)"
    r"(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日"
)
_WHOLE_YEAR = Sought(
    r"(?<![0-9])(?P<year>20[0-9]{2})年1月1日起?[，,]?(?:至|到|[-—~－–]+)(?:20[0-9]{2}年)?12月31日"
)
_OWN_REPORT = Sought(
    r"(?<![0-9])(?P<year>20[0-9]{2})年度?(?:的)?政府信息公开(?:工作)?年度报告(?![^《》\n]{0,16}通知)"
)
_OPENS = re.compile(r"(?P<year>20[0-9]{2})年度?[，,]")
_TITLED = re.compile(r"《[^《》\n]*》")


@dataclass(frozen=True, kw_only=True)
class TextYear(InText):
    """The title's year is the report's; the period is that whole year (a new organ's begins later).

    Last year is left over where the introduction names this report by it, where it opens section 1 or 6, and
    where its whole period stands outside the introduction. Elsewhere a year may be meant: not assessable.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for the title, one for the period, one for each leftover of last year."""
        year = subject.report.year
        titles = [int(match[1]) for match in _TITLE_YEAR.finditer(squeeze(subject.report.title))]
        if year is None or not titles:
            yield self.not_assessable("title")
        elif set(titles) == {year}:
            yield self.passed("title")
        else:
            wrong = next(found for found in titles if found != year)
            yield self.failed(
                subject,
                self.messages["title"].format(year=year, found=wrong),
                instance="title",
                excerpt=subject.report.title,
                expected=str(year),
                actual=str(wrong),
                severity=ERROR,
            )
        yield self._period(subject, year)
        if year is not None:
            yield from self._leftovers(subject, year)

    def _period(self, subject: Subject, year: int | None) -> Result:
        match = _PERIOD.search(squeeze(subject.report.text(0)))
        if match is None or year is None:
            return self.not_assessable("period")
        years = {int(found) for found in (match[1], match[4]) if found}
        days = (int(match[2]), int(match[3])), (int(match[5]), int(match[6]))
        if years == {year} and days == ((1, 1), (12, 31)):
            return self.passed("period")
        founded = years == {year} and days[1] == (12, 31)
        return self.failed(
            subject,
            self.messages["founded" if founded else "period"].format(year=year, found=match[0]),
            instance="period",
            section=0,
            excerpt=match[0],
            expected=f"{year}年1月1日至{year}年12月31日",
            actual=match[0],
            severity=WARNING if founded else ERROR,
        )

    def _leftovers(self, subject: Subject, year: int) -> Iterator[Result]:
        for section in SECTIONS:
            text = fold(subject.report.text(section)).text
            meant = _OWN_REPORT if section == 0 else _WHOLE_YEAR
            untitled = _TITLED.sub(lambda match: "　" * len(match[0]), text) if meant.search(text) else text
            places = [*meant.finditer(untitled)]
            opening = _OPENS.match(untitled) if section in (1, 6) else None
            for match in [*places, *([opening] if opening else [])]:
                if int(match["year"]) == year - 1:
                    place = match.span("year")
                    yield self.at(
                        subject,
                        "leftover",
                        section,
                        place,
                        expected=str(year),
                        prefix="leftover:",
                        severity=INFO,
                        year=year,
                    )
