"""What every rule has: messages of its own, severities by profile, results and findings with all their fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import pytest
from builders import report, zero_figures

from drafting.checks.findings import CheckOutcome, Finding, Profile, Result, Severity, Status
from drafting.checks.rule import (
    ERROR_OR_INFO,
    ERROR_OR_WARNING,
    ONLY_DRAFTING,
    WARNING,
    WARNING_ONLY_DRAFTING,
    WARNING_OR_INFO,
    Kind,
    Rule,
    Subject,
    as_text,
    difference,
    part_name,
    total,
)


@dataclass(frozen=True, kw_only=True)
class Plain(Rule):
    def examine(self, subject: Subject) -> Iterator[Result]:
        yield self.passed(subject.report.organ)


def plain(**special):
    given = {"id": "plain", "kind": Kind.TEXT, "severity": ERROR_OR_INFO, "basis": "依据"}
    return Plain(**given | special)


def subject(profile=Profile.PUBLISHED, cells=None, previous=None):
    last = report(zero_figures() | previous, year=2022) if previous else None
    return Subject(report(zero_figures() | (cells or {})), profile, last)


def test_messages_are_the_rule_s_own_and_stay_as_they_are():
    messages = {"failed": "不符"}
    rule = plain(messages=messages)
    messages["failed"] = "改了"
    assert dict(rule.messages) == {"failed": "不符"}
    with pytest.raises(TypeError):
        rule.messages["failed"] = "改了"
    assert dict(plain().messages) == {}
    assert plain().keepable


@pytest.mark.parametrize(
    ("severity", "drafting", "published"),
    [
        (ERROR_OR_INFO, Severity.ERROR, Severity.INFO),
        (ERROR_OR_WARNING, Severity.ERROR, Severity.WARNING),
        (WARNING_OR_INFO, Severity.WARNING, Severity.INFO),
        (ONLY_DRAFTING, Severity.ERROR, None),
        (WARNING_ONLY_DRAFTING, Severity.WARNING, None),
    ],
)
def test_a_severity_for_each_profile(severity, drafting, published):
    assert severity.of(Profile.DRAFTING) is drafting
    assert severity.of(Profile.PUBLISHED) is published


def test_results_that_are_no_findings():
    rule = plain()
    assert rule.passed() == Result("plain", "", Status.PASSED, None, "")
    assert rule.passed("甲", "乙") == Result("plain", "甲", Status.PASSED, None, "乙")
    assert rule.not_assessable() == Result("plain", "", Status.NOT_ASSESSABLE, None, "")
    assert rule.not_assessable("甲", "乙") == Result("plain", "甲", Status.NOT_ASSESSABLE, None, "乙")


def test_a_finding_has_what_it_is_given_and_the_rule_s_own():
    found = plain().failed(
        subject(Profile.DRAFTING),
        "不符",
        instance="甲",
        cells=("t3.received.total",),
        section=3,
        span=(1, 2),
        excerpt="乙",
        expected=Decimal("1.50"),
        actual=2,
        suspect="t3.received.natural",
    )
    assert found == Result(
        "plain",
        "甲",
        Status.FAILED,
        Finding(
            rule="plain",
            severity=Severity.ERROR,
            message="不符",
            basis="依据",
            cells=("t3.received.total",),
            section=3,
            instance="甲",
            excerpt="乙",
            span=(1, 2),
            expected="1.50",
            actual="2",
            suspect="t3.received.natural",
        ),
    )


def test_what_a_finding_is_not_given_is_empty():
    found = plain().failed(subject(), "不符").finding
    assert found == Finding("plain", Severity.INFO, "不符", "依据")
    assert found.to_json() == {
        "rule": "plain",
        "severity": "info",
        "status": "failed",
        "cells": [],
        "section": None,
        "instance": "",
        "excerpt": "",
        "span": None,
        "expected": None,
        "actual": None,
        "suspect": None,
        "message": "不符",
        "basis": "依据",
    }


def test_a_failure_may_be_graver_or_lighter_than_its_rule():
    assert plain().failed(subject(), "不符", severity=WARNING).finding.severity is Severity.WARNING
    only = plain(severity=ONLY_DRAFTING)
    assert only.failed(subject(), "不符").finding.severity is Severity.INFO


def test_findings_stand_gravest_first_and_else_in_order():
    severities = (Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.ERROR)
    findings = [Finding(str(n), severity, "") for n, severity in enumerate(severities)]
    results = [Result(f.rule, "", Status.FAILED, f) for f in findings]
    outcome = CheckOutcome((*results, Result("4", "", Status.PASSED)))
    assert [f.rule for f in outcome.findings] == ["1", "3", "2", "0"]
    assert outcome.has_errors
    assert not CheckOutcome((results[0], results[2])).has_errors
    assert [outcome.count(status) for status in Status] == [1, 4, 0]
    assert outcome.broken == ()


def test_values_of_this_year_and_last():
    known = subject(cells={"t3.received.total": 5}, previous={"t3.received.total": 3})
    assert known.value("t3.received.total") == 5
    assert known.value("previous:t3.received.total") == 3
    assert subject(cells={"t3.received.total": 5}).value("previous:t3.received.total") is None
    assert total(known, ("t3.received.total", "previous:t3.received.total")) == 8
    assert total(known, ("t3.received.total", "no.such")) is None
    assert total(known, ()) == 0


@pytest.mark.parametrize(
    ("value", "text"), [(None, None), ("甲", "甲"), (3, "3"), (Decimal("0.10"), "0.10"), ("", "")]
)
def test_a_value_as_a_finding_carries_it(value, text):
    assert as_text(value) == text


def test_parts_and_differences():
    assert [part_name(section) for section in (0, 1, 6)] == ["导语", "第一部分", "第六部分"]
    assert [difference(a, b) for a, b in ((5, 3), (3, 5), (3, 3))] == [2, 2, 0]
