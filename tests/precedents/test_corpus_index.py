"""The sample corpus, read from its files as `make run` does, indexed and searched."""

from collections import Counter
from pathlib import Path

import pytest

from drafting.precedents import PrecedentIndex, Query
from drafting.reading import read_report

REPORTS = sorted((Path(__file__).parents[2] / "corpus" / "reports").glob("*.*"))
assert REPORTS, "the corpus ships with the project"


@pytest.fixture(scope="module")
def reports():
    return {path.name: read_report(path) for path in REPORTS}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory, reports):
    with PrecedentIndex(tmp_path_factory.mktemp("corpus")) as index:
        for source, report in reports.items():
            index.add(report, source)
        yield index


def test_every_report_is_in_it_with_problems_and_measures(corpus):
    assert {found.source for found in corpus.reports()} == {path.name for path in REPORTS}
    kinds = Counter((item.source, item.kind) for item in corpus.items())
    assert [
        path.name for path in REPORTS if not (kinds[path.name, "problem"] and kinds[path.name, "measure"])
    ] == []


def test_indexing_the_corpus_again_doubles_nothing(corpus, reports):
    before = corpus.count()
    for source, report in reports.items():
        corpus.add(report, source)
    assert corpus.count() == before


def test_measures_for_irregular_replies(corpus):
    hits = corpus.search(Query("依申请公开答复不规范", section=5, kind="measure", k=5))
    assert len(hits) == 5
    assert {(hit.precedent.section, hit.precedent.kind) for hit in hits} == {(5, "measure")}
    assert hits[0].precedent.theme == "依申请答复规范"


def test_nearly_every_problem_and_measure_has_a_theme(corpus):
    items = [item for item in corpus.items(section=5) if item.kind != "work"]
    assert sum(bool(item.theme) for item in items) / len(items) >= 0.9
