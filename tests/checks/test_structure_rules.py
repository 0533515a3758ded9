"""Rules on the report's parts and on what is left in the text."""

from dataclasses import replace

import pytest
from builders import report

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity
from drafting.report import OrganType


def findings(subject, rule):
    return [f for f in check(Subject(subject, Profile.PUBLISHED)).findings if f.rule == rule]


def test_all_sections_there():
    assert findings(report(), "section-missing") == []


@pytest.mark.parametrize("number", range(1, 7))
def test_a_section_missing(number):
    whole = report()
    cut = replace(whole, sections=tuple(s for s in whole.sections if s.number != number))
    (finding,) = findings(cut, "section-missing")
    assert finding.section == number
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith(f"缺第{'一二三四五六'[number - 1]}部分“")


def test_before_the_form_its_parts_are_not_asked_for():
    rules = {
        "section-missing",
        "section-heading",
        "cell-blank",
        "aspects",
        "problems-present",
        "government-aspects",
    }
    whole = report(texts={1: "概述。", 5: "没有。"})
    bare = replace(whole, sections=(whole.section(1), whole.section(5)), figures={})

    def told(year):
        subject = Subject(replace(bare, year=year), Profile.PUBLISHED, organ_type=OrganType.GOVERNMENT)
        return {r.rule for r in check(subject).results if r.finding} & rules

    assert told(2018) == set()
    assert told(2019) == rules - {"section-heading"}


def test_a_blank_is_told_with_what_stands_around_it():
    (finding,) = findings(report(texts={1: "全年公开信息　　条，其中通知公告一件。"}), "placeholder-left")
    assert "“公开信息　　条，其中”" in finding.message


@pytest.mark.parametrize("text", ["——", "　\n…", "/", "略。", "见附件"])
def test_a_dash_says_nothing(text):
    (finding,) = findings(report(texts={6: text}), "section-missing")
    assert (finding.section, "没有内容" in finding.message) == (6, True)


def test_a_missing_intro_is_no_missing_section():
    whole = report()
    assert findings(replace(whole, sections=whole.sections[1:]), "section-missing") == []


def test_a_heading_with_nothing_under_it():
    (finding,) = findings(report(texts={6: " \n"}), "section-missing")
    assert "没有内容" in finding.message


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("开展培训〔待补：次数〕。", "〔待补：次数〕"),
        ("收到申请〔待填〕。", "〔待填〕"),
        ("同比〔无法比较〕。", "〔无法比较〕"),
        ("联系人××，电话另告。", "××"),
        ("收到[[t3.received.total]]。", "[[t3.received.total]]"),
        ("收到[[ t3", "[["),
        ("见附件（待补充）。", "（待补充）"),
        ("培训（请在此处填写次数）次。", "（请在此处填写次数）"),
        ("公开信息（  ）条。", "（  ）"),
        ("公开信息【】条。", "【】"),
        ("公开信息（数字）条。", "（数字）"),
        ("公开信息___条。", "___"),
        ("公开信息N条，其中通知公告一件。", "N"),
        ("公开信息×条。", "×"),
        ("2023年X月二日召开会议。", "X"),
        ("9月XX日召开会议。", "XX"),
        ("公开信息NN条，其中通知公告一件。", "NN"),
        ("公开信息*条。", "*"),
        ("公开信息？？条。", "？？"),
        ("公开信息……条。", "……"),
        ("公开信息  条，其中通知公告一件。", "  "),
        ("由（某某单位）编制。", "（某某单位）"),
        ("由（单位名称）编制。", "（单位名称）"),
        ("网站改版情况TODO。", "TODO"),
        ("20XX年，公开信息五条。", "20XX"),
        ("公开信息#REF!条。", "#REF!"),
        ("{{organ}}开展培训。", "{{organ}}"),
        ("公开信息NaN条。", "NaN"),
        ("公开信息<填写>条。", "<填写>"),
        ("公开信息□条。", "□"),
        ("公开信息○○条。", "○○"),
        ("公开信息--条。", "--"),
        ("___单位编制。", "___"),
        ("培训次数待统计。", "次数待统计"),
        ("全年培训_次。", "_"),
        ("此处需补充数据。", "此处需补充"),
        ("办结 件，其余结转。", " "),
        ("满意率X%。", "X"),
        ("同比增长**%。", "**"),
        ("满意率__%。", "__"),
        ("举办培训班[次数]次。", "[次数]"),
        ("【此处插入图片】", "【此处插入图片】"),
        ("（数据待更新）", "（数据待更新）"),
        ("于2023年 月 日召开会议。", " "),
        ("（此处省略）", "（此处省略）"),
        ("（请补充数据）", "（请补充数据）"),
        ("【数据待核】", "【数据待核】"),
        ("某某街道办事处开展培训。", "某某"),
    ],
)
def test_a_placeholder_left(text, left):
    (finding,) = findings(report(texts={1: text}), "placeholder-left")
    assert finding.actual == left
    assert finding.section == 1
    assert text[slice(*finding.span)] == left


@pytest.mark.parametrize(
    "text",
    [
        "网址：http://xxgk.qinghe.example.cn/xxgk",
        "〔2021〕30号",
        "7×24小时",
        "1+N件制度、N+1条措施",
        "（数字）政府与（待办）事项",
        "按（  ）条例要求",
        "http://qinghe.example.cn/a__b",
        "————",
        "____",
        "每年X次以上",
        "规范性文 件，2023年3月 5日，2023年 月度计划，N%，办结 件数",
        "公开内容有待补充。部分数据待公开。零〇条，○条，2020年，20次",
        "原告某某公司，张某某局长，“某某局”",
        "公开文  件，完善制度  条例。",
        "是否公开？件件有回音，申请人（张某某）",
        "推进TODOS、OTODO项目",
    ],
)
def test_no_placeholder(text):
    assert findings(report(texts={1: text}), "placeholder-left") == []
