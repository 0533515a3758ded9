"""What a text whose numbers are the ledger's may not hold: bare numbers, wrong references, false directions.

Binding and the guard both ask here. The messages are repair instructions: what stands there, what the
ledger says, what to write instead.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from drafting.checks.findings import Finding, Severity
from drafting.ledger import (
    Entry,
    EntryKind,
    Ledger,
    Undefined,
    is_format,
    render_entry,
)
from drafting.mentions import (
    ON_REQUEST,
    Citation,
    Context,
    changing,
    citations,
    claimed_once,
    clauses,
    counts_above,
    directions,
    numbers,
    zero_claims,
)
from drafting.references import PLACEHOLDER, REFERENCE, Reference, reference
from drafting.tieout import clause_at, direction_of, misfit, names_it, stranger, word_behind

UNBOUND = "text-unbound"
MISMATCH = "reference-mismatch"

_FIRST = "首次"


def finding(
    rule: str, message: str, source: str, span: tuple[int, int], *, severity: Severity = Severity.ERROR
) -> Finding:
    """What is wrong with a stretch of a source text; its clause is the excerpt and opens the message."""
    clause = next((c for c in clauses(source) if c[0] <= span[0] < c[1]), span)
    excerpt = source[clause[0] : max(clause[1], span[1])].strip()
    return Finding(rule, severity, f"“{excerpt}”：{message}", excerpt=excerpt, span=span)


def number_findings(
    source: str, ledger: Ledger, *, year: int, organ: str = "", masks: Iterable[re.Pattern[str]] = ()
) -> Iterator[Finding]:
    """A finding (``text-unbound``) for every number that stands in the text as itself.

    Args:
        source: source text.
        ledger: the year's citable numbers.
        year: the report year.
        organ: the reporting organ.
        masks: what else is no number here, against the text as it stands.
    """
    claimed = claimed_once(source, year=year, organ=organ)
    for mention in numbers(source, year=year, masks=masks):
        if counts_above(mention, source):
            continue
        claim = claimed.get(mention.span)
        entry = ledger.get(claim.measure) if claim else None
        if entry is None:
            remedy = "请改用清单里对应的引用；没有对应的，删去这个数字。"
        elif entry.value == mention.value:
            remedy = f"请改用引用{reference(entry.id)}。"
        else:
            remedy = f"“{entry.label}”是{render_entry(entry)}，请改用引用{reference(entry.id)}，或者删去。"
        yield finding(UNBOUND, f"“{mention.text}”不是引用。{remedy}", source, mention.span)


def reference_findings(
    source: str, ledger: Ledger, *, offered: Collection[str], year: int, organ: str = ""
) -> Iterator[Finding]:
    """A finding (``reference-mismatch``) for every reference that may not stand where it does.

    It names nothing, was not offered, asks for a format that it lacks, has no number to show, is followed by
    a counting word that is not its own, or its clause speaks of something else: another measure, another
    year or organ, a part of the year, things that the tables do not count.
    """
    told = citations(source, year=year, organ=organ)
    # A reference to a cell says by itself that the sentence is about applications or disputes, even where
    # the text does not (it may be a paragraph without its heading); a fact's says no such thing.
    of_tables = citations(source, year=year, organ=organ, about=ON_REQUEST)
    for cited, in_tables in zip(told, of_tables, strict=True):
        entry = ledger.get(cited.reference.id)
        is_fact = entry is not None and entry.kind is EntryKind.FACT
        problem = _problem(cited if is_fact else in_tables, source, ledger, offered)
        if entry is not None and problem is None:
            problem = _changed(cited.reference, entry, source, ledger, year, organ)
        if problem:
            yield finding(MISMATCH, problem, source, cited.reference.span)


def direction_findings(
    source: str,
    ledger: Ledger,
    *,
    year: int,
    organ: str = "",
    about: Context | None = None,
    known: Callable[[str], bool] | None = None,
) -> Iterator[Finding]:
    """A finding (``reference-mismatch``) for every 上升, 下降, 持平 or 首次 that the ledger contradicts.

    Args:
        source: source text.
        ledger: the year's citable numbers.
        year: the report year.
        organ: the reporting organ.
        about: what the text is about before it says so.
        known: where the ledger lacks either year's number, a direction is wrong, too, unless this says that
            the material states the word; ``None``: it is let stand.
    """
    for claim in directions(source, year=year, organ=organ, about=about):
        for entry in (ledger[id] for id in claim.measures if id in ledger):
            sign = direction_of(entry, first=claim.word.startswith(_FIRST))
            if sign is None and known and not known(claim.word):
                message = f"没有“{entry.label}”的上年数，不能写“{claim.word}”，请删去。"
                yield finding(MISMATCH, message, source, claim.span)
            elif sign not in (None, claim.sign):
                message = f"“{entry.label}”上年{_shown(entry.previous)}，今年{_shown(entry.value)}，"
                yield finding(MISMATCH, f"{message}与“{claim.word}”不符，请改正或删去。", source, claim.span)


def zero_findings(source: str, ledger: Ledger, *, year: int, organ: str = "") -> Iterator[Finding]:
    """A finding (``reference-mismatch``) for every 未收到…, 未发生… whose measure is not 0 in the ledger."""
    for claim in zero_claims(source, year=year, organ=organ):
        for entry in (ledger[id] for id in claim.measures if id in ledger):
            if entry.value != 0:
                message = f"“{entry.label}”{_shown(entry.value)}，不能说没有，"
                yield finding(MISMATCH, f"{message}请改用引用{reference(entry.id)}。", source, claim.span)


def _shown(value: object) -> str:
    return "无数" if value is None or isinstance(value, Undefined) else f"为{value}"


def _problem(cited: Citation, source: str, ledger: Ledger, offered: Collection[str]) -> str | None:
    ref, measure = cited.reference, cited.measure
    entry = ledger.get(ref.id)
    if entry is None:
        return f"没有名为“{ref.id}”的可引用数字，请删去{ref}，或改用清单里的引用。"
    if ref.id not in offered:
        return f"{ref}（{entry.label}）不在本段可引用的数字之列，请删去，或改用清单里的引用。"
    if not is_format(entry, ref.format):
        return f"{ref}（{entry.label}）不能写作“{ref.format}”，请改为{reference(ref.id)}。"
    if PLACEHOLDER.search(render_entry(entry, ref.format)):
        return f"{ref}（{entry.label}）没有数字可引，请删去。"
    word = word_behind(source[ref.span[1] :])
    if word:
        return f"{ref}（{entry.label}）已带单位，后面不能再写“{word}”，请删去“{word}”。"
    if measure and not names_it(ref, entry, measure, source, ledger):
        named = ledger[measure.id].label if measure.id in ledger else measure.id
        return f"{ref}是“{entry.label}”，这一分句说的却是“{named}”。请改用对应的引用，或者改写分句。"
    if entry.kind is not EntryKind.FACT and cited.elsewhere:
        return f"{ref}是本机关全年的“{entry.label}”，这一分句说的却是别的范围。请删去，或者改写分句。"
    if misplaced := misfit(ref, entry, source):
        return f"{ref}（{entry.label}）不能接在“{misplaced}”后面，请改用对应的引用，或者改写分句。"
    if measure is None and (other := stranger(ref, entry, source, ledger)):
        return f"{ref}是“{entry.label}”，这一分句说的却是“{other}”。请删去，或者改写分句。"
    return None


def _changed(ref: Reference, entry: Entry, source: str, ledger: Ledger, year: int, organ: str) -> str | None:
    """What is wrong with a change whose clause says that something else changed."""
    if entry.kind is not EntryKind.CHANGE and ref.format not in ("change", "points"):
        return None
    before = REFERENCE.split(clause_at(source, ref.span[0]).partition(str(ref))[0])[-1]
    named = ledger.get(changing(before, year=year, organ=organ, about=ON_REQUEST) or "")
    if named is None or sorted(named.parts) == sorted(entry.parts):
        return None
    return f"{ref}是“{entry.label}”，这一分句说的却是“{named.label}”。请改用对应的引用，或者改写分句。"
