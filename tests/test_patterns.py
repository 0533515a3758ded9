"""What a pattern needs, and that nothing is passed over that it would have found."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.mentions.measures import vocabulary
from drafting.patterns import Sieve, Sought, needed

SENTENCES = [
    sentence["text"].replace("⟦", "").replace("⟧", "")
    for file in sorted(Path("tests/checks/sentences").glob("dev*.toml"))
    for sentence in tomllib.loads(file.read_text(encoding="utf-8"))["sentence"]
]
PIECES = sorted({piece for sentence in SENTENCES for piece in re.split("[，。；、0-9]", sentence) if piece})


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        pytest.param("办结", {"办结"}, id="两个字相连"),
        pytest.param("办结|审结", {"办结", "审结"}, id="各分支各取其一"),
        pytest.param("[未无]收", {"未收", "无收"}, id="字组与字相连"),
        pytest.param("(?P<word>收)到", {"收到"}, id="括号不隔开"),
        pytest.param("收(?!回)到", {"收到"}, id="断言不隔开"),
        pytest.param("收.*到", {"收"}, id="隔开的字"),
        pytest.param("(?:已)?结转?", {"结"}, id="可有可无的不算"),
        pytest.param("收(?=到|讫)", {"收"}, id="后看的也要在"),
        pytest.param(r"\d+件", {"件"}, id="数字不认"),
    ],
)
def test_what_a_pattern_needs(pattern, first):
    assert needed(pattern)[0] == first


@pytest.mark.parametrize(
    "pattern", [r"\d+", "(?:收到)?", ".", "[^收]", "收到|", "(?i:a)", re.compile("a", re.I)]
)
def test_a_pattern_that_does_not_tell_needs_nothing(pattern):
    assert needed(pattern) == ()
    assert Sought(pattern).may("")


@given(st.sampled_from(PIECES))
def test_a_sieve_lets_through_whatever_has_a_match(piece):
    phrases = vocabulary(2024).phrases
    let_through = {pattern for pattern, _ in phrases.over(piece)}
    for pattern, _ in phrases:
        assert pattern in let_through or pattern.search(piece) is None
        assert not pattern.search(piece) or phrases.may(piece)


@given(st.sampled_from(PIECES), st.sampled_from(list(vocabulary(2024).objects.values())))
def test_what_is_sought_is_found_as_by_the_pattern(piece, sought):
    found = [match.span() for match in sought.pattern.finditer(piece)]
    assert [match.span() for match in sought.finditer(piece)] == found
    assert bool(sought.search(piece)) == bool(found)
    assert sought.sub("、", piece) == sought.pattern.sub("、", piece)


@given(st.lists(st.sampled_from(PIECES), min_size=12, max_size=20).map("，".join))
def test_a_long_text_is_sieved_as_its_clauses_are(text):
    phrases = vocabulary(2024).phrases
    let_through = {pattern for pattern, _ in phrases.over(text)}
    assert {pattern for pattern, _ in phrases if pattern.search(text)} <= let_through
    assert {p for piece in text.split("，") for p, _ in phrases.over(piece)} <= let_through


def test_a_sieve_keeps_the_order():
    sieve = Sieve([(re.compile("收"), 1), (re.compile(r"\d"), 2), (re.compile("收到"), 3)])
    assert [meaning for _, meaning in sieve.over("收到")] == [1, 2, 3]
    assert [meaning for _, meaning in sieve.over("办结")] == [2]
    assert sieve.may("")
