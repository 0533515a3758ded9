"""Every word of cues.toml is used: each has an example that turns on it."""

import pytest

from drafting.items.cues import cue_at
from drafting.items.headings import heading, lead_opens
from drafting.items.last_year import begins_last_year, begins_this_year
from drafting.items.turning import is_plan, lacks, praises
from drafting.items.words import words

HEADING, LEAD, PLAN, REFERENCE = words("heading"), words("lead"), words("plan"), words("reference")
LAST_YEAR, TURN = words("last_year"), words("turn")
NOW = "当前主要问题是解读少。"


def opens(phrase: str) -> str | None:
    found = heading(phrase)
    return found.opens if found else None


def cue(text: str):
    return cue_at(text, 0, len(text))


@pytest.mark.parametrize("word", HEADING["problem"])
def test_a_heading_of_problems(word):
    assert opens(word) == "problem"


@pytest.mark.parametrize("word", HEADING["measure"])
def test_a_heading_of_measures(word):
    assert opens(word) == "measure"


@pytest.mark.parametrize("word", HEADING["joins"])
def test_problems_and_measures_under_one_heading(word):
    assert (opens(f"问题{word}改进措施"), opens("问题改进措施")) == ("problem", "measure")


@pytest.mark.parametrize("word", HEADING["year"])
def test_a_heading_of_last_year(word):
    assert opens(f"{word}问题整改情况") == "last_year"


@pytest.mark.parametrize("word", HEADING["by"])
def test_what_is_for_the_problems_are_measures(word):
    assert opens(f"{word}存在的问题") == "measure"


@pytest.mark.parametrize("word", HEADING["filler"])
def test_a_word_that_a_heading_may_hold(word):
    assert opens(f"{word}问题") == "problem"


def test_anything_else_makes_no_heading():
    assert heading("栏目问题") is None
    assert opens("当前工作") is None


@pytest.mark.parametrize("kind", ["problem", "measure"])
def test_a_lead_in(kind):
    assert [word for word in LEAD[kind] if lead_opens(f"今年{word}如下") != kind] == []
    assert lead_opens("今年如下") is None
    assert lead_opens("我局将") == "measure"


def test_the_last_word_of_a_lead_in_decides_but_the_first_list_is_of_problems():
    assert lead_opens("有三处不足，改进如下") == "measure"
    assert lead_opens("有三处不足，改进如下", first=True) == "problem"
    assert lead_opens("针对存在的问题，我局将") == "measure"


@pytest.mark.parametrize("word", LEAD["well"])
def test_praise(word):
    assert praises(f"工作{word}。")
    assert not praises(f"工作{word}，但更新慢。")
    assert not praises("工作。")


@pytest.mark.parametrize("word", [*PLAN["soon"], *PLAN["therefore"]])
def test_what_turns_to_the_measures(word):
    assert (cue(f"{word}，每月查。").form, cue("，每月查。")) == ("plan", None)


@pytest.mark.parametrize("word", REFERENCE["by"])
def test_a_problem_named_by_its_number(word):
    for number in ("第二个", "问题二", "第2项", "（二）", "上述第二点"):
        assert cue(f"{word}{number}问题，每月查。").reference.numbers == (2,)
    assert cue(f"{word}第一、三个问题，每月查。").reference.numbers == (1, 3)


@pytest.mark.parametrize("word", REFERENCE["by_name"])
def test_a_problem_named_by_words(word):
    text = f"{word}更新慢的问题，每月查。"
    assert text[slice(*cue(text).reference.span)] == "更新慢"
    assert cue(f"{word}上述问题，每月查。").form == "plan"


@pytest.mark.parametrize("word", REFERENCE["to"])
def test_what_a_problem_is_called(word):
    text = f"针对更新的{word}，每月查。"
    assert (text[slice(*cue(text).reference.span)], cue(text).among_measures) == ("更新", False)


@pytest.mark.parametrize("word", REFERENCE["aspect"])
def test_an_aspect(word):
    assert cue(f"关于更新{word}。每月查。").among_measures
    assert cue("关于更新。每月查。") is None


@pytest.mark.parametrize(
    "text", ["针对性不足，公式化。", "对条例的学习不足，答复不准。", "关于更新，每月查。"]
)
def test_what_only_looks_like_a_reference(text):
    assert cue(text) is None


@pytest.mark.parametrize("word", LAST_YEAR["names"])
def test_last_year(word):
    assert begins_last_year(f"{word}的事。", "", opens_paragraph=True)
    assert begins_last_year(f"{word}的问题已了。", "", opens_paragraph=False)
    assert not begins_last_year(f"{word}有三个栏目停更。", "", opens_paragraph=False)
    assert not begins_last_year("的事。", "", opens_paragraph=True)


@pytest.mark.parametrize("word", LAST_YEAR["before"])
def test_what_stands_before_last_year(word):
    assert begins_last_year(f"{word}去年的事。", "", opens_paragraph=True)
    assert not begins_last_year("好比去年的事。", "", opens_paragraph=True)


@pytest.mark.parametrize("word", LAST_YEAR["report"])
@pytest.mark.parametrize("verb", LAST_YEAR["reported"])
def test_last_years_report(word, verb):
    assert begins_last_year(f"2022年度{word}中{verb}的问题。", "", opens_paragraph=True)
    assert not begins_last_year(f"2022年度{word}的事。", "", opens_paragraph=True)


@pytest.mark.parametrize("word", LAST_YEAR["done"])
def test_what_is_done_about_a_problem_of_a_year(word):
    assert begins_last_year(f"2022年的问题，{word}。", NOW, opens_paragraph=True)
    assert not begins_last_year("2022年的问题。", NOW, opens_paragraph=True)


@pytest.mark.parametrize("word", LAST_YEAR["now"])
def test_this_year(word):
    assert begins_this_year(f"{word}还存在以下问题：", "")
    assert begins_last_year("2022年的问题已了。", f"{word}有一个问题。", opens_paragraph=True)
    assert not begins_this_year("还存在以下问题：", "")
    assert not begins_this_year(f"{word}的问题已了。", "")


def test_a_year_whose_problems_are_followed_by_a_later_years():
    text = "2022年存在的问题是更新慢。2023年存在的问题是解读少。"
    assert begins_last_year(text[:15], text, opens_paragraph=True)
    assert not begins_last_year(text[15:], text, opens_paragraph=True)


@pytest.mark.parametrize("word", TURN["begins"])
def test_a_sentence_that_begins_as_a_plan(word):
    assert is_plan(f"{word}巡查得少的栏目。")
    assert not is_plan("巡查得少的栏目。")


@pytest.mark.parametrize("word", TURN["verbs"])
def test_a_sentence_that_begins_with_a_deed(word):
    assert is_plan(f"{word}栏目。")
    assert not is_plan(f"{word}栏目不够。")


@pytest.mark.parametrize("word", TURN["no_lack"])
def test_what_only_looks_lacking(word):
    assert not lacks(f"栏目{word}。")
    assert lacks(f"栏目{word}，更新慢。")
    assert any(lack in word for lack in TURN["lacks"])


@pytest.mark.parametrize("word", TURN["lacks"])
def test_what_is_lacking(word):
    assert lacks(f"栏目{word}。")
    assert not lacks("栏目。")


@pytest.mark.parametrize("word", PLAN["in_order_to"])
def test_what_is_done_in_order_to(word):
    assert cue(f"为{word}这一问题，每月查。").form == "plan"
    assert cue("为进一步做好工作，每月查。") is None
