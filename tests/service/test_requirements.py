"""What the year's notice asks for: listed, held against the text, vouched for."""

import pytest

from drafting.errors import InputError
from drafting.facts import Aspect
from drafting.reading import as_text
from drafting.service.generation import start
from drafting.service.requirements import RULE, answer, reword, take_notice, unanswered, vouch
from drafting.service.revising import proposed, take
from drafting.service.text import save_text
from drafting.service.years import current

NOTICE = "（一）公开城市更新项目的补偿方案和资金拨付情况。\n（二）开展政务新媒体适老化改造。"


def missing(workspace, report) -> list[str]:
    year = current(workspace, report)
    open_ones = unanswered(year)
    return [one.text for one in year.requirements if one.id in open_ones]


def test_what_no_paragraph_answers_is_told_until_one_does(workspace, sample):
    assert take_notice(workspace, sample, NOTICE, "青政办〔2024〕3号") == 2
    save_text(workspace, sample, 1, "全年公开城市更新项目补偿方案和资金拨付情况。", 0)
    assert missing(workspace, sample) == ["开展政务新媒体适老化改造"]
    finding = next(f for f in current(workspace, sample).reviewed.open if f.rule == RULE)
    assert "适老化改造" in finding.message
    assert "青政办〔2024〕3号" in finding.message


def test_somebody_can_vouch_for_an_answer_and_take_it_back(workspace, sample):
    take_notice(workspace, sample, NOTICE, "")
    one = current(workspace, sample).requirements[1]
    with pytest.raises(InputError, match="姓名"):
        vouch(workspace, one, " ")
    vouch(workspace, one, "王敏")
    assert one.text not in missing(workspace, sample)
    assert current(workspace, sample).requirements[1].answered == "王敏"
    workspace.requirements.vouch(one.id, "")
    assert one.text in missing(workspace, sample)


def test_the_same_notice_again_adds_nothing(workspace, sample):
    take_notice(workspace, sample, NOTICE, "")
    assert take_notice(workspace, sample, NOTICE, "") == 0
    workspace.requirements.remove(current(workspace, sample).requirements[0].id)
    assert len(current(workspace, sample).requirements) == 1


def test_a_text_without_requirements_and_a_file_that_is_none(workspace, sample):
    with pytest.raises(InputError, match="没有读出要求"):
        take_notice(workspace, sample, "各镇街：", "")
    with pytest.raises(InputError):
        as_text(b"", "通知.docx")
    assert as_text(NOTICE.encode(), "通知.txt") == NOTICE


def test_a_requirement_can_be_reworded_and_is_vouched_for_anew(workspace, sample):
    take_notice(workspace, sample, NOTICE, "")
    one = current(workspace, sample).requirements[1]
    vouch(workspace, one, "王敏")
    reword(workspace, one, "开展政务新媒体\n适老化改造和无障碍检测")
    changed = current(workspace, sample).requirements[1]
    assert (changed.text, changed.answered) == ("开展政务新媒体适老化改造和无障碍检测", "")
    vouch(workspace, changed, "王敏")
    reword(workspace, changed, changed.text)
    assert current(workspace, sample).requirements[1].answered == "王敏", "没有改动，确认还在"
    with pytest.raises(InputError, match="点“删除”"):
        reword(workspace, changed, " ")


def test_what_was_done_is_a_fact_and_a_sentence_in_its_paragraph(workspace, sample):
    take_notice(workspace, sample, NOTICE, "")
    start(workspace, sample, (1,), use_model=False).join(30)
    one = current(workspace, sample).requirements[1]
    assert one.text in missing(workspace, sample)
    fact, found = answer(workspace, sample, one, "完成政务新媒体账号的适老化改造", "检测报告")
    assert (fact.aspect, fact.source, found) == (Aspect.PLATFORMS, "检测报告", True)
    turn = workspace.turns.newest(sample, 1)[0]
    assert turn.wish == "回应要求：开展政务新媒体适老化改造"
    year = current(workspace, sample)
    head, changes = proposed(turn, year)
    assert head == year.sections[1].source, "采纳前正文不变"
    take(workspace, sample, turn, set(range(len(changes))), base=year.sections[1].revision)
    paragraph = next(
        line for line in current(workspace, sample).sources[1].split("\n") if line[:3] == "（四）"
    )
    assert paragraph.endswith(f"完成政务新媒体账号的适老化改造‹{fact.reference}›。")
    assert one.text not in missing(workspace, sample)


def test_the_paragraphs_own_question_goes_with_the_answer(workspace, sample):
    take_notice(workspace, sample, NOTICE, "")
    save_text(workspace, sample, 1, "（四）政府信息公开平台建设。〔待补：平台建设工作情况〕", 0)
    one = current(workspace, sample).requirements[1]
    fact, _ = answer(workspace, sample, one, "门户网站通过适老化检测", "")
    revised = workspace.turns.newest(sample, 1)[0].revised
    assert revised == f"（四）政府信息公开平台建设。门户网站通过适老化检测‹{fact.reference}›。"


def test_without_a_draft_the_fact_waits_for_it(workspace, sample):
    take_notice(workspace, sample, NOTICE, "")
    one = current(workspace, sample).requirements[1]
    fact, found = answer(workspace, sample, one, "门户网站通过适老化检测", "")
    assert not found
    assert fact in current(workspace, sample).facts
    assert workspace.turns.newest(sample, 1) == ()
    with pytest.raises(InputError, match="做了什么"):
        answer(workspace, sample, one, " ", "")
