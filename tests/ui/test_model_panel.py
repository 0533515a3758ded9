"""What is said of a model on 撰写 before anything goes to it."""

import pytest
from ui.app import field, page, press, said

from drafting.service.model import NO_MODEL
from drafting.service.years import current
from drafting.settings import settings

pytestmark = pytest.mark.enable_socket

OUTSIDE = "llm.example.cn"


@pytest.fixture
def outside(monkeypatch) -> None:
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", f"https://{OUTSIDE}/v1")
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "m")
    settings.cache_clear()


def drafts(app) -> list[bool]:
    return [button.disabled for button in app.button if button.label.startswith("起草")]


def test_nothing_is_drafted_outside_the_office_before_somebody_agrees(workspace, sample, outside):
    app = page("writing", sample)
    assert drafts(app) == [True, True]
    assert "在互联网上" in said(app, "warning")
    press(app, "已看过，同意发送")
    assert current(workspace, sample).stored.model_use == OUTSIDE
    assert drafts(page("writing", sample)) == [False, False]


def test_a_report_can_be_kept_from_every_model(workspace, sample, outside):
    app = page("writing", sample)
    field(app, "checkbox", "这份年报不使用大模型").check().run()
    assert current(workspace, sample).stored.model_use == NO_MODEL
    app = page("writing", sample)
    assert drafts(app) == [False, False]
    assert any("按素材成稿（未用大模型）" in caption.value.replace("\\", "") for caption in app.caption)
    field(app, "checkbox", "这份年报不使用大模型").uncheck().run()
    assert current(workspace, sample).stored.model_use == ""


def test_what_would_be_sent_is_shown(workspace, sample, outside):
    app = page("writing", sample)
    assert not app.exception
    field(app, "toggle", "查看起草本部分将发送的内容").set_value(True).run()
    assert any("<<<问题卡片" in text.value for text in app.text)
