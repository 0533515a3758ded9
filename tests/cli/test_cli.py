"""The command line as another program calls it: JSON on standard output, messages on standard error."""

import json
import re
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures

from drafting.export import write
from drafting.figures import to_json
from drafting.reading import read_report
from drafting.tables import STATUTORY_CODES
from drafting.workspace import open_workspace

SHARED = Path(__file__).parents[2].parent / "shared"
NANGANG = SHARED / "samples" / "nangang-2021.txt"
CORPUS = Path(__file__).parents[2] / "corpus"
needs_shared = pytest.mark.skipif(not NANGANG.exists(), reason="needs the reference documents in ../shared")

FACTS = """id,aspect,statement,value,unit,source,author
1,导语,本报告电子版可在青禾区人民政府门户网站查阅，联系电话0000-1234567,,,办公室,张三
2,主动公开,通过区政府门户网站主动公开信息{},1200,条,信息科,张三
3,政府信息管理,修订区政府信息公开指南,,,信息科,张三
4,平台建设,完成区政府门户网站政务公开栏目改版,,,信息科,张三
5,监督保障,举办政府信息公开业务培训{},3,期,信息科,张三
6,工作考核,将政府信息公开工作纳入年度考核,,,督查室,张三
7,社会评议,开展社会评议{},1,次,督查室,张三
8,责任追究,全年未发生责任追究情形,,,督查室,张三
9,依申请公开,修订依申请公开答复文书范本,,,信息科,张三
10,问题,部分单位政策解读形式单一,,,信息科,张三
11,措施,由区政府办公室每季度组织一次解读质量评议,,,信息科,张三
12,其他,本年度未收取信息处理费,,,信息科,张三
"""


@pytest.fixture
def figures(tmp_path) -> Path:
    path = tmp_path / "figures.json"
    path.write_text(json.dumps({"figures": {c: to_json(v) for c, v in consistent_figures(4).items()}}))
    return path


@pytest.fixture
def facts(tmp_path) -> Path:
    path = tmp_path / "facts.csv"
    path.write_text(FACTS, encoding="utf-8")
    return path


@needs_shared
@pytest.mark.shared
def test_read_gives_every_cell_of_the_sample_as_printed(run):
    status, out, _ = run("read", NANGANG, "--json")
    read = json.loads(out)
    assert status == 0
    assert (read["format"], read["organ"], read["year"], read["edition"]) == (
        "nianbao/report@1",
        "南岗区",
        2021,
        "2021",
    )
    figures = read["figures"]
    filled = {
        table: sum(v is not None for c, v in figures.items() if c.startswith(table))
        for table in ("t2", "t3", "t4")
    }
    assert filled == {"t2": 10, "t3": 175, "t4": 0}
    assert (figures["t2.licensing.decisions"], figures["t2.fees.amount"]) == (12053, 5736)
    assert (figures["t3.received.total"], figures["t3.unavailable_not_held.business"]) == (87, 1)
    assert [s["number"] for s in read["sections"]] == list(range(7))
    assert {u["where"] for u in read["unread"]} >= {c for c in STATUTORY_CODES if c.startswith("t4.")}


@needs_shared
@pytest.mark.shared
def test_check_of_the_sample_finds_the_three_carried_in_and_the_empty_table(run):
    status, out, _ = run("check", NANGANG, "--json")
    found = json.loads(out)
    rules = {finding["rule"]: finding for finding in found["findings"] if finding["severity"] != "info"}
    assert status == 1
    assert found["broken"] == []
    assert not [f for f in found["findings"] if f["rule"].startswith("t3-") and f["severity"] == "error"]
    assert rules["cell-blank"]["severity"] == "error"
    assert "t3.carried_in.total" in rules["text-sum"]["cells"]
    assert "87" in rules["text-sum"]["message"]
    assert "90" in rules["text-sum"]["message"]
    assert "上年结转" in rules["text-sum"]["message"]


