"""``nianbao check`` on many files: order, last year's, units, roster, an earlier check, lists to hand on."""

import io
import json
import zipfile
from dataclasses import replace

import pytest
from builders import consistent_figures, report, zero_figures
from docx import Document
from openpyxl import load_workbook

from drafting.export import render, write
from drafting.service.since import Since

GOVERNMENT, SCHOOL, HOUSING = "云岭市青禾区人民政府", "云岭市青禾区教育局", "云岭市青禾区住房和城乡建设局"
CELL = "t3.received.natural"


@pytest.fixture
def run(run):
    return lambda *arguments: run("check", *arguments)


@pytest.fixture
def lines(run):
    def call(*arguments):
        status, out, err = run(*arguments, "--json")
        return status, [json.loads(line) for line in out.splitlines()], err

    return call


def saved(folder, name, figures=None, **of):
    folder.mkdir(exist_ok=True)
    path = folder / name
    write(report(figures, **of), path)
    return path


def rules(line, severity=None):
    return [f["rule"] for f in line["findings"] if severity in (None, f["severity"])]


def with_cells(**cells):
    return zero_figures() | {code.replace("__", "."): value for code, value in cells.items()}


def test_files_folders_and_archives_in_order_and_one_bad_file_stops_nothing(lines, tmp_path):
    saved(tmp_path / "a", "2.html", organ=HOUSING)
    saved(tmp_path / "a", "1.docx", organ=SCHOOL)
    (tmp_path / "a" / "3.docx").write_bytes(b"no report")
    packed = tmp_path / "b.zip"
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("内/4.html", render(report(), ".html"))
        package.writestr("../../5.txt", "什么也不是")
    status, found, err = lines(packed, tmp_path / "a")
    assert [line.get("report", {}).get("organ", "error") for line in found] == [
        *("error", GOVERNMENT),
        *(SCHOOL, HOUSING, "error"),
    ]
    assert status == 0
    assert "3.docx" in err
    assert not (tmp_path.parent / "5.txt").exists()


def test_many_files_are_checked_in_processes_with_the_same_result(lines, tmp_path):
    for number in range(17):
        saved(tmp_path / "many", f"{number:02}.json", consistent_figures(number) | {CELL: number})
    status, found, _ = lines(tmp_path / "many")
    assert [line["report"]["figures"][CELL] for line in found] == list(range(17))
    alone = [lines(tmp_path / "many" / f"{number:02}.json")[1][0] for number in (0, 16)]
    assert [found[0]["findings"], found[16]["findings"]] == [line["findings"] for line in alone]
    assert status == 1


def test_an_archive_that_inflates_without_end_is_one_error(lines, tmp_path, monkeypatch):
    monkeypatch.setattr("drafting.reading.archive.MOST_BYTES", 10_000)
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("1.html", b"0" * 10**6)
        package.writestr("2.html", render(report(), ".md"))
    status, found, _ = lines(bomb)
    assert "error" in found[0]
    assert status in (0, 2)


def test_last_year_s_reports_are_found_by_organ_and_year(lines, tmp_path):
    last = tmp_path / "last"
    saved(last, "1.json", with_cells(t3__carried_out__total=5), organ=SCHOOL, year=2022)
    saved(last, "2.json", with_cells(t3__carried_out__total=9), organ=HOUSING, year=2022)
    saved(last, "3.json", with_cells(t3__carried_out__total=7), organ=SCHOOL, year=2021)
    ones = [saved(tmp_path, f"{n}.json", zero_figures(), organ=o) for n, o in enumerate((SCHOOL, GOVERNMENT))]
    _, found, _ = lines(*ones, "--previous", last)
    carried = [[f for f in line["findings"] if f["rule"] == "t3-carried"] for line in found]
    assert [f["expected"] for f in carried[0]] == ["5"]
    assert carried[1] == []


def test_of_two_versions_the_corrected_one_is_last_year_s(lines, tmp_path):
    last = tmp_path / "last"
    saved(last, "年报.json", with_cells(t3__carried_out__total=5), year=2022)
    saved(last, "年报（更正稿）.json", zero_figures(), year=2022)
    this = saved(tmp_path, "this.json", zero_figures())
    assert "t3-carried" not in rules(lines(this, "--previous", last)[1][0])
    (last / "年报（更正稿）.json").rename(last / "年报二.json")
    assert "t3-carried" not in rules(lines(this, "--previous", last)[1][0])  # which of them, nobody says


ROSTER = f"""organ,aliases,type,level,summed,contact,address,due,published
{SCHOOL},青禾区教育局;区教育局,department,county,yes,李华,http://a.example,2024-01-31,2024-01-30
{HOUSING},,department,county,yes,王芳,http://b.example,2024-01-31,2024-02-03
云岭市青禾区水利局,,department,county,yes,赵敏,http://c.example,2024-01-31,
国家税务总局青禾区税务局,,department,county,no,,,2024-01-31,2024-01-20
"""


@pytest.fixture
def roster(tmp_path):
    path = tmp_path / "roster.csv"
    path.write_text(ROSTER, encoding="utf-8")
    return path


