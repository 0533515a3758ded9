"""``nianbao read``."""

import argparse
from collections.abc import Iterator
from itertools import groupby

from drafting.cli.output import print_json, with_progress
from drafting.cli.terminal import one_line, say, tell
from drafting.figures import format_number
from drafting.report import AnnualReport, Unread, Why, report_to_json
from drafting.service.correcting import reason, told
from drafting.service.files import count_files, read_each
from drafting.tables import STATUTORY_CODES, cell_name, cell_spec

_MOST = 20
"""So many places of a report are named."""


def run(arguments: argparse.Namespace) -> int:
    """Read each file; 2 only where none could be read."""
    readable = False
    for file in with_progress(read_each(arguments.paths), "读取", count_files(arguments.paths)):
        if file.report is None:
            tell(one_line(f"{file.path}：{file.error}"))
            if arguments.json and len(arguments.paths) > 1:
                print_json({"source": {"path": str(file.path)}, "error": file.error})
            continue
        readable = True
        if arguments.json:
            print_json(report_to_json(file.report))
        else:
            _print(file.report)
    return 0 if readable else 2


def _print(report: AnnualReport) -> None:
    say(report.title or "（无标题）")
    filled = sum(report.figures[code] is not None for code in STATUTORY_CODES)
    say(f"  机关：{report.organ or '未读出'}　年份：{report.year or '未读出'}　表样：{report.edition}年版")
    say(f"  各部分：{'、'.join(s.heading or '导语' for s in report.sections)}")
    say(f"  数据：读出{filled}格，空白或未读出{len(STATUTORY_CODES) - filled}格")
    for code in ("t3.received.total", "t3.carried_in.total", "t3.processed.total", "t3.carried_out.total"):
        say(f"  {cell_name(code)}　{format_number(report.figures[code]) or '空白'}")
    lines = [*_unclear(report)]
    for line in lines[:_MOST]:
        say(f"  没有读准：{line}")
    if len(lines) > _MOST:
        say(f"  没有读准的另有{len(lines) - _MOST}处，加 --json 看全部。")


def _unclear(report: AnnualReport) -> Iterator[str]:
    """What could not be read though the original has something there; alike cells of a row in one line."""
    unclear = (unread for unread in report.unread if unread.why is not Why.BLANK)
    for (row, why, text), cells in groupby(unclear, lambda one: (_row_of(one), one.why, one.text)):
        first, *others = cells
        if row and others:
            yield f"{row}（{1 + len(others)}格）：{reason(why, text)}。"
        else:
            yield from map(told, (first, *others))


def _row_of(unread: Unread) -> str:
    """The row of a cell, empty of any other place."""
    cell = cell_spec(unread.where)
    return f"{cell.table.name}“{cell.row.path}”" if cell and cell.row.code else ""
