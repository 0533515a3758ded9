"""``nianbao check``."""

import argparse
import sys

from drafting.checks.findings import Profile
from drafting.cli.output import findings_json, print_findings, print_json, status_of, with_progress
from drafting.report import OrganType
from drafting.service.files import check_each


def run(arguments: argparse.Namespace) -> int:
    """Check each file; 1 where errors were found, 2 where none could be read or a rule broke."""
    files = check_each(
        arguments.paths,
        previous=arguments.previous,
        organ_type=OrganType(arguments.organ_type) if arguments.organ_type else None,
        profile=Profile(arguments.profile),
    )
    statuses: list[int] = []
    for file in with_progress(files, "校核"):
        if file.outcome is None or file.read.report is None:
            print(f"nianbao：{file.read.path}：{file.read.error}", file=sys.stderr)
            if arguments.json:
                print_json({"source": {"path": str(file.read.path)}, "error": file.read.error})
            continue
        statuses.append(status_of(file.outcome))
        if arguments.json:
            print_json(findings_json(file.read.report, file.outcome))
        else:
            print_findings(file.read.report, file.outcome)
    if not statuses:
        print("nianbao：没有一个文件能读出年报。请核对路径和文件。", file=sys.stderr)
    return max(statuses, default=2)
