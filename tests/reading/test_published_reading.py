"""A real published report, with what is odd about it: see the end of format.md."""

from pathlib import Path

import pytest

from drafting.reading import read_report
from drafting.report import Why
from drafting.tables import APPLICANTS, STATUTORY_CODES, edition, recompute

SAMPLE = Path(__file__).parents[2].parent / "shared" / "samples" / "nangang-2021.txt"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SAMPLE.exists(), reason="没有参考文件")]

ROWS = {
    "received": [84, 3, 87],
    "carried_in": [3, 0, 3],
    "granted": [25, 1, 26],
    "partial": [8, 0, 8],
    "refused_third_party": [6, 1, 7],
    "refused_enforcement": [2, 0, 2],
    "refused_query": [1, 0, 1],
    "unavailable_not_held": [22, 1, 23],
    "unavailable_not_ready": [7, 0, 7],
    "unprocessed_petition": [3, 0, 3],
    "unprocessed_repeat": [6, 0, 6],
    "closed_uncorrected": [1, 0, 1],
    "closed_other": [5, 0, 5],
    "processed": [86, 3, 89],
    "carried_out": [1, 0, 1],
}
"""自然人, 商业企业, 总计; every other cell of the table is printed 0."""


@pytest.fixture(scope="module")
def found():
    return read_report(SAMPLE)


def test_tables_two_and_three_are_read_as_printed(found):
    t3 = {code: 0 for code in STATUTORY_CODES if code.startswith("t3")}
    for row, (natural, business, total) in ROWS.items():
        t3 |= {f"t3.{row}.natural": natural, f"t3.{row}.business": business, f"t3.{row}.total": total}
    t2 = {
        "t2.rules.made": 0,
        "t2.rules.repealed": 0,
        "t2.rules.in_force": 0,
        "t2.normative.made": 3,
        "t2.normative.repealed": 23,
        "t2.normative.in_force": 18,
        "t2.licensing.decisions": 12053,
        "t2.penalties.decisions": 919,
        "t2.coercion.decisions": 50,
        "t2.fees.amount": 5736,
    }
    expected = {**t2, **t3}
    assert {code: found.figures[code] for code in expected} == expected
    assert len(expected) == 185


def test_its_identities_hold(found):
    again = recompute(found.figures, edition("2021"))
    assert all(
        again[f"t3.processed.{c}"] == found.figures[f"t3.processed.{c}"] for c in (*APPLICANTS, "total")
    )


def test_table_four_has_no_row(found):
    t4 = [code for code in STATUTORY_CODES if code.startswith("t4")]
    assert [(u.where, u.why) for u in found.unread] == [(code, Why.NO_ROW) for code in t4]


def test_sections_title_organ_and_year(found):
    assert [s.number for s in found.sections] == list(range(7))
    assert (found.organ, found.year, found.edition) == ("南岗区", 2021, "2021")
    assert found.section(4).heading == "四、因政务信息公开被申请行政复议、提起行政诉讼情况"
    assert [found.text(n) for n in (2, 3, 4)] == ["", "", ""]
    assert found.text(6) == "本年度无收取信息费情况。"
    assert len(found.text(1).split("\n")) == 6
    assert "二是时刻关注中央、省、市财政相关政策" in found.text(1)
    assert [line[:4] for line in found.text(5).split("\n")] == ["（一）存", "（二）改"]
