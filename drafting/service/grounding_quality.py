"""Use case: draft the sample years with a model and count what is wrong in what would be exported."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from drafting.checks.findings import Severity
from drafting.checks.overlaps import compared
from drafting.intake.facts import read_facts
from drafting.intake.figures import read_figures
from drafting.items import split_items
from drafting.ledger import render
from drafting.narrative.binding_findings import number_findings, reference_findings
from drafting.narrative.cards import cards_from
from drafting.narrative.drafted import DraftedPart, Writer
from drafting.narrative.drafting import draft
from drafting.narrative.guard_deeds import deed_findings
from drafting.narrative.material import Material
from drafting.narrative.usefulness import reason_of
from drafting.reading import read_report
from drafting.references import PLACEHOLDER, without_supports
from drafting.report import AnnualReport, organ_type_of
from drafting.service.writing import assemble
from drafting.shipped import shipped
from drafting.tables import complete, edition

if TYPE_CHECKING:
    from drafting.llm import ChatModel

_PROBLEMS = 5


@dataclass(frozen=True)
class Grounding:
    """What one drafted year gives.

    ``bare`` numbers, ``wrong`` references and ``unsupported`` deeds are those left in what a model wrote and
    the product let stand; ``asked`` parts were asked of the model, in so many ``questions``; ``repaired`` and
    ``fallen`` are those of them that it mended, or of which part is kept, and that the offline writer wrote,
    for these ``reasons``. ``paired`` of ``problems`` have a measure; what is only asked for is no problem.
    ``shared`` is the share of section 5 that stands in last year's, ``None`` where it is too short to say;
    ``seconds`` is what the year took, ``first`` those to the first text, ``None`` where none came;
    ``characters`` are those printed of what was kept; ``sent`` and ``received`` are tokens, which the server
    counted (``counted``) or which are about so many.
    """

    organ: str
    year: int
    bare: int
    wrong: int
    unsupported: int
    asked: int
    questions: int
    repaired: int
    fallen: int
    reasons: tuple[str, ...]
    problems: int
    paired: int
    shared: float | None
    seconds: float
    first: float | None
    characters: int
    sent: int
    received: int
    counted: bool


def sample_years() -> Iterator[Material]:
    """The material of the sample years: those of the form of 2021, and the one still to be written."""
    corpus = shipped("corpus")
    read = [read_report(path) for path in sorted((corpus / "reports").iterdir())]
    reports = {(one.organ, one.year or 0): one for one in read}
    for (organ, year), one in reports.items():
        if one.edition == "2021":
            yield _material(one, reports.get((organ, year - 1)), year)
    last = read_report(corpus / "reports" / "qinghe-2023.docx")
    figures = complete(read_figures(corpus / "new-year" / "figures.xlsx"), edition("2021"))
    facts = read_facts(corpus / "new-year" / "facts.csv")
    new = replace(_material(last, last, (last.year or 0) + 1), figures=figures, facts=facts, cards=())
    yield replace(new, cards=cards_from(new))


def _material(report: AnnualReport, last: AnnualReport | None, year: int) -> Material:
    organ_type = organ_type_of(report.organ)
    material = Material(report.organ, organ_type, year, report.figures, previous=last)
    return replace(material, cards=cards_from(material))


def grounding(material: Material, model: "ChatModel | None") -> Grounding:
    """Draft a year and count."""
    started, heard = perf_counter(), list[float]()

    def on_text(_: str, text: str) -> None:
        if text and not heard:
            heard.append(perf_counter() - started)

    drafted = draft(material, model, on_text=on_text)
    report = assemble(material.organ, material.year, material.figures, drafted.sections, material.ledger)
    asked = [part for part in drafted.parts if part.model]
    said = [told for part in asked for told in _by_model(part)]
    stated = [pair for pair in split_items(report.text(_PROBLEMS)) if pair.problem]
    pairs = [pair for pair in stated if pair.problem and not PLACEHOLDER.match(pair.problem.text)]
    fallen = [part for part in asked if part.origin is Writer.OFFLINE]
    return Grounding(
        material.organ,
        material.year,
        bare=sum(_numbers(text, material) for text, _ in said),
        wrong=sum(_references(text, material) for text, _ in said),
        unsupported=sum(_deeds(text, material, planned=planned) for text, planned in said),
        asked=len(asked),
        questions=sum(part.spent.asked for part in asked),
        repaired=sum(part.origin is Writer.REPAIRED for part in asked),
        fallen=len(fallen),
        reasons=tuple(reason_of(part.message) for part in fallen),
        problems=len(pairs),
        paired=sum(bool(pair.measures) for pair in pairs),
        shared=_shared(report, material),
        seconds=perf_counter() - started,
        first=heard[0] if heard else None,
        characters=sum(len(render(without_supports(text), material.ledger)) for text, _ in said),
        sent=sum(part.spent.sent for part in asked),
        received=sum(part.spent.received for part in asked),
        counted=all(part.spent.counted for part in asked),
    )


def _by_model(part: DraftedPart) -> Iterator[tuple[str, bool]]:
    """(text, whether it is a plan) of what the model wrote and the product let stand."""
    if part.cards:
        for card in part.cards:
            if card.origin is not Writer.OFFLINE:
                yield card.problem, False
                yield card.measure, True
    elif part.origin is not Writer.OFFLINE:
        yield part.source, False


def _deeds(text: str, material: Material, *, planned: bool) -> int:
    found = deed_findings(text, material, planned=planned)
    return sum(one.severity is Severity.ERROR for one in found)


def _numbers(text: str, material: Material) -> int:
    return len(list(number_findings(text, material.ledger, year=material.year, organ=material.organ)))


def _references(text: str, material: Material) -> int:
    ledger = material.ledger
    found = reference_findings(text, ledger, offered=ledger, year=material.year, organ=material.organ)
    return len(list(found))


def _shared(report: AnnualReport, material: Material) -> float | None:
    if material.previous is None:
        return None
    found = compared(report, material.previous, _PROBLEMS)
    return found.share if found else None
