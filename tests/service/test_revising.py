"""A conversation about a section: proposals are guarded and only applied where somebody accepts them."""

import pytest
from scripted_server import Behaviour

from drafting.errors import ConflictError, InputError
from drafting.service.generation import start, stop
from drafting.service.revising import ask, asking, conversation, drop, passages, proposed, take
from drafting.service.text import save_text
from drafting.service.years import current
from drafting.workspace.runs import RunStatus
from drafting.workspace.turns import TurnStatus

BAD = {
    "编的数字": "【改文】\n全年新收政府信息公开申请九十九件。",
    "阿拉伯数字": "【改文】\n全年新收政府信息公开申请9999件。",
    "编的引用": "【改文】\n全年新收政府信息公开申请[[t3.invented.total]]。",
    "没做的事": "【改文】\n全年建成政务公开体验馆，受到群众一致好评。",
    "别的机关": "【改文】\n红石县人民政府新收政府信息公开申请[[t3.received.total]]。",
    "英文": "【改文】\nWe received many applications this year.",
    "空的": "【改文】\n",
    "错的方向": "【改文】\n新收政府信息公开申请较上年明显下降。",
}


@pytest.fixture
def held(workspace, sample) -> int:
    start(workspace, sample, (1, 5), use_model=False).join(30)
    return sample


def on_request(workspace, held) -> str:
    return next(p for p in passages(current(workspace, held), 1)[1:] if p.startswith("（二）"))


def asked(workspace, held, passage, wish, answer, model):
    model.script = answer if callable(answer) else lambda _: answer
    ask(workspace, held, 1, passage, wish).join(30)
    return conversation(workspace, held, 1)[0]


def test_a_proposal_changes_nothing_until_it_is_accepted(workspace, held, model):
    passage = on_request(workspace, held)
    before = current(workspace, held).sections[1].source
    revised = passage.replace("全年共收到新的", "全年新收")
    assert revised != passage
    turn = asked(workspace, held, passage, "开头换个说法", f"【改文】\n{revised}", model)
    assert turn.status is TurnStatus.OPEN
    year = current(workspace, held)
    assert year.sections[1].source == before
    head, found = proposed(turn, year)
    assert [head[slice(*change.span)] for change in found] == ["共收到新的"]
    take(workspace, held, turn, {0}, base=year.sections[1].revision)
    assert current(workspace, held).sections[1].source == before.replace(passage, revised)
    assert conversation(workspace, held, 1)[0].status is TurnStatus.ACCEPTED


def test_parts_of_a_proposal_can_be_accepted(workspace, held, model):
    passage = on_request(workspace, held)
    revised = passage.replace("全年共收到新的", "全年新收").replace("新收数量较", "新收申请较")
    turn = asked(workspace, held, passage, "换几个说法", f"【改文】\n{revised}", model)
    year = current(workspace, held)
    _, found = proposed(turn, year)
    assert len(found) >= 2
    take(workspace, held, turn, {0}, base=year.sections[1].revision)
    text = current(workspace, held).sections[1].source
    assert "全年新收" in text
    assert "新收数量较" in text


def test_a_part_that_would_make_a_number_false_is_refused(workspace, sample, model):
    before = "新收政府信息公开申请[[t3.received.total]]。"
    after = "结转上年政府信息公开申请[[t3.carried_in.total]]。"
    save_text(workspace, sample, 1, before, 0)
    turn = asked(workspace, sample, before, "改说结转", f"【改文】\n{after}", model)
    year = current(workspace, sample)
    _, found = proposed(turn, year)
    assert len(found) == 2
    base = year.sections[1].revision
    with pytest.raises(InputError, match="只采纳这几处"):
        take(workspace, sample, turn, {1}, base=base)
    assert current(workspace, sample).sections[1].source == before
    take(workspace, sample, turn, {0, 1}, base=base)
    assert current(workspace, sample).sections[1].source == after


def test_a_proposal_can_be_left(workspace, held, model):
    passage = on_request(workspace, held)
    before = current(workspace, held).sections[1]
    revised = passage.replace("全年共收到新的", "全年新收")
    turn = asked(workspace, held, passage, "换个说法", f"【改文】\n{revised}", model)
    with pytest.raises(InputError, match="没有选中"):
        take(workspace, held, turn, (), base=before.revision)
    drop(workspace, turn)
    assert conversation(workspace, held, 1)[0].status is TurnStatus.DISMISSED
    assert current(workspace, held).sections[1] == before


@pytest.mark.parametrize("answer", BAD.values(), ids=BAD)
def test_what_does_not_pass_is_told_and_never_offered(workspace, held, model, answer):
    passage = on_request(workspace, held)
    before = current(workspace, held).sections[1]
    turn = asked(workspace, held, passage, "改得好看些", answer, model)
    assert (turn.revised, turn.status) == (None, TurnStatus.TOLD)
    assert "没有采用" in turn.message
    assert len(model.requests) == 3, "改两次"
    assert current(workspace, held).sections[1] == before


def test_a_proposal_that_is_repaired_is_offered(workspace, held, model):
    passage = on_request(workspace, held)
    good = passage.replace("全年共收到新的", "全年新收")
    answers = iter([BAD["阿拉伯数字"], f"【改文】\n{good}"])
    turn = asked(workspace, held, passage, "换个说法", lambda _: next(answers), model)
    assert turn.revised == good


