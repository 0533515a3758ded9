"""Where the precedents are kept: one Chroma collection, embedded in a folder or on a server.

Chroma holds text, metadata and the vector of themes; it is never asked for neighbours (under a filter its
graph loses them), only for rows. No embedding function is ever attached, so nothing is downloaded.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from filelock import FileLock, Timeout

from drafting.errors import IndexBusy, InputError, reason_of
from drafting.precedents.precedent import Precedent
from drafting.precedents.themes import Themes, fingerprint, theme_names

Filter = Mapping[str, str | int | dict[str, list[str]]]
"""Metadata key → the value wanted, or ``{"$in": values}``; empty means every row."""

_SCHEME = "precedents-1"
VECTORS = "meanings-1"
"""How the name of a collection of an embeddings model's vectors begins."""
# The graph is never asked, and so built as cheaply as it can be.
_GRAPH = {"space": "cosine", "ef_construction": 8, "max_neighbors": 4}
_CHANGED = "changed"
_LOCK = "index.lock"
_DATABASE = "chroma.sqlite3"

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """A precedent with its themes' vector: a component a theme, and a last one for “no theme”."""

    item: Precedent
    vector: Sequence[float]


def vector_of(themes: Themes) -> list[float]:
    """The themes as a vector of length 1; the last component is 1 where there is no theme.

    Without that component an item without theme would be the zero vector, which has no cosine.
    """
    return [*(themes.get(name, 0.0) for name in theme_names()), 0.0 if themes else 1.0]


def _told(method: "Callable[Concatenate[Store, P], T]") -> "Callable[Concatenate[Store, P], T]":
    """Tell Chroma's own faults to people as what they are: damaged files, or a server that is away."""

    @wraps(method)
    def call(store: "Store", /, *args: P.args, **kwargs: P.kwargs) -> T:
        from chromadb.errors import ChromaError
        from httpx import HTTPError

        try:
            return method(store, *args, **kwargs)
        except (ChromaError, HTTPError) as error:
            raise InputError(store.complaint(error)) from error

    return call


