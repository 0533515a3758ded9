"""Which of many reports may read alike: found by sampled pieces, before they are compared word for word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drafting.checks.overlaps import COMPARED
from drafting.overlap import LEAST_TEXT, mask, names_of
from drafting.report import AnnualReport
from drafting.shingles import Hashes, points_of, shingles

_Places = NDArray[np.int64]

MOST = 5
"""Neighbours that a report is compared with word for word."""

_SAMPLED = 8
"""One piece in so many is looked at."""

_LEAST_SHARED = 0.35
"""What part of its sampled pieces a section must share; half its characters in runs share about as many."""

_MOST_OWNERS = 64
"""Reports that are followed up for one piece: what hundreds share is found by its other pieces too."""


@dataclass(frozen=True)
class Signature:
    """A report's sampled pieces by section; none where the section is too short to be compared."""

    year: int | None
    organ: str
    sections: tuple[Hashes, ...]


def signature(report: AnnualReport) -> Signature:
    """What a report is recognised by among many."""
    names = names_of(report.organ)
    return Signature(report.year, report.organ, tuple(_sampled(report.text(n), names) for n in COMPARED))


def _sampled(text: str, names: tuple[str, ...]) -> Hashes:
    masked = mask(text, names)
    if masked.length < LEAST_TEXT:
        return np.empty(0, np.uint64)
    hashes = shingles(points_of(masked.text))
    return np.unique(hashes[hashes % np.uint64(_SAMPLED) == 0])


def neighbours(signatures: Sequence[Signature]) -> list[tuple[int, ...]]:
    """For each report the places of those of its year, another organ's, that may read alike, likest first."""
    shared: list[dict[int, float]] = [{} for _ in signatures]
    for section in range(len(COMPARED)):
        own = [signature.sections[section] for signature in signatures]
        ends = np.cumsum([len(hashes) for hashes in own], dtype=np.int64)
        every = np.concatenate(own) if own else np.empty(0, np.uint64)
        order = np.argsort(every, kind="stable")
        owners = np.searchsorted(ends, order, "right")
        begins, counts = _places_of(every, order)
        for place, (end, hashes) in enumerate(zip(ends.tolist(), own, strict=True)):
            if len(hashes):
                mine = slice(end - len(hashes), end)
                _follow_up(place, begins[mine], counts[mine], owners, shared[place])
    return [_likest(place, found, signatures) for place, found in enumerate(shared)]


def _places_of(every: Hashes, order: _Places) -> tuple[_Places, _Places]:
    """For each hash where its like begin in the order, and how many they are."""
    ordered = every[order]
    firsts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    counts = np.diff(np.append(firsts, len(ordered)))
    begins, alike = np.empty_like(order), np.empty_like(order)
    begins[order], alike[order] = np.repeat(firsts, counts), np.repeat(counts, counts)
    return begins, alike


def _follow_up(
    place: int, begins: _Places, counts: _Places, owners: _Places, found: dict[int, float]
) -> None:
    """Put into ``found`` the share of a section's pieces that other reports have too, where it is large."""
    shared = counts > 1
    firsts, steps = begins[shared], np.maximum(1, counts[shared] // _MOST_OWNERS)
    looked_at = -(-counts[shared] // steps)
    numbers = np.arange(looked_at.sum()) - np.repeat(np.cumsum(looked_at) - looked_at, looked_at)
    others = owners[np.repeat(firsts, looked_at) + numbers * np.repeat(steps, looked_at)]
    shares = np.bincount(others) / len(counts)
    alike = np.flatnonzero(shares >= _LEAST_SHARED)
    for other, share in zip(alike.tolist(), shares[alike].tolist(), strict=True):
        if other != place:
            found[other] = max(found.get(other, 0.0), share)


def _likest(place: int, found: dict[int, float], signatures: Sequence[Signature]) -> tuple[int, ...]:
    own = signatures[place]
    of_the_year = [
        other
        for other in found
        if signatures[other].year == own.year and signatures[other].organ != own.organ
    ]
    return tuple(sorted(of_the_year, key=lambda other: (-found[other], other))[:MOST])
