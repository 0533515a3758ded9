"""``nianbao check``."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafting.checks.findings import CheckOutcome, Profile
from drafting.cli.output import findings_json, print_findings, print_json, status_of, with_progress
from drafting.cli.terminal import one_line, say, tell
from drafting.errors import InputError
from drafting.export.problem_list import late_row
from drafting.report import AnnualReport, OrganType
from drafting.roster import Late
from drafting.service.checking import Against, CheckedFile, check_files
from drafting.service.problems import check_output, problem_list, told_since, write_problems
from drafting.service.since import FIXED, Told, read_since


def run(arguments: argparse.Namespace) -> int:
    """Check each file; 1 where errors were found, 2 where none could be read or a rule broke."""
    if arguments.output:
        check_output(arguments.output, *arguments.paths)
    since = read_since(arguments.since) if arguments.since else None
    against = Against(
        profile=Profile(arguments.profile),
        previous=arguments.previous,
        units=arguments.units,
        roster=arguments.roster,
        organ_type=OrganType(arguments.organ_type) if arguments.organ_type else None,
        switched_off=_switched_off(arguments.off),
    )
    batch = check_files(arguments.paths, against, watch=with_progress)
    statuses: list[int] = []
    lists = []
    for file in with_progress(batch.files, "校核", batch.count):
        told = told_since(file, since)
        if arguments.output:
            lists.append(problem_list(file, told))
        statuses += _print(file, told, as_json=arguments.json)
    for late in batch.late:
        _print_late(late, as_json=arguments.json)
    if arguments.output:
        written = write_problems(arguments.output, lists, batch.late)
        tell(f"已生成 {written}")
    if not statuses:
        tell("没有一个文件能读出年报。请核对路径和文件。")
    return max(statuses, default=2)


def _switched_off(said: list[str]) -> dict[str, str]:
    """The rules not to be run, each with the reason that somebody gave.

    Raises:
        InputError: there is no such rule, or no reason.
    """
    from drafting.checks.engine import CATALOGUE

    known = {rule.id for rule in CATALOGUE}
    off = {}
    for pair in said:
        rule, _, reason = pair.replace("＝", "=").partition("=")
        if rule not in known:
            raise InputError(f"没有规则“{rule}”。规则名见 docs/checks.md。")
        if not reason.strip():
            raise InputError(f"停用规则“{rule}”要写明理由，如 --off {rule}=理由。")
        off[rule] = reason.strip()
        tell(f"停用规则 {rule}：{reason.strip()}")
    return off


def _print(file: CheckedFile, told: Told | None, *, as_json: bool) -> Iterator[int]:
    """Print one file's findings and give its exit status; none where it could not be read."""
    report, outcome = file.read.report, file.outcome
    if outcome is None or report is None:
        tell(one_line(f"{file.read.path}：{file.read.error}"))
        if as_json:
            print_json({"source": {"path": str(file.read.path)}, "error": file.read.error})
        return
    if as_json:
        print_json(_as_json(file.read.path, report, outcome, told))
    else:
        print_findings(report, outcome, told.marks if told else ())
        for gone in told.fixed if told else ():
            say(f"  【已改】{gone['message']}（{gone['rule']}）")
    yield status_of(outcome)


def _as_json(path: Path, report: AnnualReport, outcome: CheckOutcome, told: Told | None) -> dict[str, Any]:
    printed = findings_json(report, outcome)
    if printed["report"]["source"] is None:
        printed["report"]["source"] = {"path": str(path), "sha256": None, "media_type": None}
    if told:
        for finding, mark in zip(printed["findings"], told.marks, strict=True):
            finding["since"] = mark
        printed["fixed"] = [{**gone, "since": FIXED} for gone in told.fixed]
    return printed


def _print_late(late: Late, *, as_json: bool) -> None:
    """A missing or late report: on standard error, and as a line of its own where JSON is asked for."""
    organ, case, due, published, contact = late_row(late)
    when = "，".join(filter(None, (due and f"应于{due}前公布", published and f"{published}公布")))
    tell(f"{case}：{organ}（{when or '花名册中没有公布日期'}）{contact}")
    if as_json:
        print_json(
            {"format": "nianbao/late@1", "organ": organ, "case": case, "due": due, "published": published}
        )
