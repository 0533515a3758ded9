"""The facts of a report."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, Engine, delete, insert, select

from drafting.facts import Aspect, Fact
from drafting.figures import format_number, parse_number
from drafting.workspace.schema import FactRow, ReportRow


class FactStore:
    """Facts in their order; a 措施 belongs to the nearest 问题 above it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self, report_id: int) -> tuple[Fact, ...]:
        """The facts of a report, in order, measures tied to their problems."""
        with self._engine.connect() as connection:
            return _read(connection, report_id)

    def replace(self, report_id: int, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Put these facts, in this order, in the place of the report's; returns those that were there."""
        return self.rewrite(report_id, lambda _: facts)

    def rewrite(self, report_id: int, make: Callable[[tuple[Fact, ...]], Iterable[Fact]]) -> tuple[Fact, ...]:
        """Put what ``make`` makes of the report's facts in their place, and return them as they were.

        Nobody else writes in between. What ``make`` raises is raised, and nothing is changed.
        """
        with self._engine.begin() as connection:
            connection.execute(select(ReportRow.id).where(ReportRow.id == report_id).with_for_update())
            before = _read(connection, report_id)
            rows = [_row(report_id, position, fact) for position, fact in enumerate(make(before))]
            connection.execute(delete(FactRow).where(FactRow.report_id == report_id))
            if rows:
                connection.execute(insert(FactRow), rows)
        return before


def _read(connection: Connection, report_id: int) -> tuple[Fact, ...]:
    query = select(FactRow).where(FactRow.report_id == report_id).order_by(FactRow.position)
    facts: list[Fact] = []
    problem = ""
    for row in connection.execute(query):
        aspect = Aspect(row.aspect)
        if aspect is Aspect.PROBLEM:
            problem = row.fact_id
        facts.append(
            Fact(
                id=row.fact_id,
                aspect=aspect,
                statement=row.statement,
                value=None if row.value is None else parse_number(row.value),
                unit=row.unit,
                source=row.source,
                author=row.author,
                problem=problem if aspect is Aspect.MEASURE else "",
            )
        )
    return tuple(facts)


def _row(report_id: int, position: int, fact: Fact) -> dict[str, object]:
    return {
        "report_id": report_id,
        "fact_id": fact.id,
        "position": position,
        "aspect": fact.aspect.value,
        "statement": fact.statement,
        "value": None if fact.value is None else format_number(fact.value),
        "unit": fact.unit,
        "source": fact.source,
        "author": fact.author,
    }
