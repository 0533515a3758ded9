"""Work on many things at once, in processes: results in order, and a process that dies costs one of them."""

import os
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import connection, get_context
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 300.0
"""Seconds after which a task is given up; the longest PDF that is read takes some twenty."""

MOST_PROCESSES = 8
"""Each takes some 100 MB."""

_AHEAD = 4
"""Results a process that may wait for an earlier one: one slow file keeps the others from being gathered."""


def cores() -> int:
    """How many processes can work at once on this machine, ``MOST_PROCESSES`` at most."""
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MOST_PROCESSES)


@dataclass(frozen=True)
class Lost(Generic[T]):
    """A task that came to nothing: its process died, took too long, or failed; ``why`` is for people."""

    task: T
    why: str


def one_by_one(work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R | Lost[T]]:
    """The result of each task, in this process."""
    for task in tasks:
        yield _attempt(work, task)


def in_parallel(
    work: Callable[[T], R], tasks: Iterable[T], *, processes: int, patience: float = PATIENCE
) -> Iterator[R | Lost[T]]:
    """The result of each task, in the order of the tasks.

    Args:
        work: a function of a module; it, the tasks and the results go from process to process.
        tasks: taken one at a time, as processes become free.
        processes: how many work at once; they are ended with the iterator.
        patience: seconds after which a task is given up.
    """
    numbered = enumerate(tasks)
    done: dict[int, R | Lost[T]] = {}
    busy: dict[Any, _Job[T]] = {}
    idle: list[_Worker] = []
    given, ended = 0, False
    try:
        while True:
            while len(busy) < processes and len(busy) + len(done) < _AHEAD * processes:
                number, task = next(numbered, (-1, None))
                if task is None:
                    ended = True
                    break
                worker = idle.pop() if idle else _Worker(work)
                try:
                    worker.tasks.send(task)
                except OSError:  # it died while it had nothing to do
                    worker.end()
                    worker = _Worker(work)
                    worker.tasks.send(task)
                busy[worker.results] = _Job(worker, number, task, time.monotonic() + patience)
            while given in done:
                yield done.pop(given)
                given += 1
            if not busy:
                if ended:
                    return
                continue
            soonest = min(job.ends for job in busy.values()) - time.monotonic()
            for ready in connection.wait(list(busy), timeout=max(0.0, soonest)):
                job = busy.pop(ready)
                try:
                    done[job.number] = job.worker.results.recv()
                    idle.append(job.worker)
                except (EOFError, OSError):
                    job.worker.end()
                    done[job.number] = Lost(job.task, "处理它的进程中断了，可能是文件损坏或内存不足")
            for job in [job for job in busy.values() if job.ends <= time.monotonic()]:
                del busy[job.worker.results]
                job.worker.end()
                done[job.number] = Lost(job.task, f"处理它超过{patience:.0f}秒还没有完")
    finally:
        for worker in [*idle, *(job.worker for job in busy.values())]:
            worker.end()


@dataclass(frozen=True)
class _Job(Generic[T]):
    """A task in a worker's hands: its place among the tasks, and when it is given up."""

    worker: "_Worker"
    number: int
    task: T
    ends: float


class _Worker:
    """A process that does one task after the other.

    Started anew rather than forked: the caller may have threads. Two pipes of one way each, for a pipe of
    both is a socket.
    """

    def __init__(self, work: Callable[[Any], Any]) -> None:
        context = get_context("spawn")
        theirs, self.tasks = context.Pipe(duplex=False)
        self.results, answers = context.Pipe(duplex=False)
        self._process = context.Process(target=_serve, args=(theirs, answers, work), daemon=True)
        self._process.start()
        theirs.close()
        answers.close()

    def end(self) -> None:
        """Kill the process: it keeps nothing that could be lost."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.tasks.close()
        self.results.close()


def _serve(tasks: Any, results: Any, work: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller ends its processes itself
    while True:
        try:
            task = tasks.recv()
        except EOFError:
            return
        results.send(_attempt(work, task))


def _attempt(work: Callable[[T], R], task: T) -> R | Lost[T]:
    try:
        return work(task)
    except Exception as error:  # noqa: BLE001 - whatever fails on one file, the others are to be worked on
        return Lost(task, f"程序处理它时出错（{type(error).__name__}）")