def test_units_are_rolled_up_and_a_unit_is_held_against_its_return(lines, tmp_path, roster):
    units = tmp_path / "units"
    saved(units, "1.json", with_cells(t3__received__natural=5), organ="区教育局")
    saved(units, "2.json", with_cells(t3__received__natural=7), organ=HOUSING)
    saved(units, "3.json", with_cells(t3__received__natural=90), organ="国家税务总局青禾区税务局")
    whole = saved(tmp_path, "whole.json", with_cells(t3__received__natural=5))
    school = saved(tmp_path, "school.json", with_cells(t3__received__natural=6), organ=SCHOOL)
    _, found, err = lines(whole, school, "--units", units, "--roster", roster)
    rollup = [f for f in found[0]["findings"] if f["rule"] == "rollup"]
    assert [f["instance"] for f in rollup] == ["returns", CELL]
    assert "水利局" in rollup[0]["message"]
    assert (rollup[1]["expected"], rollup[1]["actual"]) == ("12", "5")
    (returned,) = [f for f in found[1]["findings"] if f["rule"] == "return-published"]
    assert returned["cells"] == [CELL]
    late = [line for line in found[2:] if line["format"] == "nianbao/late@1"]
    assert [(line["organ"], line["case"]) for line in late] == [
        (HOUSING, "迟报"),
        ("云岭市青禾区水利局", "未报"),
    ]
    assert "未报：云岭市青禾区水利局（应于2024-01-31前公布）赵敏" in err


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",,,,,,,,", None),
        ("甲局,,ministry,,,,,,", "类型“ministry”"),
        ("甲局,,,village,,,,,", "层级“village”"),
        ("甲局,,,,maybe,,,,", "“maybe”应为 yes 或 no"),
        ("甲局,,,,,,,2024年1月,", "应写成 2024-01-31"),
        (",别名,,,,,,,", "没有机关名称"),
        ("甲局,,,,,,,,\n甲局,,,,,,,,", "与第2行重复"),
    ],
)
def test_a_roster_with_faults_is_refused_with_its_row(run, tmp_path, row, said):
    roster = tmp_path / "roster.csv"
    roster.write_text(f"organ,aliases,type,level,summed,contact,address,due,published\n{row}\n", "utf-8")
    status, _, err = run(saved(tmp_path, "1.json", zero_figures()), "--roster", roster)
    assert (status == 2) is (said is not None)
    assert (said or "") in err
    roster.write_text("名称\n甲局\n", encoding="utf-8")
    assert run(tmp_path / "1.json", "--roster", roster)[0] == 2


def test_a_roster_may_be_headed_as_an_office_heads_it(run, tmp_path):
    roster = tmp_path / "花名册.csv"
    roster.write_text("单位名称,应报日期,公布日期\n甲局,2024-01-31,\n", "utf-8")
    status, out, err = run(saved(tmp_path, "1.json", zero_figures()), "--roster", roster)
    assert status == 0
    assert "甲局" in out + err
    roster.write_text("单位,机关\n甲局,甲局\n", "utf-8")
    status, _, err = run(tmp_path / "1.json", "--roster", roster)
    assert status == 2
    assert "两栏都是“organ”（单位、机关）" in err


def test_numbers_that_no_table_confirms_are_one_remark_of_a_list(run, tmp_path):
    texts = {1: "举办培训4期，走访企业86家。", 6: "印发手册5200册。"}
    run(saved(tmp_path, "1.json", zero_figures(), texts=texts), "-o", tmp_path / "lists")
    (path,) = (tmp_path / "lists").iterdir()
    said = [paragraph.text for paragraph in Document(str(path)).paragraphs]
    assert [text for text in said if "无从核对" in text] == [text for text in said if "86家" in text]
    assert any(
        "正文另有3处数字表格中没有，无从核对，请自行核实：4期、86家、5200册。" in text for text in said
    )


def test_an_earlier_check_tells_what_was_mended(lines, run, tmp_path):
    bad = with_cells(t3__received__natural=3, t4__review__upheld=2)
    this = saved(tmp_path, "this.json", bad)
    earlier = tmp_path / "earlier.jsonl"
    earlier.write_text(run(this, "--json")[1], encoding="utf-8")
    saved(tmp_path, "this.json", bad | {"t4.review.total": 2, "t3.granted.legal": 1})
    _, (line,), _ = lines(this, "--since", earlier)
    marks = {(f["rule"], f["instance"]): f["since"] for f in line["findings"]}
    assert marks["t3-balance", "natural"] == "未改"
    assert marks["t3-outcomes", "legal"] == "新增"
    assert [(f["rule"], f["since"]) for f in line["fixed"]] == [("t4-total", "已改")]
    text = run(this, "--since", earlier)[1]
    assert "【新增】" in text
    assert "【已改】表四" in text


