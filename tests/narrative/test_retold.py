"""What a fact says again of table three."""

import pytest
from builders import zero_figures

from drafting.facts import Aspect, Fact
from drafting.ledger import Ledger
from drafting.narrative.retold import told_once
from drafting.references import without_supports

FIGURES = zero_figures() | {"t3.received.total": 12, "t3.processed.total": 11}


@pytest.mark.parametrize(
    ("statement", "value", "left"),
    [
        pytest.param("收到申请12件，全部按期答复", None, "所收申请全部按期答复", id="接着说的有了主语"),
        pytest.param("全年收到依申请公开12件，办结11件", None, "", id="两个数表里都有"),
        pytest.param("全年共收到公民、法人和其他组织提出的政府信息公开申请{}", 12, "", id="素材自己的数"),
        pytest.param("办结申请11件，均无超期", None, "办结的申请均无超期", id="办结"),
        pytest.param("收到申请13件，全部按期答复", None, "收到申请13件，全部按期答复", id="与表不符，留着让校核查"),
        pytest.param("收到申请12件，其中网上8件", None, "收到申请12件，其中网上8件", id="后面是它的一部分"),
        pytest.param("收到申请12件，同比增长20%", None, "收到申请12件，同比增长20%", id="后面是它的增减"),
        pytest.param("收到申请12件，逐件登记编号", None, "逐件登记编号", id="后面是另一件事"),
        pytest.param("收到表扬信12封", None, "收到表扬信12封", id="不是申请"),
        pytest.param("收到申请12件次咨询", None, "收到申请12件次咨询", id="数后面还有字"),
        pytest.param("接待咨询12人次，收到申请12件", None, "接待咨询12人次，收到申请12件", id="不在句首"),
    ],
)  # fmt: skip
def test_what_the_table_has_said_is_not_said_again(statement: str, value: int | None, left: str) -> None:
    fact = Fact("1", Aspect.ON_REQUEST, statement, value, "件" if value else "")
    told = told_once(fact, Ledger.of(FIGURES, facts=[fact]))
    assert without_supports(told) == left
    assert told.endswith("‹fact.1›") or not told


def test_a_blank_cell_has_said_nothing() -> None:
    fact = Fact("1", Aspect.ON_REQUEST, "收到申请12件，全部按期答复")
    ledger = Ledger.of({**FIGURES, "t3.received.total": None}, facts=[fact])
    assert without_supports(told_once(fact, ledger)) == "收到申请12件，全部按期答复"


@pytest.mark.parametrize(
    ("statement", "left_out"),
    [
        pytest.param("全年未发生行政复议和行政诉讼", True, id="复议诉讼都没有"),
        pytest.param("未发生因政府信息公开引起的行政复议、行政诉讼案件。", True, id="写全了"),
        pytest.param("没有复议、诉讼", True, id="简称"),
        pytest.param("未收到政府信息公开申请，未发生行政诉讼", True, id="两句都是"),
        pytest.param("未发生行政诉讼，答复均送达申请人", False, id="后面还有事"),
        pytest.param("未发生行政复议、行政诉讼和举报", False, id="还说了别的"),
        pytest.param("未收到群众来信", False, id="不是申请"),
    ],
)
def test_that_there_was_none_is_said_once(statement: str, left_out: bool) -> None:
    fact = Fact("1", Aspect.ON_REQUEST, statement)
    told = told_once(fact, Ledger.of(zero_figures(), facts=[fact]))
    assert (told == "") is left_out


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"t4.review.total": 1}, id="表里有复议"),
        pytest.param({"t4.litigation_direct.total": 1}, id="表里有诉讼"),
        pytest.param({"t4.review.total": None}, id="表里没有填"),
    ],
)
def test_what_the_table_contradicts_stays_to_be_found(cells: dict[str, int | None]) -> None:
    fact = Fact("1", Aspect.ON_REQUEST, "全年未发生行政复议和行政诉讼")
    assert told_once(fact, Ledger.of(zero_figures() | cells, facts=[fact]))
