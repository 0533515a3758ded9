"""``nianbao index``."""

import argparse
from contextlib import closing

from drafting.cli.output import print_json, with_progress
from drafting.cli.terminal import one_line, say, tell
from drafting.reading import READABLE
from drafting.service.library import index_files, make_ready, open_index
from drafting.settings import settings
from drafting.workspace import open_workspace


def run(arguments: argparse.Namespace) -> int:
    """Index each file; 2 only where none could be read."""
    config = settings()
    opened = closing(open_workspace(config.home, config.database_url))
    with opened as workspace, open_index(workspace) as index:
        if arguments.reset:
            index.reset()
        files = list(with_progress(index_files(arguments.paths, index, workspace), "编入"))
        complaint = make_ready(index)
        count = index.count()
    if complaint:
        tell(f"{complaint}检索暂时只按字词。")
    if not files:
        tell(f"文件夹里没有能读的年报文件（{'、'.join(READABLE)}）。请核对路径。")
    for file in files:
        if file.error:
            tell(one_line(f"跳过 {file.path}：{file.error}"))
    indexed = [file for file in files if not file.error]
    if arguments.json:
        skipped = [{"path": str(f.path), "error": f.error} for f in files if f.error]
        print_json({"indexed": len(indexed), "items": count, "skipped": skipped})
    else:
        say(f"编入{len(indexed)}份年报，跳过{len(files) - len(indexed)}个文件，检索库现有{count}条。")
    return 0 if indexed else 2
