"""What the year's notice asks of each report."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Engine, delete, insert, select, update

from drafting.facts import Requirement
from drafting.workspace.schema import RequirementRow


@dataclass(frozen=True)
class StoredRequirement:
    """A requirement; ``answered`` names who vouches that the report answers it, empty where nobody does."""

    id: int
    text: str
    source: str
    answered: str

    @property
    def as_rules_have_it(self) -> Requirement:
        """The requirement as a value of the layers below."""
        return Requirement(str(self.id), self.text, self.source)


class RequirementStore:
    """The requirements of each report, in the order in which they were put in."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self, report_id: int) -> tuple[StoredRequirement, ...]:
        """The requirements of a report."""
        columns = RequirementRow.__table__.columns
        query = select(*(columns[name] for name in StoredRequirement.__dataclass_fields__))
        with self._engine.connect() as connection:
            rows = connection.execute(
                query.where(RequirementRow.report_id == report_id).order_by(RequirementRow.id)
            ).all()
        return tuple(StoredRequirement(*row) for row in rows)

    def add(self, report_id: int, texts: Iterable[str], source: str) -> None:
        """Put requirements behind those there are."""
        rows = [{"report_id": report_id, "text": text, "source": source, "answered": ""} for text in texts]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(insert(RequirementRow), rows)

    def vouch(self, requirement_id: int, author: str) -> None:
        """Note who vouches that it is answered; empty takes it back."""
        with self._engine.begin() as connection:
            connection.execute(
                update(RequirementRow).where(RequirementRow.id == requirement_id).values(answered=author)
            )

    def reword(self, requirement_id: int, text: str) -> None:
        """Change what it asks for; who vouched for the old words vouches no more."""
        with self._engine.begin() as connection:
            connection.execute(
                update(RequirementRow)
                .where(RequirementRow.id == requirement_id)
                .values(text=text, answered="")
            )

    def remove(self, requirement_id: int) -> None:
        """Take a requirement out."""
        with self._engine.begin() as connection:
            connection.execute(delete(RequirementRow).where(RequirementRow.id == requirement_id))
