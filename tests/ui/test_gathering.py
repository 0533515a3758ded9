"""从材料中提取 without a browser."""

import json

import pytest
from ui.app import field, page, press, said, workers_done

from drafting.service.years import current
from drafting.settings import settings

pytestmark = pytest.mark.enable_socket

ACCOUNT = "举办政府信息公开业务培训3期，覆盖全部学校。改版门户网站招生栏目，新增智能检索。将继续完善目录。"


def test_what_is_ticked_becomes_a_fact_with_its_source(workspace, sample):
    before = len(current(workspace, sample).facts)
    app = page("facts", sample)
    field(app, "text_area", "材料内容").set_value(ACCOUNT)
    next(box for box in app.text_input if box.key == "material-source").set_value("区教育局总结")
    press(app, "提取")
    boxes = [box for box in app.checkbox if box.key and box.key.startswith("sentence-")]
    assert len(boxes) == 2
    boxes[0].check().run()
    press(app, "采用所选")
    facts = current(workspace, sample).facts
    assert len(facts) == before + 1
    assert (facts[-1].stated, facts[-1].value, facts[-1].source) == (
        "举办政府信息公开业务培训3期，覆盖全部学校",
        3,
        "区教育局总结",
    )


def test_material_without_any_work_is_told(workspace, sample):
    app = page("facts", sample)
    field(app, "text_area", "材料内容").set_value("将继续完善目录。")
    press(app, "提取")
    assert "没有找到说明做了什么工作的句子" in said(app, "error")
    assert field(app, "text_area", "材料内容").value == "将继续完善目录。"


def test_what_the_model_picks_is_listed_when_it_has_answered_and_taken_by_ticks(
    workspace, sample, scripted_server, monkeypatch
):
    picked = [
        {"quotation": "改版门户网站招生栏目，新增智能检索", "aspect": "平台建设"},
        {"quotation": "举办政府信息公开业务培训9期", "aspect": "监督保障"},
    ]
    scripted_server.script = lambda _: json.dumps({"facts": picked}, ensure_ascii=False)
    monkeypatch.setenv("NIANBAO_LLM_BASE_URL", scripted_server.base_url)
    monkeypatch.setenv("NIANBAO_LLM_MODEL", "scripted")
    settings.cache_clear()
    before = len(current(workspace, sample).facts)
    app = page("facts", sample)
    field(app, "text_area", "材料内容").set_value(ACCOUNT)
    next(box for box in app.text_input if box.key == "material-source").set_value("区教育局总结")
    press(app, "提取")
    assert any("政府信息公开业务培训3期" in text.value for text in app.text), "将发送的看得到"
    press(app, "让大模型挑选")
    workers_done("proposing-facts")
    app.run()
    assert len(current(workspace, sample).facts) == before
    (box,) = [box for box in app.checkbox if box.key and box.key.startswith("picked-")]
    assert any("9期" in text.value and "材料里没有" in text.value for text in app.markdown)
    box.check().run()
    press(app, "采用所选")
    fact = current(workspace, sample).facts[-1]
    assert (fact.stated, fact.source) == ("改版门户网站招生栏目，新增智能检索", "区教育局总结")
    assert len(current(workspace, sample).facts) == before + 1
    assert field(app, "text_area", "材料内容")
