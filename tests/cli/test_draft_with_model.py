"""``nianbao draft`` with a model behind a real streaming server: what reaches the exported file."""

import json
import re
from pathlib import Path

import pytest
from scripted_server import Behaviour, Messages, ScriptedServer

from drafting.cli import main
from drafting.intake.form import read_form
from drafting.reading import read_report
from drafting.report import AnnualReport
from drafting.tables import STATUTORY_CODES

CORPUS = Path(__file__).parents[2] / "corpus"
FORM = read_form(CORPUS / "new-year" / "figures.xlsx")
PROSE = "答复质量仍是短板，复议机关纠正的情形集中在检索不全。"
HONEST = PROSE + "因政府信息公开被申请行政复议[[t4.review.total]]，其中结果纠正[[t4.review.corrected]]。"


@pytest.fixture
def drafted(scripted_server: ScriptedServer, monkeypatch, tmp_path, home, capsys):
    """Drafts the sample year with a script, and gives the exported file read back."""

    def run(script) -> AnnualReport:
        scripted_server.script = script
        monkeypatch.setenv("NIANBAO_LLM_BASE_URL", scripted_server.base_url)
        monkeypatch.setenv("NIANBAO_LLM_MODEL", "scripted")
        monkeypatch.setenv("NIANBAO_LLM_TIMEOUT", "5")
        written = tmp_path / "年报.docx"
        new_year = CORPUS / "new-year"
        status = main(
            [
                "draft",
                "--figures",
                str(new_year / "figures.xlsx"),
                "--facts",
                str(new_year / "facts.csv"),
                "--previous",
                str(CORPUS / "reports" / "qinghe-2023.docx"),
                "--organ",
                str(FORM.organ),
                "--year",
                "2024",
                "--llm",
                "on",
                "-o",
                str(written),
                "--json",
            ]
        )
        run.status, run.told = status, capsys.readouterr()
        run.findings = json.loads(run.told.out)["findings"]
        return read_report(written)

    return run


def cards_of(messages: Messages) -> dict[str, dict[str, str]]:
    """The cards that a request asks for, by number: what each says under 问题, 措施 …, the first of each."""
    blocks = re.findall(
        r"^【(\d+)】\n(.*?)(?=^【|^>>>|\Z)", str(messages[-1]["content"]), re.MULTILINE | re.DOTALL
    )
    return {
        number: dict(reversed(re.findall(r"^(\w+)(?:（.*?）)?：(.*)$", block, re.MULTILINE)))
        for number, block in blocks
    }


def only_cards(problem: str):
    """A model that writes section five, the first card's problem as said, and nothing else."""

    def script(messages: Messages) -> str | Behaviour:
        answer = ""
        for number, card in cards_of(messages).items():
            said = problem if number == "1" else f"{card['问题']}。"
            answer += f"【{number}】问题\n{said}\n【{number}】措施\n{MEASURE}{card['措施']}。\n"
        return answer

    return script


def test_an_honest_replys_references_arrive_rendered_and_its_prose_is_kept(drafted, scripted_server):
    report = drafted(only_cards(HONEST))
    text = report.text(5)
    assert PROSE in text
    figures = FORM.figures
    assert (
        f"因政府信息公开被申请行政复议{figures['t4.review.total']}件，其中结果纠正{figures['t4.review.corrected']}件。"
        in text
    )
    assert "[[" not in text
    assert "‹" not in text
    assert {code: report.figures[code] for code in STATUTORY_CODES} == dict(FORM.figures)
    assert scripted_server.requests, "the model was asked"
    assert all(request.body["stream"] for request in scripted_server.requests)


MEASURE = "将逐件复核答复文书，并"
"""What the scripted model puts before a card's measure."""

STOCK = "高度重视政府信息公开工作，切实加强组织领导，不断提升公开质效。"
FIGURES = "全年新收政府信息公开申请[[t3.received.total]]，办结[[t3.processed.total]]，结转下年度继续办理[[t3.carried_out.total]]。"


