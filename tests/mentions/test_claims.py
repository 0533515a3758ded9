"""Claims: which number is bound to which measure, and which to none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.mentions import ON_REQUEST, citations, claims, clauses, measures_named

GOVERNMENT = "云岭市青禾区人民政府"
BUREAU = "云岭市青禾区教育局"


def bound(text, organ=GOVERNMENT):
    return [(c.number.text, c.measure) for c in claims(text, year=2023, organ=organ)]


def test_several_figures_of_one_sentence():
    text = (
        "2023年，我区收到政府信息公开申请 87 件，其中自然人 84 件、商业企业3件；予以公开 26 件，"
        "部分公开8件，不予公开10件，无法提供30件，不予处理9件，其他6件，结转下一年度1件。"
    )
    assert bound(text) == [
        ("87 件", "t3.received.total"),
        ("84 件", "t3.received.natural"),
        ("3件", "t3.received.business"),
        ("26 件", "t3.granted.total"),
        ("8件", "t3.partial.total"),
        ("10件", "refused.total"),
        ("30件", "unavailable.total"),
        ("9件", "unprocessed.total"),
        ("6件", "closed.total"),
        ("1件", "t3.carried_out.total"),
    ]


ABOUT = "（二）依申请公开。"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("新收申请87件", ["t3.received.total"]),
        ("接到政府信息公开申请数量87条", ["t3.received.total"]),
        ("受理依申请公开87宗", ["t3.received.total"]),
        ("收到87件政府信息公开申请", ["t3.received.total"]),
        ("通过网站、信函等渠道收到申请87件", ["t3.received.total"]),
        ("政府信息公开申请共计87件", ["t3.received.total"]),
        ("上年结转3件", ["t3.carried_in.total"]),
        ("2022年结转3件，结转至2024年1件", ["t3.carried_in.total", "t3.carried_out.total"]),
        ("办结89件，转下年度1件", ["t3.processed.total", "t3.carried_out.total"]),
        ("同意公开26件，不同意公开10件", ["t3.granted.total", "refused.total"]),
        ("对26件申请予以公开，8件部分公开", ["t3.granted.total", "t3.partial.total"]),
        ("予以公开和部分公开34件", ["disclosed.total"]),
        (
            "予以公开、部分公开、不予公开分别为26件、8件和10件",
            ["t3.granted.total", "t3.partial.total", "refused.total"],
        ),
        (
            "不予公开10件（国家秘密1件、保护第三方合法权益9件）",
            ["refused.total", "t3.refused_state_secret.total", "t3.refused_third_party.total"],
        ),
        ("法人或其他组织3件", ["organisations.received"]),
        ("办结89件，其中自然人86件", ["t3.processed.total", "t3.processed.natural"]),
        ("信息不存在30件", ["unavailable.total"]),
        ("重复申请6件", ["t3.unprocessed_repeat.total"]),
        (
            "因政府信息公开被申请行政复议3件，其中维持2件、纠正1件",
            ["t4.review.total", "t4.review.upheld", "t4.review.corrected"],
        ),
        ("发生行政复议、行政诉讼案件3件", ["disputes.total"]),
        (
            "未经复议直接起诉1件，复议后起诉2件",
            ["t4.litigation_direct.total", "t4.litigation_after_review.total"],
        ),
        ("行政诉讼2件", ["litigation.total"]),
        ("今年以来，收到申请87件", ["t3.received.total"]),
        ("不予公开10件，其中国家秘密1件，其他9件", ["refused.total", "t3.refused_state_secret.total"]),
        ("行政复议5件，维持2件，其他3件", ["t4.review.total", "t4.review.upheld", "t4.review.other"]),
        ("予以公开26件，其他6件", ["t3.granted.total", "closed.total"]),
        ("予以公开64件，到年底还在办理的有7件", ["t3.granted.total", "t3.carried_out.total"]),
        ("办结80件，尚未办结7件", ["t3.processed.total", "t3.carried_out.total"]),
        ("全区各部门、各镇街共收到申请87件", ["t3.received.total"]),
        ("新收和上年结转的申请共90件", ["load.total"]),
        ("被复议机关纠正9件", ["t4.review.corrected"]),
        ("自然人84件，其他3件", ["t3.received.natural", "t3.received.other"]),
        ("收到并办结政府信息公开申请87件", ["t3.received.total"]),
        ("收到申请87件，转办上一年度3件", ["t3.received.total", "t3.carried_in.total"]),
        (
            "新收87件，上年结转3件，其中自然人84件",
            ["t3.received.total", "t3.carried_in.total", "t3.received.natural"],
        ),
        ("收到依申请公开政府信息案件87件", ["t3.received.total"]),
        ("收到申请87件，已按要求提供给申请人26件", ["t3.received.total", "t3.granted.total"]),
        ("行政复议5件，维持2件，尚未办结3件", ["t4.review.total", "t4.review.upheld", "t4.review.pending"]),
        ("行政复议、行政诉讼案件9件，结果维持5件", ["disputes.total", "disputes.upheld"]),
        ("办理申请87件，协助区政府办理申请7件，被复议2件", ["t3.processed.total", "t4.review.total"]),
        ("收到申请87件，邮件申请8件，2件转结2024年办结", ["t3.received.total", "t3.carried_out.total"]),
        (
            "收到申请87件，自然人84件，科研机构、社会公益组织各1件，其他组织1件",
            [
                "t3.received.total",
                "t3.received.natural",
                "t3.received.research",
                "t3.received.welfare",
                "t3.received.other",
            ],
        ),
        ("不予公开和不予处理的各9件", ["refused.total", "unprocessed.total"]),
        ("因政府信息公开引发行政复议、行政诉讼各3件", ["t4.review.total", "litigation.total"]),
        ("网络、信函申请各3件，科研机构各1件", ["t3.received.research"]),
        (
            "办结89件，其中：予以公开26件，部分公开8件，不予公开10件，无法提供30件，不予处理9件，"
            "其他处理6件，以上合计89件",
            [
                "t3.processed.total",
                "t3.granted.total",
                "t3.partial.total",
                "refused.total",
                "unavailable.total",
                "unprocessed.total",
                "closed.total",
                "t3.processed.total",
            ],
        ),
        ("收到行政复议3件，复议后起诉1件", ["t4.review.total", "t4.litigation_after_review.total"]),
    ],
)
def test_bound_in_the_paragraph_on_applications(text, measures):
    assert [measure for _, measure in bound(f"{ABOUT}{text}。")] == measures


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("作出行政许可决定550件、行政处罚决定919件", ["t2.licensing.decisions", "t2.penalties.decisions"]),
        (
            "制发行政规范性文件3件，废止23件，现行有效18件",
            ["t2.normative.made", "t2.normative.repealed", "t2.normative.in_force"],
        ),
        (
            "现行有效的行政规范性文件18件，其中3件为本年制发的",
            ["t2.normative.in_force", "t2.normative.made"],
        ),
        ("现行有效的行政规范性文件18件，其中3件为涉企文件", ["t2.normative.in_force"]),
        ("行政事业性收费5736万元", ["t2.fees.amount"]),
        ("发布通知5件，作出行政处罚决定919件", ["t2.penalties.decisions"]),
    ],
)
def test_bound_to_table_two(text, measures):
    assert [measure for _, measure in bound(f"{text}。")] == measures


@pytest.mark.parametrize(
    "text",
    [
        "司法局收到行政复议申请312件，办结300件",
        "公示行政处罚信息860条",
        "公开行政处罚决定860件",
        "清理规范性文件41件",
        "区教育局收到政府信息公开申请12件，办结11件",
        "本级收到政府信息公开申请12件",
        "本机关收到政府信息公开申请12件",
        "各街道收到政府信息公开申请12件",
        "上半年收到政府信息公开申请12件",
        "1月至6月收到政府信息公开申请12件",
        "2022年收到政府信息公开申请75件",
        "较上年的75件增加12件",
        "其中网上申请50件、信函申请37件",
        "涉及征地拆迁30件",
        "收到群众来信12件",
        "收到12件群众来信",
        "办理人大建议5件，答复咨询30件",
        "受理行政许可申请120件",
        "开通31个部门依申请公开渠道，开展5场培训",
        "延期答复3件",
        "属于查询事项的不予公开由2件降为0件",
        "被纠正的一件系遗漏检索",
        "平均每件答复用时12天",
        "申请人撤回2件",
        "受理政府信息公开行政复议案件12件",
        "办理完毕，无一件引发行政复议",
        "公开行政许可决定信息12053条，行政处罚决定919件",
        "公示行政许可决定100件、行政处罚决定50件",
        "本报告由行政复议和行政诉讼情况、其他需要报告的事项六个部分组成",
        "各镇街收到申请12件",
    ],
)
def test_in_doubt_not_bound(text):
    assert bound(f"{ABOUT}{text}。") == []


def test_outcomes_outside_the_context_of_applications():
    assert bound("（一）主动公开。予以公开26件，不予公开10件，行政复议5件。") == []


def test_the_scope_widens_again_within_a_sentence():
    assert bound(f"{ABOUT}2022年收到75件，2023年收到87件。") == [("87件", "t3.received.total")]


def test_a_department_s_own_name_narrows_nothing():
    text = "区教育局收到政府信息公开申请12件，本机关办结11件。"
    assert [m for _, m in bound(text, BUREAU)] == ["t3.received.total", "t3.processed.total"]
    assert bound(text, "") == []


def test_received_is_read_with_and_without_those_carried_in():
    (claim,) = claims("收到政府信息公开申请90件。", year=2023)
    assert claim.readings == (("t3.received.total",), ("t3.received.total", "t3.carried_in.total"))


def test_references_are_bound_as_numbers_are():
    text = f"{ABOUT}新收[[t3.received.total]]件，其中予以公开[[t3.partial.total|件]]，培训[[fact.3]]场。"
    named = [(c.reference.id, c.measure and c.measure.id) for c in citations(text, year=2023)]
    assert named == [
        ("t3.received.total", "t3.received.total"),
        ("t3.partial.total", "t3.granted.total"),
        ("fact.3", None),
    ]


@pytest.mark.parametrize(
    ("clause", "elsewhere"),
    [
        pytest.param("新收申请[[x]]", False, id="全年全机关"),
        pytest.param("2023年新收申请[[x]]", True, id="上年"),
        pytest.param("去年共收到申请[[x]]", True, id="去年"),
        pytest.param("较去年增加的申请[[x]]", False, id="比较"),
        pytest.param("上年结转[[x]]", False, id="上年结转是本年的一行"),
        pytest.param("上半年收到申请[[x]]", True, id="半年"),
        pytest.param("第一季度收到申请[[x]]", True, id="季度"),
        pytest.param("1月1日至12月31日收到申请[[x]]", False, id="全年的起止"),
        pytest.param("区教育局收到申请[[x]]", True, id="别的机关"),
        pytest.param("各镇街收到申请[[x]]", True, id="下级"),
        pytest.param("全区各部门、各镇街收到申请[[x]]", False, id="全区"),
        pytest.param("网上申请[[x]]", True, id="一种渠道"),
        pytest.param("通过网站、信函等渠道收到申请[[x]]", False, id="各种渠道"),
        pytest.param("涉及征地拆迁的申请[[x]]", True, id="一类事项"),
        pytest.param("涉及政府信息公开的行政复议[[x]]", False, id="本来的事项"),
    ],
)
def test_whether_a_reference_is_of_another_scope(clause, elsewhere):
    (cited,) = citations(clause, year=2024, organ=GOVERNMENT, about=ON_REQUEST)
    assert cited.elsewhere is elsewhere


@pytest.mark.parametrize(
    ("clause", "named"),
    [
        ("收到政府信息公开申请[[t3.received.total]]", ("t3.received.total",)),
        ("予以公开26件", ("t3.granted.total",)),
        ("行政复议结果维持", ("t4.review.upheld",)),
        ("行政复议、行政诉讼[[x]]件", ("disputes.total",)),
        ("自然人[[a]]件", ("t3.received.natural",)),
        ("进一步规范办理流程", ()),
        ("公民、法人和其他组织", ()),
    ],
)
def test_measures_named(clause, named):
    assert measures_named(clause) == named


def test_clauses():
    text = "收到7,391件申请，其中自然人84件、商业企业3件；行政复议、行政诉讼均为0件（含上年3件）。依据《甲，乙》办理"
    assert [text[slice(*span)] for span in clauses(text)] == [
        "收到7,391件申请",
        "其中自然人84件",
        "商业企业3件",
        "行政复议、行政诉讼均为0件",
        "含上年3件",
        "依据《甲，乙》办理",
    ]


PHRASES = {
    "新收政府信息公开申请": "t3.received.total",
    "上年结转": "t3.carried_in.total",
    "予以公开": "t3.granted.total",
    "部分公开": "t3.partial.total",
    "不予公开": "refused.total",
    "无法提供": "unavailable.total",
    "不予处理": "unprocessed.total",
    "其他处理": "closed.total",
    "结转下年度": "t3.carried_out.total",
}


@given(st.lists(st.sampled_from(sorted(PHRASES)), min_size=1, max_size=6, unique=True), st.data())
def test_order_and_values_do_not_matter(phrases, data):
    values = [data.draw(st.integers(0, 5000)) for _ in phrases]
    stops = [data.draw(st.sampled_from("，；、。")) for _ in phrases]
    text = ABOUT + "".join(f"{p}{v}件{s}" for p, v, s in zip(phrases, values, stops, strict=True))
    assert [(c.measure, c.number.value) for c in claims(text, year=2023, organ=GOVERNMENT)] == [
        (PHRASES[p], v) for p, v in zip(phrases, values, strict=True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "在答复前主动与申请人沟通[[fact.9]]，帮助申请人准确描述所需信息‹fact.9›。",
        "（三）政府信息管理。完成征收档案数字化，新增可全文检索的案卷[[fact.10]]。",
        "建立公文公开属性动态调整制度，将原定不公开的文件转为主动公开[[fact.11]]。",
        "全市各部门共公开信息[[fact.4]]，其中[[fact.5]]为通知公告。",
    ],
)
def test_each_reference_is_told_whatever_its_sentence_is_about(text):
    found = [one.reference.id for one in citations(text, year=2024, organ="临溪市云浦区人民政府")]
    assert found == re.findall(r"\[\[([\w.]+)\]\]", text)
