"""Cells, revision by revision."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from drafting.errors import ConflictError
from drafting.figures import Number, format_number, parse_number
from drafting.tables import cell_name
from drafting.workspace.schema import FigureRow


@dataclass(frozen=True)
class StoredFigure:
    """The newest revision of a cell: its value (``None`` blank), where it comes from, its revision."""

    value: Number | None
    source: str
    revision: int


@dataclass(frozen=True)
class FigureChange:
    """One revision in a cell's history; ``value`` ``None`` where it was made blank."""

    revision: int
    value: Number | None
    source: str
    changed_at: datetime


class FigureStore:
    """The figures of each report; only cells that somebody entered have a row, sums are computed."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def head(self, report_id: int) -> dict[str, StoredFigure]:
        """Cell code → newest revision, for the cells ever entered."""
        with self._engine.connect() as connection:
            return _head(connection, report_id)

    def save(
        self,
        report_id: int,
        values: Mapping[str, Number | None],
        source: str,
        *,
        base: Mapping[str, int] | None = None,
    ) -> dict[str, int]:
        """Save cells, all or none, and return their new revisions; an unchanged value makes no revision.

        Args:
            report_id: the report.
            values: cell code → number, ``None`` to make it blank.
            source: where the values come from, e.g. ``手工录入`` or a file's name.
            base: the revisions the writer saw (0: never entered); a cell that has moved on since is a
                conflict. Without it the newest value is replaced.

        Raises:
            ConflictError: a cell was changed by somebody else since; nothing was saved.
        """
        revisions: dict[str, int] = {}
        try:
            with self._engine.begin() as connection:
                head = _head(connection, report_id)
                for code, value in values.items():
                    current = head.get(code, StoredFigure(None, "", 0))
                    if base is not None and base.get(code, 0) != current.revision:
                        raise _conflict(code, current)
                    revisions[code] = current.revision
                    if value == current.value and current.revision:
                        continue
                    revisions[code] = current.revision + 1
                    connection.execute(
                        insert(FigureRow).values(
                            report_id=report_id,
                            code=code,
                            revision=current.revision + 1,
                            value=None if value is None else format_number(value),
                            source=source,
                            changed_at=datetime.now(UTC),
                        )
                    )
        except IntegrityError as error:
            raise ConflictError("同一格刚刚被别处修改，请核对后再填。") from error
        return revisions

    def history(self, report_id: int, code: str) -> list[FigureChange]:
        """Every revision of a cell, newest first."""
        query = (
            select(FigureRow)
            .where(FigureRow.report_id == report_id, FigureRow.code == code)
            .order_by(FigureRow.revision.desc())
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return [FigureChange(r.revision, _number(r.value), r.source, r.changed_at) for r in rows]


def _head(connection: Connection, report_id: int) -> dict[str, StoredFigure]:
    newest = (
        select(FigureRow.code, func.max(FigureRow.revision).label("revision"))
        .where(FigureRow.report_id == report_id)
        .group_by(FigureRow.code)
        .subquery()
    )
    query = (
        select(FigureRow.code, FigureRow.value, FigureRow.source, FigureRow.revision)
        .join(newest, (FigureRow.code == newest.c.code) & (FigureRow.revision == newest.c.revision))
        .where(FigureRow.report_id == report_id)
    )
    return {r.code: StoredFigure(_number(r.value), r.source, r.revision) for r in connection.execute(query)}


def _number(value: str | None) -> Number | None:
    return None if value is None else parse_number(value)


def _conflict(code: str, current: StoredFigure) -> ConflictError:
    now = format_number(current.value) or "空白"
    return ConflictError(f"{cell_name(code)}刚刚被别处改为“{now}”，您的修改没有保存。请核对后再填。")