class Store:
    """Rows in a collection whose name carries scheme and table of themes; one owner process a folder.

    Raises:
        IndexBusy: another process, or another store of this one, has the folder open.
        InputError: the folder cannot be used, its files are damaged, or the server does not answer.
    """

    def __init__(self, folder: Path, host: str | None, port: int) -> None:
        self.name = f"{_SCHEME}-{fingerprint()}"
        self._folder, self._host, self._port = folder, host, port
        self._lock = _own(folder) if host is None else None
        try:
            self._client = self._open()
            self._batch = self._client.get_max_batch_size()
        except BaseException:
            self._release()
            raise

    def close(self) -> None:
        """Let go of the folder, so that another process can open it."""
        self._client.close()
        self._release()

    @_told
    def count(self) -> int:
        """How many rows there are."""
        return int(self._collection().count())

    @_told
    def stamp(self) -> str:
        """A text that changes with every change of the rows, whoever makes it."""
        return str((self._collection().metadata or {}).get(_CHANGED, ""))

    @_told
    def ids(self, wanted: Filter) -> list[str]:
        """The ids of the rows that have all the wanted values."""
        return list(self._collection().get(where=_where(wanted), include=[])["ids"])

    @_told
    def items(self, wanted: Filter) -> list[Precedent]:
        """The rows that have all the wanted values, without vectors."""
        found = self._collection().get(where=_where(wanted), include=["documents", "metadatas"])
        return _items(found)

    @_told
    def rows(self, name: str = "") -> list[Row]:
        """Every row of this collection, or of the outdated one of that ``name``."""
        collection = (
            self._client.get_collection(name, embedding_function=None) if name else self._collection()
        )
        rows: list[Row] = []
        # In batches: a server would otherwise send a whole library in one answer.
        while True:
            found = collection.get(
                limit=self._batch, offset=len(rows), include=["documents", "metadatas", "embeddings"]
            )
            if not found["ids"]:
                return rows
            rows.extend(map(Row, _items(found), found["embeddings"]))

    @_told
    def put(self, rows: Sequence[Row]) -> None:
        """Add the rows, or replace those of the same id; no id may occur twice."""
        collection = self._collection()
        for batch in batches(rows, self._batch):
            known = set(collection.get(ids=[row.item.id for row in batch], include=[])["ids"])
            # Adding is quicker than replacing, and nearly every row is new.
            for write, part in (
                (collection.add, [row for row in batch if row.item.id not in known]),
                (collection.upsert, [row for row in batch if row.item.id in known]),
            ):
                if part:
                    write(
                        ids=[row.item.id for row in part],
                        documents=[row.item.text for row in part],
                        metadatas=[metadata_of(row.item) for row in part],
                        embeddings=[list(row.vector) for row in part],
                    )
        self._changed()

    @_told
    def delete(self, ids: Sequence[str]) -> None:
        """Remove the rows of these ids."""
        for batch in batches(ids, self._batch):
            self._collection().delete(ids=list(batch))
        self._changed()

    @_told
    def outdated(self) -> list[str]:
        """The collections that were filled under another table of themes."""
        names = [collection.name for collection in self._client.list_collections()]
        return [name for name in names if name.startswith(f"{_SCHEME}-") and name != self.name]

    @_told
    def vector_collections(self, prefix: str) -> list[str]:
        """The collections of vectors alone whose names begin so."""
        return [c.name for c in self._client.list_collections() if c.name.startswith(prefix)]

    @_told
    def vectors(self, name: str, ids: Sequence[str] | None = None) -> dict[str, Sequence[float]]:
        """Id → vector in a collection of vectors; of these ids only, where they are given."""
        collection = self._vectors(name)
        vectors: dict[str, Sequence[float]] = {}
        while True:
            found = collection.get(
                ids=ids and list(ids), limit=self._batch, offset=len(vectors), include=["embeddings"]
            )
            vectors.update(zip(found["ids"], found["embeddings"], strict=True))
            if len(found["ids"]) < self._batch:
                return vectors

    @_told
    def put_vectors(self, name: str, ids: Sequence[str], vectors: Sequence[Sequence[float]]) -> None:
        """Add vectors of one length, or replace those of the same id; at most one batch."""
        self._vectors(name).upsert(ids=list(ids), embeddings=[list(vector) for vector in vectors])
        self._changed()

    @_told
    def drop_vectors(self, name: str, ids: Sequence[str]) -> None:
        """Remove the vectors of these ids."""
        for batch in batches(ids, self._batch):
            self._vectors(name).delete(ids=list(batch))
        self._changed()

    @_told
    def clear(self) -> None:
        """Remove every row, and every embeddings model's vectors."""
        for name in (self._collection().name, *self.vector_collections(VECTORS)):
            self._client.delete_collection(name)

    @_told
    def drop(self, name: str) -> None:
        """Remove a collection whole."""
        self._client.delete_collection(name)

    def _collection(self) -> Any:
        return self._vectors(self.name, {_CHANGED: uuid4().hex})

    def _vectors(self, name: str, metadata: dict[str, str] | None = None) -> Any:
        # Asked for anew each time: on a server somebody else may have changed or reset it.
        return self._client.get_or_create_collection(
            name, embedding_function=None, configuration={"hnsw": _GRAPH}, metadata=metadata
        )

    def _changed(self) -> None:
        self._collection().modify(metadata={_CHANGED: uuid4().hex})

    @_told
    def _open(self) -> Any:  # chromadb's declared client type lacks close()
        import chromadb
        from chromadb.config import Settings

        settings = Settings(anonymized_telemetry=False)
        if self._host is None:
            self._look_at_database()
            return chromadb.PersistentClient(path=self._folder, settings=settings)
        try:
            return chromadb.HttpClient(host=self._host, port=self._port, settings=settings)
        except ValueError as error:  # what chromadb makes of a refused connection
            raise InputError(self.complaint(error)) from error

    def _look_at_database(self) -> None:
        """Refuse what is no database before Chroma sees it.

        chromadb 1.5 keeps the half-built client of a failed opening and trips over it at the next.
        """
        database = self._folder / _DATABASE
        if not database.exists():
            return
        try:
            with closing(sqlite3.connect(database)) as connection:
                connection.execute("PRAGMA schema_version")
        except sqlite3.Error as error:
            raise InputError(self.complaint(error)) from error

    def complaint(self, fault: Exception) -> str:
        """What to tell people of a fault of Chroma's."""
        if self._host is None:
            return (
                f"往年年报库“{self._folder}”读写失败，文件可能已损坏（{fault}）。"
                "库可以重建：请把该文件夹移走，再用 nianbao index 重新收录往年年报。"
            )
        return (
            f"连不上 Chroma 服务 {self._host}:{self._port}，或服务出错（{fault}）。"
            "请确认服务已启动，并核对 CHROMA_HOST、CHROMA_PORT。"
        )

    def _release(self) -> None:
        if self._lock:
            self._lock.release()


def _own(folder: Path) -> FileLock:
    lock = FileLock(folder / _LOCK, timeout=0, thread_local=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise IndexBusy(
            f"往年年报库（{folder}）正被另一个程序使用。请先关闭正在运行的 nianbao 页面或命令再试；"
            "需要几个程序同时使用时，请设置 CHROMA_HOST，改用 Chroma 服务。"
        ) from error
    except OSError as error:
        raise InputError(
            f"往年年报库的文件夹“{folder}”不能写入：{reason_of(error)}。"
            "请检查权限，或用 NIANBAO_HOME 另指一处。"
        ) from error
    return lock


def _where(wanted: Filter) -> Any:
    conditions = [{key: value} for key, value in wanted.items()]
    # Chroma takes one condition bare, several only under $and, and no empty filter.
    return {"$and": conditions} if len(conditions) > 1 else conditions[0] if conditions else None


def metadata_of(item: Precedent) -> dict[str, str | int]:
    """What Chroma keeps of an item beside its text."""
    known: dict[str, str | int] = {
        "organ": item.organ,
        "level": item.level,
        "section": item.section,
        "kind": item.kind,
        "theme": item.theme,
        "source": item.source,
        "pair": item.pair,
    }
    # Chroma keeps no null: an unknown year is a key left out.
    return known if item.year is None else {**known, "year": item.year}


def _items(found: Any) -> list[Precedent]:
    return [
        Precedent(**{"year": None, **metadata}, id=id_, text=text)
        for id_, text, metadata in zip(found["ids"], found["documents"], found["metadatas"], strict=True)
    ]


def batches(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in runs of at most that size."""
    return (values[start : start + size] for start in range(0, len(values), size))
