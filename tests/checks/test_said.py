"""What each rule says of its examples, to the letter: every field of every finding, and what it could not assess.

``said.json`` is what was said when somebody last read it through. A rule that comes to say something else, at
another place, or with another cell or value, shows here; ``python tests/checks/said.py`` writes it anew, to be
read in the diff.
"""

import json

import pytest
from checks.said import SAID, said

from drafting.checks.engine import CATALOGUE

KNOWN = json.loads(SAID.read_text(encoding="utf-8"))


@pytest.mark.parametrize("id", [rule.id for rule in CATALOGUE])
def test_it_says_what_was_read_through(id):
    assert json.loads(json.dumps(said(id))) == KNOWN[id]


def test_no_rule_is_left_over():
    assert set(KNOWN) == {rule.id for rule in CATALOGUE}
