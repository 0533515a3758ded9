"""Deeds: clauses that state work done, and whether the facts beside them tell of it.

A support mark covers the clauses before it in its sentence. Plans need none, nor what is lacking, nor a
clause whose work a table counts and whose figure it cites (办结[[t3.processed.total]]); another deed beside
the figure does. Stock phrases (高度重视、扎实推进各项工作) tell of no piece of work: they are no deeds.
The guard of a model's answer and the rule on one's own text judge alike because both judge here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from drafting.deeds.words import evidence, named_work, words
from drafting.facts import Fact
from drafting.ledger import cells_behind
from drafting.mentions import clauses
from drafting.references import REFERENCE, SUPPORT, Reference, bare, references, supports
from drafting.tieout import pairs

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


class Sort(Enum):
    """What a clause tells of the organ's work."""

    NONE = "none"
    STOCK = "stock"
    DEED = "deed"


@dataclass(frozen=True)
class Clause:
    """A clause of a stored text, its ``span`` there; ``planned``: it says what will be done.

    ``supported_by`` are the ids (``fact.12``) of the facts it leans on. ``text`` lacks the words of documents
    that it names, ``whole`` is the clause as it stands.
    """

    text: str
    span: tuple[int, int]
    supported_by: tuple[str, ...]
    planned: bool
    whole: str


def deed_clauses(source: str, *, planned: bool = False) -> Iterator[Clause]:
    """The clauses with what supports them: the marks behind them, up to the next clause that has any.

    Once a paragraph speaks of plans it goes on doing so, until a clause says that something is done: in a
    措施 only by 已 or 了, since it may plan for 全年.
    """
    spans, done = clauses(source), words()["finished" if planned else "done"]
    for paragraph in re.finditer(r"[^\n]+", source):
        ahead = planned
        for sentence in _SENTENCE.finditer(source, *paragraph.span()):
            inside = [span for span in spans if sentence.start() <= span[0] < sentence.end()]
            for number, (start, end) in enumerate(inside):
                text = _QUOTED.sub(_kept, source[start:end])
                ahead = (ahead or bool(words()["planned"].search(text))) and not done.search(text)
                support = _support(source, inside, number, sentence.end())
                yield Clause(text, (start, end), support, ahead, source[start:end])


def sort_of(clause: Clause, organ: str = "") -> Sort:
    """What the clause tells of the work of the organ, whose own name (开发区, 城市更新局) tells of none."""
    lists = words()
    text = REFERENCE.sub("#", SUPPORT.sub("", clause.text)).strip()
    text = text.replace(organ, "本机关") if organ else text
    if clause.planned or lists["basis"].search(text) or lists["report"].search(text):
        return Sort.NONE
    done = bool(lists["done"].search(text))
    if lists["lacking"].search(text) and not done:
        return Sort.NONE
    found = [match for match in lists["verbs"].finditer(text) if not _is_noun(match)]
    verbs = [match[0] for match in found]
    cells = [code for ref in references(clause.text) for code in cells_behind(ref.id)]
    carried_out = any(text.startswith("了", match.end()) for match in lists["soft"].finditer(text))
    counting = cells and not carried_out and all(_is_counted(verb, cells) for verb in verbs)
    if counting and not any(_has_another_object(text, found, at) for at in range(len(found))):
        return Sort.NONE
    counted = lists["counted"]
    if lists["among"].search(text) and counted.search(text) and all(map(counted.search, verbs)):
        return Sort.NONE
    soft = bool(lists["soft"].search(text))
    if not verbs and not soft and not lists["already"].search(text):
        return Sort.NONE
    if _is_stock(text):
        return Sort.STOCK
    bold = verbs or lists["already"].search(text) or lists["finished"].search(text) or "《》" in text
    return Sort.DEED if bold else Sort.STOCK


def tells(told: list[Fact], clause: str) -> bool:
    """Whether the facts speak of what the clause speaks of, and of each piece of work in it."""
    stated = pairs("".join(fact.statement for fact in told))
    text = bare(clause)
    claimed = pairs(text)
    if claimed and len(claimed & stated) < _LEAST_SHARED * len(claimed):
        return False
    starts = [match.start() for match in words()["verbs"].finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        piece = pairs(text[start:end])
        if len(piece) >= _FEWEST_PAIRS and not piece & stated:
            return False
    return True


def unsaid(told: list[Fact], clause: str) -> str:
    """The first verb of the clause that is a piece of work by itself and of which the facts say nothing."""
    stated = "".join(fact.statement for fact in told)
    text = bare(clause)
    for match in words()["verbs"].finditer(text):
        for verbs, saying in named_work():
            if verbs.fullmatch(match[0]) and not _is_noun(match) and not saying.search(stated):
                return match[0]
    return ""


def repeats(fact: Fact, clause: str) -> bool:
    """Whether the clause is nearly word for word what the fact states."""
    claimed = pairs(bare(clause))
    shared = claimed & pairs(fact.statement)
    return len(claimed) >= _FEWEST_PAIRS and len(shared) >= _SURELY_SHARED * len(claimed)


def _kept(quoted: re.Match[str]) -> str:
    """The name of a law; of another document its brackets only, for its words are no deeds."""
    return quoted[0] if words()["law"].fullmatch(quoted[0]) else "《》"


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


def _is_counted(verb: str, cells: Sequence[str]) -> bool:
    """Whether a table counts what the verb says, and a figure of these cells says how often."""
    return any(verbs.fullmatch(verb) and any(map(counting.match, cells)) for verbs, counting in evidence())


def _has_another_object(text: str, verbs: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the figure is another verb's, and this one's object nothing that a table counts.

    制定流程并制发规范性文件#: 流程 is in no table; 受理并办结申请# and 对#申请依法作出说明 have one figure
    for all verbs.
    """
    verb, after = verbs[at], verbs[at + 1 : at + 2]
    end = after[0].start() if after else len(text)
    object_ = text[verb.end() : end]
    shared = "#" in text[: verbs[0].start()]
    if shared or "#" in object_ or words()["tabled"].search(object_):
        return False
    return not _is_stock(object_)


def _is_noun(verb: re.Match[str]) -> bool:
    """Whether the word is no verb here: the object of another, or the last of several nouns."""
    before = verb.string[: verb.start()]
    last = verb.end() == len(verb.string) and before.endswith(("和", "及", "与", "、", "的"))
    return last or bool(words()["governing"].search(before))


def _is_stock(text: str) -> bool:
    """Whether nothing remains of the clause without the words of stock phrases."""
    lists = words()
    bare = lists["law"].sub("，", text)
    if "《" in bare:
        return False
    for pattern in ("soft", "stock"):
        bare = lists[pattern].sub("，", bare)
    return not _SUBSTANCE.search(bare)
