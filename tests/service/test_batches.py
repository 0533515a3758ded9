"""Uploaded files checked together."""

import threading

import pytest
from builders import report, zero_figures

from drafting.errors import InputError
from drafting.export import render
from drafting.service import batches
from drafting.service.batch_run import BatchRun
from drafting.service.batches import check_uploads
from drafting.service.checking import Against
from drafting.service.since import NEW, STILL, kept_round

SCHOOL, HOUSING = "云岭市青禾区教育局", "云岭市青禾区住房和城乡建设局"
TEXT = "存在的问题：" + "".join(chr(0x4E00 + i * 7) for i in range(150)) + "。改进措施：按月巡查栏目。"


def upload(name, extension=".json", **of):
    return name, render(report(**of), extension)


def checked(*files, **beside):
    return check_uploads(files, Against(), watch=lambda items, _stage, _count: iter(items), **beside)


def test_files_keep_their_names_and_lead_nowhere_else():
    batch = checked(upload("../../年报.json", organ=SCHOOL), upload("年报.json"), ("坏.docx", b"no"))
    assert [one.path for one in batch.lists] == ["年报.json", "年报.json", "坏.docx"]
    assert batch.lists[2].error
    assert "files" not in batch.lists[2].error


def test_what_reads_alike_stands_side_by_side_once():
    batch = checked(
        upload("1.json", organ=SCHOOL, texts={5: TEXT}), upload("2.json", organ=HOUSING, texts={5: TEXT})
    )
    (pair,) = batch.alike
    assert {pair.one.organ, pair.other.organ} == {SCHOOL, HOUSING}
    assert pair.share == 1
    assert pair.one.spans == ((0, len(TEXT)),)


def test_roster_and_last_year_are_taken_beside():
    roster = ("花名册.csv", f"organ,due\n{SCHOOL},2024-01-31\n{HOUSING},2024-01-31\n".encode())
    batch = checked(upload("1.json"), previous=[upload("上年.json", year=2022)], roster=roster)
    assert [late.unit.organ for late in batch.late] == [SCHOOL, HOUSING]
    assert any(finding.rule == "t3-carried" for finding in batch.lists[0].findings)


def test_a_second_round_is_held_against_the_one_that_was_kept():
    """Of the two errors of the first round one is mended; the second has one of its own."""
    was, now = (
        {"t3.received.natural": 3, "t4.review.upheld": 2},
        {"t3.received.natural": 3, "t2.fees.amount": -4},
    )
    first = checked(upload("1.json", figures=zero_figures() | was, organ=SCHOOL), ("坏.docx", b"no"))
    kept = kept_round(first.lists)
    assert not first.by_round
    assert [one.marks for one in first.lists] == [{}, {}]

    second = checked(
        upload("再报.json", figures=zero_figures() | now, organ=SCHOOL), since=("上一轮.jsonl", kept.encode())
    )
    (one,) = second.lists
    assert second.by_round
    marks = {finding.rule: one.marks[place] for place, finding in enumerate(one.findings)}
    assert (marks["t3-balance"], marks["cell-number"]) == (STILL, NEW)
    assert any("行政复议" in message for message in one.fixed)
    with pytest.raises(InputError, match="第1行不是校核结果"):
        checked(upload("1.json"), since=("上一轮.jsonl", b"{}"))


def many(count):
    return [upload(f"{n:02}.json", organ=f"云岭市第{n}局") for n in range(count)]


def test_a_batch_runs_by_itself_in_several_processes_and_one_bad_file_stops_nothing():
    run = BatchRun([*many(20), ("坏.docx", b"no")], Against(), processes=2)
    run.wait()
    assert run.result
    assert (run.running, run.error) == (False, "")
    assert [one.name for one in run.result.lists] == [*(f"云岭市第{n}局" for n in range(20)), "坏.docx"]
    assert [bool(one.error) for one in run.result.lists] == [False] * 20 + [True]
    assert (run.stage, run.done, run.count, run.result.left) == ("校核", 21, 21, 0)


def test_a_batch_that_is_stopped_keeps_what_was_checked_and_says_nothing_of_who_is_missing(monkeypatch):
    told = threading.Event()
    check = batches.check_files
    monkeypatch.setattr(batches, "check_files", lambda *a, **kw: told.wait(30) and check(*a, **kw))
    roster = ("花名册.csv", f"organ,due\n{SCHOOL},2024-01-31\n".encode())
    run = BatchRun(many(5), Against(), roster=roster, processes=1)
    run.stop()
    told.set()
    run.wait()
    assert run.result
    assert [one.name for one in run.result.lists] == ["云岭市第0局"]
    assert (run.result.left, run.result.late) == (4, ())


def test_a_batch_without_a_result_says_why(monkeypatch):
    run = BatchRun(many(1), Against(), previous=[("上年.docx", b"no")])
    run.wait()
    assert run.result is None
    assert "上年年报" in run.error
    monkeypatch.setattr(batches, "check_files", lambda *_, **__: 1 / 0)
    run = BatchRun(many(1), Against())
    run.wait()
    assert run.error == "程序出错（ZeroDivisionError），没有校核成。请重试；仍然如此，请告诉管理员。"
