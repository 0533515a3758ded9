"""What departments' material offers as facts: the sentences that state work done, word for word.

Nothing is summed up or reworded: a proposal is a sentence of the material, to be taken or left by staff.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from drafting.deeds import Sort, deed_clauses, sort_of
from drafting.facts import Aspect
from drafting.figures import Number
from drafting.mentions.numbers import numbers

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_ORDINAL = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是|[-•·])[\s　]*"
)
_LEAST = 8
"""Characters of a sentence that says anything."""

OFFERED = (
    Aspect.PROACTIVE, Aspect.ON_REQUEST, Aspect.RECORDS, Aspect.PLATFORMS, Aspect.SUPERVISION,
    Aspect.ASSESSMENT, Aspect.PUBLIC_REVIEW, Aspect.ACCOUNTABILITY, Aspect.OTHER,
)  # fmt: skip
"""The aspects that a sentence of an account can belong to; problems and measures are the office's to say."""


@dataclass(frozen=True)
class Proposed:
    """A sentence of the material as a fact might state it.

    ``quotation`` is the sentence as it stands there; ``statement`` the same, or a passage of it, without
    ordinal and full stop, with ``{}`` in the place of its number where it has exactly one; ``value`` is then
    that number and ``unit`` its counting word. ``aspect`` is where it seems to belong.
    """

    quotation: str
    statement: str
    aspect: Aspect
    value: Number | None = None
    unit: str = ""


def gather(text: str, year: int) -> tuple[Proposed, ...]:
    """The sentences of a text that state work done, in order, each once.

    Args:
        text: a department's account, as plain text.
        year: the report year, whose numbers and its neighbours' are no figures.
    """
    return tuple({proposed.quotation: proposed for proposed in _gathered(text, year)}.values())


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of an account, each with its ordinal and full stop."""
    return (match[0].strip() for match in _SENTENCE.finditer(text))


def proposed_from(quotation: str, passage: str, year: int, aspect: Aspect | None = None) -> Proposed | None:
    """A passage of a sentence as a fact, ``None`` where passage or sentence does not state work done.

    Args:
        quotation: the sentence.
        passage: what of it the fact states, with or without ordinal and full stop.
        year: the report year.
        aspect: where it belongs; ``None``: where it seems to.
    """
    bare = _bare(passage)
    found = [number for number in numbers(bare, year=year) if number.value is not None]
    plans = any(clause.planned for clause in deed_clauses(_bare(quotation)))
    if plans or len(bare) < _LEAST or not _tells(bare, counts=bool(found)):
        return None
    aspect = aspect or aspect_of(bare)
    exact = len(found) == 1 and not found[0].approximate and found[0].unit not in ("成", "倍", "分之")
    if not exact:
        return Proposed(quotation, bare, aspect)
    start, end = found[0].span
    return Proposed(quotation, f"{bare[:start]}{{}}{bare[end:]}", aspect, found[0].value, found[0].unit)


def _gathered(text: str, year: int) -> Iterator[Proposed]:
    proposed = (proposed_from(sentence, sentence, year) for sentence in sentences_of(text))
    return (one for one in proposed if one)


def _bare(passage: str) -> str:
    return _ORDINAL.sub("", passage.strip()).strip("。！？；;，, \u3000")


def _tells(sentence: str, *, counts: bool) -> bool:
    """Whether a sentence states work done: by its words, or because it counts something and plans nothing."""
    clauses = list(deed_clauses(sentence))
    if any(clause.planned for clause in clauses):
        return False
    return counts or any(sort_of(clause) is Sort.DEED for clause in clauses)


def aspect_of(text: str) -> Aspect:
    """The aspect of section 1 most of whose words the text has; 主动公开 where it has none."""
    counts = {aspect: sum(word in text for word in words) for aspect, words in _words().items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else Aspect.PROACTIVE


@cache
def _words() -> Mapping[Aspect, list[str]]:
    data = tomllib.loads(files(__package__).joinpath("aspects.toml").read_text(encoding="utf-8"))
    return {Aspect(name): words for name, words in data.items()}
