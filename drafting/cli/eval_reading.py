"""``nianbao eval reading``: every shape in which the repository's tests print a report, read back."""

import argparse
import sys
from importlib import import_module

from drafting.errors import InputError
from drafting.shipped import in_source_tree

_COPIES = 3


def run(arguments: argparse.Namespace) -> None:
    """Print, for each generator and for all, cells held, read, and wrong without a word.

    Raises:
        InputError: the repository's tests, or what they print with, are not installed.
    """
    tests = str(in_source_tree("tests/reading/quality.py", "生成年报的测试代码").parents[1])
    sys.path.insert(0, tests)
    try:
        quality = import_module("reading.quality")
    except ImportError as error:
        raise InputError(
            f"生成年报要用的库没有装（{error.name}）。请用 pip install -e '.[dev]' 安装后再运行。"
        ) from error
    finally:
        sys.path.remove(tests)
    quality.main(_COPIES, verbose=arguments.verbose)
