"""A passage in another choice of clauses: where it stands, what in it is nobody's wording."""

import pytest

from drafting.narrative.rewording import own_sentences, rewordings

HEAD = "（一）问题\n一是甲。\n二是乙。\n（二）措施。如下：\n一是丙。\n二是丁。"
OTHER = "（一）问题\n一是甲甲。\n二是乙。\n（二）措施。这样：\n一是丙丙。\n二是丁丁。"


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        pytest.param("一是甲。", ["一是甲甲。"], id="第一块里的一是"),
        pytest.param("一是丙。", ["一是丙丙。"], id="第二块里的一是"),
        pytest.param("二是乙。", [], id="没有别的写法"),
        pytest.param("（二）措施。如下：", ["（二）措施。这样："], id="标题一段"),
        pytest.param(HEAD, [OTHER], id="整个部分"),
        pytest.param("不在这一部分。", [], id="已经改过"),
    ],
)
def test_the_paragraph_in_the_same_place(passage: str, found: list[str]) -> None:
    assert list(rewordings(HEAD, passage, [OTHER, HEAD])) == found


def test_a_paragraph_without_ordinal_is_found_by_its_place() -> None:
    assert list(rewordings("甲。\n乙。", "乙。", ["甲甲。\n乙乙。"])) == ["乙乙。"]


def test_sentences_that_no_wording_gives_are_somebodys_own() -> None:
    assert own_sentences("甲‹fact.1›。我写的。", ["甲‹fact.1›。", "甲甲‹fact.1›。"]) == ("我写的。",)
