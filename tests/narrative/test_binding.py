"""Binding: plain numbers become references only where their clause names the measure."""

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.facts import Aspect, Fact
from drafting.figures import Number
from drafting.ledger import Ledger, render
from drafting.narrative.binding import Bound, bind
from drafting.narrative.material import Material
from drafting.narrative.offline import write_report
from drafting.references import without_supports
from drafting.report import OrganType

FACTS = (
    Fact("a1", Aspect.PROACTIVE, "通过政府网站公开政府信息{}", 1035, "条"),
    Fact("e1", Aspect.SUPERVISION, "举办2期业务培训班", 2, "期"),
)
CELLS: dict[str, Number | None] = zero_figures() | {
    "t3.received.total": 87, "t3.received.natural": 84, "t3.received.business": 3,
    "t3.carried_in.total": 3, "t3.processed.total": 89, "t3.granted.total": 26,
    "t3.partial.total": 8, "t3.carried_out.total": 1, "t4.review.total": 12000,
}  # fmt: skip
LAST: dict[str, Number | None] = zero_figures() | {"t3.received.total": 100, "t3.granted.total": 26}
LEDGER = Ledger.of(CELLS, previous=LAST, facts=FACTS)


def bound(text: str, ledger: Ledger = LEDGER, offered: object = None) -> Bound:
    ids = ledger if offered is None else offered
    return bind(text, ledger, offered=ids, year=2024, organ=ORGAN)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "收到政府信息公开申请87件。", "收到政府信息公开申请[[t3.received.total]]。", id="点名的数"
        ),
        pytest.param(
            "收到政府信息公开申请８７条。",
            "收到政府信息公开申请[[t3.received.total|条]]。",
            id="全角数字，别的量词",
        ),
        pytest.param(
            "收到政府信息公开申请八十七件。", "收到政府信息公开申请[[t3.received.total|cn]]。", id="汉字数字"
        ),
        pytest.param(
            "收到政府信息公开申请90件。", "收到政府信息公开申请[[load.total]]。", id="收到而连同结转"
        ),
        pytest.param(
            "因政府信息公开被申请行政复议1.2万件。",
            "因政府信息公开被申请行政复议[[t4.review.total|万1]]。",
            id="以万计",
        ),
        pytest.param(
            "收到政府信息公开申请87件，比上年下降13.0%。",
            "收到政府信息公开申请[[t3.received.total]]，比上年[[t3.received.total|change]]。",
            id="与上年比",
        ),
        pytest.param(
            "通过政府网站公开政府信息1,035条。", "通过政府网站公开政府信息[[fact.a1]]。", id="素材原话"
        ),
        pytest.param("全年举办2期业务培训班。", "全年举办[[fact.e1]]业务培训班。", id="素材原话，数字在中间"),
        pytest.param(
            "收到政府信息公开申请[[t3.received.total]]件。",
            "收到政府信息公开申请[[t3.received.total|件]]。",
            id="已是引用",
        ),
    ],
)
def test_what_is_certain_binds(text: str, source: str) -> None:
    assert bound(text) == Bound(source, ())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("收到政府信息公开申请88件。", "88件", id="表里没有这个数"),
        pytest.param("政府信息公开申请部分公开26件。", "26件", id="数是真的，说的不是它"),
        pytest.param("全年公开政府信息87条。", "87条", id="分句没有点名"),
        pytest.param("上半年收到政府信息公开申请87件。", "87件", id="只说半年"),
        pytest.param("收到政府信息公开申请约87件。", "87件", id="约数"),
        pytest.param("收到政府信息公开申请87封。", "87封", id="不是它的量词"),
        pytest.param("公开政府信息1035条。", "1035条", id="不是素材原话"),
        pytest.param("收到信访投诉87件。", "87件", id="别的事项"),
    ],
)
def test_in_doubt_nothing_is_attached(text: str, number: str) -> None:
    found = bound(text)
    assert found.source == text
    assert [(f.rule, text[slice(*f.span or (0, 0))]) for f in found.findings] == [("text-unbound", number)]


def test_the_finding_says_what_to_write_instead() -> None:
    (finding,) = bound("收到政府信息公开申请88件。").findings
    assert "87件" in finding.message
    assert "[[t3.received.total]]" in finding.message


