"""Whose applications a text says that most are."""

import pytest

from drafting.mentions import majorities

ABOUT = "（二）依申请公开。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("申请人以自然人为主", [("申请人以自然人为主", "t3.received.natural", "organisations.received")]),
        ("申请主体仍以法人和其他组织居多", [("申请主体仍以法人和其他组织居多", "organisations.received", "t3.received.natural")]),
        ("收到申请87件，其中商业企业申请占绝大多数", [("商业企业申请占绝大多数", "t3.received.business", "t3.received.natural")]),
        ("收到申请87件，其中自然人占比最高", [("其中自然人占比最高", "t3.received.natural", "organisations.received")]),
        ("提出申请最多的是公民", [("最多的是公民", "t3.received.natural", "organisations.received")]),
        pytest.param("上半年，申请人以自然人为主", [], id="只说半年"),
        pytest.param("网上申请中，申请人以自然人为主", [], id="只说一种渠道"),
        pytest.param("申请内容以征地拆迁为主", [], id="说的是内容"),
        pytest.param("区教育局收到申请9件，申请人以企业为主", [], id="说的是别人"),
    ],
)  # fmt: skip
def test_majorities(text, expected):
    said = f"{ABOUT}{text}。"
    found = majorities(said, year=2023, organ="云岭市青禾区人民政府")
    assert [(said[slice(*claim.span)], claim.of[0][0], claim.against[0]) for claim in found] == expected


def test_nothing_is_said_where_no_applications_are_spoken_of():
    assert majorities("（一）主动公开。补贴申请人以企业为主。", year=2023) == ()
