"""The problems of section 5 as staff decide on them: stored, undone, typed, followed up, listed."""

import io
from dataclasses import replace

import openpyxl
import pytest

from drafting.errors import ConflictError, InputError
from drafting.facts import Aspect
from drafting.narrative.material import Origin
from drafting.service import deck
from drafting.service.deck import TypedMeasure
from drafting.service.facts import FactEntry
from drafting.service.generation import start
from drafting.service.years import current


@pytest.fixture
def held(sample) -> int:
    return sample


def cards(workspace, held):
    return deck.cards_of(current(workspace, held))


def revision(workspace, held) -> int:
    return current(workspace, held).decided.revision


def ids(workspace, held) -> list[str]:
    return [card.id for card in cards(workspace, held)]


def rewritten(workspace, held, card, **fields) -> None:
    year = current(workspace, held)
    written = deck.typed(card, year.uncarded)
    values = {name: fields.get(name, getattr(written, name)) for name in vars(written)}
    deck.change(workspace, held, year.decided.revision, card.id, deck.TypedCard(**values))


def test_a_decision_is_kept_and_can_be_taken_back(workspace, held):
    before = ids(workspace, held)
    deck.shift(workspace, held, 0, before[0], 1)
    assert ids(workspace, held) == [before[1], before[0], *before[2:]]
    deck.leave_out(workspace, held, 1, before[0])
    assert before[0] not in ids(workspace, held)
    deck.take_back(workspace, held, 2)
    assert ids(workspace, held) == [before[1], before[0], *before[2:]]
    deck.choose(workspace, held, 3, before[0])
    deck.take_back(workspace, held, 4)
    assert len(ids(workspace, held)) == len(before)


def test_taking_back_the_first_decision_gives_what_was_suggested(workspace, held):
    before = ids(workspace, held)
    deck.leave_out(workspace, held, 0, before[0])
    deck.take_back(workspace, held, 1)
    assert ids(workspace, held) == before


def test_a_decision_that_somebody_overtook_is_refused_and_changes_nothing(workspace, held):
    first = ids(workspace, held)[0]
    deck.shift(workspace, held, 0, first, 1)
    after = ids(workspace, held)
    with pytest.raises(ConflictError, match="别处修改"):
        deck.leave_out(workspace, held, 0, first)
    assert ids(workspace, held) == after


def test_the_order_is_that_of_the_draft(workspace, held):
    first = cards(workspace, held)[0]
    deck.shift(workspace, held, 0, first.id, 9)
    start(workspace, held, [5], use_model=False).join()
    year = current(workspace, held)
    text = year.report.text(5)
    told = [text.index(deck.typed(card, year.uncarded).title[:12]) for card in deck.cards_of(year)]
    assert told == sorted(told)
    assert deck.preview(year).split("\n")[1:3] == text.split("\n")[1:3]


def test_typed_figures_become_references(workspace, held):
    first = cards(workspace, held)[0]
    rewritten(workspace, held, first, evidence="因政府信息公开被申请行政复议22件")
    changed = next(card for card in cards(workspace, held) if card.id == first.id)
    assert changed.evidence == "因政府信息公开被申请行政复议[[t4.review.total]]"


def test_a_number_that_nobody_entered_is_refused_and_nothing_is_lost(workspace, held):
    first = cards(workspace, held)[0]
    with pytest.raises(InputError, match=r"依据里的“.*23件”对不上"):
        rewritten(workspace, held, first, evidence="因政府信息公开被申请行政复议23件")
    assert cards(workspace, held)[0] == first
    assert revision(workspace, held) == 0


def test_fields_that_nobody_touched_keep_their_references_and_marks(workspace, held):
    first = cards(workspace, held)[0]
    rewritten(workspace, held, first, cause="检索规程不统一")
    changed = cards(workspace, held)[0]
    assert (changed.title, changed.evidence, changed.measures) == (
        first.title,
        first.evidence,
        first.measures,
    )
    assert changed.cause == "检索规程不统一"


def test_a_problem_without_words_is_refused(workspace, held):
    with pytest.raises(InputError, match="什么问题"):
        rewritten(workspace, held, cards(workspace, held)[0], title="  ")


def test_who_and_by_when_are_listed_and_printed_only_where_asked(workspace, held):
    first = cards(workspace, held)[0]
    assert [(one.who, one.due) for one in first.measures] == [
        ("区司法局", "2025年3月底"),
        ("区政府办公室", ""),
    ]
    year = current(workspace, held)
    own, *others = deck.typed(first, year.uncarded).measures
    measures = (TypedMeasure(own.what, "区数据局", "2025年4月中旬"), *others)
    rewritten(workspace, held, first, measures=measures)
    year = current(workspace, held)
    assert "由区数据局负责" not in deck.preview(year)
    book = openpyxl.load_workbook(io.BytesIO(deck.rectification_list(year)))
    rows = list(book["整改清单"].values)
    assert rows[0] == ("序号", "问题", "整改措施", "责任单位", "完成时限", "状态")
    assert rows[1][2:5] == (own.what, "区数据局", "2025年4月中旬")
    assert rows[2][3:5] == ("区政府办公室", None)
    published = (TypedMeasure(own.what, "区数据局", "2025年4月中旬", published=True), *others)
    rewritten(workspace, held, cards(workspace, held)[0], measures=published)
    assert "由区数据局负责" in deck.preview(current(workspace, held))


