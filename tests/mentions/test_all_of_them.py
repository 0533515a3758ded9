"""What a text says of all that a figure counts."""

import pytest

from drafting.mentions import all_of_them


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "收到政府信息公开申请42件，均为自然人提交。",
            [(42, "t3.received.natural", "42件，均为自然人提交")],
            id="申请人",
        ),
        pytest.param(
            "收到政府信息公开申请42件（全部由公民通过网络提交），办结40件",
            [(42, "t3.received.natural", "42件（全部由公民通过网络提交")],
            id="括号里说申请人",
        ),
        pytest.param(
            "政府信息公开行政复议7件，均被复议机关维持。",
            [(7, "t4.review.upheld", "7件，均被复议机关维持")],
            id="复议结果",
        ),
        pytest.param("政府信息公开行政诉讼3件，法院均已作出判决", [], id="不是结果"),
        pytest.param(
            "政府信息公开行政复议1件，为其他结果；行政诉讼2件，均未审结",
            [(1, "t4.review.other", "1件，为其他结果"), (2, "litigation.pending", "2件，均未审结")],
            id="一件的结果",
        ),
        pytest.param(
            "办理政府信息公开申请42件，均为自然人申请",
            [(42, "t3.received.natural", "42件，均为自然人申请")],
            id="办理的",
        ),
        pytest.param("收到政府信息公开申请42件，均已答复", [], id="没有说是谁的"),
        pytest.param("收到政府信息公开申请42件，均为网上申请", [], id="渠道"),
        pytest.param("收到政府信息公开申请42件，均予以公开", [], id="申请的办理结果"),
        pytest.param("政府信息公开行政诉讼2件，均被法院判决驳回", [], id="表里没有的结果"),
        pytest.param(
            "政府信息公开行政复议2件，均已审结", [(2, "t4.review.total", "2件，均已审结")], id="没有未审结的"
        ),
        pytest.param(
            "收到政府信息公开申请5件，均依法不予公开",
            [(5, "refused.total", "5件，均依法不予公开")],
            id="都不予公开",
        ),
        pytest.param(
            "收到政府信息公开申请5件（含上年结转1件），申请人全部为公民",
            [(5, "t3.received.natural", "5件（含上年结转1件），申请人全部为公民")],
            id="隔着括号",
        ),
        pytest.param(
            "收到政府信息公开申请5件，均为同意公开",
            [(5, "t3.granted.total", "5件，均为同意公开")],
            id="都同意公开",
        ),
        pytest.param("政府信息公开行政复议2件，均驳回维持", [], id="还说了别的"),
        pytest.param("收到政府信息公开申请约40件，均为自然人提交", [], id="约数"),
        pytest.param("收到政府信息公开申请0件，均为自然人提交", [], id="零件"),
        pytest.param("予以公开5件，均为自然人申请", [], id="不是收到数"),
    ],
)
def test_all_of_them(text, expected):
    found = all_of_them(text, year=2024)
    assert [(c.number.value, c.measure.id, text[slice(*c.clause)]) for c in found] == expected
