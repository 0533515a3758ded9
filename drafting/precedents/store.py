"""Where the precedents are kept: one Chroma collection, embedded in a folder or on a server.

Chroma holds text, metadata and the vector of themes; it is never asked for neighbours (under a filter its
graph loses them), only for rows. No embedding function is ever attached, so nothing is downloaded.
"""

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from drafting.precedents.connection import Connection
from drafting.precedents.precedent import Precedent
from drafting.precedents.rows import Filter, Row, batches, items_in, metadata_of, where_of
from drafting.precedents.themes import fingerprint

_SCHEME = "precedents-1"
VECTORS = "meanings-1"
"""How the name of a collection of an embeddings model's vectors begins."""
# The graph is never asked, and so built as cheaply as it can be.
_GRAPH = {"space": "cosine", "ef_construction": 8, "max_neighbors": 4}
_CHANGED, _LEARNED = "changed", "learned"

P = ParamSpec("P")
T = TypeVar("T")


def _told(method: "Callable[Concatenate[Store, P], T]") -> "Callable[Concatenate[Store, P], T]":
    """Tell Chroma's own faults to people as what they are: damaged files, or a server that is away."""

    @wraps(method)
    def call(store: "Store", /, *args: P.args, **kwargs: P.kwargs) -> T:
        from chromadb.errors import ChromaError
        from httpx import HTTPError

        try:
            return method(store, *args, **kwargs)
        except (ChromaError, HTTPError) as error:
            raise store.told(error) from error

    return call


class Store:
    """Rows in a collection whose name carries scheme and table of themes; one owner process a folder.

    Raises:
        IndexBusy: another process, or another store of this one, has the folder open.
        InputError: the folder cannot be used, its files are damaged, or the server does not answer.
    """

    def __init__(self, folder: Path, host: str | None, port: int) -> None:
        self.name = f"{_SCHEME}-{fingerprint()}"
        self._connection = Connection(folder, host, port)
        self._client = self._connection.client
        self.told = self._connection.told
        try:
            self._batch = self._client.get_max_batch_size()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the folder, so that another process can open it."""
        self._connection.close()

    @_told
    def count(self) -> int:
        """How many rows there are."""
        return int(self._collection().count())

    @_told
    def stamp(self) -> str:
        """A text that changes with every change of the rows, whoever makes it."""
        return self._marked(_CHANGED)

    @_told
    def vectors_stamp(self) -> str:
        """A text that changes with every change of the vectors that ``put_vectors`` keeps."""
        return self._marked(_LEARNED)

    @_told
    def ids(self, wanted: Filter) -> list[str]:
        """The ids of the rows that have all the wanted values."""
        return list(self._collection().get(where=where_of(wanted), include=[])["ids"])

    @_told
    def items(self, wanted: Filter) -> list[Precedent]:
        """The rows that have all the wanted values, without vectors."""
        found = self._collection().get(where=where_of(wanted), include=["documents", "metadatas"])
        return items_in(found)

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
            rows.extend(map(Row, items_in(found), found["embeddings"]))

    @_told
    def rows_of(self, ids: Sequence[str]) -> list[Row]:
        """The rows of these ids; none for an id that is not there."""
        rows: list[Row] = []
        for batch in batches(ids, self._batch):
            found = self._collection().get(ids=list(batch), include=["documents", "metadatas", "embeddings"])
            rows.extend(map(Row, items_in(found), found["embeddings"]))
        return rows

    @_told
    def put(self, rows: Sequence[Row]) -> None:
        """Add the rows, or replace those of the same id; no id may occur twice. ``mark`` is the caller's."""
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

    @_told
    def delete(self, ids: Sequence[str]) -> None:
        """Remove the rows of these ids. ``mark`` is the caller's."""
        for batch in batches(ids, self._batch):
            self._collection().delete(ids=list(batch))

    @_told
    def mark(self, stamp: str) -> None:
        """Give the rows this ``stamp``, after they were changed."""
        self._mark(_CHANGED, stamp)

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
        self._mark(_LEARNED, uuid4().hex)

    @_told
    def drop_vectors(self, name: str, ids: Sequence[str]) -> None:
        """Remove the vectors of these ids."""
        for batch in batches(ids, self._batch):
            self._vectors(name).delete(ids=list(batch))
        self._mark(_LEARNED, uuid4().hex)

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

    def _marked(self, key: str) -> str:
        return str((self._collection().metadata or {}).get(key, ""))

    def _mark(self, key: str, stamp: str) -> None:
        collection = self._collection()
        collection.modify(metadata={**(collection.metadata or {}), key: stamp})
