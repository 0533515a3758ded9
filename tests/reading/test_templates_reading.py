"""Tables that recur: what was found of a template's tables is what each of them says, whatever its figures."""

import re
from dataclasses import replace
from random import Random

import pytest
from builders import consistent_figures, zero_figures
from reading import shapes

from drafting.figures import Figures
from drafting.reading.assembly import assemble
from drafting.reading.document import Document, Grid
from drafting.reading.html import read_html
from drafting.reading.sources import Source
from drafting.reading.template import TemplateGrid
from drafting.reading.wording import columns, heads, row_groups, rows
from drafting.report import AnnualReport, Why

FIGURES = consistent_figures(seed=7)


def page(figures: Figures) -> str:
    return shapes.page(lambda table: shapes.as_html(shapes.printed(table, figures)))


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def by_itself(text: str) -> AnnualReport:
    """The report as it is read where no table of it has been met."""
    document = read_html(text)
    blocks = (Grid(b.rows, b.spans, b.lines) if isinstance(b, Grid) else b for b in document.blocks)
    return assemble(replace(document, blocks=tuple(blocks)), Source("a.html", "", "text/html"))


def recurring(text: str) -> AnnualReport:
    """The report as it is read where its tables recur: each is on a template."""
    met = re.sub(r"(?<=>)(&nbsp;)?[0-9]+(&nbsp;)?(?=<)", r"\g<1>3\2", text)
    read_html(met), read_html(met)
    document = read_html(text)
    assert all(isinstance(grid, TemplateGrid) for grid in grids(document))
    return assemble(document, Source("a.html", "", "text/html"))


@pytest.mark.parametrize("seed", range(8))
def test_a_table_on_a_template_says_what_it_says_by_itself(seed):
    chance = Random(seed)
    figures = {code: chance.choice((0, chance.randrange(10), chance.randrange(10**6))) for code in FIGURES}
    assert recurring(page(figures)) == by_itself(page(figures))
    assert dict(recurring(page(figures)).figures) == figures


def test_the_first_and_the_third_of_a_template_are_equal():
    text = page(zero_figures()).replace("<table>", "<table class='一'>")
    first, _, third = (read_html(text) for _ in range(3))
    assert first == third
    kinds = [isinstance(grid, TemplateGrid) for grid in grids(first) + grids(third)]
    assert kinds == [False] * 3 + [True] * 3


def with_row(text: str, after: str, row: str) -> str:
    """The page with another row behind the one that has this label."""
    end = text.index("</tr>", text.index(after)) + len("</tr>")
    return text[:end] + row + text[end:]


def of_columns(*texts: object) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(range(1, 16), id="栏次"),
        pytest.param(range(2, 17), id="不是栏次"),
        pytest.param([0] * 15, id="同样的数"),
    ],
)
def test_figures_that_may_be_numbers_of_columns_are_looked_at(numbers):
    """Two rows under table four's head: the first may count the columns, which only its figures tell."""
    text = page(FIGURES)
    start = text.rindex("<tr>")
    doubled = text[:start] + of_columns(*numbers) + text[start:]
    assert recurring(doubled) == by_itself(doubled)


@pytest.mark.parametrize("first", ["1234567", "5"])
def test_figures_that_may_have_run_together_are_looked_at(first):
    text = page(FIGURES)
    start = text.index("</td>", text.index("一、本年新收")) + len("</td>")
    end = text.index("</tr>", start)
    other = f"{text[:start]}<td>{first}</td>{'<td></td>' * 6}{text[end:]}"
    assert recurring(other) == by_itself(other)
    assert (recurring(other).figures["t3.received.natural"] == 5) is (first == "5")


def test_a_row_without_figures_is_told_each_time():
    text = page({**FIGURES, **{code: None for code in FIGURES if code.startswith("t3.received.")}})
    report = recurring(text)
    assert report == by_itself(text)
    assert {u.where for u in report.unread} == {c for c in FIGURES if c.startswith("t3.received.")}


def test_an_amount_in_another_unit_is_not_read():
    text = page(FIGURES).replace("本年收费金额（单位：万元）", "本年收费金额（单位：元）")
    report = recurring(text)
    assert report == by_itself(text)
    assert report.figures["t2.fees.amount"] is None


