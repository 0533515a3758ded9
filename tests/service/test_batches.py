"""Uploaded files checked together."""

from builders import report

from drafting.export import render
from drafting.service.batches import check_uploads
from drafting.service.checking import Against

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
