"""Labels as published reports print them, matched with the form's wording.

The form's own words come from the table specifications; the variants seen in published reports, the
Traditional characters and the thresholds of tolerance from ``wording.toml``.
"""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from drafting.figures import squeeze
from drafting.reading.placing.values import is_value_like, strip_footnote
from drafting.tables import EDITIONS, Block, edition

_ORDINAL = re.compile(
    r"^(?:第?[一二三四五六七八九十]{1,3}[、.,:]|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)[、.]?|\d{1,2}[、.,)]?(?=\D)|第[一二三四五六七八九十]部分[、:]?)"
)
_INNER_ORDINAL = re.compile(r"(?<=[\u4e00-\u9fff\s、，：-])(?:[(（][一二三四五六七八九十][)）]|\d[.、．])")
_LONGEST_ORDINAL = 4
"""Characters of （十一）."""

_LONGEST_LABEL = 80
"""Characters up to which a text is likely to be a label, which recurs in every report."""

_LONGEST_REMARK = 300
"""Characters of a label with a remark that explains it."""

_PUNCTUATION = re.compile(r"[^\w]|_")
_SUPERSCRIPTS = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]+")
"""Marks of footnotes, which NFKC would make digits of the label."""

_REMARK = re.compile(r"\([^()]*\)")


@cache
def data() -> dict[str, Any]:
    """The content of ``wording.toml``."""
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))


@cache
def _simplified() -> dict[int, int]:
    table = data()["traditional"]
    return str.maketrans(table["from"], table["to"])


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{data()['traditional']['from']}]")


@cache
def _senses() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in data()["sense"].values())


def says_other(text: str) -> bool:
    """Whether a text says that values are others than the form's: last year's, shares, a part."""
    return any(sense.search(plain(text)) for sense in _senses())


def plain(text: str) -> str:
    """The text after NFKC, in simplified characters, without white space."""
    return _remembered(text) if len(text) <= _LONGEST_LABEL else _folded(text)


def _folded(text: str) -> str:
    bare = squeeze(text)
    return bare.translate(_simplified()) if _traditional().search(bare) else bare


_remembered = lru_cache(maxsize=8192)(_folded)


def core(text: str) -> str:
    """What of a label identifies it: plain, without its ordinal (一、 （一） 1.) and punctuation."""
    return _PUNCTUATION.sub("", _ORDINAL.sub("", plain(text), count=1))


def _bare(text: str) -> str:
    """The label with its ordinal, without punctuation."""
    return _PUNCTUATION.sub("", plain(text))


def _unmarked(text: str) -> str:
    """The label without marks of footnotes."""
    return strip_footnote(_SUPERSCRIPTS.sub("", text))


class Wording:
    """A set of names, each with the wordings by which it is known.

    Args:
        wordings: name → its wordings, known without their ordinals.
        numbered: name → wordings that are its own only together with their ordinal (（六）其他, not 3.其他).
    """

    def __init__(
        self, wordings: Mapping[str, Iterable[str]], numbered: Mapping[str, Iterable[str]] | None = None
    ) -> None:
        self._names = {core(wording): name for name, given in wordings.items() for wording in given}
        self._numbered = {_bare(w): name for name, given in (numbered or {}).items() for w in given}
        # Headers and labels recur in every report; the bound is for a process that reads for months.
        self._remembered = lru_cache(maxsize=4096)(self._match)
        tolerance = data()["tolerance"]
        self._similar: float = tolerance["similar"]
        self._margin: float = tolerance["margin"]
        self._shortest: int = tolerance["shortest"]
        self._senses = _senses()
        self._longest = 2 * max(map(len, self._names), default=0)

    @property
    def cores(self) -> Collection[str]:
        """The wordings, each reduced to what identifies it."""
        return self._names.keys()

    def exact(self, text: str) -> str | None:
        """The name that the text states in one of its wordings, without any tolerance for misprints."""
        text = _unmarked(text)
        return (
            self._numbered.get(_bare(text))
            or self._names.get(core(text))
            or self._names.get(core(_REMARK.sub("", plain(text))))
        )

    def match(self, text: str) -> str | None:
        """The name that the text means, ``None`` where it means none or could mean several.

        Beyond the exact wordings: a wording cut short, and one with a misprint that leaves it closer to one
        name than to any other by a margin, and has no word that makes it another label (上年, 其中). A number
        alone is no label.
        """
        return None if text.isdecimal() else self._remembered(text)

    def _match(self, text: str) -> str | None:
        if len(text) > 4 * self._longest:  # a remark of any length may stand behind a label
            return self.exact(text) if len(text) <= _LONGEST_REMARK and text.rstrip()[-1] in ")）" else None
        text = _unmarked(text)
        exact = self.exact(text)
        if exact:
            return exact
        for words in dict.fromkeys((core(text), core(_REMARK.sub("", plain(text))))):
            if self._shortest <= len(words) <= self._longest:
                found = self._cut(words) or self._closest(words)
                if found:
                    return found
        return None

    def _cut(self, words: str) -> str | None:
        names = {name for wording, name in self._names.items() if wording.startswith(words)}
        return names.pop() if len(names) == 1 else None

    def _is_other(self, words: str, wording: str) -> bool:
        """Whether a word of the text makes it another label than the one it resembles."""
        return any(sense.search(words) and not sense.search(wording) for sense in self._senses)

    def _closest(self, words: str) -> str | None:
        best: dict[str, float] = {}
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words)
        for wording, name in self._names.items():
            if max(len(wording), len(words)) <= self._shortest or self._is_other(words, wording):
                continue
            matcher.set_seq1(wording)
            if matcher.quick_ratio() >= self._similar - self._margin:
                best[name] = max(best.get(name, 0.0), matcher.ratio())
        ranked = sorted(best.items(), key=lambda item: -item[1])
        if not ranked or ranked[0][1] < self._similar:
            return None
        clear = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= self._margin
        return ranked[0][0] if clear else None


