"""Shingles: every stretch of ``LEAST_RUN`` characters of a masked text as one number, to be looked up by.

Two different stretches have the same number about once in 2⁶⁴ times: what is found by it is to be compared.
"""

import numpy as np
from numpy.typing import NDArray

from drafting.overlap import LEAST_RUN

Hashes = NDArray[np.uint64]
Points = NDArray[np.uint32]

_BASE = np.uint64(0x9E3779B97F4A7C15)


def points_of(text: str) -> Points:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def shingles(points: Points) -> Hashes:
    """The number of each stretch, by where it begins; none where the text is shorter than one."""
    count = max(len(points) - LEAST_RUN + 1, 0)
    hashes = np.zeros(count, np.uint64)
    for k in range(LEAST_RUN):
        hashes *= _BASE
        hashes += points[k : k + count]
    hashes ^= hashes >> np.uint64(29)
    return hashes
