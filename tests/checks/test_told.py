"""What the rules say at their edges, to the letter.

``cases/*.toml`` describe the reports, ``cases/*.json`` hold what was said of each when somebody last read it through:
both sides of a threshold, each way in which a rule can fail, and every field of the finding, its words with all
their arguments, its place, its cells, both values. ``python tests/checks/told.py`` writes them anew, to be read in
the diff.
"""

import json

import pytest
from checks.told import FOLDER, cases, told

CASES = cases()
KNOWN = {
    f"{file.stem}: {name}": results
    for file in FOLDER.glob("*.json")
    for name, results in json.loads(file.read_text(encoding="utf-8")).items()
}


@pytest.mark.parametrize("key", CASES)
def test_it_says_what_was_read_through(key):
    assert json.loads(json.dumps(told(CASES[key]))) == KNOWN[key]


def test_no_case_is_left_over():
    assert set(KNOWN) == set(CASES)
