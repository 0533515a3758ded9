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

# Each begins with its digit and only then looks at what stands before: re finds it at once.
_TITLE_YEAR = re.compile(r"([12](?<![0-9].)(?:(?<=1)9|(?<=2)0)[0-9]{2})年")
_PERIOD = re.compile(
    r"([12](?<![0-9].)(?:(?<=1)9|(?<=2)0)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日(?:起)?(?:至|到|[-—~]+)"
    r"(?:((?:19|20)[0-9]{2})年)?([0-9]{1,2})月([0-9]{1,2})日"
)
_WHOLE_YEAR = Sought(
    r"(?P<year>2(?<![0-9].)0[0-9]{2})年1月1日起?[，,]?(?:至|到|[-—~－–]+)(?:20[0-9]{2}年)?12月31日"
)
_OWN_REPORT = Sought(
    r"(?P<year>2(?<![0-9].)0[0-9]{2})年度?(?:的)?政府信息公开(?:工作)?年度报告(?![^《》\n]{0,16}通知)"
)
_YEAR_ALONE = re.compile(r"2(?<![0-9].)0[0-9]{2}(?=(?:政府|政务)?信息公开)")
_NOT_LOOKING_BACK = r"(?:(?!下一步|今后|明年|来年|下年|次年|虽|但|仍|问题|不足|原因)[^。；;:：，,\n将]){0,24}"
_TO_COME = Sought(
    rf"(?P<year>2(?<![0-9].)0[0-9]{{2}})年度?{_NOT_LOOKING_BACK}[，,]?{_NOT_LOOKING_BACK}"
    r"将(?=从|继续|进一步|始终|持续|着力|重点|认真|严格|切实|不断|努力|坚持|围绕|采取|按照?|以|加大|加强|针对|着重|深入|积极)"
)
_PLANS = re.compile(r"[0-9]{4}年度?[，,]?[^的，,]{0,8}将")
"""Last year's plan as it stood (2022年，我局将…), not what is said of it (2022年提出的措施将…)."""

_PUBLISHED = Sought(
    r"[现特](?:向社会)?(?:公布|发布|将)(?P<year>20[0-9]{2})年度?[^，。；\n]{0,16}?政府信息公开(?:工作)?年度报告"
)
_TITLED_REPORT = Sought(
    r"现(?:将|(?:予以|向社会)?(?:公布|发布|公开))《[^《》\n]{0,24}?(?P<year>20[0-9]{2})年度?政府信息公开(?:工作)?年度报告》"
)
_UNTIL = Sought(r"截[至止]到?(?P<year>20[0-9]{2})年12月31日")
_OVER = Sought(r"(?:结转|转结)(?:到|至|入)?(?P<year>20[0-9]{2})年度?(?:继续|再)?(?:办理|办结|处理|答复)")
_FROM_BEFORE = re.compile(r"上(?:一)?年|20[0-9]{2}年")
_OPENS = re.compile(r"(?P<year>20[0-9]{2})年度?[，,]")
_PARAGRAPH = re.compile(r"(?m)^(?P<year>20[0-9]{2})年度?[，,].*$")
_OPENS_WITH_DEEDS = re.compile(rf"{_OPENS.pattern}[^。\n]{{0,40}}?(?:取得|成效|成绩|进展)")
"""In section 5, which may open with last year's problems: only where work done is spoken of."""

_TITLED = re.compile(r"《[^《》\n]*》")


@dataclass(frozen=True, kw_only=True)
class TextYear(InText):
    """The title's year is the report's; the period is that whole year (a new organ's begins later).

    Last year is left over where the introduction names this report by it, where it opens section 1 or 6, and
    where its whole period stands outside the introduction; and where it opens section 5 with what was done,
    and this year is not named there. This year is left where next year belongs: what is carried over and, as
    last year may be, what section 5 says is to come. Elsewhere a year may be meant: not assessable.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for the title, one for the period, one for each leftover of last year."""
        year = subject.report.year
        titles = [int(match[1]) for match in _TITLE_YEAR.finditer(squeeze(subject.report.title))]
        alone = _YEAR_ALONE.search(squeeze(subject.report.title))
        if alone and not titles:
            yield self.failed(
                subject,
                self.messages["unsaid"].format(found=alone[0]),
                instance="title",
                excerpt=subject.report.title,
                expected=f"{alone[0]}年",
                actual=alone[0],
                severity=INFO,
            )
        elif year is None or not titles:
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
            if section == 0:
                places += _TITLED_REPORT.finditer(text)
            if section == 1:
                places += [
                    match
                    for match in _PARAGRAPH.finditer(untitled)
                    if match.start() and f"{year}年" not in match[0]
                ]
                places += [*_PUBLISHED.finditer(untitled), *_UNTIL.finditer(untitled)]
            opening = _OPENS.match(untitled) if section in (1, 6) else None
            if section == 5 and f"{year}年" not in text:
                opening = _OPENS_WITH_DEEDS.match(untitled)
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
        yield from self._to_come(subject, year)

    def _to_come(self, subject: Subject, year: int) -> Iterator[Result]:
        """Where this year stands and the next is meant: 2023年将… in the measures, 结转2023年办理."""
        for section, pattern in ((5, _TO_COME), (1, _OVER)):
            text = fold(subject.report.text(section)).text
            for match in pattern.finditer(text):
                clause = re.split(r"[。；;，,、\n]", text[: match.start()])[-1]
                last = section == 5 and int(match["year"]) == year - 1 and _PLANS.fullmatch(match[0])
                if (int(match["year"]) == year or last) and not (
                    section == 1 and _FROM_BEFORE.search(clause)
                ):
                    place = match.span("year")
                    yield self.at(
                        subject,
                        "ahead",
                        section,
                        place,
                        expected=str(year + 1),
                        prefix="ahead:",
                        severity=INFO,
                        next=year + 1,
                    )
