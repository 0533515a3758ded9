"""The statutory tables: codes, labels, layout, footing."""

from operator import attrgetter

import pytest
from builders import consistent_figures
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import DataFileError
from drafting.figures import Kind
from drafting.tables import (
    EDITIONS,
    STATUTORY_CODES,
    Block,
    Column,
    Row,
    TableSpec,
    cell_name,
    cell_spec,
    complete,
    edition,
    edition_for,
    layout,
    outcome_rows,
    parts_of,
    recompute,
    spec,
)

FORM = edition("2021")
by_code = attrgetter("code")


def test_the_form_in_force_has_two_hundred_cells():
    counts = {table.code: len(list(table.cells())) for table in FORM.tables}
    assert counts == {"t2": 10, "t3": 175, "t4": 15}
    assert len(set(STATUTORY_CODES)) == 200


def test_the_older_form_has_one_undivided_row_and_other_columns():
    codes = set(edition("2019").codes)
    assert {"t3.closed.total", "t2.rules.new_made", "t2.procurement.amount", "t2.services.change"} <= codes
    assert not {"t3.closed_other.total", "t2.rules.made", "t2.fees.amount"} & codes


@pytest.mark.parametrize(
    "table",
    [table for code in EDITIONS for table in edition(code).tables],
    ids=[f"{code}-{number}" for code in EDITIONS for number in ("t2", "t3", "t4")],
)
def test_the_layout_tiles_the_grid_without_gap_or_overlap(table):
    covered = [
        (row, column)
        for cell in layout(table)
        for row in range(cell.row, cell.row + cell.rowspan)
        for column in range(cell.column, cell.column + cell.colspan)
    ]
    rows, columns = max(r for r, _ in covered) + 1, max(c for _, c in covered) + 1
    assert len(covered) == len(set(covered)) == rows * columns
    assert sorted((cell.cell for cell in layout(table) if cell.cell), key=by_code) == sorted(
        table.cells(), key=by_code
    )


@pytest.mark.parametrize("table", [table for code in EDITIONS for table in edition(code).tables])
def test_headers_are_titles_corners_and_the_labels_of_columns(table):
    labels = [cell for cell in layout(table) if not cell.cell]
    over, beside = set(), set()
    for block in table.blocks:
        over |= {block.title, block.corner} - {None}
        over |= {text for column in block.columns for text in (*column.group, column.label)}
        beside |= {text for row in block.rows if block.corner for text in (*row.group, row.label)}
    assert {cell.text for cell in labels if cell.header} == over
    assert {cell.text for cell in labels if not cell.header} == beside
    assert not any(cell.text or cell.header for cell in layout(table) if cell.cell)


def test_table_three_is_printed_as_the_form_prints_it():
    printed = {cell.text: cell for cell in layout(FORM.table("t3")) if not cell.cell}
    corner = printed["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"]
    assert (corner.row, corner.column, corner.rowspan, corner.colspan) == (0, 0, 3, 3)
    assert printed["申请人情况"].colspan == 7
    assert printed["法人或其他组织"].colspan == 5
    assert (printed["自然人"].rowspan, printed["商业企业"].rowspan) == (2, 1)
    assert printed["三、本年度办理结果"].rowspan == 22
    assert printed["（三）不予公开"].rowspan == 8
    assert printed["一、本年新收政府信息公开申请数量"].colspan == 3


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("t3.refused_law.natural", "表三“（三）不予公开 2.其他法律行政法规禁止公开”自然人"),
        ("t2.fees.amount", "表二“行政事业性收费”本年收费金额（单位：万元）"),
        ("t4.review.total", "表四“行政复议 总计”"),
        ("no.such", "no.such"),
    ],
)
def test_people_know_a_cell_by_its_labels(code, name):
    assert cell_name(code) == name


def test_what_cells_hold():
    kinds = {kind: [code for code in STATUTORY_CODES if cell_spec(code).kind is kind] for kind in Kind}
    assert kinds[Kind.AMOUNT] == ["t2.fees.amount"]
    assert len(kinds[Kind.COUNT]) == 199


def test_sums_are_computed_and_only_sums():
    computed = {code for code, cell in FORM.cells.items() if cell.computed}
    assert len(computed) == 25 + 6 + 3
    assert {code for code in STATUTORY_CODES if parts_of(code)} == computed
    assert parts_of("t4.review.total") == tuple(
        f"t4.review.{p}" for p in ("upheld", "corrected", "other", "pending")
    )
    assert len(parts_of("t3.processed.natural")) == 21
    assert parts_of("t3.received.natural") == parts_of("no.such") == ()


@given(st.integers(0, 10**6))
def test_recomputing_consistent_figures_changes_nothing(seed):
    figures = consistent_figures(seed)
    assert recompute(figures, FORM) == figures
    entered = {code: value for code, value in figures.items() if not FORM.cells[code].computed}
    assert recompute(entered, FORM) == complete(entered, FORM) == figures


