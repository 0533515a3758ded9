"""Numbers in report prose, after everything that only looks like one is masked (``masks.toml``)."""

import re
import tomllib
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from drafting.errors import DataFileError
from drafting.figures import Number
from drafting.mentions.prose import MASK_MARK, Prose, Span
from drafting.numerals import NUMERAL_CHARACTERS, parse_numeral
from drafting.patterns import Sieve

_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_SCALES |= {"十万": 10**5, "百万": 10**6, "千万": 10**7}


class Rough(StrEnum):
    """How a number is only roughly right."""

    OVER = "over"
    """超, 逾, 突破, 以上: more than it says."""
    ODD = "odd"
    """余, 多, 来, 几: more, by less than its last digit's worth."""
    UNDER = "under"
    """近, 不足, 以内: less than it says."""
    ABOUT = "about"
    """约, 左右."""


class NumberMention(NamedTuple):
    """A number that the prose states.

    ``span`` is in the original text and covers number and counting word, ``text`` is what stands there;
    ``value`` is ``None`` where the word is vague (数十, 上百, 半数, 翻番) or a fraction; ``unit`` is the
    counting word right after, ``%`` for a percentage (百分之三十 too), 成, 倍, 分之, or empty;
    ``rough`` how it is only roughly right, where 近, 超, 约, 余, 左右 … stands with it.
    """

    span: Span
    text: str
    value: Number | None
    unit: str
    rough: Rough | None

    @property
    def approximate(self) -> bool:
        """Whether it is only roughly right."""
        return self.rough is not None


def data_file(name: str) -> dict[str, Any]:
    """One of this package's TOML files.

    Raises:
        DataFileError: it is no TOML.
    """
    try:
        return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(f"{name} 有误：{error}") from error


def numbers(
    text: str, *, year: int | None = None, masks: Iterable[re.Pattern[str]] = ()
) -> tuple[NumberMention, ...]:
    """The numbers of a text, in order.

    Args:
        text: prose; a ``[[reference]]`` in it is no number, a support mark is not there at all.
        year: the report year; it and its neighbours are no numbers. ``None``: no year is one.
        masks: further patterns, matched against the text as it stands (names, a fact's dates).
    """
    prose = Prose.of(text)
    return tuple(mention for mention, _ in located(prose, year, tuple(masks)))


def dates(text: str, *, year: int | None = None) -> tuple[Span, ...]:
    """The spans of the dates in a text, which ``numbers`` masks: the guard must vouch for each."""
    prose = Prose.of(text)
    found = [m.span() for pattern in _masks(year)["date"] for m in pattern.finditer(prose.text)]
    spans: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return tuple(prose.span(*span) for span in spans)


def located(
    prose: Prose, year: int | None, masks: tuple[re.Pattern[str], ...] = ()
) -> tuple[tuple[NumberMention, Span], ...]:
    """The numbers of a folded text, each with its span there."""
    return _located(prose, year, masks)  # by place: other ways to say the same are other keys


@lru_cache(maxsize=256)
def _located(
    prose: Prose, year: int | None, masks: tuple[re.Pattern[str], ...]
) -> tuple[tuple[NumberMention, Span], ...]:
    masked = _masked(prose, year, masks)
    found = []
    for match in _pattern().finditer(masked):
        value, unit = _value(match)
        span = prose.span(*match.span())
        mention = NumberMention(span, prose.source[slice(*span)], value, unit, _rough(match, masked))
        found.append((mention, match.span()))
    return tuple(found)


def _masked(prose: Prose, year: int | None, masks: tuple[re.Pattern[str], ...]) -> str:
    text = prose.text
    covered = [match.span() for pattern, _ in _sieve(year).over(text) for match in pattern.finditer(text)]
    for pattern in masks:
        for start, end in (match.span() for match in pattern.finditer(prose.source)):
            covered += [(at, at + 1) for at, origin in enumerate(prose.starts) if start <= origin < end]
    shown: list[str] = []
    at = 0
    for start, end in sorted(covered):
        if end > at:
            shown += text[at:start], MASK_MARK * (end - max(start, at))
            at = end
    return "".join((*shown, text[at:]))


