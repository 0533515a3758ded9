"""The conversation on each section: what was asked, what was proposed or answered, what came of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Engine, insert, select, update

from drafting.workspace.schema import TurnRow


class TurnStatus(StrEnum):
    """What came of a turn."""

    OPEN = "open"
    """A proposal that nobody has decided on."""
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"
    TOLD = "told"
    """An answer, or a refusal: there is nothing to decide."""


@dataclass(frozen=True)
class Turn:
    """One request and what came back.

    ``passage`` is the source text that it was about, ``revised`` what is proposed in its place (``None``: an
    answer or a refusal); ``sources`` say in people's words what an answer leans on.
    """

    number: int
    wish: str
    passage: str
    revised: str | None
    answer: str
    sources: tuple[str, ...]
    message: str
    status: TurnStatus
    model: str
    prompt: str
    made_at: datetime | None = None
    id: int = 0


class TurnStore:
    """The turns of each report; a turn is never deleted."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, report_id: int, turn: Turn) -> None:
        """Put a turn behind the others."""
        row = {name: getattr(turn, name) for name in Turn.__dataclass_fields__ if name != "id"}
        row |= {"sources": list(turn.sources), "status": turn.status.value, "report_id": report_id}
        with self._engine.begin() as connection:
            connection.execute(
                insert(TurnRow).values(**row | {"made_at": datetime.now(UTC).replace(tzinfo=None)})
            )

    def newest(self, report_id: int, number: int, *, most: int = 20) -> tuple[Turn, ...]:
        """The turns on a section, newest first."""
        columns = TurnRow.__table__.columns
        names = [*Turn.__dataclass_fields__]
        query = select(*(columns[name] for name in names)).where(
            TurnRow.report_id == report_id, TurnRow.number == number
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(TurnRow.id.desc()).limit(most)).mappings().all()
        return tuple(
            Turn(**{**row, "sources": tuple(row["sources"]), "status": TurnStatus(row["status"])})
            for row in rows
        )

    def settle(self, turn_id: int, status: TurnStatus) -> None:
        """Note what came of a proposal."""
        with self._engine.begin() as connection:
            connection.execute(update(TurnRow).where(TurnRow.id == turn_id).values(status=status.value))
