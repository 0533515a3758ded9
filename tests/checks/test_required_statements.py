"""The introduction, what governments have to say, a measure for each problem, the fee statement."""

from dataclasses import replace

import pytest
from builders import consistent_figures, report, zero_figures
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity, Status
from drafting.report import OrganType

FAILED, PASSED, UNKNOWN = Status.FAILED, Status.PASSED, Status.NOT_ASSESSABLE


def outcome(subject, rule, profile=Profile.PUBLISHED, organ_type=None):
    checked = check(Subject(subject, profile, organ_type=organ_type))
    assert checked.broken == ()
    return {r.instance: r for r in checked.results if r.rule == rule}


def statuses(results):
    return {key: r.status for key, r in results.items()}


def failed(results):
    return [key for key, r in results.items() if r.status is FAILED]


# intro

WHOLE = (
    "根据《中华人民共和国政府信息公开条例》编制。统计期限自2023年1月1日起至2023年12月31日止。"
    "电子版可在www.qinghe.example查阅。联系电话：0300-5550101。"
)


@pytest.mark.parametrize("profile", Profile)
def test_an_introduction_that_says_all_four(profile):
    assert set(statuses(outcome(report(texts={0: WHOLE}), "intro", profile)).values()) == {PASSED}


@pytest.mark.parametrize(
    ("cut", "label"),
    [
        ("根据《中华人民共和国政府信息公开条例》编制。", "编制依据"),
        ("统计期限自2023年1月1日起至2023年12月31日止。", "统计期限"),
        ("电子版可在www.qinghe.example查阅。", "电子版网址"),
        ("联系电话：0300-5550101。", "联系方式"),
    ],
)
@pytest.mark.parametrize("profile", Profile)
def test_an_introduction_that_lacks_one(cut, label, profile):
    results = outcome(report(texts={0: WHOLE.replace(cut, "")}), "intro", profile)
    assert failed(results) == [label]
    assert results[label].finding.severity is Severity.INFO


def test_no_introduction_is_one_finding():
    assert failed(outcome(report(texts={0: ""}), "intro")) == [""]


@pytest.mark.parametrize(
    "text",
    [
        "所列数据的统计起止时间为2022年1月1日和2022年12月31日，",
        "报告期自2021年1月1日起，至2021年12月31日止，",
        "统计时间为 2023 年 1 月 1 日至 12 月 31 日，",
    ],
)
def test_a_period_in_other_words(text):
    assert outcome(report(texts={0: text}), "intro")["统计期限"].status is PASSED


# government-aspects

THREE = "（五）监督保障。工作考核结果良好，社会评议满意度为95%，未发生责任追究情形。"


def aspects(text, profile=Profile.PUBLISHED, organ_type=OrganType.GOVERNMENT, six="本年度未收取信息处理费。"):
    return outcome(report(texts={1: text, 6: six}), "government-aspects", profile, organ_type)


@pytest.mark.parametrize("profile", Profile)
def test_a_government_states_the_three(profile):
    assert statuses(aspects(THREE, profile)) == dict.fromkeys(["工作考核", "社会评议", "责任追究"], PASSED)


@pytest.mark.parametrize(
    ("profile", "severity"), [(Profile.DRAFTING, Severity.ERROR), (Profile.PUBLISHED, Severity.WARNING)]
)
@pytest.mark.parametrize(
    ("cut", "label"),
    [
        ("工作考核结果良好，", "工作考核"),
        ("社会评议满意度为95%，", "社会评议"),
        ("未发生责任追究情形", "责任追究"),
    ],
)
def test_a_government_lacks_one_of_the_three(profile, severity, cut, label):
    results = aspects(THREE.replace(cut, ""), profile)
    assert failed(results) == [label]
    assert results[label].finding.severity is severity


@pytest.mark.parametrize(
    ("said", "other", "label"),
    [
        ("工作考核结果良好", "完善公务员考核数据公开", "工作考核"),
        ("社会评议满意度为95%", "公开职称评议结果", "社会评议"),
        ("未发生责任追究情形", "公开安全生产追责问责信息", "责任追究"),
    ],
)
def test_what_is_made_public_of_other_matters_is_none_of_the_three(said, other, label):
    assert failed(aspects(THREE.replace(said, other))) == [label]
    assert failed(aspects(THREE.replace(said, f"{other}，{said}"))) == []


