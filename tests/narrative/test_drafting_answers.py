import pytest

from drafting.narrative.answers import (
    Answers,
    CardAnswer,
    parse_answers,
    plain_text,
    without_chatter,
    without_heading,
)

GOOD = "【1】问题\n栏目更新不及时。\n【1】措施\n将每月巡查。\n【2】问题\n答复说理不足。\n【2】措施\n将统一文书。\n"


def test_cards_between_their_markers() -> None:
    answers = parse_answers(GOOD, {1, 2})
    assert answers.cards == {
        1: CardAnswer("栏目更新不及时。", "将每月巡查。"),
        2: CardAnswer("答复说理不足。", "将统一文书。"),
    }
    assert answers.aside == ()


@pytest.mark.parametrize(
    "marker",
    [
        pytest.param("【1】问题：", id="同行冒号"),
        pytest.param("【1】问题:\n\n", id="半角冒号、空行"),
        pytest.param("**【1】问题**\n", id="加粗"),
        pytest.param("### 【１】 问题\n", id="标题、全角数字"),
        pytest.param("　【一】问题\n", id="汉字数字、缩进"),
        pytest.param("- **【1】问题：** ", id="列表、加粗"),
        pytest.param("【1】\n问题：", id="序号独占一行"),
        pytest.param("【1】\n**问题**\n", id="序号和名目各占一行"),
        pytest.param("【问题1】", id="名目在前"),
        pytest.param("【1】【问题】", id="两个括号"),
        pytest.param("[1]问题：", id="半角方括号"),
        pytest.param("【1】存在的主要问题：", id="名目写全"),
        pytest.param("问题一：", id="没有括号"),
        pytest.param("第一条\n【问题】", id="第一条"),
        pytest.param("【1】问题\n一是", id="正文带序号"),
    ],
)
def test_marker_in_other_guise(marker: str) -> None:
    answers = parse_answers(f"{marker}栏目更新不及时。\n【1】措施\n将每月巡查。", {1})
    assert answers == Answers({1: CardAnswer("栏目更新不及时。", "将每月巡查。")}, ())


@pytest.mark.parametrize(
    "measure",
    [
        pytest.param("将每月巡查。\n\n将统一文书。", id="分两段"),
        pytest.param("- 将每月巡查。\n- 将统一文书。", id="列表"),
        pytest.param("1. 将每月巡查。\n2. 将统一文书。", id="编号"),
        pytest.param("一是将每月巡查。二是将统一文书。", id="一是二是"),
    ],
)
def test_a_side_is_one_paragraph_without_ordinals(measure: str) -> None:
    answers = parse_answers(f"【1】问题\n甲。\n【1】措施\n{measure}", {1})
    assert answers.cards == {1: CardAnswer("甲。", "将每月巡查。将统一文书。")}
    assert answers.aside == ()


@pytest.mark.parametrize(
    ("answer", "cards", "aside"),
    [
        pytest.param("好的，以下是内容：\n" + GOOD, {1, 2}, ("好的，以下是内容：",), id="开场白"),
        pytest.param(GOOD + "\n希望有所帮助。", {1, 2}, ("希望有所帮助。",), id="结束语"),
        pytest.param(
            GOOD + "【9】问题\n没有问过。\n【9】措施\n也没有。",
            {1, 2},
            ("没有问过。", "也没有。"),
            id="没有要求的卡片",
        ),
        pytest.param(GOOD + "【2】问题\n又说一遍。", {1, 2}, ("又说一遍。",), id="重复的标记"),
        pytest.param("整段散文，没有标记。", set(), ("整段散文，没有标记。",), id="没有标记"),
        pytest.param("【百十】问题\n序号不成数。", set(), ("序号不成数。",), id="序号不成数"),
        pytest.param("", set(), (), id="空"),
    ],
)
def test_what_belongs_to_no_card_is_set_aside(answer: str, cards: set[int], aside: tuple[str, ...]) -> None:
    answers = parse_answers(answer, {1, 2})
    assert set(answers.cards) == cards
    assert answers.aside == aside
    if cards:
        assert answers.cards[2] == CardAnswer("答复说理不足。", "将统一文书。")


def test_side_that_is_missing_is_empty() -> None:
    assert parse_answers("【1】问题\n甲。\n【1】措施\n", {1}).cards == {1: CardAnswer("甲。", "")}


def test_marker_in_mid_line_is_text() -> None:
    answers = parse_answers("【1】问题\n见【1】措施所述。", {1})
    assert answers.cards == {1: CardAnswer("见【1】措施所述。", "")}


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        pytest.param(
            "```text\n## 小标题\n\n- **甲**乙。\n> 丙。\n```", "小标题\n甲乙。\n丙。", id="Markdown"
        ),
        pytest.param("网址 http://a.example/x_y*z", "网址 http://a.example/x_y*z", id="网址不动"),
        pytest.param(
            "收到[[t3.received.total]]‹fact.1›。", "收到[[t3.received.total]]‹fact.1›。", id="引用不动"
        ),
    ],
)
def test_plain_text(answer: str, text: str) -> None:
    assert plain_text(answer) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("（一）主动公开。全年发布。", "全年发布。", id="带序号"),
        pytest.param("主动公开：全年发布。", "全年发布。", id="冒号"),
        pytest.param("主动公开\n全年发布。", "全年发布。", id="独占一行"),
        pytest.param("一、主动公开方面。全年发布。", "全年发布。", id="方面"),
        pytest.param("（一）主动公开情况\n主动公开：全年发布。", "全年发布。", id="两遍"),
        pytest.param("主动公开政府信息，全年发布。", "主动公开政府信息，全年发布。", id="不是标题"),
    ],
)
def test_repeated_heading_is_dropped(text: str, left: str) -> None:
    assert without_heading(text, "（一）主动公开") == left


@pytest.mark.parametrize(
    ("answer", "text", "aside"),
    [
        pytest.param("好的，以下是正文：\n全年发布。", "全年发布。", ("好的，以下是正文：",), id="开场白"),
        pytest.param("全年发布。\n（注：均为引用。）", "全年发布。", ("（注：均为引用。）",), id="附注"),
        pytest.param("全年发布。\n以上内容仅供参考。", "全年发布。", ("以上内容仅供参考。",), id="结束语"),
        pytest.param("以下简称区政府，全年发布。", "以下简称区政府，全年发布。", (), id="正文里的以下"),
        pytest.param("收到申请的，依法答复。", "收到申请的，依法答复。", (), id="正文里的收到"),
        pytest.param("希望。", "", ("希望。",), id="只有客套"),
    ],
)
def test_chatter_is_set_aside(answer: str, text: str, aside: tuple[str, ...]) -> None:
    assert without_chatter(answer) == (text, aside)
