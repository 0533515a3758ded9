"""Many files at once: results in order, one bad file stops nothing, a process that dies is told of."""

import os
import time
import zipfile

import pytest
from builders import report, zero_figures
from service.crashing import process, read, work

from drafting.export import render
from drafting.service import files
from drafting.service.files import MANY, count_files, read_each
from drafting.service.parallel import Lost, in_parallel, one_by_one

REPORT = render(report(zero_figures()), ".txt")


def said(results):
    return [result.why if isinstance(result, Lost) else result for result in results]


def test_results_come_in_the_order_of_the_tasks():
    tasks = ["slow1", *(str(n) for n in range(30)), "slow2", "last"]
    assert said(in_parallel(work, tasks, processes=2)) == [f"{task} done" for task in tasks]


def test_a_process_that_dies_costs_its_own_task_and_no_other():
    tasks = ["a", "die", "b", "die", "die", "c", "fail", "d"]
    results = list(in_parallel(work, tasks, processes=2))
    assert [result.task for result in results if isinstance(result, Lost)] == ["die", "die", "die", "fail"]
    assert said(results) == [
        "a done",
        *["处理它的进程中断了，可能是文件损坏或内存不足"],
        "b done",
        *["处理它的进程中断了，可能是文件损坏或内存不足"] * 2,
        "c done",
        "程序处理它时出错（ZeroDivisionError）",
        "d done",
    ]


def test_a_task_that_does_not_end_is_given_up():
    results = in_parallel(work, ["a", "hang", "b", "c"], processes=2, patience=4)
    assert said(results) == ["a done", "处理它花的时间太长，已经放弃", "b done", "c done"]


def test_one_process_tells_of_what_fails_too():
    assert said(one_by_one(work, ["a", "fail", "b"])) == [
        "a done",
        "程序处理它时出错（ZeroDivisionError）",
        "b done",
    ]


def test_two_processes_work_and_are_kept():
    found = set(in_parallel(process, [str(n) for n in range(12)], processes=2))
    assert len(found) == 2
    assert os.getpid() not in found


def test_tasks_are_taken_no_faster_than_they_are_done():
    taken = []

    def tasks():
        for number in range(100):
            taken.append(number)
            yield "slow" if number == 0 else str(number)

    results = in_parallel(work, tasks(), processes=2)
    next(results)
    assert len(taken) < 50
    results.close()


def test_processes_end_with_the_caller():
    results = in_parallel(process, ["a", "b", "c"], processes=2)
    pid = next(results)
    results.close()
    for _ in range(50):
        if not os.path.exists(f"/proc/{pid}"):  # noqa: PTH110
            return
        time.sleep(0.1)
    pytest.fail("the process is still there")


@pytest.fixture
def folder(tmp_path):
    """Forty reports, and among them files that are none."""
    paths = []
    for number in range(40):
        path = tmp_path / f"{number:02}.txt"
        path.write_bytes(REPORT.replace(b"2024", f"{2010 + number % 10}".encode()))
        paths.append(path)
    (tmp_path / "07.txt").write_bytes(b"")
    paths.append(tmp_path / "missing.txt")
    with zipfile.ZipFile(tmp_path / "packed.zip", "w") as package:
        package.writestr("a.txt", REPORT)
        package.writestr("b.docx", b"PK")
    return [*paths, tmp_path / "packed.zip"]


def test_many_files_are_read_as_one_by_one(folder):
    assert len(folder) > MANY
    together, alone = list(read_each(folder, processes=2)), list(read_each(folder, processes=1))
    assert together == alone
    assert len(together) == count_files(folder) == 43
    assert [f.path.name for f in together if f.error] == ["07.txt", "missing.txt", "b.docx"]


def test_a_file_that_kills_its_reader_is_named(folder, tmp_path, monkeypatch):
    (tmp_path / "die.txt").write_bytes(REPORT)
    monkeypatch.setattr(files, "_read", read)
    found = list(read_each([*folder[:3], tmp_path / "die.txt", *folder[3:6]], processes=2))
    assert [f.report is None for f in found] == [False, False, False, True, False, False, False]
    assert found[3].path == tmp_path / "die.txt"
    assert found[3].error == (
        "没有读成：处理它的进程中断了，可能是文件损坏或内存不足。其他文件照常读取；请单独检查这个文件。"
    )
