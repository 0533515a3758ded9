"""What an index made ready of its rows, kept beside them, so that the next process need not make it anew.

A folder ``ready-…`` holds the arrays of one segment, and a journal of what was put in or taken out since. An
id is in the journal before its row is touched in Chroma: killed in between, or half-way, the next process
looks those rows up again and takes what it finds. The journal says, too, from which stamp of the collection
to which each change leads. Rows that were changed without it (by an older nianbao, say) have another stamp:
then all is made anew. So it is where what makes the arrays has changed, which the key tells.
"""

import json
import os
import sys
import unicodedata
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Any
from uuid import uuid4

import numpy as np

from drafting import numerals, overlap, shingles
from drafting.precedents import columns, postings, segment
from drafting.precedents.segment import Segment

_POINTER = "ready.json"
_FOLDER = "ready-"
_JOURNAL = "changes.jsonl"
_MAKERS = (numerals, overlap, shingles, columns, postings, segment)


@dataclass(frozen=True)
class Found:
    """What was kept: a segment, and the ids touched since, by which stamps the collection may now have."""

    segment: Segment
    touched: frozenset[str]
    stamps: frozenset[str]


class Kept:
    """The kept segment of the collection ``name`` in ``folder``, which this process owns.

    What cannot be written or read is as if nothing were kept.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._folder, self._name = folder, name
        self._at: Path | None = self._pointed_at()
        self._segment: Segment | None = None

    def load(self) -> Found | None:
        """What was kept; ``None`` where that is nothing, or was made otherwise than it would be now."""
        if self._at is None:
            return None
        try:
            # Mapped, not read; and as plain arrays, which are quicker to take a slice of.
            arrays = {
                path.stem: np.load(path, mmap_mode="r").view(np.ndarray) for path in self._at.glob("*.npy")
            }
            first = json.loads((self._folder / _POINTER).read_text(encoding="utf-8"))["stamp"]
            touched: set[str] = set()
            stamps = {first}
            for change in self._changes(self._at):
                if change["before"] not in stamps:
                    return None
                touched.update(change["ids"])
                stamps.add(change["after"])
            self._segment = Segment.from_arrays(arrays)
            return Found(self._segment, frozenset(touched), frozenset(stamps))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def save(self, made: Segment, stamp: str) -> None:
        """Keep the segment, made when the collection had this stamp, in place of what was kept."""
        at = self._folder / f"{_FOLDER}{uuid4().hex[:12]}"
        try:
            at.mkdir()
            for name, array in made.arrays().items():
                with (at / f"{name}.npy").open("wb") as file:
                    np.save(file, array)
                    file.flush()
                    os.fsync(file.fileno())
            (at / _JOURNAL).touch()
            pointer = self._folder / f"{at.name}.json"
            pointer.write_text(json.dumps({"at": at.name, "key": _key(self._name), "stamp": stamp}))
            pointer.replace(self._folder / _POINTER)
            self._at, self._segment = at, made
        except OSError:
            self.forget()
        self._clear()

    def holds(self, made: Segment) -> bool:
        """Whether this is the segment that is kept."""
        return self._segment is made

    def note(self, ids: Collection[str], before: str, after: str) -> None:
        """Say that the rows of these ids are about to be touched; to be said before they are."""
        if self._at is None or not ids:
            return
        change = json.dumps({"before": before, "after": after, "ids": sorted(ids)})
        try:
            # A line that was broken off belongs to a change that never came to pass.
            with (self._at / _JOURNAL).open("a", encoding="utf-8") as journal:
                journal.write(f"\n{change}\n")
                journal.flush()
                os.fsync(journal.fileno())
        except OSError:
            self.forget()

    def forget(self) -> None:
        """Keep nothing.

        Raises:
            OSError: what is kept can neither be brought up to date nor taken away.
        """
        self._at = self._segment = None
        (self._folder / _POINTER).unlink(missing_ok=True)

    def _pointed_at(self) -> Path | None:
        try:
            pointer = json.loads((self._folder / _POINTER).read_text(encoding="utf-8"))
            return self._folder / pointer["at"] if pointer["key"] == _key(self._name) else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _changes(self, at: Path) -> list[dict[str, Any]]:
        changes = []
        for line in (at / _JOURNAL).read_text(encoding="utf-8", errors="replace").splitlines():
            with suppress(ValueError):
                changes.append(json.loads(line)) if line else None
        return changes

    def _clear(self) -> None:
        """Take away what is not pointed at; what another program holds open goes the next time."""
        for path in self._folder.glob(f"{_FOLDER}*"):
            if path != self._at:
                rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)


@cache
def _key(name: str) -> str:
    """What changes with the collection's name and with anything that makes the arrays."""
    digest = sha256(f"{name} {unicodedata.unidata_version} {sys.byteorder}".encode())
    for module in _MAKERS:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:16]
