"""Problems or measures that share one sentence or one paragraph, cut into the several that they are."""

import re
from itertools import pairwise

from drafting.items.alike import TELLS, likeness
from drafting.items.part import Part
from drafting.items.turning import lacks

_SHORTEST = 4
_ANNOUNCES = re.compile(r"(?:存在|有(?!待)|面临)[^，]{0,8}(?:问题|不足|短板|差距)$")
_NAMED = re.compile(r"的(?:不足|短板|问题)$")
_AND_SUCH = re.compile(
    r"等等?(?:的)?(?:问题|不足|情况|短板|现象)?$|(?:的|[两三四几]个|[两三四几]方面的?)(?:问题|不足|短板|现象)$"
)
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
            if 2 * len(_told(answers, clauses, text)) >= len(clauses) > 1:
                return clauses, answers
    answers = _as_many(measures, len(problems), text) or _by_commas(measures, problems, text)
    return problems, answers or measures


def _as_many(measures: list[Part], count: int, text: str) -> list[Part]:
    """As many measures as ``count``: those there are, or a single one cut at its semicolons or sentences."""
    if count < 2:
        return []
    cuts = [_cut_at(mark, measures[0], text) for mark in "；。"] if len(measures) == 1 else [measures]
    return next((one for one in cuts if len(one) == count), [])


def _by_commas(measures: list[Part], problems: list[Part], text: str) -> list[Part]:
    """A single measure cut at its commas, where each clause answers another problem by its words."""
    clauses = _cut_at("，", measures[0], text) if len(measures) == 1 else []
    several = len(clauses) == len(problems) > 1
    return clauses if several and len(_told(clauses, problems, text)) == len(problems) else []


def _told(measures: list[Part], problems: list[Part], text: str) -> set[int]:
    """The problems that the measures' words tell of; empty where two tell of the same."""
    alike = likeness([_words(p, text) for p in problems], [_words(m, text) for m in measures])
    best = [row.index(max(row)) for row in alike if max(row) >= TELLS]
    return set(best) if len(set(best)) == len(best) else set()


def _listed(problem: Part, text: str) -> list[Part]:
    lists = _AND_SUCH.search(text[problem.start : problem.end].rstrip(_LOOSE)) is not None
    return _lacking(problem, "；", text) or (_lacking(problem, "、", text) if lists else [])


def _lacking(problem: Part, mark: str, text: str) -> list[Part]:
    """The clauses of a problem's last sentence behind what announces them, where each is a lack."""
    words = text[problem.start : problem.end].rstrip(_LOOSE)
    before, stop, _ = words.rpartition("。")
    sentence = problem._replace(start=problem.start + len(before) + len(stop))
    if any(_is_lack(one) for one in before.split("。")):
        return []
    clauses = _cut_at(mark, sentence, text)
    announced = [i for i, clause in enumerate(clauses) if _announces(_words(clause, text))]
    clauses = clauses[announced[-1] + 1 :] if announced else clauses
    while mark == "，" and clauses and not _is_lack(_words(clauses[0], text)):
        del clauses[0]
    return clauses if len(clauses) > 1 and all(_is_lack(_words(c, text)) for c in clauses) else []


def _cut_at(mark: str, part: Part, text: str) -> list[Part]:
    """The part cut behind every ``mark`` that stands between words."""
    bounds = [part.start]
    for match in re.finditer(mark, text[part.start : part.end]):
        end = part.start + match.end()
        if re.search(r"\w", text[bounds[-1] : end]) and re.search(r"\w", text[end : part.end]):
            bounds.append(end)
    return [part._replace(start=start, end=end) for start, end in pairwise([*bounds, part.end])]


def _words(part: Part, text: str) -> str:
    return text[part.start : part.end].strip(_LOOSE)


def _is_lack(words: str) -> bool:
    return len(words) >= _SHORTEST and lacks(words) and not _announces(words)


def _announces(words: str) -> bool:
    """Whether a clause only says that there are problems (存在一些问题, 我局工作的不足)."""
    named = _NAMED.search(words)
    return _ANNOUNCES.search(words) is not None or (named is not None and not lacks(words[: named.start()]))
