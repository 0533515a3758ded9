"""Section five as items: problems, measures, and which measure answers which problem.

Published texts put them in three ways (read in 36 sections of 24 organs): each problem followed by its
measure; two lists, paired by their order; one measure, or one paragraph of them, for all. Last year's
problems and what became of them often come first, sometimes last; they are no item of this year.
"""

from collections.abc import Sequence
from functools import lru_cache

from drafting.items.alike import answers_by_training_alone
from drafting.items.clauses import cut
from drafting.items.folding import folded
from drafting.items.item import Item, Kind, Pair
from drafting.items.pairing import places
from drafting.items.paragraphs import paragraphs, stretches
from drafting.items.part import Part
from drafting.items.splitting import parts

__all__ = ["Item", "Kind", "Pair", "answers_by_training_alone", "last_year", "paragraphs", "split_items"]

_EDGES = " \t\r\n\u3000◆（(，,：:—"


@lru_cache(maxsize=32)  # several rules ask for the same section
def split_items(text: str) -> tuple[Pair, ...]:
    """The problems of section five in their order, each with its measures.

    Understands 一是/二是, （一）（二）, 1. 2., 第一，其一，问题一：, and cues (措施： 对此，). A measure goes
    to the problem that it names or stands with; two lists of one length are paired by order unless their
    words say otherwise, lists of unequal length by their words only. A problem may have no measure, and a
    measure no problem: where the text does not tell, nothing is guessed. What became of last year's
    problems is left out (see ``last_year``).
    """
    read = folded(text)
    found = parts(read)
    stated = [part for part in found if part.kind == "problem"]
    answers = [part for part in found if part.kind == "measure"]
    if not stated:
        stated = _named_only(answers)
    stated, answers = cut(stated, answers, read)
    problems = [_item(part, number, text) for number, part in enumerate(stated, 1)]
    measures = [_item(part, number, text) for number, part in enumerate(answers, 1)]
    given = list(zip(measures, places(problems, measures, answers, read), strict=True))
    pairs = [
        Pair(problem, tuple(measure for measure, at in given if index in at))
        for index, problem in enumerate(problems)
    ]
    left = tuple(measure for measure, at in given if not at)
    return (*pairs, *([Pair(None, left)] if left else []))


def last_year(text: str) -> str:
    """What the text says became of last year's problems, a paragraph a line; empty where it says nothing."""
    return "\n".join(filter(None, (text[s.start : s.end] for s in stretches(folded(text)) if s.last_year)))


def _named_only(answers: Sequence[Part]) -> list[Part]:
    """The problems that measures name (针对审批链条长的问题，取消两道会签) where none is stated otherwise."""
    spans = dict.fromkeys(a.reference.span for a in answers if a.reference and a.reference.span)
    return [Part("problem", *span) for span in spans]


def _item(part: Part, number: int, text: str) -> Item:
    """The part as an item, without white space and loose marks around it."""
    words = text[part.start : part.end]
    start = part.start + len(words) - len(words.lstrip(_EDGES))
    end = part.end - (len(words) - len(words.rstrip(_EDGES)))
    if text[start:end].count("）") > text[start:end].count("（") and text[start:end].endswith("）"):
        end -= 1  # the bracket that closes “（改进办法：…）”
    return Item(part.kind, text[start:end], (start, end), number)
