"""What measures and problems share, and every word of alike.toml."""

import pytest

from drafting.items import alike
from drafting.items.alike import TELLS, likeness, says_nothing_special

LISTS = alike._lists()
OTHER = "甲乙丙丁戊"


def share(problem: str, measure: str) -> float:
    return likeness([problem, OTHER], [measure])[0][0]


@pytest.mark.parametrize("word", LISTS["stock"])
def test_a_stock_word_tells_nothing(word):
    theme = any(listed in word for words in LISTS["themes"].values() for listed in words)
    assert share(f"{word}庚辛壬癸", f"{word}子丑寅卯") == (alike._THEME if theme else 0)


@pytest.mark.parametrize("word", LISTS["common"])
def test_a_common_word_tells_a_little(word):
    assert 0 < share(f"{word}庚辛壬癸", f"{word}子丑寅卯") < 2 * TELLS


@pytest.mark.parametrize("character", LISTS["empty"])
def test_an_empty_character_tells_nothing_alone(character):
    assert share(f"庚{character}辛", f"子{character}丑") == 0


@pytest.mark.parametrize("theme", LISTS["themes"])
def test_words_of_one_theme_tell_something(theme):
    words = LISTS["themes"][theme]
    assert len(words) == len(set(words))
    for one, other in zip(words, [*words[1:], words[0]], strict=True):
        assert share(f"{one}庚辛", f"子丑{other}") > 0, (one, other)


def test_no_word_stands_twice():
    words = [*LISTS["stock"], *LISTS["common"]]
    assert len(words) == len(set(words))


def test_a_word_that_both_have_tells():
    assert share("征地补偿缺项", "补齐征地补偿") >= TELLS
    assert share("征地补偿缺项", "定期通报") == 0


def test_what_all_problems_have_tells_nothing():
    assert likeness(["栏目更新", "栏目检索"], ["栏目"]) == [[0, 0]]


@pytest.mark.parametrize(
    ("measure", "special"),
    [("加强组织领导，强化监督考核。", False), ("成立工作专班。", False), ("清明前更新护林员名册。", True)],
)
def test_a_commonplace(measure, special):
    assert says_nothing_special(measure) is not special
