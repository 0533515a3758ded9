"""``docs/checks.md`` is what the catalogue says, and what it says of unseen changes is so."""

from collections import Counter
from pathlib import Path

import pytest
from builders import consistent_figures, report

from drafting.checks.engine import CATALOGUE, Subject, check
from drafting.checks.findings import Profile
from drafting.checks.handbook import handbook
from drafting.checks.unseen import unseen
from drafting.tables import edition, recompute

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
ARITHMETIC = [r for r in CATALOGUE if r.id in ("t3-balance", "t3-outcomes", "t3-applicants", "t4-total")]


def findings(figures):
    return check(Subject(report(figures), Profile.PUBLISHED), ARITHMETIC).findings


def test_the_page_is_not_stale():
    assert PAGE.read_text(encoding="utf-8") == handbook(), "run make docs"


def test_the_page_names_every_rule():
    text = PAGE.read_text(encoding="utf-8")
    assert [rule.id for rule in CATALOGUE if f"### `{rule.id}`" not in text] == []


@pytest.mark.parametrize(
    ("table", "footed", "count"),
    [
        pytest.param("t3", False, 0, id="表三印出来的格"),
        pytest.param("t4", False, 3 * 10, id="表四每块十对"),
        # A column: 21 outcome rows in pairs, each with 新收, 上年结转, 结转下年, and these three in pairs.
        pytest.param("t3", True, 6 * (210 + 3 * 21 + 3), id="表三重算总计"),
    ],
)
def test_unseen_pairs_are_unseen(table, footed, count):
    figures = consistent_figures(3)
    pairs = unseen(table, footed=footed)
    assert len(pairs) == count
    for pair in pairs[:: max(1, count // 40)]:
        changed = figures | {pair.one: figures[pair.one] + 2, pair.other: figures[pair.other] + 2 * pair.sign}
        assert findings(recompute(changed, edition("2021")) if footed else changed) == ()


def test_two_changes_of_different_columns_or_sizes_are_seen():
    paired = Counter((pair.one, pair.other) for pair in unseen("t3", footed=True))
    assert ("t3.granted.natural", "t3.granted.legal") not in paired
    figures = consistent_figures(3)
    uneven = figures | {"t3.granted.natural": 90, "t3.received.natural": 1}
    assert findings(recompute(uneven, edition("2021"))) != ()
