"""Every rule has an example that passes and one that fails; ``docs/checks.md`` prints the same data."""

import re
from pathlib import Path

import pytest

from drafting.checks.engine import CATALOGUE, check
from drafting.checks.examples import examples
from drafting.checks.findings import Status

SHARED = Path(__file__).parents[3] / "shared" / "checks.md"
RULES = {rule.id: rule for rule in CATALOGUE}


def test_every_rule_has_its_examples_and_no_example_lacks_its_rule():
    assert set(examples()) == set(RULES)


@pytest.mark.parametrize("id", RULES)
def test_the_passing_example_passes(id):
    outcome = check(examples()[id].passes, [RULES[id]])
    assert outcome.broken == ()
    assert outcome.findings == ()
    assert outcome.count(Status.PASSED) > 0


@pytest.mark.parametrize("id", RULES)
def test_the_failing_example_fails(id):
    outcome = check(examples()[id].fails, [RULES[id]])
    assert outcome.broken == ()
    assert {finding.rule for finding in outcome.findings} == {id}


@pytest.mark.shared
def test_the_catalogue_has_every_id_of_the_reference():
    if not SHARED.exists():
        pytest.skip("no shared documents")
    named = re.findall(r"^\| `([a-z0-9-]+)`", SHARED.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(named) > 40
    assert set(named) == set(RULES)
