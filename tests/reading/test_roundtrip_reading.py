"""What export writes, reading reads: all 200 cells, blanks among them, and the texts."""

import pytest
from builders import consistent_figures, report, zero_figures
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.export import FORMATS, render
from drafting.reading import READABLE, read_bytes
from drafting.report import Why
from drafting.tables import STATUTORY_CODES

EXPORTED = [extension for extension in READABLE if extension in FORMATS]


@pytest.mark.parametrize("extension", EXPORTED)
@pytest.mark.parametrize(
    "figures",
    [
        consistent_figures(1),
        consistent_figures(2, most=20000),
        zero_figures(),
        dict.fromkeys(STATUTORY_CODES),
    ],
    ids=["填满", "大数", "全零", "全空"],
)
def test_an_export_reads_back_equal(extension, figures):
    written = report(figures)
    found = read_bytes(render(written, extension), f"a{extension}")
    assert dict(found.figures) == figures
    assert [(u.where, u.why) for u in found.unread] == [
        (c, Why.BLANK) for c in found.figures if figures[c] is None
    ]
    assert found.sections == written.sections
    assert (found.title, found.organ, found.year, found.edition) == (
        written.title,
        written.organ,
        written.year,
        written.edition,
    )


@pytest.mark.parametrize("extension", EXPORTED)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(blank=st.sets(st.sampled_from(STATUTORY_CODES), max_size=60))
def test_blank_cells_stay_where_they_are(extension, blank):
    figures = {code: None if code in blank else value for code, value in consistent_figures(3).items()}
    found = read_bytes(render(report(figures), extension), f"a{extension}")
    assert dict(found.figures) == figures
    assert {u.where for u in found.unread} == blank
