"""Where the files that ship beside the package are: prompts, the sample corpus, the page's script.

In a checkout they stand next to the package; a wheel carries them in ``drafting/_shipped``.
"""

from importlib.resources import files
from pathlib import Path

from drafting.errors import DataFileError

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
