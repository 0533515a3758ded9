"""``nianbao doctor``."""

import argparse

from drafting.cli.output import print_json
from drafting.cli.terminal import say
from drafting.service.doctor import examine


def run(arguments: argparse.Namespace) -> int:
    """Say what is configured and reachable, and what is missing; 1 where something configured fails."""
    conditions = examine()
    if arguments.json:
        print_json({"conditions": [vars(condition) for condition in conditions]})
    else:
        for condition in conditions:
            mark = "正常" if condition.ok else "未配置" if condition.optional else "有问题"
            say(f"【{mark}】{condition.name}：{condition.message}")
    return int(any(not condition.ok and not condition.optional for condition in conditions))