@needs_shared
@pytest.mark.shared
@pytest.mark.parametrize("t4", [pytest.param(0, id="表四补0"), pytest.param(None, id="表四仍空白")])
def test_draft_with_a_real_reports_figures_reads_back_equal(run, tmp_path, facts, t4):
    _, out, _ = run("read", NANGANG, "--json")
    figures = json.loads(out)["figures"]
    figures |= {code: t4 for code in figures if code.startswith("t4.")}
    source = tmp_path / "nangang.json"
    source.write_text(json.dumps({"figures": figures}))
    written = tmp_path / "年报.docx"
    run(
        "draft",
        "--figures",
        source,
        "--facts",
        facts,
        "--organ",
        ORGAN,
        "--year",
        2021,
        "--llm",
        "off",
        "-o",
        written,
    )
    again = read_report(written)
    assert {code: to_json(again.figures[code]) for code in STATUTORY_CODES} == {
        c: figures[c] for c in STATUTORY_CODES
    }
    assert [section.number for section in again.sections] == list(range(7))
    status, out, _ = run("check", written, "--json")
    errors = [f["rule"] for f in json.loads(out)["findings"] if f["severity"] == "error"]
    assert (errors, status) == ([], 0) if t4 == 0 else (["cell-blank"], 1)


def test_draft_hints_at_spoken_words_of_facts(run, tmp_path, figures):
    facts = tmp_path / "素材.csv"
    header = "id,aspect,statement,value,unit,source,author"
    facts.write_text(f"{header}\n7,监督保障,栏目挨个看过,,,,\n8,监督保障,举办培训,,,,\n", encoding="utf-8")
    drafted = ("--figures", figures, "--facts", facts, "--organ", ORGAN, "--year", 2024, "--llm", "off")
    _, _, err = run("draft", *drafted, "-o", tmp_path / "年报.docx")
    assert "素材7有口语：“挨个”一般写作“逐件、逐一”。成稿照录原话，请改写。" in err
    assert "素材8" not in err


def test_draft_without_facts_asks_and_invents_nothing(run, tmp_path, figures):
    written = tmp_path / "年报.docx"
    status, out, _ = run(
        "draft",
        "--figures",
        figures,
        "--organ",
        ORGAN,
        "--year",
        2024,
        "--llm",
        "off",
        "-o",
        written,
        "--json",
    )
    again = read_report(written)
    assert dict(again.figures) == consistent_figures(4)
    text = "".join(section.text for section in again.sections)
    assert "〔待补：" in text
    assert status == 1
    errors = {f["rule"] for f in json.loads(out)["findings"] if f["severity"] == "error"}
    assert errors == {"placeholder-left"}


def test_draft_with_facts_has_no_error(run, tmp_path, figures, facts):
    status, out, err = run(
        "draft",
        "--figures",
        figures,
        "--facts",
        facts,
        "--organ",
        ORGAN,
        "--year",
        2024,
        "--llm",
        "off",
        "-o",
        tmp_path / "年报.docx",
        "--json",
    )
    assert [f["message"] for f in json.loads(out)["findings"] if f["severity"] == "error"] == []
    assert status == 0
    assert "已生成" in err


@pytest.mark.parametrize("extension", [".docx", ".html", ".md", ".txt", ".json", ".xlsx"])
def test_draft_writes_every_format(run, tmp_path, figures, facts, extension):
    path = tmp_path / f"年报{extension}"
    run(
        "draft",
        "--figures",
        figures,
        "--facts",
        facts,
        "--organ",
        ORGAN,
        "--year",
        2024,
        "--llm",
        "off",
        "-o",
        path,
    )
    assert path.stat().st_size > 1000


