"""Whose wording a sentence is: the longest run that some precedent has too, figures and names masked."""

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drafting.overlap import mask, names_of
from drafting.precedents import Precedent
from drafting.precedents.wording import LEAST_SAID, Wording

COPIED = "个别单位对依申请公开工作的重要性认识不足，答复文书的说理不够充分，引用条款不够准确"


def item(text, organ="云岭市青禾区教育局", year=2023, section=5, id_=""):
    return Precedent(id_ or text, text, organ, "department", year, section, "problem", "", f"{organ}.docx")


def shared(text, *items, organ="白苇市财政局", year=2024):
    return Wording.of(items).shared(text, organ, year)


def words(text, span):
    return text[slice(*span)]


def test_a_copied_sentence_is_found_with_its_source_and_place():
    theirs = item(f"一是{COPIED}。二是公开专栏更新不够及时。")
    mine = f"存在的不足主要有：{COPIED}；下一步将加强培训。"
    (run,) = shared(mine, theirs, item("政策解读形式单一，群众看不懂、用不上的情况还没有根本改变。"))
    assert run.item == theirs
    assert words(mine, run.span) == words(theirs.text, run.there) == COPIED
    assert (run.characters, run.others) == (len(COPIED), 0)


def test_figures_and_names_do_not_break_a_run():
    theirs = item("全年青禾区教育局共举办政府信息公开业务培训3次、参训156人次，覆盖全部局属学校和科室。")
    mine = "全年白苇市财政局共举办政府信息公开业务培训〔待填〕次、参训12人次，覆盖全部局属学校和科室。"
    (run,) = shared(mine, theirs)
    assert words(mine, run.span) == mine
    assert words(theirs.text, run.there) == theirs.text


def test_a_run_is_told_without_the_marks_at_its_edges():
    mine = f"工作中，{COPIED}，影响了质量"
    (run,) = shared(mine, item(f"检查发现，{COPIED}，值得注意"))
    assert words(mine, run.span) == COPIED


def test_white_space_does_not_break_a_run():
    (run,) = shared(COPIED.replace("，", "，\n"), item(COPIED))
    assert run.characters == len(COPIED)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(COPIED[:19], id="十九个字"),
        pytest.param("予以公开5件、部分公开6件、不予公开7件、无法提供8件、不予处理9件。", id="一串数"),
        pytest.param(
            "按照《中华人民共和国政府信息公开条例》《云岭市政府信息公开规定》有关要求", id="只是法规名"
        ),
        pytest.param("公开专栏更新不够及时，政策解读形式单一。", id="没有相同"),
        pytest.param("", id="空白"),
    ],
)
def test_what_is_nobodys_wording(text):
    counts = "予以公开1件、部分公开2件、不予公开3件、无法提供4件、不予处理5件。"
    theirs = (
        item(COPIED),
        item(counts),
        item("按照《中华人民共和国政府信息公开条例》《云岭市政府信息公开规定》有关要求"),
    )
    assert shared(text, *theirs) == ()


def test_ones_own_report_of_the_year_is_the_text_itself_last_years_is_not():
    own = [item(COPIED, "白苇市财政局", year) for year in (2024, 2023)]
    (run,) = shared(COPIED, *own)
    assert run.item.year == 2023
    assert shared(COPIED, own[0]) == ()


def test_the_longest_is_said_and_of_equals_the_newest():
    longer, older, newer = (
        item(f"{COPIED}，需要改进。", year=2019),
        item(COPIED, year=2020),
        item(COPIED, year=2022),
    )
    (run,) = shared(f"{COPIED}，需要改进。", newer, longer, older)
    assert run.item == longer
    (run,) = shared(COPIED, older, newer)
    assert (run.item, run.others) == (newer, 1)


def test_two_sources_of_one_sentence_are_both_said():
    head, tail = item(f"{COPIED[:25]}，另有不足。", year=2021), item(f"其中，{COPIED[12:]}。", year=2020)
    runs = shared(COPIED, head, tail)
    assert {run.item.year for run in runs} == {2021, 2020}
    assert [words(COPIED, run.span) for run in runs] == [COPIED[12:], COPIED[:25]]


def test_a_set_phrase_of_hundreds_is_said_of_one_with_how_many_more():
    every = [item(COPIED, f"云岭市第{n}局", 2023, id_=str(n)) for n in range(300)]
    (run,) = shared(COPIED, *every)
    assert run.others == 255, "no more are counted"


def test_no_precedents_at_all():
    assert shared(COPIED) == ()


PIECES = [
    "公开专栏更新",
    "答复说理",
    "不够充分",
    "培训",
    "认识不到位",
    "云岭市",
    "，",
    "。",
    "下一步将",
    "认真整改",
]


@given(st.integers(0, 10_000))
def test_every_run_found_is_as_long_as_it_can_be_and_none_is_missed(seed):
    """Against comparing every place of the text with every place of every precedent."""
    random = Random(seed)
    texts = ["".join(random.choices(PIECES, k=20)) for _ in range(4)]
    mine, *others = texts
    others[0] += mine[5:60]
    items = [item(text, "云岭市教育局", id_=str(n)) for n, text in enumerate(others)]
    own = mask(mine, names_of("白苇市财政局")).text
    theirs = [mask(text, names_of("云岭市教育局")).text for text in others]
    for run in shared(mine, *items):
        at, there = words(mine, run.span), words(run.item.text, run.there)
        assert mask(at, names_of("白苇市财政局")).text == mask(there, names_of("云岭市教育局")).text
    longest = longest_common(own, theirs)
    assume(sum(character.isalpha() for character in longest) >= LEAST_SAID)
    bare = longest.lstrip("、，。；：！？").rstrip("、，；：")
    assert len(bare) <= max(run.characters for run in shared(mine, *items)) <= len(longest)


def longest_common(text, others):
    runs = (
        next((text[at:end] for end in range(len(text), at, -1) if any(text[at:end] in o for o in others)), "")
        for at in range(len(text))
    )
    return max(runs, key=len, default="")
