"""The corpus, in the forms in which its organs publish: every cell and every text of its source."""

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from drafting.reading import READABLE, read_report

CORPUS = Path(__file__).parents[2] / "corpus"
REPORTS = sorted(path for path in (CORPUS / "reports").glob("*") if path.suffix in READABLE)


@pytest.fixture(scope="module")
def sources():
    """The sources' own reports, by slug; the corpus' builder is a script, not a package of ours."""
    sys.path.insert(0, str(CORPUS))
    try:
        from press.sources import load_all

        return {published.slug: published.report for published in load_all()}
    finally:
        sys.path.remove(str(CORPUS))


def test_there_is_a_corpus():
    assert len(REPORTS) >= 25


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_a_report_is_read_completely(path, sources):
    source, found = sources[path.stem], read_report(path)
    assert {code: value for code, value in found.figures.items() if value is not None} == {
        code: value for code, value in source.figures.items() if value is not None
    }
    assert {s.number: s.text for s in found.sections} == {s.number: s.text for s in source.sections}
    assert [s.heading for s in found.sections] == [s.heading for s in source.sections]
    assert (found.title, found.organ, found.year, found.edition) == (
        source.title,
        source.organ,
        source.year,
        source.edition,
    )


def test_amounts_keep_their_printed_digits():
    figures = read_report(CORPUS / "reports" / "qinghe-2021.docx").figures
    assert str(figures["t2.fees.amount"]) == str(Decimal("3791.17"))