def test_template_filled_in_is_what_draft_takes(run, tmp_path):
    last = tmp_path / "上年.docx"
    write(report(consistent_figures(4), year=2023), last)
    form = tmp_path / "填报表.xlsx"
    assert run("template", "-o", form, "--previous", last)[0] == 0
    status, _, err = run(
        "draft",
        "--figures",
        form,
        "--organ",
        ORGAN,
        "--year",
        2024,
        "--llm",
        "off",
        "-o",
        tmp_path / "年报.docx",
    )
    assert (status, "已生成" in err) == (1, True)
    carried = read_report(tmp_path / "年报.docx").figures["t3.carried_in.natural"]
    assert carried == consistent_figures(4)["t3.carried_out.natural"]


def test_check_a_folder_with_last_years_beside_it(run, tmp_path):
    this, last = tmp_path / "this", tmp_path / "last"
    for folder, year in ((this, 2023), (last, 2022)):
        folder.mkdir()
        write(report(zero_figures(), year=year), folder / f"{year}.docx")
    figures = zero_figures() | {
        "t3.carried_out.natural": 2,
        "t3.carried_out.total": 2,
        "t3.received.natural": 2,
        "t3.received.total": 2,
    }
    write(report(figures, year=2022), last / "2022.docx")
    (this / "notes.xyz").write_text("不是年报")
    status, out, _ = run("check", this, "--previous", last, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert len(lines) == 1
    carried = [f for f in lines[0]["findings"] if f["rule"] == "t3-carried"]
    assert {cell for f in carried for cell in f["cells"]} >= {
        "t3.carried_in.natural",
        "previous:t3.carried_out.natural",
    }
    assert status == 0, "published: a break across years is a warning"


def test_one_bad_file_stops_nothing(run, tmp_path):
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    write(report(zero_figures()), good)
    bad.write_bytes(b"\xff\xd8\xff\xe0 not a document")
    status, out, err = run("check", bad, good, "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert "error" in lines[0]
    assert lines[1]["format"] == "nianbao/findings@1"
    assert "bad.docx" in err
    assert status in (0, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["read", "没有.docx"], "没有.docx", id="没有这个文件"),
        pytest.param(["check"], "缺少必需的参数", id="没有参数"),
        pytest.param(["check", "x.docx", "--profile", "mine"], "不可用的取值", id="没有这种口径"),
        pytest.param(["search", "培训", "--kind", "joke"], "problem", id="没有这种类别"),
        pytest.param(["search", "培训", "--section", "9"], "6", id="没有这个部分"),
        pytest.param(["template", "-o", "x.xlsx", "--year", "20222"], "现为“20222”", id="年份多一位"),
    ],
)
def test_what_cannot_be_done_is_said_in_chinese_and_exits_with_2(run, arguments, said):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def _written(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("空.xlsx", b"", id="空文件"),
        pytest.param("图.xlsx", b"\xff\xd8\xff\xe0JFIF", id="改名的图片"),
        pytest.param("数.json", b"{}", id="没有figures"),
        pytest.param("数.json", b"{", id="不是JSON"),
        pytest.param("数.json", '{"figures":{"t3.received.natural":"很多"}}'.encode(), id="不是数字"),
    ],
)
def test_figures_that_cannot_be_used(run, tmp_path, name, content):
    path = _written(tmp_path, name, content)
    out_file = tmp_path / "年报.docx"
    status, _, err = run("draft", "--figures", path, "--organ", ORGAN, "--year", 2024, "-o", out_file)
    assert status == 2
    assert path.name in err or "t3.received.natural" in err or "新收" in err
    assert not out_file.exists()


