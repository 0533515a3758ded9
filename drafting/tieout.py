"""Tie-out: whether a reference, or a word of direction, is what the words round it say.

The rules on one's own text and the guard of a model's answer judge alike because both judge here.
"""

import re
from itertools import chain
from operator import add

from drafting.figures import squeeze
from drafting.ledger import (
    Entry,
    EntryKind,
    Ledger,
    Undefined,
    cells_of,
    entry_of,
    is_sum,
    render,
    render_entry,
)
from drafting.mentions import DirectionClaim, Measure, clauses, numbers, uncounted
from drafting.references import REFERENCE, SUPPORT, Reference

_LEAST_STATEMENT = 4
"""A fact's statement shorter than this, its number taken out, identifies nothing."""

_COMMON = re.compile(
    "政府信息公开|政府信息|信息公开|政务公开|政府|政务|信息|公开|工作|依申请|主动|本机关|单位|部门|有关|相关|进行"
    "|全年|本年度|情况|以及|其中|累计|共计|合计|发布|公布|等"
)
"""Words so common in this field that two texts which share only these speak of different things."""

_LETTERS = re.compile(r"[^\u4e00-\u9fff]+")
_LABELLED = re.compile(r"^表[二三四]")
_KINDRED = 0.5
"""What part of a clause's pairs a fact must share to be its subject although a measure is named too."""

_FILLER = "(?:约|为|是|达到|达|至|仅|均|分别|共)*"
_LAST = "(?:上年|去年|上一年|[0-9]{4}年)(?:度|同期)?"
_WANTS_SHARE = re.compile(f"(?P<word>(?<!概)(?<!效)率|比例|比重|占比|占){_FILLER}$")
_WANTS_CHANGE = re.compile(f"(?P<word>同比|环比|[较比]{_LAST}){_FILLER}$")
_SENTENCE = re.compile(r"[^。！？\n]+")
_PUNCTUATION = re.compile(r"[，。；、：（）,;:()！？“”《》]")


def names_it(ref: Reference, entry: Entry, measure: Measure, source: str, ledger: Ledger) -> bool:
    """Whether a reference is what its clause names: a reading, a ratio of it, its label or a fact's words.

    Args:
        ref: the reference, at its place in ``source``.
        entry: what it refers to.
        measure: the measure that the clause names.
        source: the stored text.
        ledger: the year's citable numbers.
    """
    if entry.kind is EntryKind.FACT:
        before, after = source[: ref.span[0]], source[ref.span[1] :]
        stated = render_entry(entry, ref.format)
        told = repeats(entry, stated, render(before, ledger), render(after, ledger))
        return told or kinship(clause_at(source, ref.span[0]), entry.label) >= _KINDRED
    if _bare(source[: ref.span[0]]).endswith(_LABELLED.sub("", _bare(entry.label))):
        return True
    if entry.is_ratio or ref.format == "change":
        named = (set(cells_of(ledger, reading)) for reading in measure.own)
        return any(cells and cells <= set(entry.parts) for cells in named)
    return any(is_sum(ledger, entry, reading) for reading in measure.readings)


def stranger(ref: Reference, entry: Entry, source: str, ledger: Ledger) -> str:
    """What a reference is made to count that it is no number of; empty where nothing says so for certain.

    For a reference whose clause names no measure. A fact's clause must share something with its statement,
    or its sentence where the clause says nothing, and may not be another fact's; a table's may not be about
    what the tables do not count (网站访问量, 群众来信).
    """
    clause = clause_at(source, ref.span[0])
    before, _, after = clause.partition(str(ref))
    thing = uncounted(REFERENCE.split(before)[-1], SUPPORT.sub("", after))
    if entry.kind is not EntryKind.FACT:
        return "" if thing in _COMMON.sub("，", entry.label) else thing
    if thing and thing[-2:] not in entry.label:
        return thing
    sentence = next(m[0] for m in _SENTENCE.finditer(source) if m.start() <= ref.span[0] < m.end())
    texts = (REFERENCE.sub("…", SUPPORT.sub("", text)) for text in (clause, sentence))
    said = next((text for text in texts if pairs(text)), "")
    own = kinship(said, entry.label)
    others = (kinship(said, other.label) for other in ledger.values() if other.kind is EntryKind.FACT)
    nearest = max(others, default=0.0)
    theirs = nearest >= _KINDRED and own < nearest / 2
    return said.strip("，。；、") if said and (not own or theirs) else ""


