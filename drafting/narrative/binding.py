"""Binding: the numbers of a plain text become references where that is certain.

For text that arrives as text: a model's, pasted, a .docx. Value alone never identifies (many cells share
theirs with another): a number binds only where its clause names exactly one measure of that value, or where
a fact's statement stands round it, word for word or nearly. In doubt nothing is attached: a missing
reference is visible, a wrong one is a lie.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from drafting.checks.findings import Finding
from drafting.figures import squeeze
from drafting.ledger import Entry, EntryKind, Ledger, is_format, normalise, render_entry, shown
from drafting.mentions import Claim, Context, DirectionClaim, NumberMention, claimed_once, directions, numbers
from drafting.narrative.binding_findings import (
    direction_findings,
    number_findings,
    reference_findings,
)
from drafting.narrative.binding_points import with_points
from drafting.references import reference, references, supports
from drafting.tieout import cells_of, clause_at, kinship, repeats

_SENTENCE_END = re.compile(r"[。！？\n]")
_REST = re.compile(r"\A[^。！？\n]*(?:[。！？](?:\s*‹[^‹›]*›)*)?")
_UP = re.compile(r"(?:增长|增加|上升|提高|增多|上涨)(?:了|为|到|约)?$")
_DOWN = re.compile(r"(?:下降|减少|降低|回落|下滑)(?:了|为|到|约)?$")
"""Words of direction that say what a change renders as: right before it they would stand twice."""

_NARROWED = re.compile("复议后|未经复议|直接(?:提起|起诉)")
_NARROW = "t4.litigation_"
"""Words that speak of one of the two rows of 行政诉讼, even where the words for 诉讼 are mistyped."""

_LEAST_KIN = 0.5
_LEAST_KIN_MARKED = 0.25
"""What part of a number's clause a fact's statement must share for the number to be the fact's; the second,
where the fact's support mark stands behind it."""

_FORMATS = (None, "n", "cn", "万0", "万1", "万2")


@dataclass(frozen=True)
class Bound:
    """The text with its references, and what could not be bound or may not stand."""

    source: str
    findings: tuple[Finding, ...]


def bind(
    text: str,
    ledger: Ledger,
    *,
    offered: Collection[str],
    year: int,
    organ: str = "",
    about: Context | None = None,
) -> Bound:
    """Turn the numbers of a text into references, and hold its references against their words.

    Args:
        text: plain text, or text that has references already.
        ledger: the year's citable numbers.
        offered: the ids that the text may name; a number of any other entry stays as it is.
        year: the report year.
        organ: the reporting organ, whose own name does not narrow the scope; empty where unknown.
        about: what the text is about before it says so.

    Returns:
        The source text, and a finding for every number that stayed, every reference that does not agree with
        its words and every direction that the ledger contradicts. Nothing is deleted but a word of direction
        that the reference behind it says again (增长[[received.change]]).
    """
    source = _said_once(normalise(text, ledger), ledger)
    binder = _Binder(source, ledger, offered, year, organ, about)
    at, pieces = 0, []
    for (start, end), ref in sorted(binder.bound()):
        pieces += [source[at:start], ref]
        at = end
    source = with_points("".join([*pieces, source[at:]]), ledger)
    findings = (
        *number_findings(source, ledger, year=year, organ=organ),
        *reference_findings(source, ledger, offered=offered, year=year, organ=organ),
        *direction_findings(source, ledger, year=year, organ=organ, about=about),
    )
    return Bound(source, findings)


def _said_once(source: str, ledger: Ledger) -> str:
    """The text without the words of direction that a change repeats: 增长[[received.change]] is 增长16.1%.

    Only where the word is true: another one stays, and the direction is found to be wrong.
    """
    at, pieces = 0, []
    for ref in references(source):
        rendered = shown(ref, ledger) or ""
        same = _UP if rendered.startswith("增长") else _DOWN if rendered.startswith("下降") else None
        word = same.search(source, at, ref.span[0]) if same else None
        pieces += [source[at : word.start() if word else ref.span[0]], str(ref)]
        at = ref.span[1]
    return "".join([*pieces, source[at:]])


