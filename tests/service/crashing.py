"""Work that a process may not survive, for the tests of working in parallel: other processes import it."""

import os
import time
from pathlib import Path

from drafting.service import files


def work(task: str) -> str:
    """What a task says is done: die, fail, be slow, or answer."""
    if task == "die":
        os._exit(9)
    if task == "fail":
        raise ZeroDivisionError
    if task == "hang":
        time.sleep(1000)
    if task.startswith("slow"):
        time.sleep(0.3)
    return f"{task} done"


def process(task: str) -> int:
    """The process that did it."""
    time.sleep(0.05)
    return os.getpid()


def read(task: files._Task) -> files.ReadFile:
    """As a file is read, but one kind of file kills the reader."""
    if Path(task.path).name.startswith("die"):
        os._exit(9)
    return files._read(task)
