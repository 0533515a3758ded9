"""The deck: staff's decisions stand on cards that are made anew from facts and figures."""

import json
from dataclasses import replace

from builders import ORGAN, report, zero_figures

from drafting.facts import Aspect, Fact
from drafting.narrative.deck import (
    Deck,
    chosen,
    deck_data,
    deck_from,
    move,
    put_in,
    starting_deck,
    suggested,
    take_out,
    to_read_again,
    write,
)
from drafting.narrative.material import Material, Measure, Origin
from drafting.narrative.offline import problem_cards
from drafting.report import OrganType

LOST = {"t4.review.corrected": 6, "t4.review.total": 20}
FACTS = (
    Fact("1", Aspect.PROBLEM, "部分栏目更新不及时"),
    Fact("2", Aspect.MEASURE, "由办公室按月巡查栏目", problem="1"),
    Fact("3", Aspect.PROBLEM, "基层人员变动频繁"),
)


def material(facts=FACTS, **figures) -> Material:
    cells = zero_figures() | LOST | {code.replace("__", "."): value for code, value in figures.items()}
    return Material(ORGAN, OrganType.GOVERNMENT, 2024, cells, tuple(facts), report(zero_figures(), year=2023))


def ids(cards) -> list[str]:
    return [card.id for card in cards]


def test_an_untouched_deck_is_what_a_draft_starts_from():
    made = material()
    assert ids(chosen(starting_deck(made), made)) == ids(problem_cards(made))
    assert any(card.origin is Origin.SIGNAL for card in chosen(starting_deck(made), made))


def test_order_choice_and_undo_of_a_choice():
    made = material()
    deck = starting_deck(made)
    first, second, third = ids(chosen(deck, made))
    assert ids(chosen(move(deck, made, third, -2), made)) == [third, first, second]
    assert ids(chosen(move(deck, made, first, 9), made)) == [second, third, first]
    out = take_out(deck, made, second)
    assert ids(chosen(out, made)) == [first, third]
    assert second in ids(suggested(out, made))
    assert ids(chosen(put_in(out, made, second), made)) == [first, third, second]


def test_a_problem_added_later_stands_last_and_one_set_aside_does_not_come_back():
    made = material()
    deck = take_out(starting_deck(made), made, "fact-3")
    later = material((*FACTS, Fact("9", Aspect.PROBLEM, "解读形式单一")))
    assert ids(chosen(deck, later))[-1] == "fact-9"
    assert "fact-3" not in ids(chosen(deck, later))


def test_what_no_fact_or_figure_says_any_more_is_gone():
    made = material()
    deck = starting_deck(made)
    assert "fact-1" not in ids(chosen(deck, material(FACTS[2:])))
    signalled = next(c.id for c in chosen(deck, made) if c.origin is Origin.SIGNAL)
    assert signalled not in ids(chosen(deck, material(t4__review__corrected=0)))


def test_staffs_words_stay_and_are_to_be_read_again_when_the_fact_changes():
    made = material()
    deck = write(starting_deck(made), made, "fact-1", {"title": "少数栏目长期不更新", "cause": ""})
    assert chosen(deck, made)[0].title == "少数栏目长期不更新"
    assert to_read_again(deck, made, "fact-1") == ()
    changed = material((replace(FACTS[0], statement="三个栏目更新不及时"), *FACTS[1:]))
    assert chosen(deck, changed)[0].title == "少数栏目长期不更新"
    assert to_read_again(deck, changed, "fact-1") == ("title",)


def test_a_field_nobody_wrote_follows_its_fact():
    made = material()
    deck = write(starting_deck(made), made, "fact-1", {"cause": "没有专人负责"})
    changed = material((replace(FACTS[0], statement="三个栏目更新不及时"), *FACTS[1:]))
    assert "三个栏目" in chosen(deck, changed)[0].title
    assert to_read_again(deck, changed, "fact-1") == ()


def test_who_and_by_when_belong_to_the_measure():
    made = material()
    own = chosen(starting_deck(made), made)[0].measures[0]
    told = (replace(own, who="办公室", due="2025年6月底", published=True), Measure("另立提醒制度"))
    deck = write(starting_deck(made), made, "fact-1", {"measures": told})
    assert chosen(deck, made)[0].measures == told


def test_none_chosen_means_none():
    made = material()
    deck = starting_deck(made)
    for id in ids(chosen(deck, made)):
        deck = take_out(deck, made, id)
    assert problem_cards(replace(made, cards=chosen(deck, made), settled=True)) == ()


def test_a_deck_survives_json():
    made = material()
    measures = (Measure("另立提醒制度", "办公室", "2025年6月底", published=True),)
    deck = write(take_out(starting_deck(made), made, "fact-3"), made, "fact-1", {"measures": measures})
    assert deck_from(json.loads(json.dumps(deck_data(deck)))) == deck
    assert deck_from(deck_data(Deck())) == Deck()
