"""一是/二是, （一）（二）, 1. 2.: skipped, repeated, mixed."""

import pytest
from builders import report
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity
from drafting.numerals import format_numeral


def faults(text, profile=Profile.PUBLISHED):
    checked = check(Subject(report(texts={1: text}), profile))
    found = [f for f in checked.findings if f.rule == "numbering" and f.section == 1]
    assert all(text[slice(*f.span)] == f.actual for f in found)
    return [(f.actual, f.expected) for f in found]


SOUND = [
    "一是甲。二是乙。三是丙。",
    "一是甲。二是乙。\n三是丙。",
    "一是只此一项，做得不错。",
    "其中一是甲；二是乙。",
    "主要表现为一是甲，二是乙。",
    "重点工作三是公开。",
    "（一）甲。一是子。二是丑。\n（二）乙。一是子。二是丑。",
    "（一）甲：\n1.子。\n2.丑。\n（二）乙：\n1.子。",
    "（一）甲：\n1.子。\n（二）乙：\n2.丑。",
    "依据第二十条第（一）项、第（五）项和第（八）项。",
    "按照条例第五十条第（四）项的规定。",
    "这是第一、第二、第三产业共用的数据。",
    "这是唯一是公开的，统一是必要的，每一是也。",
    "存在问题\n（一）甲。\n改进措施\n（一）乙。",
    "问题一是甲。对此，一是乙。",
    "首先，甲。其次，乙。最后，丙。",
    "第一，甲。第二，乙。",
    "其一，甲；其二，乙。",
    "1．甲。2．乙。3．丙。",
    "①甲；②乙；③丙。",
    "增长2.5%，共有：3、4两类，2023.1.1起。",
    "一是甲：（1）子；（2）丑。二是乙。",
    "一、甲。\n二、乙。",
    "一二三级平台一、二、三类。",
    "会议9次。10月起施行。",
    "1.2023年，甲。\n2.乙。",
    "1.2023，甲。\n2.2023年，乙。\n3.丙。",
    "",
]


@pytest.mark.parametrize("text", SOUND)
@pytest.mark.parametrize("profile", Profile)
def test_ordinals_in_order(text, profile):
    assert faults(text, profile) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("一是甲。三是乙。", [("三是", "二是")], id="跳号"),
        pytest.param("二是甲。三是乙。", [("二是", "一是")], id="无一是"),
        pytest.param("一是甲。二是乙。二是丙。", [("二是", "三是")], id="重号"),
        pytest.param("一是甲。一是乙。二是丙。", [("一是", "二是")], id="重一"),
        pytest.param("一是甲。三是乙。三是丙。", [("三是", "二是"), ("三是", "四是")], id="一三三"),
        pytest.param("一是甲。二是乙。三是丙。二是丁。", [("二是", "四是")], id="倒号"),
        pytest.param("（一）甲。\n（三）乙。", [("（三）", "（二）")], id="小标题跳号"),
        pytest.param("（一）甲。\n（一）乙。", [("（一）", "（二）")], id="小标题重号"),
        pytest.param("(一)甲。\n(三)乙。", [("(三)", "(二)")], id="半角括号"),
        pytest.param("1.甲。\n2.乙。\n4.丙。", [("4.", "3.")], id="数字跳号"),
        pytest.param("①甲；③乙。", [("③", "②")], id="圈码跳号"),
        pytest.param("（1）甲；\n（3）乙。", [("（3）", "（2）")], id="括号数字跳号"),
        pytest.param("一是甲。第二，乙。三是丙。", [("第二，", "二是")], id="一是第二"),
        pytest.param("首先，甲。二是乙。", [("二是", "其次")], id="首先二是"),
        pytest.param("（一）甲。\n二、乙。", [("二、", "（二）")], id="括号与顿号"),
        pytest.param("1.甲。\n2、乙。\n3.丙。", [("2、", "2.")], id="点与顿号"),
        pytest.param("其一，甲；其三，乙。", [("其三，", "其二，")], id="其一其三"),
    ],
)
def test_ordinals_out_of_order(text, expected):
    assert faults(text) == expected


@pytest.mark.parametrize(
    ("profile", "severity"), [(Profile.DRAFTING, Severity.WARNING), (Profile.PUBLISHED, Severity.INFO)]
)
def test_how_grave_it_is(profile, severity):
    findings = check(Subject(report(texts={1: "一是甲。三是乙。"}), profile)).findings
    assert [f.severity for f in findings if f.rule == "numbering"] == [severity]


STYLES = {
    "item": lambda n: f"{format_numeral(n)}是甲。",
    "bracket": lambda n: f"（{format_numeral(n)}）甲。\n",
    "digit": lambda n: f"{n}.甲。\n",
    "chapter": lambda n: f"{format_numeral(n)}、甲。\n",
}


@given(st.sampled_from(sorted(STYLES)), st.integers(1, 12))
def test_a_list_that_runs_on_is_in_order(style, length):
    assert faults("".join(map(STYLES[style], range(1, length + 1)))) == []


@given(st.sampled_from(sorted(STYLES)), st.integers(2, 12), st.data())
def test_an_ordinal_taken_out_is_missed(style, length, data):
    out = data.draw(st.integers(1, length - 1))
    kept = [n for n in range(1, length + 1) if n != out]
    assert len(faults("".join(map(STYLES[style], kept)))) == 1
