"""校核 and 批量校核 without a browser."""

import threading
from itertools import combinations

import pytest
from builders import report as built
from streamlit.testing.v1 import AppTest
from ui.app import ROOT, page, press, said

from drafting.export import render
from drafting.service import batches
from drafting.service.batch_run import BatchRun
from drafting.service.batches import Alike, CheckedBatch, Passage
from drafting.service.checking import Against
from drafting.service.since import kept_round
from drafting.service.text import save_text
from drafting.service.years import current
from drafting.ui.clock import local
from drafting.ui.last_batch import keep_batch

pytestmark = pytest.mark.enable_socket


def text(app: AppTest) -> str:
    return "\n".join(element.value.replace("\\", "") for element in app.markdown)


@pytest.fixture
def sample(workspace, sample) -> int:
    base = current(workspace, sample).sections[1].revision
    save_text(workspace, sample, 1, "（一）主动公开。聘请五名社会监督员。", base)
    return sample


def test_words_are_marked_and_a_deed_is_confirmed(workspace, sample):
    app = page("checking", sample)
    assert ":orange-background[聘请五名社会监督员]" in text(app)
    labelled = {field.label: field for field in app.text_input}
    labelled["姓名"].set_value("王芳")
    deed = next(field for field in app.text_input if field.label.startswith("依据"))
    name = next(field for field in app.text_input if field.key == deed.key.replace("source", "author"))
    name.set_value("王芳")
    next(button for button in app.button if button.key == deed.key.replace("source", "confirm")).click()
    app.run()
    assert not app.exception
    assert "deed-unsupported" not in {f.rule for f in current(workspace, sample).reviewed.open}
    assert "确认属实" in text(app)


def test_a_finding_is_kept_only_with_reason_and_name(workspace, sample):
    app = page("checking", sample)
    button = next(button for button in app.button if (button.key or "").startswith("judge-"))
    button.click()
    app.run()
    assert any("理由和姓名" in message.value for message in app.error)
    assert current(workspace, sample).judgements == {}


def batch_page(**state):
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=30)
    for key, value in state.items():
        app.session_state[key.replace("_", "-")] = value
    app.switch_page(str(ROOT / "drafting" / "ui" / "pages" / "batch.py")).run()
    assert not app.exception
    return app


def test_a_batch_that_runs_shows_how_far_it_is_and_can_be_stopped(workspace, monkeypatch):
    let = threading.Event()
    monkeypatch.setattr(batches, "check_files", lambda *_, **__: let.wait(60) and 1 / 0)
    run = BatchRun([("1.json", b"{}")], Against())
    app = batch_page(batch_run=run)
    assert app.button(key="batch-stop").click().run()
    assert run.stopping
    let.set()
    run.wait()
    assert "没有校核成" in "\n".join(m.value for m in app.run().error)
    assert not batch_page().error


def test_a_batch_that_has_ended_is_shown(workspace):
    run = BatchRun([("1.json", render(built(), ".json")), ("坏.docx", b"no")], Against())
    run.wait()
    app = batch_page(batch_run=run)
    assert "校核1份，读不出1份" in said(app, "warning")
    assert "没有上传花名册，未核对未报、迟报" in said(app, "warning")
    assert "坏.docx" in said(app, "warning")
    assert not app.success


@pytest.mark.usefixtures("workspace")
def test_a_batch_is_found_again_by_another_tab():
    run = keep_batch(BatchRun([("1.json", render(built(), ".json")), ("坏.docx", b"no")], Against()))
    run.wait()
    app = batch_page()
    assert "开始的一批已经结束" in said(app, "info")
    app = press(app, "接着看")
    assert "校核1份，读不出1份" in said(app, "warning")
    assert "开始的一批" not in said(app, "info")
    app = press(batch_page(), "不用了")
    assert "开始的一批" not in said(app, "info")


@pytest.mark.usefixtures("workspace")
def test_a_batch_that_still_runs_is_found_with_how_far_it_is(monkeypatch):
    let = threading.Event()
    monkeypatch.setattr(batches, "check_files", lambda *_, **__: let.wait(60) and 1 / 0)
    run = keep_batch(BatchRun([("1.json", b"{}"), ("2.json", b"{}")], Against()))
    app = batch_page()
    assert "开始的一批正在读取：0/2" in said(app, "info")
    app = press(app, "接着看")
    assert app.button(key="batch-stop").click().run()
    assert run.stopping
    let.set()
    run.wait()


@pytest.mark.parametrize(
    ("roster", "says"),
    [
        pytest.param(None, "没有上传花名册，未核对未报、迟报", id="without a roster nobody was looked for"),
        pytest.param("organ\n云岭市青禾区教育局\n", "未报、迟报1家", id="one of the roster is missing"),
    ],
)
def test_who_is_missing_is_told_only_by_a_roster(workspace, roster, says):
    listed = ("花名册.csv", roster.encode()) if roster else None
    run = BatchRun([("1.json", render(built(), ".json"))], Against(), roster=listed)
    run.wait()
    assert run.error == ""
    told = said(batch_page(batch=run.result), "success")
    assert says in told
    assert ("家" in told) is bool(roster)


