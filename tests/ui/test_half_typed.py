"""What was typed and not saved yet is still there after another page, and gone once it was saved."""

from ui.app import ROOT, field, labels, page, press, said

from drafting.facts import Aspect
from drafting.service.facts import FactEntry, add
from drafting.service.years import current


def turn_to(app, name):
    return app.switch_page(str(ROOT / "drafting" / "ui" / "pages" / f"{name}.py")).run()


def there_and_back(app, name):
    back = turn_to(turn_to(app, "tables"), name)
    assert not back.exception
    return back


def test_a_half_typed_fact(sample):
    app = page("facts", sample)
    field(app, "text_area", "内容").set_value("参加新闻发布会{}").run()
    field(app, "text_input", "出处").set_value("会议通知").run()
    app = there_and_back(app, "facts")
    assert field(app, "text_area", "内容").value == "参加新闻发布会{}"
    assert field(app, "text_input", "出处").value == "会议通知"
    field(app, "text_input", "数字").set_value("2")
    app = there_and_back(press(app, "添加"), "facts")
    assert field(app, "text_area", "内容").value == ""


def test_a_fact_half_changed_and_one_given_up(workspace, sample):
    first = current(workspace, sample).facts[0]
    app = press(page("facts", sample), "修改")
    field(app, "text_area", "内容", 1).set_value("改了一半").run()
    app = there_and_back(app, "facts")
    assert field(app, "text_area", "内容", 1).value == "改了一半"
    app = press(press(app, "取消"), "修改")
    assert field(app, "text_area", "内容", 1).value == first.statement


def test_a_half_typed_problem(sample):
    app = page("problems", sample)
    field(app, "text_area", "问题（一句").set_value("栏目更新不及时").run()
    app = there_and_back(app, "problems")
    assert field(app, "text_area", "问题（一句").value == "栏目更新不及时"
    app = there_and_back(press(app, "添加"), "problems")
    assert field(app, "text_area", "问题（一句").value == ""


def test_a_half_changed_card(sample):
    app = press(page("problems", sample), "修改")
    field(app, "text_input", "原因").set_value("人手不足").run()
    app = there_and_back(app, "problems")
    assert field(app, "text_input", "原因").value == "人手不足"
    app = press(press(app, "取消"), "修改")
    assert field(app, "text_input", "原因").value != "人手不足"


def test_what_was_said_of_one_problem_of_last_year_leaves_the_other_fields_alone(sample):
    app = page("problems", sample)
    field(app, "text_input", "整改情况", 0).set_value("已印发样本").run()
    field(app, "text_input", "整改情况", 1).set_value("已按月巡查").run()
    app = press(app, "记为整改")
    assert "上年整改" in said(app, "success")
    assert field(app, "text_input", "整改情况", 0).value == ""
    assert field(app, "text_input", "整改情况", 1).value == "已按月巡查"


def test_the_undo_of_a_replacement_outlives_a_reload(workspace, sample):
    before = current(workspace, sample).facts
    press(page("facts", sample), "删除")
    app = press(page("facts", sample), "撤销刚才")  # a new session
    assert current(workspace, sample).facts == before
    assert "撤销刚才的删除或替换" not in labels(app)


def test_an_undo_is_not_offered_where_it_would_take_back_a_colleagues_fact(workspace, sample):
    press(page("facts", sample), "删除")
    add(workspace, sample, FactEntry(Aspect.OTHER, "同事刚添加的一条"))
    assert "撤销刚才的删除或替换" not in labels(page("facts", sample))
