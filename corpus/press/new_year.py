"""What the district has on the desk when it begins its new report: figures, facts, the case register."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drafting.facts import Aspect, Fact
from drafting.intake.facts import write_facts
from drafting.intake.form import write_form
from press import register
from press.sources import NEW_YEAR, SOURCES, figures_of, load


def source() -> dict[str, Any]:
    """The source of the new year, as its TOML has it."""
    return tomllib.loads((SOURCES / f"{NEW_YEAR}.toml").read_text(encoding="utf-8"))


def facts_of(data: Mapping[str, Any]) -> list[Fact]:
    """The facts of the new year; a 措施 belongs to the 问题 above it."""
    facts: list[Fact] = []
    problem = ""
    for entry in data["fact"]:
        aspect = Aspect(entry["aspect"])
        problem = entry["id"] if aspect is Aspect.PROBLEM else problem
        owner = problem if aspect is Aspect.MEASURE else ""
        facts.append(Fact(**{**entry, "aspect": aspect, "problem": owner}))
    return facts


def write(out: Path) -> list[Path]:
    """Write ``figures.xlsx``, ``facts.csv`` and ``register.xlsx``; returns what was written."""
    out.mkdir(parents=True, exist_ok=True)
    data = source()
    figures, year = figures_of(data), data["year"]
    previous = load(SOURCES / f"{NEW_YEAR.rpartition('-')[0]}-{year - 1}.toml").report
    form, facts, cases = out / "figures.xlsx", out / "facts.csv", out / "register.xlsx"
    write_form(form, organ=data["organ"], year=year, figures=figures, previous=previous)
    facts.write_bytes(write_facts(facts_of(data)))
    register.write(figures, previous, cases)
    return [form, facts, cases]
