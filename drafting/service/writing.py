"""Use case: figures and facts → a whole report, drafted, rendered and checked."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from drafting.checks.engine import Subject, check
from drafting.checks.findings import CheckOutcome, Profile
from drafting.checks.unbalanced import in_doubt
from drafting.errors import InputError
from drafting.facts import Requirement
from drafting.figures import Figures
from drafting.intake.facts import read_facts
from drafting.intake.figures import read_figures
from drafting.intake.reporting_organ import check_organ
from drafting.intake.reporting_year import check_year
from drafting.ledger import Ledger, render
from drafting.narrative.cards import cards_from
from drafting.narrative.drafting import Draft, draft
from drafting.narrative.material import Material
from drafting.reading import read_report
from drafting.report import HEADINGS, AnnualReport, OrganType, Section, organ_type_of, title_of
from drafting.service.model import configured_model
from drafting.service.originals import recognised
from drafting.tables import complete, edition


@dataclass(frozen=True)
class WrittenReport:
    """A drafted report: its parts as the writer left them, the rendered report, what the rules say of it."""

    draft: Draft
    report: AnnualReport
    outcome: CheckOutcome


def assemble(
    organ: str, year: int, figures: Figures, sources: Mapping[int, str], ledger: Ledger
) -> AnnualReport:
    """The report of these figures and stored texts, rendered: what people see and files carry."""
    sections = tuple(
        Section(number, HEADINGS.get(number, ""), render(sources.get(number, ""), ledger))
        for number in range(7)
    )
    return AnnualReport(title_of(organ, year), organ, year, "2021", sections, figures)


def written_subject(
    report: AnnualReport,
    material: Material,
    sources: Mapping[int, str],
    confirmed: frozenset[str] = frozenset(),
    requirements: tuple[Requirement, ...] = (),
) -> Subject:
    """One's own report as the rules examine it (profile drafting).

    ``confirmed`` and ``requirements`` are as in ``Subject``.
    """
    return Subject(
        report=report,
        profile=Profile.DRAFTING,
        previous=material.previous,
        organ_type=material.organ_type,
        facts=material.facts,
        sources=sources,
        confirmed=confirmed,
        requirements=requirements,
    )


def check_previous(previous: AnnualReport, year: int) -> None:
    """Refuse a report of another year as last year's; one that does not say its year is taken.

    Raises:
        InputError: with both years.
    """
    if previous.year not in (None, year - 1):
        raise InputError(f"给出的是{previous.year}年的年报，{year}年的上年年报应为{year - 1}年。请换一份。")


def material_from_files(
    *,
    figures: Path,
    facts: Path | None,
    previous: Path | None,
    organ: str,
    organ_type: OrganType | None,
    year: int,
) -> Material:
    """The material in these files; blank sums of the tables are computed where their parts are there.

    Raises:
        InputError: a file cannot be used, or organ or year is none.
    """
    check_year(year)
    check_organ(organ)
    last_year = read_report(previous) if previous else None
    if last_year:
        check_previous(last_year, year)
    material = Material(
        organ=organ,
        organ_type=organ_type or organ_type_of(organ),
        year=year,
        figures=complete(read_figures(figures), edition("2021")),
        facts=read_facts(facts) if facts else (),
        previous=last_year,
        doubted=in_doubt(last_year.figures) | recognised(last_year) if last_year else frozenset(),
    )
    return replace(material, cards=cards_from(material))


def write_report(material: Material, *, use_model: bool | None) -> WrittenReport:
    """Draft every part, render and check.

    Args:
        material: organ, year, figures, facts, cards, last year's report.
        use_model: ``False`` never, ``True`` a model must be configured, ``None`` where one is.

    Raises:
        InputError: a model is asked for and none is configured.
    """
    drafted = draft(material, configured_model(use_model))
    report = assemble(material.organ, material.year, material.figures, drafted.sections, material.ledger)
    outcome = check(written_subject(report, material, drafted.sections))
    return WrittenReport(drafted, report, outcome)
