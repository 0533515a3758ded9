"""A precedent as Chroma keeps it: a row of text, metadata and the vector of its themes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from drafting.precedents.precedent import Precedent
from drafting.precedents.themes import Themes, theme_names

Filter = Mapping[str, str | int | dict[str, list[str]]]
"""Metadata key → the value wanted, or ``{"$in": values}``; empty means every row."""

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


def where_of(wanted: Filter) -> Any:
    """The filter in Chroma's words."""
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


def items_in(found: Any) -> list[Precedent]:
    """The items of an answer of Chroma's that has documents and metadata."""
    return [
        Precedent(**{"year": None, **metadata}, id=id_, text=text)
        for id_, text, metadata in zip(found["ids"], found["documents"], found["metadatas"], strict=True)
    ]


def batches(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in runs of at most that size."""
    return (values[start : start + size] for start in range(0, len(values), size))
