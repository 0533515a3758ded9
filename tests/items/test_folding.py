"""ASCII punctuation read as Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.items import split_items
from drafting.items.folding import folded


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("问题:一是慢;二是少,", "问题：一是慢；二是少，"),
        ("(一)更新慢", "（一）更新慢"),
        ("8:30到9:30,共1,024件", "8:30到9:30，共1,024件"),
        ("plain, (text)", "plain, (text)"),
        ("更新慢.解读少.\n一.存在", "更新慢。解读少。\n一.存在"),
        ("占10.5.更新慢.2024年起", "占10.5.更新慢。2024年起"),
    ],
)
def test_punctuation_beside_chinese(text, wide):
    assert folded(text) == wide


@given(st.text(alphabet="一问题,;:()!?[]1a。"))
def test_every_place_stays(text):
    assert len(folded(text)) == len(text)


def test_items_are_the_text_as_it_is_written():
    (pair,) = split_items("存在的问题:更新慢,人少;\n改进措施:每月查;")
    assert (pair.problem.text, pair.measures[0].text) == ("更新慢,人少;", "每月查;")
