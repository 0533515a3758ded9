"""Whose figure it is: what the reporting organ calls itself, and what names another."""

import pytest

from drafting.mentions import claims
from drafting.mentions.organs import may_name_itself, own_names, without_own_names

TOWN = "临溪市云浦区白塘镇人民政府"
STREET = "临溪市云浦区人民政府柳桥街道办事处"
BUREAU = "临溪市住房和城乡建设局"
DISTRICT = "临溪市云浦区人民政府"
ZONE = "云岭经济技术开发区管理委员会"
WARDENS = "云岭县城市管理综合行政执法局"
MARKETS = "云岭县市场监督管理局"
HEALTH = "云岭县卫生健康局"
CULTURE = "云岭县文化广电旅游体育局"


def bound(text: str, organ: str) -> bool:
    return bool(claims(f"{text}政府信息公开申请87件。", year=2024, organ=organ))


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("白塘镇共收到", TOWN),
        ("2024年，白塘镇收到", TOWN),
        ("镇政府收到", TOWN),
        ("柳桥街道共受理", STREET),
        ("2024年柳桥街道共受理", STREET),
        ("街道全年收到", STREET),
        ("街道办事处收到", STREET),
        ("市住建局共收到", BUREAU),
        ("住建局2024年收到", BUREAU),
        ("云浦区政府及各部门、各镇街共收到", DISTRICT),
        ("区直各单位、各街道共收到", DISTRICT),
        ("2024年云浦区共收到", DISTRICT),
        ("2024年，经开区共收到", ZONE),
        ("云岭经开区2024年收到", ZONE),
        ("县城管局共收到", WARDENS),
        ("县综合执法局2024年收到", WARDENS),
        ("县市监局共收到", MARKETS),
        ("县卫健委共收到", HEALTH),
        ("我县卫健局共收到", HEALTH),
        ("县文体旅局共收到", CULTURE),
        ("2024年，全街道共收到", STREET),
    ],
)
def test_the_organ_s_own(text, organ):
    assert bound(text, organ)


@pytest.mark.parametrize(
    ("text", "organ"),
    [
        ("大溪镇共收到", TOWN),
        ("云浦区2024年共收到", TOWN),
        ("清水街道共受理", STREET),
        ("区教育局收到", STREET),
        ("区住建局收到", BUREAU),
        ("市教育局收到", BUREAU),
        ("街道收到", DISTRICT),
        ("临溪市政府2024年共收到", DISTRICT),
        ("临溪市2024年共收到", DISTRICT),
        ("各镇街共收到", DISTRICT),
        ("高新区共收到", ZONE),
        ("云岭区2024年共收到", ZONE),
        ("市城管局共收到", WARDENS),
        ("市卫健委共收到", HEALTH),
        ("卫健委共收到", HEALTH),
        ("县教体局共收到", CULTURE),
        ("县住建局共收到", WARDENS),
        ("我县共收到", HEALTH),
    ],
)
def test_another_s(text, organ):
    assert not bound(text, organ)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("云岭市青禾区柳桥镇人民政府", "云岭市柳溪县石桥镇人民政府"),
        ("云岭市青禾区人民政府办公室", "云岭市大塘区人民政府办公室"),
    ],
)
def test_organs_of_a_kind_share_the_pattern_of_what_they_call_themselves(one, other):
    assert own_names(one)[1] is own_names(other)[1]
    assert own_names(one)[0] != own_names(other)[0]


@pytest.mark.parametrize(
    ("clause", "left"),
    [
        pytest.param("柳桥镇收到申请", "收到申请", id="镇名"),
        pytest.param("镇政府收到申请", "收到申请", id="自称"),
        pytest.param("石桥镇收到申请", "石桥镇收到申请", id="别的镇"),
        pytest.param("柳桥镇村收到申请", "柳桥镇村收到申请", id="镇下的村"),
        pytest.param("收到申请", "收到申请", id="未提"),
    ],
)
def test_what_an_organ_calls_itself_is_taken_out(clause, left):
    organ = "云岭市青禾区柳桥镇人民政府"
    assert without_own_names(clause, organ) == left
    assert clause == left or may_name_itself(clause, organ)
