"""Drafting runs: what a worker is writing, kept where a closed tab cannot lose it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, Row, insert, select, update

from drafting.narrative.drafted import Spent
from drafting.workspace.schema import RunRow


class RunStatus(StrEnum):
    """How far a run is."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True)
class StoredRun:
    """A run of one part; ``partial`` is what the model has written so far and never enters an export.

    ``prompt`` names the prompts of the last question with version and hash, ``precedents`` are the past texts
    that it carried. ``seconds`` is the time it took, ``spent`` what asking the model took; ``None`` where it
    has not ended or the run is from before they were kept, ``spent`` also where no model was asked.
    ``result`` is what a run gave that writes no text, until staff have decided on it.
    """

    id: int
    part: str
    status: RunStatus
    partial: str
    origin: str
    message: str
    started_at: datetime
    model: str = ""
    prompt: str = ""
    seconds: float | None = None
    spent: Spent | None = None
    precedents: tuple[str, ...] = ()
    result: Mapping[str, Any] | None = None


class RunStore:
    """The runs of each report."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def start(self, report_id: int, part: str, model: str) -> int:
        """Note that a part is being drafted; returns the run's id."""
        row = {
            "report_id": report_id,
            "part": part,
            "status": RunStatus.RUNNING.value,
            "partial": "",
            "origin": "",
            "message": "",
            "prompt": "",
            "model": model,
            "started_at": datetime.now(UTC),
        }
        with self._engine.begin() as connection:
            return connection.execute(insert(RunRow).values(row).returning(RunRow.id)).scalar_one()

    def write(self, run_id: int, partial: str) -> None:
        """Keep what has been written so far."""
        self._update(run_id, partial=partial)

    def finish(
        self,
        run_id: int,
        status: RunStatus,
        *,
        origin: str = "",
        message: str = "",
        prompt: str = "",
        seconds: float | None = None,
        spent: Spent | None = None,
        precedents: Sequence[str] = (),
        result: Mapping[str, Any] | None = None,
    ) -> None:
        """Note how the run ended: by whom the text is, what there is to say, which prompt, what it took.

        ``result`` is what it gave that is no text: proposals that wait for staff.
        """
        values: dict[str, object] = {"origin": origin, "message": message, "prompt": prompt}
        values |= {"seconds": seconds, "precedents": list(precedents), "result": result}
        if spent and spent.asked:
            values |= asdict(spent)
        self._update(run_id, status=status.value, **values)

    def put_away(self, run_id: int) -> None:
        """Forget what the run gave: staff have decided on it."""
        self._update(run_id, result=None)

    def stop(self, report_id: int) -> None:
        """Ask every running run of the report to stop; the worker looks at ``is_stopped``."""
        with self._engine.begin() as connection:
            connection.execute(
                update(RunRow)
                .where(RunRow.report_id == report_id, RunRow.status == RunStatus.RUNNING.value)
                .values(status=RunStatus.STOPPED.value, message="已停止")
            )

    def abandon(self) -> None:
        """Mark what still runs as broken off: called when the process starts, whose workers are gone."""
        with self._engine.begin() as connection:
            connection.execute(
                update(RunRow)
                .where(RunRow.status == RunStatus.RUNNING.value)
                .values(status=RunStatus.FAILED.value, message="程序曾经退出，这一部分没有写完，请重新成稿。")
            )

    def is_stopped(self, run_id: int) -> bool:
        """Whether somebody asked the run to stop."""
        with self._engine.connect() as connection:
            status = connection.scalar(select(RunRow.status).where(RunRow.id == run_id))
        return status == RunStatus.STOPPED.value

    def latest(self, report_id: int) -> dict[str, StoredRun]:
        """Part → its newest run."""
        query = select(RunRow).where(RunRow.report_id == report_id).order_by(RunRow.id)
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        return {
            r.part: StoredRun(
                r.id,
                r.part,
                RunStatus(r.status),
                r.partial,
                r.origin,
                r.message,
                r.started_at,
                r.model,
                r.prompt,
                r.seconds,
                _spent(r),
                tuple(r.precedents or ()),
                r.result,
            )
            for r in rows
        }

    def _update(self, run_id: int, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(RunRow).where(RunRow.id == run_id).values(**values))


def _spent(row: Row[Any]) -> Spent | None:
    if not row.asked:
        return None
    return Spent(row.asked, row.sent or 0, row.received or 0, row.first, bool(row.counted))
