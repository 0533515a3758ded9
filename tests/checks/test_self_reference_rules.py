"""Other organs' names where the organ speaks of itself, and last year's year left in the text."""

import pytest
from builders import ORGAN, report

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status

BUREAU = "云岭市青禾区教育局"


def results(texts, rule, organ=ORGAN, profile=Profile.PUBLISHED, year=2023):
    checked = check(Subject(report(texts=texts, organ=organ, year=year), profile))
    assert checked.broken == ()
    return [r for r in checked.results if r.rule == rule]


def others(texts, organ=ORGAN):
    return [r.finding.actual for r in results(texts, "text-organ", organ) if r.finding]


@pytest.mark.parametrize(
    ("organ", "texts"),
    [
        (ORGAN, {0: "现公布青禾区人民政府2023年政府信息公开工作年度报告。"}),
        (ORGAN, {0: "本报告由青禾区人民政府办公室编制。"}),
        (ORGAN, {0: "本报告由青禾区政务服务数据管理局编制。"}),
        (ORGAN, {0: "根据《云岭市人民政府办公室关于做好2023年政府信息公开工作年度报告的通知》编制。"}),
        (ORGAN, {1: "2023年，青禾区认真贯彻落实条例。"}),
        (ORGAN, {1: "2023年，云岭市深入推进改革，我区跟进。"}),
        (ORGAN, {1: "2023年，区教育局认真清理栏目。"}),
        ("青禾区人民政府", {1: "2023年，云岭市青禾区人民政府坚持公开为常态。"}),
        ("南岗区", {0: "哈尔滨市南岗区2023年政府信息公开工作年度报告。", 1: "我区认真，我局配合。"}),
        (
            BUREAU,
            {
                0: "现公布区教育局2023年政府信息公开工作年度报告。",
                1: "2023年，青禾区教育局坚持公开，我局做好。",
            },
        ),
        (BUREAU, {1: "2023年，区人民政府高度重视，我区教育局落实。"}),
        (BUREAU, {1: "学校反映“我镇没有公开栏”。自我镇定。"}),
        ("云岭市青禾区住房和城乡建设局", {0: "现公布区住建局2023年政府信息公开工作年度报告。"}),
        ("云岭市青禾区城市管理局", {0: "现公布青禾区城管局2023年政府信息公开工作年度报告。"}),
        (
            "云岭市青禾区柳溪镇人民政府",
            {0: "公布柳溪镇人民政府2023年政府信息公开工作年度报告。", 1: "我镇落实。"},
        ),
        (
            "云岭市青禾区人民政府办公室",
            {0: "现公布云岭市青禾区人民政府办公室2023年政府信息公开工作年度报告。", 1: "我办落实。"},
        ),
        ("青禾区卫生健康委员会", {0: "现将青禾区卫健委政府信息公开年度报告公布如下。"}),
        (BUREAU, {1: "督促公布区水务局2023年政府信息公开工作年度报告，现公开各单位指南。"}),
        (BUREAU, {1: "现公布青禾区教育局（以下简称区教育局）2023年政府信息公开工作年度报告。"}),
        (BUREAU, {0: "电子版在区网站信息公开目录的政府信息公开工作年度报告栏中下载。"}),
        ("青禾区柳溪镇", {0: "依照条例编制2023年度本镇政府信息公开年度报告。"}),
        ("青禾区外事办公室", {0: "结合本办工作编制了2023年度政府信息公开工作年度报告。"}),
        ("青禾区柳溪街道办事处", {1: "2023年，柳溪街道坚持公开。我街道落实。"}),
        ("青禾区柳溪街道办事处", {0: "请与青禾区政务公开办公室联系。", 1: "2023年，柳溪镇坚持公开。"}),
        ("青禾区柳溪街道办事处", {0: "如有疑问，请与本镇党政办联系。", 5: "2023年，全区政务公开工作良好。"}),
        (ORGAN, {0: "请与云岭经济开发区管委会联系。", 5: "2023年，云岭高新区政务公开工作良好。"}),
        (ORGAN, {0: "请与云岭市政务服务局联系。", 5: "2023年，青禾区政府信息公开工作良好。"}),
        ("青禾经济开发区管委会", {1: "2023年，白石县坚持公开。", 5: "县政府、我县。"}),
        ("青禾县教育局", {1: "按照县政府要求，我县、全县。"}),
        ("青禾区柳溪街道办事处", {1: "全县。"}),
        (ORGAN, {1: "与白石县政府交流，按照全县级要求，各县（市、区）。"}),
        (BUREAU, {0: "请与青禾区教育局办公室联系。", 1: "2023年，区政府信息公开工作良好。"}),
    ],
)
def test_the_organs_own_name(organ, texts):
    assert others(texts, organ) == []


