"""Headings and lead-ins: what the stretch below them is."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from drafting.items.item import Kind
from drafting.items.turning import names_lack
from drafting.items.words import NUMBER, ORGAN, ORGAN_KIND, any_of, any_word, words

Opens = Kind | Literal["last_year"]
_LONGEST_HEAD = 30
_HEAD = re.compile(rf"[【\[]?(?P<words>[^。：:；;，,【】]{{2,{_LONGEST_HEAD}}})[】\]]?(?P<stop>[。：:]?)\s*")


@dataclass(frozen=True)
class Phrase:
    """What the words of a heading say: what it opens, and the year it names."""

    opens: Opens | None
    year: int | None = None


@cache
def _vocabulary() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for a word of a heading, the longest first, and the table that each word is from."""
    tables = {word: table for table, listed in words("heading").items() for word in listed}
    pattern = rf"(?P<dated>20\d\d)年度?|{any_of(list(tables))}|{ORGAN}|{NUMBER}|[ \u3000]"
    return re.compile(pattern), tables


@lru_cache(maxsize=512)
def heading(phrase: str) -> Phrase | None:
    """What a phrase opens that consists of heading words; ``None`` where it says anything else."""
    pattern, tables = _vocabulary()
    kinds: list[str] = []
    year = None
    place = 0
    while place < len(phrase):
        match = pattern.match(phrase, place)
        if match is None:
            return None
        kinds += [tables[match.group()]] if match.group() in tables else []
        year = int(match["dated"]) if match["dated"] else year
        place = match.end()
    if "year" in kinds:
        return Phrase("last_year", year)
    if "problem" not in kinds:
        return Phrase("measure" if "measure" in kinds else None, year)
    behind = kinds[kinds.index("problem") + 1 :]
    if "by" in kinds[: kinds.index("problem")]:
        return Phrase("measure", year)
    answers = "measure" in kinds and not (
        "measure" in behind and "joins" in behind[: behind.index("measure")]
    )
    return Phrase("measure" if answers else "problem", year)


@cache
def _names_year() -> re.Pattern[str]:
    return re.compile(any_word("heading", "year"))


def head_at(text: str, start: int, end: int, *, numbered: bool) -> tuple[int, Phrase] | None:
    """The heading at the beginning of a paragraph: where it ends, and what it says."""
    match = _HEAD.match(text, start, end)
    if match is None or not (match["stop"] or match.end() == end or "】" in match.group()):
        return None
    said = heading(match["words"])
    if said and said.opens:
        return match.end(), said
    named = _names_year().search(match["words"])
    if named and (match["stop"] != "。" or numbered) and not names_lack(match["words"].replace("问题", "")):
        return match.end(), Phrase("last_year")
    return None


def lead_opens(sentence: str, *, first: bool = False) -> Kind | None:
    """What kind of list a sentence leads in to; ``None`` where no word tells.

    The last telling word decides, but the ``first`` list is of problems wherever problems are spoken of
    (有三处不足，改进的办法写在后面：).
    """
    by, to = any_word("reference", "by"), any_word("reference", "to")
    of_problems = rf"(?:{by}|解决)[^，,。：:；]*?(?:{to})"
    rest = re.sub(of_problems, " ", sentence)
    problem = [m.end() for m in re.finditer(any_word("lead", "problem"), rest)]
    measure = [m.end() for m in re.finditer(rf"{any_word('lead', 'measure')}|(?:我们|{ORGAN_KIND})将", rest)]
    if not problem and not measure:
        return None
    if first and problem:
        return "problem"
    return "problem" if max(problem, default=-1) > max(measure, default=-1) else "measure"
