"""What did not happen is said in words."""

import pytest
from builders import zero_figures

from drafting.facts import Aspect, Fact
from drafting.figures import Number
from drafting.ledger import Ledger
from drafting.narrative.material import marked
from drafting.narrative.zeros import without_zeros
from drafting.references import without_supports


@pytest.mark.parametrize(
    ("statement", "value", "said"),
    [
        pytest.param("全区发出信息处理费收费通知{}", 0, "全区未发出信息处理费收费通知", id="范围在前"),
        pytest.param(
            "发出收费通知{}，没有收取信息处理费", 0, "未发出收费通知，没有收取信息处理费", id="分句"
        ),
        pytest.param("全年共召开新闻发布会{}", 0, "全年未召开新闻发布会", id="共"),
        pytest.param("新闻发布会{}", 0, "新闻发布会[[fact.1]]", id="没有动词"),
        pytest.param("收到的意见{}", 0, "收到的意见[[fact.1]]", id="动词作定语"),
        pytest.param("发出收费通知{}", 2, "发出收费通知[[fact.1]]", id="不是零"),
        pytest.param("其中自然人申请{}", 0, "其中自然人申请[[fact.1]]", id="列举"),
        pytest.param("全县收取信息处理费0元", None, "全县未收取信息处理费", id="写在话里"),
        pytest.param("收到意见10条", None, "收到意见10条", id="十条不是零"),
        pytest.param("收到0件以上", None, "收到0件以上", id="后面还有话"),
    ],
)
def test_a_counted_zero_is_told_in_words(statement: str, value: Number | None, said: str) -> None:
    fact = Fact("1", Aspect.OTHER, statement, value, "件")
    ledger = Ledger.of(zero_figures(), facts=[fact])
    told = without_zeros(marked(fact), ledger)
    assert without_supports(told) == said
    assert told.endswith("‹fact.1›"), "依据还在"


def test_a_blank_is_no_zero() -> None:
    source = "现行有效行政规范性文件[[t2.normative.in_force]]，本年废止[[t2.normative.repealed]]"
    assert (
        without_zeros(source, Ledger.of({"t2.normative.in_force": 3, "t2.normative.repealed": None}))
        == source
    )
    told = without_zeros(source, Ledger.of({"t2.normative.in_force": 3, "t2.normative.repealed": 0}))
    assert told.endswith("，本年没有废止")


@pytest.mark.parametrize(
    ("granted", "partial", "said"),
    [
        pytest.param(3, 2, "予以公开的[[t3.granted.total]]、部分公开的[[t3.partial.total]]，合计占", id="都有"),
        pytest.param(3, 0, "予以公开的[[t3.granted.total]]，占", id="只有前一项"),
        pytest.param(0, 2, "部分公开的[[t3.partial.total]]，占", id="只有后一项"),
        pytest.param(0, 0, "予以公开的[[t3.granted.total]]、部分公开的[[t3.partial.total]]，合计占", id="都没有，照数说"),
        pytest.param(3, None, "予以公开的[[t3.granted.total]]、部分公开的[[t3.partial.total]]，合计占", id="未填"),
    ],
)  # fmt: skip
def test_of_two_that_add_up_the_zero_is_left_out(granted: int, partial: int | None, said: str) -> None:
    source = (
        "办结申请[[t3.processed.total]]，予以公开的[[t3.granted.total]]、部分公开的[[t3.partial.total]]，"
        "合计占[[disclosed.share]]。"
    )
    cells = {"t3.granted.total": granted, "t3.partial.total": partial, "t3.processed.total": 20}
    told = without_zeros(source, Ledger.of(zero_figures() | cells))
    assert told == f"办结申请[[t3.processed.total]]，{said}[[disclosed.share]]。"


def test_a_verb_without_object_is_denied_by_itself() -> None:
    source = "本年制发[[t2.normative.made]]，废止[[t2.normative.repealed]]"
    cells = {"t2.normative.made": 6, "t2.normative.repealed": 0}
    assert without_zeros(source, Ledger.of(cells)) == "本年制发[[t2.normative.made]]，没有废止"
