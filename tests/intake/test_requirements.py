"""The year's notice as a list of requirements."""

import pytest

from drafting.intake.requirements import requirements_of

NOTICE = """关于做好2024年政务公开工作的通知
各镇街、各部门：
一、深化重点领域信息公开
（一）公开城市更新项目的补偿方案和资金拨付情况。
（二）更新公共企事业单位信息公开清单；
二、提高依申请公开答复质量
1.对拟作不予公开决定的答复开展法制审核。
2.每季度通报答复超期情况。
区政府办公室
2024年3月1日
"""


def test_numbered_items_are_requirements():
    assert requirements_of(NOTICE) == (
        "深化重点领域信息公开",
        "公开城市更新项目的补偿方案和资金拨付情况",
        "更新公共企事业单位信息公开清单",
        "提高依申请公开答复质量",
        "对拟作不予公开决定的答复开展法制审核",
        "每季度通报答复超期情况",
    )


def test_items_run_together_in_a_line():
    assert requirements_of(
        "工作要求：一是公开补偿方案全文；二是按季通报超期情况；三是否决事项说明理由。"
    ) == (
        "公开补偿方案全文",
        "按季通报超期情况；三是否决事项说明理由",
    )


def test_without_numbers_every_sentence_line_is_one():
    assert requirements_of("通知\n公开城市更新项目的补偿方案。\n公开清单要及时更新。") == (
        "公开城市更新项目的补偿方案",
        "公开清单要及时更新",
    )


@pytest.mark.parametrize("text", ["", "关于做好政务公开工作的通知\n各镇街：", "一、总则"])
def test_nothing_is_asked(text):
    assert requirements_of(text) == ()


def test_a_year_at_the_beginning_is_no_ordinal():
    assert requirements_of("一、2024年底前公开补偿方案全文。") == ("2024年底前公开补偿方案全文",)
