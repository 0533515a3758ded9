"""Where the files that ship beside the package are: prompts, the sample corpus, the page's script.

In a checkout they stand next to the package; a wheel carries them in ``drafting/_shipped``.
"""

from importlib.resources import files
from pathlib import Path

from drafting.errors import DataFileError, InputError

_PACKAGE = Path(str(files("drafting")))


def shipped(name: str) -> Path:
    """The file or folder ``prompts``, ``corpus``, ``streamlit_app.py`` or ``.streamlit``.

    Raises:
        DataFileError: the installation lacks it.
    """
    for folder in (_PACKAGE / "_shipped", _PACKAGE.parent):
        path = folder / name
        if path.exists():
            return path
    raise DataFileError(f"安装不完整：缺少“{name}”。请重新安装年报台。")


def in_source_tree(name: str, what: str) -> Path:
    """What only the source tree has, beside the package: labelled data, the generators of the tests.

    Args:
        name: the path below the source tree.
        what: what people call it, for the message.

    Raises:
        InputError: it is not there.
    """
    path = _PACKAGE.parent / name
    if not path.exists():
        raise InputError(
            f"没有找到{what}（{path}）。它在源代码里，不随安装包分发；"
            "请在源代码目录中用 pip install -e '.[dev]' 安装后再运行。"
        )
    return path