def test_a_list_and_what_is_printed_tell_the_same_of_an_earlier_check_worked_out_once(
    lines, run, tmp_path, monkeypatch
):
    bad = with_cells(t3__received__natural=3, t4__review__upheld=2)
    this = saved(tmp_path, "this.json", bad)
    earlier = tmp_path / "earlier.jsonl"
    earlier.write_text(run(this, "--json")[1], encoding="utf-8")
    saved(tmp_path, "this.json", bad | {"t4.review.total": 2, "t3.granted.legal": 1})
    asked, told = [], Since.told
    monkeypatch.setattr(Since, "told", lambda *a: asked.append(a) or told(*a))
    target = tmp_path / "list.xlsx"
    _, (line,), _ = lines(this, "--since", earlier, "-o", target)
    assert len(asked) == 1
    rows = [[cell.value for cell in row] for sheet in load_workbook(target) for row in sheet.iter_rows()]
    listed = [value for row in rows for value in row if value in ("未改", "新增")]
    assert sorted(listed) == sorted(finding["since"] for finding in line["findings"])
    assert [gone["message"] in row for row in rows if "已改" in row for gone in line["fixed"]] == [
        False,
        True,
    ]


def test_an_earlier_check_that_is_none_is_refused(run, tmp_path):
    this = saved(tmp_path, "this.json", zero_figures())
    status, _, err = run(this, "--since", this)
    assert status == 2
    assert "不是校核结果" in err


def test_texts_that_read_alike_are_found_in_a_batch(lines, tmp_path):
    text = "存在的问题：" + "".join(chr(0x4E00 + i * 7) for i in range(150)) + "。改进措施：按月巡查栏目。"
    saved(tmp_path / "b", "1.json", organ=SCHOOL, texts={5: text})
    saved(tmp_path / "b", "2.json", organ=HOUSING, texts={5: text})
    saved(tmp_path / "b", "3.json", organ=GOVERNMENT)
    _, found, _ = lines(tmp_path / "b")
    alike = [[f["actual"] for f in line["findings"] if f["rule"] == "overlap-neighbour"] for line in found]
    assert alike == [["100%"], ["100%"], []]


def test_a_rule_is_switched_off_with_a_reason(lines, run, tmp_path):
    this = saved(tmp_path, "this.json", with_cells(t4__review__upheld=2))
    assert "t4-total" in rules(lines(this)[1][0])
    status, found, err = lines(this, "--off", "t4-total=本批只看表三")
    assert (status, rules(found[0], "error")) == (0, [])
    assert "停用规则 t4-total：本批只看表三" in err
    assert run(this, "--off", "t4-total")[0] == 2
    assert run(this, "--off", "t9-total=理由")[0] == 2


@pytest.fixture
def batch(tmp_path):
    saved(tmp_path / "b", "1.json", with_cells(t4__review__upheld=2), organ=SCHOOL)
    saved(tmp_path / "b", "2.json", organ=HOUSING)
    (tmp_path / "b" / "3.txt").write_text("什么也不是", encoding="utf-8")
    return tmp_path / "b"


def test_the_list_as_a_workbook(run, tmp_path, batch, roster):
    target = tmp_path / "list.xlsx"
    assert run(batch, "--roster", roster, "-o", target)[0] == 1
    book = load_workbook(io.BytesIO(target.read_bytes()))
    assert book.sheetnames == ["汇总", "问题清单", "按规则", "按地区", "未报迟报"]
    assert [row[0].value for row in book["汇总"].iter_rows(min_row=2)][:2] == [SCHOOL, HOUSING]
    problems = [[cell.value for cell in row] for row in book["问题清单"].iter_rows(min_row=2)]
    assert any(row[0] == SCHOOL and row[2] == "必须改" and "表四" in row[4] for row in problems)
    assert book["按地区"]["A2"].value == "云岭市青禾区"


def test_the_list_as_a_page_and_hostile_text_in_it_is_text(run, tmp_path, batch):
    evil = replace(report(), organ="<script>局", title="<b>题</b>2023年政府信息公开工作年度报告")
    write(replace(evil, figures=with_cells(t4__review__upheld=2)), batch / "4.json")
    target = tmp_path / "list.html"
    assert run(batch, "-o", target)[0] == 1
    page = target.read_text(encoding="utf-8")
    assert SCHOOL in page
    assert "<script>" not in page
    assert "&lt;script&gt;局" in page


def test_a_document_for_each_organ(run, tmp_path, batch):
    target = tmp_path / "lists"
    assert run(batch, "-o", target)[0] == 1
    assert sorted(path.name for path in target.iterdir()) == sorted(
        [f"{SCHOOL}2023问题清单.docx", f"{HOUSING}2023问题清单.docx", "3.txt问题清单.docx"]
    )
    text = "\n".join(p.text for p in Document(str(target / f"{SCHOOL}2023问题清单.docx")).paragraphs)
    assert "一、必须改（1处）" in text
    assert "表四“行政复议”不平" in text


@pytest.mark.parametrize("name", ["list.pdf", "none/list.xlsx", "none/lists"])
def test_a_target_that_cannot_be_is_refused_before_the_work(run, tmp_path, batch, name):
    status, out, err = run(batch, "-o", tmp_path / name)
    assert (status, out) == (2, "")
    assert err
