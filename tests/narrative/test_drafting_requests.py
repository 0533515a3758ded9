import re
import tomllib
from collections.abc import Mapping
from fnmatch import fnmatchcase
from importlib.resources import files

import pytest
from builders import ORGAN, consistent_figures, report, zero_figures

from drafting.checks.findings import Finding, Severity
from drafting.facts import Aspect, Fact
from drafting.figures import Number
from drafting.narrative.drafting_requests import (
    card_offers,
    cards_request,
    has_substance,
    is_whole,
    mask_figures,
    text_request,
)
from drafting.narrative.material import PARTS, Card, Material, Measure, Origin
from drafting.references import pending
from drafting.report import OrganType

PART = {part.code: part for part in PARTS}
TRAINING = Fact("7", Aspect.SUPERVISION, "举办政府信息公开业务培训{}次", 3, "次")
REVIEW = Fact("8", Aspect.PUBLIC_REVIEW, "社会评议结果为良好")
CARD = Card(
    "fact-1",
    "复议诉讼纠错",
    Origin.FACT,
    title="答复说理不充分‹fact.1›",
    evidence="行政复议被纠正[[t4.review.corrected]]",
    measures=(Measure("统一答复文书‹fact.2›", who="法制科", due="2024年6月底"),),
    facts=("fact.1", "fact.2"),
)


HEADLINES = [
    (code, pattern)
    for code, patterns in tomllib.loads(
        files("drafting.narrative").joinpath("headlines.toml").read_text(encoding="utf-8")
    ).items()
    for pattern in patterns
]


def material(figures: dict[str, Number | None] | None = None, *facts: Fact) -> Material:
    return Material(ORGAN, OrganType.GOVERNMENT, 2023, zero_figures() if figures is None else figures, facts)


def test_facts_go_with_their_marks() -> None:
    request = text_request(PART["supervision"], material(None, TRAINING, REVIEW), ())
    assert "- 举办政府信息公开业务培训[[fact.7]]‹fact.7›。" in request.user
    assert "- （社会评议）社会评议结果为良好‹fact.8›。" in request.user
    assert "- [[fact.7]] 显示为“3次”：" in request.user
    assert request.offered == {"fact.7", "fact.8"}


def test_only_figures_that_say_something_are_offered() -> None:
    figures = {**zero_figures(), "t3.received.total": 84, "t3.received.natural": None, "t4.review.total": 2}
    request = text_request(PART["on_request"], material(figures), ())
    assert request.offered == {"t3.received.total", "t4.review.total", "load.total"}
    assert "- [[t3.received.total]] 显示为“84件”：" in request.user
    assert "t3.received.natural" not in request.user


def test_another_parts_facts_stay_away() -> None:
    request = text_request(PART["platforms"], material(consistent_figures(), TRAINING), ())
    assert "培训" not in request.user
    assert request.offered == frozenset()


@pytest.mark.parametrize(
    ("code", "figures", "facts", "told"),
    [
        pytest.param("records", consistent_figures(), (), False, id="没有素材，也没有数字"),
        pytest.param("supervision", zero_figures(), (TRAINING,), True, id="有素材"),
        pytest.param("on_request", consistent_figures(), (), True, id="有数字"),
        pytest.param("on_request", zero_figures(), (), False, id="数字都是零"),
        pytest.param("on_request", dict.fromkeys(zero_figures()), (), False, id="数字都是空白"),
    ],
)
def test_whether_there_is_something_to_tell(
    code: str, figures: dict[str, Number | None], facts: tuple[Fact, ...], told: bool
) -> None:
    assert has_substance(PART[code], material(figures, *facts)) is told


def test_card_as_the_model_sees_it() -> None:
    request = cards_request({3: CARD}, material({**zero_figures(), "t4.review.corrected": 5}), ())
    assert "【3】\n主题：复议诉讼纠错\n问题：答复说理不充分‹fact.1›\n" in request.user
    assert "措施（还没有做）：统一答复文书‹fact.2›\n" in request.user
    assert "法制科" not in request.user, "who and when are the office's list, unless it says otherwise"
    assert request.offered == card_offers(CARD) == {"fact.1", "fact.2", "t4.review.corrected"}


def test_who_and_when_are_told_where_published() -> None:
    measure = Measure("统一答复文书", who="法制科", due="2024年6月底", done=True, published=True)
    card = Card("c", "复议诉讼纠错", Origin.FACT, "答复说理不充分", measures=(measure,))
    request = cards_request({1: card}, material(), ())
    assert "措施（已经做了）：统一答复文书（责任单位：法制科；时限：2024年6月底）" in request.user


