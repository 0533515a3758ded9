"""What the year's notice asks for: listed, held against the text, vouched for."""

import pytest

from drafting.errors import InputError
from drafting.reading import as_text
from drafting.service.requirements import RULE, take_notice, unanswered, vouch
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
