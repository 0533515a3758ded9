"""Drafts of a model through the product, each exported and looked through, kept one a line as they come.

A draft is one section of one report: started as the page starts it, stored, exported as .docx, read back.
"""

import hashlib
import json
import re
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from builders import consistent_figures, report
from sample_year import FACTS, ORGAN

from drafting.checks.findings import Severity
from drafting.facts import Fact
from drafting.ledger import render, render_entry
from drafting.narrative.material import PARTS
from drafting.reading import read_bytes, read_report
from drafting.references import reference
from drafting.report import AnnualReport, organ_type_of
from drafting.service.generation import progress, start
from drafting.service.sample import open_sample
from drafting.service.years import FORM, OpenYear, current, export, open_year
from drafting.shipped import shipped
from drafting.workspace import Workspace, open_workspace

ROOT = Path(__file__).parents[2]

PLAN: Sequence[tuple[str, int, int]] = (
    ("sample", 5, 18), ("sample", 6, 14), ("sample", 0, 12), ("sample", 1, 1),
    ("other", 5, 17), ("other", 6, 12), ("other", 0, 12), ("other", 1, 1),
    ("qinghe-2022.docx", 5, 5), ("qinghe-2023.docx", 5, 5),
    ("liuxi-2023.docx", 1, 1), ("qinghe-education-2023.html", 1, 1), ("qinghe-office-2023.html", 1, 1),
)  # fmt: skip
"""(report, section, how often): a hundred drafts. ``sample`` is the corpus's year with facts, ``other`` that of
``sample_year``; a file's name, its year with last year's beside it and no facts: figures alone."""

UNTRUE = frozenset({
    "text-figure", "text-sum", "text-zero", "text-percent", "text-unbound", "reference-mismatch",
    "deed-unsupported", "text-organ", "text-year", "placeholder-left", "privacy",
})  # fmt: skip
"""The rules on what a model could make up."""


STATUTORY = "1月1日至12月31日 国办公开办函〔2021〕30号"
"""Numbers that every report has: its period, and the notice that its form is of."""


@dataclass(frozen=True)
class Part:
    """How one part of a draft came about; see ``StoredRun``."""

    code: str
    origin: str
    message: str
    asked: int
    sent: int
    received: int
    counted: bool


@dataclass(frozen=True)
class Draft:
    """One draft: the text as exported, and what is untrue in it.

    ``untrue`` are the findings of the rules, ``strange`` the numbers in digits that stand neither in the
    tables nor in what is computed from them nor in the facts, found without the product's recogniser.
    """

    report: str
    section: int
    round: int
    seconds: float
    parts: tuple[Part, ...]
    text: str
    untrue: tuple[str, ...]
    strange: tuple[str, ...]


