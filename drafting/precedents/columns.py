"""Precedents as plain arrays, a column a field: as they are kept on disk and searched without being read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from drafting.precedents.precedent import Precedent

_TEXTS = ("id", "text", "pair")
_NAMES = ("organ", "level", "kind", "theme", "source")
_NO_YEAR = -1


@dataclass(frozen=True, eq=False)
class Texts:
    """Texts in one run of bytes (UTF-8), each up to where the next begins."""

    content: NDArray[np.uint8]
    start: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Texts":
        """These texts, in order."""
        coded = [text.encode("utf-8", "surrogatepass") for text in texts]
        start = np.cumsum([0, *map(len, coded)], dtype=np.int64)
        return cls(np.frombuffer(b"".join(coded), np.uint8), start)

    def __len__(self) -> int:
        return len(self.start) - 1

    def __getitem__(self, place: int) -> str:
        part = self.content[self.start[place] : self.start[place + 1]]
        return part.tobytes().decode("utf-8", "surrogatepass")

    def __iter__(self) -> Iterator[str]:
        content = self.content.tobytes()
        bounds = self.start.tolist()
        for begin, end in pairwise(bounds):
            yield content[begin:end].decode("utf-8", "surrogatepass")


@dataclass(frozen=True, eq=False)
class Names:
    """A column of few different values: ``code`` gives for each row which of ``names`` it has."""

    code: NDArray[np.int32]
    names: Texts

    @classmethod
    def of(cls, values: Sequence[str]) -> "Names":
        """These values, in order."""
        codes: dict[str, int] = {}
        code = np.array([codes.setdefault(value, len(codes)) for value in values], dtype=np.int32)
        return cls(code, Texts.of(list(codes)))

    @cached_property
    def known(self) -> tuple[str, ...]:
        """The values that some row has."""
        return tuple(self.names)

    def __getitem__(self, row: int) -> str:
        return self.known[int(self.code[row])]

    def equal(self, value: object) -> NDArray[np.bool_]:
        """Which rows have this value."""
        code = self.known.index(str(value)) if value in self.known else -1
        same: NDArray[np.bool_] = self.code == code
        return same


class Columns:
    """The items of ``of``, in order; made one by one when asked for."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        """Take the arrays as ``arrays`` gave them."""
        self.arrays = arrays
        self._year: NDArray[np.int32] = arrays["year"].view(np.int32)
        self._section: NDArray[np.int32] = arrays["section"].view(np.int32)
        self._texts = {key: _texts(arrays, key) for key in _TEXTS}
        self._names = {
            key: Names(arrays[f"{key}.code"].view(np.int32), _texts(arrays, key)) for key in _NAMES
        }

    @classmethod
    def of(cls, items: Sequence[Precedent]) -> "Columns":
        """These items, a row each."""
        years = [_NO_YEAR if item.year is None else item.year for item in items]
        arrays: dict[str, NDArray[np.generic]] = {
            "year": np.array(years, dtype=np.int32),
            "section": np.array([item.section for item in items], dtype=np.int32),
        }
        for key in _TEXTS:
            arrays |= _arrays(key, Texts.of([getattr(item, key) for item in items]))
        for key in _NAMES:
            column = Names.of([getattr(item, key) for item in items])
            arrays |= {f"{key}.code": column.code} | _arrays(key, column.names)
        return cls(arrays)

    def __len__(self) -> int:
        return len(self._year)

    def __getitem__(self, row: int) -> Precedent:
        year = int(self._year[row])
        return Precedent(
            **{key: column[row] for key, column in self._texts.items()},
            **{key: column[row] for key, column in self._names.items()},
            year=None if year == _NO_YEAR else year,
            section=int(self._section[row]),
        )

    @property
    def texts(self) -> Texts:
        """The text of each row."""
        return self._texts["text"]

    @property
    def years(self) -> NDArray[np.int32]:
        """The year of each row, -1 where it is not known."""
        return self._year

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Id → row."""
        return {id_: row for row, id_ in enumerate(self._texts["id"])}

    def organs(self, rows: NDArray[np.bool_]) -> frozenset[str]:
        """The organs of these rows."""
        organs = self._names["organ"]
        return frozenset(organs.known[code] for code in np.unique(organs.code[rows]))

    def reports(self, rows: NDArray[np.bool_]) -> dict[tuple[str, int | None, str], int]:
        """How many of these rows there are by organ, year and source."""
        organs, sources = self._names["organ"], self._names["source"]
        coded = np.stack([organs.code, self._year, sources.code])[:, rows]
        different, counts = np.unique(coded, axis=1, return_counts=True)
        return {
            (organs.known[organ], None if year == _NO_YEAR else year, sources.known[source]): count
            for (organ, year, source), count in zip(different.T.tolist(), counts.tolist(), strict=True)
        }

    def equal(self, key: str, value: object) -> NDArray[np.bool_]:
        """Which rows have this value in the field ``key``; a year of ``None`` is an unknown one."""
        if key in self._names:
            return self._names[key].equal(value)
        column = {"year": self._year, "section": self._section}[key]
        same: NDArray[np.bool_] = column == (_NO_YEAR if value is None else value)
        return same


def _texts(arrays: dict[str, NDArray[np.generic]], key: str) -> Texts:
    return Texts(arrays[f"{key}.content"].view(np.uint8), arrays[f"{key}.start"].view(np.int64))


def _arrays(key: str, texts: Texts) -> dict[str, NDArray[np.generic]]:
    return {f"{key}.content": texts.content, f"{key}.start": texts.start}