def test_a_figure_over_two_rows_is_looked_at():
    text = page(FIGURES)
    value = text.index("<td", text.index("行政处罚"))
    end = text.index("</tr>", value)
    taller = text[:value] + text[value:end].replace('rowspan="1"', 'rowspan="2"') + text[end:]
    assert taller != text
    assert recurring(taller) == by_itself(taller)


def test_a_row_under_the_head_of_the_table_before_is_read_under_it():
    text = page({**FIGURES, "t2.licensing.decisions": None})
    row = text.rindex("<tr>", 0, text.index("行政许可"))
    parted = text[:row] + "</tbody></table><table><tbody>" + text[row:]
    report = recurring(parted)
    assert report == by_itself(parted)
    assert [u.why for u in report.unread if u.where == "t2.licensing.decisions"] == [Why.BLANK]


def test_the_rest_of_a_table_without_its_head_is_placed_by_itself():
    text = page(FIGURES)
    row = text.rindex("<tr>", 0, text.index("属于国家秘密"))
    halves = text[:row] + "</tbody></table><table><tbody>" + text[row:]
    assert recurring(halves) == by_itself(halves)


def test_of_a_row_that_is_blank_once_both_readings_are_told_in_order():
    text = page(FIGURES)
    row = text.rindex("<tr>", 0, text.index("一、本年新收"))
    blank = re.sub(r"\d+(?=&nbsp;</p>)", "", text[row : text.index("</tr>", row)]) + "</tr>"
    doubled = text[:row] + blank + text[row:]
    report = recurring(doubled)
    assert report == by_itself(doubled)
    told = {u.text for u in report.unread if u.where == "t3.received.total"}
    assert told == {f"空白；{FIGURES['t3.received.total']}"}


def test_a_figure_outside_the_rows_of_the_form_is_looked_at():
    """One cell prints full-width digits, so that there are as many figures in rows of the form as in all."""
    text = page({**FIGURES, "t3.received.natural": "５"})
    other = with_row(text, "一、本年新收", of_columns("不知何行", 7))
    assert recurring(other) == by_itself(other)


def test_markup_that_no_document_of_ours_could_have_is_read_as_ever():
    table = '<table><tr><td "=1>甲</td><td>5</td></tr></table>'
    read = [read_html(table.replace("5", number)) for number in "5678"]
    assert [grid.rows[0][1].text for document in read for grid in grids(document)] == list("5678")
    assert not any(isinstance(grid, TemplateGrid) for document in read for grid in grids(document))


def test_a_row_that_is_twice_is_in_conflict():
    text = with_row(page(FIGURES), "行政许可", of_columns("行政许可", 1))
    assert recurring(text) == by_itself(text)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("<p>12</p><p>34</p>", id="一格两数"),
        pytest.param("共<b>12</b>件", id="数在字里"),
        pytest.param("<p> 12 </p>", id="空格"),
        pytest.param("<p>12.50</p>", id="小数"),
        pytest.param("１２", id="全角"),
        pytest.param("7000001", id="样本的数"),
    ],
)
def test_what_a_cell_prints_beside_a_figure_stays(cell):
    """Each page's table is the same but for the one cell's figures."""
    table = "<table><tr><td>甲</td><td>{}</td><td>5</td></tr></table>"
    for number in ("12", "34", "56", "78"):
        text = table.format(cell.replace("12", number))
        (grid,) = grids(read_html(text))
        alone = (line.strip() for line in re.sub("</?p>", "\n", re.sub("</?b>", "", cell)).splitlines())
        assert grid.rows[0][1].text == "\n".join(filter(None, alone)).replace("12", number)
        assert grid.rows[0][2].text == "5"


def test_no_label_of_the_form_has_a_digit():
    """Templates rest on it: a figure is never taken for a label, nor for a part of one."""
    tables = ("t2", "t3", "t4")
    wordings = [part(table) for part in (rows, columns, heads, row_groups) for table in tables]
    assert not [core for wording in wordings for core in wording.cores if re.search(r"\d", core)]
