"""The tables of the database, and nothing else.

Figures and sections are append-only: every change is a row with the next revision, so history, undo and
compare-and-swap are one thing (two writers of the same revision collide on the unique key).
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The metadata of the workspace."""


class OrganRow(Base):
    """An organ that reports."""

    __tablename__ = "organ"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    type: Mapped[str] = mapped_column(String(20))


_IN_WORK = text("deleted_at IS NULL")


class ReportRow(Base):
    """One organ's report on one year; ``previous`` is last year's as ``nianbao/report@1``, if known.

    ``model_use`` is empty, ``off``, or the host outside the office's network that somebody agreed to.
    One with ``deleted_at`` was deleted and can be taken back; of the others an organ has one a year.
    """

    __tablename__ = "report"
    __table_args__ = (
        Index(
            "report_in_work",
            "organ_id",
            "year",
            unique=True,
            sqlite_where=_IN_WORK,
            postgresql_where=_IN_WORK,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organ_id: Mapped[int] = mapped_column(ForeignKey("organ.id"))
    year: Mapped[int]
    previous: Mapped[dict[str, object] | None] = mapped_column(JSON)
    created_at: Mapped[datetime]
    model_use: Mapped[str] = mapped_column(String(255), default="", server_default="")
    deleted_at: Mapped[datetime | None]


class FigureRow(Base):
    """One revision of one cell; ``value`` in digits, ``None`` where blank."""

    __tablename__ = "figure"
    __table_args__ = (UniqueConstraint("report_id", "code", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(80))
    revision: Mapped[int]
    value: Mapped[str | None] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(200))
    changed_at: Mapped[datetime]


class SectionRow(Base):
    """One revision of one section's stored text, references and support marks included."""

    __tablename__ = "section"
    __table_args__ = (UniqueConstraint("report_id", "number", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"))
    number: Mapped[int]
    revision: Mapped[int]
    source: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(20))
    changed_at: Mapped[datetime]


class FactRow(Base):
    """A fact of the year; ``fact_id`` is its id within the report, ``position`` its order."""

    __tablename__ = "fact"
    __table_args__ = (UniqueConstraint("report_id", "fact_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"))
    fact_id: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    aspect: Mapped[str] = mapped_column(String(20))
    statement: Mapped[str] = mapped_column(Text)
    value: Mapped[str | None] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(20))
    source: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(100))


class RequirementRow(Base):
    """An item of the year's notice; ``answered`` says who vouches for it that the report answers it."""

    __tablename__ = "requirement"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(Text)
    answered: Mapped[str] = mapped_column(String(100), default="")


class DeckRow(Base):
    """One revision of what staff decided on the problems of section 5 (``narrative.deck``)."""

    __tablename__ = "deck"
    __table_args__ = (UniqueConstraint("report_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"))
    revision: Mapped[int]
    content: Mapped[dict[str, object]] = mapped_column(JSON)
    changed_at: Mapped[datetime]


class RunRow(Base):
    """One drafting of one part: how far it is, what came of it, by what prompt and model, at what cost.

    ``asked`` counts the questions, repairs included, ``sent`` and ``received`` tokens, which the server
    counted (``counted``) or which are about so many, ``first`` the seconds to the first piece of an answer;
    ``precedents`` are the past texts that the prompt carried, ``result`` proposals that wait for staff.
    """

    __tablename__ = "run"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    part: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    partial: Mapped[str] = mapped_column(Text, default="")
    origin: Mapped[str] = mapped_column(String(20), default="")
    message: Mapped[str] = mapped_column(Text, default="")
    prompt: Mapped[str] = mapped_column(Text, default="")
    model: Mapped[str] = mapped_column(String(120), default="")
    seconds: Mapped[float | None]
    asked: Mapped[int | None]
    sent: Mapped[int | None]
    received: Mapped[int | None]
    first: Mapped[float | None]
    counted: Mapped[bool | None]
    precedents: Mapped[list[str] | None] = mapped_column(JSON)
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    started_at: Mapped[datetime]


class TurnRow(Base):
    """What somebody asked about a section, and the model's proposal or answer; ``status`` what came of it."""

    __tablename__ = "turn"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    wish: Mapped[str] = mapped_column(Text)
    passage: Mapped[str] = mapped_column(Text)
    revised: Mapped[str | None] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    sources: Mapped[list[str]] = mapped_column(JSON)
    message: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(20))
    model: Mapped[str] = mapped_column(String(120))
    prompt: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]


class JudgementRow(Base):
    """A word on a finding; append-only, the last one about a thing counts."""

    __tablename__ = "judgement"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    about: Mapped[str] = mapped_column(String(64))
    rule: Mapped[str] = mapped_column(String(40))
    verdict: Mapped[str] = mapped_column(String(20))
    said: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(100))
    made_at: Mapped[datetime]


class PastReportRow(Base):
    """A published report that was uploaded: the file, and what was read of it as ``nianbao/report@1``."""

    __tablename__ = "past_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(255))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    read: Mapped[dict[str, object]] = mapped_column(JSON)
    added_at: Mapped[datetime]


class CorrectionRow(Base):
    """One revision of what somebody says a past report's cell is; ``withdrawn``: it is again as read."""

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("past_report_id", "code", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    past_report_id: Mapped[int] = mapped_column(ForeignKey("past_report.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(80))
    revision: Mapped[int]
    value: Mapped[str | None] = mapped_column(String(40))
    withdrawn: Mapped[bool]
    author: Mapped[str] = mapped_column(String(100))
    changed_at: Mapped[datetime]


class InsertionRow(Base):
    """Wording of a past report that was put into a section: ``text`` as it went in, after revision ``base``.

    ``item_id`` is the precedent's, the rest says where it is from; the item itself may be gone one day.
    """

    __tablename__ = "insertion"

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    base: Mapped[int]
    item_id: Mapped[str] = mapped_column(String(64))
    organ: Mapped[str] = mapped_column(String(200))
    year: Mapped[int | None]
    section: Mapped[int]
    source: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime]


class ItemThemeRow(Base):
    """What somebody says a precedent's theme is (empty: none); ``None``: again what its words say.

    ``organ`` to ``text``: the item as it was then; all ``None`` in rows older than these columns.
    """

    __tablename__ = "item_theme"

    id: Mapped[int] = mapped_column(primary_key=True)
    item_id: Mapped[str] = mapped_column(String(64), index=True)
    theme: Mapped[str | None] = mapped_column(String(40))
    author: Mapped[str] = mapped_column(String(100))
    made_at: Mapped[datetime]
    organ: Mapped[str | None] = mapped_column(String(200))
    year: Mapped[int | None]
    section: Mapped[int | None]
    kind: Mapped[str | None] = mapped_column(String(20))
    source: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