@pytest.mark.parametrize(
    ("organ", "texts", "expected"),
    [
        (ORGAN, {0: "现公布云岭市白石区人民政府2023年政府信息公开工作年度报告。"}, ["云岭市白石区人民政府"]),
        (ORGAN, {0: "现公布云岭市人民政府2023年政府信息公开工作年度报告。"}, ["云岭市人民政府"]),
        (ORGAN, {1: "2023年，白石区认真贯彻落实条例。"}, ["白石区"]),
        (ORGAN, {1: "2023年，白石县认真贯彻落实条例。"}, ["白石县"]),
        (ORGAN, {0: "如有疑问，请与云岭市白石区人民政府办公室联系。"}, ["云岭市白石区人民政府办公室"]),
        (ORGAN, {0: "如有疑问，请联系白石县人民政府办公室。"}, ["白石县人民政府办公室"]),
        (ORGAN, {0: "本报告由白石县人民政府办公室编制。"}, ["白石县人民政府办公室"]),
        (ORGAN, {5: "2023年，白石区政府信息公开工作取得成效。"}, ["白石区"]),
        ("青禾区柳溪街道办事处", {1: "2023年，南渡镇政务公开工作平稳。"}, ["南渡镇"]),
        (ORGAN, {1: "我局落实公开。我局再落实。"}, ["我局"]),
        (BUREAU, {0: "现公布青禾区水务局2023年政府信息公开工作年度报告。"}, ["青禾区水务局"]),
        (BUREAU, {0: "现公布云岭市白石区教育局2023年政府信息公开工作年度报告。"}, ["云岭市白石区教育局"]),
        (BUREAU, {0: "本报告由青禾区水务局编制。"}, ["青禾区水务局"]),
        (BUREAU, {1: "2023年，区水务局坚持公开为常态。"}, ["区水务局"]),
        (BUREAU, {1: "一年来，我镇落实公开，我委配合。"}, ["我镇", "我委"]),
        ("云岭市青禾区柳溪镇人民政府", {1: "2023年，南渡镇坚持公开。"}, ["南渡镇"]),
        (
            "青禾区柳溪街道办事处",
            {1: "按照条例，现公布白石县水务局（以下简称县水务局）2023年政府信息公开工作年度报告。"},
            ["白石县水务局"],
        ),
        (BUREAU, {0: "现将青禾区水务局2023年政府信息公开工作年度报告公布如下。"}, ["青禾区水务局"]),
        (ORGAN, {5: "完善制度，县政府加强指导，我县再落实。"}, ["县政府"]),
        (BUREAU, {6: "全县共发出收费通知0件。"}, ["全县"]),
        (BUREAU, {5: "提升公开质量我委严格落实条例，自我局限、要我镇上报的除外。"}, ["我委"]),
    ],
)
def test_another_organs_name(organ, texts, expected):
    assert others(texts, organ) == expected


@pytest.mark.parametrize("profile", Profile)
def test_how_grave_it_is(profile):
    found = results({1: "我局落实公开。"}, "text-organ", profile=profile)
    assert [r.finding.severity for r in found] == [Severity.WARNING]


def test_without_the_organs_name_nothing_is_assessable():
    assert [r.status for r in results({}, "text-organ", organ="")] == [Status.NOT_ASSESSABLE]


def leftovers(texts):
    found = [r for r in results(texts, "text-year") if r.instance.startswith("leftover")]
    assert {r.finding.severity for r in found} <= {Severity.INFO}
    return [(r.finding.section, r.finding.actual) for r in found]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({0: "现公布青禾区2022年政府信息公开工作年度报告。"}, [(0, "2022")]),
        ({1: "2022年，青禾区认真贯彻落实条例。"}, [(1, "2022")]),
        ({1: "统计自2022年1月1日至12月31日的信息。"}, [(1, "2022")]),
        ({6: "2022年度，未收取信息处理费。"}, [(6, "2022")]),
        ({5: "2022年，青禾区政务公开工作取得一定成效。"}, [(5, "2022")]),
    ],
)
def test_last_year_left_in_the_text(texts, expected):
    assert leftovers(texts) == expected


@pytest.mark.parametrize(
    "texts",
    [
        {0: "现公布青禾区2023年政府信息公开工作年度报告。"},
        {0: "根据《关于做好2022年政府信息公开工作年度报告编制工作的通知》编制。"},
        {1: "2023年，比2022年增长一成，2022年底结转3件。"},
        {1: "20221月1日至2022年12月31日。"},
        {1: "对照2022年，青禾区认真整改。"},
        {5: "2022年，栏目更新不及时的问题已整改。"},
        {5: "2022年，工作取得成效。2023年，继续整改。"},
        {6: "2021年，未收取。"},
    ],
)
def test_a_year_that_is_meant(texts):
    assert leftovers(texts) == []
