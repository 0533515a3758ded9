"""Rules across units: the roll-up of their returns, and a return beside the report that was published."""

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.checks.findings import Result
from drafting.checks.rule import Rule, Subject, difference
from drafting.figures import Number, format_number
from drafting.report import AnnualReport
from drafting.roster import Unit
from drafting.tables import CellSpec, cell_spec, edition, parts_of
from drafting.tables.footing import is_undivided

_MOST_NAMED = 5


def names(organs: list[str]) -> str:
    """Some organs as a message lists them."""
    shown = "、".join(organs[:_MOST_NAMED])
    return f"{shown}等{len(organs)}家" if len(organs) > _MOST_NAMED else shown


@dataclass(frozen=True)
class _Sum:
    """A cell's values: the report's, the organ's own return's, each unit's that handed in."""

    total: Number
    own: Number
    parts: tuple[tuple[str, Number], ...]

    @property
    def summed(self) -> Number:
        summed: Number = self.own
        for _, value in self.parts:
            summed += value
        return summed


@dataclass(frozen=True, kw_only=True)
class Rollup(Rule):
    """Each additive cell is the sum of the summed units' returns and, where there is one, the organ's own.

    A cell that the form sums from others is examined only where one of these is blank in the report. Where
    a unit's return is missing the sum is not known; a figure below what is there is wrong all the same.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for the returns, one for each cell; nothing where the organ sums no units."""
        units = subject.units
        summed = units.summed_for(subject.report.organ) if units else ()
        if units is None or not summed:
            return
        year = subject.report.year
        returns = [(unit, units.returned(unit.organ, year)) for unit in summed]
        missing = [unit.organ for unit, handed_in in returns if handed_in is None]
        if missing:
            yield self.failed(
                subject,
                self.messages["missing"].format(count=len(missing), units=names(missing)),
                instance="returns",
                actual=str(len(summed) - len(missing)),
                expected=str(len(summed)),
            )
        else:
            yield self.passed("returns")
        own = units.returned(subject.report.organ, year)
        there = [(unit, handed_in) for unit, handed_in in returns if handed_in]
        for cell in self._cells(subject):
            yield self._cell(subject, cell, own, there, missing)

    def _cells(self, subject: Subject) -> Iterator[CellSpec]:
        figures = subject.report.figures
        undivided = is_undivided(figures)
        for code, cell in edition("2021").cells.items():
            split = undivided and code.startswith("t3.closed_")
            if not split and (not cell.computed or any(figures.get(part) is None for part in parts_of(code))):
                yield cell

    def _cell(
        self,
        subject: Subject,
        cell: CellSpec,
        own: AnnualReport | None,
        there: list[tuple[Unit, AnnualReport]],
        missing: list[str],
    ) -> Result:
        total = subject.value(cell.code)
        parts = [(unit.organ, handed_in.figures.get(cell.code)) for unit, handed_in in there]
        own_value = own.figures.get(cell.code) if own else 0
        known = tuple((organ, value) for organ, value in parts if value is not None)
        if total is None or own_value is None:
            return self.not_assessable(cell.code)
        sums = _Sum(total, own_value, known)
        complete = len(known) == len(parts) and not missing
        if not complete and total >= sums.summed:
            return self.not_assessable(cell.code)
        if total == sums.summed:
            return self.passed(cell.code)
        return self._differs(subject, cell, sums)

    def _differs(self, subject: Subject, cell: CellSpec, sums: _Sum) -> Result:
        delta = difference(sums.total, sums.summed)
        making = [organ for organ, value in sums.parts if value == delta]
        template = "uncounted" if sums.total < sums.summed else "extra"
        hint = self.messages[template].format(units=names(making)) if making else ""
        first = self.messages["co_defendant"] if cell.table.code == "t4" else ""
        message = self.messages["failed"].format(
            cell=cell.name,
            total=format_number(sums.total),
            summed=format_number(sums.summed),
            delta=format_number(delta),
        )
        return self.failed(
            subject,
            f"{message}{first}{hint}",
            instance=cell.code,
            cells=(cell.code,),
            section=cell.table.section,
            expected=sums.summed,
            actual=sums.total,
        )


@dataclass(frozen=True, kw_only=True)
class ReturnPublished(Rule):
    """A unit's published report has the figures that it handed in."""

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each cell that a unit handed in; nothing for an organ that sums units."""
        units, report = subject.units, subject.report
        if units is None or units.summed_for(report.organ):
            return
        handed_in = units.returned(report.organ, report.year)
        if handed_in is None:
            return
        for code, value in report.figures.items():
            returned = handed_in.figures.get(code)
            spec = cell_spec(code)
            if value is None or returned is None:
                yield self.not_assessable(code)
            elif value == returned:
                yield self.passed(code)
            else:
                shown = {"published": format_number(value), "returned": format_number(returned)}
                yield self.failed(
                    subject,
                    self.messages["failed"].format(cell=spec.name if spec else code, **shown),
                    instance=code,
                    cells=(code,),
                    section=spec.table.section if spec else None,
                    expected=returned,
                    actual=value,
                )