def whole_report(messages: Messages) -> str:
    """A model that writes every part: stock phrases, the facts as they are told, some figures."""
    asked = str(messages[-1]["content"])
    if cards_of(messages):
        return str(only_cards(HONEST)(messages))
    told = re.search(r"<<<工作素材\n(.*?)\n>>>", asked, re.DOTALL)
    facts = "".join(re.sub(r"^- (?:（.*?）)?", "", line) for line in (told[1] if told else "").splitlines())
    if "请写导语" in asked:
        return f"根据《中华人民共和国政府信息公开条例》规定，现公布本机关2024年政府信息公开工作年度报告。统计期限自2024年1月1日起至2024年12月31日止。{facts}"
    return f"**{STOCK}**\n\n{facts}{FIGURES if 't3.received.total' in asked else ''}"


def test_a_model_that_writes_every_part_is_kept_in_every_part(drafted, scripted_server):
    report = drafted(whole_report)
    assert "未用大模型" not in drafted.told.err, drafted.told.err
    assert report.text(1).count(STOCK) == 5
    cells = FORM.figures
    assert (
        f"全年新收政府信息公开申请{cells['t3.received.total']}件，办结{cells['t3.processed.total']}件，"
        f"结转下年度继续办理{cells['t3.carried_out.total']}件。"
    ) in report.text(1)
    assert STOCK in report.text(6)
    assert [f["message"] for f in drafted.findings if f["severity"] == "error"] == []
    assert drafted.status == 0
    assert len(scripted_server.requests) == 8, "no part had to be repaired"


@pytest.mark.parametrize(
    ("lie", "trace"),
    [
        pytest.param("全年收到政府信息公开申请7391件。", "7391", id="编造的数"),
        pytest.param("全年收到政府信息公开申请７３９１件。", "７３９１", id="全角的编造数"),
        pytest.param("六成申请集中在住建领域。", "六成", id="六成"),
        pytest.param("申请量翻番。", "翻番", id="翻番"),
        pytest.param(
            "全年结转下年度继续办理[[t3.received.total]]。", "结转下年度继续办理163件", id="引用用错了地方"
        ),
        pytest.param("全年收到政府信息公开申请[[t3.granted.total]]。", "申请64件", id="引用另一项"),
        pytest.param("全年收到政府信息公开申请[[t9.x.total]]。", "t9.x", id="编造的引用"),
        pytest.param("新收申请数量比上年明显下降。", "明显下降", id="升说成降"),
        pytest.param("举办全区培训并聘请了专职律师驻点。", "专职律师驻点", id="没有人做过的事"),
        pytest.param("Here is the text. **重点**", "Here", id="英文和标记"),
    ],
)
def test_a_lie_does_not_reach_the_file_and_the_good_cards_beside_it_do(drafted, lie, trace):
    report = drafted(only_cards(lie))
    everything = "".join(section.text for section in report.sections)
    assert trace not in everything
    assert report.text(5).count(MEASURE) >= 1
    assert not [f for f in drafted.findings if f["severity"] == "error"]
    assert drafted.status == 0
    assert "nianbao：" in drafted.told.err


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(lambda _: Behaviour(status=401), id="密钥不对"),
        pytest.param(lambda _: Behaviour(status=500, headers={"Retry-After": "0"}), id="服务出错"),
        pytest.param(lambda _: Behaviour(chunks=["【1】问题\n全年"], drop=True), id="中途断开"),
        pytest.param(lambda _: "", id="没有内容"),
    ],
)
def test_a_model_that_fails_is_a_warning_and_the_file_is_written(drafted, script):
    report = drafted(script)
    assert [section.number for section in report.sections] == list(range(7))
    assert {code: report.figures[code] for code in STATUTORY_CODES} == dict(FORM.figures)
    assert drafted.status == 0
    assert re.search("[一-鿿]", drafted.told.err)
    assert "Traceback" not in drafted.told.err


def test_to_insist_on_a_model_without_one_is_told(home, capsys, tmp_path):
    status = main(
        [
            "draft",
            "--figures",
            str(CORPUS / "new-year" / "figures.xlsx"),
            "--organ",
            "甲",
            "--year",
            "2024",
            "--llm",
            "on",
            "-o",
            str(tmp_path / "x.docx"),
        ]
    )
    assert status == 2
    assert "NIANBAO_LLM_BASE_URL" in capsys.readouterr().err


def test_a_model_of_no_use_is_told_once(drafted):
    drafted(lambda _: "全年办结各类事项７３９１件，名列前茅。")
    assert drafted.told.err.count("几乎没有帮上忙") == 1
    assert "--llm off" in drafted.told.err
