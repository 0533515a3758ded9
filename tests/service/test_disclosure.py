"""What goes to a model: shown before it goes, personal data masked, nothing where somebody said no."""

import json
from pathlib import Path

import pytest
from paraphrasing import knowing

from drafting.errors import InputError
from drafting.facts import Aspect
from drafting.precedents import PrecedentIndex
from drafting.reading import read_report
from drafting.report import NARRATIVE_SECTIONS
from drafting.service.disclosure import outgoing
from drafting.service.facts import FactEntry, add
from drafting.service.generation import progress, start
from drafting.service.model import NO_MODEL, agree, model_for, needs_consent, use_no_model
from drafting.service.revising import ask
from drafting.service.years import current
from drafting.settings import settings

CORPUS = Path(__file__).parents[2] / "corpus" / "reports"
CARD, MOBILE, NAME = "11010519491231002X", "13812345678", "欧阳建国"


@pytest.fixture
def outside(monkeypatch):
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", "https://llm.example.cn/v1")
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "m")
    settings.cache_clear()


def personal(workspace, report) -> None:
    entry = FactEntry(
        Aspect.ON_REQUEST,
        f"申请人：{NAME}（身份证号{CARD}，手机{MOBILE}）来信致谢，已当面答复；{NAME}再次来信",
        source="信访室",
    )
    add(workspace, report, entry)


def test_no_personal_data_reaches_the_server(workspace, sample, model):
    personal(workspace, sample)
    model.script = lambda _: ""
    start(workspace, sample, NARRATIVE_SECTIONS).join(60)
    ask(
        workspace,
        sample,
        1,
        current(workspace, sample).sections[1].source,
        f"写上申请人：{NAME}，手机{MOBILE}",
    ).join(30)
    assert model.requests
    sent = json.dumps([request.body for request in model.requests], ensure_ascii=False)
    assert "来信致谢" in sent
    for secret in (CARD, MOBILE, NAME):
        assert secret not in sent


def test_what_is_shown_is_what_is_sent(workspace, sample, model):
    personal(workspace, sample)
    model.script = lambda _: ""
    shown = outgoing(current(workspace, sample), (1, 5))
    start(workspace, sample, (1, 5)).join(60)
    assert {(one.system, one.user) for one in shown} == {(r.system, r.user) for r in model.requests}
    assert [one.part.code for one in shown if one.masked] == ["on_request"]
    assert all(CARD not in one.user for one in shown)


def test_a_report_without_a_model_sends_nothing(workspace, sample, model):
    use_no_model(workspace, sample, off=True)
    start(workspace, sample, (5,)).join(30)
    assert model.requests == []
    assert {run.origin for run in progress(workspace, sample).values()} == {"offline"}
    with pytest.raises(InputError, match="不使用大模型"):
        start(workspace, sample, (5,), use_model=True)
    with pytest.raises(InputError, match="不使用大模型"):
        ask(workspace, sample, 5, "正文", "改短")
    use_no_model(workspace, sample, off=False)
    assert model_for(current(workspace, sample).stored) is not None


def test_a_server_outside_the_office_needs_consent_once(workspace, sample, outside, monkeypatch):
    stored = current(workspace, sample).stored
    assert needs_consent(stored)
    with pytest.raises(InputError, match="不在单位网络内"):
        start(workspace, sample, (5,))
    agree(workspace, sample)
    stored = current(workspace, sample).stored
    assert not needs_consent(stored)
    assert model_for(stored) is not None
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", "https://other.example.cn/v1")
    settings.cache_clear()
    assert needs_consent(stored), "同意的是另一台"


def test_one_inside_needs_none(workspace, sample, model):
    assert not needs_consent(current(workspace, sample).stored)


class Listening:
    """An embeddings model that knows what says the same in other words, and notes what it is given."""

    name = "listening"

    def __init__(self) -> None:
        self.given: list[str] = []

    def documents(self, texts):
        self.given += texts
        return [knowing(text) for text in texts]

    def query(self, text):
        self.given.append(text)
        return knowing(text)


@pytest.mark.parametrize("use", ["", NO_MODEL])
def test_no_word_of_a_report_goes_to_embeddings_outside_before_somebody_agrees(
    workspace, sample, outside, tmp_path, use
):
    model = Listening()
    workspace.reports.set_model_use(sample, use)
    with PrecedentIndex(tmp_path / "index", embedder=model) as index:
        index.add(read_report(CORPUS / "qinghe-2023.docx"), "qinghe-2023.docx")
        list(index.catch_up())
        model.given.clear()
        outgoing(current(workspace, sample), (1, 5), index)
        assert model.given == []
        agree(workspace, sample)
        outgoing(current(workspace, sample), (1, 5), index)
        assert model.given
