"""Use cases on findings: keep one with a reason, call it a false alarm, vouch for a deed, take it back."""

from hashlib import sha256

from drafting.checks.engine import CATALOGUE
from drafting.checks.findings import Finding
from drafting.checks.kept import Judgement, Verdict, check_judgement, fingerprint
from drafting.errors import InputError
from drafting.figures import squeeze
from drafting.service.judgements import CONFIRMED
from drafting.service.years import OpenYear
from drafting.workspace import StoredJudgement, Workspace
from drafting.workspace.judgements import WITHDRAWN

DEEDS = "deed-unsupported"


def is_keepable(finding: Finding) -> bool:
    """Whether the finding may stand with a name and a reason."""
    return any(rule.keepable for rule in CATALOGUE if rule.id == finding.rule)


def judge(
    workspace: Workspace, year: OpenYear, finding: Finding, verdict: Verdict, *, reason: str, author: str
) -> None:
    """Keep a finding with a reason, or call it a false alarm.

    Raises:
        InputError: no reason or no name, or a finding that can only be mended.
    """
    rule = next(rule for rule in CATALOGUE if rule.id == finding.rule)
    check_judgement(rule, Judgement(verdict, reason, author))
    workspace.judgements.add(
        year.stored.id,
        about=fingerprint(finding, year.subject),
        rule=finding.rule,
        verdict=verdict.value,
        said=finding.message,
        reason=reason.strip(),
        author=author.strip(),
    )


def confirm(workspace: Workspace, year: OpenYear, finding: Finding, *, author: str, source: str = "") -> None:
    """Vouch for a statement of work that no fact supports.

    Raises:
        InputError: no name, or the finding is about something else.
    """
    if finding.rule != DEEDS:
        raise InputError("只有〔待核实〕的工作才能确认属实。")
    if not author.strip():
        raise InputError("请写明确认人的姓名。")
    about = sha256(f"{CONFIRMED}:{squeeze(finding.excerpt)}".encode()).hexdigest()
    workspace.judgements.add(
        year.stored.id,
        about=about,
        rule=finding.rule,
        verdict=CONFIRMED,
        said=finding.excerpt,
        reason=source.strip(),
        author=author.strip(),
    )


def take_back(workspace: Workspace, report_id: int, word: StoredJudgement, *, author: str) -> None:
    """Take a word on a finding back; it stays in the history."""
    workspace.judgements.add(
        report_id,
        about=word.about,
        rule=word.rule,
        verdict=WITHDRAWN,
        said=word.said,
        reason="",
        author=author.strip(),
    )
