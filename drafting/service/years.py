"""Use cases on a year's report: open it, look at it whole, export it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from drafting.checks.engine import Subject, check
from drafting.checks.findings import CheckOutcome
from drafting.checks.kept import Reviewed, review
from drafting.checks.unbalanced import in_doubt
from drafting.errors import InputError
from drafting.export import file_name
from drafting.export import render as render_file
from drafting.facts import Fact
from drafting.figures import Number
from drafting.intake.reporting_organ import check_organ
from drafting.intake.reporting_year import check_year
from drafting.ledger import Ledger
from drafting.narrative.cards import cards_from
from drafting.narrative.deck import Deck, chosen, deck_from, starting_deck
from drafting.narrative.material import Material
from drafting.report import NARRATIVE_SECTIONS, AnnualReport, OrganType
from drafting.service.judgements import confirmed_deeds, judgements_of
from drafting.service.originals import unconfirmed
from drafting.service.writing import assemble, check_previous, written_subject
from drafting.tables import APPLICANTS, edition, recompute
from drafting.workspace import (
    StoredDeck,
    StoredFigure,
    StoredJudgement,
    StoredReport,
    StoredRequirement,
    StoredSection,
    Workspace,
)
from drafting.workspace.decks import NOTHING_DECIDED

FORM = edition("2021")
"""The form that a report written now follows."""


@dataclass(frozen=True)
class OpenYear:
    """A report being written, as it stands now: everything a page shows is derived from it.

    ``entered`` holds the cells somebody entered, ``sections`` the newest stored text of 0, 1, 5 and 6,
    ``judgements`` what staff say of findings, ``decided`` what they decided on the problems of section 5,
    ``requirements`` what the year's notice asks for, ``unconfirmed`` the figures of last year's report that a
    program recognised and nobody has confirmed.
    """

    stored: StoredReport
    entered: Mapping[str, StoredFigure]
    facts: tuple[Fact, ...]
    sections: Mapping[int, StoredSection]
    judgements: Mapping[str, StoredJudgement] = field(default_factory=dict)
    decided: StoredDeck = NOTHING_DECIDED
    requirements: tuple[StoredRequirement, ...] = ()
    unconfirmed: frozenset[str] = frozenset()

    @cached_property
    def figures(self) -> dict[str, Number | None]:
        """All 200 cells: the entered ones and the sums computed from them."""
        return recompute({code: figure.value for code, figure in self.entered.items()}, FORM)

    @cached_property
    def material(self) -> Material:
        """What a writer may draw on, cards of section 5 included."""
        return self.worded(0)

    def worded(self, wording: int) -> Material:
        """The material in another choice of the offline writer's wordings."""
        material = replace(self.uncarded, wording=wording)
        if self.decided.deck is None:
            return replace(material, cards=cards_from(material))
        return replace(material, cards=chosen(self.deck, material), settled=True)

    @cached_property
    def deck(self) -> Deck:
        """What staff decided on the problems of section 5; until then what facts and figures suggest."""
        decided = self.decided.deck
        return starting_deck(self.uncarded) if decided is None else deck_from(decided)

    @cached_property
    def uncarded(self) -> Material:
        """The material without cards: what cards are made from."""
        stored = self.stored
        previous = stored.previous
        return Material(
            stored.organ,
            stored.organ_type,
            stored.year,
            self.figures,
            self.facts,
            previous,
            doubted=self.unconfirmed | (in_doubt(previous.figures) if previous else frozenset()),
        )

    @property
    def ledger(self) -> Ledger:
        """The citable numbers."""
        return self.material.ledger

    @property
    def sources(self) -> dict[int, str]:
        """The stored text of each narrative section."""
        return {number: section.source for number, section in self.sections.items()}

    @cached_property
    def report(self) -> AnnualReport:
        """The report as it would be exported now, rendered."""
        return assemble(self.stored.organ, self.stored.year, self.figures, self.sources, self.ledger)

    @cached_property
    def subject(self) -> Subject:
        """The report as the rules examine it."""
        confirmed = confirmed_deeds(self.judgements)
        asked = tuple(one.as_rules_have_it for one in self.requirements if not one.answered)
        return written_subject(self.report, self.material, self.sources, confirmed, asked)

    @cached_property
    def outcome(self) -> CheckOutcome:
        """What the rules say of it (profile drafting)."""
        return check(self.subject)

    @cached_property
    def reviewed(self) -> Reviewed:
        """The findings that are open, and those that staff have judged."""
        return review(self.outcome, self.subject, judgements_of(self.judgements))

    @property
    def filled(self) -> int:
        """How many of the 200 cells are filled."""
        return sum(value is not None for code, value in self.figures.items() if code in FORM.cells)


