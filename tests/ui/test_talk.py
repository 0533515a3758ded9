"""对话 beside the editor, without a browser: what is said without a model, what is taken over."""

import threading

import pytest
from ui.app import field, page, press, said

from drafting.references import references
from drafting.service.generation import start
from drafting.service.revising import conversation
from drafting.service.years import current
from drafting.settings import settings

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def drafted(workspace, sample) -> int:
    start(workspace, sample, (5,), use_model=False).join(30)
    return sample


@pytest.fixture
def model(scripted_server, monkeypatch):
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", scripted_server.base_url)
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "scripted")
    settings.cache_clear()
    return scripted_server


def wait_for_answer() -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("revising-"):
            thread.join(30)


def test_without_a_model_it_says_what_can_be_done_instead(workspace, drafted):
    app = page("writing", drafted)
    assert any("没有配置大模型，不能对话" in caption.value for caption in app.caption)


def test_without_a_model_a_paragraph_is_reworded_and_taken(workspace, drafted):
    before = current(workspace, drafted).sections[5].source
    app = press(page("writing", drafted), "重写（不用大模型）")
    assert any("background" in box.label for box in app.checkbox)
    press(app, "采纳所选")
    after = current(workspace, drafted).sections[5].source
    assert after != before
    assert {r.id for r in references(after)} == {r.id for r in references(before)}


def test_a_proposal_is_shown_place_by_place_and_taken(workspace, drafted, model):
    before = current(workspace, drafted).sections[5].source
    assert "主要原因是" in before
    model.script = lambda _: f"【改文】\n{before.replace('主要原因是', '原因在于')}"
    app = page("writing", drafted)
    field(app, "text_area", "要求或提问").set_value("说法换一换")
    press(app, "发送")
    wait_for_answer()
    app = page("writing", drafted)
    (change,) = [box for box in app.checkbox if "background" in box.label]
    assert ":green-background[原因在于]" in change.label
    press(app, "采纳所选")
    assert current(workspace, drafted).sections[5].source == before.replace("主要原因是", "原因在于")
    assert any(caption.value == "已采纳" for caption in page("writing", drafted).caption)


def test_nothing_asked_is_told(workspace, drafted, model):
    app = press(page("writing", drafted), "发送")
    assert "要怎么改" in said(app, "warning")
    assert conversation(workspace, drafted, 5) == ()
