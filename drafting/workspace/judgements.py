"""What staff say of findings, in order; the last word counts, and nothing is deleted."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, insert, select

from drafting.workspace.schema import JudgementRow

WITHDRAWN = "withdrawn"
"""The verdict that takes an earlier one back."""


@dataclass(frozen=True)
class StoredJudgement:
    """One word on a finding.

    ``about`` is the finding's fingerprint, or for a confirmed deed its words' (see ``service.judging``);
    ``said`` what the finding said then.
    """

    about: str
    rule: str
    verdict: str
    said: str
    reason: str
    author: str
    made_at: datetime


class JudgementStore:
    """The judgements of each report, append-only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(
        self, report_id: int, *, about: str, rule: str, verdict: str, said: str, reason: str, author: str
    ) -> None:
        """Put a word on a finding behind those before it."""
        row = {"report_id": report_id, "about": about, "rule": rule, "verdict": verdict, "said": said}
        made = {"reason": reason, "author": author, "made_at": datetime.now(UTC).replace(tzinfo=None)}
        with self._engine.begin() as connection:
            connection.execute(insert(JudgementRow).values(**row, **made))

    def standing(self, report_id: int) -> dict[str, StoredJudgement]:
        """The last word by what it is about, without those that were taken back."""
        columns = JudgementRow.__table__.columns
        asked = select(*(columns[name] for name in StoredJudgement.__dataclass_fields__))
        with self._engine.connect() as connection:
            rows = connection.execute(
                asked.where(JudgementRow.report_id == report_id).order_by(JudgementRow.id)
            ).all()
        last = {row.about: StoredJudgement(*row) for row in rows}
        return {about: word for about, word in last.items() if word.verdict != WITHDRAWN}
