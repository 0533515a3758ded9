"""Zero claims and words of direction."""

import pytest

from drafting.mentions import directions, zero_claims

GOVERNMENT = "云岭市青禾区人民政府"
ABOUT = "（二）依申请公开。"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("未收到政府信息公开申请", ["t3.received.total"]),
        ("2023年未收到新的政府信息公开申请", ["t3.received.total"]),
        ("全年没有收到公民、法人或其他组织提出的政府信息公开申请", ["t3.received.total"]),
        ("未接到公众、法人或其他组织要求公开政府信息的申请", ["t3.received.total"]),
        ("未收到法律服务机构提出的政府信息公开申请", ["t3.received.legal"]),
        ("收到政府信息公开申请12件，均由自然人提出，无法人或组织申请", ["organisations.received"]),
        ("未收到自然人、公司或社会团体要求公开政府信息的申请", ["t3.received.total"]),
        ("未制定部门规章及行政规范性文件", ["t2.rules.made", "t2.normative.made"]),
        ("未发布规范性文件", []),
        ("因政府信息公开被复议12件、诉讼8件，未发生败诉案件", ["litigation.corrected"]),
        ("无上年结转", ["t3.carried_in.total"]),
        ("无结转下年度继续办理的申请", ["t3.carried_out.total"]),
        ("依申请公开零报告", ["t3.received.total"]),
        ("未发生行政复议、行政诉讼", ["t4.review.total", "litigation.total"]),
        ("未发生因政府信息公开引发的行政诉讼案件", ["litigation.total"]),
        ("未发生行政复议被纠正情形", ["t4.review.corrected"]),
        (
            "政府信息公开申请、行政复议、行政诉讼均为零",
            ["t3.received.total", "t4.review.total", "litigation.total"],
        ),
        ("涉及政府信息公开的行政复议、行政诉讼均未发生", ["t4.review.total", "litigation.total"]),
        ("行政诉讼案件都没有发生过", ["litigation.total"]),
        ("未发生由信息公开引发的投诉、行政复议和行政诉讼等", ["t4.review.total", "litigation.total"]),
        ("未发生涉及青禾区人民政府信息公开行政复议案件", ["t4.review.total"]),
        ("无因政府信息公开问题被提起行政诉讼或复议情况", ["litigation.total", "t4.review.total"]),
        ("政府信息公开方面的舆情均未发生", []),
        ("未收到要求提供公开出版物的政府信息公开申请", []),
        ("未收到涉及国家秘密的政府信息公开申请", []),
        ("区教育局未收到政府信息公开申请", []),
        ("上半年未收到政府信息公开申请", []),
        ("2022年未收到政府信息公开申请", []),
        ("未经行政复议直接起诉2件", []),
        ("未发生责任追究情形", []),
        ("未收取信息处理费", []),
        ("未收到举报投诉", []),
        ("严格执行零报告制度", []),
        ("无正当理由逾期不补正1件", []),
        ("未发生因行政复议引发的舆情", []),
        ("未收到行政复议申请书面材料的补正", []),
    ],
)
def test_zero_claims(text, measures):
    found = zero_claims(f"{ABOUT}{text}。", year=2023, organ=GOVERNMENT)
    assert [id for claim in found for id in claim.measures] == measures


def test_no_applications_are_denied_where_none_are_spoken_of():
    assert zero_claims("（一）主动公开。未收到申请。", year=2023) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到政府信息公开申请87件，同比上升16%", [("上升", 1, "t3.received.total")]),
        ("政府信息公开申请数量较上年下降5.2%", [("下降", -1, "t3.received.total")]),
        ("收到政府信息公开申请87件，与上年持平", [("持平", 0, "t3.received.total")]),
        ("因政府信息公开引发的行政复议3件，比上年减少1件", [("减少", -1, "t4.review.total")]),
        ("首次收到法律服务机构政府信息公开申请", [("首次收到", 1, "t3.received.legal")]),
        ("收到政府信息公开申请87件，增加栏目5个", []),
        ("收到政府信息公开申请87件，群众满意度明显提升", []),
        ("公开质量持续提高", []),
        ("区教育局政府信息公开申请数量较上年下降5%", []),
    ],
)
def test_directions(text, expected):
    found = directions(f"{text}。", year=2023, organ=GOVERNMENT)
    assert [(claim.word, claim.sign, claim.measure.id) for claim in found] == expected