def test_a_batch_answers_line_by_line(run, tmp_path):
    run("index", CORPUS / "reports" / "qinghe-2023.docx")
    asked = tmp_path / "查询.jsonl"
    lines = [
        {"id": "甲", "query": "答复不规范", "section": 5, "kind": "measure", "k": 1, "year": None},
        {"id": 2, "query": "年度培训", "organ": "没有这个机关"},
    ]
    asked.write_text("\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    status, out, _ = run("search", "--batch", asked, "--json")
    answers = [json.loads(line) for line in out.splitlines()]
    assert (status, [answer["id"] for answer in answers]) == (0, ["甲", 2])
    assert [hit["kind"] for hit in answers[0]["hits"]] == ["measure"]
    assert answers[1] == {"id": 2, "query": "年度培训", "hits": []}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("不是JSON", "第1行", id="不是JSON"),
        pytest.param("[]", "第1行", id="不是对象"),
        pytest.param('{"id": 1}', "query", id="没有查询"),
        pytest.param('{"query": 3}', "query 类型不对", id="查询不是文字"),
        pytest.param('{"query": "甲", "year": "2023"}', "year 类型不对", id="年份是文字"),
        pytest.param('{"query": "甲", "kind": "joke"}', "第1行：没有“joke”", id="没有这种类别"),
    ],
)
def test_a_line_of_a_batch_that_cannot_be_used_is_named(run, tmp_path, line, said):
    asked = tmp_path / "查询.jsonl"
    asked.write_text(line, encoding="utf-8")
    status, out, err = run("search", "--batch", asked)
    assert (status, out) == (2, "")
    assert said in err


def test_a_search_needs_a_query_or_a_batch_that_can_be_read(run, tmp_path):
    assert run("search")[0] == 2
    status, _, err = run("search", "--batch", tmp_path / "没有.jsonl")
    assert status == 2
    assert "读不出" in err


def test_what_was_indexed_is_kept_to_be_held_against_the_original(run, tmp_path, home):
    files = sorted((CORPUS / "reports").glob("qinghe-202[23].docx"))
    with zipfile.ZipFile(tmp_path / "报送.zip", "w") as package:
        package.write(files[0], f"区政府/{files[0].name}")
    assert run("index", tmp_path / "报送.zip", files[1], CORPUS / "README.md")[0] == 0
    with closing(open_workspace(home)) as workspace:
        kept = {listed.name: listed.id for listed in workspace.past_reports.listed()}
        assert set(kept) == {file.name for file in files}
        for file in files:
            assert workspace.past_reports.content(kept[file.name]) == file.read_bytes()
            assert workspace.past_reports.get(kept[file.name]).read.figures["t3.received.total"] is not None
        assert run("index", *files)[0] == 0
        assert len(workspace.past_reports.listed()) == 2


def test_index_twice_gives_the_same_count_and_search_finds_measures(run):
    first = json.loads(run("index", CORPUS / "reports", "--json")[1])
    second = json.loads(run("index", CORPUS / "reports", "--json")[1])
    assert first["items"] == second["items"] > 100
    assert first["skipped"] == []
    status, out, _ = run("search", "依申请公开答复不规范", "--section", 5, "--kind", "measure", "--json")
    hits = json.loads(out)["hits"]
    assert status == 0
    assert hits
    assert {(hit["section"], hit["kind"]) for hit in hits} == {(5, "measure")}
    assert set(hits[0]) == {
        "id",
        "score",
        "text",
        "organ",
        "level",
        "year",
        "section",
        "kind",
        "theme",
        "source",
    }


def test_doctor_says_what_there_is(run):
    _, out, _ = run("doctor", "--json")
    conditions = {c["name"]: c for c in json.loads(out)["conditions"]}
    assert {"数据目录", "数据库", "检索库", "大模型", "中文字体", "LibreOffice"} <= set(conditions)
    assert conditions["数据库"]["ok"]
    assert "按素材成稿" in conditions["大模型"]["message"]


def test_the_module_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "drafting", "--help"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0
    assert "政府信息公开工作年度报告" in done.stdout
    assert not re.search("[\u4e00-\u9fff]:", done.stdout)


def test_help_imports_nothing_heavy():
    code = "import sys; from drafting.cli.arguments import parser; parser().format_help(); print(*sys.modules, sep='\\n')"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
    ).stdout.split()
    heavy = {
        "streamlit",
        "chromadb",
        "langchain_core",
        "openai",
        "sqlalchemy",
        "docx",
        "lxml",
        "pydantic",
        "numpy",
        "openpyxl",
    }
    assert heavy.isdisjoint(loaded)