@pytest.mark.parametrize("plan", ["将健全追责机制", "下一步将进一步加强问责", "拟建立责任追究制度"])
def test_what_is_to_come_is_none_of_the_three(plan):
    assert failed(aspects(THREE.replace("未发生责任追究情形", plan))) == ["责任追究"]


@pytest.mark.parametrize(
    "said",
    ["将政务公开纳入年度考核", "对干部公开工作情况进行考核", "公开教师政务公开考核结果", "安全生产考核"],
)
def test_a_word_of_another_matter_alone_changes_nothing(said):
    assert failed(aspects(THREE.replace("工作考核结果良好", said))) == []


@pytest.mark.parametrize("organ_type", [OrganType.DEPARTMENT, OrganType.AGENCY, OrganType.OTHER])
def test_other_organs_are_exempt(organ_type):
    assert aspects("（五）监督保障。", organ_type=organ_type) == {}


def test_of_an_organ_of_unknown_type_nothing_is_asked():
    assert aspects("（五）监督保障。", organ_type=None) == {}


def test_the_three_may_stand_in_section_6_but_not_among_the_plans():
    assert failed(aspects("（五）监督保障。", six=THREE)) == []
    assert len(failed(aspects("（五）监督保障。"))) == 3


# problem-measure


def pairs(text, profile=Profile.PUBLISHED):
    return outcome(report(texts={5: text}), "problem-measure", profile)


TWO_LISTS = (
    "存在的问题：一是栏目更新不够及时。二是政策解读形式单一。三是答复文书不够规范。\n"
    "改进措施：一是由办公室每月巡查栏目。二是增加图解和短视频。三是印发答复文书模板。"
)


@pytest.mark.parametrize(
    "text",
    [
        TWO_LISTS,
        "一是栏目更新不够及时。二是政策解读形式单一。三是答复文书不够规范。\n改进措施：加强业务培训，每季度通报一次。",
        "（一）栏目更新不够及时。措施：每月巡查。\n（二）解读形式单一。措施：增加图解。",
        "存在的问题：部分栏目更新不够及时。\n改进措施：一是每月巡查栏目。二是逾期通报。",
    ],
)
@pytest.mark.parametrize("profile", Profile)
def test_every_problem_has_a_measure(text, profile):
    assert failed(pairs(text, profile)) == []
    assert pairs(text, profile) != {}


@pytest.mark.parametrize("profile", Profile)
def test_a_problem_without_a_measure(profile):
    results = pairs(TWO_LISTS.replace("三是印发答复文书模板。", ""), profile)
    assert failed(results) == ["problem:3"]
    finding = results["problem:3"].finding
    assert (finding.severity, finding.expected, finding.actual) == (Severity.WARNING, "3", "2")
    assert TWO_LISTS[slice(*finding.span)].startswith("答复文书不够规范")


def test_a_measure_without_a_problem():
    results = pairs(TWO_LISTS.replace("三是答复文书不够规范。", ""))
    assert failed(results) == ["measures"]
    assert "印发答复文书模板" in results["measures"].finding.message


def test_a_measure_for_two_problems_is_one_measure():
    text = "一是甲慢。二是乙慢。三是丙慢。四是丁慢。\n针对第一、三个问题，每月查。针对第二个问题，逐件配。"
    results = pairs(text)
    assert failed(results) == ["problem:4"]
    assert (results["problem:4"].finding.expected, results["problem:4"].finding.actual) == ("4", "2")


def test_measures_that_may_answer_the_open_problems():
    text = (
        "改进措施：一是每月抽查属性标注。二是聘请团队培训。\n存在的问题：一是属性标注随意。二是解读能力不足。"
    )
    assert FAILED not in statuses(pairs(text)).values()


@pytest.mark.parametrize(
    "text", ["部分栏目更新不够及时。", "改进措施：由办公室每月巡查栏目。", "〔待补：问题〕", ""]
)
def test_what_other_rules_say_is_not_said_again(text):
    assert pairs(text) == {}


# fee-statement


