"""``nianbao export``."""

import argparse

from drafting.cli.terminal import say
from drafting.export import check_writable, write
from drafting.reading import read_report


def run(arguments: argparse.Namespace) -> int:
    """Write the report in the format that the output's name asks for."""
    check_writable(arguments.output, arguments.path)
    write(read_report(arguments.path), arguments.output)
    say(f"已导出：{arguments.output}")
    return 0
