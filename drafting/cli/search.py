"""``nianbao search``."""

import argparse
import json
from pathlib import Path
from typing import Any

from drafting.cli.output import print_json
from drafting.cli.terminal import say, tell
from drafting.errors import InputError, reason_of
from drafting.precedents import Query
from drafting.service.library import search, search_each


def run(arguments: argparse.Namespace) -> int:
    """Print the items nearest to the query, best first."""
    if arguments.batch is not None:
        return _batch(arguments.batch)
    if arguments.query is None:
        raise InputError("请写出要找的内容，或用 --batch 指定一个查询文件（一行一个 JSON 查询）。")
    query = Query(
        text=arguments.query,
        section=arguments.section,
        organ=arguments.organ,
        year=arguments.year,
        level=arguments.level,
        kind=arguments.kind,
        theme=arguments.theme,
        k=arguments.k,
    )
    hits, remark = search(query)
    if remark:
        tell(remark)
    if arguments.json:
        print_json({"query": query.text, "hits": [hit.to_json() for hit in hits]})
        return 0
    for hit in hits:
        item = hit.precedent
        say(f"{item.organ}{item.year or ''}年 第{item.section}部分 {item.theme}（{hit.score:.2f}）")
        say(f"  {item.text}")
    if not hits:
        say("没有找到。可换一种说法，或减少限定条件。")
    return 0


_FILTERS = {"section": int, "organ": str, "year": int, "level": str, "kind": str, "theme": str, "k": int}
"""What a line may hold beside ``id`` and ``query``; null is as good as absent."""


def _batch(path: Path) -> int:
    """One answer line a query line, in their order, each with the query's ``id``."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else "不是 UTF-8 文本"
        raise InputError(f"查询文件 {path} 读不出：{reason}。") from error
    asked = [_asked(f"{path} 第{n}行", line) for n, line in enumerate(lines, 1) if line.strip()]
    remarks = set()
    answers = search_each([query for _, query in asked])
    for (id_, query), (hits, remark) in zip(asked, answers, strict=True):
        print_json({"id": id_, "query": query.text, "hits": [hit.to_json() for hit in hits]})
        remarks.add(remark)
    for remark in sorted(remarks - {""}):
        tell(remark)
    return 0


def _asked(place: str, line: str) -> tuple[Any, Query]:
    try:
        asked = json.loads(line)
        given = {key: asked[key] for key in _FILTERS if asked.get(key) is not None}
        text = asked["query"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f'{place}应为一个 JSON 对象，至少有 "query"。请改正。') from error
    wrong = [key for key, value in given.items() if type(value) is not _FILTERS[key]]
    if wrong or not isinstance(text, str):
        raise InputError(f"{place}的 {wrong[0] if wrong else 'query'} 类型不对。请改正。")
    try:
        return asked.get("id"), Query(text, **given)
    except InputError as error:
        raise InputError(f"{place}：{error.message}") from error
