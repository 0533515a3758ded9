"""问题与措施 without a browser: choosing, wording and following up problems, and what a clerk is told."""

import json

import pytest
from ui.app import field, page, press, said, workers_done

from drafting.facts import Aspect
from drafting.service.deck import cards_of
from drafting.service.model import use_no_model
from drafting.service.years import current
from drafting.settings import settings

pytestmark = pytest.mark.enable_socket


def titles(workspace, report) -> list[str]:
    return [card.id for card in cards_of(current(workspace, report))]


def test_a_problem_is_taken_out_and_put_back(workspace, sample):
    before = titles(workspace, sample)
    app = press(page("problems", sample), "移出")
    assert titles(workspace, sample) == before[1:]
    assert "已移出" in said(app, "success")
    app = press(app, "列为问题")
    assert titles(workspace, sample) == [*before[1:], before[0]]
    app = press(app, "撤销")
    assert titles(workspace, sample) == before[1:]


def test_a_number_that_is_none_of_the_tables_is_refused_with_what_was_typed_still_there(workspace, sample):
    app = press(page("problems", sample), "修改")
    evidence = field(app, "text_area", "依据")
    evidence.set_value("因政府信息公开被申请行政复议23件")
    app = press(app, "保存")
    assert "对不上" in said(app, "error")
    assert field(app, "text_area", "依据").value == "因政府信息公开被申请行政复议23件"
    field(app, "text_area", "依据").set_value("因政府信息公开被申请行政复议22件")
    press(app, "保存")
    first = cards_of(current(workspace, sample))[0]
    assert first.evidence == "因政府信息公开被申请行政复议[[t4.review.total]]"


def test_a_problem_can_be_added_with_its_measure(workspace, sample):
    app = page("problems", sample)
    field(app, "text_area", "问题").set_value("解读形式单一")
    field(app, "text_area", "改进措施").set_value("下一步逐件配发图解")
    press(app, "添加")
    last = cards_of(current(workspace, sample))[-1]
    assert "解读形式单一" in last.title
    assert "逐件配发图解" in last.measures[0].what


def test_what_became_of_last_years_problem_is_a_fact(workspace, sample):
    app = page("problems", sample)
    press(app, "记为整改")
    assert "整改了什么" in said(app, "error")
    field(app, "text_input", "整改情况").set_value("已完成逐份复核")
    press(app, "记为整改")
    last = current(workspace, sample).facts[-1]
    assert last.aspect is Aspect.LAST_YEAR
    assert "已完成逐份复核" in last.statement


def test_what_the_model_proposes_is_listed_by_a_click_and_what_does_not_pass_cannot_be(
    workspace, sample, scripted_server, monkeypatch
):
    good = {
        "title": "答复说理不充分",
        "evidence": "被申请行政复议[[t4.review.total]]",
        "measure": "下一步逐件审核答复",
    }
    bad = {**good, "title": "解读形式单一", "evidence": "被申请行政复议9999件"}
    scripted_server.script = lambda _: json.dumps({"problems": [bad, good]}, ensure_ascii=False)
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", scripted_server.base_url)
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "scripted")
    settings.cache_clear()
    before = titles(workspace, sample)
    app = press(page("problems", sample), "让大模型提议")
    workers_done("proposing")
    app = page("problems", sample)
    assert titles(workspace, sample) == before
    refused, listed = (app.button(key=f"list-proposed-{number}") for number in (0, 1))
    assert refused.disabled
    assert any("不能列入" in text.value and "9999" in text.value for text in app.markdown)
    listed.click().run()
    card = cards_of(current(workspace, sample))[-1]
    assert titles(workspace, sample)[:-1] == before
    assert card.evidence == good["evidence"]


def test_without_a_model_nothing_can_be_asked(workspace, sample):
    app = page("problems", sample)
    assert "让大模型提议" not in [button.label for button in app.button]
    assert any("没有配置大模型" in text.value for text in app.caption)


def test_a_report_that_uses_no_model_is_not_offered_its_proposals(workspace, sample, monkeypatch):
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "scripted")
    settings.cache_clear()
    offered = [button.label for button in page("problems", sample).button]
    use_no_model(workspace, sample, off=True)
    app = page("problems", sample)
    assert "让大模型提议" in offered
    assert "让大模型提议" not in [button.label for button in app.button]
    assert any("设定了不使用大模型" in text.value for text in app.caption)


def test_undoing_a_new_problem_says_that_its_facts_went_too(workspace, sample):
    facts = workspace.facts.all(sample)
    app = page("problems", sample)
    assert next(b for b in app.button if b.label == "撤销").disabled
    field(app, "text_area", "问题").set_value("解读形式单一")
    field(app, "text_area", "改进措施").set_value("下一步逐件配发图解")
    app = press(press(app, "添加"), "撤销")
    assert "素材的2条也已移出" in said(app, "success")
    assert workspace.facts.all(sample) == facts
    assert next(b for b in app.button if b.label == "撤销").disabled


def test_a_measure_of_training_alone_is_pointed_out(workspace, sample):
    app = page("problems", sample)
    field(app, "text_area", "问题").set_value("解读形式单一")
    field(app, "text_area", "改进措施").set_value("加强业务培训")
    app = press(app, "添加")
    assert any("只有培训、表态" in shown.value for shown in app.markdown)


def test_a_requirement_is_reworded_and_answered_on_the_page(workspace, sample):
    app = page("problems", sample)
    field(app, "text_area", "通知内容").set_value("（一）开展政务新媒体适老化改造。")
    app = press(app, "列出要求")
    field(app, "text_area", "要求").set_value("开展政务新媒体无障碍改造")
    app = press(app, "保存")
    assert current(workspace, sample).requirements[0].text == "开展政务新媒体无障碍改造"
    field(app, "text_area", "做了什么").set_value("完成公众号无障碍改造")
    app = press(app, "记入素材并拟写")
    assert "已记入工作素材“平台建设”" in said(app, "success")
    assert current(workspace, sample).facts[-1].aspect is Aspect.PLATFORMS