def test_who_and_when_are_not_printed_twice_where_the_measure_names_them(workspace, held):
    first = cards(workspace, held)[0]
    own, *others = deck.typed(first, current(workspace, held).uncarded).measures
    before = deck.preview(current(workspace, held))
    rewritten(workspace, held, first, measures=(replace(own, published=True), *others))
    assert deck.preview(current(workspace, held)) == before


def test_a_new_problem_is_a_fact_with_its_measure(workspace, held):
    entry = FactEntry(Aspect.PROBLEM, "解读形式单一", source="第三方评估")
    deck.add_problem(workspace, held, entry, "下一步逐件配发图解")
    last = cards(workspace, held)[-1]
    assert (last.origin, deck.typed(last, current(workspace, held).uncarded).title) == (
        Origin.FACT,
        "解读形式单一",
    )
    assert "逐件配发图解" in last.measures[0].what
    with pytest.raises(InputError):
        deck.add_problem(workspace, held, FactEntry(Aspect.PROBLEM, " "), "")


def test_taking_back_a_new_problem_takes_back_its_facts(workspace, held):
    facts, before = workspace.facts.all(held), ids(workspace, held)
    deck.add_problem(workspace, held, FactEntry(Aspect.PROBLEM, "解读形式单一"), "逐件配发图解")
    assert len(workspace.facts.all(held)) == len(facts) + 2
    assert deck.take_back(workspace, held, revision(workspace, held)) == 2
    assert workspace.facts.all(held) == facts
    assert ids(workspace, held) == before


def test_taking_back_a_follow_up_takes_back_its_fact(workspace, held):
    year = current(workspace, held)
    entry = FactEntry(Aspect.LAST_YEAR, "已逐份复核")
    deck.follow_up(workspace, year, deck.last_years(year)[0], entry)
    assert deck.take_back(workspace, held, revision(workspace, held)) == 1
    assert workspace.facts.all(held) == year.facts


def test_step_by_step_one_can_go_back_to_the_beginning(workspace, held):
    facts, first = workspace.facts.all(held), ids(workspace, held)
    deck.shift(workspace, held, 0, first[0], 1)
    moved = ids(workspace, held)
    deck.add_problem(workspace, held, FactEntry(Aspect.PROBLEM, "解读形式单一"), "")
    deck.leave_out(workspace, held, revision(workspace, held), first[0])
    for gone, cards_left in ((0, [*moved, ids(workspace, held)[-1]]), (1, moved), (0, first)):
        assert deck.take_back(workspace, held, revision(workspace, held)) == gone
        assert ids(workspace, held) == cards_left
    assert workspace.facts.all(held) == facts
    assert current(workspace, held).decided.as_of == 0
    with pytest.raises(InputError, match="没有可以撤销"):
        deck.take_back(workspace, held, revision(workspace, held))
    assert ids(workspace, held) == first


def test_after_going_back_the_next_step_is_the_one_that_can_be_undone(workspace, held):
    first = ids(workspace, held)
    deck.add_problem(workspace, held, FactEntry(Aspect.PROBLEM, "解读形式单一"), "")
    deck.take_back(workspace, held, 1)
    deck.shift(workspace, held, 2, first[0], 1)
    deck.take_back(workspace, held, 3)
    assert ids(workspace, held) == first
    assert current(workspace, held).decided.as_of == 0


def test_an_undo_that_somebody_overtook_takes_no_facts(workspace, held):
    deck.add_problem(workspace, held, FactEntry(Aspect.PROBLEM, "解读形式单一"), "")
    facts = workspace.facts.all(held)
    deck.shift(workspace, held, 1, ids(workspace, held)[0], 1)
    with pytest.raises(ConflictError):
        deck.take_back(workspace, held, 1)
    assert workspace.facts.all(held) == facts


def test_last_years_problems_are_followed_up_by_facts_that_name_them(workspace, held):
    year = current(workspace, held)
    pairs = deck.last_years(year)
    assert len(pairs) >= 2
    told = dict(deck.followed_up(year))
    assert any(told.values()), "示例素材里已有上年整改"
    with pytest.raises(InputError, match="整改了什么"):
        deck.follow_up(workspace, year, pairs[0], FactEntry(Aspect.LAST_YEAR, ""))
    fact = deck.follow_up(
        workspace, year, pairs[0], FactEntry(Aspect.LAST_YEAR, "已完成逐份复核", source="办公室")
    )
    assert fact.aspect is Aspect.LAST_YEAR
    assert fact in dict(deck.followed_up(current(workspace, held)))[pairs[0]]
