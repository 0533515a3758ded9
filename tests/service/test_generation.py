"""Drafting in a worker: its text is in the database, can be stopped, and never overwrites staff."""

import time

import pytest
from scripted_server import Behaviour

from drafting.errors import InputError
from drafting.facts import Aspect
from drafting.report import NARRATIVE_SECTIONS
from drafting.service.generation import progress, start, stop
from drafting.service.model import use_no_model
from drafting.service.text import explain, figures_shown, go_back, save_text
from drafting.service.years import current
from drafting.workspace.runs import RunStatus


def until(condition, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen in time"
        time.sleep(0.02)


def test_without_a_model_every_section_is_composed_and_the_report_has_no_error(workspace, sample):
    start(workspace, sample, NARRATIVE_SECTIONS).join(30)
    year = current(workspace, sample)
    assert all(year.sections[number].source for number in NARRATIVE_SECTIONS)
    assert not year.outcome.has_errors
    assert {run.status for run in progress(workspace, sample).values()} == {RunStatus.DONE}


def test_what_is_being_written_can_be_watched_and_stopped(workspace, sample, model):
    model.script = lambda _: Behaviour(chunks=["【1】问题\n", *["还在写，"] * 2000], delay=0.05)
    worker = start(workspace, sample, [5])
    until(lambda: "还在写" in progress(workspace, sample)["problems"].partial)
    stop(workspace, sample)
    worker.join(15)
    assert not worker.is_alive()
    run = progress(workspace, sample)["problems"]
    assert (run.status, "还在写" in run.partial) == (RunStatus.STOPPED, True)
    assert current(workspace, sample).sections[5].revision == 0, "a partial never becomes the section's text"
    assert model.hung_up.wait(5), "the connection was closed"


def test_who_edits_meanwhile_is_not_overwritten_and_the_draft_is_kept_aside(workspace, sample, model):
    model.script = lambda _: Behaviour(
        chunks=["【1】问题\n有的单位", "工作不细。\n【1】措施\n将逐件复核。"], delay=0.5
    )
    worker = start(workspace, sample, [5])
    save_text(workspace, sample, 5, "我正在写。", 0)
    worker.join(60)
    assert current(workspace, sample).sections[5].source == "我正在写。"
    run = progress(workspace, sample)["problems"]
    assert run.status is RunStatus.FAILED
    assert "没有覆盖" in run.message
    assert run.partial


def test_a_model_that_fails_leaves_the_composed_text_and_says_so(workspace, sample, model):
    model.script = lambda _: Behaviour(status=401)
    start(workspace, sample, [6]).join(30)
    run = progress(workspace, sample)["other"]
    assert (run.status, run.origin) == (RunStatus.DONE, "offline")
    assert "密钥" in run.message
    assert current(workspace, sample).sections[6].source


def test_to_insist_on_a_model_where_none_is_configured(workspace, sample):
    with pytest.raises(InputError, match="没有配置大模型"):
        start(workspace, sample, [5], use_model=True)
    assert progress(workspace, sample) == {}


def test_runs_of_a_process_that_is_gone_are_marked_as_broken_off(workspace, sample):
    run = workspace.runs.start(sample, "problems", "m")
    workspace.runs.write(run, "写了一半")
    workspace.runs.abandon()
    left = progress(workspace, sample)["problems"]
    assert (left.status, left.partial) == (RunStatus.FAILED, "写了一半")
    assert "重新成稿" in left.message


def test_every_figure_of_the_text_can_be_asked_where_it_comes_from(workspace, sample):
    start(workspace, sample, [1]).join(30)
    year = current(workspace, sample)
    shown = figures_shown(year.sections[1].source, year)
    assert all(figure.title for figure in shown.values())
    assert shown["[[t3.received.total]]"].shown == f"{year.figures['t3.received.total']}件"
    assert explain("t3.received.natural", year.ledger, year).endswith("（示例数据）")
    assert "合计" in explain("t3.received.total", year.ledger, year)
    assert "计算" in explain("received.change", year.ledger, year)
    assert any(figure.shown == "据" and "依据：" in figure.title for figure in shown.values())


def test_an_earlier_version_comes_back_and_nothing_of_the_history_is_lost(workspace, sample):
    save_text(workspace, sample, 6, "第一稿", 0)
    save_text(workspace, sample, 6, "第二稿", 1)
    go_back(workspace, sample, 6, 1)
    assert [s.source for s in workspace.sections.history(sample, 6)] == ["第一稿", "第二稿", "第一稿"]


def test_what_a_run_took_is_kept(workspace, sample, model):
    model.script = lambda _: "全区没有发出信息处理费收费通知九次。"
    start(workspace, sample, (6,)).join(30)
    run = progress(workspace, sample)["other"]
    assert run.model == "scripted"
    assert run.prompt.startswith("other 1 ")
    assert run.spent.asked == 3, "问一次，改两次"
    assert run.spent.sent > run.spent.received > 0
    assert not run.spent.counted, "这个服务不报词元数"
    assert 0 < run.spent.first <= run.seconds
    use_no_model(workspace, sample, off=True)
    start(workspace, sample, (6,)).join(30)
    assert progress(workspace, sample)["other"].spent is None


@pytest.mark.parametrize("counting", [3, 2], ids=["每次都报", "有一次没有报"])
def test_tokens_are_the_server_s_count_where_it_counts_every_time(workspace, sample, model, counting):
    answers = [Behaviour(["全区没有发出信息处理费收费通知九次。"], usage=(500, 20)) for _ in range(counting)]
    silent = Behaviour(["全区没有发出信息处理费收费通知九次。"])
    model.script = lambda _: answers.pop() if answers else silent
    start(workspace, sample, (6,)).join(30)
    spent = progress(workspace, sample)["other"].spent
    assert spent.counted is (counting == 3)
    assert (spent.sent, spent.received) == (1500, 60) or counting == 2


def test_facts_that_the_model_says_nothing_of_are_told(workspace, sample, model):
    told, left = [fact for fact in current(workspace, sample).facts if fact.aspect is Aspect.OTHER]
    model.script = lambda _: f"{told.stated}‹{told.reference}›。"
    start(workspace, sample, (6,)).join(30)
    run = progress(workspace, sample)["other"]
    assert run.origin == "model"
    assert "有1条素材没有写到" in run.message
    assert left.stated[:10] in run.message
    assert told.stated[:10] not in run.message


def test_of_a_text_that_tells_every_fact_there_is_nothing_to_say(workspace, sample, model):
    facts = [fact for fact in current(workspace, sample).facts if fact.aspect is Aspect.OTHER]
    model.script = lambda _: "".join(f"{fact.stated}‹{fact.reference}›。" for fact in facts)
    start(workspace, sample, (6,)).join(30)
    run = progress(workspace, sample)["other"]
    assert (run.origin, run.message) == ("model", "")
