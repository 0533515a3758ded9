"""Identity cards, mobile telephones, applicants' names."""

import pytest
from builders import report
from hypothesis import given
from hypothesis import strategies as st

from drafting.checks.engine import Subject, check
from drafting.checks.findings import Profile, Severity
from drafting.checks.persons import valid_card


def told(text, section=1, profile=Profile.PUBLISHED):
    checked = check(Subject(report(texts={section: text}), profile))
    found = [f for f in checked.findings if f.rule == "privacy"]
    assert {f.severity for f in found} <= {Severity.ERROR}
    assert all(text[slice(*f.span)] == f.actual for f in found)
    return [f.actual for f in found]


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        pytest.param("其身份证号为11010519491231002X。", "11010519491231002X", id="18位"),
        pytest.param("身份证号110105194912310021", "110105194912310021", id="校验码不符"),
        pytest.param("身份证号110105491231002。", "110105491231002", id="15位"),
        pytest.param(
            "身份证号１１０１０５１９４９１２３１００２８", "１１０１０５１９４９１２３１００２８", id="全角"
        ),
        pytest.param("请拨打13812345678咨询。", "13812345678", id="手机"),
        pytest.param("手机138 1234 5678。", "138 1234 5678", id="手机空格"),
        pytest.param("手机+8613812345678。", "13812345678", id="国际区号"),
        pytest.param("申请人：王小明，申请公开预算。", "王小明", id="申请人冒号"),
        pytest.param("申请人姓名：于海。", "于海", id="易混姓氏冒号"),
        pytest.param("申请人王小明向我局提出申请。", "王小明", id="申请人向"),
        pytest.param("申请人李娜不服答复。", "李娜", id="申请人不服"),
        pytest.param("原告欧阳建国诉我局一案。", "欧阳建国", id="复姓"),
        pytest.param("市民张大山申请公开拆迁方案。", "张大山", id="市民"),
        pytest.param("（申请人：陈静）", "陈静", id="括号"),
        pytest.param("王丽于2023年5月申请公开拆迁信息。", "王丽", id="只有姓名"),
        pytest.param("全年收到赵强提交的政府信息公开申请1件。", "赵强", id="收到某人"),
        pytest.param("李四诉我局政府信息公开一案。", "李四", id="某人诉"),
        pytest.param("孙大海不服我局答复。", "孙大海", id="某人不服"),
        pytest.param("向申请人刘海作出答复。", "刘海", id="向申请人"),
        pytest.param("收到村民陈芳的申请1件。", "陈芳", id="村民的申请"),
        pytest.param("申请人欧阳大海等5人提出。", "欧阳大海", id="等几人"),
        pytest.param("张国等12名村民申请公开征地信息。", "张国", id="等几名"),
        pytest.param("答复书（致王芳女士）已寄出。", "王芳", id="致某女士"),
        pytest.param("答复书（致王小芳女士）已寄出。", "王小芳", id="致某某女士"),
        pytest.param("申请人代表：曹强。", "曹强", id="申请人代表"),
        pytest.param("申请人韦光对答复不服。", "韦光", id="对答复"),
        pytest.param("村民冯军等8人来访。", "冯军", id="村民等几人"),
        pytest.param("受理了梁勇的政府信息公开申请。", "梁勇", id="受理了"),
        pytest.param("群众刘花来电咨询。", "刘花", id="来电"),
        pytest.param("某公司法定代表人钱进申请公开。", "钱进", id="法定代表人"),
        pytest.param("申请人张某的家庭住址为青禾小区3栋2单元501室。", "青禾小区3栋2单元501室", id="住址"),
        pytest.param("其家庭电话5550123。", "5550123", id="家庭电话"),
    ],
)
@pytest.mark.parametrize("profile", Profile)
def test_personal_data(text, actual, profile):
    assert told(text, profile=profile) == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "申请人张某、李某某、王先生、陈女士。",
        "申请人：张某某；申请人：李**；申请人：王×；申请人：刘某。",
        "申请人：商业企业。申请人：自然人。申请人：单位。申请人：高校。",
        "申请人高度认可，申请人关注的热点，申请人常问，申请人和第三方，申请人时限内补正。",
        "申请人无正当理由逾期不补正。申请人逾期未按收费通知要求缴纳费用。",
        "申请人申请公开的内容，申请人于十日内补正，申请人向法院起诉，申请人安全。",
        "申请人许多要求，申请人严格按照，申请人曾提出。",
        "市民许多反映，群众严格要求，群众温饱，居民余热，村民李某反映。",
        "身份证号1101**********002X，手机138****5678。",
        "统一社会信用代码110105194912310021。",
        "公开信息13812345678条，金额13812345678元。",
        "网址http://www.qinghe.example/13812345678/110105491231002.html",
        "编号为202313812345678901的文件，拨打12345或0300-5550101。",
        "帮助申请人准确描述，与申请人沟通97人次。",
        "致王女士的答复书，申请人张某等5人。",
        "夏河县于2023年5月申请公开，严家镇向我局提出公开申请，许多人不服答复，林场申请公开，收到施工方的信息公开申请。",
        "向申请人郑重作出承诺，向申请人周到提供服务，第三人意见，委托代理人办理。",
        "家庭住址等信息不予公开；地址：青禾路12号；住址、电话要填全；办公电话5550123。",
    ],
)
def test_no_personal_data(text):
    assert told(text) == []


def test_a_home_is_none_where_the_introduction_gives_the_offices_address():
    text = "本机关住所地：青禾路12号3单元402室。"
    assert (told(text, section=0), told(text)) == ([], ["青禾路12号3单元402室"])


def test_a_mobile_may_be_the_introductions_contact():
    assert told("如有疑问，请联系（电话：13812345678）。", section=0) == []
    assert told("数据来自13812345678。", section=0) == ["13812345678"]


DAYS = st.dates().filter(lambda day: 1900 <= day.year <= 2024)


def card(day, order):
    body = f"530112{day:%Y%m%d}{order:03}"
    return next(body + last for last in "0123456789X" if valid_card(body + last))


@given(st.integers(10**16, 10**17 - 1))
def test_the_last_digit_is_that_of_the_standard(body):
    """GB 11643: the digits times the powers of two, by elevens."""
    digits = sum(int(digit) * pow(2, 17 - at, 11) for at, digit in enumerate(str(body)))
    assert [last for last in "0123456789X" if valid_card(f"{body}{last}")] == ["10X98765432"[digits % 11]]


@given(DAYS, st.integers(0, 999))
def test_every_card_is_found(day, order):
    number = card(day, order)
    assert told(f"号码为{number}。") == [number]


@given(DAYS, st.integers(0, 999), st.integers(4, 12))
def test_a_masked_card_is_none(day, order, start):
    number = card(day, order)
    assert told(f"号码为{number[:start]}******{number[start + 6 :]}。") == []


@given(st.integers(0, 10**12))
def test_figures_of_a_report_are_no_telephone(figure):
    assert told(f"公开信息{figure}条。") == []
