"""The pages without a browser: what a clerk is told, what stays typed, what can be taken back."""

import io
import re

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest
from ui.app import ROOT, field, labels, page, press, said

from drafting.facts import Aspect
from drafting.intake.form import form_bytes, read_form
from drafting.service.facts import FactEntry, add, change, move_out
from drafting.service.text import save_text
from drafting.service.years import current
from drafting.ui.components import Refusal
from drafting.workspace import Workspace

pytestmark = pytest.mark.enable_socket

FILLED = ROOT / "corpus" / "new-year" / "figures.xlsx"
FACTS = ROOT / "corpus" / "new-year" / "facts.csv"
ORGAN = "云岭市青禾区人民政府"
OF_A_REPORT = ["tables", "facts", "problems", "writing", "checking", "publishing"]
PICTURE = b"\xff\xd8\xff\xe0JFIF"


@pytest.mark.parametrize("name", OF_A_REPORT)
def test_without_a_report_every_page_says_where_to_choose_one(workspace, name):
    app = page(name)
    assert "请先选择要编制的年报" in said(app, "info")
    app = page(name, report=99)
    assert "没有这份年报" in said(app, "warning")


@pytest.mark.parametrize("name", [*OF_A_REPORT, "tasks", "library"])
def test_every_page_shows_the_sample(sample, name):
    app = page(name, sample)
    assert app.title[0].value
    assert not app.error


