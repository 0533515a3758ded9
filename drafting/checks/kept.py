"""What people say of findings, 保留并说明 or 误报, with a reason; it holds while the values stay the same."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from drafting.checks.findings import CheckOutcome, Finding, Severity
from drafting.checks.rule import Rule, Subject, as_text
from drafting.errors import InputError
from drafting.figures import squeeze


class Verdict(StrEnum):
    """What somebody says of a finding."""

    KEPT = "kept"
    """保留并说明: it is so, and for this reason it stays."""
    FALSE_ALARM = "false_alarm"
    """误报"""


@dataclass(frozen=True)
class Judgement:
    """A verdict with the name of who gave it, and why."""

    verdict: Verdict
    reason: str
    author: str


@dataclass(frozen=True)
class Reviewed:
    """The findings of a run: those still open, and those that somebody has judged."""

    open: tuple[Finding, ...]
    judged: tuple[tuple[Finding, Judgement], ...]

    @property
    def blocks(self) -> bool:
        """Whether an open finding is an error (必须改): nothing is signed off."""
        return any(finding.severity is Severity.ERROR for finding in self.open)


def fingerprint(finding: Finding, subject: Subject) -> str:
    """What a judgement holds on to: the rule, the values of its cells, the words of its place.

    It survives a rerun, and an edit elsewhere in the text; it falls when one of the values changes.
    """
    values = [[code, as_text(subject.value(code))] for code in finding.cells]
    place = ["text", squeeze(finding.excerpt)] if finding.span else ["instance", finding.instance]
    held = [finding.rule, finding.section, place, values, finding.expected, finding.actual]
    return sha256(json.dumps(held, ensure_ascii=False).encode()).hexdigest()


def review(outcome: CheckOutcome, subject: Subject, judgements: Mapping[str, Judgement]) -> Reviewed:
    """The findings with what was said of them.

    Args:
        outcome: a run over the subject.
        subject: what was examined.
        judgements: by fingerprint.
    """
    found = [(f, judgements.get(fingerprint(f, subject))) for f in outcome.findings]
    return Reviewed(
        tuple(finding for finding, judgement in found if judgement is None),
        tuple((finding, judgement) for finding, judgement in found if judgement),
    )


def check_judgement(rule: Rule, judgement: Judgement) -> None:
    """Refuse a judgement without name or reason, and any on a rule whose findings can only be mended.

    Raises:
        InputError: with what to do.
    """
    if not rule.keepable:
        raise InputError("这类问题不能保留，也不能标为误报。请补录或关联素材，或修改正文。")
    if not judgement.reason.strip() or not judgement.author.strip():
        raise InputError("请写明理由和姓名。")
