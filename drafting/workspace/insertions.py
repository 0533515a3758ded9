"""Wording taken over from past reports: what was put into a section, and from where."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from drafting.workspace.schema import InsertionRow


@dataclass(frozen=True)
class Insertion:
    """A precedent's wording, ``text`` as it went into the section after its revision ``base``.

    ``item_id``, ``organ``, ``year`` (``None``: not said), ``section`` and ``source`` say where it is from;
    ``made_at`` is UTC, ``None`` before it is kept.
    """

    number: int
    base: int
    item_id: str
    organ: str
    year: int | None
    section: int
    source: str
    text: str
    made_at: datetime | None = None


class InsertionStore:
    """What was taken over into each report, append-only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, report_id: int, insertion: Insertion) -> None:
        """Note that wording was taken over, now."""
        now = datetime.now(UTC).replace(tzinfo=None)
        row = asdict(insertion) | {"report_id": report_id, "made_at": now}
        with self._engine.begin() as connection:
            connection.execute(insert(InsertionRow).values(row))

    def of(self, report_id: int, number: int) -> tuple[Insertion, ...]:
        """What was taken over into a section, the newest first."""
        columns = InsertionRow.__table__.columns
        asked = (
            select(*(columns[name] for name in Insertion.__dataclass_fields__))
            .where(InsertionRow.report_id == report_id, InsertionRow.number == number)
            .order_by(InsertionRow.id.desc())
        )
        with self._engine.connect() as connection:
            return tuple(Insertion(*row) for row in connection.execute(asked))