def test_a_question_is_answered_with_its_sources_and_changes_nothing(workspace, held, model):
    passage = on_request(workspace, held)
    before = current(workspace, held).sections[1]
    answer = "【回答】\n新收申请是表三的[[t3.received.total]]。"
    turn = asked(workspace, held, passage, "这个数从哪来？", answer, model)
    assert (turn.revised, turn.status) == (None, TurnStatus.TOLD)
    assert any("新收" in source for source in turn.sources)
    assert current(workspace, held).sections[1] == before


def test_an_answer_without_a_source_says_so_and_one_with_a_false_number_is_dropped(workspace, held, model):
    passage = on_request(workspace, held)
    turn = asked(workspace, held, passage, "为什么？", "【回答】\n现有材料里没有。", model)
    assert turn.answer == "现有材料里没有。"
    assert "没有引用" in turn.message
    turn = asked(workspace, held, passage, "收了多少？", "【回答】\n新收申请9999件。", model)
    assert turn.answer == ""
    assert "没有采用" in turn.message


def test_a_proposal_that_drops_most_of_the_text_warns(workspace, held, model):
    passage = on_request(workspace, held)
    turn = asked(
        workspace, held, passage, "精简", "【改文】\n共新收政府信息公开申请[[t3.received.total]]。", model
    )
    assert turn.status is TurnStatus.OPEN
    assert "短了一大半" in turn.message


def test_a_text_changed_meanwhile_is_not_overwritten(workspace, held, model):
    passage = on_request(workspace, held)
    revised = passage.replace("全年共收到新的", "全年新收")
    turn = asked(workspace, held, passage, "换个说法", f"【改文】\n{revised}", model)
    year = current(workspace, held)
    base = year.sections[1].revision
    save_text(workspace, held, 1, year.sections[1].source.replace(passage, "（二）依申请公开。"), base)
    with pytest.raises(ConflictError):
        workspace.sections.save(held, 1, "别的", base=base, origin="staff")
    assert proposed(turn, current(workspace, held))[1] == ()


def test_asking_can_be_stopped_and_a_silent_model_is_told(workspace, held, model):
    passage = on_request(workspace, held)
    model.script = lambda _: Behaviour(chunks=["【改文】\n", *["还在写，"] * 2000], delay=0.05)
    worker = ask(workspace, held, 1, passage, "改长些")
    while not (run := asking(workspace, held, 1)) or not run.partial:
        assert worker.is_alive()
    stop(workspace, held)
    worker.join(15)
    run = asking(workspace, held, 1)
    assert (run.status, run.message) == (RunStatus.STOPPED, "已停止，正文没有改动。")
    model.script = lambda _: Behaviour(status=401, error={"message": "bad key"})
    ask(workspace, held, 1, passage, "改长些").join(30)
    run = asking(workspace, held, 1)
    assert run.status is RunStatus.FAILED
    assert run.message.endswith("正文没有改动。")


def test_nothing_asked_nothing_written_no_model(workspace, held, model, monkeypatch):
    with pytest.raises(InputError, match="要怎么改"):
        ask(workspace, held, 1, "正文", " ")
    with pytest.raises(InputError, match="先起草"):
        ask(workspace, held, 1, "", "改")
    monkeypatch.delenv("NIANBAO_LLM_BASE_URL")
    from drafting.settings import settings

    settings.cache_clear()
    with pytest.raises(InputError, match="没有配置大模型"):
        ask(workspace, held, 1, "正文", "改")


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("全年举办政务公开开放日活动，建成政务公开体验馆。", id="没有素材的工作"),
        pytest.param("红石县人民政府的写法更好。", id="别的机关"),
        pytest.param("新收政府信息公开申请较上年明显下降。", id="错的方向"),
        pytest.param("2019年3月5日印发了通知。", id="编的日期"),
        pytest.param("新收申请[[t3.invented.total]]。", id="编的引用"),
        pytest.param("全年举办培训‹fact.9999›。", id="编的素材"),
        pytest.param("申请量连续三年上升。", id="说不出的话"),
        pytest.param("这里应当写〔待补：培训〕。", id="占位"),
    ],
)
def test_an_answer_passes_the_whole_guard(workspace, held, model, answer):
    passage = on_request(workspace, held)
    turn = asked(workspace, held, passage, "今年还做了什么？", f"【回答】\n{answer}", model)
    assert turn.answer == ""
    assert "没有采用" in turn.message
    assert len(model.requests) == 3, "改两次"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("根据您提供的素材，没有提到别的工作。", id="怎么说是它的事"),
        pytest.param("建议写成“下一步将逐件审核答复”。", id="建议"),
        pytest.param(
            "〔往年1〕写的是红石县举办了开放日活动，可以参考这个句式。", id="往年年报里的机关和工作"
        ),
    ],
)
def test_an_answer_that_says_nothing_false_is_told(workspace, held, model, answer):
    passage = on_request(workspace, held)
    turn = asked(workspace, held, passage, "今年还做了什么？", f"【回答】\n{answer}", model)
    assert turn.answer == answer.replace("〔往年1〕", "往年年报")
    assert len(model.requests) == 1


def test_a_proposal_that_repeats_the_instruction_is_not_offered(workspace, held, model):
    passage = on_request(workspace, held)
    answer = (
        f"【改文】\n{passage}不用大量、多次、显著来代替。不写标题、序号和说明。引用和支撑标记一个字符都不改。"
    )
    turn = asked(workspace, held, passage, "改得短些", answer, model)
    assert turn.revised is None
    assert "写作要求" in turn.message