def plan(most: int) -> list[tuple[str, int, int]]:
    """(report, section, round) of every draft, or of so many of all kinds.

    Like stands beside like: the server keeps what it has read, and need not read a question again.
    """
    jobs = [(name, section, n) for name, section, times in PLAN for n in range(times)]
    return [jobs[at * len(jobs) // most] for at in range(most)] if most < len(jobs) else jobs


def version() -> str:
    """A hash of the program and its prompts: drafts of another version count no more."""
    files = sorted(
        path
        for folder, suffixes in (("drafting", (".py", ".toml")), ("prompts", (".md",)))
        for path in (ROOT / folder).rglob("*")
        if path.suffix in suffixes and "ui" not in path.parts
    )
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def kept(path: Path) -> dict[tuple[str, int, int], Draft]:
    """The drafts of this version that are there already."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    found = (json.loads(line) for line in lines)
    mine = (one["draft"] for one in found if one["version"] == version())
    drafts = (Draft(**{**one, "parts": tuple(Part(**part) for part in one["parts"])}) for one in mine)
    return {(one.report, one.section, one.round): one for one in drafts}


def made(folder: Path, jobs: Sequence[tuple[str, int, int]], path: Path) -> Iterator[Draft]:
    """The drafts in turn, each kept in the file as soon as it is there; a workspace a report in the folder.

    A kept draft is looked through for numbers again.
    """
    opened: dict[str, tuple[Workspace, int]] = {}
    done = kept(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    for name, section, n in jobs:
        if name not in opened:
            workspace = open_workspace(folder / name)
            opened[name] = workspace, _open(workspace, name)
        if found := done.get((name, section, n)):
            yield replace(found, strange=tuple(strangers(found.text, current(*opened[name]))))
            continue
        draft = _draft(*opened[name], name, section, n)
        with path.open("a", encoding="utf-8") as file:
            line = {"version": version(), "draft": asdict(draft)}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        yield draft
    for workspace, _ in opened.values():
        workspace.close()


def _open(workspace: Workspace, name: str) -> int:
    if name == "sample":
        return open_sample(workspace)
    if name == "other":
        previous = report(consistent_figures(2), organ=ORGAN, year=2023)
        # More applications than the year before, as the facts say: a contradiction would be told as such.
        return _opened(
            workspace, replace(previous, year=2024, figures=consistent_figures(1)), previous, FACTS
        )
    stem, _, rest = name.rpartition("-")
    this = read_report(shipped("corpus") / "reports" / name)
    last = read_report(shipped("corpus") / "reports" / f"{stem}-{int(rest[:4]) - 1}.{rest[5:]}")
    return _opened(workspace, this, last, ())


def _opened(workspace: Workspace, this: AnnualReport, previous: AnnualReport, facts: tuple[Fact, ...]) -> int:
    """A year that is to be written anew from its figures and facts."""
    report_id = open_year(workspace, this.organ, organ_type_of(this.organ), this.year or 0, previous)
    entered = {
        code: value
        for code, value in this.figures.items()
        if value is not None and not FORM.cells[code].computed
    }
    workspace.figures.save(report_id, entered, "示例数据")
    workspace.facts.replace(report_id, facts)
    return report_id


def _draft(workspace: Workspace, report_id: int, name: str, section: int, n: int) -> Draft:
    began = time.monotonic()
    start(workspace, report_id, [section], use_model=True).join()
    seconds = time.monotonic() - began
    year = current(workspace, report_id)
    text = read_bytes(export(workspace, report_id, ".docx"), "年报.docx").text(section)
    runs = progress(workspace, report_id)
    codes = [part.code for part in PARTS if part.section == section]
    parts = (
        Part(
            code,
            run.origin,
            run.message,
            run.spent.asked,
            run.spent.sent,
            run.spent.received,
            run.spent.counted,
        )
        for code, run in ((code, runs[code]) for code in codes)
        if run.spent
    )
    untrue = tuple(
        f"{found.rule} {found.message}"
        for found in year.outcome.findings
        if found.severity is Severity.ERROR and found.section == section and found.rule in UNTRUE
        and "〔待补" not in found.excerpt
    )  # fmt: skip
    return Draft(name, section, n, seconds, tuple(parts), text, untrue, tuple(strangers(text, year)))


_DIGITS = re.compile(r"\d+(?:\.\d+)?")


def strangers(text: str, year: OpenYear) -> Iterator[str]:
    """The numbers in digits that are nobody's: read as they stand, whatever they are said of."""
    known = {str(year.stored.year + n) for n in (-1, 0, 1)}
    said = [render_entry(entry) for entry in year.ledger.values()]
    forms = ("change", "points")
    said += [render(reference(id, form), year.ledger) for id in year.ledger for form in forms]
    said += [fact.statement for fact in year.facts]
    said += [text for card in year.material.cards for text in (card.title, card.evidence, card.cause)]
    said += [f"{m.what}{m.who}{m.due}" for card in year.material.cards for m in card.measures]
    said += [STATUTORY, year.stored.organ]
    known |= {number for one in said for number in _DIGITS.findall(unicodedata.normalize("NFKC", one))}
    for number in _DIGITS.findall(unicodedata.normalize("NFKC", text)):
        if number not in known:
            yield number
