import math
from collections import Counter

import pytest

from drafting.cli import main
from drafting.cli.eval_retrieval import _words
from drafting.precedents.baselines import BM25, TfIdf, bigrams, grams
from drafting.precedents.evaluation import (
    Quality,
    baselines,
    by_type,
    measure,
    shipped_order,
    thinned_themes,
    thinned_words,
)
from drafting.precedents.labelled import HALVES, QUERY_TYPES, labelled_set
from drafting.precedents.themes import shipped_themes
from drafting.service.retrieval_quality import retrieval_set


@pytest.fixture(scope="module")
def labelled():
    return retrieval_set()


@pytest.fixture(scope="module")
def tfidf(labelled):
    return measure(labelled, baselines(labelled, _words())["TF-IDF·一至三字"])


@pytest.fixture(scope="module")
def shipped(labelled):
    return measure(labelled, shipped_order(labelled, shipped_themes()))


def test_there_are_enough_queries_of_each_type_none_twice(labelled):
    assert len({query.text for query in labelled.queries}) == len(labelled.queries) >= 160
    assert min(Counter(query.type for query in labelled.queries).values()) >= 40
    assert {query.type for query in labelled.queries} == set(QUERY_TYPES)


def test_each_query_has_items_of_the_kind_wanted(labelled):
    without = [
        query.text
        for query in labelled.queries
        if not any(labelled.grade(query, labelled.items[row]) == 2 for row in labelled.rows(query))
    ]
    assert without == []


def test_the_halves_share_no_matter(labelled):
    dev, held_out = ({query.topic for query in labelled.queries if query.half == half} for half in HALVES)
    assert dev & held_out == set()


@pytest.mark.parametrize("half", HALVES)
def test_the_shipped_ranking_beats_exact_tfidf(half, tfidf, shipped):
    """By 0.08 of nDCG@10 over all queries, and never worse in one type."""
    ours, theirs = (dict(by_type(measured, half)) for measured in (shipped, tfidf))
    assert ours[""].ndcg >= theirs[""].ndcg + 0.08
    assert [type_ for type_ in QUERY_TYPES if ours[type_].ndcg < theirs[type_].ndcg] == []


@pytest.mark.parametrize("thinned", [thinned_words, thinned_themes])
def test_a_quarter_less_of_the_table_still_helps(thinned, labelled, tfidf):
    measured = measure(labelled, shipped_order(labelled, thinned(shipped_themes(), 0.25, seed=0)))
    assert dict(by_type(measured, "held-out"))[""].ndcg > dict(by_type(tfidf, "held-out"))[""].ndcg


def test_a_perfect_order_scores_one_and_an_empty_one_nothing(labelled):
    def perfect(query, rows):
        return sorted(rows, key=lambda row: -labelled.grade(query, labelled.items[row]))[:10]

    assert set(measure(labelled, perfect).values()) == {Quality(1, 1, 1)}
    assert set(measure(labelled, lambda *_: []).values()) == {Quality(0, 0, 0)}


def test_thinning_takes_the_share_and_is_the_same_for_a_seed():
    table = shipped_themes()
    words, themes = thinned_words(table, 0.25, 1), thinned_themes(table, 0.25, 1)
    assert len(words.words) == len(table.words) - round(0.25 * len(table.words))
    assert len(themes.names) == len(table.names) - round(0.25 * len(table.names))
    assert {theme for of in themes.words.values() for theme in of} == set(themes.names)
    assert words == thinned_words(table, 0.25, 1) != thinned_words(table, 0.25, 2)


def test_bm25_by_hand():
    """Two texts of one token each: idf ln(1 + 1.5/1.5), the length the mean."""
    scores = BM25(["甲", "乙"], list).scores("甲")
    assert scores.tolist() == pytest.approx([math.log(2), 0])


def test_tfidf_is_a_cosine():
    texts = ["答复文书", "政策解读"]
    assert TfIdf(texts).scores("答复文书").tolist() == pytest.approx([1, 0])
    assert TfIdf(texts).scores("没有一样").tolist() == [0, 0]


def test_grams():
    assert list(grams("\uff21\uff22 甲", 1, 2)) == ["a", "b", " ", "甲", "ab", "b ", " 甲"]
    assert list(bigrams("甲乙丙")) == ["甲乙", "乙丙"]


def test_an_excerpt_must_name_one_item(tmp_path):
    from drafting.errors import DataFileError

    topic = (
        '[[topic]]\nid = "甲"\nnear = []\ncorpus = ["没有这句"]\nproblems = []\nmeasures = []\nqueries = []\n'
    )
    for half in HALVES:
        (tmp_path / f"{half}.toml").write_text(topic, encoding="utf-8")
    with pytest.raises(DataFileError, match="正好一处"):
        labelled_set(tmp_path, [])


def test_a_damaged_file_is_told(tmp_path):
    from drafting.errors import DataFileError

    with pytest.raises(DataFileError, match="dev"):
        labelled_set(tmp_path, [])


def test_the_command_prints_each_method_for_both_halves(capsys):
    assert main(["eval", "retrieval", "--verbose"]) == 0
    printed = capsys.readouterr().out
    for method in (
        "BM25·词",
        "BM25·二字",
        "TF-IDF·一至三字",
        "出厂设置",
        "主题词少四分之一",
        "主题少四分之一",
    ):
        assert printed.count(f"  {method}") == 2
    assert "留存半（不得用来调整），99个查询" in printed
    assert "〔答复格式·关键词〕" in printed
    assert "〔答复说理·" not in printed, "what is held out is never listed"
