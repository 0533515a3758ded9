"""The semantic collection: each item's vector from an embeddings model, beside what is ranked by words.

A model's vectors are kept apart from another's: the collection's name carries the model and the dimension,
and the vector of one known sentence is kept with it, so that other weights under the same name are noticed.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256

import numpy as np

from drafting.errors import ModelError
from drafting.precedents.postings import Floats
from drafting.precedents.precedent import Embedder, Precedent
from drafting.precedents.ranking import Meant
from drafting.precedents.rows import batches
from drafting.precedents.store import VECTORS, Store
from drafting.precedents.trust import weight_of

_BATCH = 64
_KNOWN_ID, _KNOWN = "known", "依申请公开答复不够规范，政策解读形式单一。"
_SAME = 0.999


class Meaning:
    """The semantic collection under one embeddings model.

    Every method raises ``ModelError`` where the model cannot be used, or knows no more than words do.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._prefix = f"{VECTORS}-{sha256(embedder.name.encode()).hexdigest()[:8]}-"
        self._name = ""
        self._weight = 0.0

    def catch_up(self, store: Store, items: Sequence[Precedent]) -> Iterator[int]:
        """Make the collection hold exactly these items; yields how many it has, batch by batch.

        What was embedded before it broke off is kept.
        """
        name = self._collection(store)
        have = store.vectors(name).keys() - {_KNOWN_ID}
        wanted = {item.id for item in items}
        store.drop_vectors(name, sorted(have - wanted))
        there = len(have & wanted)
        for batch in batches([item for item in items if item.id not in have], _BATCH):
            vectors = self._embedder.documents([item.text for item in batch])
            store.put_vectors(name, [item.id for item in batch], [self._checked(v) for v in vectors])
            there += len(batch)
            yield there

    def vectors_of(self, store: Store, ids: Sequence[str]) -> Floats | None:
        """A row of length 1 an id; ``None`` where some item has not been embedded."""
        vectors = store.vectors(self._collection(store))
        if any(id_ not in vectors for id_ in ids):
            return None
        return np.array([unit(vectors[id_]) for id_ in ids])

    def said_of(self, store: Store, text: str, vectors: Floats) -> Meant:
        """How near each of the items, whose vectors these are, is to the text."""
        self._collection(store)
        return Meant(vectors @ unit(self._checked(self._embedder.query(text))), self._weight)

    def _collection(self, store: Store) -> str:
        """The model's collection as it is now; what other weights left behind is dropped."""
        if not self._weight:
            self._weight = weight_of(self._embedder)
        if not self._weight:
            raise ModelError(
                f"向量模型“{self._embedder.name}”认不准中文公文里意思相近的话，还不如按字词检索，没有采用。"
                "请换一个中文向量模型。"
            )
        if not self._name:
            known = self._embedder.documents([_KNOWN])[0]
            name = f"{self._prefix}{len(known)}"
            new = True
            for other in store.vector_collections(self._prefix):
                kept = store.vectors(other, [_KNOWN_ID]).get(_KNOWN_ID)
                if other != name or kept is None or float(unit(kept) @ unit(known)) < _SAME:
                    store.drop(other)
                else:
                    new = False
            if new:
                store.put_vectors(name, [_KNOWN_ID], [known])
            self._name = name
        return self._name

    def _checked(self, vector: Sequence[float]) -> Sequence[float]:
        if len(vector) != int(self._name.rpartition("-")[2]):
            raise ModelError("向量模型前后给出的向量长短不一，未采用。请检查向量模型服务。")
        return vector


def unit(vector: Sequence[float] | Floats) -> Floats:
    """The vector at length 1; zero stays zero."""
    floats = np.array(vector, dtype=np.float64)
    length = float(np.linalg.norm(floats))
    return floats / length if length else floats
