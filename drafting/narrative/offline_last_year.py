"""What became of last year's problems, tied to those that last year's report names."""

import re
from collections.abc import Iterator, Sequence

from drafting.facts import Aspect, Fact
from drafting.items import Pair, split_items
from drafting.mentions import numbers
from drafting.narrative.clauses import Voice
from drafting.narrative.material import Material, Origin, marked
from drafting.references import pending

_PROBLEMS = 5
_NAMES_PROBLEM = re.compile(r"问题|不足|短板|针对|上年|去年|上一年")
_AGAIN = re.compile(r"^针对(?=.{2,30}问题，)")
_QUOTABLE = re.compile(r"[\u4e00-\u9fff、]{4,20}")
_COMMON = re.compile("政府信息公开|政府信息|信息公开|政务公开|依申请|政府|政务|信息|公开|工作|情况|问题")
"""What is said of every problem and shows nothing about which it is."""
_LEAST_SHARED = 0.25
"""What part of a fact's pairs of characters must stand in the problem and measures that it follows up."""
_CLEARLY = 1.5
"""How many times better than the next the problem must fit; below it, nobody is told which it was."""


def follow_up(material: Material) -> str:
    """What became of last year's problems; asked for where last year's report had any, else empty."""
    voice = Voice(material.organ, material.year)
    left = last_years_problems(material)
    told = list(_facts(material, left, voice))
    told += [
        "，".join((card.title, card.outcome))
        for card in material.cards
        if card.origin is Origin.LAST_YEAR and card.outcome
    ]
    if told:
        lead = voice.say("last_year.lead") if len(told) > 1 else ""
        between = "。" if any("。" in text or "；" in text for text in told) else "；"
        return lead + between.join(told) + "。"
    names = "；".join(_first_clause(pair) for pair in left)
    return pending(f"上年问题的整改情况（{names}）") if left else ""


def last_years_problems(material: Material) -> list[Pair]:
    """The problems of last year's report, as published; none where that report is unknown."""
    if material.previous is None:
        return []
    return [pair for pair in split_items(material.previous.text(_PROBLEMS)) if pair.problem]


def _facts(material: Material, left: Sequence[Pair], voice: Voice) -> Iterator[str]:
    """The facts, each opening with the problem it is about where that is certain and it does not say so."""
    tied: set[str] = set()
    for place, fact in enumerate(material.facts_of(Aspect.LAST_YEAR)):
        text = marked(fact)
        problem = "" if _NAMES_PROBLEM.search(text) else _answered(fact, left, material.year)
        if problem and problem not in tied:
            tied.add(problem)
            text = voice.say("last_year.tie", turn=place, problem=problem) + text
        yield _AGAIN.sub("对", text) if place else text


def _answered(fact: Fact, left: Sequence[Pair], year: int) -> str:
    """The first clause of last year's problem that the fact follows up; empty where that is in doubt.

    The fact's own first clause, which will stand next to it, has to fit it best too. A clause with a number
    is not repeated: it would be last year's.
    """
    opening = re.split("[，。；]", fact.statement, maxsplit=1)[0]
    best = problem_of(fact.statement, left)
    if best is None or problem_of(opening, left) is not best:
        return ""
    return name_of(best, year)


def name_of(pair: Pair, year: int) -> str:
    """The first clause of last year's problem, to name it by; empty where it cannot be repeated."""
    clause = _first_clause(pair)
    return clause if _QUOTABLE.fullmatch(clause) and not numbers(clause, year=year) else ""


def problem_of(text: str, left: Sequence[Pair]) -> Pair | None:
    """The problem that the text clearly speaks of, ``None`` where there is no such."""
    claimed = _pairs(text)
    shared = [len(claimed & _pairs(_told(pair))) for pair in left]
    most, *others = sorted(shared, reverse=True) or [0]
    if not most or most < _LEAST_SHARED * len(claimed) or most < _CLEARLY * max(others, default=0):
        return None
    return left[shared.index(most)]


def _told(pair: Pair) -> str:
    return "".join(item.text for item in (pair.problem, *pair.measures) if item)


def _pairs(text: str) -> set[str]:
    pieces = re.split(r"[^\u4e00-\u9fff]+", _COMMON.sub(" ", text))
    return {piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1)}


def _first_clause(pair: Pair) -> str:
    return re.split("[，。；：〔〕]", pair.problem.text, maxsplit=1)[0] if pair.problem else ""
