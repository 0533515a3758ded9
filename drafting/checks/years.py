"""Rules across years: this year's tables against last year's report."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.reconciliation import COLUMNS
from drafting.checks.rule import PREVIOUS, Rule, Subject
from drafting.figures import Number, format_number
from drafting.tables import DISPUTES, edition


@dataclass(frozen=True, kw_only=True)
class AcrossYears(Rule):
    """A rule that is run where a last report is known; one of another year makes it not assessable."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """Nothing without a last report."""
        if subject.previous is None:
            return
        if subject.last_year is None:
            yield self.not_assessable(note="所给的不是上一年度的年报")
        else:
            yield from self.compare(subject)

    @abstractmethod
    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result for each instance."""


@dataclass(frozen=True, kw_only=True)
class CarriedIn(AcrossYears):
    """上年结转 is last year's 结转下年度继续办理, in each column."""

    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result for each of the seven columns."""
        for column in COLUMNS:
            cells = (f"t3.carried_in.{column}", f"{PREVIOUS}t3.carried_out.{column}")
            now, before = (subject.value(code) for code in cells)
            if now is None or before is None:
                yield self.not_assessable(column)
            elif now == before:
                yield self.passed(column)
            else:
                label = edition("2021").cells[cells[0]].column.label
                message = self.messages["failed"].format(label=label, now=now, before=before)
                yield self.failed(
                    subject,
                    message,
                    instance=column,
                    cells=cells,
                    section=3,
                    expected=before,
                    actual=now,
                )


@dataclass(frozen=True, kw_only=True)
class InForce(AcrossYears):
    """现行有效 is last year's, plus made, less repealed; never chained from the form of 2019."""

    blocks: tuple[tuple[str, str], ...] = (("rules", "规章"), ("normative", "行政规范性文件"))

    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result for each of the two kinds of documents."""
        last = subject.last_year
        chained = last is not None and last.edition == subject.report.edition == "2021"
        for block, label in self.blocks:
            own = tuple(f"t2.{block}.{column}" for column in ("in_force", "made", "repealed"))
            cells = (*own, f"{PREVIOUS}t2.{block}.in_force")
            in_force, made, repealed, before = (subject.value(code) for code in cells)
            if not chained or in_force is None or made is None or repealed is None or before is None:
                yield self.not_assessable(block)
            elif in_force == before + made - repealed:
                yield self.passed(block)
            else:
                expected = before + made - repealed
                values = {"label": label, "in_force": in_force, "expected": expected}
                stock = {"before": before, "made": made, "repealed": repealed}
                yield self.failed(
                    subject,
                    self.messages["failed"].format(**values, **stock),
                    instance=block,
                    cells=cells,
                    section=2,
                    expected=expected,
                    actual=in_force,
                )


@dataclass(frozen=True, kw_only=True)
class PendingDisputes(AcrossYears):
    """What was pending last year is counted in this year's total."""

    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result for each block of table four."""
        for block in DISPUTES:
            cells = (f"t4.{block}.total", f"{PREVIOUS}t4.{block}.pending")
            now, before = (subject.value(code) for code in cells)
            if now is None or before is None:
                yield self.not_assessable(block)
            elif before <= now:
                yield self.passed(block)
            else:
                label = " ".join(edition("2021").cells[cells[0]].column.group)
                yield self.failed(
                    subject,
                    self.messages["failed"].format(label=label, now=now, before=before),
                    instance=block,
                    cells=cells,
                    section=4,
                    expected=f"≥{before}",
                    actual=now,
                )


@dataclass(frozen=True, kw_only=True)
class FeeScale(AcrossYears):
    """The fee is in 万元: one that changed about ten-thousandfold is 元 for 万元."""

    least: int = 3_000
    most: int = 30_000

    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result; a fee of 0 in either year has no scale."""
        cells = ("t2.fees.amount", f"{PREVIOUS}t2.fees.amount")
        now, before = (subject.value(code) for code in cells)
        if now is None or before is None:
            yield self.not_assessable()
        elif not (now > 0 and before > 0 and (self._far(now, before) or self._far(before, now))):
            yield self.passed()
        else:
            shown = {"now": format_number(now), "before": format_number(before)}
            key = "larger" if now > before else "smaller"
            yield self.failed(
                subject,
                self.messages[key].format(**shown),
                cells=cells,
                section=2,
                expected=before,
                actual=now,
            )

    def _far(self, large: Number, small: Number) -> bool:
        return self.least * small <= large <= self.most * small
