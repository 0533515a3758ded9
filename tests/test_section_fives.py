"""Section fives as organs write them: every problem with its measures, and what became of last year's."""

import tomllib
from pathlib import Path

import pytest

from drafting.items import Pair, last_year, split_items

SECTIONS = tomllib.loads(Path(__file__).with_name("section_fives.toml").read_text(encoding="utf-8"))


def cases():
    for name, case in SECTIONS.items():
        marks = [pytest.mark.xfail(strict=True, reason=case["wrong"])] if "wrong" in case else []
        yield pytest.param(case["text"], case["pairs"], case.get("last_year", []), id=name, marks=marks)


def is_pair(pair: Pair, problem: str, measures: list[str]) -> bool:
    if (pair.problem.text if pair.problem else "").find(problem) < 0 or bool(problem) != bool(pair.problem):
        return False
    said = [measure.text for measure in pair.measures]
    return len(said) == len(measures) and all(any(word in text for text in said) for word in measures)


@pytest.mark.parametrize(("text", "pairs", "before"), list(cases()))
def test_every_problem_has_its_measures(text, pairs, before):
    found = split_items(text)
    assert len(found) == len(pairs)
    assert [expected for expected in pairs if not any(is_pair(pair, *expected) for pair in found)] == []
    said = last_year(text)
    assert [word for word in before if word not in said] == []
    assert bool(before) == bool(said)
