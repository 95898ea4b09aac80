"""Numbers of a set: those that ledgers hold sketches of, and as alike as the sets are."""

from __future__ import annotations

import random

import pytest

from rashomon.linking.minhash import BANDS, WIDTH, min_hashes


def test_numbers_of_a_set_stay_what_they_are() -> None:
    """As datasketch 2.0.0 gives them (56 permutations, seed 1): sketches of one ledger were made on many days."""
    assert min_hashes({1})[:4].tolist() == [3941254988, 4130371739, 2781730136, 1139055]
    assert min_hashes(range(1, 1001))[:6].tolist() == [6361648, 6770198, 1013780, 1139055, 1442269, 9071185]
    assert min_hashes({1, 0xFFFFFFFF, 0x12345678})[-4:].tolist() == [82163518, 1795765643, 1940002243, 950471931]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_sets_share_as_many_numbers_as_they_are_alike(share: float) -> None:
    drawn = random.Random(3)
    both, alone = int(4000 * share), int(4000 * (1 - share) / 2)
    hashes = drawn.sample(range(1 << 32), both + 2 * alone)
    one, other = hashes[: both + alone], hashes[:both] + hashes[both + alone :]
    equal = (min_hashes(one) == min_hashes(other)).sum() / (BANDS * WIDTH)
    assert equal == pytest.approx(share, abs=0.2)
