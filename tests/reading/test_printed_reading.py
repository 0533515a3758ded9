"""Reports filled and printed by a generator of their own (``filled.py``, ``as_text.py``, ``as_pdf.py``).

``make test`` reads a few of each shape, ``make damaged`` three hundred a shape of text and twenty of PDF.
"""

from random import Random

import pytest
from reading.as_pdf import PDF_SHAPES
from reading.as_text import TEXT_SHAPES, Printed
from reading.filled import filled
from reading.injured import INJURIES, injured
from reading.measure import outcome

from drafting.errors import NotAReport

LEAST = 0.995
"""Of the cells that the files of a shape hold, the share that has to be read."""

LEAST_OF_FEW = 0.97
"""The same of a few files, where one table of four is much."""

SCATTERED = ("一格一行", "一格一段", "表头折行，一格一行", "表四三张，一格一行")
"""Shapes with a number a line: two that change places within a row are nobody's to see."""


def few_and_many(few, many):
    return [
        pytest.param(range(few), id="样本"),
        pytest.param(range(few, many), id="全部", marks=pytest.mark.slow),
    ]


def outcomes(name, shape, extension, seeds):
    for seed in seeds:
        chance = Random(f"{name} {seed}")
        made = filled(chance)
        yield outcome(made, shape(made, chance), f"a{extension}")


def assert_read(found, seeds):
    found = list(found)
    assert [sorted(each.wrong) for each in found if each.wrong] == []
    assert [sorted(each.silent) for each in found if each.silent] == []
    least = LEAST if len(seeds) > 10 else LEAST_OF_FEW
    assert sum(len(each.right) for each in found) >= least * sum(len(each.held) for each in found)


@pytest.mark.parametrize("name", TEXT_SHAPES)
@pytest.mark.parametrize("seeds", few_and_many(3, 300))
def test_what_a_text_holds_is_read(name, seeds):
    extension, shape = TEXT_SHAPES[name]
    assert_read(outcomes(name, shape, extension, seeds), seeds)


@pytest.mark.parametrize("name", PDF_SHAPES)
@pytest.mark.parametrize("seeds", few_and_many(1, 20))
def test_what_a_pdf_holds_is_never_read_wrong(name, seeds):
    extension, shape = PDF_SHAPES[name]
    found = list(outcomes(name, shape, extension, seeds))
    assert [sorted(each.wrong) for each in found if each.wrong] == []
    assert [sorted(each.silent) for each in found if each.silent] == []
    assert any(each.right for each in found)


def injured_outcomes(name, kind, seeds):
    extension, shape = TEXT_SHAPES[name]
    for seed in seeds:
        chance = Random(f"{name} {kind} {seed}")
        made = filled(chance)
        printed = shape(made, chance)
        try:
            data = injured(printed.data, kind, chance)
            yield outcome(made, Printed(data, printed.lost, printed.unreadable), f"a{extension}")
        except NotAReport:
            continue


@pytest.mark.parametrize("kind", INJURIES)
@pytest.mark.parametrize("seeds", few_and_many(1, 30))
def test_what_a_text_lost_is_never_read_wrong(kind, seeds):
    names = [name for name in TEXT_SHAPES if "GBK" not in name and "UTF-16" not in name and "BOM" not in name]
    if kind == "行移":
        names = [name for name in names if not name.startswith(SCATTERED)]
    found = [(name, each) for name in names for each in injured_outcomes(name, kind, seeds)]
    assert [(name, sorted(each.wrong)) for name, each in found if each.wrong] == []
    assert [(name, sorted(each.silent)) for name, each in found if each.silent] == []
    assert sum(len(each.right) for _, each in found) > 0.3 * sum(len(each.held) for _, each in found)