@pytest.mark.parametrize(
    ("card", "whole"),
    [
        pytest.param(CARD, True, id="问题和措施都有"),
        pytest.param(Card("c", "", Origin.FACT, "栏目更新慢"), False, id="没有措施"),
        pytest.param(
            Card("c", "", Origin.FACT, pending("这项措施针对的问题"), measures=(Measure("巡查"),)),
            False,
            id="没有问题",
        ),
    ],
)
def test_card_that_still_asks_for_something_is_not_for_a_model(card: Card, whole: bool) -> None:
    assert is_whole(card) is whole


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param("全年收到申请84件，同比增长16.1%。", "全年收到申请■件，同比增长■%。", id="件和百分比"),
        pytest.param("2020年举办培训十二次。", "■年举办培训■次。", id="年份和汉字数字"),
        pytest.param("公开数量达1.2万余条", "公开数量达■条", id="万余条"),
        pytest.param("进一步统一答复标准。", "进一步统一答复标准。", id="不是数字的字"),
    ],
)
def test_figures_of_precedents_are_masked(text: str, masked: str) -> None:
    assert mask_figures(text) == masked


def test_precedents_go_out_masked() -> None:
    request = text_request(PART["supervision"], material(None, TRAINING), ("2020年培训5次。", "印发通知。"))
    assert "- ■年培训■次。\n- 印发通知。" in request.user


def test_repair_adds_to_the_question() -> None:
    first = text_request(PART["supervision"], material(None, TRAINING), ())
    again = first.again("培训5次。", [Finding("text-unbound", Severity.ERROR, "“5次”不是引用。")])
    assert again.user.startswith(first.user)
    assert again.system.startswith(first.system)
    assert "<<<上一稿\n培训5次。\n>>>" in again.user
    assert "- “5次”不是引用。" in again.user
    assert [prompt.id for prompt in again.prompts] == ["aspect", "repair"]
    assert again.offered == first.offered


@pytest.mark.parametrize(("code", "pattern"), HEADLINES)
def test_every_headline_names_entries_of_the_ledger(code: str, pattern: str) -> None:
    assert code in PART
    assert any(fnmatchcase(id, pattern) for id in material().ledger)


def test_that_nothing_came_any_more_is_nothing_for_a_model() -> None:
    """A year without applications after one with some: 下降100.0% alone would be all there is to write of."""
    last = report(zero_figures() | {"t3.received.total": 12}, year=2022)
    drawn_on = Material(ORGAN, OrganType.GOVERNMENT, 2023, zero_figures(), previous=last)
    assert not has_substance(PART["on_request"], drawn_on)
    fewer = Material(
        ORGAN, OrganType.GOVERNMENT, 2023, {**zero_figures(), "t3.received.total": 3}, previous=last
    )
    assert "received.change" in text_request(PART["on_request"], fewer, ()).offered


def test_how_the_suits_ended_is_offered_as_how_the_reviews_did() -> None:
    offered = text_request(PART["on_request"], material(consistent_figures()), ()).offered
    for result in ("upheld", "corrected", "other", "pending"):
        assert f"t4.review.{result}" in offered
        assert f"litigation.{result}" in offered


@pytest.mark.parametrize(
    ("cells", "told", "untold"),
    [
        pytest.param({}, ("未收到[^。]*政府信息公开申请", "行政复议[、和]行政诉讼"), (), id="什么都没有"),
        pytest.param(
            {"t3.carried_in.total": 2}, ("未收到新的政府信息公开申请",), ("亦无结转",), id="有上年结转"
        ),
        pytest.param({"t4.review.total": 2}, ("行政诉讼",), ("未发生[^。]*行政复议",), id="只有复议"),
        pytest.param({"litigation": 2}, ("未发生[^。]*行政复议",), ("未发生[^。]*行政诉讼",), id="只有诉讼"),
        pytest.param(
            {"t3.received.total": 3, "t4.review.total": 2, "litigation": 2}, (), ("表中为零",), id="都有"
        ),
    ],
)
def test_what_there_was_none_of_is_offered_in_words(
    cells: Mapping[str, int], told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """Without it a model that knows of no zero would say nothing of applications at all."""
    figures = zero_figures() | {id: value for id, value in cells.items() if id != "litigation"}
    figures["t4.litigation_direct.total"] = cells.get("litigation", 0)
    fact = Fact("4", Aspect.ON_REQUEST, "更新受理点地址")
    user = text_request(PART["on_request"], material(figures, fact), ()).user
    assert [phrase for phrase in told if not re.search(phrase, user)] == []
    assert [phrase for phrase in untold if re.search(phrase, user)] == []


def test_of_the_other_aspects_no_zero_is_told() -> None:
    user = text_request(PART["supervision"], material(zero_figures(), TRAINING), ()).user
    assert "未收到" not in user
