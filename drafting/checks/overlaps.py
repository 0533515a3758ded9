"""Rules on text that was copied: from last year's report, or from another organ's."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from drafting.checks.findings import Result
from drafting.checks.rule import ERROR_OR_WARNING, Rule, Subject, part_name
from drafting.checks.years import AcrossYears
from drafting.figures import shortened
from drafting.overlap import Overlap, mask, names_of, overlap
from drafting.report import AnnualReport

COMPARED = (1, 5)
"""The sections that each organ writes anew every year."""

WARN_FROM = Decimal("0.5")
ERROR_FROM = Decimal("0.9")


def compared(report: AnnualReport, other: AnnualReport, section: int) -> Overlap | None:
    """How much of a report's section stands in another report's; ``None`` where it is too short to say."""
    own, others = names_of(report.organ), names_of(other.organ)
    return overlap(mask(report.text(section), own), mask(other.text(section), others))


def percent(share: float) -> int:
    """A share in per cent, cut: 49.9 is not yet 50."""
    return int(share * 100)


def longest(found: Overlap) -> tuple[int, int]:
    """The span of the longest run."""
    return max(found.spans, key=lambda span: span[1] - span[0])


def quoted(text: str, span: tuple[int, int]) -> str:
    """The words at a span, cut where they are many."""
    return shortened(text[slice(*span)].replace("\n", " ").strip())


@dataclass(frozen=True, kw_only=True)
class OverlapLastYear(AcrossYears):
    """Sections 1 and 5 do not repeat last year's."""

    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result for each of the two sections; a short one, or none last year, is not assessable."""
        last = subject.last_year
        for section in COMPARED:
            text = subject.report.text(section)
            found = compared(subject.report, last, section) if last else None
            if found is None or last is None or not last.text(section).strip():
                yield self.not_assessable(str(section), note="篇幅过短或上年没有这一部分")
            elif found.share < WARN_FROM:
                yield self.passed(str(section), note=f"{percent(found.share)}%")
            else:
                grade = ERROR_OR_WARNING if found.share >= ERROR_FROM else None
                words = quoted(text, longest(found))
                yield self.failed(
                    subject,
                    self.messages["failed"].format(
                        part=part_name(section),
                        share=percent(found.share),
                        words=words,
                    ),
                    instance=str(section),
                    section=section,
                    span=longest(found),
                    excerpt=words,
                    expected=f"<{WARN_FROM:.0%}",
                    actual=f"{percent(found.share)}%",
                    severity=grade,
                )


@dataclass(frozen=True, kw_only=True)
class OverlapNeighbour(Rule):
    """Sections 1 and 5 do not repeat another organ's of the same year."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each section that is alike in no neighbour, else one for each that is."""
        report = subject.report
        neighbours = [n for n in subject.neighbours if n.year == report.year and n.organ != report.organ]
        for section in COMPARED if neighbours else ():
            text = report.text(section)
            alike = [(n, found) for n in neighbours if (found := compared(report, n, section))]
            copied = [(n, found) for n, found in alike if found.share >= WARN_FROM]
            if not alike:
                yield self.not_assessable(str(section), note="篇幅过短")
            elif not copied:
                yield self.passed(str(section))
            for neighbour, found in sorted(copied, key=lambda pair: -pair[1].share):
                yield self.failed(
                    subject,
                    self.messages["failed"].format(
                        part=part_name(section),
                        organ=neighbour.organ,
                        share=percent(found.share),
                        words=quoted(text, longest(found)),
                    ),
                    instance=f"{section}:{neighbour.organ}",
                    section=section,
                    span=longest(found),
                    excerpt=quoted(text, longest(found)),
                    expected=f"<{WARN_FROM:.0%}",
                    actual=f"{percent(found.share)}%",
                )