@pytest.mark.parametrize("name", [*OF_A_REPORT, "tasks", "library", "batch"])
def test_no_page_shows_a_remark_of_its_own_source(sample, name):
    """A bare string in a page's module would be shown by Streamlit's magic."""
    app = page(name, sample)
    shown = [each.value for each in (*app.markdown, *app.caption)]
    assert [words for words in shown if re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", words)] == []


class TestNewReport:
    def open(self, app: AppTest, **typed: str) -> AppTest:
        for label, text in typed.items():
            field(app, "text_input", label).set_value(text)
        return press(app.run(), "建立年报")

    @pytest.mark.parametrize("year", ["20222", "二〇二四", "", "1999"])
    def test_a_year_that_is_none_is_told_and_nothing_typed_is_lost(self, workspace, year):
        app = self.open(page("tasks"), 机关名称="云岭市青禾区教育局", 报告年度=year)
        assert f"现为“{year}”。请改正。" in said(app, "error")
        assert field(app, "text_input", "机关名称").value == "云岭市青禾区教育局"
        assert field(app, "text_input", "报告年度").value == year
        assert workspace.reports.all() == []

    @pytest.mark.usefixtures("workspace")
    def test_a_picture_for_last_years_report_leaves_the_form_as_it_was(self):
        app = page("tasks")
        field(app, "text_input", "机关名称").set_value("云岭市青禾区教育局")
        app.file_uploader[0].upload("上年年报.docx", PICTURE, "").run()
        assert "上年年报.docx" in said(app, "error")
        assert "图片" in said(app, "error")
        assert field(app, "text_input", "机关名称").value == "云岭市青禾区教育局"

    def test_an_organ_that_was_renamed_is_said_to_be(self, workspace):
        app = page("tasks")
        last = (ROOT / "corpus" / "reports" / "qinghe-2023.docx").read_bytes()
        app.file_uploader[0].upload("上年年报.docx", last, "").run()
        assert not app.checkbox
        app = self.open(app, 机关名称="云岭市新名区人民政府")
        assert "请勾选“机关已更名”" in said(app, "error")
        app.checkbox[0].check().run()
        app = press(app, "建立年报")
        assert [stored.organ for stored in workspace.reports.all()] == ["云岭市新名区人民政府"]


class TestTables:
    def upload(self, app: AppTest, name: str, data: bytes) -> AppTest:
        app.file_uploader[0].upload(name, data, "").run()
        return press(app, "导入")

    def altered(self, **cells: object) -> bytes:
        """The filled form with other contents in cells of 表三."""
        book = openpyxl.load_workbook(FILLED)
        for address, content in cells.items():
            book["表三"][address] = content
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    def test_an_import_is_there_at_once_and_said_until_it_was_read(self, workspace, sample):
        workspace.figures.save(sample, {"t3.granted.natural": 7}, "手工录入")
        app = page("tables", sample)
        app.session_state[f"refused-{sample}"] = {"t3.granted.natural": Refusal("12.5", "应为非负整数")}
        before = app.file_uploader[0].key
        app = self.upload(app, "填报表.xlsx", FILLED.read_bytes())
        assert "已导入" in said(app, "success")
        assert "填报表.xlsx" in said(app, "success")
        figures = read_form(FILLED).figures
        assert current(workspace, sample).figures["t3.granted.natural"] == figures["t3.granted.natural"]
        assert app.session_state[f"refused-{sample}"] == {}  # else the grid went on showing 12.5
        assert app.file_uploader[0].key != before  # a new one, in a new popover, which is closed
        assert "已导入" in said(app.run(), "success")
        assert not press(app, "知道了").success

    @pytest.mark.parametrize(
        ("name", "data", "told"),
        [
            pytest.param("改名.xlsx", PICTURE, "其实是一张 JPG 图片", id="改名的图片"),
            pytest.param("空.xlsx", b"", "是空文件", id="空文件"),
            pytest.param("别的表.xlsx", None, "别的表.xlsx", id="不是填报表"),
            pytest.param(
                "教育局.xlsx",
                form_bytes(organ="云岭市青禾区教育局", year=2024),
                "是“云岭市青禾区教育局”的填报表",
                id="别的机关",
            ),
        ],
    )
    def test_what_is_no_form_is_told_and_changes_nothing(self, workspace, sample, name, data, told):
        before = current(workspace, sample).figures
        if data is None:
            stream = io.BytesIO()
            openpyxl.Workbook().save(stream)
            data = stream.getvalue()
        app = page("tables", sample)
        uploader = app.file_uploader[0].key
        app = self.upload(app, name, data)
        assert told in said(app, "error")
        assert app.file_uploader[0].key == uploader  # the popover stays open, with the message in it
        assert current(workspace, sample).figures == before

    def test_single_cells_that_cannot_be_used_are_listed_and_keep_what_they_had(self, workspace, sample):
        before = current(workspace, sample).figures
        cells = openpyxl.load_workbook(FILLED)["表三"].iter_rows()
        numbers = [cell.coordinate for row in cells for cell in row if isinstance(cell.value, int)]
        wrong = dict(zip(numbers, ("很多", -3, 12.5), strict=False))
        app = self.upload(page("tables", sample), "填报表.xlsx", self.altered(**wrong))
        message = said(app, "warning")
        assert "没有采用，原来的数字没有动" in message
        for address, content in wrong.items():
            line = next(line for line in message.splitlines() if address in line)
            assert f"“{content}”" in line
            assert line.count(address) == 1
            assert line.endswith(("。  ", "。"))
        assert current(workspace, sample).figures == before

    def test_zeros_can_be_taken_back_but_not_what_was_entered_since(self, workspace, sample):
        workspace.figures.save(sample, {"t4.review.upheld": None, "t4.review.other": None}, "手工录入")
        app = page("tables", sample)
        app.segmented_control[0].set_value("t4").run()
        assert "撤销填0（2格）" in labels(press(app, "空白格填0"))
        workspace.figures.save(sample, {"t4.review.upheld": 4}, "手工录入")
        assert "撤销填0（1格）" in labels(app.run())
        press(app, "撤销填0")
        entered = current(workspace, sample).entered
        assert (entered["t4.review.upheld"].value, entered["t4.review.other"].value) == (4, None)
        assert not [label for label in labels(app) if label.startswith("撤销")]

    def test_a_cell_whose_text_was_refused_is_not_filled_with_zero(self, workspace, sample):
        workspace.figures.save(sample, {"t3.granted.natural": None}, "手工录入")
        app = page("tables", sample)
        app.session_state[f"refused-{sample}"] = {"t3.granted.natural": Refusal("四十九", "不是数字")}
        app = press(app.run(), "空白格填0")
        assert current(workspace, sample).figures["t3.granted.natural"] is None
        assert "没有空白格" in said(app, "info")


class TestFacts:
    def add(self, app: AppTest, statement: str, number: str = "") -> AppTest:
        field(app, "text_area", "内容").set_value(statement)
        field(app, "text_input", "数字").set_value(number)
        field(app, "text_input", "出处").set_value("办公室台账")
        return press(app, "添加")

    def test_what_cannot_be_added_stays_typed(self, workspace, sample):
        before = current(workspace, sample).facts
        app = self.add(page("facts", sample), "举办培训{}", "很多")
        assert "“很多”不是数字" in said(app, "error")
        assert field(app, "text_area", "内容").value == "举办培训{}"
        assert field(app, "text_input", "出处").value == "办公室台账"
        assert current(workspace, sample).facts == before
        app = self.add(app, "举办培训{}", "3")
        assert "已添加，在“主动公开”下" in said(app, "success")
        assert field(app, "text_area", "内容").value == ""
        assert current(workspace, sample).facts[-1].statement == "举办培训{}"

    def test_the_second_to_change_a_fact_is_told_and_keeps_what_was_typed(self, workspace, sample):
        first = current(workspace, sample).facts[0]
        app = press(page("facts", sample), "修改")
        field(app, "text_area", "内容", 1).set_value("我的说法")
        app = app.run()
        theirs = FactEntry(first.aspect, "同事的说法", source=first.source)
        change(workspace, sample, first.id, theirs)
        app = press(app, "保存")
        assert "改为“同事的说法”" in said(app, "error")
        assert current(workspace, sample).facts[0].statement == "同事的说法"
        assert field(app, "text_area", "内容", 1).value == "我的说法"
        app = press(app, "保存")
        assert current(workspace, sample).facts[0].statement == "我的说法"

    def test_one_deleted_while_it_is_changed_can_be_added_anew(self, workspace, sample):
        first = current(workspace, sample).facts[0]
        app = press(page("facts", sample), "修改")
        field(app, "text_area", "内容", 1).set_value("我的说法")
        app = app.run()
        move_out(workspace, sample, first.id)
        app = press(app, "保存")
        assert "刚刚被别处删除" in said(app, "warning")
        assert field(app, "text_area", "内容", 1).value == "我的说法"
        [_, again] = [button for button in app.button if button.label == "添加"]
        app = again.click().run()
        assert not app.exception
        assert current(workspace, sample).facts[-1].statement == "我的说法"
        assert not said(app, "warning")

    def test_spoken_words_are_hinted_at_under_their_fact(self, sample):
        app = page("facts", sample)
        assert not any("口语" in caption.value for caption in app.caption)
        app = self.add(app, "案子挨个看过")
        (hint,) = (caption.value for caption in app.caption if "口语" in caption.value)
        assert "“案子”一般写作“案件”" in hint

    def test_a_problem_is_asked_for_only_with_a_measure(self, workspace, sample):
        app = page("facts", sample)
        assert "针对的问题" not in [box.label for box in app.selectbox]
        field(app, "selectbox", "归入").set_value(Aspect.MEASURE).run()
        problems = [fact for fact in current(workspace, sample).facts if fact.aspect is Aspect.PROBLEM]
        field(app, "selectbox", "针对的问题").set_value(problems[0]).run()
        self.add(app, "逐件复核答复")
        new = next(f for f in current(workspace, sample).facts if f.statement == "逐件复核答复")
        assert new.problem == problems[0].id

    def test_changing_can_be_given_up(self, workspace, sample):
        before = current(workspace, sample).facts
        app = press(page("facts", sample), "修改")
        field(app, "text_area", "内容", 1).set_value("改坏了")
        press(app, "取消")
        assert "取消" not in labels(app)
        assert current(workspace, sample).facts == before

    def test_a_fact_taken_out_comes_back(self, workspace, sample):
        before = current(workspace, sample).facts
        app = press(page("facts", sample), "删除")
        assert "已删除" in said(app, "info")
        assert len(current(workspace, sample).facts) == len(before) - 1
        press(app, "撤销刚才")
        assert current(workspace, sample).facts == before
        assert "撤销刚才的删除或替换" not in labels(app)

    def test_undo_never_takes_back_what_was_added_after_it(self, sample):
        app = press(page("facts", sample), "删除")
        self.add(app, "刚添加的一条")
        assert "撤销刚才的删除或替换" not in labels(app)

    def test_undo_stays_with_its_report(self, workspace, sample):
        app = press(page("facts", sample), "删除")
        other = workspace.reports.create(
            "云岭市青禾区教育局", current(workspace, sample).stored.organ_type, 2024, None
        )
        add(workspace, other, FactEntry(Aspect.OTHER, "教育局的一条"))
        app.query_params["report"] = str(other)
        app.run()
        assert "教育局的一条" in [text.value.strip("　") for text in app.text]
        assert "撤销刚才的删除或替换" not in labels(app)

    def test_a_bad_table_lists_its_lines_and_changes_nothing(self, workspace, sample):
        before = current(workspace, sample).facts
        bad = "id,aspect,statement,value,unit,source,author\n1,主动,办{},3,期,,\n2,问题,,,,,\n3,措施,做{},多,,,\n"
        app = page("facts", sample)
        field(app, "file_uploader", "素材表").upload("坏.csv", bad.encode(), "").run()
        press(app, "导入并替换")
        lines = said(app, "error").split("  \n")  # two spaces: Markdown's line break
        assert [line[:3] for line in lines[1:4]] == ["第2行", "第3行", "第4行"]
        assert "现有素材没有改动" in lines[-1]
        assert current(workspace, sample).facts == before

    def test_a_good_table_is_said_and_can_be_taken_back(self, workspace, sample):
        workspace.facts.replace(sample, current(workspace, sample).facts[:2])
        app = page("facts", sample)
        uploader = field(app, "file_uploader", "素材表").key
        field(app, "file_uploader", "素材表").upload("素材.csv", FACTS.read_bytes(), "").run()
        press(app, "导入并替换")
        count = len(current(workspace, sample).facts)
        assert f"已从“素材.csv”导入{count}条，替换了原来的2条" in said(app, "success")
        assert (
            field(app, "file_uploader", "素材表").key != uploader
        )  # a new one, in a new popover, which is closed
        press(app, "撤销刚才")
        assert len(current(workspace, sample).facts) == 2


class TestWriting:
    @pytest.fixture
    def written(self, workspace, sample) -> Workspace:
        save_text(workspace, sample, 5, "第一稿，新收[[t3.received.total]]。", 0)
        save_text(workspace, sample, 5, "第二稿。", 1)
        return workspace

    def test_an_earlier_version_is_looked_at_and_restored(self, written, sample):
        app = page("writing", sample)
        assert "恢复这一版" not in labels(app)
        field(app, "selectbox", "版本").set_value(1).run()
        assert "第一稿，新收163件。" in [text.value for text in app.text]
        press(app, "恢复这一版")
        head = written.sections.head(sample, 5)
        assert (head.revision, head.source) == (3, "第一稿，新收[[t3.received.total]]。")
        assert "恢复这一版" not in labels(app)

    def test_a_refused_text_is_kept_beside_the_others_until_one_is_chosen(self, written, sample):
        app = page("writing", sample)
        app.session_state[f"conflict-{sample}-5"] = "别处已改"
        app.session_state[f"mine-{sample}-5"] = "我的稿，结转[[t3.carried_in.total]]。"
        app.run()
        assert "我的稿，结转9件。" in [text.value for text in app.text]
        press(app, "改用我的")
        assert written.sections.head(sample, 5).source == "我的稿，结转[[t3.carried_in.total]]。"
        assert "改用我的（别人的留在历史版本）" not in labels(app.run())

    def test_a_refused_text_can_be_given_up(self, written, sample):
        app = page("writing", sample)
        app.session_state[f"mine-{sample}-5"] = "我的稿。"
        press(app.run(), "不要我的")
        assert written.sections.head(sample, 5).source == "第二稿。"
        assert "不要我的" not in labels(app)

    def test_while_another_section_is_drafted_one_sees_it_and_can_stop_it(self, written, sample):
        app = page("writing", sample)  # first, since a process that starts gives up runs it finds
        run = written.runs.start(sample, "on_request", "模型")
        app.run()
        assert "起草全部" not in labels(app)
        press(app, "停止")
        assert written.runs.is_stopped(run)
        assert "起草全部" in labels(app.run())

    def test_what_came_of_a_stopped_drafting_is_said_once(self, written, sample):
        app = page("writing", sample)
        run = written.runs.start(sample, "problems", "模型")
        written.runs.write(run, "新收[[t3.received.total]]，结转[[t3.carr")
        written.runs.stop(sample)
        app.run()
        assert said(app, "info") == "已停止起草，原有文字没有改动。"
        assert "新收163件，结转" in [text.value for text in app.text]  # never raw references
        press(app, "知道了")
        assert not app.info


def test_a_report_with_errors_leads_to_the_checks(workspace, sample):
    workspace.figures.save(sample, {"t3.granted.natural": None}, "手工录入")
    app = page("publishing", sample)
    assert "处必须改" in said(app, "warning")
    press(app, "去校核")
    assert app.title[0].value == "校核"


def test_a_fault_of_ours_is_told_in_chinese(workspace, sample):
    app = page("facts", sample)
    with workspace.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE fact RENAME TO elsewhere")
    app.run()
    assert "页面出错，已记入日志" in said(app, "error")
    assert not app.exception
