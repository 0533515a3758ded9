"""The engine: broken rules, profiles, and a catalogue that is complete."""

import pickle
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from builders import report

from drafting.checks.engine import CATALOGUE, Subject, check
from drafting.checks.findings import Profile, Result, Severity, Status
from drafting.checks.rule import Kind, PerProfile, Rule


@dataclass(frozen=True, kw_only=True)
class Breaking(Rule):
    def examine(self, subject: Subject) -> Iterator[Result]:
        yield self.passed("first")
        raise LookupError(f"no such cell in {subject.profile}")


@dataclass(frozen=True, kw_only=True)
class Failing(Rule):
    def examine(self, subject: Subject) -> Iterator[Result]:
        yield self.failed(subject, "不符")


ONLY_DRAFTING = PerProfile(Severity.WARNING, None)
BREAKING = Breaking(id="breaking", kind=Kind.TABLES, severity=ONLY_DRAFTING, basis="")
FAILING = Failing(id="failing", kind=Kind.TABLES, severity=ONLY_DRAFTING, basis="依据")


def test_a_broken_rule_never_looks_like_bad_data():
    outcome = check(Subject(report(), Profile.DRAFTING), [BREAKING, FAILING])
    assert [(b.rule, b.message) for b in outcome.broken] == [
        ("breaking", "LookupError: no such cell in drafting")
    ]
    assert [f.rule for f in outcome.findings] == ["failing"]
    assert outcome.count(Status.PASSED) == 0


def test_an_outcome_goes_to_another_process_as_it_is():
    outcome = check(Subject(report(), Profile.DRAFTING), [BREAKING, FAILING, *CATALOGUE])
    assert outcome.broken
    assert outcome.findings
    told = pickle.loads(pickle.dumps(outcome))  # noqa: S301 - made here
    assert told == outcome
    assert {type(result) for result in told.results} == {Result}


def test_a_rule_without_a_severity_in_the_profile_is_not_run():
    outcome = check(Subject(report(), Profile.PUBLISHED), [BREAKING, FAILING])
    assert (outcome.results, outcome.broken) == ((), ())


def test_no_rule_of_the_catalogue_breaks():
    for profile in Profile:
        assert check(Subject(report(), profile)).broken == ()


def test_ids_are_unique_and_in_one_style():
    ids = [rule.id for rule in CATALOGUE]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|[a-z]+", id) for id in ids)


IMPLEMENTED = [
    "cell-number",
    "cell-blank",
    "t3-balance",
    "t3-outcomes",
    "t3-applicants",
    "t4-total",
    "t2-opening",
    "t2-rules-power",
    "t3-other-share",
    "t4-direct",
    "t3-carried",
    "t2-in-force",
    "t4-pending",
    "fee-scale",
    "swing",
    "overlap",
    "overlap-neighbour",
    "stale-figure",
    "problems-followed-up",
    "rollup",
    "return-published",
    "text-figure",
    "text-sum",
    "text-zero",
    "text-percent",
    "text-unbound",
    "text-year",
    "text-organ",
    "reference-mismatch",
    "deed-unsupported",
    "section-missing",
    "section-heading",
    "aspects",
    "government-aspects",
    "intro",
    "problems-present",
    "problem-measure",
    "requirement-answered",
    "fee-statement",
    "numbering",
    "label-wording",
    "statute-name",
    "repeated-word",
    "punctuation",
    "privacy",
    "secret-mark",
    "placeholder-left",
    "house-words",
]


def test_the_catalogue_has_every_rule_in_order_of_kind():
    assert [rule.id for rule in CATALOGUE] == IMPLEMENTED


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.id)
def test_a_rule_says_its_basis_and_speaks_chinese(rule):
    assert rule.basis
    assert rule.messages
    for message in rule.messages.values():
        assert re.search(r"[\u4e00-\u9fff]", message)
        assert message.endswith("。")
