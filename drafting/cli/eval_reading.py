"""``nianbao eval reading``: every shape in which the repository's tests print a report, read back."""

import argparse
import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from drafting.errors import InputError

_TESTS = Path(str(files("drafting"))).parent / "tests"
_COPIES = 3


def run(arguments: argparse.Namespace) -> None:
    """Print, for each generator and for all, cells held, read, and wrong without a word.

    Raises:
        InputError: the repository's tests, or what they print with, are not installed.
    """
    if not (_TESTS / "reading" / "quality.py").exists():
        raise InputError(
            f"没有找到生成年报的测试代码（{_TESTS}）。它在源代码的 tests 里，不随安装包分发；"
            "请在源代码目录中用 pip install -e '.[dev]' 安装后再运行。"
        )
    sys.path.insert(0, str(_TESTS))
    try:
        quality = import_module("reading.quality")
    except ImportError as error:
        raise InputError(
            f"生成年报要用的库没有装（{error.name}）。请用 pip install -e '.[dev]' 安装后再运行。"
        ) from error
    finally:
        sys.path.remove(str(_TESTS))
    quality.main(_COPIES, verbose=arguments.verbose)
