"""Work on many things at once, in processes: results in order, and a process that dies costs one of them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection
from typing import Any, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

PATIENCE = 300.0
"""Seconds after which a task is given up; the longest PDF that is read takes some twenty."""

MOST_PROCESSES = 8
"""Each takes some 100 MB."""

_CHUNK = 8
"""Tasks given at once: where other programs take the cores too, each exchange waits for its turn."""

_AHEAD = 16
"""Results a process that may wait for an earlier one: one slow file keeps the others from being gathered."""


def cores() -> int:
    """How many processes can work at once on this machine, ``MOST_PROCESSES`` at most; one on Windows."""
    if sys.platform == "win32":
        return 1  # pipes are not handed on there as here
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, MOST_PROCESSES)


@dataclass(frozen=True)
class Lost(Generic[T]):
    """A task that came to nothing: its process died, took too long, or failed; ``why`` is for people."""

    task: T
    why: str


def worked(work: Callable[[T], R], tasks: Iterable[T], *, processes: int) -> Iterator[R | Lost[T]]:
    """The result of each task, in the order of the tasks: in this process, or in as many others."""
    return one_by_one(work, tasks) if processes == 1 else in_parallel(work, tasks, processes=processes)


def one_by_one(work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R | Lost[T]]:
    """The result of each task, in this process."""
    for task in tasks:
        yield _attempt(work, task)


def in_parallel(
    work: Callable[[T], R], tasks: Iterable[T], *, processes: int, patience: float = PATIENCE
) -> Iterator[R | Lost[T]]:
    """The result of each task, in the order of the tasks.

    A process gets a few tasks at a time; where it dies over them, each is tried again by itself, so that the
    one that is to blame is known.

    Args:
        work: a function of a module; it, the tasks and the results go from process to process.
        tasks: taken a few at a time, as processes become free.
        processes: how many work at once; they are ended with the iterator.
        patience: seconds after which a task is given up.
    """
    numbered = enumerate(tasks)
    again: deque[_Chunk[T]] = deque()
    done: dict[int, R | Lost[T]] = {}
    busy: dict[Any, _Job[T]] = {}
    idle: list[_Worker] = []
    given, ended = 0, False
    try:
        while True:
            chunks: list[_Chunk[T]] = []
            while len(busy) + len(chunks) < processes and (again or len(done) < _AHEAD * processes):
                chunk = again.popleft() if again else tuple(islice(numbered, _CHUNK))
                if not chunk:
                    ended = True
                    break
                chunks.append(chunk)
            while len(idle) < len(chunks):  # all begin before the first is written to, which waits for it
                idle.append(_Worker(work))
            for chunk in chunks:
                worker = _given(idle.pop(), work, chunk)
                busy[worker.results] = _Job(worker, chunk, time.monotonic() + patience * len(chunk))
            while given in done:
                yield done.pop(given)
                given += 1
            if not busy:
                if ended and not again:
                    return
                continue
            for job, results, why in _answers(busy):
                if results:
                    idle.append(job.worker)
                    done.update(zip((number for number, _ in job.chunk), results, strict=True))
                elif len(job.chunk) > 1:
                    again.extend((each,) for each in job.chunk)
                else:
                    ((number, task),) = job.chunk
                    done[number] = Lost(task, why)
    finally:
        for worker in [*idle, *(job.worker for job in busy.values())]:
            worker.end()


_Chunk = tuple[tuple[int, T], ...]
"""Tasks, each with its place among all."""


@dataclass(frozen=True)
class _Job(Generic[T]):
    """Tasks in a worker's hands, and when it is given up."""

    worker: "_Worker"
    chunk: _Chunk[T]
    ends: float


def _given(worker: "_Worker", work: Callable[[T], R], chunk: _Chunk[T]) -> "_Worker":
    """The worker that has this to do now: this one, or another, where it died while it had nothing to do."""
    tasks = [task for _, task in chunk]
    try:
        worker.give(tasks)
    except OSError:
        worker.end()
        worker = _Worker(work)
        worker.give(tasks)
    return worker


def _answers(busy: dict[Any, _Job[T]]) -> Iterator[tuple[_Job[T], list[Any], str]]:
    """Wait, and take the jobs that have ended off ``busy``: each with its results, or why it has none."""
    soonest = min(job.ends for job in busy.values()) - time.monotonic()
    for ready in connection.wait(list(busy), timeout=max(0.0, soonest)):
        job = busy.pop(ready)
        try:
            yield job, job.worker.results.recv(), ""
        except (EOFError, OSError):
            job.worker.end()
            yield job, [], "处理它的进程中断了，可能是文件损坏或内存不足"
    for job in [job for job in busy.values() if job.ends <= time.monotonic()]:
        del busy[job.worker.results]
        job.worker.end()
        yield job, [], "处理它花的时间太长，已经放弃"


_BEGIN = """
import json, sys
from multiprocessing.connection import Connection
sys.path[:] = json.loads(sys.argv[1])
from drafting.service.parallel import serve
serve(Connection(int(sys.argv[2]), writable=False), Connection(int(sys.argv[3]), readable=False))
"""


class _Worker:
    """A process that does one task after the other.

    Started anew rather than forked, for the caller may have threads; and not by ``multiprocessing``, which
    runs the caller's main script in it: in a server of pages that is whichever page is being drawn. Two pipes
    of one way each, for a pipe of both is a socket.
    """

    def __init__(self, work: Callable[[Any], Any]) -> None:
        theirs, tasks = os.pipe()
        results, answers = os.pipe()
        self._work = work
        self._process = subprocess.Popen(  # noqa: S603 - this program, by nothing of the caller's
            [sys.executable, "-c", _BEGIN, json.dumps(sys.path), str(theirs), str(answers)],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs, answers),
        )
        os.close(theirs)
        os.close(answers)
        self._tasks = connection.Connection(tasks, readable=False)
        self.results = connection.Connection(results, writable=False)

    def give(self, tasks: list[Any]) -> None:
        """Set it to these tasks.

        Raises:
            OSError: it has died.
        """
        self._tasks.send((self._work, tasks))

    def end(self) -> None:
        """Kill the process: it keeps nothing that could be lost."""
        self._process.kill()
        self._process.wait()
        self._tasks.close()
        self.results.close()


def serve(tasks: Any, results: Any) -> None:
    """Do what comes in by one connection and answer by the other, until the caller is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller ends its processes itself
    while True:
        try:
            work, chunk = tasks.recv()
        except EOFError:
            return
        results.send([_attempt(work, task) for task in chunk])


def _attempt(work: Callable[[T], R], task: T) -> R | Lost[T]:
    try:
        return work(task)
    except Exception as error:  # noqa: BLE001 - whatever fails on one file, the others are to be worked on
        return Lost(task, f"程序处理它时出错（{type(error).__name__}）")
