"""从材料中提取 without a browser."""

import pytest
from ui.app import field, page, press, said

from drafting.service.years import current

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
