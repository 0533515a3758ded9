"""Folders of the office's own: on a machine of several users the drafts are nobody else's to read."""

from pathlib import Path

_OWNER_ONLY = 0o700


def make_private(folder: Path) -> None:
    """Make the folder and what is missing on the way to it, open to their owner only.

    One that is there stays as it is: an office may share it with a group.

    Raises:
        OSError: it cannot be made, or is a file.
    """
    for missing in reversed([one for one in (folder, *folder.parents) if not one.exists()]):
        missing.mkdir(mode=_OWNER_ONLY, exist_ok=True)
    folder.mkdir(exist_ok=True)


def open_to_others(folder: Path) -> bool:
    """Whether every user of the machine can look into it; Windows keeps that elsewhere and says no."""
    return bool(folder.stat().st_mode & 0o005 == 0o005)
