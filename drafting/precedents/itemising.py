"""A report taken apart into precedents: paragraphs, and the problems and measures of section 5."""

import re
from collections.abc import Iterator
from hashlib import sha256

from drafting.items import last_year, paragraphs, split_items
from drafting.precedents.precedent import Precedent, level_of
from drafting.precedents.themes import Themes, main_theme, themes_of, themes_of_measure
from drafting.report import AnnualReport

_PROSE = (0, 1, 6)
_PROBLEMS = 5
# Shorter is a sub-heading such as （一）主动公开, which nobody looks for.
_SHORTEST = 10
_ID_LENGTH = 32
_SPACE = re.compile(r"\s+")


def items_of(report: AnnualReport, source: str) -> list[Precedent]:
    """The report's items, section by section.

    Paragraphs of the introduction, section 1 and section 6 are of kind ``work``, and so is what section 5
    says became of last year's problems; its problems and measures come in pairs, each problem and its
    measures under one ``pair``. Ids come from organ, year, section, kind and content, so the same report
    always gives the same ids, and no id occurs twice.
    """
    return [item for item, _ in itemise(report, source)]


def itemise(report: AnnualReport, source: str) -> list[tuple[Precedent, Themes]]:
    """The items of ``items_of``, each with its themes."""
    found: dict[str, tuple[Precedent, Themes]] = {}
    for item, themes in (*_works(report, source), *_problems_and_measures(report, source)):
        found.setdefault(item.id, (item, themes))
    return sorted(found.values(), key=lambda entry: entry[0].section)


def _works(report: AnnualReport, source: str) -> Iterator[tuple[Precedent, Themes]]:
    prose = {section: report.text(section) for section in _PROSE}
    prose[_PROBLEMS] = last_year(report.text(_PROBLEMS))
    for section, written in prose.items():
        for _, _, text in paragraphs(written):
            if len(_SPACE.sub("", text)) >= _SHORTEST:
                themes = themes_of(text)
                yield _item(report, source, section, "work", text, themes), themes


def _problems_and_measures(report: AnnualReport, source: str) -> Iterator[tuple[Precedent, Themes]]:
    for pair in split_items(report.text(_PROBLEMS)):
        problem = pair.problem.text if pair.problem else ""
        shared = ""
        if problem and pair.measures:
            shared = _id(report, _PROBLEMS, "problem", problem)
        if problem:
            themes = themes_of(problem)
            yield _item(report, source, _PROBLEMS, "problem", problem, themes, shared), themes
        for measure in pair.measures:
            themes = themes_of_measure(measure.text, problem)
            yield _item(report, source, _PROBLEMS, "measure", measure.text, themes, shared), themes


def _item(
    report: AnnualReport, source: str, section: int, kind: str, text: str, themes: Themes, pair: str = ""
) -> Precedent:
    # The same sentence may answer two problems: then it is two measures, told apart by their pair.
    partner = pair if kind == "measure" else ""
    return Precedent(
        id=_id(report, section, kind, text, partner),
        text=text.strip(),
        organ=report.organ,
        level=level_of(report.organ),
        year=report.year,
        section=section,
        kind=kind,
        theme=main_theme(themes),
        source=source,
        pair=pair,
    )


def _id(report: AnnualReport, section: int, kind: str, text: str, partner: str = "") -> str:
    content = "\x1f".join((report.organ, str(report.year), str(section), kind, _SPACE.sub("", text), partner))
    return sha256(content.encode()).hexdigest()[:_ID_LENGTH]