def test_a_sum_with_a_blank_part_is_blank():
    figures = {**consistent_figures(), "t3.granted.legal": None}
    footed = recompute(figures, FORM)
    assert [c for c in STATUTORY_CODES if footed[c] is None] == [
        "t3.granted.legal",
        "t3.granted.total",
        "t3.processed.legal",
        "t3.processed.total",
    ]


def test_complete_keeps_a_sum_that_was_given_right_or_wrong():
    figures = {**consistent_figures(), "t4.review.total": 999}
    assert complete(figures, FORM)["t4.review.total"] == 999
    assert recompute(figures, FORM)["t4.review.total"] != 999


def test_an_undivided_group_is_one_outcome():
    figures = {**consistent_figures(), "t3.closed.total": 3}
    assert len(outcome_rows(figures)) == 19
    assert outcome_rows(figures)[-1] == "closed"
    assert len(outcome_rows(consistent_figures())) == 21


@pytest.mark.parametrize(("year", "code"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2024, "2021")])
def test_which_form_a_year_follows(year, code):
    assert edition_for(year).code == code


def test_no_such_edition():
    with pytest.raises(DataFileError, match="2021"):
        edition("1999")


@pytest.mark.parametrize("code", EDITIONS)
def test_the_three_tables_say_what_they_are(code):
    form = edition(code)
    assert form.code == code
    assert [(t.code, t.section, t.name, t.unit) for t in form.tables] == [
        ("t2", 2, "表二", "件"),
        ("t3", 3, "表三", "件"),
        ("t4", 4, "表四", "件"),
    ]
    assert [form.table(t.code) for t in form.tables] == list(form.tables)
    assert all(t.title and t.basis for t in form.tables)
    assert len({t.title for t in form.tables}) == len({t.basis for t in form.tables}) == 3
    assert {cell.unit for cell in form.cells.values() if cell.kind is Kind.AMOUNT} == {"万元"}
    assert {cell.unit for cell in form.cells.values() if cell.kind is Kind.COUNT} == {"件"}
    for table in form.tables:
        by_row = table.cells_by_row
        assert [cell for cells in by_row.values() for cell in cells] == list(table.cells())
        assert all({cell.row.code for cell in cells} == {row} for row, cells in by_row.items())


GOOD = """
code = "t9"
section = 4
title = "标题"
basis = "依据"
unit = "件"
kind = "count"
[[block]]
title = "块"
corner = "角"
column = [{ code = "a", label = "甲", group = ["组"], kind = "amount" }, { code = "b", label = "乙", sum_of = ["a"] }]
row = [{ code = "r", label = "行", group = ["大行"], sum_of = ["s"] }, { code = "s", label = "下" }]
[[block]]
column = [{ code = "c", label = "丙" }]
row = [{ code = "", label = "" }]
"""


def loaded(folder, monkeypatch, toml):
    (folder / "editions" / "x").mkdir(parents=True)
    (folder / "editions" / "x" / "t9.toml").write_text(toml, encoding="utf-8")
    monkeypatch.setattr(spec, "files", lambda package: folder / {"drafting.tables": ""}[package])
    return spec._load_table("x", "t9")


def test_a_table_is_what_its_file_says(tmp_path, monkeypatch):
    first = Block(
        title="块",
        corner="角",
        columns=(Column("a", "甲", ("组",), Kind.AMOUNT, ()), Column("b", "乙", (), Kind.COUNT, ("a",))),
        rows=(Row("r", "行", ("大行",), ("s",)), Row("s", "下", (), ())),
    )
    second = Block(
        title=None, corner=None, columns=(Column("c", "丙", (), Kind.COUNT, ()),), rows=(Row("", "", (), ()),)
    )
    table = loaded(tmp_path, monkeypatch, GOOD)
    assert table == TableSpec("t9", 4, "标题", "依据", "件", (first, second))
    assert [cell.code for cell in table.cells()] == ["t9.r.a", "t9.r.b", "t9.s.a", "t9.s.b", "t9.c"]
    assert [cell.computed for cell in table.cells()] == [True, True, False, True, False]
    assert [cell.name for cell in table.cells()][3:] == ["表四“下”乙", "表四“丙”"]


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        pytest.param(GOOD.replace("basis", "bases"), "'basis'", id="缺项"),
        pytest.param(GOOD.replace('"amount"', '"sum"'), "'sum'", id="没有这种格"),
        pytest.param("code = ", "editions/x/t9.toml", id="不是TOML"),
    ],
)
def test_a_broken_file_is_named(tmp_path, monkeypatch, toml, message):
    with pytest.raises(DataFileError) as refused:
        loaded(tmp_path, monkeypatch, toml)
    assert refused.value.message.startswith("表样文件 editions/x/t9.toml 有误：")
    assert message in refused.value.message