@cache
def rows(table: str) -> Wording:
    """The row labels of t2 or t3 in both editions, by row code (``closed``: （六）其他处理 undivided)."""
    numbered = data()["numbered"].get(table, {})
    return Wording(_with_variants(table, "row", _labels(table, "rows")), numbered)


@cache
def columns(table: str) -> Wording:
    """The column labels of a table in both editions, by column code; of t4 by the last part (``upheld``)."""
    return Wording(_with_variants(table, "column", _labels(table, "columns")))


@cache
def heads(table: str) -> Wording:
    """What else the head of a table prints: groups of columns, block titles, the corner; named by itself."""
    words: dict[str, list[str]] = {}
    for block in _blocks(table):
        given = [block.title, block.corner, *(word for column in block.columns for word in column.group)]
        words |= {word: [word] for word in given if word}
    return Wording(_with_variants(table, "head", words))


@cache
def row_groups(table: str) -> Wording:
    """The labels at the left that group rows (（三）不予公开), each named by itself."""
    words = {word: [word] for block in _blocks(table) for row in block.rows for word in row.group}
    return Wording(_with_variants(table, "group", words))


@lru_cache(maxsize=4096)
def row_of(table: str, text: str) -> str | None:
    """The row code that a label states, by itself or behind its groups' (（三）不予公开 1.属于国家秘密)."""
    first, _, below = text.partition("\n")
    if below and row_groups(table).match(first) and (code := rows(table).match(below)):
        return code
    bare = plain(text)
    for group in row_groups(table).cores:
        before, found, label = bare.partition(group)
        if found and label and len(before) <= _LONGEST_ORDINAL and (code := rows(table).match(label)):
            return code
    code = rows(table).match(text)
    for ordinal in _INNER_ORDINAL.finditer(text) if code is None else ():
        before, label = text[: ordinal.start()], text[ordinal.start() :]
        if row_groups(table).match(before) or row_of_group(table, before):
            code = rows(table).match(label)
    return code


def row_of_group(table: str, text: str) -> bool:
    """Whether a text is several groups' labels, one behind the other."""
    return any(
        row_groups(table).match(text[: ordinal.start()]) and row_groups(table).match(text[ordinal.start() :])
        for ordinal in _INNER_ORDINAL.finditer(text)
    )


@cache
def _cores() -> str:
    """Everything that the three tables print, but for their numbers."""
    found = (w.cores for table in ("t2", "t3", "t4") for w in (rows(table), columns(table), heads(table)))
    groups = (row_groups(table).cores for table in ("t2", "t3"))
    return "\n".join(label for cores in (*found, *groups) for label in cores)


def is_label_part(text: str) -> bool:
    """Whether a line holds nothing but labels of the tables, or parts of them: what is left of a head."""
    pieces = [core(piece) for piece in text.split()]
    return "。" not in text and all(piece in _cores() and not is_value_like(piece) for piece in pieces)


def _blocks(table: str) -> list[Block]:
    return [block for code in EDITIONS for block in edition(code).table(table).blocks]


def _labels(table: str, part: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in _blocks(table):
        for item in block.rows if part == "rows" else block.columns:
            if item.code:
                found.setdefault(item.code.rpartition(".")[2], []).append(item.label)
    return found


def _with_variants(table: str, part: str, wordings: dict[str, list[str]]) -> dict[str, list[str]]:
    variants = data()["variants"].get(table, {}).get(part, {})
    return {name: [*wordings.get(name, ()), *variants.get(name, ())] for name in {**wordings, **variants}}