def test_a_second_round_counts_what_is_mended(workspace):
    one, kept = ("1.json", render(built(), ".json")), {}
    for since in (None, ("上一轮.jsonl", kept)):
        listed = (since[0], kept["lines"].encode()) if since else None
        run = BatchRun([one], Against(), since=listed)
        run.wait()
        kept["lines"] = kept_round(run.result.lists)
        columns = list(batch_page(batch=run.result).dataframe[0].value.columns)
        assert ({"已改", "未改", "新增"} <= set(columns)) is bool(since)


def test_the_page_says_what_stands_in_a_roster(workspace):
    assert any("机关（必填）" in caption.value for caption in batch_page().caption)


def test_rules_to_switch_off_are_called_by_what_they_ask(workspace):
    field = batch_page().multiselect(key="batch-off")
    assert "新收＋上年结转＝办理总计＋结转下年，七列各核一次。（t3-balance）" in field.options
    assert "不停用" in field.placeholder


def test_a_word_on_a_finding_is_dated_by_the_clock_on_the_wall(workspace, sample):
    app = page("checking", sample)
    deed = next(field for field in app.text_input if field.label.startswith("依据"))
    name = next(field for field in app.text_input if field.key == deed.key.replace("source", "author"))
    name.set_value("王芳")
    next(button for button in app.button if button.key == deed.key.replace("source", "confirm")).click()
    app.run()
    [word] = current(workspace, sample).judgements.values()
    dated = f"{local(word.made_at):%Y-%m-%d %H:%M}）"
    captions = "\n".join(caption.value.replace("\\", "") for caption in app.caption)
    assert dated in captions
    assert "UTC" not in captions


def test_a_batch_is_shown_by_organ_with_what_reads_alike(workspace):
    alike = "存在的问题：" + "".join(chr(0x4E00 + i * 7) for i in range(150)) + "。改进措施：按月巡查栏目。"
    files = [
        (f"{n}.json", render(built(organ=organ, texts={5: alike}), ".json"))
        for n, organ in enumerate(("云岭市青禾区教育局", "云岭市青禾区水利局"))
    ]
    run = BatchRun([*files, ("坏.docx", b"no")], Against())
    run.wait()
    app = batch_page(batch=run.result)
    assert "校核2份，读不出1份" in said(app, "warning")
    assert "云岭市青禾区教育局" in app.dataframe[0].value["机关"].tolist()
    assert ":orange-background[" in text(app)


@pytest.mark.usefixtures("workspace")
def test_of_many_pairs_that_read_alike_those_of_one_organ_are_shown():
    organs = [f"云岭市青禾区第{n}局" for n in range(9)]
    pairs = tuple(
        Alike(5, 0.9, Passage(one, "原文。", ((0, 3),)), Passage(other, "原文。", ((0, 3),)))
        for one, other in combinations(organs, 2)
    )
    app = batch_page(batch=CheckedBatch((), (), pairs))
    assert "9个机关，列出36对" in text(app)
    assert sum(" ↔ " in box.label for box in app.expander) == 30
    assert "还有6对没有列出" in "\n".join(caption.value for caption in app.caption)
    app.selectbox(key="alike-organ").set_value(organs[4]).run()
    assert not app.exception
    boxes = [box.label.replace("\\", "") for box in app.expander if " ↔ " in box.label]
    assert len(boxes) == 8
    assert all(organs[4] in box for box in boxes)


def test_chosen_files_outlive_a_look_at_another_page(workspace):
    app = batch_page()
    app.file_uploader(key="batch-files").upload("甲.json", render(built(), ".json"), "").run()
    app.file_uploader(key="batch-roster").upload("花名册.csv", b"organ\n", "").run()
    for name in ("library", "batch"):
        app.switch_page(str(ROOT / "drafting" / "ui" / "pages" / f"{name}.py")).run()
        assert not app.exception
    captions = "\n".join(caption.value.replace("\\", "") for caption in app.caption)
    assert "仍用刚才选的：甲.json。" in captions
    assert "仍用刚才选的：花名册.csv。" in captions
    app.button(key="batch-roster-drop").click().run()
    next(button for button in app.button if button.label == "开始校核").click().run()
    running = app.session_state.get("batch-run", None)
    if running:
        running.wait()
        app.run()
    assert "校核1份，读不出0份；没有上传花名册" in said(app, "success")
    captions = "\n".join(caption.value.replace("\\", "") for caption in app.caption)
    assert "花名册.csv" not in captions


def test_files_taken_out_by_hand_are_not_kept(workspace):
    app = batch_page()
    uploader = app.file_uploader(key="batch-files")
    uploader.upload("甲.json", render(built(), ".json"), "").run()
    app.file_uploader(key="batch-files").clear().run()
    assert "仍用刚才选的" not in "".join(caption.value for caption in app.caption)
    assert next(button for button in app.button if button.label == "开始校核").disabled


def test_what_is_taken_back_is_said_to_be_taken_back(workspace, sample):
    app = page("checking", sample)
    deed = next(field for field in app.text_input if field.label.startswith("依据"))
    name = next(field for field in app.text_input if field.key == deed.key.replace("source", "author"))
    name.set_value("王芳")
    next(button for button in app.button if button.key == deed.key.replace("source", "confirm")).click().run()
    assert "已确认" in said(app, "success")
    next(button for button in app.button if button.label == "撤回").click().run()
    assert said(app, "success").startswith("已撤回")
    assert "deed-unsupported" in {f.rule for f in current(workspace, sample).reviewed.open}
