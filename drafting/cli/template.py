"""``nianbao template``."""

import argparse

from drafting.cli.terminal import say
from drafting.errors import InputError
from drafting.intake.files import check_target
from drafting.intake.form import write_form
from drafting.intake.reporting_year import check_year
from drafting.reading import read_report


def run(arguments: argparse.Namespace) -> int:
    """Write the form to fill in, last year's carried_out filled in where last year's report is given."""
    check_target(arguments.output, arguments.previous)
    if arguments.output.suffix.lower() != ".xlsx":
        raise InputError(f"填报表是 .xlsx 文件，现为“{arguments.output.name}”。请把扩展名改为 .xlsx。")
    previous = read_report(arguments.previous) if arguments.previous else None
    year = arguments.year or (previous.year + 1 if previous and previous.year else None)
    if year is not None:
        check_year(year)
    organ = arguments.organ or (previous.organ if previous else "")
    write_form(arguments.output, organ=organ, year=year, previous=previous)
    say(f"已生成填报表：{arguments.output}")
    return 0
