"""The offline drafts of every sample organ and year, as the supervisor would hold them against one another."""

from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from builders import report, zero_figures

from drafting.checks.engine import check
from drafting.checks.findings import Severity
from drafting.facts import Aspect, Fact
from drafting.intake.facts import read_facts
from drafting.intake.figures import read_figures
from drafting.ledger import render
from drafting.narrative.cards import cards_from
from drafting.narrative.material import Material, Origin
from drafting.narrative.offline import problem_cards, write_report
from drafting.narrative.signals import definitions, signals
from drafting.overlap import mask, names_of, overlap
from drafting.reading import read_report
from drafting.references import references
from drafting.report import AnnualReport, OrganType, organ_type_of
from drafting.service.writing import assemble, written_subject
from drafting.tables import complete, edition

CORPUS = Path(__file__).parents[2] / "corpus"
LIMIT = 0.5


@cache
def published() -> dict[tuple[str, int], AnnualReport]:
    """(organ, year) → the sample report as its file reads."""
    read = [read_report(path) for path in sorted((CORPUS / "reports").iterdir())]
    return {(one.organ, one.year or 0): one for one in read}


@cache
def materials() -> dict[tuple[str, int], Material]:
    """(organ, year) → what there is to write with: figures, last year's report, facts of the new year."""
    reports = published()
    found = {
        (organ, year): Material(
            organ, organ_type_of(organ), year, one.figures, previous=reports.get((organ, year - 1))
        )
        for (organ, year), one in reports.items()
        if one.edition == "2021"
    }
    organ = read_report(CORPUS / "reports" / "qinghe-2023.docx").organ
    found[organ, 2024] = Material(
        organ,
        organ_type_of(organ),
        2024,
        complete(read_figures(CORPUS / "new-year" / "figures.xlsx"), edition("2021")),
        read_facts(CORPUS / "new-year" / "facts.csv"),
        reports[organ, 2023],
    )
    return {key: replace(one, cards=cards_from(one)) for key, one in found.items()}


SAMPLES = list(materials())


@cache
def drafted(organ: str, year: int) -> AnnualReport:
    material = materials()[organ, year]
    return assemble(organ, year, material.figures, write_report(material), material.ledger)


def shared(one: AnnualReport, other: AnnualReport) -> float:
    """The larger part of either section 5 that stands in the other; 0 where one is too short to say."""
    names = (*names_of(one.organ), *names_of(other.organ))
    texts = mask(one.text(5), names), mask(other.text(5), names)
    return max((found.share for found in (overlap(*texts), overlap(*texts[::-1])) if found), default=0)


@pytest.mark.parametrize(("organ", "year"), SAMPLES)
def test_a_sample_draft_has_no_error_but_what_it_asks_for(organ: str, year: int) -> None:
    material, sources = materials()[organ, year], write_report(materials()[organ, year])
    outcome = check(written_subject(drafted(organ, year), material, sources))
    errors = [f for f in outcome.findings if f.severity is Severity.ERROR and f.rule != "placeholder-left"]
    assert [(f.rule, f.message) for f in errors] == []
    assert outcome.broken == ()


@pytest.mark.parametrize(("organ", "year"), SAMPLES)
def test_a_sample_draft_is_not_last_years(organ: str, year: int) -> None:
    assert shared(drafted(organ, year), published()[organ, year - 1]) < LIMIT
    if (organ, year - 1) in materials():
        assert shared(drafted(organ, year), drafted(organ, year - 1)) < LIMIT


@pytest.mark.parametrize("year", sorted({year for _, year in SAMPLES}))
def test_sample_drafts_of_a_year_are_not_one_another(year: int) -> None:
    drafts = [drafted(*key) for key in SAMPLES if key[1] == year]
    assert [(a.organ, b.organ) for a, b in combinations(drafts, 2) if shared(a, b) >= LIMIT] == []


def test_ten_townships_without_applications_are_asked_rather_than_padded() -> None:
    """Every pair under the limit, or the section only asks."""
    drafts = []
    for number, name in enumerate("东南西北上下大小新旧"):
        figures = zero_figures() | {"t2.normative.in_force": number}
        material = Material(f"云岭市青禾区{name}坪镇人民政府", OrganType.GOVERNMENT, 2024, figures)
        sources = write_report(material)
        drafts.append(assemble(material.organ, 2024, figures, sources, material.ledger))
    for one, other in combinations(drafts, 2):
        asks = one.text(5).startswith("〔待补：") and one.text(5).endswith("〕")
        assert asks or shared(one, other) < LIMIT


@pytest.mark.parametrize(("organ", "year"), SAMPLES)
def test_every_signal_above_its_threshold_has_a_card_with_figures(organ: str, year: int) -> None:
    material = materials()[organ, year]
    themes = {card.theme: card for card in material.cards}
    families = {signal.id: signal.family for signal in definitions()}
    for signal in signals(material.ledger):
        kin = [s.theme for s in definitions() if families[s.id] == signal.family]
        cards = [themes[theme] for theme in kin if theme in themes]
        assert cards, f"{signal.id} 没有卡片"
        assert any(references(card.evidence) for card in cards)


@pytest.mark.parametrize(("organ", "year"), SAMPLES)
def test_every_problem_has_a_measure_or_asks_for_one(organ: str, year: int) -> None:
    for card in problem_cards(materials()[organ, year]):
        assert card.measures or card.origin is Origin.FACT
        for measure in card.measures:
            assert measure.what not in ("加强培训", "将加强培训")


def test_a_problem_that_returns_says_so_and_what_is_new() -> None:
    last = report(
        zero_figures() | {"t4.review.corrected": 4, "t4.review.total": 20},
        year=2023,
        texts={5: "存在的问题：行政复议纠正率偏高。\n改进措施：由司法局逐案复盘。"},
    )
    figures = zero_figures() | {"t4.review.corrected": 6, "t4.review.total": 24}
    done = Fact("1", Aspect.LAST_YEAR, "由司法局对行政复议纠正案件逐案复盘")
    material = Material(last.organ, OrganType.GOVERNMENT, 2024, figures, (done,), last)
    text = render(write_report(material)[5], material.ledger)
    assert "上年" in text.partition("（二）")[0], "that it returns"
    assert "由司法局对行政复议纠正案件逐案复盘" in text, "what was done"
    new = next(s for s in definitions() if s.id == "review-corrected-again").measures
    assert any(measure in text for measure in new), "what is new"
