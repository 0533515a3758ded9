"""Table three turned, or in several tables: read where every number says whose it is, and else told."""

from random import Random

import pytest
from reading.fresh_report import COLUMNS, Box, fresh, t2, t3, t3_rows, t4
from reading.fresh_systems import people_apart, turned
from reading.fresh_web import all_drawn, article, page

from drafting.reading import read_bytes

SEEDS = [seed for seed in range(30) if None not in fresh(seed).figures.values()]
CITIZENS = [seed for seed in SEEDS if fresh(seed).figures["t3.processed.natural"]]


def read(text):
    return read_bytes(text.encode(), "a.html")


def three(figures):
    return {code: value for code, value in figures.items() if code.startswith("t3.")}


@pytest.mark.parametrize("seed", SEEDS[:6])
def test_applicants_in_two_tables_are_read(seed):
    report = fresh(seed)
    found = read(people_apart(report, Random(seed)))
    assert three(found.figures) == three(report.figures)


@pytest.mark.parametrize("seed", CITIZENS[:6])
def test_a_sum_of_the_organisations_alone_is_not_the_table_s(seed):
    report = fresh(seed)
    for code, _, _ in t3_rows(report):
        report.texts[f"t3.{code}.total"] = str(sum(report.figures[f"t3.{code}.{c}"] for c in COLUMNS[1:-1]))
    found = read(people_apart(report, Random(seed)))
    told = {unread.where for unread in found.unread}
    for code, _, _ in t3_rows(report):
        if report.figures[f"t3.{code}.natural"]:
            assert found.figures[f"t3.{code}.total"] is None
            assert f"t3.{code}.total" in told


@pytest.mark.parametrize("seed", SEEDS[:4])
def test_a_turned_table_is_read_by_its_labels(seed):
    """Also where its rows stand in another order: each label is over its numbers."""
    report = fresh(seed)
    table = t3(report)
    body = table[3:5][::-1] + table[5:]
    for rows in (table, [*table[:3], *body]):
        found = read(
            page(report, article(report, all_drawn({2: [t2(report)], 3: [turned(rows)], 4: [t4(report)]})))
        )
        assert three(found.figures) == three(report.figures)


@pytest.mark.parametrize("seed", SEEDS[:4])
@pytest.mark.parametrize("more", [0, 1], ids=["格少", "格多"])
def test_a_turned_table_with_a_row_of_another_length_is_told(seed, more):
    report = fresh(seed)
    table = turned(t3(report))
    row = next(row for row in table if any(box.number for box in row))
    at = next(i for i, box in enumerate(row) if box.number)
    row[at : at + 1] = [Box("77", number=True), row[at]] if more else []
    found = read(page(report, article(report, all_drawn({2: [t2(report)], 3: [table], 4: [t4(report)]}))))
    told = {unread.where for unread in found.unread}
    for code, value in three(report.figures).items():
        assert found.figures[code] == value or (found.figures[code] is None and code in told)
