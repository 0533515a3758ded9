"""Organs and their reports."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, Row, SQLColumnExpression, insert, select, update
from sqlalchemy.exc import IntegrityError

from drafting.errors import ConflictError, InputError
from drafting.report import AnnualReport, OrganType, report_from_json, report_to_json
from drafting.workspace.schema import OrganRow, ReportRow


@dataclass(frozen=True)
class StoredReport:
    """A report being written: whose, for which year, last year's report where it is known.

    ``model_use`` is empty, ``off``, or the host outside the office's network that somebody agreed to.
    """

    id: int
    organ: str
    organ_type: OrganType
    year: int
    previous: AnnualReport | None
    model_use: str = ""
    deleted_at: datetime | None = None
    """When it was deleted (UTC); ``None``: it is in work."""


class ReportStore:
    """Organs and reports; of those in work an organ has at most one a year."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create(self, organ: str, organ_type: OrganType, year: int, previous: AnnualReport | None) -> int:
        """Open a report and return its id.

        Raises:
            ConflictError: the organ has a report for that year in work already.
        """
        with self._engine.begin() as connection:
            organ_id = connection.scalar(select(OrganRow.id).where(OrganRow.name == organ))
            if organ_id is None:
                values = {"name": organ, "type": organ_type.value}
                organ_id = connection.execute(
                    insert(OrganRow).values(values).returning(OrganRow.id)
                ).scalar_one()
            else:
                changed = update(OrganRow).where(OrganRow.id == organ_id).values(type=organ_type.value)
                connection.execute(changed)
            row = {
                "organ_id": organ_id,
                "year": year,
                "previous": report_to_json(previous) if previous else None,
                "created_at": datetime.now(UTC),
            }
            try:
                return connection.execute(insert(ReportRow).values(row).returning(ReportRow.id)).scalar_one()
            except IntegrityError as error:
                raise ConflictError(f"{organ}{year}年的年报已经建立，请在“年报任务”中打开。") from error

    def all(self) -> list[StoredReport]:
        """Every report in work, newest year first, then by organ."""
        return self._listed(ReportRow.deleted_at.is_(None), ReportRow.year.desc(), OrganRow.name)

    def deleted(self) -> list[StoredReport]:
        """Every report that was deleted and can be taken back, the one deleted last first."""
        return self._listed(ReportRow.deleted_at.is_not(None), ReportRow.deleted_at.desc(), ReportRow.id)

    def _listed(self, which: ColumnElement[bool], *order: SQLColumnExpression[Any]) -> list[StoredReport]:
        with self._engine.connect() as connection:
            return [_stored(row) for row in connection.execute(_QUERY.where(which).order_by(*order))]

    def get(self, report_id: int) -> StoredReport:
        """The report in work of this id.

        Raises:
            InputError: there is none, or it was deleted.
        """
        with self._engine.connect() as connection:
            row = connection.execute(_QUERY.where(ReportRow.id == report_id)).first()
        if row is None:
            raise InputError("没有这份年报。请回到“年报任务”重新选择。")
        if row.deleted_at:
            raise InputError(
                f"{row.name}{row.year}年的年报已被删除，内容没有丢失。请在“年报任务”的“回收站”里恢复。"
            )
        return _stored(row)

    def set_previous(self, report_id: int, previous: AnnualReport | None) -> None:
        """Put another report in the place of last year's (a corrected version, say)."""
        data = report_to_json(previous) if previous else None
        with self._engine.begin() as connection:
            connection.execute(update(ReportRow).where(ReportRow.id == report_id).values(previous=data))

    def set_model_use(self, report_id: int, use: str) -> None:
        """Note whether the report may use a model (see ``StoredReport``)."""
        with self._engine.begin() as connection:
            connection.execute(update(ReportRow).where(ReportRow.id == report_id).values(model_use=use))

    def delete(self, report_id: int) -> None:
        """Put the report away with all that belongs to it, where ``restore`` finds it; twice does no harm."""
        gone = update(ReportRow).where(ReportRow.id == report_id, ReportRow.deleted_at.is_(None))
        with self._engine.begin() as connection:
            connection.execute(gone.values(deleted_at=datetime.now(UTC)))

    def restore(self, report_id: int) -> None:
        """Take back a report that was deleted; one in work stays as it is.

        Raises:
            ConflictError: another report of this organ and year is in work.
        """
        back = update(ReportRow).where(ReportRow.id == report_id).values(deleted_at=None)
        try:
            with self._engine.begin() as connection:
                connection.execute(back)
        except IntegrityError as error:
            raise ConflictError(
                "同一机关同一年度的年报已经另建了一份，不能同时有两份。请先删除另建的那份，再恢复这一份。"
            ) from error


_QUERY = select(
    ReportRow.id,
    OrganRow.name,
    OrganRow.type,
    ReportRow.year,
    ReportRow.previous,
    ReportRow.model_use,
    ReportRow.deleted_at,
).join(OrganRow)


def _stored(
    row: Row[int, str, str, int, dict[str, object] | None, str, datetime | None],
) -> StoredReport:
    previous = report_from_json(row.previous) if row.previous else None
    return StoredReport(
        row.id, row.name, OrganType(row.type), row.year, previous, row.model_use, row.deleted_at
    )
