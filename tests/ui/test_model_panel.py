"""What is said of a model on 撰写 before anything goes to it."""

import pytest
from ui.app import field, page, press, said, workers_done

from drafting.report import OrganType
from drafting.service.model import NO_MODEL, use_no_model
from drafting.service.years import current, open_year
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


@pytest.mark.parametrize("off", [False, True])
def test_a_box_that_nobody_touched_sets_nothing(workspace, sample, inside, off):
    """While a drafting runs the box is away; the browser may still send what it was once it is back."""
    use_no_model(workspace, sample, off=off)
    app = page("writing", sample)
    before = app._tree.get_widget_states()
    other = open_year(workspace, "云岭市青禾区教育局", OrganType.DEPARTMENT, 2024, None)
    app.query_params["report"] = str(other)
    app.run()
    assert not app.exception
    app.query_params["report"] = str(sample)
    app._run(before)
    assert not app.exception
    kept = [current(workspace, each).stored.model_use == NO_MODEL for each in (sample, other)]
    assert kept == [off, False]


def test_what_would_be_sent_is_shown(workspace, sample, outside):
    app = page("writing", sample)
    assert not app.exception
    field(app, "toggle", "查看起草本部分将发送的内容").set_value(True).run()
    assert any("<<<问题卡片" in text.value for text in app.text)


@pytest.fixture
def inside(scripted_server, monkeypatch):
    """A model of the office's own that follows a script."""
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", scripted_server.base_url)
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "小模型")
    settings.cache_clear()
    return scripted_server


def test_a_model_of_no_use_is_told_once_and_can_be_done_without(workspace, sample, inside):
    inside.script = lambda _: "全年办结各类事项７３９１件，名列前茅。"
    app = page("writing", sample)
    assert "没有帮上忙" not in said(app, "warning")
    press(app, "起草全部")
    workers_done("drafting")
    app = page("writing", sample)
    warned = said(app, "warning")
    assert warned.count("大模型“小模型”几乎没有帮上忙") == 1
    assert "大模型改了2次仍有不符之处" in warned
    asked = len(inside.requests)
    press(app, "本报告不用大模型")
    assert current(workspace, sample).stored.model_use == NO_MODEL
    app = page("writing", sample)
    assert "没有帮上忙" not in said(app, "warning")
    press(app, "起草全部")
    workers_done("drafting")
    assert len(inside.requests) == asked, "再也不问它"


def test_who_goes_on_with_the_model_is_not_told_again_until_the_next_run(workspace, sample, inside):
    inside.script = lambda _: "全年办结各类事项７３９１件，名列前茅。"
    press(page("writing", sample), "起草全部")
    workers_done("drafting")
    app = press(page("writing", sample), "仍用大模型")
    assert "没有帮上忙" not in said(app, "warning")
    press(app, "起草全部")
    workers_done("drafting")
    app.run()
    assert "没有帮上忙" in said(app, "warning")
    assert current(workspace, sample).stored.model_use != NO_MODEL


def test_a_server_that_cannot_be_reached_is_told_once_and_as_that(workspace, sample, monkeypatch):
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "小模型")
    settings.cache_clear()
    press(page("writing", sample), "起草全部")
    workers_done("drafting")
    app = page("writing", sample)
    warned = said(app, "warning")
    assert "没有用上" in warned
    assert "连不上模型服务“`http://127.0.0.1:9/v1`”" in warned
    assert "没有帮上忙" not in warned
    assert not said(app, "info")
