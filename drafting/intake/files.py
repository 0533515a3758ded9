"""Files that people choose: taking their content, and putting a finished one in its place."""

from pathlib import Path
from uuid import uuid4

from drafting.errors import InputError, reason_of


def content_of(source: Path | bytes, name: str) -> tuple[bytes, str]:
    """The bytes of a file, and what to call it in messages.

    Args:
        source: a path, or the bytes themselves.
        name: what to call bytes; a path goes by its own name.

    Raises:
        InputError: the file cannot be read.
    """
    if isinstance(source, bytes):
        return source, name
    try:
        # A pipe or a device has no end: only files are read.
        if source.exists() and not source.is_file():
            raise InputError(f"“{source}”不是文件。请选择一个文件。")
        return source.read_bytes(), source.name
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = reason_of(error) if isinstance(error, OSError) else "路径里有不能用的字符"
        raise InputError(f"读不了文件“{source}”：{reason}。请检查路径和权限。") from error


def save(data: bytes, path: Path) -> None:
    """Put the file in its place whole: until it is written, what stood there stays.

    Raises:
        InputError: the file cannot be written.
    """
    check_target(path)
    unfinished = path.parent / f".{uuid4().hex}"
    try:
        try:
            unfinished.write_bytes(data)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"写不了文件“{path}”：{reason_of(error)}。请检查磁盘和权限，看文件是否正被别的程序打开。"
        ) from error


def check_target(path: Path, *sources: Path | None) -> None:
    """Refuse a file that cannot be written, before work is spent on what is to stand in it.

    Args:
        path: where the file is to go.
        sources: the files it is made from; it must not take the place of one.

    Raises:
        InputError: the path is a folder, lies in no folder, or is one of the sources.
    """
    try:
        if path.is_dir():
            raise InputError(f"“{path}”是文件夹。请写明文件名，例如“{path / '年报.docx'}”。")
        if not path.parent.is_dir():
            raise InputError(f"没有文件夹“{path.parent}”。请先建好文件夹，或换一个位置。")
        if path.exists() and any(source and source.exists() and path.samefile(source) for source in sources):
            raise InputError(f"“{path}”就是要读取的文件，写入会把它盖掉。请另取文件名。")
    except OSError as error:
        raise InputError(f"写不了文件“{path}”：{reason_of(error)}。请换一个文件名或位置。") from error
