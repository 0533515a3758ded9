"""Problems or measures that share one sentence or one paragraph, cut into the several that they are."""

import re
from dataclasses import replace
from itertools import pairwise

from drafting.items.splitting import Part
from drafting.items.turning import lacks

_SHORTEST = 4
_ANNOUNCES = re.compile(r"(?:存在|有|面临)[^，]{0,8}(?:问题|不足|短板|差距)$")
_AND_SUCH = re.compile(r"等等?(?:的)?(?:问题|不足|情况|短板|现象)?$")
_LOOSE = "，、；。：: \n"


def cut(problems: list[Part], measures: list[Part], text: str) -> tuple[list[Part], list[Part]]:
    """A single problem and a single measure, each cut into clauses where it is several.

    Lacks that are listed (公开不够及时、解读不够通俗等问题) are problems each. Other clauses are items only
    where the other side has as many.
    """
    if len(problems) == 1 and problems[0].by != "mark":
        problems = _listed(problems[0], text) or problems
    if len(problems) == 1 and problems[0].by != "mark":
        for mark in "、，":
            clauses = _lacking(problems[0], mark, text)
            answers = _as_many(measures, len(clauses), text)
            if answers:
                return clauses, answers
    return problems, _as_many(measures, len(problems), text) or measures


def _as_many(measures: list[Part], count: int, text: str) -> list[Part]:
    """As many measures as ``count``: those there are, or a single one cut at its semicolons or sentences."""
    if count < 2:
        return []
    cuts = [_cut_at(mark, measures[0], text) for mark in "；。"] if len(measures) == 1 else [measures]
    return next((one for one in cuts if len(one) == count), [])


def _listed(problem: Part, text: str) -> list[Part]:
    lists = _AND_SUCH.search(text[problem.start : problem.end].rstrip(_LOOSE)) is not None
    return _lacking(problem, "；", text) or (_lacking(problem, "、", text) if lists else [])


def _lacking(problem: Part, mark: str, text: str) -> list[Part]:
    """The clauses of a problem's last sentence behind what announces them, where each is a lack."""
    words = text[problem.start : problem.end].rstrip(_LOOSE)
    before, stop, _ = words.rpartition("。")
    sentence = replace(problem, start=problem.start + len(before) + len(stop))
    if any(_is_lack(one) for one in before.split("。")):
        return []
    clauses = _cut_at(mark, sentence, text)
    announced = [i for i, clause in enumerate(clauses) if _ANNOUNCES.search(_words(clause, text))]
    clauses = clauses[announced[-1] + 1 :] if announced else clauses
    return clauses if len(clauses) > 1 and all(_is_lack(_words(c, text)) for c in clauses) else []


def _cut_at(mark: str, part: Part, text: str) -> list[Part]:
    """The part cut behind every ``mark`` that something follows."""
    ends = [part.start + m.end() for m in re.finditer(mark, text[part.start : part.end])]
    bounds = [part.start, *(end for end in ends if text[end : part.end].strip()), part.end]
    return [replace(part, start=start, end=end) for start, end in pairwise(bounds)]


def _words(part: Part, text: str) -> str:
    return text[part.start : part.end].strip(_LOOSE)


def _is_lack(words: str) -> bool:
    return len(words) >= _SHORTEST and lacks(words) and _ANNOUNCES.search(words) is None