def misfit(ref: Reference, entry: Entry, source: str) -> str:
    """The words before a reference that want another kind of number; empty where they fit.

    …率 and 占 want a share, 同比 and 较上年 a change or a difference.
    """
    before = squeeze(REFERENCE.split(clause_at(source, ref.span[0]).partition(str(ref))[0])[-1])
    changes = entry.kind is EntryKind.CHANGE or ref.format in ("change", "points")
    share = _WANTS_SHARE.search(before)
    if share and (changes or not (entry.is_ratio or entry.unit == "%")):
        return share["word"]
    change = _WANTS_CHANGE.search(before)
    return change["word"] if change and not changes else ""


def repeats(entry: Entry, stated: str, before: str, after: str) -> bool:
    """Whether a fact's statement, its number taken out, stands round a place of a text word for word.

    Args:
        entry: the fact's entry.
        stated: the number as the text has it.
        before: the text before the number.
        after: the text after it.
    """
    statement = _bare(entry.label.replace(stated, "").replace(render_entry(entry), ""))
    if len(statement) < _LEAST_STATEMENT:
        return False
    left, right = _bare(before), _bare(after)
    cuts = range(1, len(statement) + 1)
    return any(left.endswith(statement[:cut]) and right.startswith(statement[cut:]) for cut in cuts)


def own_words(text: str) -> str:
    """The text with a gap for each of the common words of the field."""
    return _COMMON.sub(" ", text)


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring Chinese characters in a text, common words of the field set aside."""
    pieces = _LETTERS.split(own_words(text))
    return frozenset(chain.from_iterable(map(add, piece, piece[1:]) for piece in pieces))


def kinship(clause: str, statement: str) -> float:
    """What part of a clause's pairs of characters a statement shares; 0 where the clause has none."""
    said = pairs(REFERENCE.sub("，", SUPPORT.sub("", clause)))
    return len(said & pairs(statement)) / len(said) if said else 0.0


def clause_at(source: str, at: int) -> str:
    """The clause of a source text that holds a place."""
    return next((source[a:b] for a, b in clauses(source) if a <= at < b), "")


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", squeeze(text))


def word_behind(rest: str) -> str:
    """The counting word that stands by itself behind a reference; the entry's own is in the format by now."""
    mention = next(iter(numbers(f"2{rest[:6]}")), None)
    if mention is None or mention.span[0] or not mention.unit:
        return ""
    behind = rest[len(mention.unit) : len(mention.unit) + 1]
    alone = rest.startswith(mention.unit) and (not behind or behind in "，。；、：（）‹ \n")
    return mention.unit if alone else ""


def meant(claim: DirectionClaim, ledger: Ledger) -> Entry | None:
    """What a word of direction is about, ``None`` where the ledger does not know it throughout.

    Of what may be several (企业) one that went so, else one of which nothing is known, else the first.
    """
    entries = [entry_of(ledger, reading) for reading in claim.measure.own]
    known = [entry for entry in entries if entry]
    if not known or len(known) < len(entries):
        return None
    signs = [direction_of(entry, first=claim.is_first) for entry in known]
    return next((known[signs.index(sign)] for sign in (claim.sign, None) if sign in signs), known[0])


def direction_of(entry: Entry, *, first: bool) -> int | None:
    """+1, 0 or −1 for what the entry did on last year; for 首次 +1 or 0; ``None`` where unknown."""
    now, before = entry.value, entry.previous
    if now is None or before is None or isinstance(now, Undefined) or isinstance(before, Undefined):
        return None
    if first:
        return int(before == 0 and now > 0)
    return (now > before) - (now < before)
