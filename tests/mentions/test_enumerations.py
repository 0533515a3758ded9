"""Enumerations: which total, which parts, and whether the list is complete."""

import pytest

from drafting.mentions import Claim, enumerations

ABOUT = "（二）依申请公开。"


def listed(text):
    found = []
    for e in enumerations(text, year=2023, organ="云岭市青禾区人民政府"):
        total = e.total.number if isinstance(e.total, Claim) else e.total
        found.append((total.value, [part.value for part in e.parts], e.complete))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "收到申请87件，其中自然人84件、法人或其他组织3件", [(87, [84, 3], True)], id="申请人列全"
        ),
        pytest.param("收到申请87件，其中自然人84件", [(87, [84], False)], id="只说自然人"),
        pytest.param(
            "办结89件，其中予以公开26件、部分公开8件、不予公开10件、无法提供30件、不予处理9件、其他处理6件",
            [(89, [26, 8, 10, 30, 9, 6], True)],
            id="结果列全",
        ),
        pytest.param(
            "收到申请87件，其中自然人84件、法人或其他组织3件（商业企业2件、科研机构1件）",
            [(87, [84, 3], True), (3, [2, 1], False)],
            id="括号里的分项不加两次",
        ),
        pytest.param(
            "办结89件，其中予以公开79件，不予公开10件（其中国家秘密1件、保护第三方合法权益9件）",
            [(89, [79, 10], False), (10, [1, 9], False)],
            id="不予公开的分项",
        ),
        pytest.param(
            "办结76件：予以公开30件，部分公开10件，不予公开10件，无法提供20件，不予处理5件，其他处理1件；其余7件结转下年度",
            [(76, [30, 10, 10, 20, 5, 1], True)],
            id="办结之后说结转",
        ),
        pytest.param(
            "收到申请40件，共办结37件，包括予以公开30件，部分公开5件，其他处理2件；结转下年度继续办理3件",
            [(37, [30, 5, 2], False)],
            id="办结的分项之后说结转",
        ),
        pytest.param(
            "收到申请87件，其中予以公开80件，其余7件结转下年度", [(87, [80, 7], False)], id="收到的分项有结转"
        ),
        pytest.param(
            "因政府信息公开被申请行政复议3件，其中维持1件、纠正1件，另1件尚未审结；未经复议直接起诉1件",
            [(3, [1, 1, 1], False)],
            id="复议的分项之后说诉讼",
        ),
        pytest.param("收到申请87件，其中约80件为自然人申请", [], id="约数不算"),
        pytest.param("收到申请87件，予以公开26件", [], id="没有其中"),
        pytest.param("收到申请87件，其中较上年增加12件", [], id="增加数不是分项"),
        pytest.param("收到建议10件，包括教育3件、医疗4件以及交通2件", [(10, [3, 4, 2], True)], id="以及"),
        pytest.param("开展培训5场，其中线上12场", [(5, [12], False)], id="其他量词"),
        pytest.param(
            "收到申请87件，其中网上申请82件、信函申请5件", [(87, [82, 5], False)], id="申请渠道，未称列全"
        ),
        pytest.param(
            "收到申请87件（其中：网上申请82件，当面申请0件，邮寄4件）",
            [(87, [82, 0, 4], True)],
            id="渠道为零的也列出来",
        ),
        pytest.param(
            "收到申请87件。其中，网上申请82件，占94.3%；其他方式申请5件，占5.7%",
            [(87, [82, 5], True)],
            id="渠道在下一句",
        ),
        pytest.param("收到申请87件，网上申请82件、信函申请5件", [], id="没有说其中"),
        pytest.param("公开信息100条，占全部的5%，其中12家", [], id="单位不同"),
    ],
)
def test_enumerations(text, expected):
    assert listed(f"{ABOUT}{text}。") == expected


def test_what_the_text_adds_before_the_parts():
    (found,) = enumerations(f"{ABOUT}收到申请87件，上年结转3件，其中予以公开90件。", year=2023)
    assert [claim.measure.id for claim in found.joined] == ["t3.carried_in.total"]


def test_the_span_runs_from_total_to_last_part():
    text = f"{ABOUT}收到申请87件，其中自然人84件、商业企业3件，均已办结。"
    (found,) = enumerations(text, year=2023)
    assert text[slice(*found.span)] == "87件，其中自然人84件、商业企业3件"
