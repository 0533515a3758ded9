"""What staff said items' themes are, and of which items it is said now that reports were read again.

An item's id comes from its content. Where a later reading gives its text a little otherwise, the item is
recognised: of the same report, section and kind, and nearly the same text, and no other is as near.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafting.precedents.likeness import NEAR_DUPLICATE, grams_of, resemblance_of
from drafting.precedents.precedent import Precedent

_CLEARLY = 0.1
"""By so much an item must resemble what was corrected more than any other does."""


@dataclass(frozen=True)
class Said:
    """The theme that staff said an item has (empty: none), and the item as it was; ``None``: not known."""

    theme: str
    item: Precedent | None = None


def recognised(items: Sequence[Precedent], said: Mapping[str, Said]) -> dict[str, str]:
    """Of which items something was said: their ids, each with the id under which it was.

    ``items`` are all of the reports that they are of; what is said of others is passed over.
    """
    by_id = {item.id: item for item in items}
    found = {id_: id_ for id_ in said if id_ in by_id}
    free = [item for item in items if item.id not in found]
    nearest: dict[str, list[tuple[float, str]]] = {}
    for id_, one in said.items():
        if one.item is None or id_ in found:
            continue
        place = next(iter(_nearest(one.item, free)), None)
        if place is not None:
            nearest.setdefault(place[1], []).append((place[0], id_))
    # Two that were corrected have become one: the nearer has the word.
    return found | {new: max(olds)[1] for new, olds in nearest.items()}


def _nearest(was: Precedent, among: Sequence[Precedent]) -> Iterator[tuple[float, str]]:
    """The item that was this one, with how much it resembles it; none where that is in doubt."""
    grams = frozenset(grams_of(was.text))
    alike = sorted(
        (
            (resemblance_of(grams, frozenset(grams_of(item.text))), item.id)
            for item in among
            if _same_place(was, item)
        ),
        reverse=True,
    )
    best = [one for one in alike if one[0] >= NEAR_DUPLICATE]
    if best and (len(alike) < 2 or best[0][0] - alike[1][0] >= _CLEARLY):
        yield best[0]


def _same_place(one: Precedent, other: Precedent) -> bool:
    """Whether both stand in the same section of the same report, whose year or name may be read anew."""
    same_report = one.source == other.source or (one.organ, one.year) == (other.organ, other.year)
    return same_report and (one.section, one.kind) == (other.section, other.kind)