class _Binder:
    """The numbers of one source text and what each of them is bound to."""

    def __init__(
        self,
        source: str,
        ledger: Ledger,
        offered: Collection[str],
        year: int,
        organ: str,
        about: Context | None,
    ) -> None:
        self._source, self._ledger = source, ledger
        self._entries = [entry for entry in ledger.values() if entry.id in offered]
        self._claimed = claimed_once(source, year=year, organ=organ, about=about)
        self._directions = directions(source, year=year, organ=organ, about=about)
        self._numbers = [m for m in numbers(source, year=year) if m.value is not None and not m.approximate]

    def bound(self) -> Iterator[tuple[tuple[int, int], str]]:
        """The stretches that bind, each with its reference; no two overlap."""
        changes = dict(self._changes())
        yield from changes.items()
        for mention in self._numbers:
            if any(start <= mention.span[0] < end for start, end in changes):
                continue
            if self._touches_reference(mention):
                continue
            claim = self._claimed.get(mention.span)
            entry = self._measured(claim) if claim else None
            entry = entry or self._share(mention) or self._told(mention)
            ref = _written(entry, mention) if entry else None
            if ref:
                yield mention.span, ref

    def _touches_reference(self, mention: NumberMention) -> bool:
        """Whether it runs into a reference: 3[[t3.received.total]] would print as 387件."""
        start, end = mention.span
        return self._source.startswith("[[", end) or self._source.endswith("]]", 0, start)

    def _measured(self, claim: Claim) -> Entry | None:
        """The entry that the claim's words name and that has the claim's value.

        The measure named comes first; another reading (收到, with those carried in) only where the first has
        another value.
        """
        for reading in claim.readings:
            entry = self._ledger.get(reading[0]) if len(reading) == 1 else self._sum_of(reading)
            if entry is not None and entry.value == claim.number.value:
                clause = clause_at(self._source, claim.number.span[0])
                whole = not entry.id.startswith(_NARROW) and _NARROWED.search(clause)
                return entry if entry in self._entries and not whole else None
        return None

    def _sum_of(self, reading: tuple[str, ...]) -> Entry | None:
        """The entry that is the sum of these ids, ``None`` where the ledger has no such entry."""
        cells = cells_of(reading, self._ledger)
        sums = (entry for entry in self._ledger.values() if entry.kind is EntryKind.SUM)
        return next((entry for entry in sums if sorted(entry.parts) == cells), None)

    def _told(self, mention: NumberMention) -> Entry | None:
        """The one fact of this value that the number's clause tells, word for word or nearly.

        Where support marks stand behind the clause, it is one of the facts that they name.
        """
        before, after = self._source[: mention.span[0]], self._source[mention.span[1] :]
        clause = clause_at(self._source, mention.span[0]).replace(mention.text, "，")
        marks = supports(next(iter(_REST.findall(after)), ""))
        told = [
            entry
            for entry in self._entries
            if entry.kind is EntryKind.FACT
            and entry.value == mention.value
            and (not marks or entry.id in marks)
            and (
                repeats(entry, mention.text, before, after)
                or kinship(clause, entry.label) >= (_LEAST_KIN_MARKED if marks else _LEAST_KIN)
            )
        ]
        return told[0] if len(told) == 1 else None

    def _share(self, mention: NumberMention) -> Entry | None:
        """The one share that prints so, of what the sentence has just named (结果纠正9件，占40.9%)."""
        if mention.unit != "%":
            return None
        sentence = _SENTENCE_END.split(self._source[: mention.span[0]])[-1]
        start = mention.span[0] - len(sentence)
        named = [c for c in self._claimed.values() if start <= c.number.span[0] < mention.span[0]]
        cells = set(cells_of((named[-1].measure,), self._ledger)) if named else set()
        cited = [ref for ref in references(sentence) if ref.id in self._ledger]
        if not named and cited:
            cells = set(self._ledger[cited[-1].id].parts)
        found = [
            entry
            for entry in self._entries
            if entry.kind is EntryKind.SHARE
            and squeeze(render_entry(entry)) == squeeze(mention.text)
            and cells
            and cells <= set(entry.parts)
        ]
        return found[0] if len(found) == 1 else None

    def _changes(self) -> Iterator[tuple[tuple[int, int], str]]:
        """增长16.1% and 持平 of a measure: the word of direction and the percentage behind it, if true."""
        for direction in self._directions:
            entry = self._ledger.get(direction.measures[0])
            cited = self._change_of(entry) if entry else None
            if entry is None or cited is None:
                continue
            rendered = render_entry(entry, "change")
            mention = next((m for m in self._numbers if self._follows(direction, m)), None)
            if rendered == direction.word:
                yield direction.span, cited
            elif mention and (direction.sign, squeeze(mention.text)) == (_sign(rendered), rendered[2:]):
                yield (direction.span[0], mention.span[1]), cited

    def _change_of(self, entry: Entry) -> str | None:
        """The reference to an entry's change on last year, if the text may make one."""
        if entry in self._entries:
            return reference(entry.id, "change")
        changes = (e for e in self._entries if e.kind is EntryKind.CHANGE and e.parts == entry.parts)
        change = next(changes, None)
        return reference(change.id) if change else None

    def _follows(self, direction: DirectionClaim, mention: NumberMention) -> bool:
        between = self._source[direction.span[1] : mention.span[0]]
        return mention.span[0] >= direction.span[1] and between.strip() in ("", "了", "为", "至")


def _sign(rendered: str) -> int | None:
    """+1 where a change renders as a rise, −1 as a fall."""
    return {"增长": 1, "下降": -1}.get(rendered[:2])


def _written(entry: Entry, mention: NumberMention) -> str | None:
    """The reference that renders as the text has it; ``None`` where the counting word is not the entry's.

    What no format renders (7,391件) is written in its counting word.
    """
    stated = squeeze(mention.text)
    for format in (*_FORMATS, *entry.words):
        if is_format(entry, format) and squeeze(render_entry(entry, format)) == stated:
            return reference(entry.id, format)
    if mention.unit not in ("", entry.unit, *entry.words):
        return None
    return reference(entry.id, None if mention.unit == entry.unit else mention.unit or "n")
