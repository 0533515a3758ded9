"""A model's text held against the material: its plain numbers bound, its deeds supported, the rest told."""

import re
from collections.abc import Iterator, Sequence

from drafting.checks.findings import Finding, Severity
from drafting.ledger import EntryKind, Ledger, shown
from drafting.mentions import ON_REQUEST, Context
from drafting.narrative.binding import bind
from drafting.narrative.guard import guard
from drafting.narrative.guard_claims import beyond_notes
from drafting.narrative.guard_deeds import UNSUPPORTED, with_supports
from drafting.narrative.material import Material
from drafting.references import SUPPORT, references

FORM = "answer-form"
"""The rule of a finding on a whole answer: it says nothing, or lacks a card."""

_THAN = re.compile(r"(?P<word>[比较与])(?:上年度?|去年|上一年度?)(?:同期)?\Z")
"""How a text compares with last year right before a change."""

_CHANGES = ("增长", "下降", "上升", "持平")


def verify(
    text: str,
    material: Material,
    offered: frozenset[str],
    place: str = "",
    *,
    planned: bool = False,
    given: str = "",
) -> tuple[str, tuple[Finding, ...]]:
    """The text as source, its plain numbers bound, and what is to be said of it.

    A plain number may be any of the tables' whose measure its clause names; a reference must have been
    offered.

    Args:
        text: what the model wrote.
        material: what it was to draw on.
        offered: the ids of ledger and facts that it was given for this text.
        place: what the messages begin with.
        planned: whether it is a 措施, a plan from its first word.
        given: what it was given beside the facts: a card's text.
    """
    if not text:
        return "", (Finding(FORM, Severity.ERROR, f"{place}没有正文，请补写。"),)
    ledger = material.ledger
    of_tables = frozenset(id for id, entry in ledger.items() if entry.kind is not EntryKind.FACT)
    about = about_of(material, offered)
    wrong = {ref.id for ref in references(text)} - offered
    bound = bind(
        text, ledger, offered=offered | of_tables, year=material.year, organ=material.organ, about=about
    )
    source = with_supports(_compared(bound.source, ledger), material, offered, planned=planned)
    # The guard looks at numbers and references again, and knows more than binding: its word counts.
    findings = (
        *guard(source, material, offered=(offered | of_tables) - wrong, about=about, planned=planned),
        *_borrowed(source, material, offered),
        *beyond_notes(source, material, given=given, planned=planned),
    )
    return source, tuple(f._replace(message=place + f.message) for f in findings)


def about_of(material: Material, offered: frozenset[str]) -> Context | None:
    """What a text that was given these is about before it says so: applications and disputes, or nothing."""
    cited = (id for id in offered if id in material.ledger)
    of_tables = (id for id in cited if material.ledger[id].kind is not EntryKind.FACT)
    return ON_REQUEST if any(map(_is_of_requests, of_tables)) else None


def errors(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with which a text may not stand."""
    return tuple(found for found in findings if found.severity is Severity.ERROR)


def notes(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with which it may."""
    return tuple(found for found in findings if found.severity is not Severity.ERROR)


def _compared(source: str, ledger: Ledger) -> str:
    """The text with the word before last year that the change behind it asks for: 与上年持平, 比上年增长…."""
    out, at = [], 0
    for ref in references(source):
        before, said = _THAN.search(source, at, ref.span[0]), shown(ref, ledger)
        if before and said and said.startswith(_CHANGES):
            word = "与" if said == "持平" else before["word"] if before["word"] != "与" else "比"
            out += [source[at : before.start()], word, source[before.start() + 1 : ref.span[0]]]
            at = ref.span[0]
    return "".join([*out, source[at:]])


def _is_of_requests(id: str) -> bool:
    """Whether an entry of the tables is about applications or disputes, not decisions of table two."""
    return not id.startswith(("t2.", "penalties."))


def _borrowed(source: str, material: Material, offered: frozenset[str]) -> Iterator[Finding]:
    """A finding for every support mark that is another part's or card's; the guard knows the unknown ones."""
    elsewhere = {fact.reference for fact in material.facts} - offered
    for match in SUPPORT.finditer(source):
        if match["id"] in elsewhere:
            message = f"{match[0]}不是这里的素材。请改用给出的支撑标记；没有素材的，删去这句话。"
            yield Finding(UNSUPPORTED, Severity.ERROR, message, excerpt=match[0], span=match.span())
