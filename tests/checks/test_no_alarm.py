"""What the rules of structure and wording say of whole reports: of sound ones nothing, and nothing for free."""

import time
from pathlib import Path

import pytest

from drafting.checks.engine import CATALOGUE, Subject, check
from drafting.checks.findings import Profile
from drafting.checks.rule import Kind
from drafting.reading import read_report
from drafting.report import OrganType, organ_type_of

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT.parent / "shared" / "samples"
RULES = [
    rule
    for rule in CATALOGUE
    if rule.kind in (Kind.STRUCTURE, Kind.WORDING) or rule.id in ("text-organ", "text-year")
]


@pytest.fixture(scope="module")
def corpus():
    return [read_report(path) for path in sorted((ROOT / "corpus" / "reports").iterdir())]


@pytest.mark.parametrize("profile", Profile)
def test_the_projects_own_reports_raise_no_alarm(corpus, profile):
    found = [
        (report.title, finding.message)
        for report in corpus
        for finding in check(Subject(report, profile, organ_type=organ_type_of(report.organ)), RULES).findings
    ]
    assert len(corpus) > 20
    assert found == []


def said_of(name, organ_type):
    path = SAMPLES / name
    if not path.exists():
        pytest.skip("no shared samples")
    outcome = check(Subject(read_report(path), Profile.PUBLISHED, organ_type=organ_type), RULES)
    return [(f.rule, f.instance) for f in outcome.findings]


@pytest.mark.shared
def test_hongze_lacks_an_address_and_what_governments_report():
    assert said_of("hongze-2023.pdf", OrganType.GOVERNMENT) == [
        ("government-aspects", "工作考核"),
        ("government-aspects", "社会评议"),
        ("government-aspects", "责任追究"),
        ("intro", "电子版网址"),
    ]


@pytest.mark.shared
def test_nangang_has_two_headings_in_other_words():
    assert said_of("nangang-2021.txt", OrganType.DEPARTMENT) == [
        ("section-heading", "4"),
        ("section-heading", "6"),
    ]


def test_the_rules_cost_little(corpus):
    began = time.perf_counter()
    for report in corpus:
        check(Subject(report, Profile.PUBLISHED, organ_type=organ_type_of(report.organ)), RULES)
    assert (time.perf_counter() - began) / len(corpus) < 0.05