def open_year(
    workspace: Workspace,
    organ: str,
    organ_type: OrganType,
    year: int,
    previous: AnnualReport | None,
    *,
    renamed: bool = False,
) -> int:
    """Open a new report and return its id; last year's carried_out is brought forward as carried_in.

    Args:
        workspace: the workspace.
        organ: the organ's full name.
        organ_type: what kind of organ it is.
        year: the report year.
        previous: last year's report, ``None`` where there is none.
        renamed: whether somebody says that the organ bore the other name of ``previous`` last year.

    Raises:
        InputError: no organ, a year that is none, or a previous report of another organ or year.
        ConflictError: the report exists already.
    """
    organ = organ.strip()
    check_organ(organ)
    check_year(year)
    if previous:
        check_last_year(previous, organ, year, renamed=renamed, remedy="请换一份，或改正机关名称")
    report_id = workspace.reports.create(organ, organ_type, year, previous)
    if previous:
        bring_forward(workspace, report_id, year, previous)
    return report_id


def check_last_year(
    previous: AnnualReport, organ: str, year: int, *, renamed: bool, remedy: str = "请换一份"
) -> None:
    """Refuse what is not last year's report of this organ, unless somebody says that it was ``renamed``.

    Raises:
        InputError: it is another organ's or another year's; ``remedy`` says what to do about the former.
    """
    check_previous(previous, year)
    if not (renamed or is_same_organ(previous.organ, organ)):
        raise InputError(
            f"上传的是“{previous.organ}”的年报，不是“{organ}”的。{remedy}；机关已更名的，请勾选“机关已更名”。"
        )


def bring_forward(
    workspace: Workspace,
    report_id: int,
    year: int,
    previous: AnnualReport,
    before: AnnualReport | None = None,
) -> None:
    """Fill 上年结转 with what last year carried out, where the cell is blank or still as brought ``before``.

    A cell that somebody entered stays as it is; a rule tells where it differs.
    """
    source = f"{year - 1}年年报“结转下年度继续办理”"
    entered = workspace.figures.head(report_id)
    known: dict[str, Number | None] = {}
    for applicant in APPLICANTS:
        code, last = f"t3.carried_in.{applicant}", f"t3.carried_out.{applicant}"
        value, now = previous.figures[last], entered.get(code)
        untouched = (
            now is None
            or now.value is None
            or (before is not None and now.source == source and now.value == before.figures[last])
        )
        if value is not None and untouched:
            known[code] = value
    workspace.figures.save(report_id, known, source)


def is_same_organ(one: str, other: str) -> bool:
    """Whether two names can be one organ's: titles shorten them (青禾区 for 云岭市青禾区人民政府)."""
    return one in other or other in one


def current(workspace: Workspace, report_id: int) -> OpenYear:
    """The report as it stands now.

    Raises:
        InputError: there is no such report.
    """
    stored = workspace.reports.get(report_id)
    return OpenYear(
        stored=stored,
        entered=workspace.figures.head(report_id),
        facts=workspace.facts.all(report_id),
        sections={n: workspace.sections.head(report_id, n) for n in NARRATIVE_SECTIONS},
        judgements=workspace.judgements.standing(report_id),
        decided=workspace.decks.head(report_id),
        requirements=workspace.requirements.all(report_id),
        unconfirmed=unconfirmed(workspace, stored.previous),
    )


def export_name(year: OpenYear, extension: str) -> str:
    """The file's name: the report's title and the extension."""
    return file_name(year.report, extension)


def export(workspace: Workspace, report_id: int, extension: str) -> bytes:
    """The report as a file of this type, from what is stored at this moment."""
    return render_file(current(workspace, report_id).report, extension)


def delete(workspace: Workspace, report_id: int) -> None:
    """Put the report away with all that belongs to it; what is being drafted of it is stopped."""
    workspace.runs.stop(report_id)
    workspace.reports.delete(report_id)


def due_date(stored: StoredReport) -> date:
    """The last day to publish: 31 January, a government's 31 March, of the year after (第四十九条)."""
    month = 3 if stored.organ_type is OrganType.GOVERNMENT else 1
    return date(stored.year + 1, month, 31)
