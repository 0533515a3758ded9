"""Facts that a model proposes from a department's material, each held against it word for word.

Nothing is recorded here: a proposal waits for staff. The model only picks: what it says in other words, with
another number, or put together from two sentences is refused and told.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from drafting.figures import squeeze
from drafting.narrative.asking import Asker
from drafting.narrative.drafting_requests import Request
from drafting.narrative.gathering import OFFERED, Proposed, proposed_from, sentences_of
from drafting.narrative.guard_organs import other_places
from drafting.narrative.material import Material
from drafting.structured import structured

_MOST = 20
_EDGES = "，,；;：:。！？!?"
_OPENS = re.compile(
    rf"[{_EDGES}]$|^[（(]?[\d一二三四五六七八九十]{{1,3}}[)）、.．]$|^[一二三四五六七八九十]是$"
)
"""What a clause begins behind: the end of another, or an ordinal."""


class _Fact(BaseModel):
    model_config = ConfigDict(extra="forbid")
    quotation: str
    aspect: str


class _Facts(BaseModel):
    """材料里可以写进年度报告的工作素材，每条是材料的原话，有归类。"""

    model_config = ConfigDict(extra="forbid")
    facts: list[_Fact]


@dataclass(frozen=True)
class RefusedFact:
    """What the model proposed and the material does not say, and why it is not offered."""

    quotation: str
    reason: str


@dataclass(frozen=True)
class ProposedFacts:
    """What may be taken, in the material's order, and what may not."""

    offered: tuple[Proposed, ...]
    refused: tuple[RefusedFact, ...]


def ask_facts(asker: Asker, request: Request) -> dict[str, Any]:
    """What the model proposes, as it says it: to be kept, and judged when it is looked at.

    Raises:
        ModelError: the model gave no list, or somebody stopped it.
    """
    return structured(lambda shape: asker.ask("facts", request, **shape), _Facts).model_dump()


def judged_facts(answer: Mapping[str, Any], text: str, material: Material) -> ProposedFacts:
    """What of such an answer stands in the text, and what does not.

    Args:
        answer: what ``ask_facts`` gave.
        text: the department's material.
        material: organ, year and facts of the report.
    """
    offered, refused = dict[str, Proposed](), []
    for fact in _Facts.model_validate(answer).facts[:_MOST]:
        judged = _judged(fact, text, material)
        if isinstance(judged, Proposed):
            offered.setdefault(judged.statement, judged)
        else:
            refused.append(RefusedFact(fact.quotation.strip(), judged))
    in_order = sorted(offered.values(), key=lambda one: text.find(one.quotation))
    return ProposedFacts(tuple(in_order), tuple(refused))


def _judged(fact: _Fact, text: str, material: Material) -> Proposed | str:
    """The fact as the material has it, or why it may not be offered."""
    said = squeeze(fact.quotation).strip(_EDGES)
    if not said:
        return "没有写出原话。"
    whole = next((one for one in sentences_of(text) if said in squeeze(one)), None)
    if whole is None:
        joined = said in squeeze(text)
        return "把几句话并成了一条。" if joined else "材料里没有这句话，或者改动了文字、数字。"
    passage = _passage(said, whole)
    if passage is None:
        return "只截了半个分句，意思可能不全。"
    if place := next(other_places(passage, material), ""):
        return f"说的是“{place}”，不是本机关。"
    aspect = next((one for one in OFFERED if one.value == fact.aspect.strip()), None)
    found = proposed_from(whole, passage, material.year, aspect)
    return found or "没有说明做了什么：是打算、要求，或一般的话。"


def _passage(said: str, sentence: str) -> str | None:
    """The passage as the sentence has it, from one edge of a clause to another; ``None`` where it is cut."""
    places = [at for at, character in enumerate(sentence) if squeeze(character)]
    whole = squeeze(sentence)
    if len(places) != len(whole):  # a character that folds to several: the sentence is taken as it is
        return sentence if said == whole.strip(_EDGES) else None
    at = whole.find(said)
    while at >= 0:
        start, end = places[at], places[at + len(said) - 1] + 1
        before, after = sentence[:start].rstrip(), sentence[end:].lstrip()
        if (not before or _OPENS.search(before)) and (not after or after[0] in _EDGES):
            return sentence[start:end]
        at = whole.find(said, at + 1)
    return None
