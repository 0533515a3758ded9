"""``nianbao eval grounding`` against a scripted server."""

import re
from pathlib import Path

import pytest
from scripted_server import Messages, ScriptedServer

from drafting.cli import main


@pytest.fixture
def configured(
    scripted_server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, home: Path
) -> ScriptedServer:
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", scripted_server.base_url)
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "m")
    return scripted_server


def echo(messages: Messages) -> str:
    """A model that says its material again, and of the figures nothing."""
    asked = str(messages[-1]["content"])
    facts = re.search(r"<<<工作素材\n(.*?)\n>>>", asked, re.DOTALL)
    if facts is None or "（无）" in facts[1]:
        return "各项工作有序推进。"
    return "".join(line.removeprefix("- ") for line in facts[1].splitlines())


@pytest.mark.parametrize(
    ("script", "fallen"),
    [
        pytest.param(echo, False, id="照素材说"),
        pytest.param(lambda _: "全年新收申请七千三百九十一件，召开推进会。", True, id="只会编"),
    ],
)
def test_what_is_left_in_the_drafts_is_counted(
    script: object, fallen: bool, configured: ScriptedServer, capsys: pytest.CaptureFixture[str]
) -> None:
    configured.script = script  # type: ignore[assignment]
    assert main(["eval", "grounding"]) == 0
    printed = capsys.readouterr()
    figures = re.search(
        r"合计16份（m）：请模型写(\d+)段，问(\d+)次，直接采用(\d+)段，改后或部分采用(\d+)段，按素材成稿(\d+)段；"
        r"采用的(\d+)字里，无出处的数(\d+)处，错引(\d+)处，无素材的工作(\d+)处；"
        r"第五部分问题(\d+)条，有措施(\d+)条，与上年重合.*；首字[\d.]+秒（各份的中位数），用时\d+秒",
        printed.out,
    )
    assert figures, printed.out
    parts, questions, first, repaired, offline, kept, *wrong, problems, paired = map(int, figures.groups())
    assert wrong == [0, 0, 0]
    assert parts == first + repaired + offline
    assert (offline == parts, kept == 0) == (fallen, fallen)
    assert problems == paired > 0, "没有问题的年份只提问，不算问题"
    assert "按素材成稿的原因：大模型改了2次仍有不符之处，" in printed.out
    assert questions > parts
    assert printed.err.count("正在起草第") == 16
    assert printed.out.count("\n") <= 4, "不加 --verbose 只印合计"


def test_without_a_model_it_says_how_to_configure_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "grounding"]) == 2
    assert "NIANBAO_LLM_BASE_URL" in capsys.readouterr().err
