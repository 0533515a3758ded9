"""Zero claims: sentences that say nothing was received or nothing happened."""

import re
from dataclasses import dataclass
from functools import cache

from drafting.mentions.measures import Name, names, vocabulary
from drafting.mentions.numbers import data_file
from drafting.mentions.prose import Prose, Span
from drafting.mentions.scope import Scope, scope_of

_TOTALS = {
    "review": "t4.review.{}",
    "litigation": "litigation.{}",
    "litigation_direct": "t4.litigation_direct.{}",
    "litigation_after_review": "t4.litigation_after_review.{}",
}
_LEDGER_OUTCOMES = {"litigation": ("total", "corrected")}


@dataclass(frozen=True)
class ZeroClaim:
    """The text says that each of the measures is 0; ``span`` is that clause in the original text."""

    span: Span
    measures: tuple[str, ...]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str], re.Pattern[str]]:
    data = data_file("denials.toml")
    return tuple(map(re.compile, data["patterns"])), re.compile(data["fill"]), re.compile(data["noun"])


def zero_claims(text: str, *, year: int | None, organ: str = "") -> tuple[ZeroClaim, ...]:
    """The zero claims of a text, in order, each bound to its scope.

    未收到法律服务机构的申请 is about one column; with any other word that narrows it (涉及…, 区教育局,
    上半年) nothing is claimed. Saying nothing is no claim.
    """
    prose = Prose.of(text)
    found: list[ZeroClaim] = []
    application = vocabulary(year).objects["application"]
    for paragraph in prose.paragraphs:
        about = False
        for sentence in prose.sentences(paragraph):
            about = about or bool(application.search(prose.text, *sentence))
            narrowed = False
            for clause in prose.clauses(sentence, ()):
                said = prose.text[slice(*clause)]
                scope = scope_of(said, year=year, organ=organ)
                narrowed = scope is Scope.NARROWED or (narrowed and scope is not Scope.WHOLE)
                if not narrowed and (measures := _denied(said, about, year)):
                    found.append(ZeroClaim(prose.span(*clause), measures))
    return tuple(found)


def _denied(clause: str, about: bool, year: int | None) -> tuple[str, ...]:
    for pattern in _patterns()[0]:
        for match in pattern.finditer(clause):
            measures = _named(match["object"], about, year)
            if measures:
                return measures
    return ()


def _named(denied: str, about: bool, year: int | None) -> tuple[str, ...]:
    """The measures that the denied words name, where they consist of nothing else."""
    _, fill, noun = _patterns()
    known = [n for n in names(denied, year) if n.kind in ("row", "column", "block", "outcome")]
    rest, at = [], 0
    for name in known:
        rest.append(denied[at : name.start])
        at = name.end
    if not all(fill.fullmatch(piece) for piece in [*rest, denied[at:]]):
        return ()
    blocks = [n.key for n in known if n.kind == "block"]
    outcomes = {n.key for n in known if n.kind == "outcome"}
    if blocks:
        if any(n.kind in ("row", "column") for n in known):
            return ()
        listed = about and noun.search(re.split("[、和及与]", denied)[0]) and "被申请" not in denied
        both = listed and not any(n.kind == "block" and n.start == 0 for n in known)
        return (*(("t3.received.total",) if both else ()), *_disputes(blocks, outcomes))
    if outcomes or not about:
        return ()
    return _application(known, bool(noun.search(denied)))


def _disputes(blocks: list[str], outcomes: set[str]) -> tuple[str, ...]:
    if len(outcomes) > 1:
        return ()
    outcome = next(iter(outcomes), "total")
    known = [b for b in dict.fromkeys(blocks) if outcome in _LEDGER_OUTCOMES.get(b, (outcome,))]
    return tuple(_TOTALS[block].format(outcome) for block in known)


def _application(known: list[Name], applied: bool) -> tuple[str, ...]:
    rows = {n.key for n in known if n.kind == "row"}
    columns = {n.key for n in known if n.kind == "column"}
    if len(rows) > 1 or len(columns) > 1:
        return ()
    if rows:
        row = next(iter(rows))
        return (f"t3.{row}.total",) if row in ("carried_in", "carried_out") and not columns else ()
    if not applied:
        return ()
    column = next(iter(columns), "total")
    return ("organisations.received",) if column == "organisations" else (f"t3.received.{column}",)
