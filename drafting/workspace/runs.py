"""Drafting runs: what a worker is writing, kept where a closed tab cannot lose it."""

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Engine, insert, select, update

from drafting.workspace.schema import RunRow


class RunStatus(StrEnum):
    """How far a run is."""

    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True)
class RunCost:
    """What a run took; see ``RunRow``. ``None`` where no model was asked, or the run is from before."""

    seconds: float | None = None
    asked: int | None = None
    sent: int | None = None
    received: int | None = None
    first: float | None = None
    precedents: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredRun:
    """A run of one part; ``partial`` is what the model has written so far and never enters an export.

    ``prompt`` names the prompts of the last question with version and hash.
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
    cost: RunCost = RunCost()


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
        cost: RunCost | None = None,
    ) -> None:
        """Note how the run ended: by whom the text is, what there is to say, which prompt, at what cost."""
        values: dict[str, object] = {"origin": origin, "message": message, "prompt": prompt}
        if cost:
            values |= asdict(cost) | {"precedents": list(cost.precedents)}
        self._update(run_id, status=status.value, **values)

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
                RunCost(r.seconds, r.asked, r.sent, r.received, r.first, tuple(r.precedents or ())),
            )
            for r in rows
        }

    def _update(self, run_id: int, **values: object) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(RunRow).where(RunRow.id == run_id).values(**values))