def fee(text, profile=Profile.PUBLISHED, *, unpaid=0, year=2023):
    figures = zero_figures() | {"t3.closed_unpaid.total": unpaid}
    return outcome(report(figures, texts={6: text}, year=year), "fee-statement", profile)


@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费。",
        "本年度无收取信息费情况。",
        "信息处理费收费通知0件，未收费。",
        "本年度我局向申请人发出信息处理费收费通知2件，总金额300元，实际收取240元。",
        "2023年我局没有发出信息处理费收费通知，总金额与实际收取总金额均为0元。",
        "信息处理费：2023年发出收费通知1件，应收0.01万元，实收100元。",
        "全年没有收取政府信息公开信息处理费。",
    ],
)
@pytest.mark.parametrize("profile", Profile)
def test_what_became_of_the_fee_is_said(text, profile):
    assert failed(fee(text, profile)) == []
    assert fee(text, profile)["stated"].status is PASSED


@pytest.mark.parametrize("text", ["无其他需要报告的事项。", "收取行政事业性收费120万元。", "无。"])
@pytest.mark.parametrize("profile", Profile)
def test_nothing_is_said_of_the_fee(text, profile):
    results = fee(text, profile)
    assert failed(results) == ["stated"]
    assert results["stated"].finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "unpaid", "instance"),
    [
        ("发出信息处理费收费通知1件，实际收取0元。", 3, "notices"),
        ("未发出收费通知，未收取信息处理费。", 1, "notices"),
        ("发出收费通知2件，总金额200元，实际收取300元。", 0, "money"),
        ("发出收费通知2件，总金额200元，实际收取0.03万元。", 0, "money"),
        ("未发出收费通知，实际收取信息处理费80元。", 0, "money"),
        ("全年收取信息处理费80元。", 0, "money"),
    ],
)
def test_numbers_that_do_not_fit(text, unpaid, instance):
    results = fee(text, unpaid=unpaid)
    assert failed(results) == [instance]
    assert text[slice(*results[instance].finding.span)] == results[instance].finding.excerpt


def test_numbers_that_are_not_given_have_no_result():
    assert statuses(fee("本年度未收取信息处理费。", unpaid=2)) == {"stated": PASSED}


def test_a_blank_cell_is_not_assessable():
    whole = report(texts={6: "发出信息处理费收费通知0件。"})
    blank = replace(whole, figures={**consistent_figures(), "t3.closed_unpaid.total": None})
    assert outcome(blank, "fee-statement")["notices"].status is UNKNOWN


def test_before_the_fee_was_introduced_nothing_is_asked():
    assert fee("无。", year=2020) == {}


@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 20))
def test_no_more_is_collected_than_billed(billed, collected, notices):
    text = f"发出信息处理费收费通知{notices}件，总金额{billed}元，实际收取{collected}元。"
    assert (fee(text)["money"].status is FAILED) == (collected > billed)


def test_the_billed_may_be_called_the_sum_alone():
    assert failed(fee("发出收费通知3件，金额120元，实际收取150元。")) == ["money"]
    assert failed(fee("发出收费通知3件，金额150元，实际收取120元。")) == []


def test_fees_for_other_things_are_no_statement():
    assert failed(fee("本年度无收费许可事项，无其他需要报告的事项。")) == ["stated"]


@given(st.integers(0, 20), st.integers(0, 20))
def test_not_fewer_notices_than_unpaid(unpaid, notices):
    text = f"发出信息处理费收费通知{notices}件。"
    assert (fee(text, unpaid=unpaid)["notices"].status is FAILED) == (unpaid > notices)


@pytest.mark.parametrize(
    ("section", "rules"),
    [
        (0, ["intro"]),
        (1, ["aspects", "government-aspects"]),
        (5, ["problems-present", "problem-measure"]),
        (6, ["fee-statement"]),
    ],
)
def test_a_part_to_be_filled_in_gives_the_placeholder_alone(section, rules):
    whole = report(texts={section: "已有文字。〔待补：其余〕"})
    results = check(Subject(whole, Profile.DRAFTING, organ_type=OrganType.GOVERNMENT)).findings
    assert [f.rule for f in results if f.section == section and f.rule in (*rules, "placeholder-left")] == [
        "placeholder-left"
    ]
