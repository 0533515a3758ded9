"""What a part's prompt asks the past reports for, through LangChain's retriever."""

from dataclasses import replace

from past_texts import PastTexts
from sample_year import sample_material

from drafting.narrative.material import PARTS
from drafting.narrative.past_wording import past_wording, retrieve

MATERIAL = sample_material()
PART = {part.code: part for part in PARTS}


def test_a_part_of_section_one_asks_by_its_facts():
    past = PastTexts("举办培训。")
    assert past_wording(PART["supervision"], MATERIAL, past) == ("举办培训。",)
    facts = MATERIAL.facts_of(*PART["supervision"].aspects)
    assert facts
    assert past.asked == ["；".join(fact.statement for fact in facts)]


def test_section_five_asks_by_the_titles_of_its_cards():
    past = PastTexts()
    assert past_wording(PART["problems"], MATERIAL, past) == ()
    assert past.asked == ["；".join(card.title for card in MATERIAL.cards)]


def test_a_part_with_nothing_to_tell_asks_nothing():
    past = PastTexts("举办培训。")
    assert past_wording(PART["supervision"], replace(MATERIAL, facts=()), past) == ()
    assert past.asked == []


def test_nobody_else_hears_what_is_looked_up(monkeypatch):
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGCHAIN_TRACING_V2", "true")
    past = PastTexts()
    retrieve(past, "培训", 1)
    assert past.asked == ["培训"]
    assert past.heard == []
