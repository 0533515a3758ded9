"""What each command takes. Commands are imported only when they run, so that help is instant."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn

from drafting.cli.terminal import tell

ORGAN_TYPES = ("government", "department", "agency", "other")
_ARGPARSE_IN_CHINESE = {
    "the following arguments are required": "缺少必需的参数",
    "unrecognized arguments": "不认识的参数",
    "invalid choice": "不可用的取值",
    "choose from": "可用",
    "expected one argument": "需要一个取值",
    "expected at least one argument": "至少需要一个取值",
    "invalid int value": "应为整数",
    "argument ": "参数 ",
}


_HELP_IN_CHINESE = {
    "usage: ": "用法：",
    "\n命令:\n": "\n命令：\n",
    "positional arguments:": "参数：",
    "options:": "选项：",
    "show this help message and exit": "显示这段说明",
}


class _Parser(argparse.ArgumentParser):
    """A parser that explains and complains in Chinese."""

    def format_help(self) -> str:
        text = super().format_help()
        for english, chinese in _HELP_IN_CHINESE.items():
            text = text.replace(english, chinese)
        return text

    def error(self, message: str) -> NoReturn:
        for english, chinese in _ARGPARSE_IN_CHINESE.items():
            message = message.replace(english, chinese)
        tell(f"{message}\n用法见：{self.prog} --help")
        raise SystemExit(2)


def parser() -> argparse.ArgumentParser:
    """The parser of every command; ``run`` in its result is the command to call."""
    top = _Parser(prog="nianbao", description="年报台：政府信息公开工作年度报告的编制、校核与导出")
    commands = top.add_subparsers(title="命令", required=True, metavar="命令", parser_class=_Parser)

    read = _command(commands, "read", "读取已发布的年报，输出为数据")
    read.add_argument("paths", nargs="+", type=Path, metavar="文件")
    read.add_argument("--json", action="store_true", help="输出 JSON，一个文件一行")

    check = _command(commands, "check", "校核年报：勾稽、跨年、文表一致、要件")
    check.add_argument("paths", nargs="+", type=Path, metavar="文件或文件夹")
    check.add_argument("--previous", type=Path, metavar="上年年报", help="上年年报的文件或文件夹")
    check.add_argument("--units", type=Path, metavar="文件夹", help="各单位报送数据的文件夹")
    check.add_argument("--roster", type=Path, metavar="花名册.csv", help="花名册：单位、是否汇总、应报日期")
    check.add_argument("--organ-type", choices=ORGAN_TYPES, help="机关类型")
    check.add_argument("--profile", choices=("published", "drafting"), default="published", help="校核口径")
    check.add_argument("--since", type=Path, metavar="上次.jsonl", help="上次 --json 的输出，标出已改、未改")
    check.add_argument("--off", action="append", default=[], metavar="规则=理由", help="停用规则，写明理由")
    check.add_argument("--json", action="store_true", help="输出 JSON，一个文件一行")
    check.add_argument("-o", "--output", type=Path, metavar="去处", help="问题清单：.xlsx、.html 或文件夹")

    template = _command(commands, "template", "生成填报表（.xlsx）")
    template.add_argument("-o", "--output", type=Path, required=True, metavar="文件.xlsx")
    template.add_argument("--previous", type=Path, metavar="上年年报", help="带入上年“结转下年度继续办理”")
    template.add_argument("--organ", default="", metavar="机关名称")
    template.add_argument("--year", type=int, metavar="年份")

    draft = _command(commands, "draft", "由数据和工作素材生成整份年报")
    draft.add_argument("--figures", type=Path, required=True, metavar="数据.xlsx|.xls|.ods|.json")
    draft.add_argument("--facts", type=Path, metavar="素材.csv")
    draft.add_argument("--previous", type=Path, metavar="上年年报")
    draft.add_argument("--organ", required=True, metavar="机关名称")
    draft.add_argument("--organ-type", choices=ORGAN_TYPES, help="机关类型，不填则由名称判断")
    draft.add_argument("--year", type=int, required=True, metavar="年份")
    draft.add_argument("--llm", choices=("off", "on"), help="是否使用大模型；不填则有配置就用")
    draft.add_argument("-o", "--output", type=Path, required=True, metavar="文件")
    draft.add_argument("--json", action="store_true", help="校核结果输出为 JSON")

    export = _command(commands, "export", "把年报转换为另一种格式")
    export.add_argument("path", type=Path, metavar="年报")
    export.add_argument("-o", "--output", type=Path, required=True, metavar="文件")

    index = _command(commands, "index", "把往年年报编入检索库")
    index.add_argument("paths", nargs="+", type=Path, metavar="文件或文件夹")
    index.add_argument("--reset", action="store_true", help="先清空检索库")
    index.add_argument("--json", action="store_true", help="输出 JSON")

    search = _command(commands, "search", "在往年年报中查写法")
    search.add_argument("query", nargs="?", metavar="要找的内容")
    search.add_argument("--batch", type=Path, metavar="查询.jsonl", help="一行一个查询，一行一个答案（JSON）")
    search.add_argument("--section", type=int, metavar="N", help="第几部分，0（导语）到 6")
    search.add_argument("--organ", metavar="机关名称")
    search.add_argument("--year", type=int, metavar="年份")
    search.add_argument("--level", metavar="层级", help="government、department 或 township")
    search.add_argument("--kind", metavar="类别", help="problem、measure 或 work")
    search.add_argument("--theme", metavar="主题")
    search.add_argument("-k", type=int, default=10, metavar="条数")
    search.add_argument("--json", action="store_true", help="输出 JSON")

    serve = _command(commands, "serve", "打开网页")
    serve.add_argument("--port", type=int, default=8501, metavar="端口")
    serve.add_argument("--address", default="127.0.0.1", metavar="地址", help="默认只有本机能访问")
    serve.add_argument(
        "--name", action="append", default=[], metavar="名称", help="网页的域名，如在反向代理后面；可多次给出"
    )

    evaluate = _command(commands, "eval", "打印本项目自己的质量数据（需要源代码）")
    evaluate.add_argument(
        "what",
        choices=("checks", "grounding", "offline", "reading", "retrieval"),
        metavar="checks|grounding|offline|reading|retrieval",
        help="checks：文表核对的准与漏；grounding：大模型成稿有无出处；offline：不用大模型的成稿合不合要求；"
        "reading：各种版式的表读出多少；retrieval：检索的好坏",
    )
    evaluate.add_argument(
        "--verbose", action="store_true", help="逐句列出漏报和误报，逐个列出版式、查询，逐份列出成稿"
    )

    doctor = _command(commands, "doctor", "检查配置了什么、连得上什么、还缺什么")
    doctor.add_argument("--json", action="store_true", help="输出 JSON")
    return top


def _command(
    commands: "argparse._SubParsersAction[_Parser]", name: str, summary: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=summary, description=summary)
    command.set_defaults(run=_later(name))
    return command


def _later(name: str) -> Callable[[argparse.Namespace], int]:
    def run(arguments: argparse.Namespace) -> int:
        status: int = import_module(f"drafting.cli.{name}").run(arguments)
        return status

    return run
