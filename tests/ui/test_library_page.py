"""往年年报库 and 参考写法 without a browser: what was found and why, wording taken over, two years compared."""

import pytest
from ui.app import ROOT, field, page, press, said

from drafting.precedents import PrecedentIndex
from drafting.reading import read_report
from drafting.settings import settings
from drafting.workspace import ItemAsItWas

pytestmark = pytest.mark.enable_socket


@pytest.fixture
def indexed(workspace) -> None:
    files = [ROOT / "corpus" / "reports" / f"qinghe-{year}.docx" for year in (2022, 2023)]
    with PrecedentIndex(settings().home / "precedents") as index:
        index.add_all([(read_report(path), path.name) for path in files])


def told(app) -> str:
    return "\n".join(
        one.value.replace("\\", "") for kind in ("markdown", "caption") for one in getattr(app, kind)
    )


def test_a_hit_has_its_words_marked_its_reason_and_its_partner(indexed, sample):
    app = page("library", sample)
    field(app, "text_input", "想找的写法").set_value("答复不规范").run()
    assert ":orange-background[答复不规范]" in told(app)
    assert "为什么找到：都有“答复不规范”" in told(app)
    assert "对应的措施" in told(app)


def test_a_kind_that_was_chosen_is_in_the_place_of_the_one_typed(indexed, sample):
    app = page("library", sample)
    field(app, "text_input", "想找的写法").set_value("答复不规范怎么改进").run()
    assert next(pill.options for pill in app.get("button_group")) == ["措施"]
    field(app, "selectbox", "类别").set_value("problem").run()
    assert not app.exception
    assert list(app.get("button_group")) == []
    assert "五、存在的主要问题及改进情况　问题" in told(app)


def test_a_report_that_does_not_belong_here_is_taken_out(indexed, sample):
    app = page("library", sample)
    organ = "云岭市青禾区人民政府"
    field(app, "selectbox", "机关").set_value(organ).run()
    press(app, "移出")
    assert "已移出qinghe-2022.docx" in said(app, "success")
    assert list(app.table[0].value["年份"]) == ["2023"]


def test_a_correction_that_no_item_has_is_told_until_somebody_is_done_with_it(indexed, sample, workspace):
    was = ItemAsItWas(
        "云岭市青禾区人民政府", 2023, 5, "problem", "qinghe-2023.docx", "一是专栏里旧文件没有清理。"
    )
    workspace.item_themes.say("0" * 32, "队伍建设", "李强", was)
    app = page("library", sample)
    assert "一是专栏里旧文件没有清理。" in told(app)
    assert "重新读出的文字变了" in told(app)
    press(app, "不再提示")
    assert "请填写姓名" in said(app, "error")
    field(app, "text_input", "姓名").set_value("王芳").run()
    press(app, "不再提示")
    assert "旧文件没有清理" not in told(app)
    assert workspace.item_themes.standing() == {}


def test_two_years_stand_side_by_side(indexed, sample):
    app = page("library", sample)
    assert [box.value for box in app.selectbox if box.label in ("左边", "右边")] == [2022, 2023]
    assert "与左边相同" in told(app)


def test_wording_is_taken_over_without_its_figures(indexed, sample):
    app = page("writing", sample)
    field(app, "text_input", "想找的写法").set_value("行政复议结果被纠正").run()
    press(app, "插入正文")
    inserted = app.session_state[f"insert-{sample}-5"].text
    assert "〔待填〕" in inserted
    assert not any(character.isdigit() for character in inserted)
