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


@dataclass(frozen=True)
class Proposed:
    """A sentence of the material as a fact might state it.

    ``quotation`` is the sentence as it stands there; ``statement`` the same without its ordinal and full
    stop, with ``{}`` in the place of its number where it has exactly one; ``value`` is then that number and
    ``unit`` its counting word. ``aspect`` is where it seems to belong.
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


def _gathered(text: str, year: int) -> Iterator[Proposed]:
    for match in _SENTENCE.finditer(text):
        quotation = match[0].strip()
        bare = _ORDINAL.sub("", quotation).rstrip("。！？；; 　")
        found = [number for number in numbers(bare, year=year) if number.value is not None]
        if len(bare) < _LEAST or not _tells(bare, counts=bool(found)):
            continue
        exact = len(found) == 1 and not found[0].approximate and found[0].unit not in ("成", "倍", "分之")
        if exact:
            start, end = found[0].span
            statement = f"{bare[:start]}{{}}{bare[end:]}"
            yield Proposed(quotation, statement, aspect_of(bare), found[0].value, found[0].unit)
        else:
            yield Proposed(quotation, bare, aspect_of(bare))


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
