"""The narrative's stored text, revision by revision."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, Select, insert, select
from sqlalchemy.exc import IntegrityError

from drafting.errors import ConflictError
from drafting.workspace.schema import SectionRow


@dataclass(frozen=True)
class StoredSection:
    """A revision of a section: stored text with its references; ``origin`` is staff, model, offline …"""

    number: int
    revision: int
    source: str
    origin: str
    changed_at: datetime | None = None


class SectionStore:
    """Sections; revision 0 is the empty text nobody has written yet."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def head(self, report_id: int, number: int) -> StoredSection:
        """The newest revision of a section."""
        newest = self.history(report_id, number, most=1)
        return newest[0] if newest else StoredSection(number, 0, "", "")

    def save(self, report_id: int, number: int, source: str, *, base: int, origin: str) -> StoredSection:
        """Save the next revision; a text equal to the newest one makes none.

        Raises:
            ConflictError: ``base`` is no longer the newest revision; nothing was saved.
        """
        try:
            with self._engine.begin() as connection:
                query = _newest(report_id, number).limit(1)
                row = connection.execute(query).first()
                revision = row.revision if row else 0
                if row and row.source == source:
                    return StoredSection(number, revision, source, row.origin, row.changed_at)
                if revision != base:
                    raise ConflictError("这一部分刚刚被别处修改，您的修改没有覆盖它。请对照后再保存。")
                now = datetime.now(UTC)
                connection.execute(
                    insert(SectionRow).values(
                        report_id=report_id,
                        number=number,
                        revision=revision + 1,
                        source=source,
                        origin=origin,
                        changed_at=now,
                    )
                )
        except IntegrityError as error:
            raise ConflictError("这一部分刚刚被别处修改，您的修改没有覆盖它。请对照后再保存。") from error
        return StoredSection(number, revision + 1, source, origin, now)

    def history(self, report_id: int, number: int, *, most: int = 100) -> list[StoredSection]:
        """The revisions of a section, newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(_newest(report_id, number).limit(most)).all()
        return [StoredSection(number, r.revision, r.source, r.origin, r.changed_at) for r in rows]


def _newest(report_id: int, number: int) -> Select[int, str, str, datetime]:
    return (
        select(SectionRow.revision, SectionRow.source, SectionRow.origin, SectionRow.changed_at)
        .where(SectionRow.report_id == report_id, SectionRow.number == number)
        .order_by(SectionRow.revision.desc())
    )
