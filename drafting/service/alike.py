"""Which of many reports may read alike: found by sampled pieces, before they are compared word for word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from drafting.checks.overlaps import COMPARED
from drafting.overlap import LEAST_TEXT, mask, names_of
from drafting.report import AnnualReport
from drafting.shingles import Hashes, points_of, shingles

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
        owners = np.repeat(np.arange(len(own)), [len(hashes) for hashes in own])
        every = np.concatenate(own) if own else np.empty(0, np.uint64)
        order = np.argsort(every, kind="stable")
        every, owners = every[order], owners[order]
        for place, hashes in enumerate(own):
            if len(hashes):
                _follow_up(place, hashes, every, owners, shared[place])
    return [_likest(place, found, signatures) for place, found in enumerate(shared)]


def _follow_up(
    place: int, hashes: Hashes, every: Hashes, owners: NDArray[np.int64], found: dict[int, float]
) -> None:
    """Put into ``found`` the share of a section's pieces that other reports have too, where it is large."""
    begins, ends = np.searchsorted(every, hashes, "left"), np.searchsorted(every, hashes, "right")
    ranges = [
        owners[begin : end : max(1, (end - begin) // _MOST_OWNERS)]
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)
    ]
    shares = np.bincount(np.concatenate(ranges)) / len(hashes)
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
