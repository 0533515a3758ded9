"""A question to the model put by a worker; how it ends is noted in its run: a closed tab loses nothing."""

import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from drafting.errors import InputError, NianbaoError
from drafting.narrative.asking import Asker
from drafting.service.model import model_for
from drafting.workspace import StoredReport, Workspace
from drafting.workspace.runs import RunStatus

if TYPE_CHECKING:
    from drafting.llm import ChatModel

WRITE_EVERY = 0.3
"""Seconds between two writings of a run's partial text."""


def model_wanted(report: StoredReport) -> "ChatModel":
    """The model that this report may use, where nothing can be done without one.

    Raises:
        InputError: none is configured, or the report may use none.
    """
    model = model_for(report, True)
    if model is None:
        raise InputError("没有配置大模型。")
    return model


def asker_of(workspace: Workspace, model: "ChatModel", name: str, run: int) -> Asker:
    """One who asks for this run: what is written stands in it, and who stops it stops the asking."""
    return Asker(model, writing_down(workspace, {name: run}), lambda: workspace.runs.is_stopped(run))


def at_work(
    workspace: Workspace, run: int, name: str, work: Callable[[], Mapping[str, Any]], *, left: str = ""
) -> threading.Thread:
    """Begin the work in a thread, and return it.

    Args:
        workspace: the workspace.
        run: the run in which its end is noted.
        name: the thread's name.
        work: returns what there is to note of the run (``RunStore.finish``).
        left: what is said of what the work leaves untouched where it fails (正文没有改动。).
    """

    def job() -> None:
        try:
            began = time.perf_counter()
            noted = work()
            workspace.runs.finish(run, RunStatus.DONE, seconds=time.perf_counter() - began, **noted)
        except NianbaoError as error:
            stopped = workspace.runs.is_stopped(run)
            status = RunStatus.STOPPED if stopped else RunStatus.FAILED
            message = (
                f"已停止，{left}" if stopped and left else "已停止。" if stopped else error.message + left
            )
            workspace.runs.finish(run, status, message=message)
        except BaseException:
            workspace.runs.finish(run, RunStatus.FAILED, message=f"程序出错，{left}请重试。")
            raise

    worker = threading.Thread(target=job, name=f"{name}-{run}", daemon=True)
    worker.start()
    return worker


def writing_down(workspace: Workspace, runs: Mapping[str, int]) -> Callable[[str, str], None]:
    """A listener that is told (code, text so far) and keeps the text in that code's run, not too often."""
    written: dict[str, float] = {}

    def on_text(code: str, partial: str) -> None:
        now = time.monotonic()
        if now - written.get(code, 0) >= WRITE_EVERY:
            written[code] = now
            workspace.runs.write(runs[code], partial)

    return on_text
