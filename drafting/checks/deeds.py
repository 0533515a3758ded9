"""The rule that a statement of work done leans on a fact."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from drafting.checks.findings import Result
from drafting.checks.rule import Rule, Subject, part_name
from drafting.checks.text import cells_of, meets, sentence_at, sum_of
from drafting.deeds import Clause, Sort, deed_clauses, repeats, sort_of
from drafting.figures import squeeze
from drafting.items import split_items
from drafting.ledger import render
from drafting.mentions import Claim, claims, zero_claims
from drafting.references import PLACEHOLDER, REFERENCE, without_supports

_TRIMMED = "，。；：、 \n"
_DENIAL = re.compile("(?:未|没有)(?:发生|收到|产生|出现|收取)")
_OF_TABLES = re.compile("复议|诉讼|申请")


@dataclass(frozen=True, kw_only=True)
class DeedUnsupported(Rule):
    """Each statement of work done has a support mark, repeats a fact, or was confirmed by somebody.

    Examined in the stored text of one's own report; without it there is nothing to lean on. A 措施 is a plan
    unless it says 已 or 了; a problem of section 5 states what is lacking. What a table counts is that
    table's to prove: a typed figure of it is ``text-figure``'s, right or wrong, as a reference is.
    """

    def examine(self, subject: Subject) -> Iterator[Result]:
        """One result for each such statement."""
        known = {fact.reference for fact in subject.facts}
        for section, source in (subject.sources or {}).items():
            for clause in self._deeds(subject, section, source):
                typed = self._typed(subject, section, source, clause)
                if typed and sort_of(clause, subject.report.organ, typed) is not Sort.DEED:
                    continue
                said = render(clause.text, subject.ledger).strip(_TRIMMED)
                instance = f"{section}:{clause.span[0]}"
                told = any(repeats(fact, clause.whole) for fact in subject.facts)
                if told or squeeze(said) in subject.confirmed or known.intersection(clause.supported_by):
                    yield self.passed(instance)
                else:
                    yield self._failed(subject, section, source, clause, said)

    def _deeds(self, subject: Subject, section: int, source: str) -> Iterator[Clause]:
        report = subject.report
        denied = [claim.span for claim in zero_claims(source, year=report.year, organ=report.organ)]
        pairs = split_items(source) if section == 5 else ()
        lacking = [pair.problem.span for pair in pairs if pair.problem]
        measures = [measure.span for pair in pairs for measure in pair.measures]
        asked = [match.span() for match in PLACEHOLDER.finditer(_cited(source))]
        for clause in deed_clauses(source):
            within = any(meets(clause.span, other) for other in (*lacking, *measures, *denied, *asked))
            elsewhere = within or _is_of_tables(source, clause)
            told = not elsewhere and not PLACEHOLDER.search(_cited(clause.text))
            if told and sort_of(clause, report.organ) is Sort.DEED:
                yield clause
        for start, end in measures:
            for clause in deed_clauses(source[start:end], planned=True):
                if sort_of(clause, report.organ) is Sort.DEED:
                    yield replace(clause, span=(clause.span[0] + start, clause.span[1] + start))

    def _typed(self, subject: Subject, section: int, source: str, clause: Clause) -> list[str]:
        """The cells of the typed figures in the clause that ``text-figure`` can judge: none of them blank."""
        report, place = subject.report, _rendered(subject, source, clause)
        return [
            cell
            for claim in claims(report.text(section), year=report.year, organ=report.organ)
            if place[0] <= claim.number.span[0] < place[1] and _is_judged(subject, claim)
            for ids in claim.readings
            for cell in cells_of(subject, ids)
        ]

    def _failed(self, subject: Subject, section: int, source: str, clause: Clause, said: str) -> Result:
        start, end = _rendered(subject, source, clause)
        return self.failed(
            subject,
            self.messages["unknown" if clause.supported_by else "failed"].format(
                part=part_name(section), said=without_supports(said)
            ),
            instance=f"{section}:{clause.span[0]}",
            section=section,
            span=(start, end),
            excerpt=said,
        )


def _rendered(subject: Subject, source: str, clause: Clause) -> tuple[int, int]:
    """Where the clause of the stored text stands in the rendered one."""
    start, end = (len(render(source[:at], subject.ledger)) for at in clause.span)
    return start, end


def _is_judged(subject: Subject, claim: Claim) -> bool:
    return all(sum_of(subject, ids) is not None for ids in claim.readings)


def _cited(source: str) -> str:
    """The text with its references blanked: what is left in brackets was not filled in."""
    return REFERENCE.sub(lambda match: " " * len(match[0]), source)


def _is_of_tables(source: str, clause: Clause) -> bool:
    """Whether the clause denies what the tables count (全年未发生…行政复议): theirs is the evidence."""
    denial = _DENIAL.search(clause.text)
    return bool(denial and _OF_TABLES.search(source[slice(*sentence_at(source, clause.span))]))
