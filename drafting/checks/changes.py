"""Rules on what changed since last year: cells that leap, sentences that did not move with the table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from drafting.checks.findings import Result
from drafting.checks.rule import PREVIOUS, SECTIONS, Subject, part_name
from drafting.checks.text import agrees, cells_of, name_of, sentence_at, sentences, sum_of
from drafting.checks.years import AcrossYears
from drafting.figures import Number, format_number, squeeze
from drafting.mentions import Claim, claims
from drafting.tables import cell_spec, edition


@cache
def _rows(form: str) -> dict[str, list[str]]:
    """The cells of each row of the form's tables, in table four of each block."""
    rows: dict[str, list[str]] = {}
    for code, cell in edition(form).cells.items():
        row = code.rsplit(".", 1)[0] if cell.table.code != "t3" else f"t3.{cell.row.code}"
        rows.setdefault(row, []).append(code)
    return rows


@dataclass(frozen=True, kw_only=True)
class Swing(AcrossYears):
    """No cell of some size changed more than so many times over, unless somebody noted why."""

    at_least: int = 30
    times: int = 5

    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result for each row of the tables (each block of table four), naming the cells that leap."""
        then = subject.last_year.figures if subject.last_year else {}
        now_of, before_of = subject.report.figures.get, then.get
        for row, codes in _rows(subject.report.edition).items():
            values = [(code, now_of(code), before_of(code)) for code in codes]
            leaps = [
                code
                for code, now, before in values
                if code not in subject.reasons and self._leaps(now, before)
            ]
            unknown = any(now is None or before is None for _, now, before in values)
            if leaps:
                yield self._failed(subject, row, leaps)
            elif unknown:
                yield self.not_assessable(row)
            else:
                yield self.passed(row)

    def _leaps(self, now: Number | None, before: Number | None) -> bool:
        if now is None or before is None or (now < self.at_least and before < self.at_least):
            return False
        least, most = sorted((now, before))
        return most > self.times * least

    def _failed(self, subject: Subject, row: str, leaps: list[str]) -> Result:
        first = next((code for code in leaps if code.endswith(".total")), leaps[0])
        now, before = subject.value(first), subject.value(f"{PREVIOUS}{first}")
        spec = cell_spec(first)
        others = f"等{len(leaps)}格" if len(leaps) > 1 else ""
        message = self.messages["failed"].format(
            cell=spec.name if spec else first,
            now=format_number(now),
            before=format_number(before),
            others=others,
        )
        return self.failed(
            subject,
            message,
            instance=row,
            cells=(*leaps, *(f"{PREVIOUS}{code}" for code in leaps)),
            section=spec.table.section if spec else None,
            expected=before,
            actual=now,
        )


@dataclass(frozen=True, kw_only=True)
class StaleFigure(AcrossYears):
    """A sentence that stands word for word in last year's report holds figures that still are the table's."""

    def compare(self, subject: Subject) -> Iterator[Result]:
        """One result for each repeated sentence with figures of a known measure."""
        last = subject.last_year
        earlier = [last.text(n) for n in SECTIONS] if last else []
        whole = squeeze("\n".join(earlier))
        repeated: frozenset[str] | None = None
        for section in SECTIONS:
            text = subject.report.text(section)
            stated_in: dict[tuple[int, int], list[Claim]] = {}
            for claim in claims(text, year=subject.report.year, organ=subject.report.organ):
                stated_in.setdefault(sentence_at(text, claim.number.span), []).append(claim)
            for span, stated in stated_in.items():
                words = squeeze(text[slice(*span)].rstrip("。！？!?"))
                if words not in whole:
                    continue
                if repeated is None:  # most sentences with figures have other ones than last year
                    repeated = frozenset(squeeze(said) for each in earlier for said in sentences(each))
                if words in repeated:
                    yield self._sentence(subject, section, span, stated)

    def _sentence(self, subject: Subject, section: int, span: tuple[int, int], stated: list[Claim]) -> Result:
        instance = f"{section}:{span[0]}"
        values = [[sum_of(subject, ids) for ids in claim.readings] for claim in stated]
        stale = [
            claim
            for claim, sums in zip(stated, values, strict=True)
            if not any(value is None or agrees(claim.number, value) for value in sums)
        ]
        if not stale:
            known = all(value is not None for sums in values for value in sums)
            return self.passed(instance) if known else self.not_assessable(instance)
        said = subject.report.text(section)[slice(*span)]
        first = stale[0]
        expected = sum_of(subject, first.readings[0])
        return self.failed(
            subject,
            self.messages["failed"].format(
                part=part_name(section),
                found="、".join(claim.number.text for claim in stale),
                name=name_of(subject, first.readings[0]),
                expected=expected,
            ),
            instance=instance,
            cells=tuple(dict.fromkeys(code for c in stale for code in cells_of(subject, c.readings[0]))),
            section=section,
            span=span,
            excerpt=said,
            expected=expected,
            actual=first.number.text,
        )
