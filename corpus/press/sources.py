"""Sources of the corpus: one TOML file a report, with what somebody entered; every sum is computed.

A row that a source does not list is zero in every column: the writer of the source says so by leaving it
out. (In a report that arrives from outside, a missing row would be blank.)
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from drafting.figures import Kind, Number
from drafting.report import HEADINGS, AnnualReport, OrganType, Section, title_of
from drafting.tables import APPLICANTS, edition, recompute

SOURCES = Path(__file__).resolve().parent.parent / "sources"
NEW_YEAR = "qinghe-2024"
"""The source of the year to be written: figures and facts, no texts."""

_OUTCOMES_OF_A_DISPUTE = ("upheld", "corrected", "other", "pending")


@dataclass(frozen=True)
class Published:
    """A report of the corpus and how its organ published it: the day, and the form (``press.FORMS``)."""

    slug: str
    report: AnnualReport
    organ_type: OrganType
    level: str
    day: date
    form: str


def load_all() -> list[Published]:
    """Every report of the corpus, by organ and year."""
    return [load(path) for path in sorted(SOURCES.glob("*.toml")) if path.stem != NEW_YEAR]


def load(path: Path) -> Published:
    """The report of one source.

    Raises:
        ValueError: the source names a row or column that the edition does not have, or lacks a section.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    organ, year = data["organ"], data["year"]
    texts = {0: "intro", 1: "overview", 5: "problems", 6: "other"}
    report = AnnualReport(
        title=title_of(organ, year),
        organ=organ,
        year=year,
        edition=data["edition"],
        sections=tuple(
            Section(
                number,
                HEADINGS.get(number, ""),
                data["text"][texts[number]].strip() if number in texts else "",
            )
            for number in range(7)
        ),
        figures=figures_of(data),
    )
    return Published(
        path.stem, report, OrganType(data["type"]), data["level"], data["published"], data["form"]
    )


def figures_of(data: Mapping[str, Any]) -> dict[str, Number | None]:
    """The cells of a source: what was entered, zero where a row is not listed, sums computed.

    Raises:
        ValueError: an entered row or column is none of the edition's, or the form computes it.
    """
    form = edition(data["edition"])
    figures: dict[str, Number | None] = dict.fromkeys(form.codes, 0)
    for code, value in _entered(data):
        cell = form.cells.get(code)
        if cell is None or cell.computed:
            raise ValueError(f"{data['organ']}{data['year']}: {code}")
        figures[code] = Decimal(value) if cell.kind is Kind.AMOUNT else value
    return recompute(figures, form)


def _entered(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for row, cells in data["t2"].items():
        for column, value in cells.items():
            yield f"t2.{row}.{column}", value
    for row, counts in data["t3"].items():
        for applicant, count in zip(APPLICANTS, counts, strict=True):
            yield f"t3.{row}.{applicant}", count
    for dispute, counts in data["t4"].items():
        for outcome, count in zip(_OUTCOMES_OF_A_DISPUTE, counts, strict=True):
            yield f"t4.{dispute}.{outcome}", count
