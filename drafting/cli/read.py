"""``nianbao read``."""

import argparse

from drafting.cli.output import print_json, with_progress
from drafting.cli.terminal import one_line, say, tell
from drafting.figures import format_number
from drafting.report import AnnualReport, report_to_json
from drafting.service.correcting import told_place
from drafting.service.files import count_files, read_each
from drafting.tables import STATUTORY_CODES


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
        say(f"  {code}　{format_number(report.figures[code]) or '空白'}")
    for unread in report.unread_places:
        say(f"  注意：{told_place(unread)}")
