"""Deeds in a model's text: work that it says was done leans on a fact, and on the right one.

A support mark covers the clauses before it in its sentence. Plans need none, nor what is lacking or denied,
nor a clause whose work is itself a number of the tables (办结[[t3.processed.total]]). Stock phrases
(高度重视、扎实推进各项工作) tell of no piece of work: they are no deeds, only noted.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from drafting.checks.findings import Finding, Severity
from drafting.facts import Fact
from drafting.mentions import clauses, zero_claims
from drafting.narrative.binding_findings import finding
from drafting.narrative.guard_words import words
from drafting.narrative.material import Material, fact_source
from drafting.references import REFERENCE, SUPPORT, Reference, references, supports
from drafting.tieout import pairs

UNSUPPORTED = "deed-unsupported"
STOCK = "stock-phrase"
"""The rule of a note: the clause says nothing that anybody could check."""

_LEAST_SHARED = 0.2
"""What part of a deed's pairs of characters its facts must share; below it they speak of something else."""

_SURELY_SHARED = 0.6
"""From what part on a clause without a mark is taken to tell the one fact that shares it."""

_FEWEST_PAIRS = 3
"""A clause, or a stretch of it, with fewer pairs of characters is too short to be held against a fact."""

_SUBSTANCE = re.compile(r"[\u4e00-\u9fff]{2}|[会班队站栏屏库册奖#0-9]")
"""What is left of a clause that tells of a piece of work (推进会 leaves 会)."""

_SENTENCE = re.compile(r"[^。！？!?\n]+(?:[。！？!?](?:\s*‹[^‹›]*›)*)?")
_QUOTED = re.compile(r"《[^》]*》")


class _Sort(Enum):
    """What a clause tells of the organ's work."""

    NONE = "none"
    STOCK = "stock"
    DEED = "deed"


@dataclass(frozen=True)
class _Clause:
    text: str
    span: tuple[int, int]
    supported_by: tuple[str, ...]
    planned: bool


def support_findings(source: str, material: Material) -> Iterator[Finding]:
    """A finding for every support mark that names no fact of the material."""
    known = {fact.reference for fact in material.facts}
    for match in SUPPORT.finditer(source):
        if match["id"] not in known:
            message = f"素材里没有{match[0]}。请改用素材后面的支撑标记，没有素材的，删去这句话。"
            yield finding(UNSUPPORTED, message, source, match.span())


def deed_findings(source: str, material: Material, *, planned: bool = False) -> Iterator[Finding]:
    """A finding for every deed that leans on no fact, or on one that speaks of something else.

    Args:
        source: source text.
        material: what the model was to draw on.
        planned: whether the text is a 措施, a plan from its first word.
    """
    facts = {fact.reference: fact for fact in material.facts}
    for clause, sort in _sorted(source, material, planned):
        told = [facts[id] for id in clause.supported_by if id in facts]
        if sort is _Sort.STOCK and not told:
            message = "是套话，没有说到具体的工作，可以删去。"
            yield finding(STOCK, message, source, clause.span, severity=Severity.INFO)
        elif sort is not _Sort.DEED:
            continue
        elif not clause.supported_by:
            message = "说的是已经做了的事，却没有素材支撑。素材里有的，在句号前照抄支撑标记；没有的，删去。"
            yield finding(UNSUPPORTED, message, source, clause.span)
        elif told and not _tells(told, clause.text):
            stated = "；".join(fact.statement for fact in told)
            message = f"支撑标记所指的素材是“{stated}”，没有说到这件事，请删去。"
            yield finding(UNSUPPORTED, message, source, clause.span)


def with_supports(source: str, material: Material, offered: Collection[str], *, planned: bool = False) -> str:
    """The text with the support mark put behind every deed that tells exactly one of the facts offered.

    Models forget marks. What is repeated nearly word for word needs no guess; anything else stays without.
    """
    facts = [fact for fact in material.facts if fact.reference in offered]
    at, done = 0, []
    for clause, sort in _sorted(source, material, planned):
        if sort is _Sort.DEED and not clause.supported_by:
            told = [fact for fact in facts if _repeats(fact, clause.text)]
            if len(told) == 1:
                done += [source[at : clause.span[1]], f"‹{told[0].reference}›"]
                at = clause.span[1]
    return "".join([*done, source[at:]])


def stated_around(source: str, at: int, material: Material) -> str:
    """What the facts that support the clause at this place state, as source text, joined."""
    ids = next((c.supported_by for c in _clauses(source) if c.span[0] <= at < c.span[1]), ())
    return "\n".join(fact_source(fact) for fact in material.facts if fact.reference in ids)


