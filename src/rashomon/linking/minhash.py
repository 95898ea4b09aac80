"""MinHash: a few numbers of a set that two sets share the more of, the more alike they are (Broder 1997).

Each number is the least that a permutation of the 32-bit integers gives to any member. The permutations are `a * h + b` modulo 2^32 with `a` odd, over hashes
that MurmurHash3's finalizer has mixed: the numbers that datasketch 2.0 gives (`affine32`, seed 1), whose package brings SciPy, a seventh of all that
would be installed, to compute the two constants below.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import numpy as np
from numpy.typing import NDArray

BANDS, WIDTH = 28, 2
"""How many bands a sketch has and how many numbers a band is made of: of all schemes with up to 128 numbers the one with the fewest false candidates
and missed pairs, each weighed alike, where sets that share a fifth are sought (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4)."""


def min_hashes(members: Collection[int]) -> NDArray[np.uint32]:
    """`BANDS * WIDTH` numbers of a set of 32-bit hashes, which must not be empty."""
    hashed = np.fromiter(members, dtype=np.uint32, count=len(members))
    hashed ^= hashed >> np.uint32(16)
    hashed *= np.uint32(0x85EBCA6B)
    hashed ^= hashed >> np.uint32(13)
    hashed *= np.uint32(0xC2B2AE35)
    hashed ^= hashed >> np.uint32(16)
    factors, terms = _permutations()
    least: NDArray[np.uint32] = (hashed[:, None] * factors + terms).min(axis=0)
    return least


@cache
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    drawn = np.random.RandomState(1)  # numpy keeps the numbers of this generator as they are (NEP 19)
    factors = drawn.randint(0, 1 << 31, BANDS * WIDTH, dtype=np.uint32) * np.uint32(2) + np.uint32(1)
    return factors, drawn.randint(0, 1 << 32, BANDS * WIDTH, dtype=np.uint32)
