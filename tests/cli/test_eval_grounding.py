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
    said = capsys.readouterr().out
    figures = re.search(
        r"m，16份：送模型(\d+)段，改后采用\d+段，按素材成稿(\d+)段；无出处的数(\d+)处，错引(\d+)处，"
        r"无素材的工作(\d+)处；问题(\d+)条，有措施(\d+)条；与上年重合.*；首字[\d.]+秒.*，采用(\d+)字",
        said,
    )
    assert figures, said
    asked, offline, bare, wrong, deeds, problems, paired, kept = map(int, figures.groups())
    assert (bare, wrong, deeds) == (0, 0, 0)
    assert (offline == asked, kept == 0) == (fallen, fallen)
    assert problems >= paired > 0


def test_without_a_model_it_says_how_to_configure_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", "grounding"]) == 2
    assert "NIANBAO_LLM_BASE_URL" in capsys.readouterr().err
