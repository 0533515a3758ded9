"""What became of last year's problems, tied to those that last year's report names."""

import re
from collections.abc import Iterator, Sequence

from drafting.checks.followed_up import is_spoken_of
from drafting.facts import Aspect, Fact
from drafting.items import Pair, split_items
from drafting.mentions import ON_REQUEST, directions, numbers
from drafting.narrative.clauses import Voice
from drafting.narrative.material import Material, Origin, marked, voice_of
from drafting.precedents import themes_of
from drafting.references import pending, without_supports
from drafting.tieout import own_words

_PROBLEMS = 5
_NAMES_PROBLEM = re.compile(r"问题|不足|短板|针对|上年|去年|上一年")
_AGAIN = re.compile(r"^针对(?=.{2,40}问题，)")
_QUOTABLE = re.compile(r"[\u4e00-\u9fff、，‘’《》]{4,30}")
_INTRODUCES = re.compile(
    r"^(?:(?:当前|目前)?存在的?(?:主要)?问题(?:主要)?(?:是|有|为|在于)?|还有一个问题(?:是)?|(?:再就是|主要是|此外|同时))[，,：:]*"
)
_SINGLE_QUOTES = str.maketrans("“”", "‘’")
_LONGEST_NAME, _LEAST_NAME = 30, 8
"""A problem is named by its first sentence, or where that is longer by its first clauses."""
_LEAST_CLAUSE = 6
"""A first clause this long names a problem by itself where its sentence cannot be repeated."""
_LONGEST_ASKED = 60
_COMMON = re.compile("政府信息公开|政府信息|信息公开|政务公开|依申请|政府|政务|信息|公开|工作|情况|问题")
"""What is said of every problem and shows nothing about which it is."""
_LEAST_SHARED = 0.25
"""What part of a fact's pairs of characters must stand in the problem and measures that it follows up."""
_CLEARLY = 1.5
"""How many times better than the next the problem must fit; below it, nobody is told which it was."""


def follow_up(material: Material) -> str:
    """What became of last year's problems; asked for where last year's report had any, else empty."""
    voice = voice_of(material)
    left = last_years_problems(material)
    told = list(_facts(material, left, voice))
    told += [
        "，".join((card.title, card.outcome))
        for card in material.cards
        if card.origin is Origin.LAST_YEAR and card.outcome
    ]
    between = "。" if any("。" in text or "；" in text for text in told) else "；"
    paragraphs = [between.join(told) + "。"] if told else []
    return "\n".join([*paragraphs, *(_asked(pair) for pair in _untold(left, told))])


def _untold(left: Sequence[Pair], told: Sequence[str]) -> list[Pair]:
    """The problems that nothing told speaks of; none where as much is told as there were problems.

    The only thing told does not count for the only problem where it is of another matter.
    """
    if len(told) >= len(left) and not (len(told) == len(left) == 1 and _is_other(told[0], left[0])):
        return []
    said = [own_words(one) for one in told]
    return [pair for pair in left if pair.problem and not is_spoken_of(pair.problem.text, said)]


def _asked(pair: Pair) -> str:
    return pending(f"上年问题“{_title(pair, _LONGEST_ASKED)}”的整改情况")


def last_years_problems(material: Material) -> list[Pair]:
    """The problems of last year's report, as published; none where that report is unknown."""
    if material.previous is None:
        return []
    return [pair for pair in split_items(material.previous.text(_PROBLEMS)) if pair.problem]


def _facts(material: Material, left: Sequence[Pair], voice: Voice) -> Iterator[str]:
    """The facts, each opening with the problem it is about where that is certain and it does not say so.

    The only fact is about last year's only problem, whatever its words, unless these are of another matter.
    """
    tied: set[str] = set()
    facts = material.facts_of(Aspect.LAST_YEAR)
    alone = len(left) == len(facts) == 1 and not _is_other(facts[0].statement, left[0])
    only = name_of(left[0], material.year) if alone else ""
    for place, fact in enumerate(facts):
        text = marked(fact)
        problem = "" if _NAMES_PROBLEM.search(text) else only or _answered(fact, left, material.year)
        if problem and problem not in tied:
            tied.add(problem)
            text = voice.say("last_year.tie", turn=place, problem=problem) + text
        yield _AGAIN.sub("对", text) if place and "，对" not in text else text


def _answered(fact: Fact, left: Sequence[Pair], year: int) -> str:
    """The name of last year's problem that the fact follows up; empty where that is in doubt.

    The fact's own first clause, which will stand next to it, has to fit it best too. A name with a number
    is not repeated: it would be last year's.
    """
    opening = re.split("[，。；]", fact.statement, maxsplit=1)[0]
    best = problem_of(fact.statement, left)
    if best is None or problem_of(opening, left) is not best:
        return ""
    return name_of(best, year)


def name_of(pair: Pair, year: int) -> str:
    """What last year's problem is called by, to stand in quotes; empty where it cannot be repeated.

    It may state no number and no rise or fall: they would be last year's.
    """
    title = _title(pair, _LONGEST_NAME)
    first = re.split("[，：]", title, maxsplit=1)[0]
    names = (title, first) if len(first) >= _LEAST_CLAUSE else (title,)
    return next((name for name in names if _repeatable(name, year)), "")


def _repeatable(name: str, year: int) -> bool:
    states = numbers(name, year=year) or directions(name, year=year, about=ON_REQUEST)
    return bool(_QUOTABLE.fullmatch(name)) and not states


def problem_of(text: str, left: Sequence[Pair]) -> Pair | None:
    """The problem that the text clearly speaks of, ``None`` where there is no such."""
    claimed = _pairs(text)
    shared = [len(claimed & _pairs(_told(pair))) for pair in left]
    most, *others = sorted(shared, reverse=True) or [0]
    if not most or most < _LEAST_SHARED * len(claimed) or most < _CLEARLY * max(others, default=0):
        return None
    return left[shared.index(most)]


def _is_other(text: str, pair: Pair) -> bool:
    """Whether a text that names no problem is of another matter: both have themes, none in common."""
    if _NAMES_PROBLEM.search(text):
        return False
    said, asked = themes_of(without_supports(text)), themes_of(_told(pair))
    return bool(said and asked) and not said.keys() & asked.keys()


def _told(pair: Pair) -> str:
    return "".join(item.text for item in (pair.problem, *pair.measures) if item)


def _pairs(text: str) -> set[str]:
    pieces = re.split(r"[^\u4e00-\u9fff]+", _COMMON.sub(" ", text))
    return {piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1)}


def _title(pair: Pair, longest: int) -> str:
    """The problem's first sentence, without what only introduces it, or as many of its clauses as fit."""
    text = _INTRODUCES.sub("", pair.problem.text) if pair.problem else ""
    sentence = re.split("[。；！？\n〔〕]", text, maxsplit=1)[0].translate(_SINGLE_QUOTES)
    name = ""
    for clause in re.findall("[^，：]+[，：]?", sentence):
        if len(name) >= _LEAST_NAME and len(sentence) > longest:
            break
        name += clause
    return name.rstrip("，：")
