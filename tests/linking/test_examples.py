"""The examples' own gold, linked: accounts that are right in themselves come together and stay apart as a reader would have them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.linking import b_cubed, link_gold

GOLD = Path(__file__).parents[2] / "examples" / "hasakah-2020" / "gold"

PRECISION, RECALL = 0.99, 0.84
"""Floors for days, places, parties, kinds and counts alone; the gold gives no wording to compare."""


def test_the_examples_link() -> None:
    """Fifty-five reports of the encounters of 2020: two happenings are hardly ever made one, and most accounts find theirs."""
    linked, keys, _ = link_gold([GOLD])
    precision, recall, _ = b_cubed([tuple(e.id for e in c) for c in linked.clusters], keys)
    assert precision >= PRECISION
    assert recall >= RECALL


def test_neighbours_in_time_and_space_stay_apart() -> None:
    """Neighbours of one another stay apart.

    The road block of 24 August and the collision of 25 August; the clash, the air strike and the stoning of 12 February; and
    the village that came under fire on 17 August, three kilometres from the clash of February.
    """
    linked, keys, _ = link_gold([GOLD])
    apart = (
        {"2020-08-24-qamishli-us-roadblock", "2020-08-25-derik-collision"},
        {"2020-02-12-khirbet-ammu-clash", "2020-02-12-khirbet-ammu-airstrike"},
        {"2020-02-12-khirbet-ammu-clash", "2020-02-12-abu-asi-pelt"},
        {"2020-02-12-khirbet-ammu-clash", "2020-08-17-tal-al-dhahab-fire"},
    )
    for cluster in linked.clusters:
        told = {keys[e.id] for e in cluster}
        assert not any(pair <= told for pair in apart), told


def test_rival_words_for_one_happening_come_together() -> None:
    """An air strike to one newsroom and an exchange of fire to another, on 17 August at Tal al-Dhahab, are one incident."""
    linked, keys, _ = link_gold([GOLD])
    held = [c for c in linked.clusters if any(keys[e.id] == "2020-08-17-tal-al-dhahab-fire" for e in c)]
    kinds = {claim.value for c in held for e in c for claim in e.claims if claim.attribute == "kind"}
    assert max(len(c) for c in held) >= 8
    assert {"airstrike", "exchange_of_fire"} <= kinds
