"""From one figure to another: 由33件减少至41件, whose two figures say themselves which way it went."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from drafting.errors import DataFileError
from drafting.mentions.measures import for_year
from drafting.mentions.numbers import NumberMention, data_file, located
from drafting.mentions.prose import Prose, Span

_SIGNS = {"up": 1, "down": -1}


@dataclass(frozen=True)
class FromTo:
    """A text says that something went from one figure to another; ``sign`` is the word's, +1 or −1.

    ``span`` is the word's in the original text. Both figures are exact and in the same unit.
    """

    before: NumberMention
    now: NumberMention
    span: Span
    word: str
    sign: int


def from_to(text: str, *, year: int | None) -> tuple[FromTo, ...]:
    """What a text says went from one figure to another, whatever it counts.

    Not where either figure is of a part of the year (由每季度2次增加到每月1次), a rank or rough.
    """
    prose = Prose.of(text)
    opening, between = _words(year)
    found = []
    for (before, at), (now, then) in pairwise(located(prose, year)):
        word = between.fullmatch(prose.text[at[1] : then[0]])
        if word is None or before.unit != now.unit or not (_is_exact(before) and _is_exact(now)):
            continue
        if not opening.search(prose.text[: at[0]]):
            continue
        key = next(key for key in _SIGNS if word[key])
        span = (at[1] + word.start(key), at[1] + word.end(key))
        found.append(FromTo(before, now, prose.span(*span), word[key], _SIGNS[key]))
    return tuple(found)


def _is_exact(number: NumberMention) -> bool:
    return number.value is not None and not number.approximate and bool(number.unit)


@cache
def _words(year: int | None) -> tuple[re.Pattern[str], re.Pattern[str]]:
    try:
        data = data_file("directions.toml")["from_to"]
        words = "|".join(f"(?P<{key}>{'|'.join(data[key])})" for key in _SIGNS)
        return for_year(f"{data['opening']}$", year), for_year(f"(?:{words}){data['target']}", year)
    except (KeyError, re.error) as error:
        raise DataFileError(f"directions.toml 有误：{error}") from error