def _sorted(source: str, material: Material, planned: bool) -> Iterator[tuple[_Clause, _Sort]]:
    """The clauses, each with what it tells; one that a card has word for word is what the office says."""
    denied = [claim.span for claim in zero_claims(source, year=material.year, organ=material.organ)]
    cards = "\n".join(
        SUPPORT.sub("", text) for card in material.cards for text in (card.title, card.evidence, card.cause)
    )
    for clause in _clauses(source, planned=planned):
        theirs = SUPPORT.sub("", clause.text) in cards
        yield clause, _Sort.NONE if theirs or clause.span in denied else _sort(clause)


def _clauses(source: str, *, planned: bool = False) -> Iterator[_Clause]:
    """The clauses with what supports them: the marks behind them, up to the next clause that has any.

    Once a paragraph speaks of plans it goes on doing so, until a clause says that something is done: in a
    措施 only by 已 or 了, since it may plan for 全年.
    """
    spans, done = clauses(source), words().deeds["finished" if planned else "done"]
    for paragraph in re.finditer(r"[^\n]+", source):
        ahead = planned
        for sentence in _SENTENCE.finditer(source, *paragraph.span()):
            inside = [span for span in spans if sentence.start() <= span[0] < sentence.end()]
            for number, (start, end) in enumerate(inside):
                text = _QUOTED.sub(_kept, source[start:end])
                ahead = (ahead or bool(words().deeds["planned"].search(text))) and not done.search(text)
                yield _Clause(text, (start, end), _support(source, inside, number, sentence.end()), ahead)


def _kept(quoted: re.Match[str]) -> str:
    """The name of a law; of another document its brackets only, for its words are no deeds."""
    return quoted[0] if words().deeds["law"].fullmatch(quoted[0]) else "《》"


def _support(source: str, inside: list[tuple[int, int]], number: int, end: int) -> tuple[str, ...]:
    """The marks behind the clause; where the sentence has no more, the facts whose number it cites."""
    starts = [start for start, _ in inside[number:]] + [end]
    for start, following in pairwise(starts):
        marks = supports(source[start:following])
        if marks:
            return marks
    return tuple(ref.id for ref in references(source[starts[0] : starts[1]]) if _is_fact(ref))


def _is_fact(ref: Reference) -> bool:
    return ref.id.startswith("fact.")


def _sort(clause: _Clause) -> _Sort:
    lists = words().deeds
    text = REFERENCE.sub("#", SUPPORT.sub("", clause.text)).strip()
    if clause.planned or lists["basis"].search(text) or lists["report"].search(text):
        return _Sort.NONE
    done = bool(lists["done"].search(text))
    if lists["lacking"].search(text) and not done:
        return _Sort.NONE
    verbs = [match[0] for match in lists["verbs"].finditer(text) if not _is_noun(match)]
    of_tables = any(not _is_fact(ref) for ref in references(clause.text))
    if of_tables and all(lists["counted"].search(verb) for verb in verbs):
        return _Sort.NONE
    soft = bool(lists["soft"].search(text))
    if not verbs and not soft and not lists["already"].search(text):
        return _Sort.NONE
    if _is_stock(text):
        return _Sort.STOCK
    bold = verbs or lists["already"].search(text) or lists["finished"].search(text) or "《》" in text
    return _Sort.DEED if bold else _Sort.STOCK


def _is_noun(verb: re.Match[str]) -> bool:
    """Whether the word is no verb here: the object of another, or the last of several nouns."""
    before = verb.string[: verb.start()]
    last = verb.end() == len(verb.string) and before.endswith(("和", "及", "与", "、", "的"))
    return last or bool(words().deeds["governing"].search(before))


def _is_stock(text: str) -> bool:
    """Whether nothing remains of the clause without the words of stock phrases."""
    lists = words().deeds
    bare = lists["law"].sub("，", text)
    if "《" in bare:
        return False
    for pattern in ("soft", "stock"):
        bare = lists[pattern].sub("，", bare)
    return not _SUBSTANCE.search(bare)


def _tells(told: list[Fact], clause: str) -> bool:
    """Whether the facts speak of what the clause speaks of, and of each piece of work in it."""
    stated = pairs("".join(fact.statement for fact in told))
    text = REFERENCE.sub("", SUPPORT.sub("", clause))
    claimed = pairs(text)
    if claimed and len(claimed & stated) < _LEAST_SHARED * len(claimed):
        return False
    starts = [match.start() for match in words().deeds["verbs"].finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        piece = pairs(text[start:end])
        if len(piece) >= _FEWEST_PAIRS and not piece & stated:
            return False
    return True


def _repeats(fact: Fact, clause: str) -> bool:
    claimed = pairs(REFERENCE.sub("", SUPPORT.sub("", clause)))
    shared = claimed & pairs(fact.statement)
    return len(claimed) >= _FEWEST_PAIRS and len(shared) >= _SURELY_SHARED * len(claimed)