@cache
def _masks(year: int | None) -> dict[str, tuple[re.Pattern[str], ...]]:
    years = "[12](?<![0-9].)(?:(?<=1)9|(?<=2)0)[0-9]{2}"
    if year is not None:
        apart = (f"{y[0]}(?<![0-9].){y[1:]}" for y in map(str, (year - 1, year, year + 1)))
        years = f"(?:{'|'.join(apart)})"
    tokens = {
        "<years>": f"{years}(?![0-9])",
        "<numerals>": NUMERAL_CHARACTERS,
        "<c>": f"[{NUMERAL_CHARACTERS}]+",
        "<n>": f"[0-9{NUMERAL_CHARACTERS}](?:(?<=[0-9])[0-9]*|(?<![0-9])[{NUMERAL_CHARACTERS}]*)",
    }
    compiled: dict[str, tuple[re.Pattern[str], ...]] = {}
    try:
        for mask in data_file("masks.toml")["mask"]:
            patterns = []
            for pattern in mask["patterns"]:
                for token, meaning in tokens.items():
                    pattern = pattern.replace(token, meaning)
                patterns.append(re.compile(pattern))
            compiled[mask["kind"]] = tuple(patterns)
    except (KeyError, re.error) as error:
        raise DataFileError(f"masks.toml 有误：{error}") from error
    return compiled


@cache
def _sieve(year: int | None) -> Sieve[str]:
    return Sieve((pattern, kind) for kind, patterns in _masks(year).items() for pattern in patterns)


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    units = data_file("units.toml")["units"]
    tenths = "成(?![立果功为员熟效本形长就绩分型品套都])"
    counting = f"(?:{_longest_first(units['counting'])}|{tenths}|倍)"
    unit = f"(?P<unit>{_longest_first([*units['counting'], *units['other']])}|{tenths})?"
    numeral = f"[{NUMERAL_CHARACTERS}]"
    scale = "(?:万亿|[十百千]?万|[百千亿])(?!元)"
    return re.compile(
        rf"(?=[0-9{NUMERAL_CHARACTERS}上数几半过近超大翻成倍])(?:"  # else fails at once
        r"(?P<vague>(?<!以)上[百千万亿]|(?<![人件次条户])[数几][十百千万亿]+|[十百千]几|成千上万|成百上千"
        r"|半数|[过近超]半(?![年天月小])|[一大]半(?!年)|翻了?[一两二三四几]?番|成倍|倍增)"
        rf"{unit}"
        rf"|(?P<parts>{numeral}+|[0-9]+)分之(?P<share>[0-9]+(?:\.[0-9]+)?|{numeral}+(?:点{numeral}+)?)"
        rf"|(?:(?P<digits>(?<![A-Za-z0-9])(?:[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?)"
        rf"(?P<odd>[余多来几])?(?P<scale>{scale})?"
        rf"|(?P<rough>(?<!{numeral})[一二两三四五六七八九][二三四五六七八九][十百千万]?(?={counting}))"
        rf"|(?P<numeral>{numeral}{{2,}}|{numeral}(?=[余多几]?{counting})|[十百千万亿](?=[余多])))"
        rf"(?P<odd2>[余多来几])?{unit.replace('unit', 'unit2')})"
    )


def _rough(match: re.Match[str], masked: str) -> Rough | None:
    if match["odd"] or match["odd2"]:
        return Rough.ODD
    before, after = _around()
    around = after.match(masked, match.end()) or before.search(
        masked, max(0, match.start() - 3), match.start()
    )
    return Rough(around.lastgroup) if around and around.lastgroup else None


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = data_file("units.toml")["approximate"]
    before, after = (
        "|".join(f"(?P<{kind}>{_longest_first(words)})" for kind, words in data[side].items())
        for side in ("before", "after")
    )
    return re.compile(f"(?:{before})$"), re.compile(after)


def _value(match: re.Match[str]) -> tuple[Number | None, str]:
    if match["vague"]:
        return None, match["unit"] or ("番" if "番" in match["vague"] else "")
    if match["parts"]:
        return _fraction(match["parts"], match["share"])
    unit = match["unit2"] or ""
    if match["digits"]:
        bare = match["digits"].replace(",", "")
        if bare.isdecimal() and not match["scale"]:
            return int(bare), unit
        exact = Decimal(bare) * _SCALES[match["scale"] or ""]
        whole = match["scale"] and exact == exact.to_integral_value()
        return (int(exact) if whole or "." not in bare else exact), unit
    return (parse_numeral(match["numeral"]) if match["numeral"] else None), unit


def _fraction(parts: str, share: str) -> tuple[Number | None, str]:
    """A percentage where the parts are hundredths; another fraction has no decimal value."""
    whole = int(parts) if parts.isascii() else parse_numeral(parts)
    if whole != 100:
        return None, "分之"
    if share.isascii():
        return (Decimal(share) if "." in share else int(share)), "%"
    integer, _, decimals = share.partition("点")
    value = parse_numeral(integer)
    if not decimals:
        return value, "%"
    digits = parse_numeral(decimals)
    return Decimal(f"{value}.{str(digits).zfill(len(decimals))}"), "%"
