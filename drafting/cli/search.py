"""``nianbao search``."""

import argparse
import sys

from drafting.cli.output import print_json
from drafting.precedents import Query
from drafting.service.library import search


def run(arguments: argparse.Namespace) -> int:
    """Print the items nearest to the query, best first."""
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
        print(f"nianbao：{remark}", file=sys.stderr)
    if arguments.json:
        print_json({"query": query.text, "hits": [hit.to_json() for hit in hits]})
        return 0
    for hit in hits:
        item = hit.precedent
        print(f"{item.organ}{item.year or ''}年 第{item.section}部分 {item.theme}（{hit.score:.2f}）")
        print(f"  {item.text}")
    if not hits:
        print("没有找到。可换一种说法，或减少限定条件。")
    return 0
