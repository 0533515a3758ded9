"""Past reports: the files as uploaded, what was read of them, and what staff corrected."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Engine, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from drafting.errors import ConflictError, InputError
from drafting.figures import Number, format_number, parse_number
from drafting.report import AnnualReport, Unread, Why, report_from_json, report_to_json
from drafting.workspace.schema import CorrectionRow, PastReportRow


@dataclass(frozen=True)
class Correction:
    """What somebody says a cell is: its value (``None``: it is blank in the original), who and when."""

    code: str
    value: Number | None
    author: str
    changed_at: datetime


@dataclass(frozen=True)
class PastReport:
    """A report that was uploaded; ``read`` is what was read of it, ``corrections`` by cell code."""

    id: int
    name: str
    read: AnnualReport
    corrections: Mapping[str, Correction]

    @property
    def corrected(self) -> AnnualReport:
        """The report with the corrections in the place of what was read; a corrected cell is in no doubt."""
        values = {code: correction.value for code, correction in self.corrections.items()}
        unread = [unread for unread in self.read.unread if unread.where not in values]
        unread += [Unread(code, "", Why.BLANK) for code, value in values.items() if value is None]
        return replace(self.read, figures={**self.read.figures, **values}, unread=tuple(unread))


@dataclass(frozen=True)
class ListedReport:
    """A kept report by name; ``organ`` is empty and ``year`` ``None`` where they were not read."""

    id: int
    name: str
    organ: str
    year: int | None


class PastReportStore:
    """The uploaded reports; a file that is uploaded again is the same report."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, name: str, content: bytes, read: AnnualReport) -> int:
        """Keep a file with what was read of it, and return its id; corrections of the same file stay."""
        digest = hashlib.sha256(content).hexdigest()
        with self._engine.begin() as connection:
            found = connection.scalar(select(PastReportRow.id).where(PastReportRow.sha256 == digest))
            if found is not None:
                same = update(PastReportRow).where(PastReportRow.id == found)
                connection.execute(same.values(name=name, read=report_to_json(read)))
                return found
            row = {
                "sha256": digest,
                "name": name,
                "content": content,
                "read": report_to_json(read),
                "added_at": datetime.now(UTC),
            }
            return connection.execute(
                insert(PastReportRow).values(row).returning(PastReportRow.id)
            ).scalar_one()

    def listed(self) -> list[ListedReport]:
        """Every report by name, the one kept last first; nothing of their contents is loaded."""
        organ, year = PastReportRow.read["organ"].as_string(), PastReportRow.read["year"].as_integer()
        query = select(PastReportRow.id, PastReportRow.name, organ, year).order_by(PastReportRow.id.desc())
        with self._engine.connect() as connection:
            return [
                ListedReport(id, name, whose or "", of) for id, name, whose, of in connection.execute(query)
            ]

    def get(self, past_id: int) -> PastReport:
        """The report of this id.

        Raises:
            InputError: there is none.
        """
        found = self._one(PastReportRow.id == past_id)
        if found is None:
            raise InputError(_MISSING)
        return found

    def find(self, content: bytes) -> PastReport | None:
        """The report whose file this is, ``None`` where it was never uploaded."""
        return self._one(PastReportRow.sha256 == hashlib.sha256(content).hexdigest())

    def _one(self, condition: ColumnElement[bool]) -> PastReport | None:
        with self._engine.connect() as connection:
            row = connection.execute(_QUERY.where(condition)).first()
            return _past(row, _head(connection, row.id)) if row else None

    def content(self, past_id: int) -> bytes:
        """The file as it was uploaded.

        Raises:
            InputError: there is no such report.
        """
        with self._engine.connect() as connection:
            content = connection.scalar(select(PastReportRow.content).where(PastReportRow.id == past_id))
        if content is None:
            raise InputError(_MISSING)
        return content

    def correct(self, past_id: int, values: Mapping[str, Number | None], author: str) -> None:
        """Say what cells are (``None``: blank in the original); all or none are saved.

        Raises:
            ConflictError: somebody corrected one of them at this very moment; nothing was saved.
        """
        self._add(past_id, {code: (value, False) for code, value in values.items()}, author)

    def withdraw(self, past_id: int, codes: tuple[str, ...], author: str) -> None:
        """Take corrections back: the cells are again as read. Raises as ``correct`` does."""
        self._add(past_id, dict.fromkeys(codes, (None, True)), author)

    def _add(self, past_id: int, said: Mapping[str, tuple[Number | None, bool]], author: str) -> None:
        try:
            with self._engine.begin() as connection:
                revisions = _revisions(connection, past_id)
                for code, (value, withdrawn) in said.items():
                    row = {
                        "past_report_id": past_id,
                        "code": code,
                        "revision": revisions.get(code, 0) + 1,
                        "value": None if value is None else format_number(value),
                        "withdrawn": withdrawn,
                        "author": author,
                        "changed_at": datetime.now(UTC),
                    }
                    connection.execute(insert(CorrectionRow).values(row))
        except IntegrityError as error:
            raise ConflictError("同一格刚刚被别处改正，请核对后再改。") from error


_QUERY = select(PastReportRow.id, PastReportRow.name, PastReportRow.read)


_MISSING = "没有这份年报，可能已被删除。请重新上传。"


def _revisions(connection: Connection, past_id: int) -> dict[str, int]:
    query = (
        select(CorrectionRow.code, func.max(CorrectionRow.revision).label("newest"))
        .where(CorrectionRow.past_report_id == past_id)
        .group_by(CorrectionRow.code)
    )
    return {row.code: row.newest for row in connection.execute(query)}


def _head(connection: Connection, past_id: int) -> dict[str, Correction]:
    """The corrections in force, by cell code."""
    query = (
        select(CorrectionRow).where(CorrectionRow.past_report_id == past_id).order_by(CorrectionRow.revision)
    )
    newest = {row.code: row for row in connection.execute(query)}
    return {
        code: Correction(
            code, None if row.value is None else parse_number(row.value), row.author, row.changed_at
        )
        for code, row in newest.items()
        if not row.withdrawn
    }


def _past(row: Row[int, str, dict[str, object]], corrections: Mapping[str, Correction]) -> PastReport:
    return PastReport(row.id, row.name, report_from_json(row.read), corrections)