def test_only_what_is_offered_binds() -> None:
    found = bound("收到政府信息公开申请87件，予以公开26件。", offered=["t3.granted.total"])
    assert found.source == "收到政府信息公开申请87件，予以公开[[t3.granted.total]]。"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("收到政府信息公开申请[[t3.receive.total]]。", "没有名为", id="编造的引用"),
        pytest.param("收到政府信息公开申请[[t3.received.total|场]]。", "不能写作“场”", id="别的量词"),
        pytest.param("收到政府信息公开申请[[t3.received.total]]人次。", "后面不能再写“人次”", id="又写量词"),
        pytest.param("予以公开政府信息公开申请[[t3.received.total]]。", "说的却是", id="别的事项"),
        pytest.param("全年办结[[t3.received.total]]。", "说的却是", id="没说申请，也是别的事项"),
        pytest.param("全年办结政府信息公开申请[[fact.a1]]。", "说的却是", id="拿素材的数字顶替"),
        pytest.param("不予公开的占[[disclosed.share]]，涉及政府信息公开申请。", "说的却是", id="别的比例"),
        pytest.param("行政诉讼纠正占比[[litigation.corrected_share]]。", "没有数字可引", id="没有基数"),
    ],
)
def test_a_reference_must_agree_with_its_words(text: str, said: str) -> None:
    (finding,) = bound(text).findings
    assert finding.rule == "reference-mismatch"
    assert said in finding.message


def test_a_reference_that_was_not_offered_is_a_finding() -> None:
    (finding,) = bound("收到政府信息公开申请[[t3.received.total]]。", offered=[]).findings
    assert (finding.rule, "不在本段" in finding.message) == ("reference-mismatch", True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("收到政府信息公开申请[[t3.received.total]]，加上结转共[[load.total]]。", id="没有点名"),
        pytest.param("收到政府信息公开申请[[load.total]]。", id="收到而连同结转"),
        pytest.param("收到政府信息公开申请，较上年[[t3.received.total|change]]。", id="与上年比"),
        pytest.param("政府信息公开申请予以公开和部分公开的占[[disclosed.share]]。", id="它的比例"),
        pytest.param("通过政府网站公开政府信息[[fact.a1]]。", id="素材"),
        pytest.param("发布信息[[fact.a1|n]]余条。", id="只要数字"),
    ],
)
def test_a_reference_may_stand_where_its_clause_names_it_or_nothing(text: str) -> None:
    assert bound(text).findings == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("新收政府信息公开申请数量比上年上升。", True, id="实为下降"),
        pytest.param("新收政府信息公开申请数量比上年下降。", False, id="确为下降"),
        pytest.param("新收政府信息公开申请与上年持平。", True, id="并非持平"),
        pytest.param("政府信息公开申请予以公开数量与上年持平。", False, id="确为持平"),
        pytest.param("首次收到政府信息公开申请。", True, id="上年就有"),
        pytest.param("服务质量稳步提升。", False, id="没有数字的事"),
    ],
)
def test_words_of_direction_agree_with_the_ledger(text: str, wrong: bool) -> None:
    assert [f.rule for f in bound(text).findings] == (["reference-mismatch"] if wrong else [])


def test_without_last_year_no_direction_is_contradicted() -> None:
    assert bound("新收政府信息公开申请数量比上年上升。", Ledger.of(CELLS)).findings == ()


@settings(deadline=None)  # the first example loads every data file
@given(
    seed=st.integers(0, 10_000),
    most=st.sampled_from([1, 3, 40, 3000]),
    year=st.integers(2021, 2030),
    organ=st.sampled_from([ORGAN, "云岭市水务局", "青禾区柳溪街道办事处"]),
)
def test_binding_a_rendered_text_gives_it_back(seed: int, most: int, year: int, organ: str) -> None:
    """Every count of section 1 has a phrase the recogniser knows, so it comes back: no more, no less."""
    figures = consistent_figures(seed, most)
    last = report(consistent_figures(seed + 1, most), year=year - 1)
    material = Material(organ, OrganType.GOVERNMENT, year, figures, FACTS, last)
    for section in (0, 1):
        source = write_report(material)[section]
        plain = render(source, material.ledger)
        again = bind(plain, material.ledger, offered=material.ledger, year=year, organ=organ).source
        assert render(again, material.ledger) == plain
        assert again == without_supports(source)


def test_a_number_that_is_two_measures_value_is_no_reference_to_one_of_them():
    answer = bound("收到申请87件，予以公开、部分公开各8件。")
    assert answer.source == "收到申请[[t3.received.total]]，予以公开、部分公开各8件。"
    assert [finding.rule for finding in answer.findings] == ["text-unbound"]
